import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromArrayBuffer } from 'geotiff';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { costDistance } from '../../geo/friction/costDistance.ts';
import { networkTimes, nodesWithin, prepareNetwork } from '../../geo/network/networkTimes.ts';
import { rasterizeZones } from '../../geo/zones/rasterZones.ts';
import type { Points, ZonePolygons } from '../../geo/types.ts';
import { buildZoneIndex, locatePoints } from '../../geo/zones/zoneIndex.ts';
import { material } from '../material.ts';

/** A synthetic province whose answers pgRouting, scipy, GRASS r.cost and scikit-image agree on. */
const bench = material('bench');
const SIZE = 'S';

describe.skipIf(bench === null)('the bench province against its peers', () => {
  let folder = '';
  const csv = (name: string): number[][] => readFileSync(join(folder, name), 'utf8').trim().split('\n').slice(1).map((row) => row.split(',').map(Number));
  const expected = (name: string): Record<string, number>[] => {
    const [head, ...rows] = readFileSync(join(bench!, 'expected', name), 'utf8').trim().split('\n').filter((row) => !row.startsWith('#')).map((row) => row.split(','));
    return rows.map((row) => Object.fromEntries(head.map((column, i) => [column, Number(row[i])])));
  };
  const pointsOf = (rows: number[][]): Points => ({ lon: Float64Array.from(rows, (r) => r[1]), lat: Float64Array.from(rows, (r) => r[2]) });
  const project = proj4('WGS84', '+proj=utm +zone=48 +datum=WGS84');
  let zones: ZonePolygons;
  let county: Int32Array;
  let population: number[][];
  let facilities: number[][];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bench-'));
    execFileSync(process.execPath, [join(bench!, 'gen.mjs'), '--size', SIZE, '--seed', '1', '--out', folder]);
    const counties = JSON.parse(readFileSync(join(folder, 'counties.geojson'), 'utf8')) as FeatureCollection<Polygon | MultiPolygon>;
    const coordinates: number[] = [];
    const [ringOffsets, polygonOffsets, zoneOffsets] = [[0], [0], [0]];
    for (const { geometry } of counties.features) {
      for (const polygon of geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates) {
        for (const ring of polygon) {
          for (const [lon, lat] of ring.slice(0, -1)) coordinates.push(lon, lat);
          ringOffsets.push(coordinates.length / 2);
        }
        polygonOffsets.push(ringOffsets.length - 1);
      }
      zoneOffsets.push(polygonOffsets.length - 1);
    }
    zones = { coordinates: Float64Array.from(coordinates), ringOffsets: Uint32Array.from(ringOffsets), polygonOffsets: Uint32Array.from(polygonOffsets), zoneOffsets: Uint32Array.from(zoneOffsets) };
    population = csv('population.csv');
    facilities = csv('facilities.csv');
    county = locatePoints(buildZoneIndex(zones), pointsOf(population));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const sumByCounty = (count: number, value: (point: number) => number): number[] => {
    const sums = Array.from({ length: count }, () => 0);
    population.forEach((_, p) => {
      if (county[p] >= 0) sums[county[p]] += value(p);
    });
    return sums;
  };

  it('network: nodes, minutes, and the share of people in every county', () => {
    const { network } = JSON.parse(readFileSync(join(bench!, 'expected', `${SIZE}-1.json`), 'utf8')) as { network: { pgrouting: [number, number]; scipy: [number, number] } };
    const edges = csv('edges.csv');
    const minutes = Float64Array.from(edges, (e) => e[5]);
    const roads = { nodes: pointsOf(csv('nodes.csv')), edges: { from: Int32Array.from(edges, (e) => e[1] - 1), to: Int32Array.from(edges, (e) => e[2] - 1), minutes, reverseMinutes: minutes } };
    const prepared = prepareNetwork(roads, pointsOf(population), { snap: 'nearest-node', accessSpeedKmh: null, maxSnapMeters: Infinity }, 'to-facility');
    const times = networkTimes(prepared, pointsOf(facilities), 30);
    const { nodesReached, sumMinutes } = nodesWithin(times.nodeMinutes, 30);
    expect(nodesReached).toBe(network.pgrouting[0]);
    expect(Math.abs(sumMinutes - network.pgrouting[1])).toBeLessThan(1e-3);
    const want = expected(`${SIZE}-1.csv`);
    const all = sumByCounty(want.length, (p) => population[p][3]);
    const covered = sumByCounty(want.length, (p) => (times.minutes[p] <= 30 ? population[p][3] : 0));
    want.forEach((row, c) => {
      expect(all[c]).toBe(row['pop']);
      expect(Math.abs(covered[c] / all[c] - row['network_pop_share'])).toBeLessThan(6e-9); // printed with 8 decimals
    });
  });

  it('friction: cells, minutes, and the pixels and people of every county', async () => {
    const bytes = readFileSync(join(folder, 'friction.tif'));
    const image = await (await fromArrayBuffer(new Uint8Array(bytes).buffer)).getImage();
    const friction = Float32Array.from((await image.readRasters())[0] as Float32Array, (f) => (f === -9999 ? NaN : f));
    const [originX, originY] = image.getOrigin();
    const cellX = image.getResolution()[0];
    const grid = { width: image.getWidth(), height: image.getHeight(), originX, originY, cellX, cellY: cellX };
    const cellOf = ([, lon, lat]: number[]): number => {
      const [x, y] = project.forward([lon, lat]);
      const [column, row] = [Math.floor((x - originX) / cellX), Math.floor((originY - y) / cellX)];
      return column >= 0 && row >= 0 && column < grid.width && row < grid.height ? row * grid.width + column : -1;
    };
    const sites = facilities.map(cellOf).filter((cell) => cell >= 0);
    const { minutes } = costDistance({ ...grid, friction, stepX: 1, stepY: 1, neighbours: 8 }, { cell: Int32Array.from(sites), label: Int32Array.from(sites.keys()) }, 30);
    const reached = minutes.filter((m) => m <= 30);
    expect(reached.length).toBe(66_988);
    expect(Math.abs(reached.reduce((sum, m) => sum + m, 0) - 1_355_429.05251245)).toBeLessThan(1e-3);

    const want = expected(`friction-${SIZE}-1.csv`);
    const inPlane = Float64Array.from(zones.coordinates);
    for (let v = 0; v < inPlane.length; v += 2) inPlane.set(project.forward([inPlane[v], inPlane[v + 1]]), v);
    const pixels = rasterizeZones({ ...zones, coordinates: inPlane }, grid);
    const cells = want.map(() => 0);
    const cellsCovered = want.map(() => 0);
    pixels.forEach((zone, cell) => {
      if (zone < 0) return;
      cells[zone]++;
      if (minutes[cell] <= 30) cellsCovered[zone]++;
    });
    const covered = sumByCounty(want.length, (p) => (minutes[cellOf(population[p])] <= 30 ? population[p][3] : 0));
    want.forEach((row, c) => {
      expect([cells[c], cellsCovered[c], covered[c]]).toEqual([row['cells'], row['cells_covered'], row['pop_covered']]);
    });
  });
});
