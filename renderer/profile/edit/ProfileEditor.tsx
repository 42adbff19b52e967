import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Badge, Button, Tabs } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import type { Finding } from '../../../api/findings.ts';
import type { Profile } from '../../../api/profile.ts';
import { useText } from '../../app/context.ts';
import { FindingList } from '../../app/FindingList.tsx';
import { useProfilesOf } from '../../app/profiles.ts';
import type { ProfileInfo } from '../../app/profiles.ts';
import { followed } from './blanks.ts';
import { FactsForm } from './FactsForm.tsx';
import { EditingContext, LISTS, draftFaults, faultsOfFacts, faultsWithin, firstFault, written } from './faults.ts';
import type { ListKey } from './faults.ts';
import { begun, changed, redone, undone } from './history.ts';
import { ListEditor } from './ListEditor.tsx';
import type { ChangeDraft } from './ListEditor.tsx';

interface ProfileEditorProps {
  start: Profile;
  /** The profile is in the project under this id already. */
  isStored: boolean;
  /** All profiles there are. */
  profiles: readonly ProfileInfo[];
  /** What was wrong with the draft when it was saved. */
  findings: readonly Finding[];
  onSave: (draft: Profile) => void;
  onCancel: () => void;
  /** Tells whether there is anything to lose. */
  onDirty: (isDirty: boolean) => void;
}

/** A profile being changed: every part of it, checked as it is typed, each step to be undone. */
export function ProfileEditor({ start, isStored, profiles, findings, onSave, onCancel, onDirty }: ProfileEditorProps) {
  const text = useText();
  const [history, setHistory] = useState(() => begun(start));
  const [tab, setTab] = useState<'facts' | ListKey>('facts');
  const [open, setOpen] = useState<Partial<Record<ListKey, number>>>({});
  const [isRevealed, setRevealed] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const draft = history.now;
  const otherIds = useMemo(() => profiles.map(({ id }) => id).filter((id) => !isStored || id !== start.id), [profiles, isStored, start]);
  const others = useProfilesOf(otherIds) ?? [];
  const faults = useMemo(() => draftFaults(draft, otherIds), [draft, otherIds]);
  const editing = useMemo(() => ({ faults, isRevealed }), [faults, isRevealed]);
  const isDirty = draft !== start;
  useEffect(() => onDirty(isDirty), [isDirty, onDirty]);
  const change: ChangeDraft = (next, place, what) => {
    setHistory((before) => changed(before, followed(before.now, next), place));
    setSaid(what ?? null);
  };
  const step = (go: typeof undone<Profile>) => {
    setHistory(go);
    setSaid(null);
  };
  const show = (fault: ReturnType<typeof firstFault>) => {
    if (fault === null) return;
    setTab(fault.tab);
    if (fault.tab !== 'facts') setOpen({ ...open, [fault.tab]: fault.index });
  };
  const save = () => {
    setRevealed(true);
    if (faults.size > 0) show(firstFault(faults));
    else onSave(written(draft));
  };
  const count = [...faults.values()].flat().length;
  const label = (words: string, wrong: number) => <Badge size="small" offset={[9, -2]} color={isRevealed ? undefined : '#8a6d1f'} count={wrong}>{words}</Badge>;
  return (
    <EditingContext value={editing}>
      <section className="profile-editor" aria-label={text('profile.editing')}>
        <div className="profile-bar">
          <Button size="small" icon={<UndoOutlined aria-hidden />} disabled={history.past.length === 0} onClick={() => step(undone)}>{text('edit.undo')}</Button>
          <Button size="small" icon={<RedoOutlined aria-hidden />} disabled={history.future.length === 0} title={text('edit.redo')} aria-label={text('edit.redo')} onClick={() => step(redone)} />
          <span className="edit-said" role="status">{said === null ? <span className="field-hint">{text(isDirty ? 'edit.unsaved' : 'edit.unchanged')}</span> : <>{said} <button type="button" className="link" onClick={() => step(undone)}>{text('edit.undo')}</button></>}</span>
          <span className="toolbar-space" />
          {count > 0 && <button type="button" className="link edit-open" onClick={() => { setRevealed(true); show(firstFault(faults)); }}>{text('edit.toMend', { count })}</button>}
          <Button size="small" onClick={onCancel}>{text('cancel')}</Button>
          <Button size="small" type="primary" disabled={!isDirty && isStored} onClick={save}>{text('profile.save')}</Button>
        </div>
        {findings.length > 0 && <FindingList findings={findings} />}
        <Tabs
          size="small" className="profile-tabs" activeKey={tab} onChange={(key) => setTab(key as 'facts' | ListKey)} destroyOnHidden
          items={[
            { key: 'facts', label: label(text('profile.facts'), faultsOfFacts(faults)), children: <FactsForm draft={draft} onChange={change} isStored={isStored} /> },
            ...LISTS.map((key) => ({
              key, label: label(text(`edit.tab.${key}`, { count: draft[key].length }), faultsWithin(faults, key)),
              children: <ListEditor list={key} draft={draft} onChange={change} at={open[key] ?? 0} onOpen={(index) => setOpen((before) => ({ ...before, [key]: index }))} others={others} />,
            })),
          ]}
        />
      </section>
    </EditingContext>
  );
}
