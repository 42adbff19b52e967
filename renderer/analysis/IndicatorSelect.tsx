import { Select } from 'antd';
import { useMemo } from 'react';
import { useNames, useText, useWorkbench } from '../app/context.ts';
import { indicatorOptions, indicatorsIn } from './indicators.ts';

interface CommonProps {
  id?: string;
  status?: 'error' | 'warning' | '';
  placeholder?: string;
  label?: string;
  size?: 'small';
}

/** The options of every picker of indicators, by service area. */
export function useIndicatorOptions() {
  const text = useText();
  const names = useNames();
  const project = useWorkbench((state) => state.project);
  return useMemo(() => indicatorOptions(indicatorsIn(project), names, text('indicator.otherAreas')), [project, names, text]);
}

const search = { optionFilterProp: ['label', 'value'] };

/** One indicator, or none where `none` says what that means. */
export function IndicatorSelect({ value, onChange, none, label, ...rest }: CommonProps & { value: string | null; onChange: (value: string | null) => void; none?: string }) {
  const options = useIndicatorOptions();
  return (
    <Select
      {...rest} value={value} onChange={(next: string | undefined) => onChange(next ?? null)} options={options} showSearch={search} allowClear={none !== undefined} placeholder={none ?? rest.placeholder} popupMatchSelectWidth={false} aria-label={label}
    />
  );
}

/** Several indicators. */
export function IndicatorsSelect({ value, onChange, label, ...rest }: CommonProps & { value: string[]; onChange: (value: string[]) => void }) {
  const options = useIndicatorOptions();
  return <Select {...rest} mode="multiple" value={value} onChange={onChange} options={options} showSearch={search} aria-label={label} />;
}
