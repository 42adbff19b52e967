import iconv from 'iconv-lite';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../data/importers/registry.ts';
import type { SourceTable } from '../../../data/source.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';
import { writeDbf, writeShp } from './shapefileWriter.ts';
import type { Shape } from './shapefileWriter.ts';

const folder = temporaryFolder();
const square = (x: number, y: number, size: number): [number, number][] => [[x, y], [x, y + size], [x + size, y + size], [x + size, y], [x, y]]; // clockwise
const reversed = (ring: [number, number][]): [number, number][] => [...ring].reverse();
const SHAPES: Shape[] = [{ rings: [square(0, 0, 10), reversed(square(2, 2, 3)), square(20, 0, 5)] }, null, { rings: [reversed(square(40, 0, 4))] }];
const WGS84 = 'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]';

const gbk = (text: string): Uint8Array => iconv.encode(text, 'gb18030');
const dbf = (encode: (text: string) => Uint8Array, driver = 0): Uint8Array => writeDbf([
  { name: encode('名称'), type: 'C', length: 20, values: ['兴义市', '普安县', '晴隆县'].map(encode) },
  { name: encode('人口'), type: 'N', length: 8, values: ['1004132', '  25,5', '********'].map((text) => Buffer.from(text)) },
], driver);
function writeParts(name: string, parts: Record<string, string | Uint8Array>): string {
  for (const [extension, content] of Object.entries(parts)) folder.write(`${name}.${extension}`, content);
  return `${folder.root}/${name}.shp`;
}
const read = async (path: string, more: { encoding?: string; layer?: string } = {}): Promise<SourceTable> => (await readSource(path, { parameterPrefix: 'inputs.zones', ...more })).table as SourceTable;

describe('a loose shapefile', () => {
  const { shp, shx } = writeShp(SHAPES);

  it('has its holes in the right shells, null shapes null, and missing numbers missing', async () => {
    const table = await read(writeParts('whole', { shp, shx, dbf: dbf(gbk), prj: WGS84 }));
    expect(table).toMatchObject({ format: 'Shapefile', rowCount: 3, crs: { value: 'EPSG:4326' }, encoding: { value: 'gb18030' } });
    expect(table.fields.map((field) => field.name)).toEqual(['名称', '人口']);
    expect(table.columns).toEqual([['兴义市', '普安县', '晴隆县'], [1_004_132, 25.5, null]]);
    expect(table.geometry?.[0]).toEqual({ type: 'MultiPolygon', coordinates: [[square(0, 0, 10), reversed(square(2, 2, 3))], [square(20, 0, 5)]] });
    expect(table.geometry?.[1]).toBeNull();
    expect(table.geometry?.[2]).toEqual({ type: 'Polygon', coordinates: [reversed(square(40, 0, 4))] }); // a shell wound the wrong way
    expect(table.notes).toMatchObject([{ code: 'geometry.missing', row: 2, values: { count: 1, total: 3 } }]);
  });

  it.each([
    ['the .cpg', { cpg: 'GBK' }, 0], ['the language driver', {}, 0x4d], ['the other language driver', {}, 0x7a],
  ])('believes %s about the encoding', async (_, more, driver) => {
    const table = await read(writeParts(`stated${driver}${Object.keys(more).length}`, { shp, shx, dbf: dbf(gbk, driver), ...more }));
    expect(table.columns[0][0]).toBe('兴义市');
    expect(table.encoding.confidence).toBeGreaterThan(0.9);
  });

  it('lets the user overrule the .cpg', async () => {
    const path = writeParts('wrongcpg', { shp, shx, dbf: dbf((text) => Buffer.from(text)), cpg: 'GBK' });
    expect((await read(path)).columns[0][0]).not.toBe('兴义市');
    expect((await read(path, { encoding: 'utf-8' })).columns[0][0]).toBe('兴义市');
  });

  it('comes without fields where the .dbf is not there, and by any of its parts', async () => {
    const path = writeParts('bare', { shp, shx, prj: WGS84 });
    expect(await read(path)).toMatchObject({ rowCount: 3, fields: [], notes: [{ code: 'file.missing-part', severity: 'note', values: { part: 'bare.dbf' } }, { code: 'geometry.missing' }] });
    writeParts('other', { shp, shx, dbf: dbf(gbk) });
    expect(await read(`${folder.root}/other.dbf`)).toMatchObject({ format: 'Shapefile', rowCount: 3 });
  });

  it('says which part is missing', async () => {
    writeParts('noshp', { dbf: dbf(gbk), prj: WGS84 });
    expect(await findingsOf(read(`${folder.root}/noshp.dbf`))).toMatchObject([{ code: 'file.missing-part', severity: 'error', values: { part: 'noshp.shp' } }]);
    writeParts('table', { dbf: dbf(gbk) });
    expect(await read(`${folder.root}/table.dbf`)).toMatchObject({ format: 'DBF', rowCount: 3, geometry: null });
  });

  it('is cut short: every cut of the .shp and the .dbf is found', async () => {
    for (const end of [0, 50, 99, 104, 150, shp.length - 1]) {
      const path = writeParts(`cut${end}`, { shp: shp.subarray(0, end), shx, dbf: dbf(gbk) });
      expect(await findingsOf(read(path)), `at ${end}`).toMatchObject([{ code: end === 0 ? 'file.empty' : 'file.truncated', severity: 'error', file: `cut${end}.shp` }]);
    }
    const table = dbf(gbk);
    for (const end of [20, 98, table.length - 30]) {
      const path = writeParts(`short${end}`, { shp, shx, dbf: table.subarray(0, end) });
      expect(await findingsOf(read(path)), `at ${end}`).toMatchObject([{ code: 'file.truncated', file: `short${end}.dbf` }]);
    }
  });

  it('is damaged: a record that does not fit is named', async () => {
    const broken = shp.slice();
    new DataView(broken.buffer).setInt32(100 + 8 + 36, 1_000_000, true); // parts of the first polygon
    expect(await findingsOf(read(writeParts('broken', { shp: broken, dbf: dbf(gbk) })))).toMatchObject([{ code: 'file.invalid', row: 1, values: { reason: 'record' } }]);
    expect(await findingsOf(read(writeParts('fewer', { shp: writeShp(SHAPES.slice(0, 2)).shp, dbf: dbf(gbk) })))).toMatchObject([{ code: 'file.invalid', values: { reason: 'dbf-count', shapes: 2, records: 3 } }]);
  });

  it('reads records in the order of the index', async () => {
    const points = writeShp([{ point: [1, 2] }, { point: [3, 4] }]);
    const swapped = points.shx.slice();
    swapped.set(points.shx.subarray(100, 108), 108);
    swapped.set(points.shx.subarray(108, 116), 100);
    expect((await read(writeParts('swapped', { shp: points.shp, shx: swapped }))).geometry).toEqual([{ type: 'Point', coordinates: [3, 4] }, { type: 'Point', coordinates: [1, 2] }]);
  });
});

describe('a zipped shapefile', () => {
  const { shp, shx } = writeShp(SHAPES);
  async function zip(files: Record<string, Uint8Array | string>, name: string): Promise<string> {
    const archive = new JSZip();
    for (const [path, content] of Object.entries(files)) archive.file(path, content);
    return folder.write(name, await archive.generateAsync({ type: 'uint8array', compression: 'DEFLATE' }));
  }

  it('is found in its folder with its siblings, whatever the case of the extensions', async () => {
    const path = await zip({ 'data/县界.SHP': shp, 'data/县界.shx': shx, 'data/县界.DBF': dbf(gbk), 'data/县界.prj': WGS84, '__MACOSX/._x.shp': 'junk' }, 'zones.zip');
    expect(await read(path)).toMatchObject({ format: 'Shapefile', file: '县界.SHP', rowCount: 3, crs: { value: 'EPSG:4326' }, encoding: { value: 'gb18030' } });
  });

  it('asks which of several', async () => {
    const path = await zip({ 'a.shp': shp, 'b.shp': writeShp(SHAPES.slice(0, 1)).shp }, 'two.zip');
    expect(await read(path)).toMatchObject({ layers: ['a', 'b'], notes: [{ code: 'file.several-layers', severity: 'question', parameter: 'inputs.zones.layer' }, {}, {}] });
    expect(await read(path, { layer: 'b' })).toMatchObject({ rowCount: 1 });
    expect(await findingsOf(read(path, { layer: 'c' }))).toMatchObject([{ code: 'file.no-sheet', values: { sheets: 'a, b' } }]);
  });

  it('is cut short, or holds nothing readable', async () => {
    const path = await zip({ 'a.shp': shp, 'a.dbf': dbf(gbk) }, 'good.zip');
    const { source } = await readSource(path, { parameterPrefix: '' });
    expect(await findingsOf(read(folder.write('cut.zip', source.bytes.subarray(0, source.bytes.length - 60))))).toMatchObject([{ code: 'file.truncated', file: 'cut.zip' }]);
    expect(await findingsOf(read(await zip({ 'readme.md': 'x' }, 'none.zip')))).toMatchObject([{ code: 'file.unknown-format' }]);
  });
});
