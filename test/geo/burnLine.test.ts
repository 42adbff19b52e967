import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsOnLine } from '../../geo/friction/burnLine.ts';
import type { RasterGrid } from '../../geo/zones/rasterZones.ts';

const WIDTH = 6;
const HEIGHT = 5;
/** Cells of 1 x 1, the upper left corner at (0, 5). */
const grid: RasterGrid = { width: WIDTH, height: HEIGHT, originX: 0, originY: HEIGHT, cellX: 1, cellY: 1 };
const cellsOf = (...coordinates: number[]): number[] => {
  const cells = new Set<number>();
  cellsOnLine(Float64Array.from(coordinates), grid, (cell) => cells.add(cell));
  return [...cells].sort((a, b) => a - b);
};
const at = (column: number, row: number): number => row * WIDTH + column;

describe('cells on a line', () => {
  test('are all that it touches, whichever way it runs', () => {
    // From the centre of (0, 0) to that of (2, 1): y falls by 1 over 2 cells, so it leaves row 0 at x = 1.5.
    const expected = [at(0, 0), at(1, 0), at(1, 1), at(2, 1)];
    expect(cellsOf(0.5, 4.5, 2.5, 3.5)).toEqual(expected);
    expect(cellsOf(2.5, 3.5, 0.5, 4.5)).toEqual(expected);
    expect(cellsOf(3.5, 4.5, 3.5, 0.5)).toEqual([0, 1, 2, 3, 4].map((row) => at(3, row)));
    expect(cellsOf(1.2, 1.2, 1.2, 1.2)).toEqual([at(1, 3)]);
  });

  test('through the corner of four cells are all four', () => {
    expect(cellsOf(0.5, 4.5, 2.5, 2.5)).toEqual([at(0, 0), at(1, 0), at(0, 1), at(1, 1), at(2, 1), at(1, 2), at(2, 2)].sort((a, b) => a - b));
  });

  test('off the grid are none; a line across it is cut at the edge; a vertex without a place breaks it', () => {
    expect(cellsOf(-5, 7, -1, 9)).toEqual([]);
    expect(cellsOf(-1e9, 2.5, 1e9, 2.5)).toEqual([0, 1, 2, 3, 4, 5].map((column) => at(column, 2)));
    expect(cellsOf(0.5, 4.5, NaN, NaN, 5.5, 0.5, 4.5, 0.5)).toEqual([at(4, 4), at(5, 4)]);
  });

  test('hold every cell with a part of the line inside, and no cell that it does not touch', () => {
    const place = fc.tuple(fc.double({ min: -3, max: 9, noNaN: true }), fc.double({ min: -3, max: 8, noNaN: true }));
    fc.assert(fc.property(place, place, ([x0, y0], [x1, y1]) => {
      const cells = cellsOf(x0, y0, x1, y1);
      for (let cell = 0; cell < WIDTH * HEIGHT; cell++) {
        const [left, top] = [cell % WIDTH, HEIGHT - Math.floor(cell / WIDTH)];
        if (length(x0, y0, x1, y1, left, top, 1e-9) > 1e-6) expect(cells).toContain(cell);
        if (length(x0, y0, x1, y1, left, top, -1e-9) < 0) expect(cells).not.toContain(cell);
      }
    }), { seed: 5, numRuns: 400 });
  });

  test('from one edge to the other let no step through, diagonal ones included', () => {
    const height = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.double({ min: 0.6, max: 4.4, noNaN: true }));
    fc.assert(fc.property(fc.array(height, { minLength: 7, maxLength: 7 }), (heights) => {
      const wall = new Set(cellsOf(...heights.flatMap((y, x) => [x, y])));
      const reached = new Set<number>();
      const waiting = Array.from({ length: WIDTH }, (_, column) => column).filter((cell) => !wall.has(cell));
      for (let cell = waiting.pop(); cell !== undefined; cell = waiting.pop()) {
        if (reached.has(cell)) continue;
        reached.add(cell);
        const [column, row] = [cell % WIDTH, Math.floor(cell / WIDTH)];
        for (let y = Math.max(0, row - 1); y <= Math.min(HEIGHT - 1, row + 1); y++) {
          for (let x = Math.max(0, column - 1); x <= Math.min(WIDTH - 1, column + 1); x++) if (!wall.has(at(x, y))) waiting.push(at(x, y));
        }
      }
      for (const cell of reached) {
        const [centre, column] = [HEIGHT - Math.floor(cell / WIDTH) - 0.5, cell % WIDTH];
        const line = (heights[column] + heights[column + 1]) / 2;
        expect(centre).toBeGreaterThan(line);
      }
    }), { seed: 6, numRuns: 400 });
  });
});

/** Length of a segment's part within a unit cell (its sides moved inwards by `margin`) over its whole length; negative where it misses it. */
function length(x0: number, y0: number, x1: number, y1: number, left: number, top: number, margin: number): number {
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [[x0, x1 - x0, left + margin, left + 1 - margin], [y0, y1 - y0, top - 1 + margin, top - margin]]) {
    if (step === 0) {
      if (start < low || start > high) return -1;
      continue;
    }
    const [a, b] = [(low - start) / step, (high - start) / step];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return to - from;
}
