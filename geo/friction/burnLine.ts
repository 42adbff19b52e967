import type { RasterGrid } from '../zones/rasterZones.ts';

/**
 * Calls `visit` for every cell of the grid that a line touches (a "supercover"), in the order of the line; a cell may be
 * visited more than once. Cells are half-open like those of a point, save that a line through the corner of four cells
 * touches all four: two cells side by side along a line always share an edge, so no diagonal step passes through it.
 *
 * @param coordinates x, y interleaved, in the units of the grid; a vertex that is NaN ends the line before it and begins it anew
 */
export function cellsOnLine(coordinates: Float64Array, grid: RasterGrid, visit: (cell: number) => void): void {
  const { width, height, originX, originY, cellX, cellY } = grid;
  const mark = (column: number, row: number): void => {
    if (column >= 0 && row >= 0 && column < width && row < height) visit(row * width + column);
  };
  for (let v = 0; v + 3 < coordinates.length; v += 2) {
    const part = clipped(
      (coordinates[v] - originX) / cellX, (originY - coordinates[v + 1]) / cellY,
      (coordinates[v + 2] - originX) / cellX, (originY - coordinates[v + 3]) / cellY, width, height);
    if (part === null) continue;
    const [x0, y0, x1, y1] = part;
    let column = Math.floor(x0);
    let row = Math.floor(y0);
    const [dx, dy] = [x1 - x0, y1 - y0];
    const [stepX, stepY] = [Math.sign(dx), Math.sign(dy)];
    let columns = Math.abs(Math.floor(x1) - column);
    let rows = Math.abs(Math.floor(y1) - row);
    mark(column, row);
    while (columns > 0 || rows > 0) {
      // Where along the segment it leaves the column and the row it is in.
      const atColumn = columns > 0 ? ((stepX > 0 ? column + 1 : column) - x0) / dx : Infinity;
      const atRow = rows > 0 ? ((stepY > 0 ? row + 1 : row) - y0) / dy : Infinity;
      if (atColumn === atRow) {
        mark(column + stepX, row);
        mark(column, row + stepY);
      }
      if (atColumn <= atRow) {
        column += stepX;
        columns--;
      }
      if (atRow <= atColumn) {
        row += stepY;
        rows--;
      }
      mark(column, row);
    }
  }
}

/** The part of a segment within one cell of the grid, in cells; null where there is none (Liang & Barsky 1984, ACM TOG 3). */
function clipped(x0: number, y0: number, x1: number, y1: number, width: number, height: number): [number, number, number, number] | null {
  if (!(Number.isFinite(x0) && Number.isFinite(y0) && Number.isFinite(x1) && Number.isFinite(y1))) return null;
  const [dx, dy] = [x1 - x0, y1 - y0];
  let start = 0;
  let end = 1;
  for (const [step, room] of [[-dx, x0 + 1], [dx, width + 1 - x0], [-dy, y0 + 1], [dy, height + 1 - y0]]) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) start = Math.max(start, room / step);
    else end = Math.min(end, room / step);
  }
  if (start > end) return null;
  return [start === 0 ? x0 : x0 + start * dx, start === 0 ? y0 : y0 + start * dy, end === 1 ? x1 : x0 + end * dx, end === 1 ? y1 : y0 + end * dy];
}
