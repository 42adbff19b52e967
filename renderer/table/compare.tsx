import { Select } from 'antd';
import { useMemo } from 'react';
import type { RunInfo } from '../../api/contract.ts';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { facilityTypesOf, figuresOf, limitsOf, nearestLimit } from '../app/coverage.ts';
import type { UnitFigures } from '../app/coverage.ts';
import { useLimitName } from '../app/limitName.ts';
import { useRunStamp } from '../app/shownRun.ts';
import type { CoverageShown } from '../app/shown.ts';
import { useTypeName } from '../app/typeName.ts';
import { useAnswer } from '../app/useAnswer.ts';
import type { Level } from '../app/workbench.ts';

/** Another run beside the one on the screen, cut to what is nearest to it. */
export interface Compared {
  run: RunInfo;
  byCode: Map<string, UnitFigures>;
  /** Which type and limit of the other run stand in the table. */
  note: string;
}

/** The run chosen for comparison, null while none is: same facility type where it has it, and the same limit, else its nearest. */
export function useCompared(coverage: CoverageShown, level: Level): Compared | null {
  const text = useText();
  const limitName = useLimitName();
  const typeName = useTypeName();
  const wanted = useWorkbench((state) => state.comparedTo);
  const runs = useWorkbench((state) => state.project?.runs);
  const run = runs?.find((one) => one.id === wanted && one.kind === 'coverage' && one.id !== coverage.run.id) ?? null;
  const table = run?.tables.some((one) => one.name === (level === 'zones' ? 'main' : level)) === true ? (level === 'zones' ? 'main' : level) : null;
  const answer = useAnswer('runs.rows', run === null || table === null ? null : { id: run.id, table }, useRunStamp(run));
  return useMemo(() => {
    if (run === null || answer === null) return null;
    const types = facilityTypesOf(answer);
    const limits = limitsOf(answer);
    if (types.length === 0) return null;
    const type = types.includes(coverage.type) ? coverage.type : types[0];
    const limit = limits[nearestLimit(limits, coverage.limit)];
    const note = text('compare.note', { run: run.analysisId, type: typeName(type, run), limit: limitName(limit) });
    return { run, byCode: new Map(figuresOf(answer, type, limit).map((unit) => [unit.code, unit])), note };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the naming functions are new at every rendering and change with `text` only
  }, [run, answer, coverage, text]);
}

/** Which other coverage run stands beside the one on the screen. */
export function ComparePicker({ shown }: { shown: RunInfo }) {
  const text = useText();
  const { store } = useBench();
  const comparedTo = useWorkbench((state) => state.comparedTo);
  const runs = useWorkbench((state) => state.project?.runs) ?? [];
  const others = runs.filter((run) => run.kind === 'coverage' && run.id !== shown.id);
  if (others.length === 0) return null;
  const name = (run: RunInfo) => `${run.analysisId} · ${text(`travel.model.${run.basis.model ?? 'radius'}`)}${run.basis.speedKmh === null ? '' : ` ${run.basis.speedKmh} ${text('unit.km/h')}`}`;
  return (
    <Select
      size="small" className="compare-picker" allowClear placeholder={text('compare.with')} aria-label={text('compare.with')} popupMatchSelectWidth={false}
      value={others.some((run) => run.id === comparedTo) ? comparedTo : null} onChange={(value: number | undefined) => store.set({ comparedTo: value ?? null })}
      options={[...others].reverse().map((run) => ({ value: run.id, label: name(run) }))}
    />
  );
}
