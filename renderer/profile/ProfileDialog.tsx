import { Modal } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { useProfile, useProfiles, wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { copyOf } from './copyOf.ts';
import { emptyProfile } from './edit/blanks.ts';
import { ProfileEditor } from './edit/ProfileEditor.tsx';
import { ProfileNav } from './ProfileNav.tsx';
import { ProfileReader } from './ProfileReader.tsx';

/** Standards profiles: those of the program and of the project; seen, made, copied, changed, compared, imported, exported, removed. */
export function ProfileDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { host, actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const profiles = useProfiles();
  const [wanted, setWanted] = useState<string | null>(null);
  const [edited, setEdited] = useState<{ start: Profile; isStored: boolean } | null>(null);
  const [isDirty, setDirty] = useState(false);
  /** What is done once the changes are given up. */
  const [asked, setAsked] = useState<{ go: () => void } | null>(null);
  const [findings, setFindings] = useState<Finding[]>([]);
  const info = profiles?.find(({ id }) => id === wanted) ?? profiles?.[0] ?? null;
  const stored = useProfile(info?.id ?? null);
  const ids = (profiles ?? []).map(({ id }) => id);
  const onDirty = useCallback((dirty: boolean) => setDirty(dirty), []);
  // Closing or reloading the page would lose the changes as well.
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isDirty]);
  const edit = (start: Profile, isStored: boolean) => {
    setFindings([]);
    setEdited({ start, isStored });
  };
  const leave = () => {
    setEdited(null);
    setDirty(false);
    setFindings([]);
  };
  const guarded = (go: () => void) => (isDirty ? setAsked({ go }) : go());
  const attempt = (work: () => Promise<void>) => actions.attempt(async () => {
    setFindings([]);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      setFindings(error.findings);
    }
  });
  const save = (draft: Profile) => attempt(async () => {
    const saved = await actions.saveProfile(draft, edited?.isStored === true);
    leave();
    setWanted(saved.id);
  });
  const importFrom = (files: readonly File[]) => attempt(async () => {
    const [path] = await host.pathsOf(files);
    if (path !== undefined) await actions.importDataset({ role: 'profiles', input: { path } }, false, files[0].name);
  });
  return (
    <Modal
      open className="profile-dialog" width="min(1320px, 97vw)" style={{ top: 18 }} footer={null} destroyOnHidden mask={{ closable: edited === null }}
      title={edited === null ? text('profile.title') : `${text('profile.title')} · ${wordsIn(language, edited.start.title) || text('edit.new')}`} onCancel={() => guarded(onClose)}
    >
      {edited !== null && profiles !== null ? (
        <div className="profile-panes profile-panes-edit">
          <ProfileEditor start={edited.start} isStored={edited.isStored} profiles={profiles} findings={findings} onSave={(draft) => void save(draft)} onCancel={() => guarded(leave)} onDirty={onDirty} />
        </div>
      ) : (
        <div className="profile-panes">
          <ProfileNav
            profiles={profiles ?? []} shown={info?.id ?? null} onImport={(files) => void importFrom(files)} onNew={stored === null ? null : () => edit(emptyProfile(ids, stored.areas), false)}
            onChoose={(id) => {
              setWanted(id);
              setFindings([]);
            }}
          />
          {info !== null && (
            <ProfileReader
              key={info.id} info={info} profile={stored} profiles={profiles ?? []} findings={findings} onEdit={() => stored !== null && edit(stored, true)}
              onCopy={() => stored !== null && edit(copyOf(stored, ids), false)} onRemoved={() => setWanted(null)}
            />
          )}
        </div>
      )}
      {asked !== null && (
        <Modal
          open width={420} title={text('edit.discardTitle')} okText={text('edit.discard')} okButtonProps={{ danger: true }} cancelText={text('edit.keep')} onCancel={() => setAsked(null)}
          onOk={() => {
            setAsked(null);
            asked.go();
          }}
        >
          <p>{text('edit.discardAsk', { name: edited === null ? '' : wordsIn(language, edited.start.title) || text('edit.new') })}</p>
        </Modal>
      )}
    </Modal>
  );
}
