import { DeleteOutlined } from '@ant-design/icons';
import { Button, Empty, Popconfirm, Tooltip } from 'antd';
import { useId, useState } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import type { Finding } from '../../api/findings.ts';
import { CheckBadge } from './CheckBadge.tsx';
import { useBench, useFormats, useText, useWorkbench } from './context.ts';
import { FindingList } from './FindingList.tsx';
import { GroupHead } from './GroupHead.tsx';
import { groupOfKind, KIND_GROUP_NAMES } from './workbench.ts';
import type { KindGroup } from './workbench.ts';

/** 结果: every stored run, newest first, in the three groups; the group of the result on the screen is unfolded. A click shows a run. */
export function RunSection() {
  const text = useText();
  const formats = useFormats();
  const id = useId();
  const runs = useWorkbench((state) => state.project?.runs);
  const current = useWorkbench((state) => groupOfKind(state.kind));
  const [unfolded, setUnfolded] = useState<Partial<Record<KindGroup, boolean>>>({});
  if (runs === undefined || runs.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text('runs.empty')} />;
  return (
    <div className="runs">
      {KIND_GROUP_NAMES.map((group) => {
        const members = runs.filter((run) => groupOfKind(run.kind) === group);
        if (members.length === 0) return null;
        const open = unfolded[group] ?? group === current;
        return (
          <section key={group} className="analysis-group">
            <GroupHead group={group} open={open} controls={`${id}-${group}`} note={formats.count(members.length)} onToggle={() => setUnfolded({ ...unfolded, [group]: !open })} />
            {open && <ul id={`${id}-${group}`}>{[...members].reverse().map((run) => <RunItem key={run.id} run={run} />)}</ul>}
          </section>
        );
      })}
    </div>
  );
}

function RunItem({ run }: { run: RunInfo }) {
  const text = useText();
  const formats = useFormats();
  const { actions } = useBench();
  const active = useWorkbench((state) => state.shown[run.kind] === run.id);
  const front = useWorkbench((state) => state.kind === run.kind);
  return (
    <li className={active ? (front ? 'run run-active' : 'run run-shown') : 'run'}>
      <button type="button" aria-pressed={active} onClick={() => actions.show(run)}>
        <span title={run.analysisId}><b>{text(`kind.${run.kind}`)}</b> {run.analysisId}</span>
        <small>{run.basis.model === null ? '' : `${text(`travel.model.${run.basis.model}`)} · `}{formats.moment(run.createdAt)} · {formats.seconds(run.computeSeconds)}</small>
      </button>
      {run.notes.length > 0 && (
        <Tooltip placement="right" classNames={{ root: 'note-tooltip' }} title={<FindingList findings={run.notes as Finding[]} />}>
          <span className="run-notes" role="note" tabIndex={0} aria-label={text('data.notes', { count: run.notes.length })}>{run.notes.length}</span>
        </Tooltip>
      )}
      <CheckBadge checks={run.checks} short />
      <Popconfirm title={text('runs.removeAsk')} okText={text('data.remove')} cancelText={text('cancel')} onConfirm={() => void actions.removeRun(run.id)}>
        <Button type="text" size="small" icon={<DeleteOutlined aria-hidden />} aria-label={text('runs.remove', { id: run.analysisId })} />
      </Popconfirm>
    </li>
  );
}
