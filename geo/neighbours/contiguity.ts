import type { ContiguityRule, ZonePairs } from './zonePairs.ts';
import { nearBoundaries } from './nearBoundaries.ts';
import { listsOfPairs } from './neighbourLists.ts';
import type { NeighbourLists } from './neighbourLists.ts';
import { ringNeighbours } from './ringNeighbours.ts';
import type { RingNeighbours } from './ringNeighbours.ts';
import type { Tick, ZonePolygons } from '../types.ts';

/**
 * Two vertices are the same place where they are at most this many degrees apart (1.7 mm): 2^-26, the square root of the
 * precision of doubles, which is also the tolerance of poly2nb in R's spdep. Rounding of coordinates that went through another
 * reference system stays far below it.
 */
const SAME_PLACE_DEGREES = 2 ** -26;
/** Side of the cells vertices are looked up by: most files have no more than 7 decimals, and then every vertex is in the middle of its cell. */
const CELL_DEGREES = 1e-7;

/**
 * Zones that share a boundary, every part and hole counted, all weights 1. With `snapMeters` above 0 zones also touch whose
 * boundaries come that near each other without common vertices (see {@link nearBoundaries}). A zone without polygons is an
 * island. `tick` counts vertices: all of them once, and once more with `snapMeters`.
 */
export function contiguity(zones: ZonePolygons, rule: ContiguityRule, snapMeters: number, tick?: Tick): NeighbourLists {
  const rings = ringNeighbours(zones);
  const exact = commonBoundaries(zones, rings, rule, tick);
  const pairs = snapMeters > 0 ? nearBoundaries(zones, rings, rule, snapMeters, exact, tick) : exact;
  return listsOfPairs(zones.zoneOffsets.length - 1, pairs.a, pairs.b);
}

/** Every vertex is looked up among those of the zones before its own, by cell of a hash table; then the zone's own are entered. */
function commonBoundaries({ coordinates }: ZonePolygons, rings: RingNeighbours, rule: ContiguityRule, tick?: Tick): ZonePairs {
  const { zoneStart, zoneOf, before, after } = rings;
  const vertices = zoneOf.length;
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, 2 * vertices)));
  const heads = new Int32Array(slots).fill(-1);
  const next = new Int32Array(vertices);
  const slotOf = (column: number, row: number): number => {
    const mixed = Math.imul(column | 0, 0x9e37_79b1) ^ Math.imul(row | 0, 0x85eb_ca77);
    return (mixed ^ (mixed >>> 15)) & (slots - 1);
  };
  const same = (v: number, w: number): boolean =>
    Math.abs(coordinates[2 * v] - coordinates[2 * w]) <= SAME_PLACE_DEGREES && Math.abs(coordinates[2 * v + 1] - coordinates[2 * w + 1]) <= SAME_PLACE_DEGREES;
  const pairs = { a: [] as number[], b: [] as number[] };
  // the zone that a zone was last found beside: a pair is looked for until it is found
  const besides = new Int32Array(zoneStart.length).fill(-1);

  for (let zone = 0; zone + 1 < zoneStart.length; zone++) {
    for (let v = zoneStart[zone]; v < zoneStart[zone + 1]; v++) {
      const x = coordinates[2 * v] / CELL_DEGREES;
      const y = coordinates[2 * v + 1] / CELL_DEGREES;
      const reach = SAME_PLACE_DEGREES / CELL_DEGREES;
      const w = after[v];
      if (rule === 'rook' && same(v, w)) continue;
      for (let row = Math.round(y - reach), lastRow = Math.round(y + reach); row <= lastRow; row++) {
        for (let column = Math.round(x - reach), lastColumn = Math.round(x + reach); column <= lastColumn; column++) {
          for (let u = heads[slotOf(column, row)]; u >= 0; u = next[u]) {
            const other = zoneOf[u];
            if (besides[other] === zone || !same(u, v)) continue;
            if (rule === 'rook' && !same(after[u], w) && !same(before[u], w)) continue;
            besides[other] = zone;
            pairs.a.push(other);
            pairs.b.push(zone);
          }
        }
      }
    }
    for (let v = zoneStart[zone]; v < zoneStart[zone + 1]; v++) {
      const slot = slotOf(Math.round(coordinates[2 * v] / CELL_DEGREES), Math.round(coordinates[2 * v + 1] / CELL_DEGREES));
      next[v] = heads[slot];
      heads[slot] = v;
    }
    tick?.(zoneStart[zone + 1] - zoneStart[zone]);
  }
  return pairs;
}
