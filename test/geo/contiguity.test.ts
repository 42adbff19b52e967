import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import { contiguity } from '../../geo/neighbours/contiguity.ts';
import type { ContiguityRule } from '../../geo/neighbours/zonePairs.ts';
import { componentCount, islandCount } from '../../geo/neighbours/neighbourLists.ts';
import type { NeighbourLists } from '../../geo/neighbours/neighbourLists.ts';
import type { ZonePolygons } from '../../geo/types.ts';
import { material } from '../material.ts';
import { lattice, latticeBoxes } from './lattice.ts';
import { boxRing, polygon, zonePolygons } from './zonePolygons.ts';

const rows = ({ offsets, neighbour }: NeighbourLists): number[][] => Array.from({ length: offsets.length - 1 }, (_, i) => Array.from(neighbour.subarray(offsets[i], offsets[i + 1])));
const of = (zones: ZonePolygons, rule: ContiguityRule, snapMeters = 0): number[][] => rows(contiguity(zones, rule, snapMeters));

describe('contiguity by common vertices', () => {
  it('3 x 3 boxes: queen 40 links, rook 24', () => {
    // 0 1 2
    // 3 4 5
    // 6 7 8
    expect(of(lattice(3, 3), 'queen')).toEqual([[1, 3, 4], [0, 2, 3, 4, 5], [1, 4, 5], [0, 1, 4, 6, 7], [0, 1, 2, 3, 5, 6, 7, 8], [1, 2, 4, 7, 8], [3, 4, 7], [3, 4, 5, 6, 8], [4, 5, 7]]);
    expect(of(lattice(3, 3), 'rook')).toEqual([[1, 3], [0, 2, 4], [1, 5], [0, 4, 6], [1, 3, 5, 7], [2, 4, 8], [3, 7], [4, 6, 8], [5, 7]]);
  });

  it('an enclave touches through the hole, an exclave through its own part, a zone without polygons is an island', () => {
    const zones = zonePolygons([
      polygon(boxRing(100, 30, 104, 34), boxRing(101, 31, 102, 32)),
      { type: 'MultiPolygon', coordinates: [[boxRing(101, 31, 102, 32)], [boxRing(110, 30, 111, 31)]] },
      null,
      polygon(boxRing(111, 30, 112, 31)),
    ]);
    expect(of(zones, 'rook')).toEqual([[1], [0, 3], [], [1]]);
    expect(componentCount(contiguity(zones, 'queen', 0))).toBe(2);
  });

  it('a corner is no edge, two corners apart are none either, and the vertex a ring begins with counts once', () => {
    // the second zone touches the first in two of its corners and has no edge of it
    const frame = polygon([[100, 30], [103, 30], [103, 33], [102, 32], [101, 32], [100, 33], [100, 30]]);
    const lid = polygon([[100, 33], [101.5, 33.5], [103, 33], [101.5, 36], [100, 33]]);
    expect(of(zonePolygons([frame, lid]), 'queen')).toEqual([[1], [0]]);
    expect(of(zonePolygons([frame, lid]), 'rook')).toEqual([[], []]);
  });

  it('rings of either direction, and an edge given twice over', () => {
    const forward = polygon(boxRing(100, 30, 101, 31));
    const backward = polygon([...boxRing(101, 30, 102, 31)].reverse());
    const stuttering = polygon([[102, 30], [102, 30], [103, 30], [103, 31], [102, 31], [102, 31], [102, 30]]);
    expect(of(zonePolygons([forward, backward, stuttering]), 'rook')).toEqual([[1], [0, 2], [1]]);
  });

  it('two millimetres are apart, one is the same place, on whichever side of a cell it rounds', () => {
    const moved = (degrees: number): number[][] => of(zonePolygons([polygon(boxRing(100, 30, 101, 31)), polygon(boxRing(101 + degrees, 30, 102, 31))]), 'rook');
    for (const away of [1e-8, 1.4e-8, -1.4e-8]) expect(moved(away), String(away)).toEqual([[1], [0]]);
    expect(moved(2e-8)).toEqual([[], []]);
    // 5e-8 is where cells of 1e-7 meet
    for (const x of [101.00000005, 101.00000004999, 101.00000005001]) {
      expect(of(zonePolygons([polygon(boxRing(100, 30, 101.00000005, 31)), polygon(boxRing(x, 30, 102, 31))]), 'rook')).toEqual([[1], [0]]);
    }
  });

  it('vertices that each zone has a hair elsewhere, on a map of many tiles of the table', () => {
    const exact = latticeBoxes(20, 20, 0.1);
    // steps of 1.2e-9 degrees, up to six either way: two vertices of one place are at most 1.44e-8 apart, which is within 2^-26
    const moved = exact.map((box, k): Polygon => ({ type: 'Polygon', coordinates: box.coordinates.map((ring) => ring.map(([x, y]) => [x + ((k * 7) % 13 - 6) * 1.2e-9, y + ((k * 5) % 13 - 6) * 1.2e-9])) }));
    for (const rule of ['queen', 'rook'] as const) expect(of(zonePolygons(moved), rule)).toEqual(of(zonePolygons(exact), rule));
  });

  it('equals the comparison of every vertex with every other', () => {
    // corners of a 6 x 6 grid moved by up to a millimetre, so that cells of the table are crossed; some boxes are left out
    const noise = fc.array(fc.double({ min: -7e-9, max: 7e-9, noNaN: true }), { minLength: 4, maxLength: 40 });
    fc.assert(fc.property(noise, fc.array(fc.boolean(), { minLength: 36, maxLength: 36 }), fc.constantFrom(1e-7, 0.05), (moves, there, size) => {
      let at = 0;
      const jitter = (value: number): number => value + moves[at++ % moves.length];
      const boxes = latticeBoxes(6, 6, size).filter((_, k) => there[k]).map((box) => polygon(box.coordinates[0].map(([x, y]) => [jitter(x), jitter(y)])));
      const vertices = (box: Polygon): number[][] => box.coordinates[0].slice(0, -1);
      const touch = (a: Polygon, b: Polygon): boolean => vertices(a).some((p) => vertices(b).some((q) => Math.abs(p[0] - q[0]) <= 2 ** -26 && Math.abs(p[1] - q[1]) <= 2 ** -26));
      expect(of(zonePolygons(boxes), 'queen')).toEqual(boxes.map((a, i) => boxes.flatMap((b, j) => (i !== j && touch(a, b) ? [j] : []))));
    }), { seed: 20240611, numRuns: 60 });
  });
});

describe('contiguity within a distance', () => {
  // 0.0001 degrees are 9.6 m of longitude at 30 N and 11 m of latitude
  it('a vertex on one side only: the wide box in the south has none where the two in the north meet', () => {
    const zones = zonePolygons([polygon(boxRing(100, 31, 101, 32)), polygon(boxRing(101, 31, 102, 32)), polygon(boxRing(99, 30, 103, 31))]);
    expect(of(zones, 'queen')).toEqual([[1], [0], []]);
    for (const rule of ['queen', 'rook'] as const) expect(of(zones, rule, 1)).toEqual([[1, 2], [0, 2], [0, 1]]);
  });

  it('a gap of 11 m is closed by 12 and not by 10', () => {
    const zones = zonePolygons([polygon(boxRing(100, 31.0001, 101, 32)), polygon(boxRing(100.3, 30, 100.4, 31))]);
    for (const rule of ['queen', 'rook'] as const) {
      expect(of(zones, rule, 10)).toEqual([[], []]);
      expect(of(zones, rule, 12)).toEqual([[1], [0]]);
    }
  });

  it('a corner stays a corner, as does an end that is as short as the distance', () => {
    const corner = zonePolygons([polygon(boxRing(100, 30, 101, 31)), polygon(boxRing(101, 31, 102, 32))]);
    expect(of(corner, 'queen', 500)).toEqual([[1], [0]]);
    expect(of(corner, 'rook', 500)).toEqual([[], []]);
    // side by side along 0.001 degrees of latitude: 111 m
    const short = zonePolygons([polygon(boxRing(100, 30, 101, 31)), polygon(boxRing(101, 30.999, 102, 32))]);
    expect(of(short, 'rook', 100)).toEqual([[1], [0]]);
    expect(of(short, 'rook', 120)).toEqual([[], []]);
  });

  it('edges that cross touch, whatever their ends', () => {
    const cross = zonePolygons([polygon(boxRing(100, 30, 104, 31)), polygon(boxRing(101, 28, 102, 33))]);
    expect(of(cross, 'queen')).toEqual([[], []]);
    expect(of(cross, 'queen', 1)).toEqual([[1], [0]]);
  });

  it('many short edges of one side make a stretch together, counted once where they overlap', () => {
    // the western border of the second zone in 200 steps of 55 m, 5 m off, gone back on itself half way
    const border = Array.from({ length: 201 }, (_, k): [number, number] => [101.00005, 30 + k * 0.0005]);
    const zones = zonePolygons([polygon(boxRing(100, 30, 101, 31)), polygon([...border, [102, 30.1], [102, 30], border[0]])]);
    expect(of(zones, 'rook', 9000)).toEqual([[1], [0]]);
    // the whole stretch is 0.1 degrees, 11.1 km, however often it is passed
    const back = zonePolygons([polygon(boxRing(100, 30, 101, 31)), polygon([...border, ...border.slice(1, -1).reverse().map(([x, y]): [number, number] => [x + 1e-5, y]), [100.999, 29], border[0]])]);
    expect(of(back, 'rook', 9900)).toEqual([[1], [0]]);
  });

  it('takes nothing away, and the order of the zones changes nothing', () => {
    const box = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: -3, max: 3 }));
    fc.assert(fc.property(fc.array(box, { minLength: 2, maxLength: 8 }), fc.constantFrom(5, 50, 400), fc.constantFrom('queen' as const, 'rook' as const), (boxes, snap, rule) => {
      const shapes = boxes.map(([x, y, width, height, off]) => polygon(boxRing(100 + x * 0.01 + off * 1e-4, 30 + y * 0.01, 100 + (x + width) * 0.01, 30 + (y + height) * 0.01)));
      const near = of(zonePolygons(shapes), rule, snap);
      of(zonePolygons(shapes), rule).forEach((row, i) => { for (const j of row) expect(near[i]).toContain(j); });
      const turned = of(zonePolygons([...shapes].reverse()), rule, snap);
      const last = shapes.length - 1;
      expect(near).toEqual([...turned].reverse().map((row) => row.map((j) => last - j).reverse()));
    }), { seed: 20240612, numRuns: 100 });
  });

  it('tells of every vertex, once for each look', () => {
    let told = 0;
    contiguity(lattice(20, 20), 'queen', 10, (units) => { told += units; });
    expect(told).toBe(2 * 4 * 400);
  });
});

describe('2,990 counties of 2020', () => {
  const file = material('data', 'cn_tudigong_2020census', 'derived', 'counties_wgs84.geojson');

  it.skipIf(file === null)('has the neighbours that poly2nb of spdep 1.2.7 finds', () => {
    const { features } = JSON.parse(readFileSync(file!, 'utf8')) as FeatureCollection<Polygon | MultiPolygon>;
    const zones = zonePolygons(features.map(({ geometry }) => geometry));
    const queen = contiguity(zones, 'queen', 0);
    expect([queen.neighbour.length, islandCount(queen), componentCount(queen)]).toEqual([17_024, 9, 13]);
    // spdep: 16,970. Two pairs more, which meet in one vertex only: the first one of a ring, which the closed ring holds twice.
    const rook = contiguity(zones, 'rook', 0);
    expect([rook.neighbour.length, islandCount(rook)]).toEqual([16_966, 10]);
  });
});
