import type { ZonePolygons } from './types.ts';

/** Placement of a raster: cell centres are x = originX + (column + 0.5) * cellX, y = originY - (row + 0.5) * cellY. */
export interface RasterGrid {
  readonly width: number;
  readonly height: number;
  readonly originX: number;
  readonly originY: number;
  readonly cellX: number;
  readonly cellY: number;
}

/**
 * The zone of every pixel: the zone that holds its centre, -1 where none does. Of several zones the first wins, also
 * for a centre exactly on a shared border (borders belong to both sides). Polygons are filled by scan lines, even-odd
 * per polygon, so holes are left out and overlapping parts of one zone are not.
 *
 * @param zones polygons in the coordinates of the raster (x, y in place of lon, lat)
 */
export function rasterizeZones(zones: ZonePolygons, grid: RasterGrid): Int32Array {
  const { coordinates, ringOffsets, polygonOffsets, zoneOffsets } = zones;
  const zoneOf = new Int32Array(grid.width * grid.height).fill(-1);
  for (let zone = 0; zone + 1 < zoneOffsets.length; zone++) {
    for (let polygon = zoneOffsets[zone]; polygon < zoneOffsets[zone + 1]; polygon++) {
      fillPolygon(coordinates, ringOffsets, polygonOffsets[polygon], polygonOffsets[polygon + 1], zone, grid, zoneOf);
    }
  }
  return zoneOf;
}

function fillPolygon(coordinates: Float64Array, ringOffsets: Uint32Array, firstRing: number, endRing: number, zone: number, grid: RasterGrid, zoneOf: Int32Array): void {
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
          if (lowY === highY) fillSpan(Math.min(lowX, highX), Math.max(lowX, highX), row, zone, grid, zoneOf);
          else if (y === highY) fillSpan(highX, highX, row, zone, grid, zoneOf);
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
    const xs = crossings.subarray(crossingsOfRow[i + 1], end).sort();
    for (let k = 0; k + 1 < xs.length; k += 2) fillSpan(xs[k], xs[k + 1], top + i, zone, grid, zoneOf);
  }
}

/** Gives the free pixels of `row` with their centre in [fromX, toX] to `zone`. */
function fillSpan(fromX: number, toX: number, row: number, zone: number, grid: RasterGrid, zoneOf: Int32Array): void {
  const { width, originX, cellX } = grid;
  let column = Math.max(0, Math.floor((fromX - originX) / cellX - 0.5));
  while (column < width && originX + (column + 0.5) * cellX < fromX) column++;
  for (; column < width && originX + (column + 0.5) * cellX <= toX; column++) {
    const cell = row * width + column;
    if (zoneOf[cell] < 0) zoneOf[cell] = zone;
  }
}
