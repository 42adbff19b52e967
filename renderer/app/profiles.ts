import { useEffect, useMemo, useState } from 'react';
import type { Result } from '../../api/contract.ts';
import { stampOf } from '../analysis/datasets.ts';
import type { Language } from '../text/text.ts';
import { useBench, useWorkbench } from './context.ts';
import { useAnswer } from './useAnswer.ts';

export type ProfileInfo = Result<'profiles.list'>[number];
export type Profile = Result<'profiles.get'>;

interface Words { zh: string; en?: string }

/** Words of a profile in the reader's language; Chinese where nobody has written English. */
export const wordsIn = (language: Language, words: Words): string => (language === 'en' ? words.en ?? words.zh : words.zh);

/** Title and version of a profile, as lists show it. */
export const profileLabel = (language: Language, { title, version }: Pick<ProfileInfo, 'title' | 'version'>): string => `${wordsIn(language, title)} · ${version}`;

/** Profiles of the program and of the project; null until they are there. */
export function useProfiles(): ProfileInfo[] | null {
  const project = useWorkbench((state) => state.project);
  return useAnswer('profiles.list', project === null ? null : {}, stampOf(project, ['profiles']));
}

/** One profile with all it holds; null while none is asked for, or it is on its way. */
export function useProfile(id: string | null): Profile | null {
  const project = useWorkbench((state) => state.project);
  return useAnswer('profiles.get', id === null || project === null ? null : { id }, stampOf(project, ['profiles']));
}

export function useProfileNames(): { id: string; label: string }[] {
  const language = useWorkbench((state) => state.language);
  const profiles = useProfiles();
  return useMemo(() => (profiles ?? []).map((profile) => ({ id: profile.id, label: profileLabel(language, profile) })), [profiles, language]);
}

/** Several profiles with all they hold, in the order asked for; null until all are there. */
export function useProfilesOf(ids: readonly string[]): Profile[] | null {
  const { reader, actions } = useBench();
  const stamp = stampOf(useWorkbench((state) => state.project), ['profiles']);
  const key = `${stamp} ${ids.join(' ')}`;
  const [kept, setKept] = useState<{ key: string; profiles: Profile[] } | null>(null);
  useEffect(() => {
    let current = true;
    Promise.all(ids.map((id) => reader.read('profiles.get', { id }, stamp))).then(
      (profiles) => current && setKept({ key, profiles }),
      (error: unknown) => current && actions.report(error),
    );
    return () => {
      current = false;
    };
  }, [key, ids, stamp, reader, actions]);
  return kept !== null && kept.key === key ? kept.profiles : null;
}
