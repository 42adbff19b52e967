import type { Basis } from '../api/contract.ts';
import { InputError } from '../api/findings.ts';
import { nearestValue } from '../api/nearestName.ts';
import type { Profile } from '../api/profile.ts';
import type { Operator } from '../api/ruleTerms.ts';
import { BUILT_IN_PROFILES } from '../data/profiles/builtInProfiles.ts';
import { projectProfiles } from '../data/profiles/projectProfiles.ts';
import type { ProjectFile } from '../data/project/projectFile.ts';

/** A recipe takes a target of a profile by `target:PROFILE`. */
export const TARGET = 'target:';

/** What a profile wants of an indicator. A cumulative one has its total in `cumulative`, and no value. */
export interface Target {
  /** Null: the document prints none. */
  value: number | null;
  operator: Exclude<Operator, '='>;
  year: number | null;
  direction: 'higher' | 'lower';
  cumulative: { from: number; to: number; value: number } | null;
  /** Events of one county and year are too few for a rate. */
  smallNumbers: boolean;
}

/** Profiles that come with the program, then those of the project, where one is open. */
export function profilesOf(project: ProjectFile | null): Profile[] {
  return [...BUILT_IN_PROFILES, ...(project ? projectProfiles(project) : []).map(({ profile }) => profile)];
}

/**
 * A profile by its id, its document number or its title; brackets and blanks do not count (国发[2017]9号). `parameter` is the key that
 * names it. Throws InputError `profile.unknown` with the known ones and the nearest, `profile.duplicate-id` where two profiles fit.
 */
export function findProfile(project: ProjectFile | null, name: string, parameter: string): Profile {
  const profiles = profilesOf(project);
  const exact = profiles.filter(({ id }) => id === name);
  const fitting = exact.length > 0 ? exact : profiles.filter((profile) => namesOf(profile).some((one) => plain(one) === plain(name)));
  if (fitting.length === 1) return fitting[0];
  if (fitting.length > 1) throw new InputError({ code: 'profile.duplicate-id', severity: 'error', parameter, values: { id: name } });
  throw new InputError({
    code: 'profile.unknown', severity: 'error', parameter,
    values: { id: name, known: profiles.map(({ id, title }) => `${id} (${title.zh})`).join(', '), ...nearestValue(name, profiles.map(({ id }) => id)) },
  });
}

const namesOf = ({ id, documentNumber, title }: Profile): string[] => [id, ...(documentNumber === null ? [] : [documentNumber]), title.zh, ...(title.en === undefined ? [] : [title.en])];
const plain = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The target of an indicator by its id; null where the profile has no such indicator. */
export function targetOf(profile: Profile, indicator: string): Target | null {
  const found = profile.indicators.find(({ id }) => id === indicator);
  if (!found) return null;
  const { target, operator, direction, cumulative, smallNumbers } = found;
  return {
    value: target?.value ?? null, operator: operator === '=' ? (direction === 'higher' ? '>=' : '<=') : operator, year: target?.year ?? null, direction,
    cumulative: cumulative && { from: cumulative.from, to: cumulative.to, value: cumulative.value }, smallNumbers,
  };
}

/** What the basis line prints of profiles: document, period, status, and id and version. Several count as in force when all of them are. */
export function policyOf(...profiles: readonly Profile[]): NonNullable<Basis['policy']> {
  const joined = (of: (profile: Profile) => string) => profiles.map(of).filter((text) => text !== '').join(' + ');
  const status = (['draft', 'superseded', 'in-force'] as const).find((one) => profiles.some((profile) => profile.status === one))!;
  return {
    document: joined(({ documentNumber, title }) => documentNumber ?? title.zh), period: joined(({ period }) => (period ? `${period.from}–${period.to ?? ''}` : '')), status, profile: joined(({ id, version }) => `${id} ${version}`),
  };
}
