import type { Finding } from './findings.ts';
import { nearestValue } from './nearestName.ts';
import { PROFILE_SCHEMA, profile as profileSchema } from './profile.ts';
import type { Profile } from './profile.ts';
import { z } from './schema.ts';
import { schemaFindings, valueAt } from './schemaFindings.ts';

export interface ProfileCheck {
  /** Base name that findings print. */
  file: string;
  /** Ids that other profiles have. */
  taken: readonly string[];
  /** How findings name a place: `rules.film-monthly.threshold`, or `rules[3].threshold` where the rule has no id, without it. */
  nameOf?: (path: PropertyKey[], content: unknown) => string;
}

/**
 * Everything that is wrong with a profile that a user wrote, each fault with its place: `recipe.unknown-key` (with the nearest),
 * `recipe.missing-key`, `recipe.invalid-value`, `profile.newer`, `profile.duplicate-id`, `profile.unknown-reference`, `profile.taken`. Only
 * a profile that fits the schema is looked at for the last three. One check for files, for what is saved, and for what is being typed.
 */
export function profileFindings(content: unknown, { file, taken, nameOf = byId }: ProfileCheck): Finding[] {
  const version = valueAt(content ?? {}, ['schema']);
  if (typeof version === 'number' && version > PROFILE_SCHEMA) return [{ code: 'profile.newer', severity: 'error', file, parameter: 'schema', values: { version, known: PROFILE_SCHEMA } }];
  const parsed = profileSchema.safeParse(content);
  if (!parsed.success) return schemaFindings(parsed.error.issues, { content, file, jsonSchema: () => z.toJSONSchema(profileSchema, { io: 'input' }), nameOf });
  const place = (path: PropertyKey[]) => ({ severity: 'error' as const, file, parameter: nameOf(path, content) });
  return [
    ...duplicates(parsed.data).map(({ path, id }): Finding => ({ code: 'profile.duplicate-id', ...place(path), values: { id } })),
    ...strayReferences(parsed.data).map(({ path, text, known }): Finding => (
      { code: 'profile.unknown-reference', ...place(path), values: { text, ...(known.length > 0 ? { known: known.join(', ') } : {}), ...nearestValue(String(text), known) } })),
    ...(taken.includes(parsed.data.id) ? [{ code: 'profile.taken' as const, ...place(['id']), values: { id: parsed.data.id } }] : []),
  ];
}

/** Things of a list are named by their id, services by their number. */
function byId(path: PropertyKey[], content: unknown): string {
  return path.reduce<string>((name, key, i) => {
    if (typeof key !== 'number') return name === '' ? String(key) : `${name}.${String(key)}`;
    const { id, number } = (valueAt(content, path.slice(0, i + 1)) ?? {}) as { id?: unknown; number?: unknown };
    const own = typeof id === 'string' ? id : typeof number === 'number' ? String(number) : '';
    return own === '' ? `${name}[${key}]` : `${name}.${own}`;
  }, '');
}

/** Things whose id another of the same list has before them. */
function duplicates(profile: Profile): { path: PropertyKey[]; id: string | number }[] {
  const repeated = (ids: readonly (string | number)[], list: PropertyKey[]) => ids.flatMap((id, i) => (ids.indexOf(id) < i ? [{ path: [...list, i], id }] : []));
  const ids = (key: 'areas' | 'indicators' | 'rules' | 'regions' | 'groups') => repeated(profile[key].map(({ id }) => id), [key]);
  return [
    ...ids('areas'), ...ids('indicators'), ...repeated(profile.services.map(({ number }) => number), ['services']), ...ids('rules'), ...ids('regions'), ...ids('groups'),
    ...profile.rules.flatMap(({ parts }, i) => repeated((parts ?? []).map(({ id }) => id), ['rules', i, 'parts'])),
  ];
}

/** Areas and services that a part of the profile speaks of and the profile does not have. */
function strayReferences(profile: Profile): { path: PropertyKey[]; text: string | number; known: string[] }[] {
  const areas = profile.areas.map(({ id }) => id);
  const numbers = new Set(profile.services.map(({ number }) => number));
  return [
    ...(['indicators', 'services', 'rules'] as const).flatMap((list) => profile[list].flatMap(({ area }, i) => (areas.includes(area) ? [] : [{ path: [list, i, 'area'], text: area, known: areas }]))),
    ...profile.rules.flatMap(({ services }, i) => (services ?? []).filter((number) => !numbers.has(number)).map((number) => ({ path: ['rules', i, 'services'], text: number, known: [] }))),
  ];
}
