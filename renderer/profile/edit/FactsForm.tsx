import type { Profile } from '../../../api/profile.ts';
import { useText } from '../../app/context.ts';
import { UNFILLED } from './blanks.ts';
import { ChoiceEdit, EditGroup, NumberEdit, TextEdit, WordsEdit } from './fields.tsx';
import type { ChangeDraft } from './ListEditor.tsx';

const STATUSES = ['in-force', 'superseded', 'draft'] as const;
const orNull = (value: string) => (value.trim() === '' ? null : value.trim());

/** What the document is: title, number, issuer, dates, status, where it was taken from. `isStored`: its id is known to results and recipes, and stays. */
export function FactsForm({ draft, onChange, isStored }: { draft: Profile; onChange: ChangeDraft; isStored: boolean }) {
  const text = useText();
  const set = <K extends keyof Profile>(key: K, place: string = key) => (value: Profile[K]) => onChange({ ...draft, [key]: value }, place);
  const { source, period } = draft;
  const setPeriod = (from: number | null, to: number | null) => set('period')(from === null && to === null ? null : { from: from ?? UNFILLED, to });
  const missing = text('profile.missing');
  return (
    <div className="edit-form">
      <EditGroup title={text('edit.group.document')}>
        <WordsEdit place="title" label={text('profile.name')} value={draft.title} blank={{ zh: '' }} onChange={(words) => set('title')(words ?? { zh: '' })} />
        <TextEdit place="id" label={text('profile.id')} hint={text(isStored ? 'edit.id.stored' : 'edit.id.hint')} value={draft.id} disabled={isStored} onChange={(value) => set('id')(value.trim())} />
        <TextEdit place="version" label={text('profile.versionName')} hint={text('edit.version.hint')} value={draft.version} onChange={set('version')} />
        <TextEdit place="documentNumber" label={text('profile.document')} placeholder={missing} value={draft.documentNumber ?? ''} onChange={(value) => set('documentNumber')(value === '' ? null : value)} />
        <ChoiceEdit place="status" label={text('profile.status')} value={draft.status} onChange={(value) => set('status')(value ?? 'draft')} options={STATUSES.map((value) => ({ value, label: text(`profile.status.${value}`) }))} />
        <WordsEdit isOptional place="issuer" label={text('profile.issuer')} value={draft.issuer} blank={{ zh: '' }} onChange={set('issuer')} />
        <TextEdit place="issued" label={text('profile.issued')} placeholder="2024-05-01" value={draft.issued ?? ''} onChange={(value) => set('issued')(orNull(value))} />
        <TextEdit place="published" label={text('edit.published')} placeholder="2024-05-01" value={draft.published ?? ''} onChange={(value) => set('published')(orNull(value))} />
        <NumberEdit place="period.from" label={text('edit.from')} placeholder={missing} value={period?.from ?? null} onChange={(from) => setPeriod(from, period?.to ?? null)} />
        <NumberEdit place="period.to" label={text('edit.to')} placeholder={text('edit.to.open')} value={period?.to ?? null} onChange={(to) => setPeriod(period?.from ?? null, to)} />
      </EditGroup>
      <EditGroup title={text('profile.source')}>
        <TextEdit wide place="source.page" label={text('profile.page')} placeholder="https://" value={source.page ?? ''} onChange={(value) => set('source', 'source.page')({ ...source, page: orNull(value) })} />
        <WordsEdit place="source.reference" label={text('edit.sourceReference')} hint={text('edit.sourceReference.hint')} value={source.reference} blank={{ zh: '' }} onChange={(words) => set('source', 'source.reference')({ ...source, reference: words ?? { zh: '' } })} />
        <WordsEdit isOptional place="note" label={text('profile.note')} value={draft.note} blank={{ zh: '' }} onChange={set('note')} />
      </EditGroup>
    </div>
  );
}
