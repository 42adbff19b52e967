import { ascendingOrder } from './ascendingOrder.ts';
import { pairsByPoint } from './pairsByPoint.ts';
import type { CatchmentPairs } from '../types.ts';

export interface CapacityAllocation {
  /** People of the pair's point that the pair's site serves; as long as the pairs. */
  readonly served: Float64Array;
  /** What each site has left; NaN where its capacity is unknown. */
  readonly capacityLeft: Float64Array;
}

/**
 * Who is served when a site takes no more people than its capacity: pairs are worked through by ascending cost (ties by
 * point, then by site), and each gives the site as many of the people not served yet as it has room for; a point may be
 * shared between sites. Nobody is counted twice: over all sites served people are at most the people there are. A site
 * of unknown capacity (NaN) serves nobody. As pairs come nearest first, the allocation within a shorter limit is the
 * part of it with costs up to that limit.
 *
 * @param persons people at each point, >= 0, never NaN
 * @param capacity persons each site can take, >= 0 or NaN
 */
export function allocateNearestFirst(pairs: CatchmentPairs, persons: Float64Array, capacity: Float64Array): CapacityAllocation {
  const { pair, site } = pairsByPoint(pairs, persons.length);
  const siteOf = new Int32Array(pair.length);
  for (let k = 0; k < pair.length; k++) siteOf[pair[k]] = site[k];
  const open = persons.slice();
  const capacityLeft = capacity.slice();
  const served = new Float64Array(pair.length);
  for (const k of ascendingOrder(pairs.cost, pair)) {
    const taken = Math.min(open[pairs.point[k]], capacityLeft[siteOf[k]]);
    if (!(taken > 0)) continue;
    served[k] = taken;
    open[pairs.point[k]] -= taken;
    capacityLeft[siteOf[k]] -= taken;
  }
  return { served, capacityLeft };
}
