import { expect, test } from 'vitest';
import { maskOutline } from '../../geo/friction/maskOutline.ts';

const inside = (value: number) => value === 1;

/** Area of polygons in cells: outer rings less holes, whatever their direction. */
const area = (polygons: number[][][][]) => polygons.reduce((sum, rings) => sum + rings.reduce((part, ring, r) => {
  let twice = 0;
  for (let i = 0; i + 1 < ring.length; i++) twice += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return part + (r === 0 ? 1 : -1) * Math.abs(twice / 2);
}, 0), 0);
const extent = (polygons: number[][][][]) => {
  const points = polygons.flat(2);
  return [Math.min(...points.map(([x]) => x)), Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([x]) => x)), Math.max(...points.map(([, y]) => y))];
};

test('nothing inside has no outline', () => {
  expect(maskOutline(new Uint8Array(9), 3, 3, inside, 10)).toEqual([]);
});

test('a hole in the middle of a block of cells is a hole; two blocks apart are two polygons', () => {
  // 1 1 1 . 1
  // 1 . 1 . .
  // 1 1 1 . .
  const polygons = maskOutline(Uint8Array.of(1, 1, 1, 0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0), 5, 3, inside, 10);
  expect(polygons.map((rings) => rings.length).sort((a, b) => a - b)).toEqual([1, 2]);
  for (const ring of polygons.flat()) expect(ring[0]).toEqual(ring.at(-1));
  expect(extent(polygons)).toEqual([0, 0, 5, 3]);
});

test('thinned by blocks, cells of the cut last row and column count for the size their block has', () => {
  // 5 x 5 in blocks of 2: the last blocks are 1 cell wide or high. All inside: the outline is the raster.
  const whole = maskOutline(new Uint8Array(25).fill(1), 5, 5, inside, 3);
  expect(extent(whole)).toEqual([0, 0, 5, 5]);
  // Only the last column (4), which is a block of its own in each row of blocks.
  const column = maskOutline(Uint8Array.from({ length: 25 }, (_, i) => (i % 5 === 4 ? 1 : 0)), 5, 5, inside, 3);
  expect(column).toHaveLength(1);
  expect(extent(column)[2]).toBe(5);
  expect(area(column)).toBeGreaterThan(0);
  // The very last cell alone fills its block of one.
  expect(maskOutline(Uint8Array.from({ length: 25 }, (_, i) => (i === 24 ? 1 : 0)), 5, 5, inside, 3)).toHaveLength(1);
});
