import { Select } from 'antd';
import { useMemo, useState } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import type { TextKey } from '../text/text.ts';
import { useShownRun } from '../app/shownRun.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { benchmarkOf, isWeighted, NATIONAL } from './benchmark.ts';
import type { BenchmarkKind } from './benchmark.ts';
import { BenchmarkFields } from './BenchmarkFields.tsx';
import { indicatorNamesIn, indicatorYearsIn } from './datasets.ts';
import { Field } from './fields.tsx';
import { earlierIndicators, gapIndicatorOf, USUAL_INDICATOR } from './gapIndicator.ts';
import type { IndicatorForm } from './gapIndicator.ts';
import { IndicatorRow } from './IndicatorRow.tsx';
import { IndicatorSelect, IndicatorsSelect } from './IndicatorSelect.tsx';
import { NumberField } from './NumberField.tsx';
import { NumberList } from './NumberList.tsx';
import { TagField } from './UnitSelects.tsx';

/** 差距: which counties stand below the benchmark, by how much, and how many people that is. */
export function GapsForm() {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const names = useMemo(() => indicatorNamesIn(project), [project]);
  const years = useMemo(() => indicatorYearsIn(project), [project]);
  const shown = useShownRun('gaps');
  const earlier = useMemo(() => earlierIndicators(project?.runs ?? []), [project]);
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [forms, setForms] = useState<Record<string, IndicatorForm>>({});
  const [benchmark, setBenchmark] = useState(NATIONAL);
  const [weight, setWeight] = useState<string | null | undefined>(undefined);
  const [year, setYear] = useState<number | null>(null);
  const [near, setNear] = useState<number | null>(null);
  const [severity, setSeverity] = useState<number[]>([]);
  const [tag, setTag] = useState<string | null>(null);

  // What is on the screen is where to begin.
  const columns = chosen ?? ((shown?.analysis['indicators'] ?? []) as { column: string }[]).map(({ column }) => column).filter((column, at, all) => names.includes(column) && all.indexOf(column) === at);
  const formOf = (column: string) => forms[column] ?? earlier[column] ?? USUAL_INDICATOR;
  const people = weight === undefined ? earlierWeight(project?.runs ?? []) : weight;
  const against = benchmarkOf(benchmark);
  const missing = names.length === 0 ? text('gaps.needs')
    : columns.length === 0 ? text('gaps.chooseIndicators')
    : against === null ? text(needsOf(benchmark.kind))
    : isWeighted(benchmark) && people === null ? text('gaps.needsWeight') : null;
  return (
    <AnalysisCard
      kind="gaps" fields={['indicators', 'benchmark', 'weight', 'year', 'near', 'severity', 'tag']} missing={missing}
      compose={(id) => (against === null ? null : {
        id, kind: 'gaps', indicators: columns.map((column) => gapIndicatorOf(column, formOf(column), benchmark.kind === 'target')), benchmark: against,
        ...(people === null ? {} : { weight: people }), ...(year === null ? {} : { year }), ...(near === null ? {} : { near: near / 100 }),
        ...(severity.length === 0 ? {} : { severity: severity.map((percent) => percent / 100) }), ...(tag === null ? {} : { tag }),
      })}
    >
      {(findings) => (
        <>
          <Field wide label={text('gaps.indicators')} findings={findings['indicators']}>
            {(id, status) => <IndicatorsSelect id={id} status={status} value={columns} onChange={setChosen} placeholder={text('gaps.chooseIndicators')} label={text('gaps.indicators')} />}
          </Field>
          {columns.map((column) => <IndicatorRow key={column} column={column} form={formOf(column)} onChange={(form) => setForms({ ...forms, [column]: form })} target={benchmark.kind === 'target' ? { profile: benchmark.profile } : undefined} />)}
          <BenchmarkFields form={benchmark} onChange={setBenchmark} findings={findings['benchmark']} />
          <Field wide label={text('gaps.weight')} findings={findings['weight']} hint={text(isWeighted(benchmark) ? 'gaps.weight.weighted' : 'gaps.weight.people')}>
            {(id, status) => <IndicatorSelect id={id} status={status} value={people} onChange={setWeight} none={text('gaps.weight.none')} label={text('gaps.weight')} />}
          </Field>
          <Field label={text('gaps.year')} findings={findings['year']}>
            {(id, status) => <Select id={id} status={status} value={year} onChange={(next: number | undefined) => setYear(next ?? null)} allowClear placeholder={text('gaps.year.latest')} options={years.map((option) => ({ value: option, label: String(option) }))} />}
          </Field>
          <NumberField label={text('gaps.near')} hint={text('gaps.near.hint')} value={near} onChange={setNear} minimum={0} maximum={100} suffix="%" placeholder={text('gaps.near.none')} findings={findings['near']} />
          <NumberList label={text('gaps.severity')} hint={text('gaps.severity.hint')} value={severity} onChange={setSeverity} range={[0.01, 1000]} unit="%" placeholder={text('gaps.severity.none')} findings={findings['severity']} />
          <TagField wide label={text('gaps.tag')} value={tag} onChange={setTag} findings={findings['tag']} />
        </>
      )}
    </AnalysisCard>
  );
}

/** Column of people of the newest gap run that had one. */
function earlierWeight(runs: readonly { kind: string; analysis: Record<string, unknown> }[]): string | null {
  const weight = runs.findLast((run) => run.kind === 'gaps' && typeof run.analysis['weight'] === 'string')?.analysis['weight'];
  return typeof weight === 'string' ? weight : null;
}

/** What to say while a benchmark is not complete. */
function needsOf(kind: BenchmarkKind): TextKey {
  return kind === 'value' ? 'gaps.needsValue' : kind === 'target' ? 'profile.choose' : kind === 'counterpart' ? 'gaps.needsCounterpart' : 'gaps.needsGroup';
}
