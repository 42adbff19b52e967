import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concentration } from '../../geo/inequality/concentration.ts';
import { decompose, nestedGroups } from '../../geo/inequality/decomposition.ts';
import { distributionOf } from '../../geo/inequality/distribution.ts';
import { inequalityIndices, type InequalityIndices } from '../../geo/inequality/indices.ts';
import { lorenzCurve } from '../../geo/inequality/lorenz.ts';
import { percentile } from '../../geo/inequality/percentiles.ts';

const SEED = { seed: 20170123, numRuns: 300 };
/** Without a unit: they stay when the unit of the values changes. */
const RELATIVE = ['gini', 'theilT', 'theilL', 'cv', 'palma', 'atkinson', 'p90P10', 'maxMin'] as const;
/** Those that agree on what a transfer from a richer to a poorer unit does; P90/P10 looks at two units only and may rise. */
const TRANSFER = ['gini', 'theilT', 'theilL', 'cv', 'mad', 'palma', 'atkinson', 'maxMin'] as const;

const value = fc.oneof(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 6 }), fc.double({ min: 1e-200, max: 1e-190, noNaN: true }));
const values = fc.array(value, { minLength: 1, maxLength: 60 });
const epsilon = fc.constantFrom(0.25, 0.5, 1, 2);
const units = fc.array(fc.tuple(value, fc.oneof(fc.double({ min: 0.01, max: 1e4, noNaN: true }), fc.integer({ min: 1, max: 5 }))), { minLength: 1, maxLength: 60 });

const indices = (list: readonly number[], weights: readonly number[] | null, e: number) => inequalityIndices(distributionOf(Float64Array.from(list), weights && Float64Array.from(weights)), e);
function same(a: number, b: number, tolerance = 1e-11): void {
  if (Number.isNaN(b)) expect(a).toBeNaN();
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(b)));
}
function allSame(a: InequalityIndices, b: InequalityIndices, names: readonly (keyof InequalityIndices)[]): void {
  for (const name of names) same(a[name], b[name]);
}

describe('laws of inequality', () => {
  it('equal values have none, whatever they weigh', () => {
    fc.assert(fc.property(value, fc.array(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), { minLength: 1 }), epsilon, (each, weights, e) => {
      const found = indices(weights.map(() => each), weights, e);
      expect(found).toMatchObject({ mean: each, gini: 0, theilT: 0, theilL: 0, cv: 0, mad: 0, atkinson: 0, p90P10: 1, maxMin: 1 });
      same(found.palma, 0.25);
    }), SEED);
  });

  it('indices stay in their ranges: Theil is never below 0', () => {
    fc.assert(fc.property(units, epsilon, (list, e) => {
      const found = indices(list.map(([x]) => x), list.map(([, w]) => w), e);
      for (const name of ['gini', 'theilT', 'theilL', 'cv', 'mad', 'atkinson'] as const) expect(found[name]).toBeGreaterThanOrEqual(0);
      expect(found.gini).toBeLessThan(1);
      expect(found.atkinson).toBeLessThanOrEqual(1);
      expect(found.palma).toBeGreaterThanOrEqual(0.25 - 1e-12);
      expect(found.maxMin).toBeGreaterThanOrEqual(found.p90P10 * (1 - 1e-12));
    }), SEED);
  });

  it('another unit of the values changes nothing but mean and mean deviation; another unit of the weights nothing at all', () => {
    fc.assert(fc.property(units, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), epsilon, (list, factor, e) => {
      const [x, w] = [list.map(([one]) => one), list.map(([, weight]) => weight)];
      const found = indices(x, w, e);
      const scaled = indices(x.map((one) => one * factor), w, e);
      // A factor that rounds may make two values one, or move a percentile on a steep step; a power of two moves nothing.
      const smooth = RELATIVE.filter((name) => name !== 'p90P10');
      allSame(scaled, found, smooth);
      allSame(indices(x, w.map((weight) => weight * factor), e), found, smooth);
      allSame(indices(x.map((one) => one * 1024), w.map((weight) => weight / 64), e), found, RELATIVE);
      same(scaled.mad / factor / found.mean, found.mad / found.mean);
    }), SEED);
  });

  it('a weight of k is k units, but for P90/P10, whose percentiles count units', () => {
    fc.assert(fc.property(fc.array(fc.tuple(value, fc.integer({ min: 1, max: 4 })), { minLength: 1, maxLength: 30 }), epsilon, (list, e) => {
      const repeated = list.flatMap(([x, times]) => Array.from({ length: times }, () => x));
      const weighted = indices(list.map(([x]) => x), list.map(([, times]) => times), e);
      allSame(weighted, indices(repeated, null, e), [...RELATIVE.filter((name) => name !== 'p90P10'), 'mean', 'mad']);
      // Replication of the whole population.
      allSame(indices([...repeated, ...repeated, ...repeated], null, e), indices(repeated, null, e), [...RELATIVE.filter((name) => name !== 'p90P10'), 'mean', 'mad']);
    }), SEED);
  });

  it('equal weights are no weights', () => {
    fc.assert(fc.property(values, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), epsilon, (list, weight, e) => {
      allSame(indices(list, list.map(() => weight), e), indices(list, null, e), [...RELATIVE, 'mean', 'mad']);
    }), SEED);
  });

  it('the order of the units does not matter', () => {
    fc.assert(fc.property(units.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))), epsilon, ([list, shuffled], e) => {
      const of = (some: typeof list) => indices(some.map(([x]) => x), some.map(([, w]) => w), e);
      allSame(of(shuffled), of(list), [...RELATIVE, 'mean', 'mad']);
    }), SEED);
  });

  it('a transfer from a richer to a poorer unit raises no index (Pigou and Dalton)', () => {
    const part = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(fc.property(fc.array(fc.double({ min: 0.01, max: 100, noNaN: true }), { minLength: 2, maxLength: 40 }), fc.nat(), fc.nat(), part, epsilon, (list, a, b, share, e) => {
      const [i, j] = [a % list.length, b % list.length];
      const [poor, rich] = list[i] <= list[j] ? [i, j] : [j, i];
      const transfer = share * (list[rich] - list[poor]);
      const after = list.with(poor, list[poor] + transfer).with(rich, list[rich] - transfer);
      const [before, now] = [indices(list, null, e), indices(after, null, e)];
      for (const name of TRANSFER) expect(now[name]).toBeLessThanOrEqual(before[name] + 1e-12 * Math.max(1, before[name]));
      // Strictly, where something is handed over, for those that look at every unit.
      if (transfer > 0.01) for (const name of ['gini', 'theilT', 'theilL', 'cv', 'atkinson'] as const) expect(now[name]).toBeLessThan(before[name]);
    }), SEED);
  });

  it('percentiles: minus the values turns them round', () => {
    fc.assert(fc.property(units, fc.double({ min: 0, max: 1, noNaN: true }), (list, p) => {
      const at = (sign: number, share: number) => percentile(distributionOf(Float64Array.from(list, ([x]) => sign * x), Float64Array.from(list, ([, w]) => w)), share);
      const largest = Math.max(...list.map(([x]) => x));
      expect(Math.abs(at(1, p) + at(-1, 1 - p))).toBeLessThanOrEqual(1e-9 * largest);
    }), SEED);
  });

  it('the Gini coefficient is one minus twice the area under the Lorenz curve, which never falls and is convex', () => {
    fc.assert(fc.property(units, (list) => {
      const distribution = distributionOf(Float64Array.from(list, ([x]) => x), Float64Array.from(list, ([, w]) => w));
      const { shareOfWeight: p, shareOfValue: l } = lorenzCurve(distribution)!;
      let area = 0;
      for (let k = 1; k < p.length; k++) {
        area += ((p[k] - p[k - 1]) * (l[k] + l[k - 1])) / 2;
        expect(l[k]).toBeGreaterThanOrEqual(l[k - 1]);
        expect(l[k]).toBeLessThanOrEqual(p[k] + 1e-12);
      }
      same(1 - 2 * area, inequalityIndices(distribution, 1).gini);
    }), SEED);
  });

  it('concentration by the value itself is the Gini coefficient, by its negative minus that, and never more by any other order', () => {
    fc.assert(fc.property(units, fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 60, maxLength: 60 }), (list, ranks) => {
      const x = Float64Array.from(list, ([one]) => one);
      const distribution = distributionOf(x, Float64Array.from(list, ([, w]) => w));
      const { gini } = inequalityIndices(distribution, 1);
      same(concentration(distribution, x).index, gini);
      same(concentration(distribution, x.map((one) => -one)).index, -gini);
      expect(Math.abs(concentration(distribution, Float64Array.from(ranks)).index)).toBeLessThanOrEqual(gini + 1e-12);
    }), SEED);
  });
});

describe('between and within add up to the total', () => {
  const grouped = (value: fc.Arbitrary<number>, groups: number, length: number) =>
    fc.array(fc.tuple(value, fc.double({ min: 1e-3, max: 1e7, noNaN: true }), fc.nat(groups), fc.nat(3), fc.nat(2)), { minLength: 1, maxLength: length });
  const adds = (list: [number, number, number, number, number][]): void => {
    const [x, w] = [0, 1].map((k) => Float64Array.from(list, (unit) => unit[k]));
    const distribution = distributionOf(x, w);
    const levels = decompose(x, w, distribution, nestedGroups(distribution, [2, 3, 4].map((k) => Int32Array.from(list, (unit) => unit[k]))));
    const { theilT, theilL } = inequalityIndices(distribution, 1);
    for (const [total, name] of [[theilT, 'theilT'], [theilL, 'theilL']] as const) {
      if (Number.isNaN(total)) {
        expect(levels.every((level) => Number.isNaN(level[name].between) && Number.isNaN(level[name].within))).toBe(true);
        continue;
      }
      let left = total;
      for (const { [name]: { between, within } } of levels) {
        expect(between).toBeGreaterThanOrEqual(0);
        expect(within).toBeGreaterThanOrEqual(0);
        left -= between;
        expect(Math.abs(left - within)).toBeLessThanOrEqual(1e-12 * Math.max(1, total));
      }
    }
    for (const { groups, theilT: { between, within } } of levels) {
      same(groups.shareOfWeight.reduce((a, b) => a + b), 1, 1e-12);
      if (!(distribution.mean > 0)) continue;
      same(groups.shareOfValue.reduce((a, b) => a + b), 1, 1e-12);
      same(groups.betweenPart.reduce((a, b) => a + b), between, 1e-12);
      same(groups.withinPart.reduce((a, b) => a + b), within, 1e-12);
    }
  };

  it('of any values', () => {
    fc.assert(fc.property(grouped(value, 5, 80), adds), SEED);
  });

  it('with zeros', () => {
    fc.assert(fc.property(grouped(fc.oneof(fc.constant(0), value), 5, 40), adds), SEED);
  });

  it('of many groups, of tiny values, of values that differ in the last digits', () => {
    const nasty = fc.oneof(fc.double({ min: 1e-300, max: 1e-280, noNaN: true }), fc.double({ min: 1e-12, max: 1e12, noNaN: true }));
    fc.assert(fc.property(grouped(nasty, 900, 1500), adds), { ...SEED, numRuns: 30 });
    fc.assert(fc.property(grouped(fc.double({ min: 1000, max: 1000.000001, noNaN: true }), 5, 80), adds), SEED);
  });
});
