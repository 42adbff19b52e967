import { expect, test } from 'vitest';
import { rowsWhere, toCsv, toRows } from '../../engine/outputs/csv.ts';

const columns = [
  { name: 'code', values: ['b', 'a', null, 'a'] },
  { name: 'limit_minutes', values: Float64Array.of(30, 30, NaN, 60) },
];

test('rows are picked by equal values; null picks the missing ones, an unknown column none', () => {
  expect(Array.from(rowsWhere(columns, { code: 'a' }))).toEqual([1, 3]);
  expect(Array.from(rowsWhere(columns, { code: 'a', limit_minutes: 60 }))).toEqual([3]);
  expect(Array.from(rowsWhere(columns, { limit_minutes: null }))).toEqual([2]);
  expect(Array.from(rowsWhere(columns, { nothing: 1 }))).toEqual([]);
  expect(Array.from(rowsWhere(columns, {}))).toEqual([0, 1, 2, 3]);
});

test('pages of all rows and of picked rows; missing is null', () => {
  expect(toRows(columns, 1, 2)).toEqual([['a', 30], [null, null]]);
  expect(toRows(columns, 1, 5, Int32Array.of(1, 3))).toEqual([['a', 60]]);
  expect(toRows([], 0, 5)).toEqual([]);
});

test('CSV: BOM, LF, quotes only where needed, numbers in their shortest form, missing empty', () => {
  expect(toCsv([{ name: 'a,b', values: ['x"y', 'two\nlines', null] }, { name: 'n', values: Float64Array.of(0.1 + 0.2, NaN, 1e21) }])).toBe('\uFEFF"a,b",n\n"x""y",0.30000000000000004\n"two\nlines",\n,1e+21\n');
});
