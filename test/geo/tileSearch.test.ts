import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellReachOf, cellReachWorkspace } from '../../geo/friction/cellReach.ts';
import { costDistance, visitCosts } from '../../geo/friction/costDistance.ts';
import type { CellSources, CellTimes, FrictionSurface } from '../../geo/friction/costDistance.ts';

const SEED = 20170123;

interface Case { surface: FrictionSurface; sources: CellSources; limit: number }

/** Rasters of several tiny tiles; equal costs are common where frictions are small whole numbers. */
const randomCase: fc.Arbitrary<Case> = fc.record({ width: fc.integer({ min: 1, max: 23 }), height: fc.integer({ min: 1, max: 23 }) }).chain(({ width, height }) => fc.record({
  friction: fc.oneof(fc.constantFrom(0.1, 1), fc.constantFrom(2, 3)).chain((unit) => fc.array(
    fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 3 }).map((k) => k * unit) }, { weight: 2, arbitrary: fc.integer({ min: 0, max: 30_000 }).map((k) => k / 1000) }, { weight: 2, arbitrary: fc.constant(NaN) }),
    { minLength: width * height, maxLength: width * height },
  )),
  single: fc.boolean(),
  sources: fc.array(fc.integer({ min: 0, max: width * height - 1 }), { maxLength: 6 }),
  limit: fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 40 })),
  stepX: fc.constantFrom(1, 30), stepY: fc.constantFrom(1, 40), neighbours: fc.constantFrom(8 as const, 16 as const),
}).map(({ friction, single, sources, limit, stepX, stepY, neighbours }) => ({
  surface: { width, height, friction: single ? Float32Array.from(friction) : Float64Array.from(friction), stepX, stepY, neighbours },
  sources: { cell: Int32Array.from(sources), label: Int32Array.from(sources, (_, i) => sources.length - i) }, limit,
})));

/** What a visitor is told, as whole rasters; each cell at most once, the columns of a row ascending. */
function told({ surface, sources, limit }: Case, wholeCells: number, side: number): CellTimes {
  const { width, height } = surface;
  const seen = { minutes: new Float64Array(width * height).fill(NaN), label: new Int32Array(width * height).fill(-1) };
  const end = new Int32Array(height);
  visitCosts(surface, sources, limit, (row, column, count, minutes, label, at) => {
    expect(column).toBeGreaterThanOrEqual(end[row]);
    end[row] = column + count;
    seen.minutes.set(minutes.subarray(at, at + count), row * width + column);
    seen.label.set(label.subarray(at, at + count), row * width + column);
  }, undefined, wholeCells, side);
  return seen;
}

describe('a raster in tiles', () => {
  it('has the costs and labels of the raster in one piece, bit for bit, kept whole or only beside the seams', () => {
    fc.assert(fc.property(randomCase, fc.integer({ min: 4, max: 9 }), (c, side) => {
      const one = costDistance(c.surface, c.sources, c.limit);
      expect(costDistance(c.surface, c.sources, c.limit, undefined, side)).toEqual(one);
      expect(told(c, Infinity, side)).toEqual(one);
      expect(told(c, 0, side)).toEqual(one);
    }), { seed: SEED, numRuns: 400 });
  });

  it('a way through many tiles and back: a corridor between walls, one cell to a step', () => {
    // Rows 0, 2, 4 … are corridors; walls between them leave a gap at alternating ends, so the way winds through all.
    const [width, height] = [30, 29];
    const friction = Float32Array.from({ length: width * height }, (_, cell) => {
      const [x, y] = [cell % width, Math.floor(cell / width)];
      return y % 2 === 0 || x === (y % 4 === 1 ? width - 1 : 0) ? 1 : NaN;
    });
    const surface = { width, height, friction, stepX: 1, stepY: 1, neighbours: 8 as const };
    const sources = { cell: Int32Array.of(0), label: Int32Array.of(7) };
    const last = told({ surface, sources, limit: Infinity }, 0, 5);
    // 15 corridors; each turn takes two diagonal steps in place of the end cells: 27 straight steps inside a corridor
    // (28 in the first and the last), and 14 turns of two diagonals.
    expect(last.minutes[28 * width + 29]).toBeCloseTo(2 * 28 + 13 * 27 + 14 * 2 * Math.SQRT2, 9);
    expect(last).toEqual(costDistance(surface, sources, Infinity));
    expect(last.label.filter((label) => label === 7)).toHaveLength(15 * width + 14);
  });

  it('tiles of full size: the cells a search without tiles finds from one cell', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 2 ** 30 }), fc.nat(900 * 60 - 1), fc.constantFrom(8 as const, 16 as const), (seed, source, neighbours) => {
      let state = seed;
      const random = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
      const friction = Float32Array.from({ length: 900 * 60 }, () => (random() < 0.1 ? NaN : random()));
      const surface = { width: 900, height: 60, friction, stepX: 1, stepY: 1, neighbours };
      const got = new Float64Array(friction.length).fill(NaN);
      cellReachOf(cellReachWorkspace(surface), source, 120, (cell, minutes) => { got[cell] = minutes; });
      expect(costDistance(surface, { cell: Int32Array.of(source), label: Int32Array.of(0) }, 120).minutes).toEqual(got);
    }), { seed: SEED, numRuns: 12 });
  });
});
