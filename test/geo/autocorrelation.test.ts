import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviationsOf } from '../../geo/autocorrelation/deviations.ts';
import { adjustedForFalseDiscovery } from '../../geo/autocorrelation/falseDiscovery.ts';
import { getisOrdStar } from '../../geo/autocorrelation/getisOrd.ts';
import { gearyC, moranI } from '../../geo/autocorrelation/globalStatistics.ts';
import { localMoran, quadrantOf } from '../../geo/autocorrelation/localMoran.ts';
import { twoSidedNormal } from '../../geo/autocorrelation/normalTail.ts';
import { weightSums } from '../../geo/autocorrelation/weightSums.ts';
import { contiguity } from '../../geo/neighbours/contiguity.ts';
import { listsOfLinks, rowStandardised } from '../../geo/neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../../geo/neighbours/neighbourLists.ts';
import { lattice } from './lattice.ts';

const of = (...values: number[]) => Float64Array.of(...values);
const rook = contiguity(lattice(3, 3), 'rook', 0);
const counting = of(1, 2, 3, 4, 5, 6, 7, 8, 9);

describe('3 x 3 boxes with the values 1 to 9', () => {
  // deviations -4 -3 -2 / -1 0 1 / 2 3 4: sum of squares 60, of fourth powers 2 (1 + 16 + 81 + 256) = 708, b2 = 9 x 708 / 3600 = 1.77
  const deviations = deviationsOf(counting);
  const b2 = 1.77;

  it('rook, standardised rows: sums of weights', () => {
    // 8 pairs corner-side weigh 1/2 + 1/3, 4 pairs side-centre 1/3 + 1/4: S1 = 8 (5/6)^2 + 4 (7/12)^2 = 83/12. Column sums: corner 2/3, side 5/4,
    // centre 4/3: S2 = 4 (5/3)^2 + 4 (9/4)^2 + (7/3)^2 = 1325/36
    const { s0, s1, s2 } = weightSums(rowStandardised(rook));
    expect(s0).toBeCloseTo(9, 14);
    expect(s1).toBeCloseTo(83 / 12, 14);
    expect(s2).toBeCloseTo(1325 / 36, 13);
  });

  it('rook, standardised rows: I = 5/9 and its moments', () => {
    // z lag(z): corners 8, 2, 2, 8; sides 6, 2/3, 2/3, 6; centre 0: 100/3 in all, over 60
    const moran = moranI(deviations, rowStandardised(rook));
    expect(moran.value).toBeCloseTo(5 / 9, 14);
    expect(moran.expectation).toBe(-1 / 8);
    // (9 (57 x 83/12 - 9 x 1325/36 + 243) - b2 (72 x 83/12 - 18 x 1325/36 + 486)) / (8 x 7 x 6 x 81) - 1/64 = (9 x 306 - 1.77 x 321.5) / 27216 - 1/64
    const variance = (9 * 306 - b2 * 321.5) / 27_216 - 1 / 64;
    expect(moran.variance).toBeCloseTo(variance, 14);
    expect(moran.z).toBeCloseTo((5 / 9 + 1 / 8) / Math.sqrt(variance), 12);
    // moran.test of spdep 1.2.7, two-sided
    expect(moran.p).toBeCloseTo(0.007_440_954_452_016_19, 14);
  });

  it('rook, standardised rows: C = 1/3 and its moments', () => {
    // means of the squared differences: corners 5, sides 11/3, 19/3, 19/3, 11/3, centre 5: 45 in all; 8 x 45 / (2 x 9 x 60)
    const geary = gearyC(deviations, rowStandardised(rook));
    expect(geary.value).toBeCloseTo(1 / 3, 14);
    expect(geary.expectation).toBe(1);
    const variance = ((8 * 83 * (57 - 8 * b2)) / 12 - (2 * 1325 * (102 - 74 * b2)) / 36 + 81 * (78 - 64 * b2)) / (9 * 7 * 6 * 81);
    expect(geary.variance).toBeCloseTo(variance, 14);
    expect(geary.z).toBeCloseTo((1 / 3 - 1) / Math.sqrt(variance), 12);
  });

  it('rook, binary weights: the same formulas with S0 = 24, S1 = 48, S2 = 272', () => {
    // 12 pairs of (1 + 1)^2, half of both directions; (2 x 2)^2 four times, (2 x 3)^2 four times, (2 x 4)^2
    expect(weightSums(rook)).toEqual({ s0: 24, s1: 48, s2: 272 });
    const variance = (9 * (57 * 48 - 9 * 272 + 3 * 576) - b2 * (72 * 48 - 18 * 272 + 6 * 576)) / (8 * 7 * 6 * 576) - 1 / 64;
    expect(moranI(deviations, rook).variance).toBeCloseTo(variance, 14);
  });

  it('queen: I = 16/45', () => {
    // corners: lag -4/3, -2/3, 2/3, 4/3: 16/3 + 4/3 + 4/3 + 16/3; sides: 18/5, 2/5, 2/5, 18/5; 64/3 in all, over 60
    const lists = rowStandardised(contiguity(lattice(3, 3), 'queen', 0));
    expect(moranI(deviations, lists).value).toBeCloseTo(16 / 45, 14);
    const { lag, local } = localMoran(counting, deviations, lists);
    expect(lag[0]).toBeCloseTo(11 / 3, 14);
    // (-4 x -4/3) / (60 / 9)
    expect(local[0]).toBeCloseTo(0.8, 14);
  });

  it('Gi* of a corner, a side and the centre', () => {
    // sums over the unit and its neighbours: -8, -9, 0; s = sqrt(60/9); divisors sqrt((9 m - m^2) / 8) of m = 3, 4, 5
    const { star, p } = getisOrdStar(deviations, rook);
    const s = Math.sqrt(60 / 9);
    expect(star[0]).toBeCloseTo(-8 / (s * 1.5), 14);
    expect(star[1]).toBeCloseTo(-9 / (s * Math.sqrt(2.5)), 14);
    expect([star[4], p[4]]).toEqual([0, 1]);
  });
});

describe('what does not exist', () => {
  it('equal values, which their mean may round to beside', () => {
    const deviations = deviationsOf(new Float64Array(9).fill(0.1));
    expect([...deviations.z]).toEqual(Array.from({ length: 9 }, () => 0));
    expect(moranI(deviations, rook)).toEqual({ value: NaN, expectation: NaN, variance: NaN, z: NaN, p: NaN });
    expect(gearyC(deviations, rook).value).toBeNaN();
    expect([...localMoran(new Float64Array(9).fill(0.1), deviations, rook).local]).toEqual(Array.from({ length: 9 }, () => NaN));
    expect([...getisOrdStar(deviations, rook).star]).toEqual(Array.from({ length: 9 }, () => NaN));
  });

  it('no links at all; fewer than four units; everybody the neighbour of everybody', () => {
    expect(moranI(deviationsOf(of(1, 2, 4, 8, 16)), listsOfLinks(5, [], [])).value).toBeNaN();
    const three = moranI(deviationsOf(of(1, 2, 4)), listsOfLinks(3, [0, 1], [1, 0]));
    expect(Number.isFinite(three.value)).toBe(true);
    expect([three.variance, three.z, three.p]).toEqual([NaN, NaN, NaN]);
    // sum over all pairs of z_i z_j is -sum z^2, whatever the order: I is always -1 / (n - 1)
    const all = [0, 1, 2, 3, 4].flatMap((i) => [0, 1, 2, 3, 4].filter((j) => j !== i).map((j) => [i, j]));
    const complete = rowStandardised(listsOfLinks(5, all.map(([i]) => i), all.map(([, j]) => j)));
    const moran = moranI(deviationsOf(of(1, 2, 4, 8, 16)), complete);
    expect(moran.value).toBeCloseTo(-1 / 4, 14);
    expect(moran.variance).toBeNaN();
    expect(gearyC(deviationsOf(of(1, 2, 4, 8, 16)), complete).variance).toBeNaN();
    expect(getisOrdStar(deviationsOf(of(1, 2, 4, 8, 16)), complete).star[0]).toBeNaN();
  });

  it('an island: lag 0, in n, no Gi*', () => {
    // 0 and 1 are neighbours, 2 and 3 alone: n = 4, S0 = 2; deviations -3 -1 1 3, I = (4 / 2) (2 x 3) / 20
    const lists = listsOfLinks(4, [0, 1], [1, 0]);
    const values = of(1, 3, 5, 7);
    const deviations = deviationsOf(values);
    expect(moranI(deviations, lists).value).toBeCloseTo(0.6, 15);
    const { lag, local } = localMoran(values, deviations, lists);
    expect([...lag]).toEqual([3, 1, 0, 0]);
    expect([local[2], local[3]]).toEqual([0, 0]);
    expect(getisOrdStar(deviations, lists).star[2]).toBeNaN();
  });

  it('refuses a value that is none', () => {
    expect(() => deviationsOf(of(1, NaN))).toThrow('value 1');
  });
});

describe('against spdep 1.2.7', () => {
  it('weights that differ by direction, with an island (zero.policy, adjust.n = FALSE)', () => {
    // 0 -> 1 (1), 0 -> 2 (3), 1 -> 0 (2), 2 -> 3 (1), 3 -> 1 (5), 3 -> 0 (5), 5 -> 4 (1), 5 -> 0 (1); 4 has none of its own
    const lists = rowStandardised(listsOfLinks(6, [0, 0, 1, 2, 3, 3, 5, 5], [1, 2, 0, 3, 1, 0, 4, 0], [1, 3, 2, 1, 5, 5, 1, 1]));
    const values = of(2, 7, 1, 8, 2.5, 4);
    const deviations = deviationsOf(values);
    const moran = moranI(deviations, lists);
    const geary = gearyC(deviations, lists);
    const pairs = [
      [moran.value, -0.390_051_813_471_502_6], [moran.variance, 0.086_873_571_907_970_68], [moran.z, -0.644_804_676_831_280_5], [moran.p, 0.519_053_770_782_521_1],
      [geary.value, 1.276_165_803_108_808], [geary.variance, 0.095_594_257_563_961_46], [geary.p, 0.371_744_260_139_638_3],
      // geary.test prints (expectation - C) / sd, so that alike neighbours are above 0
      [geary.z, 0.893_210_866_119_901_2],
    ];
    for (const [ours, theirs] of pairs) expect(ours).toBeCloseTo(theirs, 13);
    const { local } = localMoran(values, deviations, lists);
    [0.492_227_979_274_611_3, -0.906_735_751_295_336_7, -1.802_072_538_860_104, 0.243_523_316_062_176_4, 0, 0.022_797_927_461_139_81].forEach((each, i) => expect(local[i]).toBeCloseTo(each, 13));
    // theirs has a value for the island too: that of the unit alone
    const { star } = getisOrdStar(deviations, lists);
    [-0.647_834_175_673_825_1, 0.254_493_299_279_644, 0.254_493_299_279_644, 1.367_649_926_422_519, NaN, -1.079_723_626_123_042].forEach((each, i) => (Number.isNaN(each) ? expect(star[i]).toBeNaN() : expect(star[i]).toBeCloseTo(each, 12)));
  });
});

describe('laws', () => {
  const SEED = { seed: 20240614, numRuns: 200 };
  /** Values and directed, weighted links among 4 to 30 units; some are islands. */
  const maps = fc.integer({ min: 4, max: 30 }).chain((n) => fc.record({
    values: fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: n, maxLength: n }).filter((values) => new Set(values).size > 1),
    links: fc.uniqueArray(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), fc.integer({ min: 1, max: 9 })).filter(([i, j]) => i !== j), { minLength: 1, maxLength: 4 * n, selector: ([i, j]) => i * n + j }),
    order: fc.shuffledSubarray(Array.from({ length: n }, (_, i) => i), { minLength: n, maxLength: n }),
  }));
  const listsOf = (n: number, links: [number, number, number][]): NeighbourLists => rowStandardised(listsOfLinks(n, links.map(([i]) => i), links.map(([, j]) => j), links.map(([, , w]) => w)));
  const near = (a: number, b: number): void => {
    if (Number.isNaN(b)) expect(a).toBeNaN();
    else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(b)));
  };

  it('another order of the units, another unit of measurement and another zero change nothing', () => {
    fc.assert(fc.property(maps, fc.constantFrom(0.001, 7, -3), fc.constantFrom(0, 1e6), ({ values, links, order }, scale, shift) => {
      const n = values.length;
      const lists = listsOf(n, links);
      const deviations = deviationsOf(Float64Array.from(values));
      const moved = deviationsOf(Float64Array.from(order, (i) => values[i] * scale + shift));
      const placeOf = new Map(order.map((i, place) => [i, place]));
      const movedLists = listsOf(n, links.map(([i, j, w]) => [placeOf.get(i)!, placeOf.get(j)!, w]));
      for (const statistic of [moranI, gearyC]) {
        const one = statistic(deviations, lists);
        const other = statistic(moved, movedLists);
        near(other.value, one.value);
        near(other.variance, one.variance);
        near(other.z, one.z);
      }
      const star = getisOrdStar(moved, movedLists).star;
      getisOrdStar(deviations, lists).star.forEach((z, i) => near(star[placeOf.get(i)!], z * Math.sign(scale)));
    }), SEED);
  });

  it('local I add up to S0 times the global one', () => {
    fc.assert(fc.property(maps, ({ values, links }) => {
      const lists = listsOf(values.length, links);
      const deviations = deviationsOf(Float64Array.from(values));
      const { local } = localMoran(Float64Array.from(values), deviations, lists);
      near(local.reduce((sum, each) => sum + each, 0), weightSums(lists).s0 * moranI(deviations, lists).value);
    }), SEED);
  });

  it('a checkerboard is as unlike its neighbours as can be, two halves are alike', () => {
    const lists = rowStandardised(contiguity(lattice(6, 6), 'rook', 0));
    expect(moranI(deviationsOf(Float64Array.from({ length: 36 }, (_, k) => (Math.floor(k / 6) + k) % 2)), lists).value).toBeCloseTo(-1, 14);
    const halves = deviationsOf(Float64Array.from({ length: 36 }, (_, k) => (k < 18 ? 0 : 1)));
    expect(moranI(halves, lists).value).toBeGreaterThan(0.6);
    expect(gearyC(halves, lists).value).toBeLessThan(0.4);
  });

  it('the moments are those of all orders of five values', () => {
    const lists = rowStandardised(listsOfLinks(5, [0, 1, 1, 2, 4, 4], [1, 0, 2, 3, 0, 1], [1, 2, 1, 1, 3, 1]));
    const orders = (rest: number[]): number[][] => (rest.length === 0 ? [[]] : rest.flatMap((first, k) => orders(rest.toSpliced(k, 1)).map((more) => [first, ...more])));
    const values = [1, 2, 4, 8, 11];
    for (const statistic of [moranI, gearyC]) {
      const all = orders(values).map((order) => statistic(deviationsOf(Float64Array.from(order)), lists).value);
      const mean = all.reduce((sum, value) => sum + value, 0) / 120;
      const { expectation, variance } = statistic(deviationsOf(Float64Array.from(values)), lists);
      expect(mean).toBeCloseTo(expectation, 12);
      expect(all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 120).toBeCloseTo(variance, 12);
    }
  });
});

describe('the normal tail', () => {
  it('has the values of erfc to 13 digits', () => {
    // mpmath, 40 digits
    const known: [number, number][] = [
      [1e-6, 0.9999992021154392], [0.5, 0.6170750774519738], [1, 0.3173105078629141], [2.1, 0.035728841125633105], [2.2, 0.027806895026997208], [3, 0.002699796063260189],
      [5, 5.733031437583878e-07], [8, 1.2441921148543568e-15], [12, 3.552964224155358e-33], [25, 6.113393412765122e-138], [36, 8.365248131594567e-284],
    ];
    for (const [z, p] of known) {
      expect(Math.abs(twoSidedNormal(z) / p - 1), String(z)).toBeLessThan(2e-13);
      expect(twoSidedNormal(-z)).toBe(twoSidedNormal(z));
    }
    expect([twoSidedNormal(0), twoSidedNormal(60), twoSidedNormal(NaN)]).toEqual([1, 0, NaN]);
  });

  it('falls all the way, also where the series gives over to the fraction', () => {
    let before = 1;
    for (let z = 0.01; z < 37; z += 0.01) {
      const p = twoSidedNormal(z);
      expect(p).toBeLessThan(before);
      before = p;
    }
  });
});

describe('false discovery', () => {
  it('adjusts five of six by hand', () => {
    // 0.01, 0.02, 0.03, 0.04, 0.5 of five tests: 0.05, 0.05, 0.05, 0.05, 0.5, each no more than the next
    const adjusted = adjustedForFalseDiscovery(of(0.04, 0.5, NaN, 0.01, 0.03, 0.02));
    [0.05, 0.5, NaN, 0.05, 0.05, 0.05].forEach((each, i) => (Number.isNaN(each) ? expect(adjusted[i]).toBeNaN() : expect(adjusted[i]).toBeCloseTo(each, 15)));
    expect([...adjustedForFalseDiscovery(of(0.9, 0.8))]).toEqual([0.9, 0.9]);
  });

  it('is at least the value itself, at most 1, and keeps the order', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 50 }), (list) => {
      const adjusted = adjustedForFalseDiscovery(Float64Array.from(list));
      list.forEach((p, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        list.forEach((q, j) => { if (p < q) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]); });
      });
    }), { seed: 20240615, numRuns: 100 });
  });
});

describe('quadrants', () => {
  it('the letter of the unit comes first', () => {
    expect([quadrantOf(1, 1), quadrantOf(-1, -1), quadrantOf(1, -1), quadrantOf(-1, 1), quadrantOf(0, 0)]).toEqual(['HH', 'LL', 'HL', 'LH', 'LL']);
  });
});
