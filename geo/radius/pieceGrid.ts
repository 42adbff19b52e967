import type { BorderPieces } from './circleCrossings.ts';
import type { SlotRuns } from './siteGrid.ts';

/** Border pieces by the cell, in degrees, that holds their middle; within a cell in order. */
export interface PieceGrid {
  readonly minLon: number;
  readonly minLat: number;
  readonly cellDegrees: number;
  readonly columns: number;
  readonly rows: number;
  readonly cellOffsets: Uint32Array;
  readonly pieces: Uint32Array;
  /** How far a piece may reach from its middle, in degrees. */
  readonly halfLon: number;
  readonly halfLat: number;
}

const CELLS_PER_PIECE = 2;
const MOST_CELLS = 1_048_576;

/** Grid over the middles of the pieces. */
export function buildPieceGrid({ lon0, lat0, lon1, lat1 }: BorderPieces): PieceGrid {
  const n = lon0.length;
  let minLon = Infinity;
  let maxLon = -Infinity;
  let minLat = Infinity;
  let maxLat = -Infinity;
  let halfLon = 0;
  let halfLat = 0;
  for (let k = 0; k < n; k++) {
    const lon = (lon0[k] + lon1[k]) / 2;
    const lat = (lat0[k] + lat1[k]) / 2;
    if (lon < minLon) minLon = lon;
    if (lon > maxLon) maxLon = lon;
    if (lat < minLat) minLat = lat;
    if (lat > maxLat) maxLat = lat;
    halfLon = Math.max(halfLon, Math.abs(lon1[k] - lon0[k]) / 2);
    halfLat = Math.max(halfLat, Math.abs(lat1[k] - lat0[k]) / 2);
  }
  const width = n > 0 ? maxLon - minLon : 0;
  const height = n > 0 ? maxLat - minLat : 0;
  const cells = Math.min(MOST_CELLS, CELLS_PER_PIECE * n + 1);
  const cellDegrees = Math.max(Math.sqrt((width * height) / cells), Math.max(width, height) / 4096, 1e-9);
  const columns = Math.floor(width / cellDegrees) + 1;
  const rows = Math.floor(height / cellDegrees) + 1;
  const cell = new Uint32Array(n);
  const cellOffsets = new Uint32Array(columns * rows + 1);
  for (let k = 0; k < n; k++) {
    const column = Math.floor(((lon0[k] + lon1[k]) / 2 - minLon) / cellDegrees);
    const row = Math.floor(((lat0[k] + lat1[k]) / 2 - minLat) / cellDegrees);
    cell[k] = row * columns + column;
    cellOffsets[cell[k] + 1]++;
  }
  for (let c = 1; c < cellOffsets.length; c++) cellOffsets[c] += cellOffsets[c - 1];
  const next = cellOffsets.slice();
  const pieces = new Uint32Array(n);
  for (let k = 0; k < n; k++) pieces[next[cell[k]]++] = k;
  return { minLon, minLat, cellDegrees, columns, rows, cellOffsets, pieces, halfLon, halfLat };
}

/** Writes the runs of `grid.pieces` that hold every piece reaching into the box in degrees. */
export function pieceRuns(grid: PieceGrid, west: number, south: number, east: number, north: number, runs: SlotRuns): void {
  const { columns, cellDegrees, cellOffsets } = grid;
  const firstColumn = Math.max(0, Math.floor((west - grid.halfLon - grid.minLon) / cellDegrees));
  const lastColumn = Math.min(columns - 1, Math.floor((east + grid.halfLon - grid.minLon) / cellDegrees));
  const firstRow = Math.max(0, Math.floor((south - grid.halfLat - grid.minLat) / cellDegrees));
  const lastRow = Math.min(grid.rows - 1, Math.floor((north + grid.halfLat - grid.minLat) / cellDegrees));
  runs.count = 0;
  if (firstColumn > lastColumn || firstRow > lastRow) return;
  if (runs.slots.length < 2 * (lastRow - firstRow + 1)) runs.slots = new Int32Array(4 * (lastRow - firstRow + 1));
  for (let row = firstRow; row <= lastRow; row++) {
    const from = cellOffsets[row * columns + firstColumn];
    const to = cellOffsets[row * columns + lastColumn + 1];
    if (from === to) continue;
    runs.slots[2 * runs.count] = from;
    runs.slots[2 * runs.count + 1] = to;
    runs.count++;
  }
}
