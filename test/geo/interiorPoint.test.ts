import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interiorPoints } from '../../geo/zones/interiorPoint.ts';
import { buildZoneIndex, locateAll } from '../../geo/zones/zoneIndex.ts';
import { boxRing, polygon, starRing, zonePolygons } from './zonePolygons.ts';

describe('a point inside a zone', () => {
  it('lies in the middle of a box; not in the hole of a frame, nor in the bay of a horseshoe, where their centroids are', () => {
    // Frame 100..104 x 30..34 with a hole 101..103 x 31..33: the parallel runs between the vertices at 31 and 33, in the middle of the left strip.
    const frame = polygon(boxRing(100, 30, 104, 34), boxRing(101, 31, 103, 33));
    // Open to the north: arms 2 wide in the west, 1 wide in the east, the bay between them; vertices at 0, 1 and 4, parallel at 2.5.
    const horseshoe = polygon([[0, 0], [6, 0], [6, 4], [5, 4], [5, 1], [2, 1], [2, 4], [0, 4], [0, 0]]);
    const { lon, lat } = interiorPoints(zonePolygons([polygon(boxRing(10, 20, 12, 22)), frame, horseshoe, null]));
    expect(Array.from(lon)).toEqual([11, 100.5, 1, NaN]);
    expect(Array.from(lat)).toEqual([21, 32, 2.5, NaN]);
  });

  it('law: it lies in its zone', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.double({ min: 0.1, max: 1, noNaN: true }), { minLength: 3, maxLength: 12 }), { minLength: 1, maxLength: 4 }), (radii) => {
      const zones = zonePolygons([{ type: 'MultiPolygon', coordinates: radii.map((each, i) => [starRing(100 + 3 * i, 30, each)]) }]);
      const { lon, lat } = interiorPoints(zones);
      expect(locateAll(buildZoneIndex(zones), lon[0], lat[0])).toEqual([0]);
    }), { seed: 20170301, numRuns: 300 });
  });
});
