import { Select } from 'antd';
import { useProfileNames } from '../app/profiles.ts';
import { useText } from '../app/context.ts';

interface ProfileSelectProps {
  id?: string;
  status?: 'error' | 'warning' | '';
  value: string | null;
  onChange: (id: string | null) => void;
}

/** One standards profile, by title and version. */
export function ProfileSelect({ id, status, value, onChange }: ProfileSelectProps) {
  const text = useText();
  const profiles = useProfileNames();
  return <Select id={id} status={status} value={value} onChange={(next: string) => onChange(next)} options={profiles.map((profile) => ({ value: profile.id, label: profile.label, title: profile.label }))} placeholder={text('profile.choose')} popupMatchSelectWidth={false} aria-label={text('profile.one')} />;
}
