import { ENCOURAGING } from '../api/ruleTerms.ts';
import type { Operator } from '../api/ruleTerms.ts';
import type { Profile, ProfileIndicator, ProfileRule } from '../api/profile.ts';
import type { Column } from '../data/dataset.ts';
import { isStricter } from './analyses/rules/judge.ts';

type Value = string | number | boolean | null;

/** Whose threshold is harder to meet; `both`: of some parts the one, of others the other; `unlike`: in units that cannot be compared. */
export type Stricter = 'from' | 'to' | 'both' | 'unlike';

/** What one of two profiles has and the other has not, or has otherwise. `fields` of what differs: `target.value` in the one and in the other, null where it is not said. */
export interface ProfileDifference {
  id: string;
  name: { zh: string; en?: string };
  change: 'new' | 'gone' | 'differs';
  fields: { field: string; from: Value; to: Value }[];
  /** Of indicators and rules that both have; null where both ask the same, or neither asks for a figure. */
  stricter: Stricter | null;
}

export const COMPARED = ['indicators', 'rules', 'services', 'regions', 'groups'] as const;
export type ProfileComparison = Record<(typeof COMPARED)[number], ProfileDifference[]>;

/** From one profile to another: what is new, gone or differs, in the order of the first, then of the second. */
export function compareProfiles(from: Profile, to: Profile): ProfileComparison {
  const numbered = ({ services }: Profile) => services.map((service) => ({ ...service, id: String(service.number) }));
  return {
    indicators: differences(from.indicators, to.indicators, limitsOfIndicator), rules: differences(from.rules, to.rules, limitsOfRule),
    services: differences(numbered(from), numbered(to)), regions: differences(from.regions, to.regions), groups: differences(from.groups, to.groups),
  };
}

/** The comparison as a table: one row per value that differs, one without a field for what only one of the two has. */
export function comparisonColumns(comparison: ProfileComparison): Column[] {
  const rows = COMPARED.flatMap((part) => comparison[part].flatMap((one) => (one.fields.length > 0 ? one.fields : [{ field: '', from: null, to: null }]).map((field) => ({ part, ...one, ...field }))));
  const texts = (name: string, of: (row: (typeof rows)[number]) => Value): Column => ({ name, values: rows.map((row) => String(of(row) ?? '')) });
  return [
    texts('part', ({ part }) => part), texts('id', ({ id }) => id), texts('name', ({ name }) => name.zh), texts('name_en', ({ name }) => name.en ?? ''), texts('change', ({ change }) => change),
    texts('stricter', ({ stricter }) => stricter), texts('field', ({ field }) => field), texts('from', (row) => row.from), texts('to', (row) => row.to),
  ];
}

interface Named { id: string; name: ProfileDifference['name'] }

/** A figure that is asked for, in the unit it is written in. Null: none is. */
interface Limit { operator: Operator; threshold: number | null; per: number; unit: string }
type LimitsOf<T> = (thing: T) => Map<string, Limit>;

function differences<T extends Named>(from: readonly T[], to: readonly T[], limitsOf: LimitsOf<T> = () => new Map()): ProfileDifference[] {
  const before = new Map(from.map((one) => [one.id, one]));
  const after = new Map(to.map((one) => [one.id, one]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): ProfileDifference[] => {
    const [a, b] = [before.get(id), after.get(id)];
    if (!a || !b) return [{ id, name: (a ?? b)!.name, change: a ? 'gone' : 'new', fields: [], stricter: null }];
    const [left, right] = [leaves(a), leaves(b)];
    const fields = [...new Set([...left.keys(), ...right.keys()])].map((field) => ({ field, from: left.get(field) ?? null, to: right.get(field) ?? null })).filter((one) => one.from !== one.to);
    return fields.length === 0 ? [] : [{ id, name: b.name, change: 'differs', fields, stricter: stricterOf(limitsOf(a), limitsOf(b)) }];
  });
}

/** Targets of one indicator can be compared whatever their years: the figure counts. */
function limitsOfIndicator({ target, cumulative, operator, unit }: ProfileIndicator): Map<string, Limit> {
  const limit = (threshold: number | null): Limit => ({ operator, threshold, per: unit.per ?? 1, unit: unit.per === undefined ? unit.zh : '' });
  return new Map([['target', limit(target?.value ?? null)], ['cumulative', limit(cumulative?.value ?? null)]]);
}

/** Thresholds that test a unit: an encouragement, a total of the nation and a gap have none. */
function limitsOfRule({ kind, strength, nation, operator, threshold, per, unit, parts }: ProfileRule): Map<string, Limit> {
  const isTested = kind !== 'gap' && !ENCOURAGING.includes(strength) && nation !== true;
  const limit = (sign: Operator, value: number | null): Limit => ({ operator: sign, threshold: isTested ? value : null, per: per ?? 1, unit: `${kind} ${per === undefined ? unit.zh : ''}` });
  return parts ? new Map(parts.map((part) => [part.id, limit(part.operator ?? operator, part.threshold)])) : new Map([['', limit(operator, threshold)]]);
}

function stricterOf(from: ReadonlyMap<string, Limit>, to: ReadonlyMap<string, Limit>): Stricter | null {
  const found = new Set([...new Set([...from.keys(), ...to.keys()])].map((key) => stricterLimit(from.get(key), to.get(key))));
  if (found.has('unlike')) return 'unlike';
  if (found.has('from') && found.has('to')) return 'both';
  return found.has('from') ? 'from' : found.has('to') ? 'to' : null;
}

/** A figure is stricter than none; figures per 1,000 and per 10,000 are brought to one first. */
function stricterLimit(from: Limit | undefined, to: Limit | undefined): Stricter | null {
  const [a, b] = [from?.threshold ?? null, to?.threshold ?? null];
  if (a === null || b === null) return a !== null ? 'from' : b !== null ? 'to' : null;
  const [one, other] = [{ operator: from!.operator, threshold: a / from!.per }, { operator: to!.operator, threshold: b / to!.per }];
  if (from!.unit !== to!.unit || one.operator[0] !== other.operator[0]) return one.operator === other.operator && a === b ? null : 'unlike';
  return isStricter(one, other) ? 'from' : isStricter(other, one) ? 'to' : null;
}

/** Values of a thing by their place: `target.value`, `facilityTypes` (a list of words in one text), `parts.satellite.threshold`. */
function leaves(thing: object): Map<string, Value> {
  const found = new Map<string, Value>();
  const visit = (value: unknown, place: string): void => {
    if (typeof value !== 'object' || value === null) found.set(place, value as Value);
    else if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) found.set(place, value.join(', '));
    else for (const [key, inner] of Object.entries(value)) visit(inner, [place, Array.isArray(value) ? ((inner as { id?: string }).id ?? key) : key].filter(Boolean).join('.'));
  };
  visit(thing, '');
  return found;
}
