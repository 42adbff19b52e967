import { Checkbox, Select } from 'antd';
import type { Finding } from '../../api/findings.ts';
import { useText } from '../app/context.ts';
import { BENCHMARK_KINDS } from './benchmark.ts';
import type { BenchmarkForm, BenchmarkKind } from './benchmark.ts';
import { DenominatorFields } from './DenominatorFields.tsx';
import { Field } from './fields.tsx';
import { IndicatorSelect } from './IndicatorSelect.tsx';
import { NumberField } from './NumberField.tsx';
import { ProfileSelect } from './ProfileSelect.tsx';
import { GroupsField } from './UnitSelects.tsx';

interface BenchmarkFieldsProps {
  form: BenchmarkForm;
  onChange: (form: BenchmarkForm) => void;
  findings?: readonly Finding[];
  kinds?: readonly BenchmarkKind[];
}

/** What the values are held against, and whether a mean of it is weighted. */
export function BenchmarkFields({ form, onChange, findings, kinds = BENCHMARK_KINDS }: BenchmarkFieldsProps) {
  const text = useText();
  const set = (change: Partial<BenchmarkForm>) => onChange({ ...form, ...change });
  return (
    <>
      <Field wide label={text('gaps.benchmark')} findings={findings} hint={text(`gaps.benchmark.${form.kind}.hint`)}>
        {(id, status) => <Select id={id} status={status} value={form.kind} onChange={(kind) => set({ kind })} options={kinds.map((kind) => ({ value: kind, label: text(`gaps.benchmark.${kind}`) }))} />}
      </Field>
      {form.kind === 'value' && <NumberField label={text('gaps.value')} value={form.value} onChange={(value) => set({ value })} />}
      {form.kind === 'group' && (
        <>
          <GroupsField single label={text('gaps.group')} value={form.group === null ? [] : [form.group]} onChange={([group = null]: (string | null)[]) => set({ group })} />
          <Checkbox className="field-wide" checked={form.weighted} onChange={(event) => set({ weighted: event.target.checked })}>{text('gaps.group.weighted')}</Checkbox>
        </>
      )}
      {form.kind === 'counterpart' && (
        <>
          <Field wide label={text('gaps.counterpart')}>
            {(id) => <IndicatorSelect id={id} value={form.column} onChange={(column) => set({ column })} placeholder={text('value.chooseIndicator')} label={text('gaps.counterpart')} />}
          </Field>
          <DenominatorFields value={form.denominator} onChange={(denominator) => set({ denominator })} />
        </>
      )}
      {form.kind === 'target' && <Field wide label={text('profile.one')}>{(id) => <ProfileSelect id={id} value={form.profile} onChange={(profile) => set({ profile })} />}</Field>}
    </>
  );
}
