import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Finding } from '../../../api/findings.ts';
import { Field } from '../../analysis/fields.tsx';
import { useText } from '../../app/context.ts';
import { FindingList } from '../../app/FindingList.tsx';
import { useFaults } from './faults.ts';

interface EditProps<T> {
  /** Where the value stands in the profile: `rules[3].threshold`. */
  place: string;
  label: string;
  hint?: ReactNode;
  wide?: boolean;
  value: T;
  onChange: (value: T) => void;
}

/** A field of a draft with the faults of its places; what is merely blank is told in the words of a form. */
export function EditField({ places, label, hint, wide, children }: { places: readonly string[]; label: string; hint?: ReactNode; wide?: boolean; children: (id: string, status: 'error' | '', onBlur: () => void) => ReactNode }) {
  const text = useText();
  const [wasLeft, setWasLeft] = useState(false);
  const findings = useFaults(places, wasLeft);
  const isBlank = findings.some(({ code }) => code === 'recipe.missing-key');
  const told: Finding[] = findings.filter(({ code }) => code !== 'recipe.missing-key');
  return (
    <Field label={label} wide={wide} hint={hint}>
      {(id) => (
        <>
          {children(id, findings.length > 0 ? 'error' : '', () => setWasLeft(true))}
          {isBlank && <div className="edit-required" role="alert">{text('edit.required')}</div>}
          {told.length > 0 && <FindingList findings={told} />}
        </>
      )}
    </Field>
  );
}

export function TextEdit({ place, label, hint, wide, value, onChange, placeholder, disabled }: EditProps<string> & { placeholder?: string; disabled?: boolean }) {
  return (
    <EditField places={[place]} label={label} hint={hint} wide={wide}>
      {(id, status, onBlur) => <Input id={id} size="small" status={status} value={value} placeholder={placeholder} disabled={disabled} onBlur={onBlur} onChange={(event) => onChange(event.target.value)} />}
    </EditField>
  );
}

interface Words { zh: string; en?: string }

/** Chinese and English side by side. Both empty is null where the document need not say it (`isOptional`). */
export function WordsEdit<T extends Words>({ place, label, hint, value, onChange, isOptional = false, blank }: Omit<EditProps<T | null>, 'wide'> & { isOptional?: boolean; blank: T }) {
  const text = useText();
  const words: Words = value ?? blank;
  const put = ({ zh, en }: Words) => {
    if (isOptional && zh === '' && (en ?? '') === '') return onChange(null);
    const { en: _, ...rest } = { ...blank, ...value };
    onChange({ ...rest, zh, ...(en === undefined || en === '' ? {} : { en }) } as T);
  };
  const rows = { minRows: 1, maxRows: 4 };
  return (
    <EditField places={[place, `${place}.zh`, `${place}.en`]} label={label} hint={hint} wide>
      {(id, status, onBlur) => (
        <div className="edit-words">
          <Input.TextArea id={id} size="small" status={status} autoSize={rows} value={words.zh} placeholder={text(isOptional ? 'edit.zh.missing' : 'edit.zh')} onBlur={onBlur} onChange={(event) => put({ ...words, zh: event.target.value })} />
          <Input.TextArea size="small" autoSize={rows} value={words.en ?? ''} placeholder={text('edit.en')} aria-label={`${label} English`} onBlur={onBlur} onChange={(event) => put({ ...words, en: event.target.value })} />
        </div>
      )}
    </EditField>
  );
}

/** A number; empty is null, which a number that has to be there is told of. */
export function NumberEdit({ place, label, hint, wide, value, onChange, placeholder, suffix }: EditProps<number | null> & { placeholder?: string; suffix?: string }) {
  return (
    <EditField places={[place]} label={label} hint={hint} wide={wide}>
      {(id, status, onBlur) => <InputNumber id={id} size="small" status={status} value={value} placeholder={placeholder} suffix={suffix} controls={false} changeOnWheel={false} onBlur={onBlur} onChange={onChange} />}
    </EditField>
  );
}

/** One of a closed list; with `none` it may be left out. */
export function ChoiceEdit<T extends string>({ place, label, hint, wide, value, onChange, options, none }: EditProps<T | null> & { options: readonly { value: T; label: string }[]; none?: string }) {
  const text = useText();
  return (
    <EditField places={[place]} label={label} hint={hint} wide={wide}>
      {(id, status, onBlur) => (
        <Select id={id} size="small" status={status} value={value === '' ? null : value} allowClear={none !== undefined} placeholder={none ?? text('edit.choose')} popupMatchSelectWidth={false} showSearch={options.length > 10 ? { optionFilterProp: ['label', 'value'] } : false} options={[...options]} onBlur={onBlur} onChange={(next: T | undefined) => onChange(next ?? null)} />
      )}
    </EditField>
  );
}

/** Several of a list; with `isFree` also what is not in it, typed or pasted. Empty is undefined. */
export function SeveralEdit({ place, label, hint, wide, value, onChange, options, isFree = false, placeholder }: EditProps<string[] | undefined> & { options: readonly { value: string; label: string }[]; isFree?: boolean; placeholder?: string }) {
  const count = value?.length ?? 0;
  return (
    <EditField places={[place, ...Array.from({ length: count }, (_, i) => `${place}[${i}]`)]} label={label} hint={hint} wide={wide}>
      {(id, status, onBlur) => (
        <Select
          id={id} size="small" mode={isFree ? 'tags' : 'multiple'} status={status} value={value ?? []} placeholder={placeholder} tokenSeparators={isFree ? SEPARATORS : undefined} showSearch={{ optionFilterProp: ['label', 'value'] }} popupMatchSelectWidth={false}
          options={[...options]} onBlur={onBlur} onChange={(next: string[]) => onChange(next.length === 0 ? undefined : next.map((one) => one.trim()).filter((one) => one !== ''))}
        />
      )}
    </EditField>
  );
}

/** What keeps pasted words apart. */
const SEPARATORS = [',', '，', '、', ';', '；', ' ', '\t', '\n', '\r'];

export function FlagEdit({ label, value, onChange, hint }: { label: string; value: boolean; onChange: (value: boolean) => void; hint?: string }) {
  return <div className="field edit-flag"><Checkbox checked={value} onChange={(event) => onChange(event.target.checked)}>{label}</Checkbox>{hint !== undefined && <div className="field-hint">{hint}</div>}</div>;
}

/** Fields that belong together, under a heading. */
export function EditGroup({ title, extra, children }: { title: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className="edit-group">
      <legend>{title}{extra}</legend>
      <div className="edit-grid">{children}</div>
    </fieldset>
  );
}
