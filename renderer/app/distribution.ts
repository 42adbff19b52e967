import type { CostBand } from '../../geo/figure/cumulative.ts';
import { numbersOf } from './rows.ts';
import type { RowTable } from './rows.ts';

/** The bands of the table `distribution` of one facility type, in its order; the last is what lies beyond the limit. */
export function costBands(table: RowTable): CostBand[] {
  const [from, to, persons, share] = ['cost_from', 'cost_to', 'persons', 'share_cumulative'].map((column) => numbersOf(table, column));
  return Array.from(from, (start, i) => ({ from: start, to: to[i], persons: persons[i], share: share[i] }));
}
