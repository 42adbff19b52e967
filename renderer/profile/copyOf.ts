import type { Profile } from '../../api/profile.ts';
import { textIn } from '../text/text.ts';

/** A copy under an id of its own, ready to be changed; its title says so in both languages. `taken`: ids there are. */
export function copyOf(profile: Profile, taken: readonly string[]): Profile {
  let n = 2;
  while (taken.includes(`${profile.id}-${n}`)) n++;
  const { zh, en } = profile.title;
  const title = { zh: textIn('zh')('profile.copyTitle', { title: zh }), ...(en === undefined ? {} : { en: textIn('en')('profile.copyTitle', { title: en }) }) };
  return { ...structuredClone(profile), id: `${profile.id}-${n}`, version: '1', title, status: 'draft' };
}
