import { useMemo } from 'react';
import { bindablesOf } from '../analysis/bindings.ts';
import { useWorkbench } from './context.ts';
import { useProfiles, useProfilesOf, wordsIn } from './profiles.ts';
import type { RulesShown } from './rules.ts';

const NO_IDS: string[] = [];

/** Reading name of a rule of a run: as its profile says it in the reader's language, else as the run has stored it. */
export function useRuleName(shown: RulesShown | null): (rule: string) => string {
  const language = useWorkbench((state) => state.language);
  const listed = useProfiles();
  // A profile may have been removed since the run.
  const ids = useMemo(() => (shown === null ? NO_IDS : shown.profiles.map(({ id }) => id).filter((id) => listed?.some((profile) => profile.id === id) === true)), [shown, listed]);
  const profiles = useProfilesOf(ids);
  return useMemo(() => {
    const stored = new Map((shown?.summary ?? []).map(({ rule, name }) => [rule, name]));
    const words = new Map((profiles ?? []).flatMap((profile) => bindablesOf(profile.rules)).map(({ id, name }) => [id, name]));
    return (rule: string) => {
      const found = words.get(rule);
      return found !== undefined && language === 'en' ? wordsIn(language, found) : stored.get(rule) || rule;
    };
  }, [shown, profiles, language]);
}
