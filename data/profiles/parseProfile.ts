import { InputError } from '../../api/findings.ts';
import type { Profile } from '../../api/profile.ts';
import { profileFindings } from '../../api/profileCheck.ts';
import { BUILT_IN_PROFILES } from './builtInProfiles.ts';

/** Checks the content of a profile that a user wrote; it may not have the id of one that comes with the program. Throws InputError with every fault (`api/profileCheck.ts`). */
export function parseProfile(content: unknown, file: string): Profile {
  const findings = profileFindings(content, { file, taken: BUILT_IN_PROFILES.map(({ id }) => id) });
  if (findings.length > 0) throw new InputError(findings);
  return content as Profile;
}
