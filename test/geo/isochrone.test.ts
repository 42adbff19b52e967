import { describe, expect, test } from 'vitest';
import { metersPerDegree } from '../../geo/earth/degreeScale.ts';
import { isochroneOutlines } from '../../geo/network/isochrone.ts';
import { eachReachedSection, reachedParts, type RoadReach } from '../../geo/network/reachedRoads.ts';

const LAT = 26;
const { east, north } = metersPerDegree(LAT);
/** A network drawn in metres about (104 E, 26 N); one section per pair of nodes, 1 minute per 1000 m both ways. */
function network(points: [number, number][], pairs: [number, number][], minutesOf?: (meters: number, pair: number) => number): { nodes: { lon: Float64Array; lat: Float64Array }; reach: RoadReach; nodeMinutes: Float64Array } {
  const meters = pairs.map(([a, b]) => Math.hypot(points[a][0] - points[b][0], points[a][1] - points[b][1]));
  const minutes = Float64Array.from(meters, (m, i) => minutesOf?.(m, i) ?? m / 1000);
  const nodeMinutes = new Float64Array(points.length).fill(NaN);
  return {
    nodes: { lon: Float64Array.from(points, ([x]) => 104 + x / east), lat: Float64Array.from(points, ([, y]) => LAT + y / north) },
    reach: { edges: { from: Int32Array.from(pairs, ([a]) => a), to: Int32Array.from(pairs, ([, b]) => b), minutes, reverseMinutes: minutes.slice() }, toFacility: true, nodeMinutes },
    nodeMinutes,
  };
}
/** Whether a place in metres lies in a multi-polygon of degrees, by the number of borders to its east. */
function holds(shape: number[][][][], [x, y]: [number, number]): boolean {
  const lon = 104 + x / east;
  const lat = LAT + y / north;
  let inside = false;
  for (const ring of shape.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
      if (y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    }
  }
  return inside;
}

describe('reached sections', () => {
  const { reach, nodeMinutes } = network([[0, 0], [10_000, 0]], [[0, 1]]);
  test('from one end: cut where the limit is; from both: the whole where they meet', () => {
    nodeMinutes.set([0, NaN]);
    expect(reachedParts(reach, 0, 4)).toEqual([[0, 0.4]]);
    nodeMinutes.set([3, 1]);
    expect(reachedParts(reach, 0, 4)).toEqual([[0, 0.1], [0.7, 1]]);
    expect(reachedParts(reach, 0, 7)).toEqual([[0, 1]]);
    const seen: number[][] = [];
    // They meet where 3 + 10 x = 1 + 10 (1 - x): x = 0.4, after 7 minutes.
    eachReachedSection(reach, [], 9, (...section) => seen.push(section));
    expect(seen).toEqual([[0, 0, 0.4, 3, 7], [0, 1, 0.4, 1, 7]]);
  });
  test('a one-way section is walked against its direction by those who come to the facility', () => {
    const oneWay = { ...reach, edges: { ...reach.edges, reverseMinutes: Float64Array.of(NaN) } };
    nodeMinutes.set([0, NaN]);
    expect(reachedParts(oneWay, 0, 4)).toEqual([]);
    expect(reachedParts({ ...oneWay, toFacility: false }, 0, 4)).toEqual([[0, 0.4]]);
    nodeMinutes.set([NaN, 0]);
    expect(reachedParts(oneWay, 0, 4)).toEqual([[0.6, 1]]);
  });
  test('a facility in the middle of a section spreads both ways', () => {
    nodeMinutes.set([NaN, NaN]);
    const seen: number[][] = [];
    eachReachedSection(reach, [{ edge: 0, position: 0.5, minutes: 1 }], 3, (...section) => seen.push(section));
    expect(seen).toEqual([[0, 0.5, 0.7, 1, 3], [0, 0.5, 0.3, 1, 3]]);
  });
});

describe('outlines', () => {
  const rule = { accessSpeedKmh: 6, maxOffRoadMeters: 5000, mostCells: 400 }; // 100 m a minute off the road
  test('a dead-end road is a finger that narrows: 10 minutes of road at 1 km a minute', () => {
    const { nodes, reach, nodeMinutes } = network([[0, 0], [20_000, 0]], [[0, 1]]);
    nodeMinutes[0] = 0;
    const [shape] = isochroneOutlines(nodes, reach, [], { ...rule, limits: [10] });
    // At the source 10 minutes of walking, 1000 m; at x km on, (10 - x) minutes are left; a cell is about 31 m.
    for (const [x, half] of [[0, 1000], [2000, 795], [5000, 497], [8000, 199]] as const) {
      expect(holds(shape, [x, half - 60]), `inside at ${x}`).toBe(true);
      expect(holds(shape, [x, half + 90]), `outside at ${x}`).toBe(false);
      expect(holds(shape, [x, 60 - half])).toBe(true);
    }
    expect(holds(shape, [9800, 0])).toBe(true);
    expect(holds(shape, [10_200, 0])).toBe(false);
    expect(holds(shape, [-900, 0])).toBe(true);
    expect(holds(shape, [-1100, 0])).toBe(false);
    expect(shape.length).toBe(1);
  });
  test('ground between far roads is a hole, and a short walk limit makes it larger', () => {
    const corners: [number, number][] = [[0, 0], [8000, 0], [8000, 8000], [0, 8000]];
    const { nodes, reach, nodeMinutes } = network(corners, [[0, 1], [1, 2], [2, 3], [3, 0]], () => 1);
    nodeMinutes.set([0, 1, 2, 1]);
    const [shape] = isochroneOutlines(nodes, reach, [], { ...rule, limits: [20] });
    // 2 minutes at the far corner leave 18, 1800 m: the middle is 4000 m away.
    expect(holds(shape, [4000, 4000])).toBe(false);
    expect(holds(shape, [4000, 1500])).toBe(true);
    const [near] = isochroneOutlines(nodes, reach, [], { ...rule, maxOffRoadMeters: 500, limits: [20] });
    expect(holds(near, [4000, 1500])).toBe(false);
    expect(holds(near, [4000, 400])).toBe(true);
    expect(holds(near, [4000, -400])).toBe(true);
    expect(holds(near, [4000, -700])).toBe(false);
  });
  test('larger limits contain smaller ones; places on roads within the limit are inside; nothing reached is empty', () => {
    let seed = 3;
    const random = (): number => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
      return seed / 0x7fffffff;
    };
    const points = Array.from({ length: 60 }, (): [number, number] => [random() * 30_000, random() * 30_000]);
    const pairs = points.slice(1).map((_, i): [number, number] => [i + 1, Math.floor(random() * (i + 1))]);
    const { nodes, reach, nodeMinutes } = network(points, pairs);
    nodeMinutes[0] = 0;
    pairs.forEach(([child, parent], e) => { nodeMinutes[child] = nodeMinutes[parent] + reach.edges.minutes[e]; });
    const limits = [5, 12, 30];
    const shapes = isochroneOutlines(nodes, reach, [], { ...rule, limits });
    for (let i = 0; i < 3000; i++) {
      const place: [number, number] = [random() * 32_000 - 1000, random() * 32_000 - 1000];
      const within = shapes.map((shape) => holds(shape, place));
      expect(within, String(place)).toEqual([...within].sort((a, b) => Number(a) - Number(b)));
    }
    for (let v = 0; v < points.length; v++) {
      limits.forEach((limit, l) => { if (nodeMinutes[v] < limit - 0.1) expect(holds(shapes[l], points[v])).toBe(true); });
    }
    nodeMinutes.fill(NaN);
    expect(isochroneOutlines(nodes, reach, [], { ...rule, limits })).toEqual([[], [], []]);
  });
});
