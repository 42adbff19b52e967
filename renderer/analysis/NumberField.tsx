import { InputNumber } from 'antd';
import type { ReactNode } from 'react';
import type { Finding } from '../../api/findings.ts';
import { Field } from './fields.tsx';

interface NumberFieldProps {
  label: string;
  hint?: ReactNode;
  value: number | null;
  onChange: (value: number | null) => void;
  minimum?: number;
  maximum?: number;
  suffix?: string;
  /** What holds while the field is empty. */
  placeholder?: string;
  wide?: boolean;
  findings?: readonly Finding[];
}

/** A number that may be left empty; what holds then is printed in the field. */
export function NumberField({ label, hint, value, onChange, minimum, maximum, suffix, placeholder, wide, findings }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} wide={wide} findings={findings}>
      {(id, status) => <InputNumber id={id} status={status} value={value} min={minimum} max={maximum} suffix={suffix} placeholder={placeholder} controls={false} changeOnWheel={false} onChange={onChange} />}
    </Field>
  );
}
