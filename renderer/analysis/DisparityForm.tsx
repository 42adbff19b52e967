import { Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { PARAMETERS } from '../../api/parameters.ts';
import type { DisparityAnalysis } from '../../api/valueAnalyses.ts';
import { useAmount } from '../app/amount.ts';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { useShownRun } from '../app/shownRun.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { benchmarkOf, isWeighted, NATIONAL } from './benchmark.ts';
import type { BenchmarkForm } from './benchmark.ts';
import { BenchmarkFields } from './BenchmarkFields.tsx';
import { Field } from './fields.tsx';
import { MoreFields } from './MoreFields.tsx';
import { NumberField } from './NumberField.tsx';
import { TagField, WeightField } from './UnitSelects.tsx';
import { VALUE_FIELDS, ValueField } from './ValueField.tsx';
import { NO_VALUE, rowChoices, rowKeys, valueOf } from './valueOf.ts';

const KINDS = ['mean', 'weighted-mean', 'national', 'value'] as const;

/** 三类差距: town against country, prefecture against prefecture, tagged units against the average. */
export function DisparityForm() {
  const text = useText();
  const names = useNames();
  const amount = useAmount();
  const project = useWorkbench((state) => state.project);
  const coverages = useMemo(() => (project?.runs ?? []).filter((run) => run.kind === 'coverage'), [project]);
  const [chosenBy, setBy] = useState<'coverage' | 'values' | null>(null);
  const shown = useShownRun('coverage');
  const [chosenCoverage, setCoverage] = useState<string | null>(null);
  const [chosenRows, setRows] = useState<{ type: string | null; limit: number | null } | null>(null);
  const [group, setGroup] = useState<string | null>(null);
  const [value, setValue] = useState(NO_VALUE);
  const [urban, setUrban] = useState(NO_VALUE);
  const [rural, setRural] = useState(NO_VALUE);
  const [direction, setDirection] = useState<'higher' | 'lower'>('higher');
  const [weight, setWeight] = useState('none');
  const [chosenBenchmark, setBenchmark] = useState<BenchmarkForm | null>(null);
  const [tolerance, setTolerance] = useState<number | null>(null);
  const [tag, setTag] = useState<string | null>(null);
  const benchmark = chosenBenchmark ?? { ...NATIONAL, kind: weight === 'none' ? ('mean' as const) : ('weighted-mean' as const) };
  const by = chosenBy ?? (coverages.length > 0 ? 'coverage' : 'values');
  const coverage = chosenCoverage ?? shown?.analysisId ?? null;
  const run = coverages.find((one) => one.analysisId === coverage);
  const choices = run === undefined ? null : rowChoices(project, run);
  const rows = chosenRows ?? { type: null, limit: choices?.limits.find((limit) => limit === PARAMETERS.minutes.default) ?? choices?.limits.at(-1) ?? null };
  const groups = (project?.datasets.findLast(({ role }) => role === 'population')?.meta['groups'] ?? []) as string[];
  const [of, town, country] = [valueOf(value), valueOf(urban), valueOf(rural)];
  const against = benchmarkOf(benchmark) as DisparityAnalysis['benchmark'] | null;
  const missing = by === 'coverage' ? (coverage === null ? text('disparity.needsCoverage') : null) : of === null && (town === null || country === null) ? text('disparity.needsValues') : (town === null) !== (country === null) ? text('disparity.needsBoth') : null;
  return (
    <AnalysisCard
      kind="disparity" fields={[...VALUE_FIELDS, 'urban', 'rural', 'coverage', 'group', 'direction', 'weight', 'benchmark', 'tolerance', 'tag']}
      missing={missing ?? (against === null ? text('gaps.needsValue') : isWeighted(benchmark) && weight === 'none' ? text('gaps.needsWeight') : null)}
      compose={(id) => ({
        id, kind: 'disparity',
        ...(by === 'coverage'
          ? { coverage: coverage!, ...(rows.type === null ? {} : { type: rows.type }), ...(rows.limit === null ? {} : { limit: rows.limit }), ...(group === null ? {} : { group }) }
          : { ...(of === null ? {} : { of, ...rowKeys(value) }), ...(town === null || country === null ? {} : { urban: town, rural: country }), direction }),
        ...(weight === 'none' ? {} : { weight }), ...(against === null ? {} : { benchmark: against }), ...(tolerance === null ? {} : { tolerance: tolerance / 100 }), ...(tag === null ? {} : { tag }),
      })}
    >
      {(findings) => (
        <>
          <Field wide label={text('disparity.by')} hint={text(`disparity.by.${by}.hint`)}>
            {(id) => <Segmented id={id} block value={by} onChange={setBy} aria-label={text('disparity.by')} options={(['coverage', 'values'] as const).map((one) => ({ value: one, label: text(`disparity.by.${one}`) }))} />}
          </Field>
          {by === 'coverage' ? (
            <>
              <Field wide label={text('disparity.coverage')} findings={findings['coverage']}>
                {(id, status) => <Select id={id} status={status} value={coverage} placeholder={text('value.chooseRun')} onChange={(next) => { setCoverage(next); setRows(null); }} options={coverages.map((one) => ({ value: one.analysisId, label: one.analysisId }))} />}
              </Field>
              {choices !== null && choices.types.length > 0 && (
                <Field label={text('map.facilityType')} findings={findings['type']}>
                  {(id, status) => <Select id={id} status={status} value={rows.type ?? 'all'} popupMatchSelectWidth={false} onChange={(type) => setRows({ ...rows, type: type === 'all' ? null : type })} options={choices.types.map((type) => ({ value: type, label: type === 'all' ? text('type.all') : names(type) }))} />}
                </Field>
              )}
              {choices !== null && choices.limits.length > 0 && (
                <Field label={text('map.limit')} findings={findings['limit']}>
                  {(id, status) => <Select id={id} status={status} value={rows.limit} onChange={(limit) => setRows({ ...rows, limit })} options={choices.limits.map((limit) => ({ value: limit, label: amount(limit, choices.unit) }))} />}
                </Field>
              )}
              <Field label={text('overview.group')} findings={findings['group']}>
                {(id, status) => <Select id={id} status={status} value={group} allowClear placeholder={names('urban')} onChange={(next: string | undefined) => setGroup(next ?? null)} options={groups.map((one) => ({ value: one, label: names(one) }))} />}
              </Field>
            </>
          ) : (
            <>
              <ValueField plain field="urban" label={text('disparity.urban')} value={urban} onChange={setUrban} findings={findings} />
              <ValueField plain field="rural" label={text('disparity.rural')} value={rural} onChange={setRural} findings={findings} />
              <ValueField plain field="of" label={text('disparity.of')} hint={text('disparity.of.hint')} value={value} onChange={setValue} findings={findings} />
              <Field wide label={text('gaps.direction')} findings={findings['direction']}>
                {(id) => <Segmented id={id} block value={direction} onChange={setDirection} aria-label={text('gaps.direction')} options={(['higher', 'lower'] as const).map((one) => ({ value: one, label: text(`gaps.direction.${one}`) }))} />}
              </Field>
            </>
          )}
          <WeightField wide label={text('equity.weight')} hint={text(weight === 'none' ? 'equity.weight.none' : 'equity.weight.some')} value={weight} onChange={setWeight} findings={findings['weight']} />
          <NumberField label={text('disparity.tolerance')} hint={text('disparity.tolerance.hint')} value={tolerance} onChange={setTolerance} minimum={0} maximum={100} suffix="%" placeholder={text('gaps.near.none')} findings={findings['tolerance']} />
          <TagField label={text('gaps.tag')} value={tag} onChange={setTag} findings={findings['tag']} />
          <MoreFields label={text('more')} said={text('disparity.more', { benchmark: text(`gaps.benchmark.${benchmark.kind}`) })} wrong={findings['benchmark'] !== undefined}>
            <BenchmarkFields form={benchmark} onChange={setBenchmark} findings={findings['benchmark']} kinds={KINDS} />
          </MoreFields>
        </>
      )}
    </AnalysisCard>
  );
}
