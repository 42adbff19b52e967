import { Select } from 'antd';
import type { Inspection } from '../../api/contract.ts';
import type { Finding } from '../../api/findings.ts';
import { Field } from '../analysis/fields.tsx';
import { useFormats, useText } from '../app/context.ts';
import type { TextKey } from '../text/text.ts';

interface ColumnSelectProps {
  inspection: Inspection;
  label: string;
  value: unknown;
  findings?: readonly Finding[];
  onChange: (column: string | undefined) => void;
}

/** Which column of the file means something, with what its values look like. */
export function ColumnSelect({ inspection, label, value, findings, onChange }: ColumnSelectProps) {
  const text = useText();
  return (
    <Field label={label} findings={findings} hint={<Guess inspection={inspection} column={value} />}>
      {(id, status) => (
        <Select
          id={id} status={status} allowClear showSearch value={value as string | undefined} onChange={onChange} placeholder={text('import.noColumn')}
          options={inspection.fields.map((field) => ({ value: field.name, label: field.name }))}
        />
      )}
    </Field>
  );
}

function Guess({ inspection, column }: { inspection: Inspection; column: unknown }) {
  const text = useText();
  const formats = useFormats();
  const field = inspection.fields.find((one) => one.name === column);
  if (field === undefined) return null;
  const type = text(`fieldType.${field.type}` as TextKey);
  return <>{field.role === null ? type : text('import.guessed', { type, confidence: formats.share(field.confidence) })}</>;
}
