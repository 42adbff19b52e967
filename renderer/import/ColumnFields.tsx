import { Checkbox, Input, InputNumber, Select } from 'antd';
import type { Inspection } from '../../api/contract.ts';
import type { Role } from '../../api/recipe.ts';
import { Field } from '../analysis/fields.tsx';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useFormats, useText } from '../app/context.ts';
import type { TextKey } from '../text/text.ts';
import { GroupsField } from './GroupsField.tsx';
import { columnsOf, isRaster } from './roleFields.ts';
import type { Draft } from './roleFields.ts';

interface ColumnFieldsProps {
  role: Role;
  inspection: Inspection;
  draft: Draft;
  onChange: (draft: Draft) => void;
  findings: FieldFindings;
}

/** Which column means what, for the chosen role, and the few facts about the file no column holds. */
export function ColumnFields({ role, inspection, draft, onChange, findings }: ColumnFieldsProps) {
  const text = useText();
  const set = (key: string, value: unknown) => onChange({ ...draft, [key]: value });
  const options = inspection.fields.map((field) => ({ value: field.name, label: field.name }));
  const constantType = typeof draft['type'] === 'object' && draft['type'] !== null;
  const constantYear = typeof draft['year'] === 'number';
  return (
    <div className="fields">
      {columnsOf(role, inspection).map(({ key, required }) => (
        <Field key={key} label={`${text(`input.${key}` as TextKey)}${required ? ' *' : ''}`} findings={findings[key]} hint={<Guess inspection={inspection} column={draft[key]} />}>
          {(id, status) =>
            key === 'type' && constantType ? <Input id={id} status={status} value={(draft['type'] as { value: string }).value} onChange={(event) => set('type', { value: event.target.value })} />
            : key === 'year' && constantYear ? <InputNumber id={id} status={status} value={draft['year'] as number} onChange={(value) => set('year', value ?? undefined)} controls={false} />
            : <Select id={id} status={status} allowClear showSearch value={draft[key] as string | undefined} onChange={(value: string | undefined) => set(key, value)} options={options} placeholder={text('import.noColumn')} />}
        </Field>
      ))}
      {role === 'facilities' && !isRaster(inspection) && (
        <Checkbox className="field-wide" checked={constantType} onChange={(event) => set('type', event.target.checked ? { value: '' } : undefined)}>{text('import.constantType')}</Checkbox>
      )}
      {role === 'indicators' && (
        <Checkbox className="field-wide" checked={constantYear} onChange={(event) => set('year', event.target.checked ? 2020 : undefined)}>{text('import.constantYear')}</Checkbox>
      )}
      {role === 'zones' && (
        <Field label={text('input.poor')} findings={findings['tags']} hint={text('import.poorHint')}>
          {(id, status) => (
            <Select
              id={id} status={status} allowClear showSearch options={options} placeholder={text('import.noColumn')} value={(draft['tags'] as Record<string, string> | undefined)?.['poor']}
              onChange={(value: string | undefined) => set('tags', value === undefined ? undefined : { ...(draft['tags'] as object | undefined), poor: value })}
            />
          )}
        </Field>
      )}
      {(role === 'population' || role === 'otherPopulation') && !isRaster(inspection) && <GroupsField draft={draft} options={options} onChange={onChange} findings={findings['groups'] ?? []} />}
      {(role === 'population' || role === 'otherPopulation') && (
        <Field label={text('input.year')} findings={findings['year']} hint={text('import.yearHint')}>
          {(id, status) => <InputNumber id={id} status={status} value={draft['year'] as number | undefined} min={1900} max={2200} precision={0} controls={false} onChange={(value) => set('year', value ?? undefined)} />}
        </Field>
      )}
    </div>
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
