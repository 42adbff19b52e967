import { Segmented, Select } from 'antd';
import { useMemo } from 'react';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { useAmount } from '../app/amount.ts';
import { useColumnName } from '../app/columnName.ts';
import { indicatorYearsIn } from './datasets.ts';
import { DenominatorFields } from './DenominatorFields.tsx';
import { Field } from './fields.tsx';
import type { FieldFindings } from './findingsByField.ts';
import { IndicatorSelect } from './IndicatorSelect.tsx';
import { rowChoices, valueColumns, valueRuns } from './valueOf.ts';
import type { ValueForm } from './valueOf.ts';

interface ValueFieldProps {
  label: string;
  /** Key of the recipe: `of`, `urban` … */
  field: string;
  value: ValueForm;
  onChange: (value: ValueForm) => void;
  findings: FieldFindings;
  hint?: string;
  /** Only indicators, or with a denominator and a year besides. */
  plain?: boolean;
}

export const VALUE_FIELDS = ['of', 'type', 'limit', 'indicator', 'level'] as const;

/** Which value of the units is meant: an indicator (perhaps per head of some column), or a column of a result. */
export function ValueField({ label, field, value, onChange, findings, hint, plain = false }: ValueFieldProps) {
  const text = useText();
  const names = useNames();
  const amount = useAmount();
  const columnName = useColumnName();
  const project = useWorkbench((state) => state.project);
  const runs = useMemo(() => valueRuns(project), [project]);
  const years = useMemo(() => indicatorYearsIn(project), [project]);
  const run = runs.find((one) => one.analysisId === value.run);
  const choices = run === undefined ? null : rowChoices(project, run);
  const set = (change: Partial<ValueForm>) => onChange({ ...value, ...change });
  const chooseRun = (id: string) => {
    const chosen = runs.find((one) => one.analysisId === id)!;
    const { indicators, limits } = rowChoices(project, chosen);
    set({ run: id, runColumn: valueColumns(chosen)[0], type: null, limit: limits.at(-1) ?? null, indicator: indicators[0] ?? null });
  };
  return (
    <>
      <Field wide label={label} findings={findings[field]} hint={hint}>
        {(id, status) => (
          <>
            {runs.length > 0 && (
              <Segmented
                block value={value.from} onChange={(from) => set({ from })} aria-label={`${label}: ${text('value.from')}`}
                options={(['indicator', 'run'] as const).map((from) => ({ value: from, label: text(`value.from.${from}`) }))}
              />
            )}
            {value.from === 'indicator'
              ? <IndicatorSelect id={id} status={status} value={value.column} onChange={(column) => set({ column })} placeholder={text('value.chooseIndicator')} label={label} />
              : (
                <Select
                  id={id} status={status} value={value.run} onChange={chooseRun} placeholder={text('value.chooseRun')} popupMatchSelectWidth={false} aria-label={label}
                  options={runs.map((one) => ({ value: one.analysisId, label: `${text(`kind.${one.kind}`)} ${one.analysisId}` }))}
                />
              )}
          </>
        )}
      </Field>
      {value.from === 'indicator' && !plain && (
        <>
          <DenominatorFields value={value.denominator} onChange={(denominator) => set({ denominator })} />
          <Field label={text('gaps.year')}>
            {(id) => <Select id={id} value={value.year} onChange={(year: number | undefined) => set({ year: year ?? null })} allowClear placeholder={text('gaps.year.latest')} options={years.map((year) => ({ value: year, label: String(year) }))} />}
          </Field>
        </>
      )}
      {value.from === 'run' && run !== undefined && choices !== null && (
        <>
          <Field wide label={text('value.column')}>
            {(id) => <Select id={id} value={value.runColumn} onChange={(runColumn) => set({ runColumn })} options={valueColumns(run).map((column) => ({ value: column, label: columnName(run.kind, column), title: column }))} />}
          </Field>
          {choices.indicators.length > 0 && (
            <Field wide label={text('gaps.indicator')} findings={findings['indicator']}>
              {(id, status) => <Select id={id} status={status} value={value.indicator} onChange={(indicator) => set({ indicator })} options={choices.indicators.map((one) => ({ value: one, label: names(one) }))} />}
            </Field>
          )}
          {choices.types.length > 0 && (
            <Field label={text('map.facilityType')} findings={findings['type']}>
              {(id, status) => <Select id={id} status={status} value={value.type ?? 'all'} onChange={(type) => set({ type: type === 'all' ? null : type })} popupMatchSelectWidth={false} options={choices.types.map((type) => ({ value: type, label: type === 'all' ? text('type.all') : names(type) }))} />}
            </Field>
          )}
          {choices.limits.length > 0 && (
            <Field label={text('map.limit')} findings={findings['limit']}>
              {(id, status) => <Select id={id} status={status} value={value.limit} onChange={(limit) => set({ limit })} options={choices.limits.map((limit) => ({ value: limit, label: amount(limit, choices.unit) }))} />}
            </Field>
          )}
        </>
      )}
    </>
  );
}
