import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toCsv } from '../../engine/outputs/csv.ts';
import { rowsWhere, toRows } from '../../engine/outputs/rows.ts';

const csvText = (table: Parameters<typeof toCsv>[0]): string => Buffer.from(toCsv(table)).toString('utf8');

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
  expect(csvText([{ name: 'a,b', values: ['x"y', 'two\nlines', null] }, { name: 'n', values: Float64Array.of(0.1 + 0.2, NaN, 1e21) }])).toBe('\uFEFF"a,b",n\n"x""y",0.30000000000000004\n"two\nlines",\n,1e+21\n');
});

test('CSV: numbers are written as JavaScript writes them, texts as RFC 4180 has them', () => {
  const decimal = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.nat(12)).map(([digits, decimals]) => digits / 10 ** decimals);
  const value = fc.oneof(fc.double(), decimal, fc.integer(), fc.constantFrom(0, -0, 1e15, 999_999_999_999_999, 1e21, 1e-6, 1e-7, 5e-324, 0.1 + 0.2));
  fc.assert(fc.property(fc.array(value, { maxLength: 100 }), (values) => {
    const lines = values.map((number) => (Number.isNaN(number) ? '' : String(number)));
    expect(csvText([{ name: 'v', values: Float64Array.from(values) }])).toBe(`\uFEFFv\n${lines.map((line) => `${line}\n`).join('')}`);
  }), { seed: 1 });
  const quoted = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(fc.property(fc.array(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('"', ',', '\r', '县,"')), { maxLength: 30 }), (values) => {
    expect(csvText([{ name: 't', values }, { name: 'n', values: Int32Array.from(values.keys()) }])).toBe(`\uFEFFt,n\n${values.map((text, i) => `${quoted(text)},${i}\n`).join('')}`);
  }), { seed: 1 });
});
