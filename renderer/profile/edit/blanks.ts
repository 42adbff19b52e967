import { PROFILE_SCHEMA } from '../../../api/profile.ts';
import type { Profile, ProfileRule } from '../../../api/profile.ts';
import type { RuleKind } from '../../../api/ruleTerms.ts';
import type { ListKey } from './faults.ts';

export type ItemOf<L extends ListKey> = Profile[L][number];
export type Item = ItemOf<ListKey>;

/** A number or year that is still to be filled in: told as missing until it is. */
export const UNFILLED = null as unknown as number;

/** The first free name of a row: `rule-1`, `rule-2`. */
export function freeId(stem: string, taken: readonly string[], first = 1): string {
  let n = first;
  while (taken.includes(`${stem}-${n}`)) n++;
  return `${stem}-${n}`;
}

/** A profile that says nothing yet. Its service areas are those of another one, so that both can be laid side by side. */
export function emptyProfile(taken: readonly string[], areas: Profile['areas']): Profile {
  return {
    schema: PROFILE_SCHEMA, id: freeId('standard', taken), version: '1', title: { zh: '' }, documentNumber: null, issuer: null, issued: null, period: null, status: 'draft',
    source: { page: null, reference: { zh: '' } }, note: null, areas: structuredClone(areas), indicators: [], services: [], rules: [], regions: [], groups: [],
  };
}

/** A thing of a list that says nothing yet. */
export function blankItem(profile: Profile, list: ListKey): Item {
  const id = (stem: string) => freeId(stem, idsOf(profile, list));
  const area = profile.areas.length === 1 ? profile.areas[0].id : '';
  const blanks: { [L in ListKey]: () => ItemOf<L> } = {
    areas: () => ({ id: id('area'), name: { zh: '' } }),
    indicators: () => ({
      id: id('indicator'), name: { zh: '' }, area, unit: { zh: '' }, figure: 'share', direction: 'higher', operator: '>=', operatorPrinted: false, baseline: null, target: null, cumulative: null,
      definition: null, countyLevel: 'yes', countyNote: null, denominator: null, smallNumbers: false,
    }),
    rules: () => ({ id: id('rule'), name: { zh: '' }, area, levels: ['county'], kind: 'presence', operator: '>=', threshold: null, unit: { zh: '' }, strength: 'mandatory', printed: true, reference: '', leftOpen: null }),
    services: () => ({ number: 1 + Math.max(0, ...profile.services.map(({ number }) => number)), name: { zh: '' }, area, served: null, standard: null, payer: null, lead: null }),
    regions: () => ({ id: id('region'), name: { zh: '' }, type: 'region', count: null, tag: '', promises: [] }),
    groups: () => ({ id: id('group'), name: { zh: '' }, population: { zh: '' }, promises: [] }),
  };
  return blanks[list]();
}

/** The same thing once more, under an id or number of its own. */
export function secondOf(profile: Profile, list: ListKey, item: Item): Item {
  const copy = structuredClone(item);
  if ('id' in copy) return { ...copy, id: freeId(copy.id, idsOf(profile, list), 2) };
  return { ...copy, number: 1 + Math.max(...profile.services.map(({ number }) => number)) };
}

/** The profile with a thing of another one under its own id, so that the two are compared; with its service area, without services that are not in this list. */
export function takenOver(profile: Profile, list: ListKey, item: Item, from: Profile): Profile {
  const copy = structuredClone(item);
  const area = 'area' in copy && !profile.areas.some(({ id }) => id === copy.area) ? from.areas.filter(({ id }) => id === copy.area) : [];
  if (list === 'rules') {
    const rule = copy as ProfileRule;
    const services = rule.services?.filter((number) => profile.services.some((one) => one.number === number)) ?? [];
    if (services.length > 0) rule.services = services;
    else delete rule.services;
  }
  const areas = [...profile.areas, ...area];
  return { ...profile, areas, [list]: [...(list === 'areas' ? areas : profile[list]), copy] };
}

/** What tells the things of a list apart: their ids, or their numbers. */
export const keyOf = (item: Item): string => ('id' in item ? item.id : String(item.number));

export const idsOf = (profile: Profile, list: ListKey): string[] => (profile[list] as readonly Item[]).map(keyOf);

/** In the order they are asked for. */
const RULE_KEYS = ['of', 'facilityTypes', 'typesByLevel', 'combine', 'counts', 'attribute', 'per', 'against', 'indicator', 'nation'] as const;
type RuleKey = (typeof RULE_KEYS)[number];
const KEYS_OF_KIND: Record<RuleKind, readonly RuleKey[]> = {
  presence: ['facilityTypes', 'typesByLevel', 'combine', 'attribute', 'indicator'],
  'service-time': ['facilityTypes', 'typesByLevel', 'indicator'],
  ratio: ['facilityTypes', 'typesByLevel', 'counts', 'per', 'indicator', 'nation'],
  share: ['of', 'facilityTypes', 'typesByLevel', 'attribute', 'per', 'indicator', 'nation'],
  coverage: ['per', 'indicator', 'nation'],
  frequency: ['indicator', 'nation'],
  capacity: ['facilityTypes', 'typesByLevel', 'indicator'],
  spread: ['facilityTypes', 'typesByLevel', 'indicator'],
  gap: ['against', 'indicator'],
};

/** Fields that mean something for the kind of a rule, and those it has all the same: nothing that is saved is out of sight. */
export function ruleKeys(rule: ProfileRule): RuleKey[] {
  return RULE_KEYS.filter((key) => KEYS_OF_KIND[rule.kind].includes(key) || rule[key] !== undefined);
}

/** A rule with one field set, or taken away where it is empty. */
export function withKey<K extends keyof ProfileRule>(rule: ProfileRule, key: K, value: ProfileRule[K] | null | undefined): ProfileRule {
  const { [key]: _, ...rest } = rule;
  return (value === null || value === undefined ? rest : { ...rest, [key]: value }) as ProfileRule;
}

/** What refers to a service area or a service goes with it when its id or number is changed; one that another has already changes nothing. */
export function followed(before: Profile, after: Profile): Profile {
  const renamed = <K>(from: readonly K[], to: readonly K[]): Map<K, K> => {
    const pairs = from.length === to.length ? from.map((id, i) => [id, to[i]] as const) : [];
    return new Map(pairs.filter(([id, next]) => id !== next && !from.includes(next) && from.filter((one) => one === id).length === 1));
  };
  const areas = renamed(before.areas.map(({ id }) => id), after.areas.map(({ id }) => id));
  const numbers = renamed(before.services.map(({ number }) => number), after.services.map(({ number }) => number));
  if (areas.size === 0 && numbers.size === 0) return after;
  const moved = <T extends { area: string }>(one: T): T => (areas.has(one.area) ? { ...one, area: areas.get(one.area)! } : one);
  return {
    ...after, indicators: after.indicators.map(moved), services: after.services.map(moved),
    rules: after.rules.map((rule) => ({ ...moved(rule), ...(rule.services === undefined ? {} : { services: rule.services.map((number) => numbers.get(number) ?? number) }) })),
  };
}
