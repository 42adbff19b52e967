import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { InputError, type Finding } from '../../api/findings.ts';
import type { RoadsFileInput } from '../../api/recipe.ts';
import type { DatasetDraft } from '../../data/dataset.ts';
import { CLASS_SPEEDS_KMH, maxspeedKmh, minutesOfDuration } from '../../data/importers/osmProfiles.ts';
import { importOsmRoads, inspectOsmPbf } from '../../data/importers/osmRoads.ts';
import { geodesicMeters } from '../../geo/earth/ellipsoid.ts';
import { networkTimes, prepareNetwork } from '../../geo/network/networkTimes.ts';
import type { SnapRule } from '../../geo/network/networkAccess.ts';
import { material } from '../material.ts';
import { osmPbf, type FixtureNode, type FixtureWay } from './osmPbfFixture.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'osm-roads-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}
/** Nodes 1 to n on the equator, 0.01 degrees apart. */
const line = (n: number, tags: Record<number, Record<string, string>> = {}): FixtureNode[] =>
  Array.from({ length: n }, (_, i) => ({ id: i + 1, lon: i / 100, lat: 0, tags: tags[i + 1] }));
const road = (refs: number[], tags: Record<string, string>, id = 1): FixtureWay => ({ id, refs, tags: { highway: 'primary', ...tags } });

let made = 0;
async function read(nodes: FixtureNode[], ways: FixtureWay[], input: Partial<RoadsFileInput> = {}): Promise<DatasetDraft> {
  return importOsmRoads({ path: 'x.osm.pbf', ...input }, file(`${made++}.osm.pbf`, osmPbf(nodes, ways)), () => {});
}
function numbers(draft: DatasetDraft, name: string): number[] {
  return Array.from(draft.columns.find((column) => column.name === name)!.values as Float64Array);
}
/** Speeds there and back of every edge, rounded to 0.001 km/h; null where closed. */
function speeds(draft: DatasetDraft): [number | null, number | null][] {
  const speed = (meters: number, minutes: number): number | null => (Number.isNaN(minutes) ? null : Math.round((meters / minutes) * 60) / 1000);
  const meters = numbers(draft, 'edge.lengthMeters');
  const back = numbers(draft, 'edge.reverseMinutes');
  return numbers(draft, 'edge.minutes').map((minutes, e) => [speed(meters[e], minutes), speed(meters[e], back[e])]);
}
async function findingsOf(work: () => Promise<unknown>): Promise<Finding[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof InputError) return error.findings;
    throw error;
  }
  throw new Error('no finding');
}

describe('the graph', () => {
  it('has every node of a used way, in the order of ids, with geodesic lengths and minutes', async () => {
    const nodes = [{ id: 30, lon: 105.3, lat: 26 }, { id: 10, lon: 105.1, lat: 26 }, { id: 20, lon: 105.2, lat: 26.1 }, { id: 99, lon: 100, lat: 20 }];
    const draft = await read(nodes, [road([30, 20, 10], {}), road([10, 99], { highway: 'path' }, 2)]);
    expect(numbers(draft, 'node.id')).toEqual([10, 20, 30]);
    expect(numbers(draft, 'node.lon')).toEqual([105.1, 105.2, 105.3]);
    expect(numbers(draft, 'edge.from')).toEqual([2, 1]);
    expect(numbers(draft, 'edge.to')).toEqual([1, 0]);
    const meters = geodesicMeters(105.3, 26, 105.2, 26.1);
    expect(numbers(draft, 'edge.lengthMeters')[0]).toBe(meters);
    expect(numbers(draft, 'edge.minutes')[0]).toBeCloseTo((meters / 60_000) * 60, 12); // primary: 60 km/h
    expect(draft.rowCount).toBe(2);
    expect(draft.notes).toEqual([]);
  });
  it('reads dense and plain nodes, deflated and raw blocks alike, and hashes the file', async () => {
    const nodes = line(3, { 2: { barrier: 'bollard' } });
    const ways = [road([1, 2, 3], {})];
    const bytes = osmPbf(nodes, ways, { dense: false, raw: true });
    const plain = await importOsmRoads({ path: 'x' }, file('plain.osm.pbf', bytes), () => {});
    expect(plain.columns).toEqual((await read(nodes, ways)).columns);
    expect(plain.sources).toEqual([{ path: join(folder, 'plain.osm.pbf'), name: 'plain.osm.pbf', bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }]);
  });
  it('a way cut at the border of the extract ends there, and the missing nodes are counted', async () => {
    const draft = await read(line(5).filter((n) => n.id !== 3), [road([1, 2, 3, 4, 5], {})]);
    expect(numbers(draft, 'node.id')).toEqual([1, 2, 4, 5]);
    expect(draft.notes).toEqual([
      { code: 'row.unknown-reference', severity: 'note', file: draft.name, values: { count: 1 } },
      { code: 'network.component', severity: 'note', file: draft.name, values: { component: 'all', nodes: 2, total: 4 } },
    ]);
  });
  it('component largest leaves the rest out, and says how much', async () => {
    const ways = [road([5, 6], {}), road([1, 2, 3], {}, 2)];
    const whole = await read(line(6), ways);
    expect(numbers(whole, 'node.id')).toEqual([1, 2, 3, 5, 6]);
    const largest = await read(line(6), ways, { component: 'largest' });
    expect(numbers(largest, 'node.id')).toEqual([1, 2, 3]);
    expect(numbers(largest, 'edge.from')).toEqual([0, 1]);
    expect(numbers(largest, 'edge.to')).toEqual([1, 2]);
    expect(largest.notes).toEqual([{ code: 'network.component', severity: 'note', file: largest.name, values: { component: 'largest', nodes: 2, total: 5 } }]);
  });
});

describe('ways a car may use', () => {
  const primary = CLASS_SPEEDS_KMH.car['primary'];
  const both: [number | null, number | null][] = [[primary, primary]];
  const cases: [name: string, tags: Record<string, string>, want: [number | null, number | null][] | 'left out'][] = [
    ['a plain road', {}, both],
    ['one-way', { oneway: 'yes' }, [[primary, null]]],
    ['one-way against the order of its nodes', { oneway: '-1' }, [[null, primary]]],
    ['a roundabout', { junction: 'roundabout' }, [[primary, null]]],
    ['a motorway', { highway: 'motorway' }, [[100, null]]],
    ['a motorway that says otherwise', { highway: 'motorway', oneway: 'no' }, [[100, 100]]],
    ['a direction that changes with the hour', { oneway: 'reversible' }, 'left out'],
    ['private', { access: 'private' }, 'left out'],
    ['private but open to cars', { access: 'private', motorcar: 'yes' }, both],
    ['open but closed to motor vehicles', { access: 'yes', motor_vehicle: 'no' }, 'left out'],
    ['the most specific tag counts', { vehicle: 'no', motor_vehicle: 'destination' }, both],
    ['for farm and forest only', { motor_vehicle: 'agricultural;forestry' }, 'left out'],
    ['for farms and deliveries', { motor_vehicle: 'agricultural;delivery' }, both],
    ['an area', { highway: 'service', area: 'yes' }, 'left out'],
    ['under construction', { highway: 'construction', construction: 'primary' }, 'left out'],
    ['a track', { highway: 'track' }, 'left out'],
    ['a limit below the class', { maxspeed: '30' }, [[30, 30]]],
    ['a limit above the class: half way', { maxspeed: '80' }, [[70, 70]]],
    ['a limit in miles', { maxspeed: '20 mph' }, [[32.187, 32.187]]],
    ['a limit one way', { 'maxspeed': '50', 'maxspeed:backward': '40' }, [[50, 40]]],
    ['a limit that is no number', { maxspeed: 'RO:urban' }, both],
    ['a ferry that says nothing of cars', { highway: '', route: 'ferry' }, 'left out'],
  ];
  it.each(cases)('%s', async (_, tags, want) => {
    const main = road([1, 2], tags);
    if (main.tags['highway'] === '') delete main.tags['highway'];
    // A street beside it, so that leaving the way out is no finding.
    const draft = await read(line(4), [main, road([3, 4], { highway: 'residential' }, 2)]);
    expect(speeds(draft).slice(0, -1)).toEqual(want === 'left out' ? [] : want);
  });
  it('a ferry for cars takes its duration, shared out over its length', async () => {
    const ferry = { id: 1, refs: [1, 2, 4], tags: { route: 'ferry', motor_vehicle: 'yes', duration: '01:30' } };
    const minutes = numbers(await read(line(4), [ferry]), 'edge.minutes');
    expect(minutes[0]).toBeCloseTo(30, 9);
    expect(minutes[1]).toBeCloseTo(60, 9);
  });
  it('ignoreOneway opens both directions', async () => {
    expect(speeds(await read(line(2), [road([1, 2], { oneway: 'yes' })], { ignoreOneway: true }))).toEqual(both);
  });
  it("with the user's speeds: unlisted classes are dropped, limits and barriers are not read", async () => {
    const nodes = line(5, { 2: { barrier: 'bollard' } });
    const ways = [road([1, 2, 3], { maxspeed: '30', oneway: 'yes' }), road([3, 4], { highway: 'tertiary' }, 2), road([4, 5], { access: 'no' }, 3)];
    const draft = await read(nodes, ways, { speeds: { primary: 48 } });
    expect(speeds(draft)).toEqual([[48, null], [48, null]]);
    expect(numbers(draft, 'node.id')).toEqual([1, 2, 3]);
    expect(draft.meta.roads).toEqual({ profile: 'car', speedsKmh: { primary: 48 }, ignoreOneway: false, component: 'all', directed: true, classes: ['primary'] });
  });
  it('a bollard stops cars and not people on foot; its road stays reachable from both sides', async () => {
    const nodes = line(4, { 2: { barrier: 'bollard' }, 3: { barrier: 'gate' } });
    const car = await read(nodes, [road([1, 2, 3, 4], {})]);
    expect(numbers(car, 'node.id')).toEqual([1, 2, 2, 3, 4]);
    expect(numbers(car, 'edge.from')).toEqual([0, 2, 3]);
    expect(numbers(car, 'edge.to')).toEqual([1, 3, 4]);
    expect(numbers(await read(nodes, [road([1, 2, 3, 4], {})], { profile: 'foot' }), 'node.id')).toEqual([1, 2, 3, 4]);
    const locked = await read(line(3, { 2: { barrier: 'gate', access: 'private' } }), [road([1, 2, 3], {})]);
    expect(numbers(locked, 'node.id')).toEqual([1, 2, 2, 3]);
    const open = await read(line(3, { 2: { barrier: 'bollard', motor_vehicle: 'yes' } }), [road([1, 2, 3], {})]);
    expect(numbers(open, 'node.id')).toEqual([1, 2, 3]);
  });
  it('bicycles and walkers: their own classes, permissions and directions', async () => {
    const ways = [road([1, 2], { highway: 'cycleway', oneway: 'yes' }), road([2, 3], { highway: 'footway' }, 2), road([3, 4], { highway: 'motorway' }, 3), road([4, 5], { 'oneway': 'yes', 'oneway:bicycle': 'no' }, 4)];
    expect(speeds(await read(line(5), ways, { profile: 'bicycle' }))).toEqual([[15, null], [15, 15]]);
    expect(speeds(await read(line(5), ways, { profile: 'foot' }))).toEqual([[5, 5], [5, 5], [5, 5]]);
    expect(speeds(await read(line(2), [road([1, 2], { highway: 'footway', bicycle: 'yes' })], { profile: 'bicycle' }))).toEqual([[8, 8]]);
  });
  it('the lane against a one-way street lets bicycles through, and nobody else', async () => {
    const way = [road([1, 2], { oneway: 'yes', cycleway: 'opposite_lane' })];
    expect(speeds(await read(line(2), way, { profile: 'bicycle' }))).toEqual([[15, 15]]);
    expect(speeds(await read(line(2), way))).toEqual([[primary, null]]);
  });
  it('a ferry without a duration goes at its own speed, else at that of its class; cars need a tag', async () => {
    const ferry = (tags: Record<string, string>): FixtureWay[] => [{ id: 7, refs: [1, 2], tags: { route: 'ferry', ...tags } }, road([3, 4], {}, 8)];
    expect(speeds(await read(line(4), ferry({ maxspeed: '25' }), { profile: 'foot' }))[0]).toEqual([25, 25]);
    expect(speeds(await read(line(4), ferry({}), { profile: 'bicycle' }))[0]).toEqual([10, 10]);
    expect(speeds(await read(line(4), ferry({ motorcar: 'yes' })))[0]).toEqual([10, 10]);
    expect(speeds(await read(line(4), ferry({ foot: 'no' }), { profile: 'foot' }))).toEqual([[5, 5]]);
  });
  it('every edge knows its way and its class', async () => {
    const draft = await read(line(4), [road([1, 2, 3], {}, 70), road([3, 4], { highway: 'residential' }, 60)]);
    expect(numbers(draft, 'edge.id')).toEqual([70, 70, 60]);
    expect(numbers(draft, 'edge.class')).toEqual([0, 0, 1]);
    expect(draft.meta.roads?.classes).toEqual(['primary', 'residential']);
  });
  it('reads limits and durations', () => {
    expect(['50', '50 km/h', '30mph', 'walk', 'none', 'signals', '0', undefined].map(maxspeedKmh)).toEqual([50, 50, 30 * 1.609344, 5, null, null, null, null]);
    expect(['00:25', '1:30:30', '40', 'PT1H30M', 'PT20M', 'PT', 'soon', undefined].map(minutesOfDuration)).toEqual([25, 90.5, 40, 90, 20, NaN, NaN, NaN]);
  });
});

describe('bad files', () => {
  const good = osmPbf(line(3), [road([1, 2, 3], {})]);
  const codes = async (path: string): Promise<unknown> => (await findingsOf(() => importOsmRoads({ path: 'x' }, path, () => {}))).map(({ code, severity, file: name, parameter }) => [code, severity, name, parameter]);
  const error = (code: string, name: string): unknown => [[code, 'error', name, 'inputs.roads.path']];

  it('missing, empty, a folder, something else', async () => {
    expect(await codes(join(folder, 'none.osm.pbf'))).toEqual(error('file.not-found', 'none.osm.pbf'));
    expect(await codes(file('empty.osm.pbf', Buffer.alloc(0)))).toEqual(error('file.empty', 'empty.osm.pbf'));
    mkdirSync(join(folder, 'folder.osm.pbf'));
    expect(await codes(join(folder, 'folder.osm.pbf'))).toEqual(error('file.unreadable', 'folder.osm.pbf'));
    for (const text of ['x', 'PK', '<?xml version="1.0"?><osm></osm>', '\0\0\0\rNot a header at all']) {
      expect(await codes(file('other.osm.pbf', Buffer.from(text)))).toEqual(error('file.invalid', 'other.osm.pbf'));
    }
  });
  it('cut anywhere between its first block and its end: truncated, or (at the end of a block) without its ways', async () => {
    const seen = new Map<string, number>();
    for (let length = 20; length < good.length; length++) {
      const [finding] = await findingsOf(() => importOsmRoads({ path: 'x' }, file('cut.osm.pbf', good.subarray(0, length)), () => {}));
      seen.set(finding.code, (seen.get(finding.code) ?? 0) + 1);
    }
    expect(Array.from(seen)).toEqual([['file.truncated', good.length - 20 - 2], ['network.no-usable-ways', 2]]);
  });
  it('damaged inside a block', async () => {
    for (let at = good.length - 30; at < good.length - 5; at++) {
      const damaged = Buffer.from(good);
      damaged[at] ^= 0x5a;
      expect(await codes(file('damaged.osm.pbf', damaged))).toEqual(error('file.invalid', 'damaged.osm.pbf'));
    }
  });
  it('needs a feature this program lacks', async () => {
    const bytes = osmPbf(line(2), [road([1, 2], {})], { features: ['OsmSchema-V0.6', 'HistoricalInformation'] });
    const [finding] = await findingsOf(() => importOsmRoads({ path: 'x' }, file('history.osm.pbf', bytes), () => {}));
    expect(finding).toMatchObject({ code: 'file.unreadable', values: { feature: 'HistoricalInformation' } });
  });
  it('no way for the profile', async () => {
    expect(await codes(file('paths.osm.pbf', osmPbf(line(2), [road([1, 2], { highway: 'path' })])))).toEqual(error('network.no-usable-ways', 'paths.osm.pbf'));
  });
  it('a cancel goes through as it is', async () => {
    const stop = new Error('stop');
    await expect(importOsmRoads({ path: 'x' }, file('good.osm.pbf', good), () => {
      throw stop;
    })).rejects.toBe(stop);
  });
});

describe('inspection', () => {
  it('counts nodes and ways by class, most first', () => {
    const ways = [road([1, 2], { highway: 'track' }), road([2, 3], {}, 2), road([3, 4], {}, 3), { id: 4, refs: [1, 4], tags: { route: 'ferry' } }, { id: 5, refs: [1, 3], tags: { building: 'yes' } }];
    expect(inspectOsmPbf(file('look.osm.pbf', osmPbf(line(4), ways)))).toEqual({
      nodes: 4, ways: 4, classes: [{ name: 'primary', ways: 2 }, { name: 'ferry', ways: 1 }, { name: 'track', ways: 1 }],
    });
  });
});

const country = material('data', 'osm_liechtenstein');
describe.skipIf(country === null)('a whole country', () => {
  const rows = country === null ? [] : readFileSync(join(country, 'derived', 'population_points.csv'), 'utf8').trim().split('\n').slice(1).map((row) => row.split(',').map(Number));
  const people = { lon: Float64Array.from(rows, (r) => r[0]), lat: Float64Array.from(rows, (r) => r[1]) };

  async function within(input: Partial<RoadsFileInput>, rule: SnapRule, limits: number[]): Promise<number[]> {
    const draft = await importOsmRoads({ path: 'x', ...input }, join(country!, 'liechtenstein-latest.osm.pbf'), () => {});
    const floats = (name: string): Float64Array => draft.columns.find((c) => c.name === name)!.values as Float64Array;
    const indexes = (name: string): Int32Array => draft.columns.find((c) => c.name === name)!.values as Int32Array;
    const { features } = JSON.parse(readFileSync(join(country!, 'derived', 'facilities.geojson'), 'utf8')) as { features: { properties: { kind: string }; geometry: { coordinates: number[] } }[] };
    const hospitals = features.filter((f) => f.properties.kind === 'hospital').map((f) => f.geometry.coordinates);
    const prepared = prepareNetwork({
      nodes: { lon: floats('node.lon'), lat: floats('node.lat') },
      edges: { from: indexes('edge.from'), to: indexes('edge.to'), minutes: floats('edge.minutes'), reverseMinutes: floats('edge.reverseMinutes') },
    }, people, rule, 'to-facility');
    const { minutes } = networkTimes(prepared, { lon: Float64Array.from(hospitals, (c) => c[0]), lat: Float64Array.from(hospitals, (c) => c[1]) }, 60);
    return limits.map((limit) => rows.reduce((sum, row, i) => (minutes[i] <= limit ? sum + row[2] : sum), 0));
  }
  const bySpeeds = {
    motorway: 100, motorway_link: 50, trunk: 80, trunk_link: 50, primary: 60, primary_link: 40, secondary: 50, secondary_link: 40,
    tertiary: 40, tertiary_link: 30, unclassified: 35, residential: 30, living_street: 10, service: 15, road: 30,
  };

  it('people within 15 and 30 minutes of the hospital, by the rules of an independent Dijkstra (32,098 and 37,092)', async () => {
    const [in15, in30] = await within({ speeds: bySpeeds, component: 'largest', ignoreOneway: true }, { snap: 'nearest-node', accessSpeedKmh: 5, maxSnapMeters: Infinity }, [15, 30]);
    expect(Math.abs(in15 - 32_098)).toBeLessThanOrEqual(40);
    expect(Math.abs(in30 - 37_092)).toBeLessThanOrEqual(40);
  });
  it('by the rules of this program: within 3 % of them', async () => {
    const [in15, in30] = await within({}, { snap: 'nearest-edge', accessSpeedKmh: 5, maxSnapMeters: 5000 }, [15, 30]);
    expect(Math.abs(in15 / 32_098 - 1)).toBeLessThan(0.03);
    expect(Math.abs(in30 / 37_092 - 1)).toBeLessThan(0.03);
  });
});
