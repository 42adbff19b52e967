import type { profilesZh } from './profiles.zh.ts';

/** Standards profiles: lists, dialog, comparison; English. */
export const profilesEn: Record<keyof typeof profilesZh, string> = {
  'profile.one': 'Standard', 'profile.choose': 'Choose a standard', 'profile.version': 'version {version}', 'profile.open': 'left open', 'profile.status.in-force': 'in force', 'profile.status.superseded': 'superseded', 'profile.status.draft': 'draft',
};
