import { PlayCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Params } from '../../api/contract.ts';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import type { Kind } from '../app/workbench.ts';
import { nextAnalysisId } from './datasets.ts';
import { findingsByField } from './findingsByField.ts';
import type { FieldFindings } from './findingsByField.ts';

type Analysis = Params<'analyses.run'>['analysis'];

interface AnalysisCardProps {
  kind: Kind;
  fields: readonly string[];
  /** The analysis as the form stands, under the name it shall have; null while it cannot be run, with `missing` saying why. */
  compose: (id: string) => Analysis | null;
  missing: string | null;
  children: (findings: FieldFindings) => ReactNode;
}

/** The frame of the three analyses: fields, findings at their fields, and the button that starts the job. */
export function AnalysisCard({ kind, fields, compose, missing, children }: AnalysisCardProps) {
  const text = useText();
  const { actions, store } = useBench();
  const [findings, setFindings] = useState<FieldFindings>({});
  const running = useWorkbench((state) => state.jobs.some((job) => job.title === `job.${kind}`));
  const run = async () => {
    const id = nextAnalysisId(store.get().project, kind);
    const analysis = compose(id);
    if (analysis === null) return;
    setFindings({});
    try {
      await actions.runAnalysis(analysis, id);
    } catch (error) {
      setFindings(findingsByField(error, fields));
    }
  };
  return (
    <form
      className="analysis-form" aria-label={text(`kind.${kind}`)}
      onSubmit={(event) => {
        event.preventDefault();
        void actions.attempt(run);
      }}
    >
      <div className="fields">{children(findings)}</div>
      {findings[''] !== undefined && <FindingList findings={findings['']} />}
      <div className="analysis-foot">
        {missing !== null && <div className="field-hint">{missing}</div>}
        <Button type="primary" htmlType="submit" block icon={<PlayCircleOutlined aria-hidden />} disabled={missing !== null} loading={running}>{text('analysis.run')}</Button>
      </div>
    </form>
  );
}
