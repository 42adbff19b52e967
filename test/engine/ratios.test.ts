import { expect, test } from 'vitest';
import { ratioOf } from '../../engine/analyses/values/indicatorColumns.ts';
import type { IndicatorTable } from '../../engine/load.ts';

test('k of 100 in percent is k to the last bit, so that a figure on the line is on the line', () => {
  const counts = Array.from({ length: 101 }, (_, k) => k);
  const codes = counts.map((k) => `c${k}`);
  const table: IndicatorTable = {
    codes, names: null, year: new Float64Array(101).fill(NaN), texts: new Map(), about: {}, file: 't.csv', notes: [],
    values: new Map([['met', Float64Array.from(counts)], ['all', new Float64Array(101).fill(100)]]),
  };
  // 57 / 100 x 100 would be 56.99999999999999.
  expect(Array.from(ratioOf([table], { column: 'met', per: 'all', times: 100 }, null, codes))).toEqual(counts);
});
