import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { nearestName } from '../../api/nearestName.ts';
import { PROFILE_SCHEMA, profile as profileSchema } from '../../api/profile.ts';
import type { Profile } from '../../api/profile.ts';
import { z } from '../../api/schema.ts';
import { schemaFindings, valueAt } from '../../api/schemaFindings.ts';
import { BUILT_IN_PROFILES } from './builtInProfiles.ts';

/**
 * Checks the content of a profile that a user wrote. Every fault names its place: `rules.film-monthly.threshold`, or `rules[3].threshold`
 * where the rule has no id.
 *
 * @throws InputError `recipe.unknown-key` (with the nearest), `recipe.missing-key`, `recipe.invalid-value`, `profile.newer`,
 * `profile.duplicate-id`, `profile.unknown-reference`, `profile.taken` (the id of a profile that comes with the program).
 */
export function parseProfile(content: unknown, file: string): Profile {
  const version = valueAt(content ?? {}, ['schema']);
  if (typeof version === 'number' && version > PROFILE_SCHEMA) throw new InputError({ code: 'profile.newer', severity: 'error', file, parameter: 'schema', values: { version, known: PROFILE_SCHEMA } });
  const parsed = profileSchema.safeParse(content);
  if (!parsed.success) throw new InputError(schemaFindings(parsed.error.issues, { content, file, jsonSchema: () => z.toJSONSchema(profileSchema, { io: 'input' }), nameOf }));
  const findings = [...duplicates(parsed.data, file), ...strayReferences(parsed.data, file)];
  if (BUILT_IN_PROFILES.some(({ id }) => id === parsed.data.id)) findings.push({ code: 'profile.taken', severity: 'error', file, parameter: 'id', values: { id: parsed.data.id } });
  if (findings.length > 0) throw new InputError(findings);
  return parsed.data;
}

/** Things of a list are named by their id. */
function nameOf(path: PropertyKey[], content: unknown): string {
  return path.reduce<string>((name, key, i) => {
    if (typeof key !== 'number') return name === '' ? String(key) : `${name}.${String(key)}`;
    const id = (valueAt(content, path.slice(0, i + 1)) as { id?: unknown } | undefined)?.id;
    return typeof id === 'string' && id !== '' ? `${name}.${id}` : `${name}[${key}]`;
  }, '');
}

function duplicates(profile: Profile, file: string): Finding[] {
  const repeated = (list: readonly (string | number)[], place: string): Finding[] =>
    [...new Set(list.filter((id, i) => list.indexOf(id) < i))].map((id) => ({ code: 'profile.duplicate-id', severity: 'error', file, parameter: `${place}.${id}`, values: { id } }));
  const ids = (key: 'areas' | 'indicators' | 'rules' | 'regions' | 'groups') => repeated(profile[key].map(({ id }) => id), key);
  return [
    ...ids('areas'), ...ids('indicators'), ...repeated(profile.services.map(({ number }) => number), 'services'), ...ids('rules'), ...ids('regions'), ...ids('groups'),
    ...profile.rules.flatMap((rule) => repeated((rule.parts ?? []).map(({ id }) => id), `rules.${rule.id}.parts`)),
  ];
}

/** Areas and services that a part of the profile speaks of and the profile does not have. */
function strayReferences(profile: Profile, file: string): Finding[] {
  const areas = profile.areas.map(({ id }) => id);
  const numbers = new Set(profile.services.map(({ number }) => number));
  const stray = (text: string | number, parameter: string, known: readonly string[]): Finding => {
    const nearest = nearestName(String(text), known);
    return { code: 'profile.unknown-reference', severity: 'error', file, parameter, values: { text, ...(known.length > 0 ? { known: known.join(', ') } : {}), ...(nearest === null ? {} : { nearest }) } };
  };
  const places = [
    ...profile.indicators.map(({ id, area }) => ({ area, place: `indicators.${id}` })), ...profile.services.map(({ number, area }) => ({ area, place: `services.${number}` })),
    ...profile.rules.map(({ id, area }) => ({ area, place: `rules.${id}` })),
  ];
  return [
    ...places.filter(({ area }) => !areas.includes(area)).map(({ area, place }) => stray(area, `${place}.area`, areas)),
    ...profile.rules.flatMap(({ id, services }) => (services ?? []).filter((number) => !numbers.has(number)).map((number) => stray(number, `rules.${id}.services`, []))),
  ];
}
