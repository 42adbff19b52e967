import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { material } from '../material.ts';
import { readCsv, runCli } from './runCli.ts';

/** A whole real country straight from OpenStreetMap: people within 15 and 30 minutes of its hospital by car. */
const data = material('data', 'osm_liechtenstein');
const folder = mkdtempSync(join(tmpdir(), 'junheng-li-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PEOPLE = 37_269;

async function coveredWithin(name: string, roads: object, travel: object): Promise<number[]> {
  const recipe = {
    inputs: {
      zones: { path: join(data!, 'derived', 'municipalities.geojson'), code: 'code', name: 'name' },
      facilities: { path: join(data!, 'derived', 'facilities.geojson'), id: 'osm_id', name: 'name', type: 'kind' },
      population: { path: join(data!, 'derived', 'population_points.csv'), lon: 'lon', lat: 'lat', persons: 'pop', crs: 'EPSG:4326' },
      roads: { path: join(data!, 'liechtenstein-latest.osm.pbf'), profile: 'car', ...roads },
    },
    analyses: [{ id: 'n', kind: 'coverage', model: 'network', minutes: [15, 30], facilityTypes: ['hospital'], ...travel }],
  };
  const path = join(folder, `${name}.json`);
  writeFileSync(path, JSON.stringify(recipe));
  const outcome = await runCli(['run', path, '--out', join(folder, name), '--json']);
  expect(outcome.stderr).toBe('');
  const rows = readCsv(readFileSync(join(folder, name, 'n.csv'), 'utf8'));
  expect(rows).toHaveLength(22);
  const sum = (minutes: string, column: string) => rows.filter((row) => row['limit_minutes'] === minutes).reduce((total, row) => total + Number(row[column]), 0);
  expect(sum('30', 'persons')).toBeLessThanOrEqual(PEOPLE);
  return [sum('15', 'persons_covered'), sum('30', 'persons_covered')];
}

describe.skipIf(!data)('Liechtenstein', () => {
  test('by the rules of the plain Dijkstra: within 40 people of it', { timeout: 120_000 }, async () => {
    const anchor = JSON.parse(readFileSync(join(data!, 'derived', 'anchor_travel_times.json'), 'utf8')) as { speeds_kmh: Record<string, number> };
    const speeds = Object.fromEntries(Object.entries(anchor.speeds_kmh).filter(([name]) => name !== 'track'));
    const [within15, within30] = await coveredWithin('anchor', { speeds, component: 'largest', ignoreOneway: true }, { snap: 'nearest-node', accessSpeedKmh: 5 });
    expect(Math.abs(within15 - 32_098)).toBeLessThanOrEqual(40);
    expect(Math.abs(within30 - 37_092)).toBeLessThanOrEqual(40);
  });

  test("by Junheng's own defaults: within 3 % of it", { timeout: 120_000 }, async () => {
    const [within15, within30] = await coveredWithin('defaults', {}, {});
    expect(Math.abs(within15 / 32_098 - 1)).toBeLessThan(0.03);
    expect(Math.abs(within30 / 37_092 - 1)).toBeLessThan(0.03);
  });
});
