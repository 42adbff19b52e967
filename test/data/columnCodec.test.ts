import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeColumn, decodeTexts, encodeColumn } from '../../data/project/columnCodec.ts';

describe('columns as bytes', () => {
  test('numbers come back from any address', () => {
    const values = Float64Array.of(0.1, NaN, -0, 1e300);
    const { type, data } = encodeColumn({ name: 'v', values });
    for (const offset of [0, 8, 3]) {
      const shifted = Buffer.from(new ArrayBuffer(data.length + offset), offset);
      data.copy(shifted);
      expect(decodeColumn(type, shifted)).toEqual(values);
    }
    expect(decodeColumn('u8', Buffer.from([1, 2, 3]).subarray(1))).toEqual(Uint8Array.of(2, 3));
  });

  test('texts of some rows are those of all rows', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', 'null', '甲,乙', '"', '\\"', '\\', ']', '\u0001\n'));
    fc.assert(fc.property(fc.array(fc.option(text, { freq: 4 }), { minLength: 1 }), fc.array(fc.nat()), (values, picks) => {
      const rows = Uint32Array.from(picks, (pick) => pick % values.length);
      expect(decodeTexts(encodeColumn({ name: 't', values }).data, rows)).toEqual(Array.from(rows, (row) => values[row]));
    }), { seed: 1 });
  });
});
