import type { Profile } from '../../api/profile.ts';
import plan2017 from './cn-2017-9.json' with { type: 'json' };

/** Profiles that come with the program. A test holds each against the schema. */
export const BUILT_IN_PROFILES: readonly Profile[] = [plan2017 as unknown as Profile];
