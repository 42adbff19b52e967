import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { nodeTarget, UNBUNDLED_PACKAGES } from '../../electron/build/targets.ts';

/**
 * The bundle as it is packaged, alone in a folder with the native packages only: what it misses, it cannot find in the
 * checkout. Its command line must give the same bytes as the sources.
 */
const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'junheng-bundle-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await build(nodeTarget(join(folder, 'app', 'out')));
  writeFileSync(join(folder, 'app', 'package.json'), '{"type":"module"}');
  mkdirSync(join(folder, 'app', 'node_modules'));
  for (const name of UNBUNDLED_PACKAGES) symlinkSync(join(root, 'node_modules', name), join(folder, 'app', 'node_modules', name), 'junction');
  writeFileSync(join(folder, 'run.mjs'), "const { main } = await import(process.argv[2]); process.exitCode = await main(process.argv.slice(3));");

  // Two squares of a tenth of a degree side by side, a clinic in the western one, four villages.
  const square = (code: string, west: number) => ({
    type: 'Feature',
    properties: { code, name: `县${code}` },
    geometry: { type: 'Polygon', coordinates: [[[west, 30], [west + 0.1, 30], [west + 0.1, 30.1], [west, 30.1], [west, 30]]] },
  });
  writeFileSync(join(folder, 'zones.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [square('420101', 110), square('420102', 110.1)] }));
  writeFileSync(join(folder, 'clinics.csv'), 'id,lon,lat,type\nc1,110.05,30.05,clinic\n');
  writeFileSync(join(folder, 'villages.csv'), 'id,lon,lat,persons\nv1,110.05,30.051,100\nv2,110.01,30.01,200\nv3,110.11,30.05,400\nv4,110.19,30.05,800\n');
  writeFileSync(
    join(folder, 'recipe.json'),
    JSON.stringify({
      inputs: {
        zones: { path: 'zones.geojson', code: 'code', name: 'name' },
        facilities: { path: 'clinics.csv', id: 'id', lon: 'lon', lat: 'lat', type: 'type', crs: 'EPSG:4326' },
        population: { path: 'villages.csv', id: 'id', lon: 'lon', lat: 'lat', persons: 'persons', crs: 'EPSG:4326' },
      },
      analyses: [{ id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 6000 }],
    }),
  );
});

function run(entry: string, out: string): void {
  const { status, stderr } = spawnSync(process.execPath, [join(folder, 'run.mjs'), entry, 'run', join(folder, 'recipe.json'), '--out', out, '--quiet'], {
    encoding: 'utf8', env: { ...process.env, JUNHENG_HOME: join(folder, 'home') },
  });
  expect([status, stderr]).toEqual([0, '']);
}

it('gives the same bytes as the sources', () => {
  run(join(root, 'engine', 'cli', 'main.ts'), join(folder, 'sources'));
  run(join(folder, 'app', 'out', 'engine', 'cli.js'), join(folder, 'bundle'));
  const names = readdirSync(join(folder, 'sources')).sort();
  expect(names).toEqual(expect.arrayContaining(['manifest.json', 'r.csv', 'r.json', 'summary.json', 'timings.json']));
  expect(readdirSync(join(folder, 'bundle')).sort()).toEqual(names);
  for (const name of names.filter((name) => name !== 'timings.json')) {
    expect([name, readFileSync(join(folder, 'bundle', name), 'utf8')]).toEqual([name, readFileSync(join(folder, 'sources', name), 'utf8')]);
  }
  // From the clinic v1 is 0.1 km, v2 5.9 km, v3 5.8 km (0.06 degrees of 96.4 km each), v4 13.5 km: 700 of 1,500 people are inside.
  const { totals } = JSON.parse(readFileSync(join(folder, 'bundle', 'r.json'), 'utf8')) as { totals: { persons: number; persons_covered: number } };
  expect(totals).toMatchObject({ persons: 1500, persons_covered: 700 });
});
