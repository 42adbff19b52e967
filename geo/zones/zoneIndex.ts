import { orientation } from './orientation.ts';
import type { Points, Tick, ZonePolygons } from '../types.ts';
import { buildZoneCells } from './zoneCells.ts';
import type { ZoneCells } from './zoneCells.ts';
import { zoneEdges } from './zoneEdges.ts';
import type { ZoneEdges } from './zoneEdges.ts';

/**
 * Which zone contains a point, exactly, for any number of points: a uniform grid in degrees over the zones. A cell no
 * border runs through has one answer for all its points; in the others the point's ray meets only the edges of its
 * row. Zones may overlap, have holes and several parts, or be empty; the parts of one zone must not overlap.
 */
export interface ZoneIndex {
  readonly edges: ZoneEdges;
  readonly cells: ZoneCells;
}

const TICK_POINTS = 8192;

/** Index over `zones`. Throws RangeError if a vertex is not a finite coordinate. */
export function buildZoneIndex(zones: ZonePolygons): ZoneIndex {
  const edges = zoneEdges(zones);
  return { edges, cells: buildZoneCells(edges) };
}

/**
 * For every point the first zone in file order that contains it, borders included, so that a point exactly on a
 * shared border belongs to the earlier zone; -1 outside all zones and for NaN. `tick` counts points.
 */
export function locatePoints(index: ZoneIndex, points: Points, tick?: Tick): Int32Array {
  const n = points.lon.length;
  const zone = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    if (tick !== undefined && i % TICK_POINTS === 0) tick(Math.min(TICK_POINTS, n - i));
    zone[i] = locatePoint(index, points.lon[i], points.lat[i]);
  }
  return zone;
}

/** The first zone in file order that contains the point in degrees, borders included; -1 if none does. */
export function locatePoint(index: ZoneIndex, lon: number, lat: number): number {
  const { cells } = index;
  const row = cellRow(cells, lat);
  const column = cellColumn(cells, lon);
  if (row < 0 || column < 0) return -1;
  const set = cells.cellSet[row * cells.columns + column];
  const answer = cells.setAnswer[set];
  if (answer >= -1) return answer;
  for (let k = cells.setOffsets[set]; k < cells.setOffsets[set + 1]; k++) {
    const entry = cells.setEntries[k];
    if ((entry & 1) === 0 || zoneContains(index, entry >> 1, row, lon, lat)) return entry >> 1;
  }
  return -1;
}

/** All zones that contain the point in degrees, borders included, in file order. */
export function locateAll(index: ZoneIndex, lon: number, lat: number): number[] {
  const { cells } = index;
  const row = cellRow(cells, lat);
  const column = cellColumn(cells, lon);
  const found: number[] = [];
  if (row < 0 || column < 0) return found;
  const set = cells.cellSet[row * cells.columns + column];
  for (let k = cells.setOffsets[set]; k < cells.setOffsets[set + 1]; k++) {
    const entry = cells.setEntries[k];
    if ((entry & 1) === 0 || zoneContains(index, entry >> 1, row, lon, lat)) found.push(entry >> 1);
  }
  return found;
}

function cellRow(cells: ZoneCells, lat: number): number {
  return lat >= cells.minLat && lat <= cells.maxLat ? Math.floor((lat - cells.minLat) * cells.rowsPerDegree) : -1;
}

function cellColumn(cells: ZoneCells, lon: number): number {
  return lon >= cells.minLon && lon <= cells.maxLon ? Math.floor((lon - cells.minLon) * cells.columnsPerDegree) : -1;
}

/**
 * Even-odd rule over the zone's edges in the row, for a ray towards the east. An edge owns its lower end and not its
 * upper one; every edge is stored lower end first, so both zones of a shared border compute the same signs.
 */
function zoneContains(index: ZoneIndex, zone: number, row: number, lon: number, lat: number): boolean {
  const { lowLon, lowLat, highLon, highLat } = index.edges;
  const { bandEdges, bandOffsets, zoneBand, zoneFirstRow } = index.cells;
  const band = zoneBand[zone] + row - zoneFirstRow[zone];
  // A cell just beyond a zone that ends on its rim counts as touched too; that row has no edges of the zone, but of another one.
  if (band < zoneBand[zone] || band >= zoneBand[zone + 1]) return false;
  let inside = false;
  for (let k = bandOffsets[band]; k < bandOffsets[band + 1]; k++) {
    const e = bandEdges[k];
    const y0 = lowLat[e];
    const y1 = highLat[e];
    if (lat < y0 || lat > y1) continue;
    const x0 = lowLon[e];
    const x1 = highLon[e];
    if (lon > x0 && lon > x1) continue;
    if (lon < x0 && lon < x1) {
      if (lat < y1) inside = !inside;
      continue;
    }
    const side = orientation(x0, y0, x1, y1, lon, lat);
    if (side === 0) return true;
    if (side > 0 && lat < y1) inside = !inside;
  }
  return inside;
}
