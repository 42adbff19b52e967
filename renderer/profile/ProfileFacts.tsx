import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { OrMissing } from './Missing.tsx';

export interface ProfilePartProps {
  profile: Profile;
  /** Takes a changed profile; null while it is only looked at. */
  onChange: ((profile: Profile) => void) | null;
}

/** What the document is: title, number, issuer, dates, status, where it was taken from. */
export function ProfileFacts({ profile, onChange }: ProfilePartProps) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const { title, id, version, documentNumber, issuer, issued, period, status, source, note } = profile;
  const input = (label: string, value: string, set: (value: string) => Partial<Profile>) => (onChange === null ? value : <Input size="small" value={value} aria-label={label} onChange={(event) => onChange({ ...profile, ...set(event.target.value) })} />);
  const orNull = (value: string) => (value.trim() === '' ? null : value);
  const rows: { name: string; value: ReactNode }[] = [
    { name: text('profile.name'), value: onChange === null ? wordsIn(language, title) : input(text('profile.name'), title.zh, (zh) => ({ title: { ...title, zh } })) },
    { name: text('profile.id'), value: onChange === null ? id : input(text('profile.id'), id, (value) => ({ id: value.trim() })) },
    { name: text('profile.versionName'), value: input(text('profile.versionName'), version, (value) => ({ version: value })) },
    { name: text('profile.document'), value: onChange === null ? documentNumber : input(text('profile.document'), documentNumber ?? '', (value) => ({ documentNumber: orNull(value) })) },
    { name: text('profile.issuer'), value: issuer === null ? null : wordsIn(language, issuer) },
    { name: text('profile.issued'), value: onChange === null ? issued : input(text('profile.issued'), issued ?? '', (value) => ({ issued: orNull(value) })) },
    { name: text('profile.period'), value: period === null ? null : `${period.from}–${period.to ?? ''}` },
    { name: text('profile.status'), value: onChange === null ? text(`profile.status.${status}`) : <Select size="small" value={status} aria-label={text('profile.status')} onChange={(value) => onChange({ ...profile, status: value })} options={(['in-force', 'superseded', 'draft'] as const).map((value) => ({ value, label: text(`profile.status.${value}`) }))} /> },
    { name: text('profile.source'), value: [wordsIn(language, source.reference), source.page].filter((part) => part !== null).join(' · ') },
    { name: text('profile.page'), value: source.page },
    { name: text('profile.note'), value: onChange === null ? (note === null ? '—' : wordsIn(language, note)) : input(text('profile.note'), note?.zh ?? '', (zh) => ({ note: zh.trim() === '' ? null : { ...note, zh } })) },
  ];
  return (
    <dl className="profile-facts">
      {rows.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd><OrMissing>{value}</OrMissing></dd></div>)}
    </dl>
  );
}
