import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logDispersion } from '../../geo/convergence/dispersion.ts';
import { growthRegression } from '../../geo/convergence/growthRegression.ts';
import { regularisedBeta, twoSidedT } from '../../geo/convergence/studentT.ts';

const SEED = { seed: 20170124, numRuns: 300 };
const of = (...values: number[]) => Float64Array.of(...values);
const relative = (found: number, wanted: number) => Math.abs(found - wanted) / Math.abs(wanted);

describe('Student t', () => {
  it('has closed forms for one and two degrees of freedom', () => {
    for (const t of [1e-8, 0.1, 0.7, 1, 2, 5, 40, 1e6]) {
      // v = 1 is Cauchy: P = 1 - 2 atan(t) / pi = 2 atan(1 / t) / pi; v = 2: P = 1 - t / sqrt(2 + t^2) = 2 / (r (r + t)) with r = sqrt(2 + t^2)
      const r = Math.hypot(Math.SQRT2, t);
      expect(relative(twoSidedT(t, 1), (2 * Math.atan2(1, t)) / Math.PI)).toBeLessThan(1e-14);
      expect(relative(twoSidedT(-t, 2), 2 / (r * (r + t)))).toBeLessThan(1e-14);
    }
  });

  it('agrees with 40-digit arithmetic (mpmath betainc) from the middle to the far tail', () => {
    const known: [t: number, v: number, p: number][] = [
      [2, 5, 0.10193947882985835], [12, 5, 7.0894925171615e-5], [0.7, 30, 0.48932044349967163], [40, 30, 1.37260451944064e-27],
      [2, 2988, 0.0455906245707264], [12, 2988, 1.95382780237091e-32], [40, 2988, 1.39935234135842e-280], [0.1, 1e6, 0.9203443454916087],
    ];
    for (const [t, v, p] of known) expect(relative(twoSidedT(t, v), p)).toBeLessThan(1e-11);
  });

  it('is 1 at 0, 0 at infinity, and does not exist without degrees of freedom', () => {
    expect([twoSidedT(0, 7), twoSidedT(Infinity, 7), twoSidedT(-Infinity, 7), twoSidedT(1e200, 7)]).toEqual([1, 0, 0, 0]);
    expect([twoSidedT(NaN, 7), twoSidedT(1, 0), twoSidedT(1, -1)]).toEqual([NaN, NaN, NaN]);
  });

  it('law: both sides of the incomplete beta function add up to 1, and it rises', () => {
    const positive = fc.double({ min: 0.1, max: 2000, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(fc.property(positive, positive, share, share, (a, b, one, other) => {
      const [x, further] = [Math.min(one, other), Math.max(one, other)];
      const value = regularisedBeta(a, b, x, 1 - x);
      expect(Math.abs(value + regularisedBeta(b, a, 1 - x, x) - 1)).toBeLessThan(1e-12);
      expect(regularisedBeta(a, b, further, 1 - further)).toBeGreaterThanOrEqual(value - 1e-11);
    }), SEED);
  });
});

describe('growth regression', () => {
  it('three units derived by hand', () => {
    // With e = exp(1): y_0 = 1, e, e^2 (logs 0, 1, 2), y_T = e^2, e^2, e^3 after T = 2 years: growth 1, 0.5, 0.5.
    // mean log 1, mean growth 2/3; sum of products -1 x 1/3 + 0 + 1 x -1/6 = -1/2, sum of squares of logs 2: slope -1/4, intercept 2/3 + 1/4 = 11/12.
    // fitted 11/12, 8/12, 5/12: residuals 1/12, -2/12, 1/12, sum of squares 6/144 = 1/24; of growth 1/9 + 2/36 = 1/6: r2 = 1 - 1/4 = 3/4.
    // error sqrt(1/24 / 1 / 2) = 1 / sqrt(48); t = -sqrt(3), one degree of freedom: p = 2 atan(1 / sqrt 3) / pi = 1/3.
    // lambda = -ln(1 - 1/2) / 2 = ln 2 / 2: half of the gap closes in 2 years, as 1 - (1 + slope T) says.
    const { E } = Math;
    const found = growthRegression(of(1, E, E * E), of(E ** 2, E ** 2, E ** 3), 2);
    expect(found.n).toBe(3);
    const close = { slope: -1 / 4, intercept: 11 / 12, r2: 3 / 4, slopeError: 1 / Math.sqrt(48), slopeP: 1 / 3, lambda: Math.LN2 / 2, halfLife: 2 } as const;
    for (const [name, wanted] of Object.entries(close)) expect(found[name as keyof typeof close], name).toBeCloseTo(wanted, 13);
    [1, 0.5, 0.5].forEach((growth, i) => expect(found.growth[i]).toBeCloseTo(growth, 14));
    [11 / 12, 8 / 12, 5 / 12].forEach((fitted, i) => expect(found.fitted[i]).toBeCloseTo(fitted, 14));
    [1 / 12, -2 / 12, 1 / 12].forEach((residual, i) => expect(found.residual[i]).toBeCloseTo(residual, 14));
  });

  it('speed of convergence of the Mexican states 1940-2000 from their slope (data of Rey & Sastre-Gutierrez 2010, recomputed)', () => {
    // Two units chosen to have exactly that slope: y_0 = 1 and e, growth g and g + slope.
    const slope = -0.0072548027;
    const found = growthRegression(of(1, Math.E), of(Math.exp(60 * 0.03), Math.exp(1 + 60 * (0.03 + slope))), 60);
    expect(found.slope).toBeCloseTo(slope, 12);
    expect(found.lambda).toBeCloseTo(0.0095239949, 9);
    expect([found.slopeError, found.slopeP]).toEqual([NaN, NaN]);
  });

  it('leaves out what has no logarithm, and what does not exist is missing', () => {
    const found = growthRegression(of(0, 1, NaN, 2, -1, 4), of(1, 2, 3, NaN, 5, 8), 1);
    expect(found.n).toBe(2);
    expect([...found.logStart].map((log) => Number.isNaN(log))).toEqual([true, false, true, true, true, false]);
    // Both double: no slope, no speed, no half-life, and nothing to explain.
    expect(found).toMatchObject({ slope: 0, intercept: expect.closeTo(Math.LN2, 14) as number, r2: NaN, slopeError: NaN, slopeP: NaN, lambda: 0, halfLife: NaN });
    // All start alike: no line.
    expect(growthRegression(of(3, 3, 3), of(4, 5, 6), 5)).toMatchObject({ n: 3, slope: NaN, intercept: NaN, r2: NaN, slopeError: NaN, slopeP: NaN, lambda: NaN, halfLife: NaN });
    // The order turns over within the year: 1 + slope T = 1 - 2 < 0.
    expect(growthRegression(of(1, Math.E), of(Math.E, 1), 1)).toMatchObject({ lambda: NaN, halfLife: NaN });
    expect(growthRegression(of(), of(), 5)).toMatchObject({ n: 0, slope: NaN, r2: NaN, slopeP: NaN });
    expect(() => growthRegression(of(1), of(1, 2), 5)).toThrow(RangeError);
    expect(() => growthRegression(of(1), of(1), 0)).toThrow(RangeError);
  });

  const value = fc.double({ min: 0.01, max: 1e6, noNaN: true });
  const pairs = fc.array(fc.tuple(value, value), { minLength: 3, maxLength: 40 });
  const split = (rows: [number, number][]) => [Float64Array.from(rows, ([start]) => start), Float64Array.from(rows, ([, end]) => end)] as const;

  it('laws: the unit of the values changes neither slope, error, r2 nor speed; nor does the order of the units', () => {
    fc.assert(fc.property(pairs, fc.double({ min: 1e-3, max: 1e3, noNaN: true }), fc.integer({ min: 1, max: 60 }), (rows, factor, years) => {
      const [start, end] = split(rows);
      const plain = growthRegression(start, end, years);
      fc.pre(!Number.isNaN(plain.slope) && Math.max(...plain.logStart) - Math.min(...plain.logStart) > 0.01);
      for (const other of [growthRegression(start.map((v) => v * factor), end.map((v) => v * factor), years), growthRegression(start.toReversed(), end.toReversed(), years)]) {
        for (const name of ['slope', 'slopeError', 'r2', 'slopeP'] as const) expect(Math.abs(other[name] - plain[name]), name).toBeLessThan(1e-9);
      }
    }), SEED);
  });

  it('law: equal growth of all changes no dispersion, and residuals have neither a mean nor a slope', () => {
    fc.assert(fc.property(pairs, (rows) => {
      const [start, end] = split(rows);
      const { slope, residual, logStart, r2 } = growthRegression(start, end, 10);
      fc.pre(!Number.isNaN(slope) && Math.max(...logStart) - Math.min(...logStart) > 0.01);
      expect(Math.abs(residual.reduce((sum, e) => sum + e, 0))).toBeLessThan(1e-9);
      expect(Math.abs(residual.reduce((sum, e, i) => sum + e * logStart[i], 0))).toBeLessThan(1e-8);
      if (!Number.isNaN(r2)) expect(r2).toBeLessThanOrEqual(1 + 1e-12);
      const grown = growthRegression(start, start.map((v) => v * 1.5), 10);
      expect([grown.slope, grown.lambda]).toEqual([0, 0]);
    }), SEED);
  });
});

describe('dispersion of logarithms', () => {
  it('divides by n and leaves out what has no logarithm', () => {
    // 1 and 3: logarithms ln 3 apart, so ln 3 / 2; with 9 the deviations are -ln 3, 0, ln 3: ln 3 sqrt(2/3)
    expect(logDispersion(of(1, NaN, 3, 0, -4))).toEqual({ positive: 2, sdLog: expect.closeTo(Math.log(3) / 2, 15) as number });
    expect(logDispersion(of(1, 3, 9)).sdLog).toBeCloseTo(Math.log(3) * Math.sqrt(2 / 3), 14);
    expect(logDispersion(of(0.1, 0.1, 0.1))).toEqual({ positive: 3, sdLog: 0 });
    expect(logDispersion(of(NaN, 0))).toEqual({ positive: 0, sdLog: NaN });
  });

  it('law: a common factor changes nothing', () => {
    const value = fc.double({ min: 0.01, max: 1e6, noNaN: true });
    fc.assert(fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (list, factor) => {
      expect(logDispersion(Float64Array.from(list, (v) => v * factor)).sdLog).toBeCloseTo(logDispersion(Float64Array.from(list)).sdLog, 11);
    }), SEED);
  });
});
