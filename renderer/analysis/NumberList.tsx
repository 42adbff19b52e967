import { Select } from 'antd';
import type { Finding } from '../../api/findings.ts';
import { Field } from './fields.tsx';

interface NumberListProps {
  label: string;
  hint?: string;
  value: readonly number[];
  onChange: (value: number[]) => void;
  /** What is outside this range is not taken. */
  range: readonly [minimum: number, maximum: number];
  whole?: boolean;
  /** Kept ascending; weights keep the order they are typed in. */
  ascending?: boolean;
  unit?: string;
  placeholder?: string;
  findings?: readonly Finding[];
}

/** Several numbers as tags. */
export function NumberList({ label, hint, value, onChange, range: [minimum, maximum], whole = false, ascending = true, unit, placeholder, findings }: NumberListProps) {
  const take = (typed: readonly (string | number)[]) => {
    const numbers = typed.map(Number).filter((n) => n >= minimum && n <= maximum && (!whole || Number.isInteger(n)));
    onChange(ascending ? [...new Set(numbers)].sort((a, b) => a - b) : numbers);
  };
  return (
    <Field wide label={label} hint={hint} findings={findings}>
      {(id, status) => (
        <Select
          id={id} mode="tags" status={status} value={value.map(String)} tokenSeparators={[',', '，', ' ', '、']} open={false} suffixIcon={unit === undefined ? null : <span className="unit">{unit}</span>}
          placeholder={placeholder} onChange={take} aria-label={label}
        />
      )}
    </Field>
  );
}
