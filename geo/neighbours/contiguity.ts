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
/** Vertices in a tile, were they spread evenly. */
const VERTICES_PER_TILE = 64;

/**
 * Zones that share a boundary, every part and hole counted, all weights 1. With `snapMeters` above 0 zones also touch whose
 * boundaries come that near each other without common vertices (see {@link nearBoundaries}). A zone without polygons is an
 * island. `tick` counts vertices: all of them once, and once more with `snapMeters`.
 */
export function contiguity(zones: ZonePolygons, rule: ContiguityRule, snapMeters: number, tick?: Tick): NeighbourLists {
  if (zones.coordinates.length === 0) return listsOfPairs(zones.zoneOffsets.length - 1, [], []);
  const rings = ringNeighbours(zones);
  const exact = commonBoundaries(zones, rings, rule, tick);
  const pairs = snapMeters > 0 ? nearBoundaries(zones, rings, rule, snapMeters, exact, tick) : exact;
  return listsOfPairs(zones.zoneOffsets.length - 1, pairs.a, pairs.b);
}

/** Every vertex is looked up among those of the zones before its own, then the zone's own are entered. */
function commonBoundaries({ coordinates }: ZonePolygons, rings: RingNeighbours, rule: ContiguityRule, tick?: Tick): ZonePairs {
  const { zoneStart, zoneOf, before, after } = rings;
  const slots = vertexSlots(coordinates);
  const heads = new Int32Array(slots.count).fill(-1);
  const next = new Int32Array(zoneOf.length);
  const same = (v: number, w: number): boolean =>
    Math.abs(coordinates[2 * v] - coordinates[2 * w]) <= SAME_PLACE_DEGREES && Math.abs(coordinates[2 * v + 1] - coordinates[2 * w + 1]) <= SAME_PLACE_DEGREES;
  const pairs = { a: [] as number[], b: [] as number[] };
  // the zone that a zone was last found beside: a pair is looked for until it is found
  const besides = new Int32Array(zoneStart.length).fill(-1);
  const reach = SAME_PLACE_DEGREES / CELL_DEGREES;

  const lookUp = (zone: number, v: number): void => {
    const x = coordinates[2 * v] / CELL_DEGREES;
    const y = coordinates[2 * v + 1] / CELL_DEGREES;
    const w = after[v];
    if (rule === 'rook' && same(v, w)) return;
    for (let row = Math.round(y - reach), lastRow = Math.round(y + reach); row <= lastRow; row++) {
      for (let column = Math.round(x - reach), lastColumn = Math.round(x + reach); column <= lastColumn; column++) {
        for (let u = heads[slots.of(column, row)]; u >= 0; u = next[u]) {
          const other = zoneOf[u];
          if (besides[other] === zone || !same(u, v)) continue;
          if (rule === 'rook' && !same(after[u], w) && !same(before[u], w)) continue;
          besides[other] = zone;
          pairs.a.push(other);
          pairs.b.push(zone);
        }
      }
    }
  };
  const enter = (v: number): void => {
    const slot = slots.of(Math.round(coordinates[2 * v] / CELL_DEGREES), Math.round(coordinates[2 * v + 1] / CELL_DEGREES));
    next[v] = heads[slot];
    heads[slot] = v;
  };
  for (let zone = 0; zone + 1 < zoneStart.length; zone++) {
    for (let v = zoneStart[zone]; v < zoneStart[zone + 1]; v++) lookUp(zone, v);
    for (let v = zoneStart[zone]; v < zoneStart[zone + 1]; v++) enter(v);
    tick?.(zoneStart[zone + 1] - zoneStart[zone]);
  }
  return pairs;
}

/** A hash table's slots for cells. */
interface CellSlots {
  readonly count: number;
  /** Slot of a cell that holds a vertex or lies beside one. */
  readonly of: (column: number, row: number) => number;
}

/**
 * Two slots a vertex. Vertices of one tile of the map have neighbouring slots: along a boundary the same few lines of the cache are used again, where slots all over
 * the table would each be fetched from memory.
 */
function vertexSlots(coordinates: Float64Array): CellSlots {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < coordinates.length; at += 2) {
    west = Math.min(west, coordinates[at]);
    east = Math.max(east, coordinates[at]);
    south = Math.min(south, coordinates[at + 1]);
    north = Math.max(north, coordinates[at + 1]);
  }
  // A margin of two cells, for those beside the outermost vertices.
  const firstColumn = Math.round(west / CELL_DEGREES) - 2;
  const firstRow = Math.round(south / CELL_DEGREES) - 2;
  const wide = (east - west) / CELL_DEGREES + 5;
  const high = (north - south) / CELL_DEGREES + 5;
  const side = Math.sqrt((wide * high * VERTICES_PER_TILE * 2) / coordinates.length);
  const across = Math.ceil(wide / side);
  const tileOf = (column: number, row: number): number => Math.floor((row - firstRow) / side) * across + Math.floor((column - firstColumn) / side);
  const starts = new Int32Array(across * Math.ceil(high / side) + 1);
  for (let at = 0; at < coordinates.length; at += 2) starts[tileOf(Math.round(coordinates[at] / CELL_DEGREES), Math.round(coordinates[at + 1] / CELL_DEGREES)) + 1] += 2;
  // A tile without a vertex has a slot all the same: it may be looked up from the next one.
  for (let tile = 1; tile < starts.length; tile++) starts[tile] = starts[tile - 1] + Math.max(1, starts[tile]);
  const of = (column: number, row: number): number => {
    const tile = tileOf(column, row);
    const mixed = Math.imul(column | 0, 0x9e37_79b1) ^ Math.imul(row | 0, 0x85eb_ca77);
    return starts[tile] + Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 4_294_967_296) * (starts[tile + 1] - starts[tile]));
  };
  return { count: starts[starts.length - 1], of };
}
