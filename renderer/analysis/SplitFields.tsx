import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, InputNumber, Select } from 'antd';
import type { Finding } from '../../api/findings.ts';
import { useText } from '../app/context.ts';
import { useZones } from '../app/shown.ts';
import { Field } from './fields.tsx';
import { NumberField } from './NumberField.tsx';
import type { SplitForm } from './split.ts';
import { WeightField } from './UnitSelects.tsx';

interface SplitFieldsProps {
  form: SplitForm;
  onChange: (form: SplitForm) => void;
  findings?: readonly Finding[];
}

/** A national or provincial total shared out among the units: by people or a column, some shares set by hand. */
export function SplitFields({ form, onChange, findings }: SplitFieldsProps) {
  const text = useText();
  const zones = useZones('zones');
  const set = (change: Partial<SplitForm>) => onChange({ ...form, ...change });
  const change = (key: number, to: Partial<SplitForm['overrides'][number]>) => set({ overrides: form.overrides.map((one) => (one.key === key ? { ...one, ...to } : one)) });
  return (
    <>
      <Checkbox className="field-wide" checked={form.shared} onChange={(event) => set({ shared: event.target.checked })}>{text('progress.split')}</Checkbox>
      {form.shared && (
        <>
          <NumberField label={text('progress.split.total')} hint={text('progress.split.total.hint')} value={form.total} onChange={(total) => set({ total })} minimum={0.000001} placeholder={text('progress.split.profile')} findings={findings} />
          <WeightField label={text('progress.split.by')} value={form.by} onChange={(by) => set({ by })} />
          <Field wide label={text('progress.split.overrides')} hint={text('progress.split.overrides.hint')}>
            {() => (
              <ul className="override-list">
                {form.overrides.map(({ key, code, percent }) => (
                  <li key={key}>
                    <Select size="small" value={code} onChange={(next) => change(key, { code: next })} showSearch={{ optionFilterProp: ['label', 'value'] }} placeholder={text('level.zones')} aria-label={text('level.zones')} options={zones?.list.map((zone) => ({ value: zone.code, label: zone.name })) ?? []} />
                    <InputNumber size="small" value={percent} min={0} max={100} suffix="%" controls={false} changeOnWheel={false} aria-label={text('progress.split.share')} onChange={(next) => change(key, { percent: next })} />
                    <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={text('progress.split.remove')} onClick={() => set({ overrides: form.overrides.filter((one) => one.key !== key) })} />
                  </li>
                ))}
                <li><Button size="small" type="dashed" block icon={<PlusOutlined aria-hidden />} onClick={() => set({ overrides: [...form.overrides, { key: Math.max(0, ...form.overrides.map((one) => one.key)) + 1, code: null, percent: null }] })}>{text('progress.split.add')}</Button></li>
              </ul>
            )}
          </Field>
        </>
      )}
    </>
  );
}
