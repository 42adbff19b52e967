import { Select } from 'antd';
import type { Finding } from '../../api/findings.ts';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { Field } from './fields.tsx';
import { tagsIn } from './indicators.ts';
import { useIndicatorOptions } from './IndicatorSelect.tsx';

interface PickerProps<T> {
  label: string;
  hint?: string;
  value: T;
  onChange: (value: T) => void;
  findings?: readonly Finding[];
  wide?: boolean;
}

/** What the units count with: nothing, people, or a column of an indicator table. */
export function WeightField({ label, hint, value, onChange, findings, wide }: PickerProps<string>) {
  const text = useText();
  const indicators = useIndicatorOptions();
  const people = useWorkbench((state) => state.project?.datasets.some((dataset) => dataset.role === 'population') === true);
  return (
    <Field label={label} hint={hint} findings={findings} wide={wide}>
      {(id, status) => (
        <Select
          id={id} status={status} value={value} onChange={onChange} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: ['label', 'value'] }} aria-label={label}
          options={[
            { value: 'none', label: text('weight.none') }, ...(people ? [{ value: 'population', label: text('weight.population') }] : []),
            { label: text('value.from.indicator'), title: '', options: indicators.flatMap((one) => ('options' in one ? one.options : [one])) },
          ]}
        />
      )}
    </Field>
  );
}

/** Columns that part the units into groups: the unit above, a tag, the beginning of the code, a field of the zones (written by hand), an indicator. */
export function GroupsField({ label, hint, value, onChange, findings, wide = true, single = false }: PickerProps<string[]> & { single?: boolean }) {
  const text = useText();
  const names = useNames();
  const indicators = useIndicatorOptions();
  const project = useWorkbench((state) => state.project);
  const options = [
    { label: text('groups.units'), title: '', options: [{ value: 'parent', label: text('level.parents') }, { value: 'code:4', label: text('groups.code4') }, { value: 'code:2', label: text('groups.code2') }] },
    { label: text('groups.tags'), title: '', options: tagsIn(project).map((tag) => ({ value: tag, label: tag === 'poor' ? text('groups.poor') : names(tag) })) },
    { label: text('value.from.indicator'), title: '', options: indicators.flatMap((one) => ('options' in one ? one.options : [one])) },
  ].filter((group) => group.options.length > 0);
  return (
    <Field label={label} hint={hint} findings={findings} wide={wide}>
      {(id, status) => (
        <Select id={id} mode="tags" status={status} value={value} onChange={(next: string[]) => onChange(single ? next.slice(-1) : next)} options={options} placeholder={text('groups.none')} showSearch={{ optionFilterProp: ['label', 'value'] }} aria-label={label} />
      )}
    </Field>
  );
}

/** A tag of the units. */
export function TagField({ label, hint, value, onChange, findings, wide }: PickerProps<string | null>) {
  const text = useText();
  const names = useNames();
  const tags = tagsIn(useWorkbench((state) => state.project));
  return (
    <Field label={label} hint={hint} findings={findings} wide={wide}>
      {(id, status) => (
        <Select
          id={id} status={status} value={value} onChange={(tag: string | undefined) => onChange(tag ?? null)} allowClear placeholder={tags.includes('poor') || tags.length === 0 ? text('groups.poor') : text('groups.noTag')}
          options={tags.map((tag) => ({ value: tag, label: tag === 'poor' ? text('groups.poor') : names(tag) }))} aria-label={label}
        />
      )}
    </Field>
  );
}
