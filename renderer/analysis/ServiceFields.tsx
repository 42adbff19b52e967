import { Select } from 'antd';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { facilityTypesIn } from './datasets.ts';
import { Field } from './fields.tsx';

interface ServiceFieldsProps {
  /** Service areas, and indicators that are in none. */
  keys: readonly string[];
  value: Readonly<Record<string, string[]>>;
  onChange: (value: Record<string, string[]>) => void;
}

/** Which facilities provide what the indicators are about, area by area. */
export function ServiceFields({ keys, value, onChange }: ServiceFieldsProps) {
  const text = useText();
  const names = useNames();
  const project = useWorkbench((state) => state.project);
  const options = facilityTypesIn(project).map((type) => ({ value: type, label: names(type) }));
  return keys.map((key, i) => {
    const label = `${text('overview.services')}${text('list.colon')}${names(key)}`;
    return (
      <Field key={key} wide label={label} hint={i === 0 ? text('overview.services.hint') : undefined}>
        {(id) => (
          <Select
            id={id} mode="multiple" value={value[key] ?? []} options={options} placeholder={text('rules.bind.asProfile')} aria-label={label}
            onChange={(types: string[]) => onChange(Object.fromEntries([...Object.entries(value).filter(([other]) => other !== key), ...(types.length === 0 ? [] : [[key, types] as const])]))}
          />
        )}
      </Field>
    );
  });
}
