import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Position } from 'geojson';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { RoadsFileInput } from '../../../api/recipe.ts';
import type { DatasetDraft } from '../../../data/dataset.ts';
import { newGeoTiff } from '../../../data/exporters/geotiff.ts';
import { projectPoints } from '../../../data/projectPoints.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import { geodesicMeters } from '../../../geo/earth/ellipsoid.ts';
import { slopeTimeFactor } from '../../../geo/network/hikingSpeed.ts';
import { material } from '../../material.ts';
import { osmPbf } from '../osmPbfFixture.ts';

const dir = mkdtempSync(join(tmpdir(), 'junheng-lines-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Line = { properties: Record<string, unknown>; line: Position[] | Position[][] };
function layer(name: string, lines: Line[]): string {
  const features = lines.map(({ properties, line }) => ({
    type: 'Feature', properties, geometry: Array.isArray(line[0][0]) ? { type: 'MultiLineString', coordinates: line } : { type: 'LineString', coordinates: line },
  }));
  writeFileSync(join(dir, name), JSON.stringify({ type: 'FeatureCollection', features }));
  return name;
}
const read = (input: RoadsFileInput): Promise<DatasetDraft> => buildDataset({ role: 'roads', input }, { baseDir: dir, parameterPrefix: 'inputs.roads' });
const values = (draft: DatasetDraft, name: string): number[] => Array.from(draft.columns.find((column) => column.name === name)!.values as Float64Array);
async function findingsOf(input: RoadsFileInput): Promise<Finding[]> {
  const error = await read(input).then(() => null, (reason: unknown) => reason);
  if (error instanceof InputError) return error.findings;
  throw new Error('no finding');
}

// Two streets that share a vertex at 105.01 E, 26 N, and a third with no speed.
const KM = geodesicMeters(105, 26, 105.01, 26);
const STREETS = layer('streets.geojson', [
  { properties: { v: 60, t: 6, back: 12, k: 'road', ow: 0 }, line: [[105, 26], [105.01, 26], [105.02, 26]] },
  { properties: { v: 30, t: 3, back: -1, k: 'lane', ow: 1 }, line: [[105.01, 26], [105.01, 26.01]] },
  { properties: { v: null, t: null, back: 1, k: 'path', ow: -1 }, line: [[105.02, 26], [105.03, 26]] },
]);

describe('what a line costs', () => {
  test('a column of speeds: length over speed; rows without one are left out and counted', async () => {
    const draft = await read({ path: STREETS, speedKmh: 'v', class: 'k' });
    const minutes = values(draft, 'edge.minutes');
    expect(minutes[0]).toBeCloseTo((KM / 60_000) * 60, 9);
    expect(minutes[2]).toBeCloseTo((values(draft, 'edge.lengthMeters')[2] / 30_000) * 60, 12);
    expect(values(draft, 'edge.reverseMinutes')).toEqual(minutes);
    expect(draft.notes).toContainEqual({ code: 'network.rows-without-speed', severity: 'note', file: STREETS, row: 3, values: { count: 1, total: 3 } });
    // Edges are named by the row of the file, classes only of roads that are there.
    expect(values(draft, 'edge.id')).toEqual([1, 1, 2]);
    expect(draft.meta.roads?.classes).toEqual(['lane', 'road']);
    expect(values(draft, 'edge.class')).toEqual([1, 1, 0]);
    expect(values(draft, 'node.id')).toEqual([0, 1, 2, 3]);
  });
  test('minutes of the whole line, shared out by length; there and back; negative closes', async () => {
    const draft = await read({ path: STREETS, minutes: 't', reverseMinutes: 'back' });
    const [first, second, lane] = values(draft, 'edge.minutes');
    expect([first + second, first, lane]).toEqual([expect.closeTo(6, 9), expect.closeTo(3, 3), 3]);
    const back = values(draft, 'edge.reverseMinutes');
    expect([back[0] + back[1], back[2]]).toEqual([expect.closeTo(12, 9), NaN]);
  });
  test('speeds by class drop the other classes; one-way along, against, both', async () => {
    const draft = await read({ path: STREETS, class: 'k', speeds: { lane: 20, path: 5 }, oneway: 'ow' });
    const open = (name: string): boolean[] => values(draft, name).map((minutes) => minutes > 0);
    expect([open('edge.minutes'), open('edge.reverseMinutes')]).toEqual([[true, false], [false, true]]);
    const free = await read({ path: STREETS, class: 'k', speeds: { lane: 20, path: 5 }, oneway: 'ow', ignoreOneway: true });
    expect(values(free, 'edge.reverseMinutes')).toEqual(values(free, 'edge.minutes'));
  });
  test('B, F and T of shapefiles made from OpenStreetMap; without a B they are true and false', async () => {
    const marks = (name: string, ...list: string[]): string => layer(name, list.map((mark, i) => ({ properties: { v: 30, ow: mark }, line: [[105 + i, 26], [105.5 + i, 26]] })));
    const open = (draft: DatasetDraft): string[] => values(draft, 'edge.minutes').map((minutes, e) => `${minutes > 0 ? '>' : ''}${values(draft, 'edge.reverseMinutes')[e] > 0 ? '<' : ''}`);
    expect(open(await read({ path: marks('bft.geojson', 'B', 'F', 'T', 'FT', 'TF'), speedKmh: 'v', oneway: 'ow' }))).toEqual(['><', '>', '<', '>', '<']);
    expect(open(await read({ path: marks('tf.geojson', 'F', 'T', '是', '否'), speedKmh: 'v', oneway: 'ow' }))).toEqual(['><', '>', '>', '><']);
    expect(await findingsOf({ path: marks('odd.geojson', 'maybe'), speedKmh: 'v', oneway: 'ow' })).toMatchObject([{ code: 'row.bad-flag', row: 1, column: 'ow' }]);
  });
  test('parts of a multi-line share the minutes of their row', async () => {
    const path = layer('multi.geojson', [{ properties: { t: 10 }, line: [[[105, 26], [105.01, 26]], [[105.01, 26], [105.04, 26]]] }]);
    const [one, three] = values(await read({ path, minutes: 't' }), 'edge.minutes');
    expect([one, three]).toEqual([expect.closeTo(2.5, 6), expect.closeTo(7.5, 6)]);
  });
});

describe('what is refused', () => {
  test('no speed, two kinds of cost, half a mapping: all at once', async () => {
    expect(await findingsOf({ path: STREETS })).toMatchObject([{ code: 'column.required', column: 'speedKmh' }]);
    expect(await findingsOf({ path: STREETS, speedKmh: 'v', minutes: 't' })).toMatchObject([{ code: 'parameter.conflict', parameter: 'inputs.roads.speedKmh' }]);
    expect(await findingsOf({ path: STREETS, speeds: { road: 30 }, reverseMinutes: 'back' })).toMatchObject([{ code: 'column.required', column: 'class' }, { code: 'column.required', column: 'minutes' }]);
    expect(await findingsOf({ path: STREETS, speedKmh: 'speed' })).toMatchObject([{ code: 'column.missing', column: 'speed' }]);
  });
  test('speeds that are no speeds name their rows', async () => {
    const path = layer('bad.geojson', [0, -5, 'fast', 40].map((v, i) => ({ properties: { v }, line: [[105 + i, 26], [105.5 + i, 26]] })));
    expect((await findingsOf({ path, speedKmh: 'v' })).map(({ code, row }) => [code, row])).toEqual(expect.arrayContaining([['row.out-of-range', 1], ['row.negative', 2], ['row.not-a-number', 3]]));
  });
  test('keys of lines with an extract, elevation without walkers, a layer of points', async () => {
    writeFileSync(join(dir, 'x.osm.pbf'), osmPbf([{ id: 1, lon: 0, lat: 0 }, { id: 2, lon: 0.1, lat: 0 }], [{ id: 1, refs: [1, 2], tags: { highway: 'primary' } }]));
    expect((await findingsOf({ path: 'x.osm.pbf', speedKmh: 'v', joinMeters: 1 })).map(({ parameter }) => parameter)).toEqual(['inputs.roads.speedKmh', 'inputs.roads.joinMeters']);
    expect(await findingsOf({ path: 'x.osm.pbf', elevation: { path: 'dem.tif' } })).toMatchObject([{ code: 'parameter.conflict', parameter: 'inputs.roads.elevation', values: { other: 'profile: car' } }]);
    writeFileSync(join(dir, 'points.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { v: 3 }, geometry: { type: 'Point', coordinates: [105, 26] } }] }));
    expect(await findingsOf({ path: 'points.geojson', speedKmh: 'v' })).toMatchObject([{ code: 'geometry.wrong-type', values: { expected: 'LineString', found: 'Point' } }]);
  });
});

test('joins and crossings are told: safe by default, a bridge unless it is said to be a junction', async () => {
  const path = layer('cross.geojson', [
    { properties: { v: 30 }, line: [[105, 26], [105.02, 26]] }, { properties: { v: 30 }, line: [[105.01, 25.99], [105.01, 26.01]] },
    { properties: { v: 30 }, line: [[105.015, 26.000005], [105.015, 26.01]] },
  ]);
  const passed = await read({ path, speedKmh: 'v' });
  expect(passed.notes).toEqual([
    { code: 'network.lines-joined', severity: 'note', file: path, parameter: 'inputs.roads.joinMeters', values: { meters: 1, ends: 1, splits: 1 } },
    { code: 'network.plain-crossings', severity: 'note', file: path, parameter: 'inputs.roads.crossings', values: { passed: 1 } },
    { code: 'network.component', severity: 'note', file: path, values: { component: 'all', nodes: 2, total: 6 } },
  ]);
  const joined = await read({ path, speedKmh: 'v', crossings: 'join' });
  expect(joined.notes.map(({ code, values: v }) => [code, v])).toEqual([['network.lines-joined', { meters: 1, ends: 1, splits: 1 }], ['network.plain-crossings', { joined: 1 }]]);
  expect([passed.rowCount, joined.rowCount]).toEqual([4, 6]);
});

describe('walking on slopes', () => {
  // A ramp that rises 1 m in every 10 m of easting, in UTM 48N about 105 E, 26 N, where easting is 500 km.
  const { x: [x0], y: [y0] } = projectPoints('EPSG:32648', Float64Array.of(105), Float64Array.of(26));
  const place = { width: 40, height: 40, originX: x0 - 2000, originY: y0 + 2000, cellX: 100, cellY: 100, crs: 'EPSG:32648', geographic: false, nodata: -9999 };
  const dem = (name: string, height: (easting: number) => number): string => {
    const tiff = newGeoTiff(place);
    tiff.values.forEach((_, i, cells) => { cells[i] = height(100 * (i % 40) + 50 - 2000); });
    writeFileSync(join(dir, name), tiff.bytes);
    return name;
  };
  const path = layer('walk.geojson', [
    { properties: { v: 4 }, line: [[105, 26], [105.012, 26]] }, { properties: { v: 4 }, line: [[105, 26], [105, 26.012]] }, { properties: { v: 4 }, line: [[105.5, 26], [105.6, 26]] },
  ]);
  const plain = read({ path, speedKmh: 'v' });

  test('uphill, downhill and along the slope by Tobler; outside the model flat, and counted', async () => {
    const draft = await read({ path, speedKmh: 'v', profile: 'foot', elevation: { path: dem('ramp.tif', (east) => 300 + east / 10) } });
    const flat = values(await plain, 'edge.minutes');
    const up = values(draft, 'edge.minutes');
    const down = values(draft, 'edge.reverseMinutes');
    expect(up[0] / flat[0]).toBeCloseTo(slopeTimeFactor(0.1), 3);
    expect(down[0] / flat[0]).toBeCloseTo(slopeTimeFactor(-0.1), 3);
    expect(up[1] / flat[1]).toBeCloseTo(1, 3);
    expect([up[2], down[2]]).toEqual([flat[2], flat[2]]);
    expect(draft.notes).toContainEqual({ code: 'network.outside-elevation', severity: 'note', file: path, values: { count: 1, total: 3 } });
    expect(draft.sources.map(({ name }) => name)).toEqual([path, 'ramp.tif']);
    expect(draft.meta.roads).toMatchObject({ profile: 'foot', elevation: 'ramp.tif' });
  });
  test('a long road is followed over the hill, not from end to end', async () => {
    const draft = await read({ path, speedKmh: 'v', profile: 'foot', elevation: { path: dem('hill.tif', (east) => 300 - Math.abs(east - 600) / 5) } });
    // 105.012 E lies 1201 m east: up 20 % for half the way, down for the other half; ends at one height.
    // The model rounds the top off by one cell of 100 m.
    const expected = (slopeTimeFactor(0.2) + slopeTimeFactor(-0.2)) / 2;
    expect(Math.abs(values(draft, 'edge.minutes')[0] / values(await plain, 'edge.minutes')[0] / expected - 1)).toBeLessThan(0.05);
  });
  test('level ground changes nothing', async () => {
    const draft = await read({ path, speedKmh: 'v', profile: 'foot', elevation: { path: dem('plain.tif', () => 250) } });
    expect(values(draft, 'edge.minutes')).toEqual(values(await plain, 'edge.minutes'));
  });
  test('a raster that is no elevation is refused with its values', async () => {
    expect(await findingsOf({ path, speedKmh: 'v', profile: 'foot', elevation: { path: dem('people.tif', () => 40_000) } })).toMatchObject([
      { code: 'raster.not-elevation', file: 'people.tif', parameter: 'inputs.roads.elevation.path', values: { minimum: 40_000, maximum: 40_000 } },
    ]);
    expect(await findingsOf({ path, speedKmh: 'v', profile: 'foot', elevation: { path: STREETS } })).toMatchObject([{ code: 'geometry.wrong-type', parameter: 'inputs.roads.elevation.path' }]);
  });
});

const qneat = material('data', 'expected', 'qneat3_minimal_network', 'minimal_testnetwork.shp');
describe.skipIf(!qneat)('the minimal network of QNEAT3', () => {
  /** Gauss-Krüger of eastern Austria (its file names no system); lengths are in the attribute `length`. */
  const crs = '+proj=tmerc +lat_0=0 +lon_0=16.3333333333333 +k=1 +x_0=0 +y_0=-5000000 +ellps=bessel +towgs84=577.326,90.129,463.919,5.137,1.474,5.297,2.4232 +units=m';
  const lengths = [93.28478881, 68.79371978, 64.94411751, 202.9192044, 240.9697875, 91.57541518];
  test('six lines, one network, their lengths those of the file', async () => {
    const draft = await read({ path: qneat!, crs, speedKmh: 'speed' });
    expect(draft.notes.filter(({ code }) => code === 'network.component')).toEqual([]);
    const rows = values(draft, 'edge.id');
    const meters = values(draft, 'edge.lengthMeters');
    lengths.forEach((length, row) => {
      const total = meters.reduce((sum, m, e) => (rows[e] === row + 1 ? sum + m : sum), 0);
      // All of the file's are 1.2e-4 longer, as the axis of WGS 84 is than Bessel's: they were measured without a datum shift.
      expect(Math.abs(total / length - 1)).toBeLessThan(1.3e-4);
    });
    values(draft, 'edge.minutes').forEach((minutes, e) => expect(minutes).toBeCloseTo((meters[e] / 30_000) * 60, 9));
  });
});

test('lines of a KML, whose fields are text', async () => {
  const placemark = (kmh: number, coordinates: string): string => `<Placemark><ExtendedData><Data name="kmh"><value>${kmh}</value></Data></ExtendedData><LineString><coordinates>${coordinates}</coordinates></LineString></Placemark>`;
  writeFileSync(join(dir, 'roads.kml'), `<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemark(60, '105,26,0 105.01,26,0')}${placemark(30, '105.01,26,0 105.02,26,0')}</Document></kml>`);
  const draft = await read({ path: 'roads.kml', speedKmh: 'kmh' });
  expect([values(draft, 'edge.from'), values(draft, 'edge.to')]).toEqual([[0, 1], [1, 2]]);
  expect(values(draft, 'edge.minutes')[1] / values(draft, 'edge.minutes')[0]).toBeCloseTo(2, 6);
});

const country = material('data', 'osm_liechtenstein');
test.skipIf(!country)('Liechtenstein drawn as lines and read from the extract: the same streets at the same times', async () => {
  const speeds = { primary: 60, secondary: 50, tertiary: 40, unclassified: 35, residential: 30, living_street: 10, service: 15 };
  const lines = await read({ path: join(country!, 'derived', 'roads.geojson'), class: 'highway', speeds });
  const extract = await read({ path: join(country!, 'liechtenstein-latest.osm.pbf'), speeds, ignoreOneway: true });
  const sections = (draft: DatasetDraft): Map<string, number> => {
    const [lon, lat, from, to, minutes] = ['node.lon', 'node.lat', 'edge.from', 'edge.to', 'edge.minutes'].map((name) => values(draft, name));
    const at = (node: number): string => `${lon[node].toFixed(6)} ${lat[node].toFixed(6)}`;
    return new Map(minutes.map((cost, e) => [[at(from[e]), at(to[e])].sort((a, b) => (a < b ? -1 : 1)).join(' - '), cost]));
  };
  const drawn = sections(lines);
  const read1 = sections(extract);
  let missing = 0;
  for (const [section, minutes] of read1) {
    if (!drawn.has(section)) missing++;
    else if (Math.abs(drawn.get(section)! - minutes) > 0.001) throw new Error(`${section}: ${drawn.get(section)} and ${minutes}`);
  }
  // The lines also have the private streets that the extract leaves out; of the extract nothing is missing.
  expect(missing).toBe(0);
  expect([read1.size > 20_000, drawn.size - read1.size < 0.02 * read1.size]).toEqual([true, true]);
  expect(lines.notes).toContainEqual(expect.objectContaining({ code: 'network.plain-crossings', values: { passed: 5 } }));
});
