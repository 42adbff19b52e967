import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../data/importers/csv.ts';
import { PlainRows, plainNumber } from '../../../data/importers/plainRows.ts';
import { TableAssembler } from '../../../data/importers/tableAssembler.ts';
import { numberedRows } from '../../../data/roles/numberedRows.ts';
import type { Cell } from '../../../data/source.ts';

const number = fc.oneof(fc.integer().map(String), fc.double({ noNaN: true }).map(String), fc.tuple(fc.integer(), fc.nat(8)).map(([n, d]) => (n / 10 ** d).toFixed(d)));
const odd = fc.constantFrom('', ' ', 'NA', '007', '-0', '1.50', '.5', '5.', '1e3', '1,5', '县', ' 12 ', '#N/A', '合计', '注：估计', '1234567890123456', '0.0000001', 'a b', '\t', '-', '－');
const cell = fc.oneof({ weight: 6, arbitrary: number }, { weight: 2, arbitrary: odd });
const ending = fc.constantFrom('\n', '\r\n', '\r');

describe('rows without quotes', () => {
  it('are those papaparse finds, whatever ends the lines', () => {
    const piece = fc.constantFrom('a', ',', ',', '\n', '\r\n', '\r', ' ', '县', '1.5');
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const rows = new PlainRows(text, ',');
      const found: string[][] = [];
      for (let start = 0; start >= 0; start = rows.next(start)) found.push(rows.cellsAt(start));
      const wanted = text === '' ? [['']] : Papa.parse<string[]>(text, { delimiter: ',' }).data;
      expect(found).toEqual(wanted);
    }), { seed: 1, numRuns: 500 });
  });

  it('make the table that cells of text make, with numbers for the columns used as such', () => {
    const table = fc.tuple(fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 90 }), ending);
    fc.assert(fc.property(table, ([body, lineEnd]) => {
      const text = ['id,name,lon,note', ...body.map((row) => row.join(','))].join(lineEnd);
      const wanted = new Set(['id', 'name', 'lon']);
      const plain = new TableAssembler('t.csv', { wanted, raggedCounts: true });
      Papa.parse<string[]>(text, { delimiter: ',' }).data.forEach((row, i) => plain.push(row, i + 1));
      const expected = plain.finish();
      if (expected.rowCount === 0) return;
      const source = { file: 't.csv', extension: 'csv', head: Buffer.from(text), bytes: Buffer.from(text), onDisk: false, path: 't.csv', sibling: () => null, sources: () => [] };
      const got = readCsv(source, { parameterPrefix: 'inputs.population', wanted, numeric: new Set(['lon']), encoding: 'utf-8' });
      expect(got.rowCount).toBe(expected.rowCount);
      expect(got.fields.map(({ name }) => name)).toEqual(expected.names);
      expect(got.notes.filter(({ code }) => code !== 'encoding.mojibake')).toEqual(expected.notes);
      expect(Array.from({ length: got.rowCount }, (_, row) => got.rowNumberOf(row))).toEqual(Array.from({ length: got.rowCount }, (_, row) => expected.rowNumberOf(row)));
      got.fields.forEach(({ name }, c) => {
        const texts = got.columns[c].map((value) => (value === null ? null : String(value)));
        // A column used as numbers loses how a number was written; the others lose nothing.
        const numbers = (values: readonly Cell[]) => values.map((value) => (value === null ? null : Number.isNaN(plainNumber(String(value), 0, String(value).length, false)) ? value : Number(value)));
        if (name === 'lon') expect(numbers(got.columns[c])).toEqual(numbers(expected.columns[c]));
        else expect(texts).toEqual(expected.columns[c]);
      });
    }), { seed: 1, numRuns: 150 });
  });

  it('write numbers that can be read back', () => {
    fc.assert(fc.property(fc.oneof(number, odd), (text) => {
      const loose = plainNumber(text, 0, text.length, false);
      if (!Number.isNaN(loose)) expect(loose).toBe(Number(text));
      const exact = plainNumber(text, 0, text.length, true);
      if (!Number.isNaN(exact)) expect(String(exact)).toBe(text);
    }), { seed: 1, numRuns: 2000 });
    expect(plainNumber('105.984710', 0, 10, false)).toBe(105.98471);
    expect(plainNumber('105.984710', 0, 10, true)).toBeNaN();
    expect(plainNumber('x-12.5,', 1, 6, true)).toBe(-12.5);
    for (const text of ['007', '1e3', '', '-', '.5', '5.', '1.2.3', '+1']) expect(plainNumber(text, 0, text.length, false), text).toBeNaN();
  });
});

describe('rows by number', () => {
  it('are found by their number or its text, and by nothing else', () => {
    const { ids, rowOf } = numberedRows([12, 10, 15])!;
    expect(ids).toEqual(Float64Array.of(12, 10, 15));
    expect([10, '10', 15, 11, '010', 10.5, 'ten', null, 99, -1].map(rowOf)).toEqual([1, 1, 2, undefined, undefined, undefined, undefined, undefined, undefined, undefined]);
  });

  it('are left to texts where ids are far apart, doubled, missing or no numbers', () => {
    for (const cells of [[1, 1e9], [1, 1], [1, null], [1, '2'], [1, 2.5], []] as Cell[][]) expect(numberedRows(cells)).toBeNull();
  });
});
