import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapIntervals, RESAMPLED } from '../../geo/inequality/bootstrap.ts';
import { distributionOf, type Distribution } from '../../geo/inequality/distribution.ts';
import { inequalityIndices } from '../../geo/inequality/indices.ts';
import { percentile } from '../../geo/inequality/percentiles.ts';
import { randomStream } from '../../geo/random.ts';

const intervals = (distribution: Distribution, replicates: number, seed = 1, atkinsonEpsilon = 0.5, confidence = 0.95) =>
  bootstrapIntervals(distribution, { replicates, confidence, atkinsonEpsilon, stream: randomStream(seed) });

describe('bootstrapIntervals', () => {
  it('is what computing every measure of every resample anew gives', () => {
    const unit = fc.tuple(fc.oneof(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.integer({ min: 0, max: 5 }), fc.double({ min: 1, max: 1.001, noNaN: true })), fc.integer({ min: 1, max: 9 }));
    fc.assert(fc.property(fc.array(unit, { minLength: 2, maxLength: 30 }), fc.maxSafeInteger(), fc.constantFrom(0.5, 1, 3), (list, seed, e) => {
      const distribution = distributionOf(Float64Array.from(list, ([x]) => x), Float64Array.from(list, ([, w]) => w));
      const { values, weights } = distribution;
      const stream = randomStream(seed);
      const anew = Array.from({ length: 25 }, () => {
        const drawn = Array.from(values, () => stream.below(values.length));
        return inequalityIndices(distributionOf(Float64Array.from(drawn, (k) => values[k]), Float64Array.from(drawn, (k) => weights[k])), e);
      });
      const found = intervals(distribution, 25, seed, e, 0.8);
      for (const name of RESAMPLED) {
        const measured = Float64Array.from(anew, (one) => one[name]);
        if (found[name] === null) {
          // Only where some resample, or the whole, has none (a value of 0 makes L null and Atkinson of e >= 1 one).
          expect(values[0] === 0 || measured.some(Number.isNaN)).toBe(true);
          continue;
        }
        // An infinite Palma ratio of a few resamples stands above the others.
        if (measured.some(Number.isNaN)) continue;
        const replicates = distributionOf(measured, null);
        for (const [end, p] of [[0, 0.1], [1, 0.9]]) expect(Math.abs(found[name][end] - percentile(replicates, p))).toBeLessThanOrEqual(1e-9 * Math.max(1, ...replicates.values.slice(-1)));
      }
    }), { seed: 20170123, numRuns: 200 });
  });

  it('of equal values is a point', () => {
    expect(intervals(distributionOf(new Float64Array(10).fill(3), null), 50)).toEqual({ mean: [3, 3], gini: [0, 0], theilT: [0, 0], theilL: [0, 0], cv: [0, 0], mad: [0, 0], palma: [expect.closeTo(0.25, 14), expect.closeTo(0.25, 14)], atkinson: [0, 0] });
  });

  it('of the mean of 0 and 1 is that of the binomial distribution', () => {
    // 50 of 100 are 1: the count of ones in a resample is binomial (100, 1/2), whose 2.5 and 97.5 percentiles are 40 and 60.
    const values = Float64Array.from({ length: 100 }, (_, k) => k % 2);
    const [low, high] = intervals(distributionOf(values, null), 20_000, 3).mean!;
    expect([Math.round(low * 100), Math.round(high * 100)]).toEqual([40, 60]);
  });

  it('holds the measure, is repeated by its seed and no other, and widens with its level', () => {
    const stream = randomStream(9);
    const distribution = distributionOf(Float64Array.from({ length: 200 }, () => Math.exp(2 * stream.unit())), Float64Array.from({ length: 200 }, () => 1 + 9 * stream.unit()));
    const whole = inequalityIndices(distribution, 0.5);
    const found = intervals(distribution, 400);
    expect(intervals(distribution, 400)).toEqual(found);
    expect(intervals(distribution, 400, 2)).not.toEqual(found);
    const narrow = intervals(distribution, 400, 1, 0.5, 0.5);
    for (const name of RESAMPLED) {
      expect(found[name]![0]).toBeLessThan(narrow[name]![0]);
      expect(found[name]![1]).toBeGreaterThan(narrow[name]![1]);
      expect(found[name]![0]).toBeLessThan(whole[name]);
      expect(found[name]![1]).toBeGreaterThan(whole[name]);
    }
  });

  it('has no end where a measure has none', () => {
    // Three of four units hold nothing: a resample of zeros alone has no share of anything.
    const zeros = intervals(distributionOf(Float64Array.of(0, 0, 0, 8), null), 200);
    expect(zeros).toMatchObject({ gini: null, theilT: null, theilL: null, cv: null, palma: null, atkinson: null });
    expect(zeros.mean![0]).toBe(0);
    const negative = intervals(distributionOf(Float64Array.of(-1, 2, 4, 7), null), 200);
    expect(negative).toMatchObject({ gini: null, theilT: null, theilL: null, palma: null, atkinson: null });
    expect(negative.mad).not.toBeNull();
    // A zero makes Atkinson of e = 1 one, whatever the others are.
    expect(intervals(distributionOf(Float64Array.from({ length: 50 }, (_, k) => k), null), 50, 1, 1)).toMatchObject({ atkinson: null, theilL: null, gini: [expect.any(Number), expect.any(Number)] });
    expect(intervals(distributionOf(Float64Array.of(), null), 10)).toEqual(Object.fromEntries(RESAMPLED.map((name) => [name, null])));
  });
});
