import type { z } from './schema.ts';
import type { Finding } from './findings.ts';
import { nearestValue } from './nearestName.ts';
import { demandsOf } from './schemaFaults.ts';

type Issue = z.core.$ZodIssue;

/** A file that a schema was held against. */
export interface CheckedContent {
  content: unknown;
  /** Base name that findings print. */
  file: string;
  /** JSON Schema of the content, to name the keys there are. */
  jsonSchema: () => unknown;
  /** How findings name a place: `analyses.r.minutes`. */
  nameOf: (path: PropertyKey[], content: unknown) => string;
}

/** One finding per fault: an unknown key with the nearest known one, a missing key, a value with what was wanted of it. */
export function schemaFindings(issues: readonly Issue[], checked: CheckedContent): Finding[] {
  return issues.flatMap((issue) => findingsOf(issue, [], checked));
}

function findingsOf(issue: Issue, prefix: PropertyKey[], checked: CheckedContent): Finding[] {
  const { content, file, nameOf } = checked;
  const path = [...prefix, ...issue.path];
  const place = { severity: 'error' as const, file };
  if (issue.code === 'unrecognized_keys') {
    const known = knownKeys(path, content, checked.jsonSchema());
    const given = Object.keys(valueAt(content, path) as object).filter((key) => !issue.keys.includes(key));
    // A key that is known here belongs to another alternative than the keys beside it.
    return issue.keys.map((key): Finding => (known.includes(key) ? { code: 'parameter.conflict', ...place, parameter: nameOf(path, content), values: { one: key, other: given.join(', ') } } : {
      code: 'recipe.unknown-key', ...place, parameter: nameOf([...path, key], content), values: { key, ...nearestValue(key, known), known: known.join(', ') },
    }));
  }
  if (issue.code === 'invalid_union') {
    // The alternative that was meant is one of the right kind (a list, an object); of these, the one with the fewest faults.
    const deeper = issue.errors.filter((errors) => errors.length > 0 && errors.every((inner) => inner.path.length > 0 || inner.code === 'unrecognized_keys'));
    const branches = deeper.map((errors) => errors.flatMap((inner) => findingsOf(inner, path, checked)));
    const missing = (findings: Finding[]) => findings.filter((f) => f.code === 'recipe.missing-key').length;
    branches.sort((a, b) => a.length - b.length || missing(a) - missing(b));
    if (branches.length > 0) return branches[0];
  }
  const value = valueAt(content, path);
  if (value === undefined && issue.code !== 'custom') {
    return [{ code: 'recipe.missing-key', ...place, parameter: nameOf(path, content), values: { key: String(path.at(-1) ?? '') } }];
  }
  return [{ code: 'recipe.invalid-value', ...place, parameter: nameOf(path, content), values: { value: JSON.stringify(value) ?? '', ...demandsOf([issue]) } }];
}

export function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], content);
}

interface Schema { properties?: Record<string, Schema>; items?: Schema; anyOf?: Schema[]; oneOf?: Schema[]; additionalProperties?: Schema | boolean; const?: unknown }

/** Keys the schema knows at a path: over all alternatives, of objects with a `kind` over those of the kind that is given. */
function knownKeys(path: PropertyKey[], content: unknown, schema: unknown): string[] {
  const alternatives = (schemas: Schema[]): Schema[] => schemas.flatMap((s) => [s, ...alternatives([...(s.anyOf ?? []), ...(s.oneOf ?? [])])]);
  const ofKind = (schemas: Schema[], depth: number): Schema[] => {
    const { kind } = (valueAt(content, path.slice(0, depth)) ?? {}) as { kind?: unknown };
    return alternatives(schemas).filter((s) => s.properties?.['kind']?.const === undefined || s.properties['kind'].const === kind);
  };
  let level = ofKind([schema as Schema], 0);
  path.forEach((key, i) => {
    level = ofKind(level.flatMap((s) => {
      const inner = typeof key === 'number' ? s.items : (s.properties?.[String(key)] ?? (typeof s.additionalProperties === 'object' ? s.additionalProperties : undefined));
      return inner ? [inner] : [];
    }), i + 1);
  });
  return [...new Set(level.flatMap((s) => Object.keys(s.properties ?? {})))];
}
