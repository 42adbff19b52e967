import { InputNumber, Select } from 'antd';
import { decayWeights } from '../../geo/measures/decay.ts';
import { useFormats, useText } from '../app/context.ts';
import { decayOf } from './decay.ts';
import type { DecayForm, DecayKind } from './decay.ts';
import { Field } from './fields.tsx';
import type { FieldFindings } from './findingsByField.ts';
import { NumberList } from './NumberList.tsx';

interface DecayFieldsProps {
  form: DecayForm;
  onChange: (form: DecayForm) => void;
  findings: FieldFindings;
  /** Does the method do without? */
  optional: boolean;
  /** In `unit`, the unit of the model's costs. */
  limit: number;
  unit: 'minutes' | 'meters' | 'cost';
}

const KINDS: readonly DecayKind[] = ['gaussian', 'exponential', 'power', 'steps'];

/** How the worth of a trip falls with its cost, and what that comes to at the limit. */
export function DecayFields({ form, onChange, findings, optional, limit, unit }: DecayFieldsProps) {
  const text = useText();
  const formats = useFormats();
  const decay = decayOf(form, limit);
  const [half, whole] = decay === null || Number.isNaN(limit) || (decay.kind === 'steps' && decay.limits.length !== decay.weights.length) ? [] : decayWeights(Float64Array.of(limit / 2, limit), decay);
  const rounded = (weight: number) => formats.figure(Number(weight.toPrecision(2)));
  const weights = half === undefined ? undefined : text('access.decay.weights', { half: rounded(half), limit: rounded(whole) });
  const unitName = text(`costUnit.${unit}`);
  const number = (key: 'beta' | 'sigma' | 'exponent' | 'minimumCost', value: number, hint: string, suffix?: string) => (
    <Field label={text(`access.${key}`)} findings={findings[key]} hint={hint}>
      {(id, status) => (
        <InputNumber id={id} status={status} value={value} min={key === 'exponent' ? -10 : 1e-9} max={key === 'exponent' ? -0.01 : 1e9} suffix={suffix} controls={false} changeOnWheel={false} onChange={(next) => next !== null && onChange({ ...form, [key]: next })} />
      )}
    </Field>
  );
  return (
    <>
      <Field label={text('access.decay')} findings={findings['decay']} hint={weights}>
        {(id, status) => (
          <Select
            id={id} status={status} value={form.kind} onChange={(kind: DecayForm['kind']) => onChange({ ...form, kind })}
            options={[...(optional ? (['none'] as const) : []), ...KINDS].map((kind) => ({ value: kind, label: text(`access.decay.${kind}`) }))}
          />
        )}
      </Field>
      {decay?.kind === 'gaussian' && number('sigma', decay.sigma, form.sigma === null ? text('access.decay.suggested') : '', unitName)}
      {decay?.kind === 'exponential' && number('beta', decay.beta, form.beta === null ? text('access.decay.suggested') : '', `1/${unitName}`)}
      {decay?.kind === 'power' && number('exponent', decay.exponent, '')}
      {decay?.kind === 'power' && number('minimumCost', decay.minimumCost!, text('access.decay.powerHint'), unitName)}
      {decay?.kind === 'steps' && (
        <>
          <NumberList label={text('access.stepLimits')} unit={unitName} value={decay.limits} range={[1e-9, 1e9]} onChange={(stepLimits) => onChange({ ...form, stepLimits })} hint={form.stepLimits === null ? text('access.decay.luo') : undefined} />
          <NumberList
            label={text('access.stepWeights')} value={decay.weights} range={[0, 1e9]} ascending={false} onChange={(stepWeights) => onChange({ ...form, stepWeights })}
            hint={decay.limits.length === decay.weights.length ? undefined : text('access.decay.wrong')}
          />
        </>
      )}
    </>
  );
}
