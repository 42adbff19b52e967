import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { material } from '../material.ts';
import { readCsv, runCli } from './runCli.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-matrix-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(recipe: unknown): Promise<(name: string) => string> {
  writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
  const out = join(folder, 'out');
  const outcome = await runCli(['run', join(folder, 'recipe.json'), '--out', out, '--quiet', '--json']);
  expect(outcome.status, outcome.stderr + outcome.stdout).toBe(0);
  return (name) => readFileSync(join(out, name), 'utf8');
}

const villages = material('data', 'cn_qianxinan_villages', 'derived', 'villages_4counties_utf8.csv');
test.skipIf(villages === null)('four counties of Qianxinan: people within 30 minutes of a township seat, from recorded times', async () => {
  const expected = JSON.parse(readFileSync(material('data', 'cn_qianxinan_villages', 'derived', 'expected_30min_to_township.json')!, 'utf8')) as Record<string, { villages: number; pop: number; pop30: number; share30: number }>;
  const read = await run({
    inputs: {
      zones: { path: material('data', 'cn_qianxinan_villages', 'derived', 'counties_522300.geojson'), code: 'code', name: 'name' },
      population: { path: villages, id: 'id', lon: 'lon', lat: 'lat', persons: 'pop', zone: 'county_code', minutes: 'osrm_minutes_to_nearest_township_seat' },
    },
    analyses: [{ id: 'm', kind: 'coverage', model: 'matrix', minutes: 30 }],
  });
  const rows = readCsv(read('m.csv')).filter((row) => Number(row['persons']) > 0);
  expect(rows.map((row) => row['code'])).toEqual(Object.keys(expected).sort());
  for (const row of rows) {
    const county = expected[row['code']];
    expect(row, row['name']).toMatchObject({ persons: String(county.pop), persons_covered: String(county.pop30), cells: String(county.villages), area_km2: '' });
    expect(Number(row['persons_share'])).toBeCloseTo(county.share30, 4);
  }
  expect(rows.map((row) => (Number(row['persons_share']) * 100).toFixed(1))).toEqual(['86.4', '73.2', '57.6', '71.7']);
}, 60_000);

const distances = material('data', 'expected', 'spopt_san_francisco', 'SF_network_distance_candidateStore_16_censusTract_205_new.csv');
test.skipIf(distances === null)('San Francisco: network distances of stores and tracts, 5000 m; the optimum of MCLP with four stores is known', async () => {
  const chosen = ['Store_11', 'Store_12', 'Store_15', 'Store_2'];
  writeFileSync(join(folder, 'stores.csv'), `id\n${chosen.join('\n')}\n`);
  const read = await run({
    inputs: {
      population: { path: material('data', 'expected', 'spopt_san_francisco', 'SF_demand_205_centroid_uniform_weight.csv'), id: 'NAME', persons: 'POP2000' },
      candidates: { path: material('data', 'expected', 'spopt_san_francisco', 'SF_store_site_16_longlat.csv'), id: 'NAME', lon: 'long', lat: 'lat' },
      facilities: { path: 'stores.csv', id: 'id' },
      matrix: { path: distances, origin: 'DestinationName', destination: 'name', meters: 'distance' },
    },
    analyses: [
      { id: 'c', kind: 'coverage', model: 'matrix', radiusMeters: 5000 },
      ...[1, 2, 3, 4].map((sites) => ({ id: `s${sites}`, kind: 'siting', problem: 'mclp', model: 'matrix', radiusMeters: 5000, sites })),
    ],
  });
  const { analyses } = JSON.parse(read('summary.json')) as { analyses: Record<string, { totals: Record<string, unknown> }> };
  // 205 tracts with 955,113 people; the exact optima of one to four stores, by brute force over all choices of 16.
  expect(analyses['c'].totals).toMatchObject({ limit_meters: 5000, limit_minutes: null, persons: 955_113, persons_covered: 875_247, cells: 205, cells_covered: 184 });
  expect([1, 2, 3, 4].map((sites) => analyses[`s${sites}`].totals['objective'])).toEqual([448_255, 671_938, 791_499, 875_247]);
  expect(analyses['s4'].totals['sites']).toEqual(chosen);
  expect(readCsv(read('c.csv'))).toHaveLength(205);
}, 60_000);

const pmed1 = material('data', 'expected', 'orlib_pmed', 'pmed1.txt');
test.skipIf(pmed1 === null)('pmed1: the graph brings 100 people and 100 candidates; five sites cannot cover them within 126, the p-centre optimum less one', async () => {
  const read = await run({
    inputs: { matrix: { graph: { path: pmed1, format: 'orlib-pmed' } } },
    analyses: [{ id: 's', kind: 'siting', problem: 'mclp', model: 'matrix', limits: 126, sites: 5 }],
  });
  const { analyses } = JSON.parse(read('summary.json')) as { analyses: Record<string, { totals: { objective: number; persons: number; candidates: number } }> };
  expect(analyses['s'].totals).toMatchObject({ persons: 100, candidates: 100 });
  expect(analyses['s'].totals.objective).toBeLessThan(100);
  expect(analyses['s'].totals.objective).toBeGreaterThan(90);
}, 60_000);
