import { CopyOutlined, DeleteOutlined, DiffOutlined, DownloadOutlined, EditOutlined, ImportOutlined } from '@ant-design/icons';
import { Button, Modal, Popconfirm, Select, Tabs, Tag } from 'antd';
import { useRef, useState } from 'react';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import { profileLabel, useProfile, useProfiles, wordsIn } from '../app/profiles.ts';
import type { Profile } from '../app/profiles.ts';
import { copyOf } from './draft.ts';
import { ProfileComparison } from './ProfileComparison.tsx';
import { ProfileFacts } from './ProfileFacts.tsx';
import { ProfileIndicators } from './ProfileIndicators.tsx';
import { ProfileRegions } from './ProfileRegions.tsx';
import { ProfileRules } from './ProfileRules.tsx';
import { ProfileServices } from './ProfileServices.tsx';

/** Standards profiles: those of the program and of the project; seen, copied, changed, compared, imported, exported, removed. */
export function ProfileDialog({ onClose }: { onClose: () => void }) {
  const text = useText();
  const { host, actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const profiles = useProfiles();
  const [wanted, setWanted] = useState<string | null>(null);
  const [draft, setDraft] = useState<Profile | null>(null);
  const [against, setAgainst] = useState<string | null>(null);
  const [findings, setFindings] = useState<Finding[]>([]);
  const picker = useRef<HTMLInputElement>(null);
  const info = profiles?.find(({ id }) => id === wanted) ?? profiles?.[0] ?? null;
  const stored = useProfile(info?.id ?? null);
  const shown = draft ?? stored;
  const own = info !== null && info.datasetId !== null;
  const others = (profiles ?? []).filter(({ id }) => id !== info?.id);
  const choose = (id: string) => {
    setWanted(id);
    setDraft(null);
    setAgainst(null);
    setFindings([]);
  };
  const attempt = (work: () => Promise<void>) => actions.attempt(async () => {
    setFindings([]);
    try {
      await work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      setFindings(error.findings);
    }
  });
  const save = () => attempt(async () => {
    if (draft === null) return;
    const saved = await actions.saveProfile(draft, profiles?.some(({ id, datasetId }) => id === draft.id && datasetId !== null) === true);
    setDraft(null);
    setWanted(saved.id);
  });
  const importFrom = (files: readonly File[]) => attempt(async () => {
    const [path] = await host.pathsOf(files);
    if (path !== undefined) await actions.importDataset({ role: 'profiles', input: { path } }, false, files[0].name);
  });
  const change = draft === null ? null : setDraft;
  return (
    <Modal open className="profile-dialog" width="min(1180px, 96vw)" title={text('profile.title')} onCancel={onClose} footer={null} destroyOnHidden>
      <div className="profile-panes">
        <nav aria-label={text('profile.list')}>
          <ul>
            {(profiles ?? []).map((profile) => (
              <li key={profile.id}>
                <button type="button" aria-pressed={profile.id === info?.id} disabled={draft !== null && profile.id !== info?.id} onClick={() => choose(profile.id)}>
                  <b>{wordsIn(language, profile.title)}</b>
                  <small>{[profile.documentNumber, text('profile.version', { version: profile.version })].filter((part) => part !== null).join(' · ')}</small>
                  <span><Tag className={profile.status === 'in-force' ? 'tag-met' : profile.status === 'draft' ? 'tag-near' : 'tag-missing'}>{text(`profile.status.${profile.status}`)}</Tag><small>{text(profile.datasetId === null ? 'profile.builtIn' : 'profile.own')}</small></span>
                </button>
              </li>
            ))}
          </ul>
          <input
            ref={picker} type="file" accept=".json" hidden data-testid="profile-file"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              if (files.length > 0) void importFrom(files);
            }}
          />
          <Button block icon={<ImportOutlined aria-hidden />} onClick={() => picker.current?.click()}>{text('profile.import')}</Button>
        </nav>
        {shown !== null && info !== null && (
          <section aria-label={wordsIn(language, shown.title)}>
            <div className="profile-bar">
              {draft === null ? (
                <>
                  <Button size="small" icon={<CopyOutlined aria-hidden />} disabled={stored === null} onClick={() => stored !== null && setDraft(copyOf(stored, (profiles ?? []).map(({ id }) => id), text('profile.copyTitle', { title: stored.title.zh })))}>{text('profile.copy')}</Button>
                  <Button size="small" icon={<EditOutlined aria-hidden />} disabled={!own || stored === null} title={own ? undefined : text('profile.builtInHint')} onClick={() => setDraft(stored)}>{text('profile.edit')}</Button>
                  <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => void actions.exportProfile(info.id)}>{text('profile.export')}</Button>
                  <Popconfirm title={text('profile.removeAsk')} okText={text('data.remove')} cancelText={text('cancel')} disabled={!own} onConfirm={() => void actions.removeProfile(info.id).then(() => choose(''))}>
                    <Button size="small" icon={<DeleteOutlined aria-hidden />} disabled={!own} title={own ? undefined : text('profile.builtInHint')}>{text('data.remove')}</Button>
                  </Popconfirm>
                  <span className="toolbar-space" />
                  <DiffOutlined aria-hidden />
                  <Select size="small" value={against} allowClear placeholder={text('profile.compare')} disabled={others.length === 0} popupMatchSelectWidth={false} aria-label={text('profile.compare')} onChange={(id: string | undefined) => setAgainst(id ?? null)} options={others.map((profile) => ({ value: profile.id, label: profileLabel(language, profile) }))} />
                </>
              ) : (
                <>
                  <span className="field-hint">{text('profile.editing')}</span>
                  <span className="toolbar-space" />
                  <Button size="small" onClick={() => { setDraft(null); setFindings([]); }}>{text('cancel')}</Button>
                  <Button size="small" type="primary" onClick={() => void save()}>{text('profile.save')}</Button>
                </>
              )}
            </div>
            {findings.length > 0 && <FindingList findings={findings} />}
            {against !== null && draft === null ? <ProfileComparison from={info.id} to={against} /> : (
              <Tabs
                size="small" className="profile-tabs"
                items={[
                  { key: 'facts', label: text('profile.facts'), children: <ProfileFacts profile={shown} onChange={change} /> },
                  { key: 'indicators', label: text('profile.indicators', { count: shown.indicators.length }), children: <ProfileIndicators profile={shown} onChange={change} /> },
                  { key: 'rules', label: text('profile.rules', { count: shown.rules.length }), children: <ProfileRules profile={shown} onChange={change} /> },
                  { key: 'services', label: text('profile.services', { count: shown.services.length }), children: <ProfileServices profile={shown} /> },
                  { key: 'regions', label: text('profile.regions', { count: shown.regions.length + shown.groups.length }), children: <ProfileRegions profile={shown} /> },
                ]}
              />
            )}
          </section>
        )}
      </div>
    </Modal>
  );
}
