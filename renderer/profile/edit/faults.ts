import { createContext, useContext } from 'react';
import type { Finding } from '../../../api/findings.ts';
import type { Profile } from '../../../api/profile.ts';
import { profileFindings } from '../../../api/profileCheck.ts';

/** Lists of a profile, in the order of their tabs. */
export const LISTS = ['areas', 'indicators', 'rules', 'services', 'regions', 'groups'] as const;
export type ListKey = (typeof LISTS)[number];

/** Findings by the field they belong to: `rules[3].threshold`, `title.zh`. */
export type Faults = ReadonlyMap<string, Finding[]>;

/** A draft as it is saved: what was left blank is not there. */
export function written(draft: Profile): Profile {
  return JSON.parse(JSON.stringify(draft), (_, value: unknown) => (value === '' ? undefined : value)) as Profile;
}

/** What is wrong with a draft, by the same check as a file. `taken`: ids of the other profiles. */
export function draftFaults(draft: Profile, taken: readonly string[]): Faults {
  const faults = new Map<string, Finding[]>();
  for (const finding of profileFindings(written(draft), { file: '', taken, nameOf: placeOf })) {
    const parameter = finding.parameter ?? '';
    const place = finding.code === 'profile.duplicate-id' ? `${parameter}.${parameter.startsWith('services') ? 'number' : 'id'}` : parameter;
    faults.set(place, [...(faults.get(place) ?? []), finding]);
  }
  return faults;
}

const placeOf = (path: PropertyKey[]): string => path.reduce<string>((place, key) => (typeof key === 'number' ? `${place}[${key}]` : place === '' ? String(key) : `${place}.${String(key)}`), '');

/** How many faults a place has, and all it holds. */
export function faultsWithin(faults: Faults, place: string): number {
  return [...faults].reduce((sum, [at, findings]) => sum + (isWithin(at, place) ? findings.length : 0), 0);
}

const isWithin = (at: string, place: string): boolean => at === place || at.startsWith(`${place}.`) || at.startsWith(`${place}[`);

/** Faults of the facts: those of no list. */
export function faultsOfFacts(faults: Faults): number {
  return [...faults].reduce((sum, [at, findings]) => sum + (LISTS.some((list) => isWithin(at, list)) ? 0 : findings.length), 0);
}

/** Where the first fault is: the tab, and the position in its list. Null without any. */
export function firstFault(faults: Faults): { tab: 'facts' | ListKey; index: number } | null {
  if (faults.size === 0) return null;
  if (faultsOfFacts(faults) > 0) return { tab: 'facts', index: 0 };
  const tab = LISTS.find((list) => faultsWithin(faults, list) > 0)!;
  const indexes = [...faults.keys()].filter((at) => isWithin(at, tab)).map((at) => Number(/\[(\d+)\]/.exec(at)?.[1] ?? 0));
  return { tab, index: Math.min(...indexes) };
}

export interface Editing {
  faults: Faults;
  /** Saving was tried: what is still blank is told too. */
  isRevealed: boolean;
}

export const EditingContext = createContext<Editing>({ faults: new Map(), isRevealed: false });

/** Findings of some fields. What is blank is told once the field was left, or saving was tried. */
export function useFaults(places: readonly string[], wasLeft: boolean): Finding[] {
  const { faults, isRevealed } = useContext(EditingContext);
  return places.flatMap((place) => faults.get(place) ?? []).filter(({ code }) => code !== 'recipe.missing-key' || isRevealed || wasLeft);
}
