import { Checkbox, Input, InputNumber } from 'antd';
import type { Inspection } from '../../api/contract.ts';
import type { Role } from '../../api/recipe.ts';
import { Field } from '../analysis/fields.tsx';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useText } from '../app/context.ts';
import type { TextKey } from '../text/text.ts';
import { AttributesField } from './AttributesField.tsx';
import { ColumnSelect } from './ColumnSelect.tsx';
import { GroupsField } from './GroupsField.tsx';
import { columnsOf, constantOf, CONSTANTS, isRaster } from './roleFields.ts';
import type { Draft } from './draft.ts';

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
  const constantKey = isRaster(inspection) ? undefined : CONSTANTS[role];
  const people = role === 'population' || role === 'otherPopulation';
  return (
    <div className="fields">
      {columnsOf(role, inspection).map(({ key, label, required }) => {
        const title = `${text(`input.${label}` as TextKey)}${required ? ' *' : ''}`;
        const constant = key === constantKey ? constantOf(draft, key) : null;
        if (constant === null) return <ColumnSelect key={key} inspection={inspection} label={title} findings={findings[key]} value={draft[key]} onChange={(column) => set(key, column)} />;
        return (
          <Field key={key} label={title} findings={findings[key]}>
            {(id, status) => <Input id={id} status={status} value={constant} onChange={(event) => set(key, { value: event.target.value })} />}
          </Field>
        );
      })}
      {constantKey !== undefined && (
        <Checkbox className="field-wide" checked={constantOf(draft, constantKey) !== null} onChange={(event) => set(constantKey, event.target.checked ? { value: '' } : undefined)}>{text(`import.constant.${constantKey}`)}</Checkbox>
      )}
      {role === 'zones' && <ColumnSelect inspection={inspection} label={text('input.poor')} findings={findings['tags']} value={(draft['tags'] as Record<string, string> | undefined)?.['poor']} onChange={(column) => set('tags', column === undefined ? undefined : { ...(draft['tags'] as object | undefined), poor: column })} />}
      {role === 'facilities' && <AttributesField draft={draft} options={options} onChange={onChange} findings={findings['attributes'] ?? []} />}
      {people && !isRaster(inspection) && <GroupsField draft={draft} options={options} onChange={onChange} findings={findings['groups'] ?? []} />}
      {people && (
        <Field label={text('input.year')} findings={findings['year']} hint={text('import.yearHint')}>
          {(id, status) => <InputNumber id={id} status={status} value={draft['year'] as number | undefined} min={1900} max={2200} precision={0} controls={false} onChange={(value) => set('year', value ?? undefined)} />}
        </Field>
      )}
    </div>
  );
}
