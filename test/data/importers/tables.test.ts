import ExcelJS from 'exceljs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../data/importers/registry.ts';
import { profileColumn } from '../../../data/importers/cells.ts';
import type { Cell, SourceTable } from '../../../data/source.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();
let files = 0;
async function csv(text: string, options: { wanted?: ReadonlySet<string> } = {}, name = `t${files++}.csv`): Promise<SourceTable> {
  return (await readSource(folder.write(name, text), { parameterPrefix: 'inputs.indicators', ...options })).table as SourceTable;
}
const names = (table: SourceTable): string[] => table.fields.map((field) => field.name);
const column = (table: SourceTable, name: string): Cell[] => table.columns[names(table).indexOf(name)];

describe('a yearbook page as CSV', () => {
  // Rows of the file: 1 title, 2 unit of the page, 3 blank, 4 header, 5 units, 6 total, 7-9 data, 10 blank, 11 footnote, 12 source.
  const page = ['表2-3 各县人口,,,', '单位：万人,,,', ',,,', '行政区划代码,县,常住人口,城镇化率', ',,万人,%', ',合计,12.5,40.1', '522301,兴义市,7.5,45.2', '522323, 普安县 ,2.5,#DIV/0!', '522324,晴隆县,…,30.5', ',,,', '注：2020年数据。,,,', '数据来源：统计年鉴,,,'].join('\r\n');

  it('is the three rows of data, under the right header', async () => {
    const table = await csv(page);
    expect(table.rowCount).toBe(3);
    expect(names(table)).toEqual(['行政区划代码', '县', '常住人口', '城镇化率']);
    expect(column(table, '行政区划代码')).toEqual(['522301', '522323', '522324']);
    expect(column(table, '县')).toEqual(['兴义市', '普安县', '晴隆县']);
    expect(column(table, '常住人口')).toEqual(['7.5', '2.5', null]);
    expect([0, 1, 2].map((row) => table.rowNumberOf(row))).toEqual([7, 8, 9]);
    expect(table.fields.map((field) => field.role)).toEqual(['code', null, 'persons', null]);
  });

  it('says what it left out and changed, and where', async () => {
    const { notes } = await csv(page);
    expect(notes.every((note) => note.severity === 'note')).toBe(true);
    expect(notes.filter((note) => note.code === 'row.skipped').map((note) => [note.row, note.values?.['reason']])).toEqual([
      [1, 'title'], [2, 'title'], [5, 'units'], [6, 'total'], [12, 'footnote'], [11, 'footnote'],
    ]);
    expect(notes).toContainEqual({ code: 'row.error-cell', severity: 'note', file: expect.any(String), row: 8, column: '城镇化率', values: { count: 2, text: '#DIV/0!' } });
    expect(notes).toContainEqual(expect.objectContaining({ code: 'value.trimmed', row: 8, column: '县' }));
  });

  it('drops a total at the end, not a facility that is called Total', async () => {
    expect((await csv('id,name,beds\n1,Total,5\n2,Shell,6\n')).rowCount).toBe(2);
    const table = await csv('name,beds\nA,5\nB,6\nTotal,11\n');
    expect([table.rowCount, table.notes[0]?.row]).toEqual([2, 4]);
  });
});

describe('CSV', () => {
  it.each([
    ['semicolons', 'a;b;c\n1;2,5;x\n3;4,5;y\n'], ['tabs', 'a\tb\tc\n1\t2,5\tx\n3\t4,5\ty\n'], ['bars', 'a|b|c\n1|2.5|x\n3|4.5|y\n'], ['commas and quotes', 'a,b,c\n1,"2,5",x\n3,"4,5",y\n'],
  ])('%s', async (_, text) => {
    const table = await csv(text);
    expect(names(table)).toEqual(['a', 'b', 'c']);
    expect([...profileColumn(column(table, 'b')).numbers ?? []]).toEqual([2.5, 4.5]);
  });

  it('keeps both of two columns of one name, also where the new name is taken', async () => {
    const table = await csv('A,B,A,A_2\n1,2,3,4\n');
    expect(names(table)).toEqual(['A', 'B', 'A_3', 'A_2']);
    expect(table.notes).toMatchObject([{ code: 'column.duplicate', column: 'A', values: { renamed: 'A_3' } }]);
  });

  it('notes rows longer and shorter than the header, and skips blank ones', async () => {
    const table = await csv('a,b,c\n1,2,3\n\n4,5\n6,7,8,9\n,,\n');
    expect(table.rowCount).toBe(3);
    expect(column(table, 'c')).toEqual(['3', null, '8']);
    expect(table.notes).toMatchObject([{ code: 'table.ragged', row: 4, values: { count: 2 } }]);
  });

  it('does not eat the first row of a table without a header', async () => {
    const table = await csv('1,09857,619\n2,67379,066\n');
    expect([table.rowCount, names(table)]).toEqual([2, ['column_1', 'column_2', 'column_3']]);
    expect(column(table, 'column_2')).toEqual(['09857', '67379']);
    expect(table.notes).toMatchObject([{ code: 'table.no-header', row: 1 }]);
  });

  it('reads a quoted cell over two lines as one row, and finds a quote that is never closed', async () => {
    expect((await csv('a,b\n"x\ny",1\nz,2\n')).rowCount).toBe(2);
    expect(await findingsOf(csv('a,b\n1,2\n"x,3\n4,5\n'))).toMatchObject([{ code: 'file.invalid', row: 3, values: { reason: 'open-quote' } }]);
  });

  it('keeps only the wanted columns of a wide table, and all names', async () => {
    const table = await csv('a,b,c\n1,2,3\n4,5,6\n', { wanted: new Set(['b']) });
    expect(names(table)).toEqual(['a', 'b', 'c']);
    expect(table.columns).toEqual([[], ['2', '5'], []]);
    expect(table.rowCount).toBe(2);
  });

  it('reads rows over the edge of the parser\'s chunks once each', async () => {
    const rows = Array.from({ length: 120_000 }, (_, i) => `${i},place number ${i}`);
    const table = await csv(`id,name\n${rows.join('\n')}\n`);
    expect(table.rowCount).toBe(120_000);
    const ids = column(table, 'id');
    expect(ids.every((id, i) => id === String(i))).toBe(true);
    expect(table.rowNumberOf(119_999)).toBe(120_001);
  });

  it.each([['', 'file.empty'], ['lorem ipsum', 'table.no-rows'], ['a,b,c\n', 'table.no-rows'], ['a,b\n,\n', 'table.no-rows']])('%j is one clear finding', async (text, code) => {
    expect(await findingsOf(csv(text))).toMatchObject([{ code, severity: 'error' }]);
  });

  it('unpacks gzip', async () => {
    const path = folder.write('packed.csv.gz', gzipSync('a,b\n1,2\n'));
    expect((await readSource(path, { parameterPrefix: '' })).table).toMatchObject({ format: 'CSV', rowCount: 1 });
    const cut = folder.write('cut.csv.gz', gzipSync('a,b\n1,2\n').subarray(0, 20));
    expect(await findingsOf(readSource(cut, { parameterPrefix: '' }))).toMatchObject([{ code: 'file.truncated' }]);
  });
});

describe('numbers', () => {
  it.each<[Cell[], number[], string]>([
    [['1,234', '12,345,678'], [1234, 12_345_678], 'integer'],
    [['1,5', '2,25'], [1.5, 2.25], 'number'],
    [['1.234,5', '7'], [1234.5, 7], 'number'],
    [['１２３', '4'], [123, 4], 'integer'],
    [['-3', '+4.5', '1e3'], [-3, 4.5, 1000], 'number'],
    [[null, 2, '3'], [Number.NaN, 2, 3], 'integer'],
  ])('%j', (cells, expected, type) => {
    const profile = profileColumn(cells);
    expect([...profile.numbers ?? []]).toEqual(expected);
    expect(profile.type).toBe(type);
  });

  it.each<[Cell[], string]>([[['051', '037'], 'text'], [['45%', '3%'], 'text'], [['0x1f', '0b1'], 'text'], [['2020-01-05'], 'date'], [[true, null], 'boolean'], [['{"a":1}'], 'json'], [[null], 'empty']])('%j is %s', (cells, type) => {
    expect(profileColumn(cells).type).toBe(type);
  });
});

describe('XLSX', () => {
  async function workbook(build: (book: ExcelJS.Workbook) => void, name: string): Promise<string> {
    const book = new ExcelJS.Workbook();
    build(book);
    return folder.write(name, new Uint8Array(await book.xlsx.writeBuffer()));
  }
  const read = async (path: string, sheet?: string): Promise<SourceTable> => (await readSource(path, { parameterPrefix: 'inputs.indicators', sheet })).table as SourceTable;

  it('finds the table under a merged title; keeps codes shown with zeros; fills cells merged downwards', async () => {
    const path = await workbook((book) => {
      const sheet = book.addWorksheet('人口');
      sheet.addRows([['各县人口', null, null, null], ['州', '代码', '名称', '人口'], ['黔西南', 12_345, '兴义', 5], [null, 123_456, '普安', { formula: '2*3', result: 6 }], [null, 99, '晴隆', { error: '#N/A' }]]);
      sheet.mergeCells('A1:D1');
      sheet.mergeCells('A3:A5');
      for (const row of [3, 4, 5]) sheet.getCell(`B${row}`).numFmt = '000000';
    }, 'merged.xlsx');
    const table = await read(path);
    expect(names(table)).toEqual(['州', '代码', '名称', '人口']);
    expect(table.columns).toEqual([['黔西南', '黔西南', '黔西南'], ['012345', '123456', '000099'], ['兴义', '普安', '晴隆'], [5, 6, null]]);
    expect(table.rowNumberOf(0)).toBe(3);
    expect(table.notes).toMatchObject([{ code: 'row.skipped', row: 1 }, { code: 'row.error-cell', row: 5, column: '人口' }]);
  });

  it('reads the sheet that is asked for, says which others there are, and refuses one that is not there', async () => {
    const path = await workbook((book) => {
      book.addWorksheet('空').addRow(['本表只有说明']);
      book.addWorksheet('甲').addRows([['code', 'v'], ['520101', 1]]);
      book.addWorksheet('乙').addRows([['code', 'v'], ['520102', 2], ['520103', 3]]);
    }, 'sheets.xlsx');
    expect(await read(path)).toMatchObject({ rowCount: 1, layers: ['空', '甲', '乙'], notes: [{ code: 'file.several-layers', severity: 'note', values: { read: '甲' } }] });
    expect(await read(path, '乙')).toMatchObject({ rowCount: 2, notes: [] });
    expect(await findingsOf(read(path, '丙'))).toMatchObject([{ code: 'file.no-sheet', parameter: 'inputs.indicators.sheet', values: { sheets: '空, 甲, 乙' } }]);
  });

  it('is one clear finding where it is no workbook', async () => {
    expect(await findingsOf(read(folder.write('no.xlsx', 'not a workbook')))).toMatchObject([{ code: 'file.invalid' }]);
  });
});
