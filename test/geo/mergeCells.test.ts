import { expect, test } from 'vitest';
import { mergeCells } from '../../geo/friction/mergeCells.ts';

test('a merged cell is the mean of its passable cells, impassable where more than half is', () => {
  // 5 x 3 cells merged 2 x 2: the last column and the last row merge what there is.
  const values = Float32Array.of(
    1, 3, NaN, 8, 7,
    5, 7, NaN, 4, NaN,
    2, NaN, -1, Infinity, 6,
  );
  const merged = mergeCells(values, 5, 3, 2);
  expect([merged.width, merged.height]).toEqual([3, 2]);
  // (1+3+5+7)/4; two of four passable: (8+4)/2; one of two: 7; 2 (one of two); none of two; 6.
  expect(Array.from(merged.values)).toEqual([4, 6, 7, 2, NaN, 6]);
  expect(Array.from(mergeCells(Float32Array.of(NaN, NaN, NaN, 4), 2, 2, 2).values)).toEqual([NaN]);
});

test('merging by 1 changes nothing, by more than the raster leaves one cell', () => {
  const values = Float32Array.of(1, 2, 3, 6);
  expect(mergeCells(values, 2, 2, 1)).toEqual({ values, width: 2, height: 2 });
  expect(mergeCells(values, 2, 2, 5)).toEqual({ values: Float32Array.of(3), width: 1, height: 1 });
});
