import type { Profile, ProfileIndicator, ProfileRule } from '../../api/profile.ts';

/** A copy under an id of its own, ready to be changed. `taken`: ids there are. */
export function copyOf(profile: Profile, taken: readonly string[], title: string): Profile {
  let n = 2;
  while (taken.includes(`${profile.id}-${n}`)) n++;
  return { ...structuredClone(profile), id: `${profile.id}-${n}`, version: '1', title: { zh: title }, status: 'draft' };
}

/** The profile with one indicator changed. */
export function withIndicator(profile: Profile, id: string, change: Partial<ProfileIndicator>): Profile {
  return { ...profile, indicators: profile.indicators.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** The profile with one rule changed. */
export function withRule(profile: Profile, id: string, change: Partial<ProfileRule>): Profile {
  return { ...profile, rules: profile.rules.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** The target of an indicator with another value; one that had no year gets the last of the period. */
export function targetWith(indicator: ProfileIndicator, value: number | null, profile: Profile): ProfileIndicator['target'] {
  if (indicator.target !== null) return { ...indicator.target, value };
  const year = profile.period?.to ?? profile.period?.from;
  return value === null || year === undefined || year === null ? null : { year, value };
}
