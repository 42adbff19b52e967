import fc from 'fast-check';
import { fromArrayBuffer } from 'geotiff';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { InputError } from '../../../api/findings.ts';
import { readSource } from '../../../data/importers/registry.ts';
import type { SourceRaster } from '../../../data/source.ts';
import { tiffOf } from './tiffFixture.ts';
import type { TiffLayout } from './tiffFixture.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-tiff-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(bytes: Uint8Array, single = false): Promise<{ raster: SourceRaster; sha256: string }> {
  const path = join(folder, 'a.tif');
  writeFileSync(path, bytes);
  const { table, source } = await readSource(path, { parameterPrefix: 'inputs.friction', single });
  return { raster: table as SourceRaster, sha256: source.sources()[0].sha256 };
}

const plain: TiffLayout = { kind: 'f32', width: 5, height: 4, tile: 3, compression: 'none', predictor: 1, littleEndian: true, bands: 1, planar: 1, nodata: -9, sparse: [] };
/** Whole numbers that every kind holds, seven of them no data by turns. */
const cellOf = (band: number, row: number, column: number): number => (row + column) % 7 === 6 ? 9 : ((row * 31 + column * 17 + band * 5) % 120);

const kinds = fc.constantFrom('u8', 'i8', 'u16', 'i16', 'u32', 'i32', 'f32', 'f64' as const);
const compressions = fc.constantFrom('none', 'lzw', 'deflate', 'packbits', 'zstd' as const);
const layouts = fc.record({
  kind: kinds, width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }),
  tile: fc.oneof(fc.constant<[number, number]>([16, 16]), fc.constant<[number, number]>([32, 16]), fc.integer({ min: 1, max: 50 })),
  compression: compressions, predictor: fc.constantFrom(1, 2, 3 as const), littleEndian: fc.boolean(), bands: fc.integer({ min: 1, max: 3 }), planar: fc.constantFrom(1, 2 as const),
  nodata: fc.constantFrom(9, null),
}).map((drawn): TiffLayout => {
  const float = drawn.kind.startsWith('f');
  const fits = drawn.compression !== 'none' && (drawn.predictor === 3 ? float : drawn.kind !== 'f64');
  return { ...drawn, sparse: [], predictor: fits ? drawn.predictor : 1 };
});

test('every layout is read as it was written', async () => {
  await fc.assert(fc.asyncProperty(layouts, async (layout) => {
    const bytes = tiffOf(layout, cellOf);
    const expected = Array.from({ length: layout.width * layout.height }, (_, i) => cellOf(0, Math.floor(i / layout.width), i % layout.width)).map((value) => (value === layout.nodata ? NaN : value));
    const { raster, sha256 } = await read(bytes);
    expect(Array.from(raster.values)).toEqual(expected);
    expect(raster.values).toBeInstanceOf(['u32', 'i32', 'f64'].includes(layout.kind) ? Float64Array : Float32Array);
    expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect((await read(bytes, true)).raster.values).toEqual(Float32Array.from(expected));
    // geotiff.js 3.0.5 applies predictors to big-endian samples as if they were little-endian.
    if (!layout.littleEndian && layout.predictor !== 1) return;
    const image = await (await fromArrayBuffer(new Uint8Array(bytes).buffer)).getImage();
    const [theirs] = await image.readRasters({ samples: [0] });
    expect(Array.from(theirs as Float64Array, (value) => (value === layout.nodata ? NaN : value))).toEqual(expected);
  }), { seed: 3, numRuns: 250 });
});

test('a strip longer than what is read at a time', async () => {
  // 600 x 500 cells of 8 bytes are 2.4 MB; 2 MiB are read at a time.
  const { raster: { values } } = await read(tiffOf({ ...plain, kind: 'f64', width: 600, height: 500, tile: 500, nodata: null }, (_, row, column) => row * 600 + column));
  expect(values.findIndex((value, i) => value !== i)).toBe(-1);
  expect(values.length).toBe(300_000);
});

test('a big-endian file of many strips', async () => {
  // 300 offsets of 4 bytes are no longer in the bytes that the package reads with the directory.
  const { raster: { values } } = await read(tiffOf({ ...plain, height: 300, tile: 1, littleEndian: false, nodata: null }, (_, row, column) => row * 5 + column));
  expect(Array.from(values)).toEqual(Array.from({ length: 1500 }, (_, i) => i));
});

test('infinite cells and blocks without bytes are missing; without a no-data value such a block is 0', async () => {
  const cells = [0.1, Infinity, NaN, -9, -Infinity];
  const of = (layout: TiffLayout) => read(tiffOf(layout, (_, row, column) => cells[column] + row)).then(({ raster }) => Array.from(raster.values));
  const row = [Math.fround(0.1), NaN, NaN, NaN, NaN];
  const next = (by: number) => [Math.fround(0.1 + by), NaN, NaN, -9 + by, NaN];
  expect(await of(plain)).toEqual([...row, ...next(1), ...next(2), ...next(3)]);
  expect(await of({ ...plain, sparse: [0] })).toEqual([...Array.from({ length: 15 }, () => NaN), ...next(3)]);
  expect(await of({ ...plain, sparse: [1], nodata: null })).toEqual([Math.fround(0.1), NaN, NaN, -9, NaN, ...next(1), ...next(2), 0, 0, 0, 0, 0]);
});

test('64-bit cells are compared with no data before they are rounded', async () => {
  const bytes = tiffOf({ ...plain, kind: 'f64', nodata: 0.1 }, (_, row, column) => (column === 0 ? 0.1 : column === 1 ? Math.fround(0.1) : row));
  const { raster: { values } } = await read(bytes, true);
  expect(values).toBeInstanceOf(Float32Array);
  expect(Array.from(values.subarray(0, 3))).toEqual([NaN, Math.fround(0.1), 0]);
});

test('samples the package alone knows (4 bits) are read through it', async () => {
  // One row of five cells of 4 bits, 1 2 3 4 5, in the bytes 0x12 0x34 0x50.
  const bytes = tiffOf({ ...plain, kind: 'u8', width: 3, height: 1, tile: 1, nodata: 2 }, (_, __, column) => [0x12, 0x34, 0x50][column]);
  const view = new DataView(bytes.buffer);
  const directory = view.getUint32(4, true);
  for (let entry = directory + 2; entry < directory + 2 + view.getUint16(directory, true) * 12; entry += 12) {
    if (view.getUint16(entry, true) === 256) view.setUint32(entry + 8, 5, true);
    if (view.getUint16(entry, true) === 258) view.setUint16(entry + 8, 4, true);
  }
  expect(Array.from((await read(bytes)).raster.values)).toEqual([1, NaN, 3, 4, 5]);
});

test('a damaged block and a raster of too many cells are refused by name', async () => {
  const refused = (bytes: Uint8Array) => read(bytes).then(() => [], (error: unknown) => (error as InputError).findings);
  const damaged = tiffOf({ ...plain, compression: 'deflate' }, cellOf);
  damaged.fill(0xff, 8, 14);
  expect(await refused(damaged)).toMatchObject([{ code: 'file.invalid', file: 'a.tif' }]);
  const short = tiffOf({ ...plain, tile: 4 }, cellOf);
  const huge = tiffOf(plain, cellOf);
  const set = (bytes: Uint8Array, tag: number, value: number): void => {
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(4, true);
    for (let entry = directory + 2; entry < directory + 2 + view.getUint16(directory, true) * 12; entry += 12) if (view.getUint16(entry, true) === tag) view.setUint32(entry + 8, value, true);
  };
  set(short, 279, 40);
  expect(await refused(short)).toMatchObject([{ code: 'file.invalid', file: 'a.tif' }]);
  set(huge, 256, 50_000);
  set(huge, 257, 50_000);
  expect(await refused(huge)).toMatchObject([{ code: 'raster.too-large', file: 'a.tif', values: { width: 50_000, height: 50_000 } }]);
});
