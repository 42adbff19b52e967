import { metersPerDegree } from '../earth/degreeScale.ts';
import { RADIANS_PER_DEGREE } from '../earth/ellipsoid.ts';
import { buildSegmentGrid, columnOf, rowOf } from '../network/segmentGrid.ts';
import type { Tick, ZonePolygons } from '../types.ts';
import type { ContiguityRule, ZonePairs } from './zonePairs.ts';
import type { RingNeighbours } from './ringNeighbours.ts';

const TICK_SEGMENTS = 1 << 12;

/**
 * Pairs of zones whose boundaries come within `snapMeters` of each other, besides the pairs that are known already: boundaries
 * digitised twice, or with a vertex on one side only. `queen` asks for one place so near; `rook` for a stretch in common longer
 * than `snapMeters`: the sum, over the edges of one of the two zones, of what runs alongside an edge of the other (what its
 * perpendicular projection covers) at no more than `snapMeters`. Two zones that meet in a
 * corner only, at least 65 degrees apart on both sides of it, share none.
 * Edges are straight in longitude and latitude, metres are those of the local scale at the middle of the edge that is looked from.
 */
export function nearBoundaries(zones: ZonePolygons, rings: RingNeighbours, rule: ContiguityRule, snapMeters: number, known: ZonePairs, tick?: Tick): ZonePairs {
  const { zoneStart, zoneOf, after } = rings;
  const segments = zoneOf.length;
  const lon = Float64Array.from({ length: segments }, (_, v) => zones.coordinates[2 * v]);
  const lat = Float64Array.from({ length: segments }, (_, v) => zones.coordinates[2 * v + 1]);
  const middleLat = segments === 0 ? 0 : lat.reduce((sum, each) => sum + each, 0) / segments;
  // A segment bears the number of its first vertex: in a cell, those of one zone stand together.
  const grid = buildSegmentGrid(
    lon, lat, { a: Int32Array.from(after.keys()), b: after }, Math.max(0.01, Math.cos(middleLat * RADIANS_PER_DEGREE)), snapMeters / metersPerDegree(middleLat).north,
  );
  const beside: Set<number>[] = Array.from({ length: zoneStart.length }, () => new Set());
  known.a.forEach((a, k) => beside[a].add(known.b[k]));
  known.b.forEach((b, k) => beside[b].add(known.a[k]));
  const pairs = { a: [...known.a], b: [...known.b] };
  const found = (zone: number, other: number): void => {
    beside[zone].add(other);
    beside[other].add(zone);
    pairs.a.push(Math.min(zone, other));
    pairs.b.push(Math.max(zone, other));
  };

  const lookedAt = new Int32Array(segments).fill(-1);
  /** Metres in common so far of the zone at hand with the others. */
  const stretch = new Map<number, number>();
  const passed: Alongside[] = [];
  for (let zone = 0; zone + 1 < zoneStart.length; zone++) {
    const mine = beside[zone];
    stretch.clear();
    for (let s = zoneStart[zone]; s < zoneStart[zone + 1]; s++) {
      if (s % TICK_SEGMENTS === 0) tick?.(Math.min(TICK_SEGMENTS, segments - s));
      const edge = localEdge(lon[s], lat[s], lon[after[s]], lat[after[s]]);
      const reachLon = snapMeters / edge.east;
      const reachLat = snapMeters / edge.north;
      const firstColumn = columnOf(grid, Math.min(lon[s], lon[after[s]]) - reachLon);
      const lastColumn = columnOf(grid, Math.max(lon[s], lon[after[s]]) + reachLon);
      passed.length = 0;
      for (let row = rowOf(grid, Math.min(lat[s], lat[after[s]]) - reachLat), lastRow = rowOf(grid, Math.max(lat[s], lat[after[s]]) + reachLat); row <= lastRow; row++) {
        for (let column = firstColumn; column <= lastColumn; column++) {
          const cell = row * grid.columns + column;
          const end = grid.offsets[cell + 1];
          for (let k = grid.offsets[cell]; k < end; k++) {
            const t = grid.segments[k];
            const other = zoneOf[t];
            if (other === zone || mine.has(other)) {
              // on to the next zone in the cell
              while (k + 1 < end && zoneOf[grid.segments[k + 1]] === other) k++;
              continue;
            }
            if (lookedAt[t] === s) continue;
            lookedAt[t] = s;
            if (rule === 'queen') {
              if (comesWithin(edge, lon[t], lat[t], lon[after[t]], lat[after[t]], snapMeters)) found(zone, other);
            } else {
              const along = runsAlongside(edge, lon[t], lat[t], lon[after[t]], lat[after[t]], snapMeters);
              if (along) passed.push({ zone: other, ...along });
            }
          }
        }
      }
      for (const [other, meters] of lengthByZone(passed)) {
        const sum = (stretch.get(other) ?? 0) + meters;
        stretch.set(other, sum);
        if (sum > snapMeters && !mine.has(other)) found(zone, other);
      }
    }
  }
  return pairs;
}

/** An edge in metres about its first end: where its other end lies, its length and the scale. */
interface LocalEdge {
  readonly lon: number; readonly lat: number;
  readonly east: number; readonly north: number;
  readonly dx: number; readonly dy: number;
  readonly length: number;
}

function localEdge(lon0: number, lat0: number, lon1: number, lat1: number): LocalEdge {
  const { east, north } = metersPerDegree((lat0 + lat1) / 2);
  const dx = (lon1 - lon0) * east;
  const dy = (lat1 - lat0) * north;
  return { lon: lon0, lat: lat0, east, north, dx, dy, length: Math.sqrt(dx * dx + dy * dy) };
}

/** Do two edges come within the distance? Where they do not cross, the least distance is that of an end of one of them. */
function comesWithin({ lon, lat, east, north, dx, dy }: LocalEdge, lon0: number, lat0: number, lon1: number, lat1: number, meters: number): boolean {
  const x0 = (lon0 - lon) * east;
  const y0 = (lat0 - lat) * north;
  const x1 = (lon1 - lon) * east;
  const y1 = (lat1 - lat) * north;
  const square = meters * meters;
  if (squareToEdge(x0, y0, 0, 0, dx, dy) <= square || squareToEdge(x1, y1, 0, 0, dx, dy) <= square) return true;
  if (squareToEdge(0, 0, x0, y0, x1, y1) <= square || squareToEdge(dx, dy, x0, y0, x1, y1) <= square) return true;
  const cross = (ax: number, ay: number, bx: number, by: number): number => ax * by - ay * bx;
  return cross(dx, dy, x0, y0) * cross(dx, dy, x1, y1) < 0 && cross(x1 - x0, y1 - y0, -x0, -y0) * cross(x1 - x0, y1 - y0, dx - x0, dy - y0) < 0;
}

/** Square of the distance of a point to the edge from a to b. */
function squareToEdge(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const ex = bx - ax;
  const ey = by - ay;
  const square = ex * ex + ey * ey;
  const t = square > 0 ? Math.min(1, Math.max(0, ((x - ax) * ex + (y - ay) * ey) / square)) : 0;
  return (x - ax - t * ex) ** 2 + (y - ay - t * ey) ** 2;
}

interface Alongside { zone: number; from: number; to: number }

/** The part of the edge, in metres from its first end, that the other edge runs alongside at no more than the distance; null for none. */
function runsAlongside({ lon, lat, east, north, dx, dy, length }: LocalEdge, lon0: number, lat0: number, lon1: number, lat1: number, meters: number): Omit<Alongside, 'zone'> | null {
  if (!(length > 0)) return null;
  const x0 = (lon0 - lon) * east;
  const y0 = (lat0 - lat) * north;
  const x1 = (lon1 - lon) * east;
  const y1 = (lat1 - lat) * north;
  const along0 = (x0 * dx + y0 * dy) / length;
  const along1 = (x1 * dx + y1 * dy) / length;
  const across0 = (y0 * dx - x0 * dy) / length;
  const across1 = (y1 * dx - x1 * dy) / length;
  // Of the other edge, by its own fraction: what lies beside this one, and what lies near enough.
  let [from, to] = within(along0, along1, 0, length);
  const [nearFrom, nearTo] = within(across0, across1, -meters, meters);
  from = Math.max(from, nearFrom);
  to = Math.min(to, nearTo);
  if (!(from < to)) return null;
  const start = along0 + from * (along1 - along0);
  const end = along0 + to * (along1 - along0);
  return start === end ? null : { from: Math.min(start, end), to: Math.max(start, end) };
}

/** Fractions between which a value that goes evenly from `start` to `end` lies in [low, high]; the first above the second for none. */
function within(start: number, end: number, low: number, high: number): [number, number] {
  if (start === end) return start >= low && start <= high ? [0, 1] : [1, 0];
  const [one, other] = [(low - start) / (end - start), (high - start) / (end - start)];
  return [Math.max(0, Math.min(one, other)), Math.min(1, Math.max(one, other))];
}

/** Metres of an edge that each zone runs alongside, what several of its edges cover counted once. */
function lengthByZone(passed: Alongside[]): Map<number, number> {
  const lengths = new Map<number, number>();
  passed.sort((a, b) => a.zone - b.zone || a.from - b.from);
  let end = 0;
  passed.forEach(({ zone, from, to }, k) => {
    if (k === 0 || passed[k - 1].zone !== zone) end = -Infinity;
    const more = to - Math.max(from, end);
    if (more > 0) lengths.set(zone, (lengths.get(zone) ?? 0) + more);
    end = Math.max(end, to);
  });
  return lengths;
}
