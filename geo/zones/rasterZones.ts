import type { ZonePolygons } from '../types.ts';

/** Placement of a raster: cell centres are x = originX + (column + 0.5) * cellX, y = originY - (row + 0.5) * cellY. */
export interface RasterGrid {
  readonly width: number;
  readonly height: number;
  readonly originX: number;
  readonly originY: number;
  readonly cellX: number;
  readonly cellY: number;
}

/** Runs of pixels by row: those of row r stand from `offsets[r]` up to `offsets[r + 1]`, zones ascending. Runs of zones that overlap overlap. */
export interface ZoneRuns {
  readonly offsets: Uint32Array;
  /** First and last column of each run. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  readonly zone: Int32Array;
}

/**
 * The zone of every pixel: the zone that holds its centre, -1 where none does. Of several zones the first wins, also
 * for a centre exactly on a shared border (borders belong to both sides). Polygons are filled by scan lines, even-odd
 * per polygon, so holes are left out and overlapping parts of one zone are not.
 *
 * @param zones polygons in the coordinates of the raster (x, y in place of lon, lat)
 */
export function rasterizeZones(zones: ZonePolygons, grid: RasterGrid): Int32Array {
  const runs = zoneRuns(zones, grid);
  const zoneOf = new Int32Array(grid.width * grid.height);
  for (let row = 0; row < grid.height; row++) paintRow(runs, row, zoneOf.subarray(row * grid.width, (row + 1) * grid.width));
  return zoneOf;
}

/** The zones of one row of pixels, by the rule of {@link rasterizeZones}; `into` is as long as the row. */
export function paintRow(runs: ZoneRuns, row: number, into: Int32Array): void {
  into.fill(-1);
  for (let run = runs.offsets[row + 1] - 1; run >= runs.offsets[row]; run--) into.fill(runs.zone[run], runs.first[run], runs.last[run] + 1);
}

/** {@link rasterizeZones} as runs: memory by the length of the borders, not by the number of pixels. */
export function zoneRuns(zones: ZonePolygons, grid: RasterGrid): ZoneRuns {
  const { coordinates, ringOffsets, polygonOffsets, zoneOffsets } = zones;
  const found = new FoundRuns(grid);
  for (let zone = 0; zone + 1 < zoneOffsets.length; zone++) {
    for (let polygon = zoneOffsets[zone]; polygon < zoneOffsets[zone + 1]; polygon++) {
      fillPolygon(coordinates, ringOffsets, polygonOffsets[polygon], polygonOffsets[polygon + 1], zone, grid, found);
    }
  }
  return found.byRow();
}

/** Runs in the order they were found: zone by zone. */
class FoundRuns {
  private readonly grid: RasterGrid;
  private readonly perRow: Uint32Array;
  /** Row, first column, last column, zone of each. */
  private runs = new Int32Array(1 << 14);
  private used = 0;

  constructor(grid: RasterGrid) {
    this.grid = grid;
    this.perRow = new Uint32Array(grid.height + 1);
  }

  /** Adds the pixels of `row` with their centre in [fromX, toX]. */
  add(fromX: number, toX: number, row: number, zone: number): void {
    const { width, originX, cellX } = this.grid;
    let first = Math.max(0, Math.floor((fromX - originX) / cellX - 0.5));
    while (first < width && originX + (first + 0.5) * cellX < fromX) first++;
    let last = Math.min(width - 1, Math.max(first, Math.floor((toX - originX) / cellX - 0.5) + 1));
    while (last >= first && originX + (last + 0.5) * cellX > toX) last--;
    if (last < first) return;
    if (this.used === this.runs.length) {
      const longer = new Int32Array(this.used * 2);
      longer.set(this.runs);
      this.runs = longer;
    }
    this.runs[this.used] = row;
    this.runs[this.used + 1] = first;
    this.runs[this.used + 2] = last;
    this.runs[this.used + 3] = zone;
    this.used += 4;
    this.perRow[row + 1]++;
  }

  byRow(): ZoneRuns {
    const offsets = this.perRow.slice();
    for (let row = 0; row < this.grid.height; row++) offsets[row + 1] += offsets[row];
    const free = offsets.slice();
    const count = this.used / 4;
    const sorted = { offsets, first: new Int32Array(count), last: new Int32Array(count), zone: new Int32Array(count) };
    for (let at = 0; at < this.used; at += 4) {
      const run = free[this.runs[at]]++;
      sorted.first[run] = this.runs[at + 1];
      sorted.last[run] = this.runs[at + 2];
      sorted.zone[run] = this.runs[at + 3];
    }
    return sorted;
  }
}

function fillPolygon(coordinates: Float64Array, ringOffsets: Uint32Array, firstRing: number, endRing: number, zone: number, grid: RasterGrid, found: FoundRuns): void {
  const { originY, cellY } = grid;
  let south = Infinity;
  let north = -Infinity;
  for (let v = ringOffsets[firstRing]; v < ringOffsets[endRing]; v++) {
    south = Math.min(south, coordinates[2 * v + 1]);
    north = Math.max(north, coordinates[2 * v + 1]);
  }
  const top = Math.max(0, Math.floor((originY - north) / cellY - 0.5));
  const bottom = Math.min(grid.height - 1, Math.ceil((originY - south) / cellY - 0.5));
  if (!(top <= bottom)) return;
  const rows = bottom - top + 1;
  const crossingsOfRow = new Uint32Array(rows + 1);
  let crossings = new Float64Array(0);
  // First pass counts the crossings of each row, second pass stores them.
  for (let pass = 0; pass < 2; pass++) {
    for (let ring = firstRing; ring < endRing; ring++) {
      const start = ringOffsets[ring];
      const end = ringOffsets[ring + 1];
      for (let v = start, u = end - 1; v < end; u = v++) {
        // The same section seen from the zone on its other side runs the other way: always compute from the lower end.
        const up = coordinates[2 * u + 1] <= coordinates[2 * v + 1];
        const low = up ? u : v;
        const high = up ? v : u;
        const lowX = coordinates[2 * low];
        const lowY = coordinates[2 * low + 1];
        const highX = coordinates[2 * high];
        const highY = coordinates[2 * high + 1];
        const first = Math.max(top, Math.floor((originY - highY) / cellY - 0.5));
        const last = Math.min(bottom, Math.ceil((originY - lowY) / cellY - 0.5));
        for (let row = first; row <= last; row++) {
          const y = originY - (row + 0.5) * cellY;
          if (y < lowY || y > highY) continue;
          if (pass === 0) {
            // The lower end counts and the upper does not, so that a vertex is crossed once.
            if (y < highY) crossingsOfRow[row - top + 1]++;
            continue;
          }
          if (lowY === highY) found.add(Math.min(lowX, highX), Math.max(lowX, highX), row, zone);
          else if (y === highY) found.add(highX, highX, row, zone);
          else crossings[--crossingsOfRow[row - top + 1]] = lowX + ((y - lowY) * (highX - lowX)) / (highY - lowY);
        }
      }
    }
    if (pass === 0) {
      for (let i = 0; i < rows; i++) crossingsOfRow[i + 1] += crossingsOfRow[i];
      crossings = new Float64Array(crossingsOfRow[rows]);
    }
  }
  // Counting down has left the start of the i-th row in crossingsOfRow[i + 1].
  for (let i = 0; i < rows; i++) {
    const end = i + 1 < rows ? crossingsOfRow[i + 2] : crossings.length;
    const start = crossingsOfRow[i + 1];
    sortFew(crossings, start, end);
    for (let k = start; k + 1 < end; k += 2) found.add(crossings[k], crossings[k + 1], top + i, zone);
  }
}

/** A row of a polygon has few crossings: they are sorted by insertion, in place. */
function sortFew(values: Float64Array, start: number, end: number): void {
  for (let i = start + 1; i < end; i++) {
    const value = values[i];
    let k = i;
    for (; k > start && values[k - 1] > value; k--) values[k] = values[k - 1];
    values[k] = value;
  }
}
