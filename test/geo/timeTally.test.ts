import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowVisitor } from '../../geo/friction/costDistance.ts';
import type { ZoneRuns } from '../../geo/zones/rasterZones.ts';
import { cellsOfZones, pointsByRow, tallyTimes } from '../../geo/friction/timeTally.ts';

const SEED = 20170123;

/** Tells a raster in columns of pieces `width` wide, one piece of all rows after the other. */
function pieces(minutes: Float64Array, label: Int32Array, columns: number, width: number): (visit: RowVisitor) => void {
  return (visit) => {
    for (let column = 0; column < columns; column += width) {
      for (let row = 0; row * columns < minutes.length; row++) visit(row, column, Math.min(width, columns - column), minutes, label, row * columns + column);
    }
  };
}

describe('sums of a search told row by row', () => {
  // 3 x 2 cells, limits 10 and 20.
  const minutes = Float64Array.of(0, 10, 10.5, NaN, 20, 20.5);
  const label = Int32Array.of(4, 4, 7, -1, 7, 7);

  it('a cell counts at its own limit and above, at the limit itself too; a point takes the time of its cell', () => {
    const points = pointsByRow(Int32Array.of(4, -1, 3, 2), 3, 2);
    const tally = tallyTimes(3, 2, [10, 20], points, 4, pieces(minutes, label, 3, 3));
    expect(Array.from(tally.limitOf)).toEqual([1, 1, 2, 0, 2, 0]);
    expect(Array.from(tally.cells)).toEqual([2, 4]);
    expect(Array.from(tally.sumMinutes)).toEqual([10, 40.5]);
    expect(Array.from(tally.pointMinutes)).toEqual([20, NaN, NaN, 10.5]);
    expect(Array.from(tally.pointLabel)).toEqual([7, -1, -1, 7]);
  });

  it('cells of zones: unreached ones and those of overlapping runs count once, in the earlier zone', () => {
    // Row 0: zone 1 over columns 0-2, zone 0 over 0-1 before it. Row 1: zone 1 over column 0.
    const runs: ZoneRuns = { offsets: Uint32Array.of(0, 2, 3), first: Int32Array.of(0, 0, 0), last: Int32Array.of(1, 2, 0), zone: Int32Array.of(0, 1, 1) };
    const { all, within } = cellsOfZones({ width: 3, limitOf: Uint8Array.of(1, 1, 2, 0, 2, 0) }, 2, runs, 3);
    expect(Array.from(all)).toEqual([2, 2, 0]);
    expect(Array.from(within)).toEqual([2, 0, 0, 2, 1, 0]);
  });

  it('is the same to the last bit in whatever pieces the rows come', () => {
    const cost = fc.oneof(fc.double({ min: 0, max: 40, noNaN: true }), fc.constant(NaN));
    fc.assert(fc.property(fc.integer({ min: 1, max: 9 }).chain((columns) => fc.tuple(fc.constant(columns), fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 9 }))), fc.integer({ min: 1, max: 9 }), ([columns, rows], width) => {
      const values = Float64Array.from(rows.flat());
      const labels = Int32Array.from(values.keys());
      const points = pointsByRow(labels, columns, rows.length);
      const whole = tallyTimes(columns, rows.length, [5, 30], points, values.length, pieces(values, labels, columns, columns));
      expect(tallyTimes(columns, rows.length, [5, 30], points, values.length, pieces(values, labels, columns, width))).toEqual(whole);
      expect(whole.cells[1]).toBe(values.filter((value) => value <= 30).length);
    }), { seed: SEED, numRuns: 200 });
  });
});
