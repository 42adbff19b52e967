import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ascendingOrder } from '../../geo/measures/ascendingOrder.ts';
import { allocateNearestFirst } from '../../geo/measures/capacityAllocation.ts';
import { nearestTrips, pairsByPoint, pickCatchments, secondNearestCost } from '../../geo/measures/pairsByPoint.ts';
import { weightedQuantiles } from '../../geo/measures/weightedQuantile.ts';
import { pairsOf } from './pairsOf.ts';

const SEED = { seed: 20120101, numRuns: 200 };
const plain = (values: Iterable<number>): number[] => Array.from(values);
const cost = fc.oneof(fc.constant(NaN), fc.integer({ min: 0, max: 6 }), fc.double({ min: 0, max: 100, noNaN: true }));
/** Cost table of up to 6 sites and up to 8 points, with ties and gaps. */
const table = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 8 })).chain(([sites, points]) =>
  fc.array(fc.array(cost, { minLength: points, maxLength: points }), { minLength: sites, maxLength: sites }));

describe('ascendingOrder', () => {
  it('is the order of a stable sort, NaN last', () => {
    fc.assert(fc.property(fc.array(fc.oneof(fc.constantFrom(0, -0, 1, 2, NaN, Infinity, 5e-324), fc.double({ min: 0 }))), (values) => {
      const key = (i: number) => (Number.isNaN(values[i]) ? Number.POSITIVE_INFINITY : values[i]);
      const wanted = values.map((_, i) => i).sort((a, b) => Number(Number.isNaN(values[a])) - Number(Number.isNaN(values[b])) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
      expect(plain(ascendingOrder(Float64Array.from(values)))).toEqual(wanted);
    }), SEED);
  });

  it('orders the given indexes only, ties in their order', () => {
    expect(plain(ascendingOrder(Float64Array.of(2, 1, 2, 1, 0), Uint32Array.of(3, 2, 1, 0)))).toEqual([3, 1, 2, 0]);
  });
});

describe('pairs from the side of the points', () => {
  // Sites A, B, C; points a, b, c. A reaches a 5, b 1; B reaches a 5, c 0; C reaches a 2.
  const pairs = pairsOf([[5, 1, NaN], [5, NaN, 0], [2, NaN, NaN]]);

  it('sites ascending', () => {
    const { offsets, site } = pairsByPoint(pairs, 3);
    expect(plain(offsets)).toEqual([0, 3, 4, 5]);
    expect(plain(site)).toEqual([0, 1, 2, 0, 1]);
  });

  it('nearest first, equal costs by site, at most k', () => {
    const all = nearestTrips(pairs, 3, Infinity);
    expect(plain(all.site)).toEqual([2, 0, 1, 0, 1]);
    expect(plain(all.pair).map((k) => pairs.cost[k])).toEqual([2, 5, 5, 1, 0]);
    const two = nearestTrips(pairs, 3, 2);
    expect(plain(two.offsets)).toEqual([0, 2, 3, 4]);
    expect(plain(two.site)).toEqual([2, 0, 0, 1]);
  });

  it('the second nearest: NaN with fewer than two', () => {
    expect(plain(secondNearestCost(pairs, 3))).toEqual([5, NaN, NaN]);
  });

  it('catchments of some sites, in the order asked for', () => {
    expect(pickCatchments(pairs, Int32Array.of(2, 0))).toEqual(pairsOf([[2, NaN, NaN], [5, 1, NaN]]));
  });

  it('agrees with a plain sort of each column', () => {
    fc.assert(fc.property(table, fc.integer({ min: 1, max: 4 }), (costs, most) => {
      const some = pairsOf(costs);
      const trips = nearestTrips(some, costs[0].length, most);
      const second = secondNearestCost(some, costs[0].length);
      costs[0].forEach((_, i) => {
        const sites = costs.map((_, s) => s).filter((s) => !Number.isNaN(costs[s][i])).sort((a, b) => costs[a][i] - costs[b][i] || a - b);
        expect(plain(trips.site.slice(trips.offsets[i], trips.offsets[i + 1]))).toEqual(sites.slice(0, most));
        expect(second[i]).toBe(sites.length > 1 ? costs[sites[1]][i] : NaN);
      });
    }), SEED);
  });
});

describe('weightedQuantiles', () => {
  it('the least value that half, or nine tenths, of the people do not exceed', () => {
    // Group 0: 10 people at 1, 80 at 5, 10 at 9; group 1: 5 at 2, 5 at 4; group 2: nobody. One value is unknown, one outside.
    const [median, p90] = weightedQuantiles(
      Float64Array.of(9, 1, 5, 4, 2, 3, NaN, 0), Float64Array.of(10, 10, 80, 5, 5, 0, 100, 100), Int32Array.of(0, 0, 0, 1, 1, 2, 0, -1), 3, [0.5, 0.9],
    );
    expect(plain(median)).toEqual([5, 2, NaN]);
    expect(plain(p90)).toEqual([5, 4, NaN]);
  });
});

describe('allocateNearestFirst', () => {
  const allocate = (costs: number[][], persons: number[], capacity: number[]) => {
    const pairs = pairsOf(costs);
    return { pairs, ...allocateNearestFirst(pairs, Float64Array.from(persons), Float64Array.from(capacity)) };
  };

  it('a town by hand: the near fill the clinic first, one place is shared', () => {
    // A (100 places) reaches a (60 people) at 1 and b (80) at 2; B (30 places) reaches b at 3 and c (10) at 3.
    // a goes to A; b takes the 40 places left in A, then, at 3 and before c, 30 in B; 10 of b and all of c are left over.
    const { served, capacityLeft } = allocate([[1, 2, NaN], [NaN, 3, 3]], [60, 80, 10], [100, 30]);
    expect(plain(served)).toEqual([60, 40, 30, 0]);
    expect(plain(capacityLeft)).toEqual([0, 0]);
  });

  it('equal costs: the earlier point first, and to the earlier site; an unknown capacity serves nobody', () => {
    const { served, capacityLeft } = allocate([[1, 1], [1, 1], [0, 0]], [5, 5], [6, 4, NaN]);
    expect(plain(served)).toEqual([5, 1, 0, 4, 0, 0]);
    expect(plain(capacityLeft)).toEqual([0, 0, NaN]);
  });

  it('serves nobody twice, fills nothing over, leaves nobody beside a free place in reach', () => {
    fc.assert(fc.property(table, fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 8, maxLength: 8 }), fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 6, maxLength: 6 }), (costs, people, places) => {
      const persons = people.slice(0, costs[0].length);
      const capacity = places.slice(0, costs.length);
      const { pairs, served, capacityLeft } = allocate(costs, persons, capacity);
      const byPoint = persons.map(() => 0);
      costs.forEach((_, site) => {
        let taken = 0;
        for (let k = pairs.offsets[site]; k < pairs.offsets[site + 1]; k++) {
          taken += served[k];
          byPoint[pairs.point[k]] += served[k];
        }
        expect(taken + capacityLeft[site]).toBe(capacity[site]);
        expect(capacityLeft[site]).toBeGreaterThanOrEqual(0);
      });
      byPoint.forEach((count, i) => expect(count).toBeLessThanOrEqual(persons[i]));
      costs.forEach((row, site) => row.forEach((value, i) => {
        if (!Number.isNaN(value) && capacityLeft[site] > 0) expect(byPoint[i]).toBe(persons[i]);
      }));
    }), SEED);
  });

  it('within a shorter limit it is the same allocation, cut off there', () => {
    fc.assert(fc.property(table, fc.double({ min: 0, max: 100, noNaN: true }), (costs, limit) => {
      const persons = costs[0].map((_, i) => 7 * i + 3);
      const capacity = costs.map((_, site) => 11 * site + 5);
      const whole = allocate(costs, persons, capacity);
      const short = allocate(costs.map((row) => row.map((value) => (value <= limit ? value : NaN))), persons, capacity);
      expect(plain(short.served)).toEqual(plain(whole.served).filter((_, k) => whole.pairs.cost[k] <= limit));
    }), SEED);
  });
});
