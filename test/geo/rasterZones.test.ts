import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rasterizeZones, type RasterGrid } from '../../geo/zones/rasterZones.ts';
import type { ZonePolygons } from '../../geo/types.ts';

const SEED = 20170123;
type Ring = [x: number, y: number][];

/** Zones given as zone -> polygon -> ring -> vertex. */
function zonesOf(zones: Ring[][][]): ZonePolygons {
  const coordinates: number[] = [];
  const ringOffsets = [0];
  const polygonOffsets = [0];
  const zoneOffsets = [0];
  for (const polygons of zones) {
    for (const rings of polygons) {
      for (const ring of rings) {
        coordinates.push(...ring.flat());
        ringOffsets.push(coordinates.length / 2);
      }
      polygonOffsets.push(ringOffsets.length - 1);
    }
    zoneOffsets.push(polygonOffsets.length - 1);
  }
  return { coordinates: Float64Array.from(coordinates), ringOffsets: Uint32Array.from(ringOffsets), polygonOffsets: Uint32Array.from(polygonOffsets), zoneOffsets: Uint32Array.from(zoneOffsets) };
}
const box = (west: number, south: number, east: number, north: number): Ring => [[west, south], [east, south], [east, north], [west, north]];
const unit = (width: number, height: number): RasterGrid => ({ width, height, originX: 0, originY: height, cellX: 1, cellY: 1 });
const rowsOf = (cells: Int32Array, width: number): number[][] => Array.from({ length: cells.length / width }, (_, r) => Array.from(cells.slice(r * width, (r + 1) * width)));

describe('pixels of zones', () => {
  it('a hole, its enclave, an exclave, and nothing outside', () => {
    // Zone 0: the square 0..5 without its middle 1..4, and a part at 6..7 x 0..1. Zone 1: 2..3 x 2..3, inside the hole.
    const zones = zonesOf([[[box(0, 0, 5, 5), box(1, 1, 4, 4)], [box(6, 0, 7, 1)]], [[box(2, 2, 3, 3)]]]);
    expect(rowsOf(rasterizeZones(zones, unit(7, 5)), 7)).toEqual([
      [0, 0, 0, 0, 0, -1, -1],
      [0, -1, -1, -1, 0, -1, -1],
      [0, -1, 1, -1, 0, -1, -1],
      [0, -1, -1, -1, 0, -1, -1],
      [0, 0, 0, 0, 0, -1, 0],
    ]);
  });
  it('centres exactly on a shared border belong to the earlier zone, whichever side it lies on', () => {
    // The border x = 1.5 runs through the centres of column 1, y = 1.5 through those of the middle row.
    const west = box(0, 0, 1.5, 3);
    const east = box(1.5, 0, 3, 3);
    expect(rowsOf(rasterizeZones(zonesOf([[[west]], [[east]]]), unit(3, 3)), 3)).toEqual([[0, 0, 1], [0, 0, 1], [0, 0, 1]]);
    expect(rowsOf(rasterizeZones(zonesOf([[[east]], [[west]]]), unit(3, 3)), 3)).toEqual([[1, 0, 0], [1, 0, 0], [1, 0, 0]]);
    const south = box(0, 0, 3, 1.5);
    const north = box(0, 1.5, 3, 3);
    expect(rowsOf(rasterizeZones(zonesOf([[[south]], [[north]]]), unit(3, 3)), 3)).toEqual([[1, 1, 1], [0, 0, 0], [0, 0, 0]]);
    expect(rowsOf(rasterizeZones(zonesOf([[[north]], [[south]]]), unit(3, 3)), 3)).toEqual([[0, 0, 0], [0, 0, 0], [1, 1, 1]]);
  });
  it('a corner that touches a centre counts, on an oblong grid with its origin elsewhere', () => {
    // Centres: x = 110, 130, 150; y = 45, 35. The triangle touches (130, 45) with its tip only.
    const grid = { width: 3, height: 2, originX: 100, originY: 50, cellX: 20, cellY: 10 };
    expect(rowsOf(rasterizeZones(zonesOf([[[[[130, 45], [120, 30], [155, 30]]]]]), grid), 3)).toEqual([[-1, 0, -1], [-1, 0, -1]]);
  });
  it('zones beyond the raster, without polygons, or between the centres take no pixel', () => {
    expect(Array.from(rasterizeZones(zonesOf([[[box(9, 9, 12, 12)]], [], [[box(0.6, 0.6, 1.4, 1.4)]], [[box(-5, -5, 20, 20)]]]), unit(2, 2)))).toEqual([3, 3, 3, 3]);
  });
  it('random overlapping polygons: the same as asking every centre by the crossing rule', () => {
    const ring: fc.Arbitrary<Ring> = fc.array(fc.tuple(fc.double({ min: -2, max: 12, noNaN: true }), fc.double({ min: -2, max: 12, noNaN: true })), { minLength: 3, maxLength: 9 });
    fc.assert(fc.property(fc.array(fc.array(fc.array(ring, { minLength: 1, maxLength: 2 }), { maxLength: 2 }), { maxLength: 4 }), (zones) => {
      const inside = (rings: Ring[], x: number, y: number): boolean => {
        let odd = false;
        for (const points of rings) points.forEach(([x1, y1], i) => {
          const [x2, y2] = points[(i + 1) % points.length];
          if (y1 > y !== y2 > y && x < x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)) odd = !odd;
        });
        return odd;
      };
      const got = rasterizeZones(zonesOf(zones), unit(10, 10));
      got.forEach((zone, cell) => {
        const x = (cell % 10) + 0.5;
        const y = 10 - Math.floor(cell / 10) - 0.5;
        expect(zone).toBe(zones.findIndex((polygons) => polygons.some((rings) => inside(rings, x, y))));
      });
    }), { seed: SEED, numRuns: 300 });
  });
  it('a partition with crooked shared borders gives every pixel to exactly one side', () => {
    // Border vertices on a lattice that meets the centres; each side lists the border in its own order.
    fc.assert(fc.property(fc.array(fc.integer({ min: 2, max: 18 }), { minLength: 21, maxLength: 21 }), (halves) => {
      const border: Ring = halves.map((half, i) => [half / 2, i / 2]);
      const west: Ring = [[0, 0], ...border, [0, 10]];
      const east: Ring = [[10, 10], ...border.toReversed(), [10, 0]];
      const both = rasterizeZones(zonesOf([[[west]], [[east]]]), unit(10, 10));
      expect(both.includes(-1)).toBe(false);
      // The other order differs only on the border itself: every pixel is in one zone or in both.
      const eastFirst = rasterizeZones(zonesOf([[[east]], [[west]]]), unit(10, 10));
      both.forEach((zone, cell) => {
        if (zone === 1) expect(eastFirst[cell]).toBe(0);
      });
    }), { seed: SEED, numRuns: 200 });
  });
});
