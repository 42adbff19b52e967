import { Select } from 'antd';
import { useText } from '../app/context.ts';
import type { PartForm } from './composite.ts';
import { Field } from './fields.tsx';

/** Saaty's scale: 1 alike, 9 extremely more; the reverses below 1. */
const SCALE = [1 / 9, 1 / 7, 1 / 5, 1 / 3, 1, 3, 5, 7, 9];
const written = (value: number) => (value >= 1 ? String(value) : `1/${Math.round(1 / value)}`);

interface JudgementTableProps {
  parts: readonly PartForm[];
  nameOf: (part: PartForm) => string;
  judgements: Readonly<Record<string, number>>;
  onChange: (judgements: Record<string, number>) => void;
}

/** Pairwise comparisons of the analytic hierarchy process, one line per pair. */
export function JudgementTable({ parts, nameOf, judgements, onChange }: JudgementTableProps) {
  const text = useText();
  const pairs = parts.flatMap((a, i) => parts.slice(i + 1).map((b) => ({ a, b, key: `${a.key} ${b.key}` })));
  return (
    <Field wide label={text('composite.judgements')} hint={text('composite.judgements.hint')}>
      {() => (
        <ul className="judgements">
          {pairs.map(({ a, b, key }) => (
            <li key={key}>
              <span title={nameOf(a)}>{nameOf(a)}</span>
              <Select size="small" value={judgements[key] ?? 1} onChange={(value) => onChange({ ...judgements, [key]: value })} aria-label={text('composite.judgement', { a: nameOf(a), b: nameOf(b) })} options={SCALE.map((value) => ({ value, label: written(value) }))} />
              <span title={nameOf(b)}>{nameOf(b)}</span>
            </li>
          ))}
        </ul>
      )}
    </Field>
  );
}
