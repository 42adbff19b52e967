import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeArrayBuffer } from 'geotiff';
import { createClient } from '../../api/client.ts';
import type { Client } from '../../api/client.ts';
import { InputError } from '../../api/findings.ts';
import { findingMessage } from '../../api/messages/index.ts';
import type { ImportRequest } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import { createEngine } from '../../engine/host.ts';
import type { Engine } from '../../engine/host.ts';
import { writeSmallFiles } from './smallFiles.ts';

/** Bad files through the same door as the import dialog: one clear finding each, and the project as it was. */
const folder = mkdtempSync(join(tmpdir(), 'junheng-bad-'));
const dir = join(folder, 'small');
let engine: Engine;
let client: Client;

beforeAll(async () => {
  writeSmallFiles(dir);
  engine = await createEngine({ host: 'cli', home: join(folder, 'home') });
  client = createClient((method, params) => engine.dispatch(method, params));
  await client.call('project.create', { name: 'bad', path: join(folder, 'bad.junheng') });
  await client.run('datasets.import', { request: { role: 'zones', input: { path: join(dir, 'zones.geojson'), code: 'code', name: 'name' } } });
  await client.run('datasets.import', { request: { role: 'population', input: { path: join(dir, 'population.csv'), id: 'id', lon: 'lon', lat: 'lat', persons: 'pop' } } });
});
afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

async function refused(request: ImportRequest) {
  const before = await client.call('datasets.list', {});
  let found: InputError | null = null;
  try {
    await client.run('datasets.import', { request });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    found = error;
  }
  expect(found, 'the file was taken').not.toBeNull();
  expect(await client.call('datasets.list', {})).toEqual(before);
  const stopping = found!.findings.filter((f) => f.severity !== 'note');
  for (const finding of stopping) expect(findingMessage('en', finding)).not.toMatch(/undefined|\{|\}/);
  return stopping;
}

const population = (path: string, more: object = {}): ImportRequest => ({ role: 'population', input: { path, id: 'id', lon: 'lon', lat: 'lat', persons: 'pop', ...more } });

/** A GeoTIFF of 4 x 4 cells, one kilometre wide. */
function raster(crs: number | null, originX: number, originY: number, value = 1): Uint8Array {
  const geo = crs === null ? {} : { GTModelTypeGeoKey: 1, GTRasterTypeGeoKey: 1, ProjectedCSTypeGeoKey: crs };
  const buffer = writeArrayBuffer(new Float32Array(16).fill(value), {
    width: 4, height: 4, ModelPixelScale: [1000, 1000, 0], ModelTiepoint: [0, 0, 0, originX, originY, 0], SampleFormat: [3], BitsPerSample: [32], ...geo,
  });
  return new Uint8Array(buffer);
}

describe('bad input', () => {
  test('a column that is not there is named, with the nearest one', async () => {
    expect(await refused(population(join(dir, 'population.csv'), { persons: 'popu' }))).toEqual([
      expect.objectContaining({ code: 'column.missing', file: 'population.csv', column: 'popu', parameter: 'inputs.population.persons', values: expect.objectContaining({ nearest: 'pop' }) }),
    ]);
  });

  test('an empty file, an absent one, a text that is no table', async () => {
    expect(await refused(population(file('empty.csv', '')))).toEqual([expect.objectContaining({ code: 'file.empty', file: 'empty.csv' })]);
    expect(await refused(population(join(dir, 'absent.csv')))).toEqual([expect.objectContaining({ code: 'file.not-found', file: 'absent.csv' })]);
    expect(await refused(population(file('only-title.csv', 'id,lon,lat,pop\n')))).toEqual([expect.objectContaining({ code: 'table.no-rows', file: 'only-title.csv' })]);
  });

  test('a bad cell is named by row and column; all are found at once', async () => {
    const path = file('cells.csv', 'id,lon,lat,pop\na,104.05,26.05,12\nb,104.05,260.5,7\nc,104.05,26.05,many\nd,104.05,26.05,-3\na,104.06,26.05,1\n');
    const findings = await refused(population(path, { crs: 'EPSG:4326' }));
    expect(findings.map((f) => [f.code, f.row, f.column])).toEqual(expect.arrayContaining([
      ['row.bad-coordinate', 3, 'lat'], ['row.not-a-number', 4, 'pop'], ['row.negative', 5, 'pop'], ['row.duplicate-key', 6, 'id'],
    ]));
  });

  test('a zone code that is wrong is refused, by its row', async () => {
    const twice = file('twice.geojson', JSON.stringify({
      type: 'FeatureCollection', features: ['990101', '990101', ''].map((code) => ({
        type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [[[104, 26], [105, 26], [105, 27], [104, 26]]] },
      })),
    }));
    const findings = await refused({ role: 'zones', input: { path: twice, code: 'code' } });
    expect(findings.map((f) => [f.code, f.row, f.column])).toEqual(expect.arrayContaining([['row.duplicate-key', 2, 'code'], ['row.missing-value', 3, 'code']]));
  });

  test('a shapefile cut short', async () => {
    // Header of a shapefile that claims 10,000 words, followed by nothing.
    const header = new DataView(new ArrayBuffer(100));
    header.setInt32(0, 9994);
    header.setInt32(24, 10_000);
    header.setInt32(28, 1000, true);
    header.setInt32(32, 5, true);
    const path = file('cut.shp', new Uint8Array(header.buffer));
    expect(await refused({ role: 'zones', input: { path, code: 'code', crs: 'EPSG:4326' } })).toContainEqual(expect.objectContaining({ code: 'file.truncated', file: 'cut.shp' }));
  });

  test('a raster whose CRS cannot be true is asked about; one that lies elsewhere, or has negative cells, is refused', async () => {
    const friction = (path: string): ImportRequest => ({ role: 'friction', input: { path, unit: 'minutes-per-cell' } });
    // Without keys of its own the writer says degrees, which half a million cannot be.
    expect(await refused(friction(file('bare.tif', raster(null, 500_000, 2_900_000))))).toEqual([
      expect.objectContaining({ code: 'crs.doubtful', severity: 'question', file: 'bare.tif', parameter: 'inputs.friction.crs' }),
    ]);
    // UTM zone 50: 117 degrees east, a thousand kilometres from the zones.
    expect(await refused(friction(file('elsewhere.tif', raster(32_650, 500_000, 2_900_000))))).toEqual([expect.objectContaining({ code: 'raster.no-overlap', file: 'elsewhere.tif' })]);
    expect(await refused(friction(file('negative.tif', raster(32_648, 400_000, 2_885_000, -1))))).toEqual([expect.objectContaining({ code: 'raster.negative', file: 'negative.tif' })]);
  });
});

test('a process killed in the middle of an import loses nothing that was there', { timeout: 60_000 }, async () => {
  const path = join(folder, 'killed.junheng');
  const project = ProjectFile.create(path);
  project.setFact('title', 'before');
  project.close();
  const columns = '{ name: "id", values: Array.from({ length: 300000 }, (_, i) => String(i)) }, { name: "lon", values: new Float64Array(1e7) }';
  const script = `
    const { ProjectFile } = await import(${JSON.stringify(new URL('../../data/project/projectFile.ts', import.meta.url).href)});
    const project = ProjectFile.open(${JSON.stringify(path)});
    for (let n = 0; ; n++) {
      project.insertDataset({ role: 'candidates', name: 'n' + n, rowCount: 1, columns: [${columns}], meta: {}, notes: [], sources: [], request: { role: 'candidates', input: { path: 'c.csv' } } }, true);
      if (n === 1) process.stdout.write('importing');
    }`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve) => { child.stdout.once('data', () => resolve()); });
  // Well inside one of the writes that follow each other without a pause.
  await new Promise((resolve) => setTimeout(resolve, 130));
  child.kill('SIGKILL');
  await new Promise((resolve) => { child.once('close', resolve); });

  const after = ProjectFile.open(path);
  expect(after.getFact('title')).toBe('before');
  const [dataset, ...others] = after.listDatasets();
  expect(others).toEqual([]);
  expect(after.columnNames(dataset.id)).toEqual(['id', 'lon']);
  expect(after.readColumn(dataset.id, 'id')).toHaveLength(300_000);
  expect(after.readColumn(dataset.id, 'lon')).toHaveLength(1e7);
  after.close();
});
