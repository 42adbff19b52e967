import { Select } from 'antd';
import { useText, useWorkbench } from '../app/context.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { useProfile, wordsIn } from '../app/profiles.ts';

interface ProfileIndicatorSelectProps {
  id?: string;
  status?: 'error' | 'warning' | '';
  profile: string | null;
  value: string | null;
  onChange: (indicator: string | null) => void;
  /** What is looked for while none is chosen. */
  placeholder: string;
}

/** An indicator of a profile by its name, with its target; those without a printed target are told. */
export function ProfileIndicatorSelect({ id, status, profile, value, onChange, placeholder }: ProfileIndicatorSelectProps) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const stored = useProfile(profile);
  const target = (one: { value: number | null } | null, operator: string) => (one === null || one.value === null ? text('profile.missing') : `${operatorSign(operator)} ${one.value}`);
  return (
    <Select
      id={id} status={status} value={value} allowClear placeholder={placeholder} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: ['label', 'value'] }} aria-label={text('gaps.target')} onChange={(next: string | undefined) => onChange(next ?? null)}
      options={stored?.indicators.map((one) => ({ value: one.id, title: one.id, label: `${wordsIn(language, one.name)} · ${one.cumulative === null ? target(one.target, one.operator) : `${operatorSign(one.cumulative.operator ?? one.operator)} ${one.cumulative.value}`}` })) ?? []}
    />
  );
}
