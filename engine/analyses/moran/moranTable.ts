import type { Column } from '../../../data/dataset.ts';
import type { GetisOrd } from '../../../geo/autocorrelation/getisOrd.ts';
import { QUADRANTS, quadrantOf } from '../../../geo/autocorrelation/localMoran.ts';
import type { LocalMoran } from '../../../geo/autocorrelation/localMoran.ts';
import type { NeighbourLists } from '../../../geo/neighbours/neighbourLists.ts';
import type { UnitFrame } from '../values/unitFrame.ts';

/** What a unit can be called: high or low among high or low, not significant, without neighbours. */
export const CLUSTERS = [...QUADRANTS, 'ns', 'island'] as const;

/** Figures of the units that have a value, in one order. */
export interface MoranUnits {
  /** Their places in the frame. */
  units: number[];
  values: Float64Array;
  lists: NeighbourLists;
  deviations: Float64Array;
  local: LocalMoran;
  pLocal: Float64Array;
  pAdjusted: Float64Array;
  spots: GetisOrd;
  spotAdjusted: Float64Array;
  falseDiscovery: number;
}

/** The main table: one row per unit of the frame, in `order`; a unit without a value keeps its row, empty. */
export function moranColumns({ codes, names }: UnitFrame, order: readonly number[], result: MoranUnits): Column[] {
  const { units, values, lists, local, pLocal, pAdjusted, spots } = result;
  const at = new Map(units.map((unit, k) => [unit, k]));
  const rows = order.map((unit) => at.get(unit) ?? -1);
  const numbers = (name: string, of: (k: number) => number): Column => ({ name, values: Float64Array.from(rows, (k) => (k < 0 ? NaN : of(k))) });
  const words = (name: string, of: (k: number) => string | null): Column => ({ name, values: rows.map((k) => (k < 0 ? null : of(k))) });
  return [
    { name: 'code', values: order.map((unit) => codes[unit]) }, { name: 'name', values: order.map((unit) => names[unit]) },
    numbers('value', (k) => values[k]), numbers('lag', (k) => local.lag[k]), numbers('local_i', (k) => local.local[k]), numbers('p_sim', (k) => pLocal[k]),
    words('cluster', (k) => clusterOf(result, k)),
    numbers('neighbours', (k) => lists.offsets[k + 1] - lists.offsets[k]), numbers('p_adjusted', (k) => pAdjusted[k]),
    numbers('gi_star', (k) => spots.star[k]), numbers('gi_p', (k) => spots.p[k]), words('gi_cluster', (k) => spotOf(result, k)),
  ];
}

/** The quadrant where it is significant after the control of false discovery; null where nothing was tested. */
function clusterOf({ lists, deviations, local, pAdjusted, falseDiscovery }: MoranUnits, k: number): string | null {
  if (lists.offsets[k] === lists.offsets[k + 1]) return 'island';
  if (Number.isNaN(pAdjusted[k])) return null;
  return pAdjusted[k] <= falseDiscovery ? quadrantOf(deviations[k], local.lagOfDeviations[k]) : 'ns';
}

function spotOf({ lists, spots, spotAdjusted, falseDiscovery }: MoranUnits, k: number): string | null {
  if (lists.offsets[k] === lists.offsets[k + 1]) return 'island';
  if (Number.isNaN(spotAdjusted[k])) return null;
  return spotAdjusted[k] <= falseDiscovery ? (spots.star[k] > 0 ? 'hot' : 'cold') : 'ns';
}
