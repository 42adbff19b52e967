import { CopyOutlined, DeleteOutlined, DiffOutlined, DownloadOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Select, Tabs } from 'antd';
import { useState } from 'react';
import type { Finding } from '../../api/findings.ts';
import { useBench, useText, useWorkbench } from '../app/context.ts';
import { FindingList } from '../app/FindingList.tsx';
import { profileLabel, wordsIn } from '../app/profiles.ts';
import type { Profile, ProfileInfo } from '../app/profiles.ts';
import { ProfileComparison } from './ProfileComparison.tsx';
import { ProfileFacts } from './ProfileFacts.tsx';
import { ProfileIndicators } from './ProfileIndicators.tsx';
import { ProfileRegions } from './ProfileRegions.tsx';
import { ProfileRules } from './ProfileRules.tsx';
import { ProfileServices } from './ProfileServices.tsx';

interface ProfileReaderProps {
  info: ProfileInfo;
  /** Null while it is on its way. */
  profile: Profile | null;
  profiles: readonly ProfileInfo[];
  findings: readonly Finding[];
  onCopy: () => void;
  onEdit: () => void;
  onRemoved: () => void;
}

/** A profile as it is, or beside another one. */
export function ProfileReader({ info, profile, profiles, findings, onCopy, onEdit, onRemoved }: ProfileReaderProps) {
  const text = useText();
  const { actions } = useBench();
  const language = useWorkbench((state) => state.language);
  const [against, setAgainst] = useState<string | null>(null);
  const isOwn = info.datasetId !== null;
  const hint = isOwn ? undefined : text('profile.builtInHint');
  const others = profiles.filter(({ id }) => id !== info.id);
  const other = others.find(({ id }) => id === against) ?? null;
  return (
    <section aria-label={wordsIn(language, info.title)}>
      <div className="profile-bar">
        <Button size="small" icon={<CopyOutlined aria-hidden />} disabled={profile === null} onClick={onCopy}>{text('profile.copy')}</Button>
        <Button size="small" icon={<EditOutlined aria-hidden />} disabled={!isOwn || profile === null} title={hint} onClick={onEdit}>{text('profile.edit')}</Button>
        <Button size="small" icon={<DownloadOutlined aria-hidden />} onClick={() => void actions.exportProfile(info.id)}>{text('profile.export')}</Button>
        <Popconfirm title={text('profile.removeAsk')} okText={text('data.remove')} cancelText={text('cancel')} disabled={!isOwn} onConfirm={() => void actions.removeProfile(info.id).then(onRemoved)}>
          <Button size="small" icon={<DeleteOutlined aria-hidden />} disabled={!isOwn} title={hint}>{text('data.remove')}</Button>
        </Popconfirm>
        <span className="toolbar-space" />
        <DiffOutlined aria-hidden />
        <Select
          size="small" value={against} allowClear placeholder={text(others.length === 0 ? 'profile.compareNone' : 'profile.compare')} disabled={others.length === 0} popupMatchSelectWidth={false} aria-label={text('profile.compare')}
          onChange={(id: string | undefined) => setAgainst(id ?? null)} options={others.map((one) => ({ value: one.id, label: profileLabel(language, one) }))}
        />
      </div>
      {findings.length > 0 && <FindingList findings={findings} />}
      {other !== null && <ProfileComparison from={info} to={other} />}
      {other === null && profile !== null && (
        <Tabs
          size="small" className="profile-tabs"
          items={[
            { key: 'facts', label: text('profile.facts'), children: <ProfileFacts profile={profile} /> },
            { key: 'indicators', label: text('profile.indicators', { count: profile.indicators.length }), children: <ProfileIndicators profile={profile} /> },
            { key: 'rules', label: text('profile.rules', { count: profile.rules.length }), children: <ProfileRules profile={profile} /> },
            { key: 'services', label: text('profile.services', { count: profile.services.length }), children: <ProfileServices profile={profile} /> },
            { key: 'regions', label: text('profile.regions', { count: profile.regions.length + profile.groups.length }), children: <ProfileRegions profile={profile} /> },
          ]}
        />
      )}
    </section>
  );
}
