import type { RunInfo } from '../../api/contract.ts';

type Kind = RunInfo['kind'];

/**
 * What the map can show of the kinds that compare values; the first is shown until the reader chooses. Beside these, `index_<area>` of a
 * composite index and `persons_share_<run>`, `persons_outside_<run>` of an overview.
 */
export const VALUE_VARIABLES = {
  overview: ['state', 'indicators_below', 'red_items'],
  disparity: ['difference', 'ratio', 'urban', 'rural', 'value', 'within'],
  rules: ['failed', 'state'],
  equity: ['value', 'location_quotient', 'theil_t_part'],
  moran: ['cluster', 'gi_cluster', 'value', 'lag', 'local_i'],
  convergence: ['annual_growth', 'value_from', 'value_to', 'residual'],
  progress: ['state', 'progress', 'current', 'years_to_target', 'remaining'],
  composite: ['index', 'rank'],
} as const satisfies Partial<Record<Kind, readonly string[]>>;

export type ValueKind = keyof typeof VALUE_VARIABLES;

/** The variable chosen for a kind, else its first. */
export function valueVariable(chosen: Readonly<Partial<Record<ValueKind, string>>>, kind: ValueKind): string {
  return chosen[kind] ?? VALUE_VARIABLES[kind][0];
}

export const isValueKind = (kind: Kind): kind is ValueKind => Object.hasOwn(VALUE_VARIABLES, kind);
