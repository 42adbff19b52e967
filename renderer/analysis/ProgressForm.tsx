import { Checkbox, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import { AnalysisCard } from './AnalysisCard.tsx';
import { indicatorYearsIn } from './datasets.ts';
import { denominatorKeys, NO_DENOMINATOR } from './denominator.ts';
import { DenominatorFields } from './DenominatorFields.tsx';
import { Field } from './fields.tsx';
import { IndicatorSelect } from './IndicatorSelect.tsx';
import { MoreFields } from './MoreFields.tsx';
import { NumberField } from './NumberField.tsx';
import { ProfileIndicatorSelect } from './ProfileIndicatorSelect.tsx';
import { ProfileSelect } from './ProfileSelect.tsx';
import { SplitFields } from './SplitFields.tsx';
import { NO_SPLIT, splitOf } from './split.ts';

const RARER = ['per', 'times', 'baseline', 'year'] as const;

/** 目标进度: from the baseline to the target, on the line or behind it, and how many years are left. */
export function ProgressForm() {
  const text = useText();
  const project = useWorkbench((state) => state.project);
  const years = useMemo(() => indicatorYearsIn(project), [project]);
  const [column, setColumn] = useState<string | null>(null);
  const [denominator, setDenominator] = useState(NO_DENOMINATOR);
  const [direction, setDirection] = useState<'higher' | 'lower'>('higher');
  const [chosenBaselineYear, setBaselineYear] = useState<number | null>(null);
  const [targetYear, setTargetYear] = useState<number | null>(null);
  const [by, setBy] = useState<'value' | 'profile'>('value');
  const [target, setTarget] = useState<number | null>(null);
  const [profile, setProfile] = useState<string | null>(null);
  const [targetIndicator, setTargetIndicator] = useState<string | null>(null);
  const [baseline, setBaseline] = useState<number | null>(null);
  const [year, setYear] = useState<number | null>(null);
  const [cumulative, setCumulative] = useState(false);
  const [split, setSplit] = useState(NO_SPLIT);
  const baselineYear = chosenBaselineYear ?? years.at(-1) ?? null;
  const shared = cumulative ? splitOf(split) : null;
  const aim = by === 'value' ? target : profile === null ? null : (`target:${profile}` as const);
  const missing = column === null ? text('value.needs') : baselineYear === null || targetYear === null ? text('progress.needsYears') : targetYear <= baselineYear ? text('progress.needsOrder') : aim === null && shared === null ? text('progress.needsTarget') : null;
  return (
    <AnalysisCard
      kind="progress" fields={['column', 'direction', 'baselineYear', 'targetYear', 'target', 'targetIndicator', 'cumulative', 'split', ...RARER]} missing={missing}
      compose={(id) => (column === null || baselineYear === null || targetYear === null ? null : {
        id, kind: 'progress', column, ...denominatorKeys(denominator), direction, baselineYear, targetYear, ...(aim === null ? {} : { target: aim }), ...(by === 'profile' && targetIndicator !== null ? { targetIndicator } : {}), ...(baseline === null ? {} : { baseline }), ...(year === null ? {} : { year }),
        ...(cumulative ? { cumulative } : {}), ...(shared === null ? {} : { split: shared }),
      })}
    >
      {(findings) => (
        <>
          <Field wide label={text('value.of')} findings={findings['column']}>
            {(id, status) => <IndicatorSelect id={id} status={status} value={column} onChange={setColumn} placeholder={text('value.chooseIndicator')} label={text('value.of')} />}
          </Field>
          <Field wide label={text('gaps.direction')} findings={findings['direction']}>
            {(id) => <Segmented id={id} block value={direction} onChange={setDirection} aria-label={text('gaps.direction')} options={(['higher', 'lower'] as const).map((one) => ({ value: one, label: text(`gaps.direction.${one}`) }))} />}
          </Field>
          <Field label={text('progress.baselineYear')} findings={findings['baselineYear']}>
            {(id, status) => <Select id={id} status={status} value={baselineYear} onChange={setBaselineYear} options={years.map((one) => ({ value: one, label: String(one) }))} />}
          </Field>
          <NumberField label={text('progress.targetYear')} value={targetYear} onChange={(next) => setTargetYear(next === null ? null : Math.round(next))} minimum={1900} maximum={2200} findings={findings['targetYear']} />
          <Field wide label={text('progress.target')} findings={findings['target']}>
            {(id) => <Segmented id={id} block value={by} onChange={setBy} aria-label={text('progress.target')} options={(['value', 'profile'] as const).map((one) => ({ value: one, label: text(`progress.target.${one}`) }))} />}
          </Field>
          {by === 'value'
            ? <NumberField wide label={text('progress.targetValue')} value={target} onChange={setTarget} />
            : (
              <>
                <Field wide label={text('profile.one')}>{(id) => <ProfileSelect id={id} value={profile} onChange={setProfile} />}</Field>
                <Field wide label={text('gaps.target')} findings={findings['targetIndicator']}>{(id, status) => <ProfileIndicatorSelect id={id} status={status} profile={profile} value={targetIndicator} onChange={setTargetIndicator} placeholder={text('gaps.target.hint', { column: column ?? '' })} />}</Field>
              </>
            )}
          <Checkbox className="field-wide" checked={cumulative} onChange={(event) => setCumulative(event.target.checked)}>{text('progress.cumulative')}</Checkbox>
          {cumulative && <SplitFields form={split} onChange={setSplit} findings={findings['split']} />}
          <MoreFields label={text('more')} said={[baseline === null ? text('progress.more.ownBaseline') : text('progress.more.baseline', { value: baseline }), year === null ? text('gaps.year.latest') : String(year)].join(' · ')} wrong={RARER.some((field) => findings[field] !== undefined)}>
            <DenominatorFields value={denominator} onChange={setDenominator} findings={findings['per']} />
            <NumberField label={text('progress.baseline')} hint={text('progress.baseline.hint')} value={baseline} onChange={setBaseline} placeholder={text('progress.baseline.own')} findings={findings['baseline']} />
            <Field label={text('progress.year')} findings={findings['year']}>
              {(id, status) => <Select id={id} status={status} value={year} onChange={(next: number | undefined) => setYear(next ?? null)} allowClear placeholder={text('gaps.year.latest')} options={years.map((one) => ({ value: one, label: String(one) }))} />}
            </Field>
          </MoreFields>
        </>
      )}
    </AnalysisCard>
  );
}
