import type { ReactNode } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { OrMissing } from './Missing.tsx';

/** What the document is: title, number, issuer, dates, status, where it was taken from. */
export function ProfileFacts({ profile }: { profile: Profile }) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const { title, id, version, documentNumber, issuer, issued, published, period, status, source, note, areas } = profile;
  const rows: { name: string; value: ReactNode }[] = [
    { name: text('profile.name'), value: wordsIn(language, title) },
    { name: text('profile.id'), value: id },
    { name: text('profile.versionName'), value: version },
    { name: text('profile.document'), value: documentNumber },
    { name: text('profile.issuer'), value: issuer === null ? null : wordsIn(language, issuer) },
    { name: text('profile.issued'), value: issued },
    { name: text('edit.published'), value: published },
    { name: text('profile.period'), value: period === null ? null : `${period.from}–${period.to ?? text('edit.to.open')}` },
    { name: text('profile.status'), value: text(`profile.status.${status}`) },
    { name: text('profile.source'), value: wordsIn(language, source.reference) },
    { name: text('profile.page'), value: source.page },
    { name: text('profile.note'), value: note === null ? '—' : wordsIn(language, note) },
    { name: text('profile.areas'), value: areas.map(({ name }) => wordsIn(language, name)).join(text('list.comma')) },
  ];
  return (
    <dl className="profile-facts">
      {rows.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd><OrMissing>{value}</OrMissing></dd></div>)}
    </dl>
  );
}
