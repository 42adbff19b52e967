import type { Profile } from '../api/profile.ts';

type Value = string | number | boolean | null;

/** What one of two profiles has and the other has not, or has otherwise. `fields` of what differs: `target.value` in the one and in the other, null where it is not said. */
export interface ProfileDifference {
  id: string;
  name: { zh: string; en?: string };
  change: 'new' | 'gone' | 'differs';
  fields: { field: string; from: Value; to: Value }[];
}
export interface ProfileComparison { indicators: ProfileDifference[]; rules: ProfileDifference[]; services: ProfileDifference[] }

/** From one profile to another: indicators, rules and services that are new, gone or differ, in the order of the first, then of the second. */
export function compareProfiles(from: Profile, to: Profile): ProfileComparison {
  const numbered = ({ services }: Profile) => services.map((service) => ({ ...service, id: String(service.number) }));
  return { indicators: differences(from.indicators, to.indicators), rules: differences(from.rules, to.rules), services: differences(numbered(from), numbered(to)) };
}

interface Named { id: string; name: ProfileDifference['name'] }

function differences(from: readonly Named[], to: readonly Named[]): ProfileDifference[] {
  const before = new Map(from.map((one) => [one.id, one]));
  const after = new Map(to.map((one) => [one.id, one]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id): ProfileDifference[] => {
    const [a, b] = [before.get(id), after.get(id)];
    if (!a || !b) return [{ id, name: (a ?? b)!.name, change: a ? 'gone' : 'new', fields: [] }];
    const [left, right] = [leaves(a), leaves(b)];
    const fields = [...new Set([...left.keys(), ...right.keys()])].map((field) => ({ field, from: left.get(field) ?? null, to: right.get(field) ?? null })).filter((one) => one.from !== one.to);
    return fields.length === 0 ? [] : [{ id, name: b.name, change: 'differs', fields }];
  });
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
