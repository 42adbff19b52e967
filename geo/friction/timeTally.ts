import type { RowVisitor } from './costDistance.ts';
import { paintRow } from '../zones/rasterZones.ts';
import type { ZoneRuns } from '../zones/rasterZones.ts';

/** What is added up of a search over a raster while it is told row by row: no array of costs outlives it. */
export interface TimeTally {
  readonly width: number;
  /** Index + 1 of the smallest limit that reaches each cell; 0 beyond all. */
  readonly limitOf: Uint8Array;
  /** Minutes of each point's cell and the label of its nearest source; NaN and -1 off the raster and beyond the largest limit. */
  readonly pointMinutes: Float64Array;
  readonly pointLabel: Int32Array;
  /** Cells within each limit, and the sum of their minutes: by row from west to east, then by rows, so the same however the rows came in pieces. */
  readonly cells: Float64Array;
  readonly sumMinutes: Float64Array;
}

/** Points sorted by the row of their cell, as compressed rows. */
export interface PointsByRow {
  readonly offsets: Uint32Array;
  readonly point: Int32Array;
  readonly column: Int32Array;
}

/** Sorts points by row; `cell` is -1 off the raster. */
export function pointsByRow(cell: Int32Array, width: number, height: number): PointsByRow {
  const rowOf = cell.map((c) => (c < 0 ? -1 : Math.floor(c / width)));
  const offsets = new Uint32Array(height + 1);
  for (const row of rowOf) if (row >= 0) offsets[row + 1]++;
  for (let row = 0; row < height; row++) offsets[row + 1] += offsets[row];
  const free = offsets.slice();
  const sorted = { offsets, point: new Int32Array(offsets[height]), column: new Int32Array(offsets[height]) };
  rowOf.forEach((row, point) => {
    if (row < 0) return;
    sorted.point[free[row]] = point;
    sorted.column[free[row]++] = cell[point] - row * width;
  });
  return sorted;
}

/**
 * Runs a search and adds it up.
 *
 * @param limits minutes, ascending; the search goes to the last
 * @param search calls the visitor for every row, or piece of a row, that may hold reached cells
 */
export function tallyTimes(width: number, height: number, limits: readonly number[], points: PointsByRow, pointCount: number, search: (visit: RowVisitor) => void): TimeTally {
  const count = limits.length;
  const limitOf = new Uint8Array(width * height);
  const pointMinutes = new Float64Array(pointCount).fill(NaN);
  const pointLabel = new Int32Array(pointCount).fill(-1);
  const cells = new Float64Array(count);
  const rowSums = new Float64Array(count * height);
  search((row, column, columns, minutes, label, at) => {
    const into = row * width + column;
    for (let i = 0; i < columns; i++) {
      const value = minutes[at + i];
      if (!(value <= limits[count - 1])) continue;
      let limit = 0;
      while (value > limits[limit]) limit++;
      limitOf[into + i] = limit + 1;
      cells[limit]++;
      rowSums[row * count + limit] += value;
    }
    for (let p = points.offsets[row]; p < points.offsets[row + 1]; p++) {
      const offset = points.column[p] - column;
      if (offset < 0 || offset >= columns) continue;
      pointMinutes[points.point[p]] = minutes[at + offset];
      pointLabel[points.point[p]] = label[at + offset];
    }
  });
  const sumMinutes = new Float64Array(count);
  for (let i = 0; i < rowSums.length; i++) sumMinutes[i % count] += rowSums[i];
  for (let limit = 1; limit < count; limit++) {
    cells[limit] += cells[limit - 1];
    sumMinutes[limit] += sumMinutes[limit - 1];
  }
  return { width, limitOf, pointMinutes, pointLabel, cells, sumMinutes };
}

/** Cells of each zone: all of them, and those within each limit (limit l of zone z at l * zones + z). */
export function cellsOfZones(tally: Pick<TimeTally, 'width' | 'limitOf'>, limits: number, runs: ZoneRuns, zones: number): { all: Float64Array; within: Float64Array } {
  const { width, limitOf } = tally;
  const counts = new Float64Array((limits + 1) * zones);
  const zoneOf = new Int32Array(width);
  for (let start = 0, row = 0; start < limitOf.length; start += width, row++) {
    if (runs.offsets[row] === runs.offsets[row + 1]) continue;
    paintRow(runs, row, zoneOf);
    for (let column = 0; column < width; column++) if (zoneOf[column] >= 0) counts[limitOf[start + column] * zones + zoneOf[column]]++;
  }
  const all = counts.slice(0, zones);
  const within = counts.slice(zones);
  for (let i = 0; i < within.length; i++) {
    all[i % zones] += within[i];
    if (i >= zones) within[i] += within[i - zones];
  }
  return { all, within };
}
