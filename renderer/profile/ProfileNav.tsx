import { ImportOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useRef } from 'react';
import { useText, useWorkbench } from '../app/context.ts';
import { wordsIn } from '../app/profiles.ts';
import type { ProfileInfo } from '../app/profiles.ts';

interface ProfileNavProps {
  profiles: readonly ProfileInfo[];
  shown: string | null;
  onChoose: (id: string) => void;
  /** Null: not yet. */
  onNew: (() => void) | null;
  onImport: (files: readonly File[]) => void;
}

/** The profiles there are, and two ways to another one. */
export function ProfileNav({ profiles, shown, onChoose, onNew, onImport }: ProfileNavProps) {
  const text = useText();
  const language = useWorkbench((state) => state.language);
  const picker = useRef<HTMLInputElement>(null);
  return (
    <nav aria-label={text('profile.list')}>
      <ul>
        {profiles.map((profile) => (
          <li key={profile.id}>
            <button type="button" aria-pressed={profile.id === shown} onClick={() => onChoose(profile.id)}>
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
          if (files.length > 0) onImport(files);
        }}
      />
      <Button block icon={<PlusOutlined aria-hidden />} disabled={onNew === null} onClick={() => onNew?.()}>{text('edit.new')}</Button>
      <Button block icon={<ImportOutlined aria-hidden />} onClick={() => picker.current?.click()}>{text('profile.import')}</Button>
    </nav>
  );
}
