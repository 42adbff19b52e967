import { InputNumber, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { indicatorNamesIn, indicatorYearsIn } from './datasets.ts';
import { Field } from './fields.tsx';

type Benchmark = 'national' | 'weighted-mean' | 'mean' | 'value';
type Direction = 'higher' | 'lower';

const BENCHMARKS: readonly Benchmark[] = ['national', 'weighted-mean', 'mean', 'value'];

/** 差距: which counties stand below the benchmark, by how much, and how many people that is. */
export function GapsForm() {
  const text = useText();
  const nameOf = useNames();
  const project = useWorkbench((state) => state.project);
  const names = useMemo(() => indicatorNamesIn(project), [project]);
  const years = useMemo(() => indicatorYearsIn(project), [project]);
  const earlier = useMemo(() => earlierDirections(project?.runs ?? []), [project]);
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [directions, setDirections] = useState<Record<string, Direction>>({});
  const [benchmark, setBenchmark] = useState<Benchmark>('national');
  const [value, setValue] = useState<number | null>(null);
  const [weight, setWeight] = useState<string | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [near, setNear] = useState<number | null>(null);

  const columns = chosen ?? (Object.keys(earlier).length > 0 ? names.filter((name) => name in earlier) : []);
  const directionOf = (column: string) => directions[column] ?? earlier[column] ?? 'higher';
  const missing = names.length === 0 ? text('gaps.needs')
    : columns.length === 0 ? text('gaps.chooseIndicators')
    : benchmark === 'value' && value === null ? text('gaps.needsValue')
    : benchmark === 'weighted-mean' && weight === null ? text('gaps.needsWeight') : null;
  return (
    <AnalysisCard
      kind="gaps" fields={['indicators', 'benchmark', 'weight', 'year', 'near']} missing={missing}
      compose={(id) => ({
        id, kind: 'gaps', indicators: columns.map((column) => ({ column, direction: directionOf(column) })),
        benchmark: benchmark === 'value' ? { value: value! } : benchmark,
        ...(weight !== null && benchmark === 'weighted-mean' ? { weight } : {}), ...(year === null ? {} : { year }), ...(near === null ? {} : { near: near / 100 }),
      })}
    >
      {(findings) => (
        <>
          <Field wide label={text('gaps.indicators')} findings={findings['indicators']}>
            {(id, status) => <Select id={id} mode="multiple" status={status} value={columns} onChange={setChosen} options={names.map((name) => ({ value: name, label: nameOf(name) }))} placeholder={text('gaps.chooseIndicators')} />}
          </Field>
          {columns.map((column) => (
            <div className="direction-row" key={column}>
              <span title={column}>{nameOf(column)}</span>
              <Segmented
                size="small" value={directionOf(column)} onChange={(direction) => setDirections({ ...directions, [column]: direction })} aria-label={`${column} ${text('gaps.direction')}`}
                options={(['higher', 'lower'] as const).map((direction) => ({ value: direction, label: text(`gaps.direction.${direction}`) }))}
              />
            </div>
          ))}
          <Field wide label={text('gaps.benchmark')} findings={findings['benchmark']} hint={text(`gaps.benchmark.${benchmark}.hint`)}>
            {(id, status) => <Select id={id} status={status} value={benchmark} onChange={setBenchmark} options={BENCHMARKS.map((option) => ({ value: option, label: text(`gaps.benchmark.${option}`) }))} />}
          </Field>
          {benchmark === 'value' && (
            <Field label={text('gaps.value')} findings={findings['benchmark']}>{(id, status) => <InputNumber id={id} status={status} value={value} onChange={setValue} controls={false} />}</Field>
          )}
          {benchmark === 'weighted-mean' && (
            <Field label={text('gaps.weight')} findings={findings['weight']}>
              {(id, status) => <Select id={id} status={status} value={weight} onChange={setWeight} options={names.map((name) => ({ value: name, label: nameOf(name) }))} />}
            </Field>
          )}
          <Field label={text('gaps.year')} findings={findings['year']}>
            {(id, status) => <Select id={id} status={status} value={year} onChange={setYear} allowClear placeholder={text('gaps.year.latest')} options={years.map((option) => ({ value: option, label: String(option) }))} />}
          </Field>
          <Field label={text('gaps.near')} findings={findings['near']} hint={text('gaps.near.hint')}>
            {(id, status) => <InputNumber id={id} status={status} value={near} onChange={setNear} min={0} max={100} suffix="%" placeholder={text('gaps.near.none')} controls={false} />}
          </Field>
        </>
      )}
    </AnalysisCard>
  );
}

/** Directions the newest gap runs were given: a planner states them once. */
function earlierDirections(runs: readonly { kind: string; analysis: Record<string, unknown> }[]): Record<string, Direction> {
  const known: Record<string, Direction> = {};
  for (const run of runs) {
    if (run.kind !== 'gaps') continue;
    for (const { column, direction } of run.analysis['indicators'] as { column: string; direction: Direction }[]) known[column] = direction;
  }
  return known;
}
