import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CoverageAnalysis, ImportRequest, RoadsFileInput } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { runCoverage } from '../../engine/analyses/coverage/coverage.ts';
import { loadRoads, loadRoadLabels } from '../../engine/load.ts';
import type { Roads } from '../../engine/load.ts';
import { geodesicMeters } from '../../geo/earth/ellipsoid.ts';
import { material } from '../material.ts';
import { control } from './town.ts';

/**
 * Laws on real road networks. The places are nodes of the network, at most 48 and spread over it, with powers of two as
 * people, so that the sum of the covered says exactly which of them were reached.
 */
const folder = mkdtempSync(join(tmpdir(), 'junheng-laws-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const PLACES = 48;
const FACILITIES = 6;

const CASES = [
  { name: 'osm_liechtenstein', path: material('data', 'osm_liechtenstein', 'liechtenstein-latest.osm.pbf'), roads: { profile: 'car' }, limits: [4, 9, 15] },
  { name: 'r5r_porto_alegre', path: material('data', 'r5r_porto_alegre', 'poa_osm.pbf'), roads: { profile: 'foot' }, limits: [5, 12, 25] },
] as const;

interface Made { project: ProjectFile; roads: Roads; place: Int32Array; site: Int32Array }
async function make(name: string, roadsInput: RoadsFileInput): Promise<Made> {
  const project = ProjectFile.create(join(folder, `${name}.junheng`));
  const add = async (request: ImportRequest): Promise<void> => {
    project.insertDataset(await buildDataset(request, { baseDir: folder, parameterPrefix: `inputs.${request.role}` }), false);
  };
  await add({ role: 'roads', input: roadsInput });
  const roads = loadRoads(project)!;
  const { lon, lat } = roads.nodes;
  const spread = (count: number, shift: number): Int32Array => Int32Array.from({ length: count }, (_, i) => Math.floor(((i + shift) / count) * lon.length));
  const place = spread(PLACES, 0.5);
  const site = spread(FACILITIES, 0.31);
  const csv = (base: string, nodes: Int32Array): string => {
    writeFileSync(join(folder, base), ['id,x,y,n', ...Array.from(nodes, (node, i) => `${i},${lon[node]},${lat[node]},${2 ** i}`)].join('\n'));
    return base;
  };
  const [west, east, south, north] = [Math.min(...lon) - 0.1, Math.max(...lon) + 0.1, Math.min(...lat) - 0.1, Math.max(...lat) + 0.1];
  writeFileSync(join(folder, `${name}.geojson`), JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: '990101' }, geometry: { type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]]] } }] }));
  await add({ role: 'zones', input: { path: `${name}.geojson`, code: 'code' } });
  await add({ role: 'population', input: { path: csv(`${name}-people.csv`, place), id: 'id', lon: 'x', lat: 'y', persons: 'n', crs: 'EPSG:4326' } });
  // The facility's number is its type, so that a run can choose among them.
  await add({ role: 'facilities', input: { path: csv(`${name}-sites.csv`, site), id: 'id', type: 'id', lon: 'x', lat: 'y', crs: 'EPSG:4326' } });
  return { project, roads, place, site };
}

const cover = (project: ProjectFile, travel: Partial<CoverageAnalysis>) => runCoverage(project, { id: 'n', kind: 'coverage', model: 'network', snap: 'nearest-node', facilityReach: false, ...travel }, control());
function reachedPlaces(persons: number): number[] {
  const bits = BigInt(persons);
  return Array.from({ length: PLACES }, (_, i) => i).filter((i) => ((bits >> BigInt(i)) & 1n) === 1n);
}

/** Plain Dijkstra over pairs sorted on insertion, with nothing of the program's: minutes of every node to its nearest site. */
function plainDijkstra(roads: Roads, sites: Int32Array, limit: number): Map<number, number> {
  const into = new Map<number, [number, number][]>();
  const add = (to: number, from: number, minutes: number): void => {
    if (Number.isNaN(minutes)) return;
    into.set(to, [...(into.get(to) ?? []), [from, minutes]]);
  };
  roads.from.forEach((from, e) => {
    add(roads.to[e], from, roads.minutes[e]);
    add(from, roads.to[e], roads.reverseMinutes[e]);
  });
  const done = new Map<number, number>();
  const heap: [number, number][] = Array.from(sites, (node) => [0, node]);
  const push = (item: [number, number]): void => {
    let at = heap.push(item) - 1;
    for (let up = (at - 1) >> 1; at > 0 && heap[up][0] > heap[at][0]; at = up, up = (at - 1) >> 1) [heap[up], heap[at]] = [heap[at], heap[up]];
  };
  const pop = (): [number, number] => {
    const [top] = heap;
    const last = heap.pop()!;
    if (heap.length > 0) heap[0] = last;
    for (let at = 0, down = 1; down < heap.length; at = down, down = 2 * at + 1) {
      if (down + 1 < heap.length && heap[down + 1][0] < heap[down][0]) down++;
      if (heap[at][0] <= heap[down][0]) break;
      [heap[at], heap[down]] = [heap[down], heap[at]];
    }
    return top;
  };
  while (heap.length > 0) {
    const [cost, node] = pop();
    if (done.has(node)) continue;
    done.set(node, cost);
    for (const [from, minutes] of into.get(node) ?? []) if (!done.has(from) && cost + minutes <= limit) push([cost + minutes, from]);
  }
  return done;
}

describe.each(CASES)('$name', ({ name, path, roads: given, limits }) => {
  let made: Made;
  beforeAll(async () => {
    if (path !== null) made = await make(name, { path, ...given });
  });
  afterAll(() => made?.project.close());

  test.skipIf(path === null)('the places reached are those of a plain Dijkstra', () => {
    const minutes = plainDijkstra(made.roads, made.site, limits[2]);
    const runs = (cover(made.project, { minutes: [...limits] }).totals['by'] as { limit_minutes: number; persons_covered: number }[]);
    for (const limit of limits) {
      const { persons_covered } = runs.find((total) => total.limit_minutes === limit)!;
      const expected = Array.from(made.place.keys()).filter((i) => minutes.get(made.place[i])! <= limit);
      expect(reachedPlaces(persons_covered)).toEqual(expected);
    }
    expect(reachedPlaces(runs[runs.length - 1].persons_covered).length).toBeGreaterThan(5);
  });
  test.skipIf(path === null)('more facilities and longer limits never lose a place', () => {
    let before: number[] = [];
    for (let count = 1; count <= FACILITIES; count++) {
      const { totals } = cover(made.project, { minutes: limits[1], facilityTypes: Array.from({ length: count }, (_, i) => String(i)) });
      const now = reachedPlaces(totals['persons_covered'] as number);
      expect(now).toEqual(expect.arrayContaining(before));
      before = now;
    }
  });
  test.skipIf(path === null)('an empty scenario changes nothing; closing roads never reaches more; slower never reaches more', () => {
    const travel = { minutes: limits[1] };
    const plain = cover(made.project, travel);
    expect(cover(made.project, { ...travel, scenario: { name: '平时' } }).tables).toEqual(plain.tables);
    const { ids, classes } = loadRoadLabels(made.project);
    const everyTenth = [...new Set(Array.from(ids as Float64Array).filter((_, e) => e % 1000 < 100))].map(String);
    for (const scenario of [{ closedRoads: everyTenth }, { closedClasses: [classes[0]] }, { closedClasses: ['residential'] }, { speedFactor: 0.5 }, { classFactors: { residential: 0.3 } }]) {
      const reached = reachedPlaces(cover(made.project, { ...travel, scenario: { name: 'x', ...scenario } }).totals['persons_covered'] as number);
      expect(reachedPlaces(plain.totals['persons_covered'] as number)).toEqual(expect.arrayContaining(reached));
    }
  });
});

const poa = material('data', 'r5r_porto_alegre', 'poa_elevation.tif');
test.skipIf(poa === null)('Porto Alegre on foot: level edges keep their time, and on the mean the hills cost time', async () => {
  const input: RoadsFileInput = { path: material('data', 'r5r_porto_alegre', 'poa_osm.pbf')!, profile: 'foot' };
  const read = async (roads: RoadsFileInput): Promise<(name: string) => Float64Array> => {
    const { columns } = await buildDataset({ role: 'roads', input: roads }, { baseDir: folder, parameterPrefix: 'inputs.roads' });
    return (name) => columns.find((column) => column.name === name)!.values as Float64Array;
  };
  const flat = await read(input);
  const hilly = await read({ ...input, elevation: { path: poa! } });
  const sum = (values: Float64Array): number => values.reduce((total, minutes) => total + minutes, 0);
  const ratios = [sum(hilly('edge.minutes')) / sum(flat('edge.minutes')), sum(hilly('edge.reverseMinutes')) / sum(flat('edge.reverseMinutes'))];
  for (const ratio of ratios) expect(ratio).toBeGreaterThan(1.01);
  for (const ratio of ratios) expect(ratio).toBeLessThan(1.3);
  // Nothing is faster than Tobler's best, 5 % down: exp(-0.175) of the time on the flat.
  const best = Math.exp(-0.175);
  flat('edge.minutes').forEach((minutes, e) => {
    const there = hilly('edge.minutes')[e] / minutes;
    const back = hilly('edge.reverseMinutes')[e] / flat('edge.reverseMinutes')[e];
    if (there < best - 1e-9 || back < best - 1e-9 || (there === 1) !== (back === 1)) throw new Error(`edge ${e}: ${there} there, ${back} back`);
  });
  expect(geodesicMeters(flat('node.lon')[0], flat('node.lat')[0], hilly('node.lon')[0], hilly('node.lat')[0])).toBe(0);
});
