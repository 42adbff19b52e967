import { AutoComplete, Checkbox, Input, InputNumber, Segmented } from 'antd';
import type { Inspection } from '../../api/contract.ts';
import { Field } from '../analysis/fields.tsx';
import type { FieldFindings } from '../analysis/findingsByField.ts';
import { useText } from '../app/context.ts';
import { AboutIndicators } from './AboutIndicators.tsx';
import { ColumnSelect } from './ColumnSelect.tsx';
import { HEADER_PATTERNS, LAYOUTS, layoutOf, namesIndicator, withLayout, patternOf } from './indicatorLayout.ts';
import type { Layout } from './indicatorLayout.ts';
import type { Draft } from './draft.ts';

interface IndicatorFieldsProps {
  inspection: Inspection;
  draft: Draft;
  onChange: (draft: Draft) => void;
  findings: FieldFindings;
}

/** A table of indicators: how it is laid out, which columns mean what, and what its indicators are. */
export function IndicatorFields({ inspection, draft, onChange, findings }: IndicatorFieldsProps) {
  const text = useText();
  const layout = layoutOf(draft);
  const set = (key: string, value: unknown) => onChange({ ...draft, [key]: value });
  const column = (key: string, label: string) => <ColumnSelect inspection={inspection} label={label} findings={findings[key]} value={draft[key]} onChange={(name) => set(key, name)} />;
  const constantYear = typeof draft['year'] === 'number';
  return (
    <div className="fields">
      <Field wide label={text('input.layout')} hint={text(`layout.${layout}.hint`)}>
        {(id) => <Segmented<Layout> id={id} value={layout} onChange={(next) => onChange(withLayout(draft, next))} aria-label={text('input.layout')} options={LAYOUTS.map((value) => ({ value, label: text(`layout.${value}`) }))} />}
      </Field>
      {column('code', `${text('input.code')} *`)}
      {column('name', text('input.name'))}
      {layout === 'years' ? (
        <Field label={`${text('input.columns')} *`} findings={findings['columns']} hint={text('import.columnsHint')}>
          {(id, status) => <AutoComplete id={id} status={status} value={patternOf(draft)} onChange={(pattern: string) => set('columns', pattern)} options={HEADER_PATTERNS.map((value) => ({ value, label: value }))} />}
        </Field>
      ) : constantYear ? (
        <Field label={text('input.year')} findings={findings['year']}>
          {(id, status) => <InputNumber id={id} status={status} value={draft['year'] as number} onChange={(value) => set('year', value ?? undefined)} min={1900} max={2200} precision={0} controls={false} />}
        </Field>
      ) : column('year', text('input.year'))}
      {namesIndicator(draft) && (
        <Field label={`${text('input.indicatorName')} *`} findings={findings['value']}>
          {(id, status) => <Input id={id} status={status} value={(draft['value'] as string | undefined) ?? ''} onChange={(event) => set('value', event.target.value)} />}
        </Field>
      )}
      {layout === 'long' && column('indicator', `${text('input.indicator')} *`)}
      {layout === 'long' && column('value', `${text('input.value')} *`)}
      {layout !== 'years' && <Checkbox className="field-wide" checked={constantYear} onChange={(event) => set('year', event.target.checked ? 2020 : undefined)}>{text('import.constantYear')}</Checkbox>}
      <AboutIndicators inspection={inspection} draft={draft} onChange={onChange} findings={findings['about'] ?? []} />
    </div>
  );
}
