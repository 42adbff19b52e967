import { InputNumber } from 'antd';
import type { Finding } from '../../api/findings.ts';
import { useText } from '../app/context.ts';
import type { Denominator } from './denominator.ts';
import { Field } from './fields.tsx';
import { IndicatorSelect } from './IndicatorSelect.tsx';

interface DenominatorFieldsProps {
  value: Denominator;
  onChange: (value: Denominator) => void;
  findings?: readonly Finding[];
}

/** A denominator out of any column (resident people, registered people, an age band), and the number of people the value is given for. */
export function DenominatorFields({ value, onChange, findings }: DenominatorFieldsProps) {
  const text = useText();
  return (
    <>
      <Field label={text('value.per')} findings={findings} hint={text('value.per.hint')}>
        {(id, status) => <IndicatorSelect id={id} status={status} value={value.per} onChange={(per) => onChange({ ...value, per })} none={text('value.per.none')} label={text('value.per')} />}
      </Field>
      {value.per !== null && (
        <Field label={text('value.times')}>
          {(id) => <InputNumber id={id} value={value.times} min={0.000001} controls={false} changeOnWheel={false} placeholder="1" onChange={(times) => onChange({ ...value, times })} />}
        </Field>
      )}
    </>
  );
}
