import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useNames, useText } from '../app/context.ts';
import { DenominatorFields } from './DenominatorFields.tsx';
import { Field } from './fields.tsx';
import type { IndicatorForm } from './gapIndicator.ts';
import { NumberField } from './NumberField.tsx';
import { ProfileIndicatorSelect } from './ProfileIndicatorSelect.tsx';

interface IndicatorRowProps {
  column: string;
  form: IndicatorForm;
  onChange: (form: IndicatorForm) => void;
  /** The benchmark is the target of a profile: its id, null while none is chosen; absent for other benchmarks. */
  target?: { profile: string | null };
}

/** One chosen indicator: its good direction; behind the dots its denominator, small numbers and what meets the benchmark. */
export function IndicatorRow({ column, form, onChange, target }: IndicatorRowProps) {
  const text = useText();
  const names = useNames();
  const [open, setOpen] = useState(false);
  const set = (change: Partial<IndicatorForm>) => onChange({ ...form, ...change });
  const { per, times } = form.denominator;
  const divided = per === null ? '' : `/ ${names(per)}${times === null ? '' : ` × ${times}`}`;
  return (
    <div className="indicator-row field-wide">
      <div className="direction-row">
        <span title={column}>{names(column)}<small>{divided}</small></span>
        <Segmented
          size="small" value={form.direction} onChange={(direction) => set({ direction })} aria-label={`${names(column)} ${text('gaps.direction')}`}
          options={(['higher', 'lower'] as const).map((direction) => ({ value: direction, label: text(`composite.direction.${direction}`), title: text(`gaps.direction.${direction}`) }))}
        />
        <Button type="text" size="small" icon={<EllipsisOutlined aria-hidden />} aria-expanded={open} aria-label={text('gaps.indicator.more', { name: names(column) })} title={text('gaps.indicator.moreHint')} onClick={() => setOpen(!open)} />
      </div>
      {target !== undefined && <ProfileIndicatorSelect profile={target.profile} value={form.target} onChange={(indicator) => set({ target: indicator })} placeholder={text('gaps.target.hint', { column })} />}
      {open && (
        <div className="fields indicator-details">
          <DenominatorFields value={form.denominator} onChange={(denominator) => set({ denominator })} />
          {per !== null && (
            <>
              <NumberField label={text('gaps.pool')} hint={text('gaps.pool.hint')} value={form.pool} onChange={(pool) => set({ pool: pool === null ? null : Math.round(pool) })} minimum={2} maximum={20} suffix={text('unit.years')} placeholder={text('gaps.pool.none')} />
              <NumberField label={text('gaps.hideBelow')} hint={text('gaps.hideBelow.hint')} value={form.hideBelow} onChange={(hideBelow) => set({ hideBelow })} minimum={0.000001} placeholder={text('gaps.hideBelow.none')} />
              <Field label={text('gaps.interval')}>
                {(id) => <Select id={id} value={form.interval} allowClear placeholder={text('gaps.interval.none')} onChange={(interval: 'poisson' | 'wilson' | undefined) => set({ interval: interval ?? null })} options={(['poisson', 'wilson'] as const).map((value) => ({ value, label: text(`gaps.interval.${value}`) }))} />}
              </Field>
            </>
          )}
          <Field label={text('gaps.operator')}>
            {(id) => <Select id={id} value={form.operator} allowClear placeholder={text(target !== undefined ? 'gaps.operator.profile' : form.direction === 'higher' ? 'gaps.operator.higher' : 'gaps.operator.lower')} onChange={(operator: IndicatorForm['operator'] | undefined) => set({ operator: operator ?? null })} options={(['>=', '>', '<=', '<'] as const).map((value) => ({ value, label: text(`operator.${value}`) }))} />}
          </Field>
        </div>
      )}
    </div>
  );
}
