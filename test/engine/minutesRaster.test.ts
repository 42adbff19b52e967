import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromArrayBuffer } from 'geotiff';
import { afterAll, expect, test } from 'vitest';
import { createClient } from '../../api/client.ts';
import type { CoverageAnalysis } from '../../api/recipe.ts';
import { readGeoTiff } from '../../data/importers/geotiff.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { runCoverage } from '../../engine/analyses/coverage/coverage.ts';
import { minutesGeoTiff } from '../../engine/outputs/geotiff.ts';
import { createEngine } from '../../engine/host.ts';
import { buildTown, control } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-minutes-'));
const path = join(folder, 'town.junheng');
const town = buildTown(path);
afterAll(() => {
  town.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (analysis: Partial<CoverageAnalysis>): RunDraft => runCoverage(town, { id: 'c', kind: 'coverage', model: 'friction', ...analysis }, control());
const friction = () => town.listDatasets('friction')[0].meta.grid!;

test('minutes of every cell, no data beyond the largest limit and on the lake, in the place of the surface', async () => {
  const bytes = minutesGeoTiff(town, run({ minutes: [10, 20], facilityTypes: ['clinic'] }), control());
  const image = await (await fromArrayBuffer(bytes.buffer as ArrayBuffer)).getImage();
  // The clinic stands in the first of five cells of 10 minutes; the fourth is 30 minutes away, the fifth a lake.
  expect(Array.from((await image.readRasters())[0] as Float32Array)).toEqual([0, 10, 20, -9999, -9999]);
  expect(image.getGDALNoData()).toBe(-9999);
  expect(image.getGeoKeys()).toMatchObject({ ProjectedCSTypeGeoKey: 32_648, GTRasterTypeGeoKey: 1 });
  expect(image.getOrigin().slice(0, 2)).toEqual([friction().originX, friction().originY]);
  expect(image.getResolution().slice(0, 2)).toEqual([3000, -3000]);
  expect(minutesGeoTiff(town, run({ minutes: [10, 20], facilityTypes: ['clinic'] }), control())).toEqual(bytes);

  const again = await readGeoTiff({ file: 'c.minutes.tif', bytes } as never, { parameterPrefix: 'inputs.friction' });
  expect(again).toMatchObject({ width: 5, height: 1, bands: 1, originX: friction().originX, cellX: 3000, crs: { value: 'EPSG:32648' } });
  expect(Array.from(again.values)).toEqual([0, 10, 20, NaN, NaN]);
});

test('only a friction surface has a time for every cell', () => {
  expect(() => run({ model: 'radius', radiusMeters: 2000, format: ['geotiff'] })).toThrow(expect.objectContaining({ findings: [expect.objectContaining({ code: 'parameter.conflict', parameter: 'analyses.c.format' })] }));
});

test('a stored run exports it in base64, until its data are replaced', async () => {
  const stored = town.insertRun(run({ minutes: 20 }));
  const circles = town.insertRun(run({ id: 'r', model: 'radius', radiusMeters: 2000 }));
  const engine = await createEngine({ host: 'cli', threads: 1, home: join(folder, 'home') });
  const client = createClient((method, params) => engine.dispatch(method, params));
  try {
    await client.call('project.open', { path });
    const exported = (id: number) => client.call('runs.export', { id, table: 'main', format: 'geotiff' });
    const file = await exported(stored);
    expect(file).toMatchObject({ fileName: 'c.minutes.tif', mediaType: 'image/tiff', base64: true });
    expect(new Uint8Array(Buffer.from(file.text, 'base64'))).toEqual(minutesGeoTiff(town, run({ minutes: 20 }), control()));
    await expect(exported(circles)).rejects.toMatchObject({ findings: [{ code: 'parameter.out-of-range', parameter: 'format' }] });
    const [{ id, ...surface }] = town.listDatasets('friction');
    town.insertDataset({ ...surface, columns: [{ name: 'values', values: Float32Array.of(1, 1, 1, 1, 1) }], sources: [{ path: '/f', name: 'f', bytes: 1, sha256: 'other' }] }, true);
    expect(town.listDatasets('friction')[0].id).not.toBe(id);
    await expect(exported(stored)).rejects.toMatchObject({ findings: [{ code: 'run.stale' }] });
  } finally {
    await engine.close();
  }
});
