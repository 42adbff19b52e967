import { InputNumber, Select } from 'antd';
import { useId } from 'react';
import type { ReactNode } from 'react';
import type { Finding } from '../../api/findings.ts';
import { PARAMETERS } from '../../api/parameters.ts';
import type { ParameterDefinition, ParameterId } from '../../api/parameters.ts';
import { useText, useWorkbench } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';

interface FieldProps {
  label: string;
  /** Where the value comes from, or what it means: the small line below. */
  hint?: ReactNode;
  findings?: readonly Finding[];
  wide?: boolean;
  children: (id: string, status: 'error' | 'warning' | '') => ReactNode;
}

/** A labelled field with its hint and the findings that are to be mended here. */
export function Field({ label, hint, findings = [], wide = false, children }: FieldProps) {
  const id = useId();
  return (
    <div className={wide ? 'field field-wide' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {children(id, statusOf(findings))}
      {hint !== undefined && <div className="field-hint">{hint}</div>}
      {findings.length > 0 && <FindingList findings={findings} />}
    </div>
  );
}

/** A remark does not make a field wrong, a question only doubtful. */
function statusOf(findings: readonly Finding[]): 'error' | 'warning' | '' {
  return findings.some((finding) => finding.severity === 'error') ? 'error' : findings.some((finding) => finding.severity === 'question') ? 'warning' : '';
}

/** Source of a default, and whether the value still is that default. */
export function ParameterSource({ id, value, onReset }: { id: ParameterId; value: number | readonly number[]; onReset: () => void }) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const definition: ParameterDefinition = PARAMETERS[id];
  const unchanged = [value].flat().join() === String(definition.default);
  if (unchanged) return <>{text('parameter.default', { source: definition.source[language] })}</>;
  return (
    <>
      {text('parameter.changed')}{' '}
      <button type="button" className="link" onClick={onReset}>{text('parameter.reset', { value: definition.default })}</button>
    </>
  );
}

interface NumberParameterProps {
  id: ParameterId;
  label: string;
  value: number;
  onChange: (value: number) => void;
  findings?: readonly Finding[];
}

/** A policy value: number, unit, range and the source of its default. */
export function NumberParameter({ id, label, value, onChange, findings }: NumberParameterProps) {
  const text = useText();
  const definition: ParameterDefinition = PARAMETERS[id];
  return (
    <Field label={label} findings={findings} hint={<ParameterSource id={id} value={value} onReset={() => onChange(definition.default)} />}>
      {(field, status) => (
        <InputNumber
          id={field} status={status} value={value} min={definition.minimum} max={definition.maximum} suffix={definition.unit === '1' ? undefined : text(`unit.${definition.unit}`)}
          onChange={(next) => next !== null && onChange(next)} changeOnWheel={false} controls={false}
        />
      )}
    </Field>
  );
}

interface BandsProps {
  /** `limits`: of a matrix, in its own `unit`. */
  id: 'minutes' | 'radiusMeters' | 'limits';
  unit?: 'minutes' | 'meters' | 'cost';
  label: string;
  value: number[];
  onChange: (value: number[]) => void;
  suggestions: readonly number[];
  findings?: readonly Finding[];
}

/** One or several limits: numbers as tags, kept ascending; what is no number in range is not taken. */
export function Bands({ id, unit = id === 'radiusMeters' ? 'meters' : 'minutes', label, value, onChange, suggestions, findings }: BandsProps) {
  const text = useText();
  const definition: Pick<ParameterDefinition, 'minimum' | 'maximum'> = id === 'limits' ? { minimum: Number.MIN_VALUE, maximum: Number.MAX_VALUE } : PARAMETERS[id];
  const take = (typed: readonly (string | number)[]) => {
    const numbers = [...new Set(typed.map(Number))].filter((n) => n >= definition.minimum && n <= definition.maximum).sort((a, b) => a - b);
    if (numbers.length > 0) onChange(numbers);
  };
  return (
    <Field
      wide label={label} findings={findings}
      hint={id === 'minutes' ? <ParameterSource id={id} value={value} onReset={() => onChange([PARAMETERS.minutes.default])} /> : text(id === 'limits' ? 'travel.limits.hint' : 'parameter.radiusGiven')}
    >
      {(field, status) => (
        <Select
          id={field} mode="tags" status={status} value={value.map(String)} tokenSeparators={[',', '，', ' ', '、']} suffixIcon={<span className="unit">{unit === 'cost' ? '' : text(unit === 'meters' ? 'unit.m' : 'unit.min')}</span>}
          options={suggestions.map((n) => ({ value: String(n), label: String(n) }))} onChange={take} aria-label={label}
        />
      )}
    </Field>
  );
}
