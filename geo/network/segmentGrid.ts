/** Straight segments of a plane (here: of longitude and latitude) filed by the cells of a grid they pass through. */
export interface SegmentGrid {
  readonly columns: number;
  readonly rows: number;
  readonly west: number;
  readonly south: number;
  readonly cellX: number;
  readonly cellY: number;
  /** The segments of cell c stand from `offsets[c]` up to `offsets[c + 1]`, ascending. */
  readonly offsets: Uint32Array;
  readonly segments: Int32Array;
}

/** Ends of segments by place number. */
export interface Segments {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/**
 * @param squareness height of a cell over its width: the cosine of the latitude makes cells square on the ground
 * @param leastCellY no cell is lower than this: for searches that reach so far
 */
export function buildSegmentGrid(x: Float64Array, y: Float64Array, { a, b }: Segments, squareness: number, leastCellY = 0): SegmentGrid {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  let lengths = 0;
  for (let i = 0; i < x.length; i++) {
    if (x[i] < west) west = x[i];
    if (x[i] > east) east = x[i];
    if (y[i] < south) south = y[i];
    if (y[i] > north) north = y[i];
  }
  for (let s = 0; s < a.length; s++) lengths += Math.hypot((x[b[s]] - x[a[s]]) * squareness, y[b[s]] - y[a[s]]);
  const width = Math.max((east - west) * squareness, 0);
  const height = Math.max(north - south, 0);
  // A cell holds about one segment: neither narrower than a typical one nor more cells than segments.
  const byCount = Math.sqrt((width * height) / Math.max(1, a.length));
  const cellY = Math.max(lengths / Math.max(1, a.length), byCount, width / 4096, height / 4096, leastCellY) || 1;
  const cellX = cellY / squareness;
  const columns = a.length === 0 ? 1 : Math.floor((east - west) / cellX) + 1;
  const rows = a.length === 0 ? 1 : Math.floor(height / cellY) + 1;
  const grid = { columns, rows, west, south, cellX, cellY };

  const offsets = new Uint32Array(columns * rows + 1);
  const eachCell = (visit: (cell: number, segment: number) => void): void => {
    for (let s = 0; s < a.length; s++) cellsOfSegment(grid, x[a[s]], y[a[s]], x[b[s]], y[b[s]], (cell) => visit(cell, s));
  };
  eachCell((cell) => { offsets[cell + 1]++; });
  for (let cell = 0; cell < columns * rows; cell++) offsets[cell + 1] += offsets[cell];
  const segments = new Int32Array(offsets[columns * rows]);
  const free = offsets.slice(0, columns * rows);
  eachCell((cell, s) => { segments[free[cell]++] = s; });
  return { ...grid, offsets, segments };
}

type Frame = Omit<SegmentGrid, 'offsets' | 'segments'>;

/** Column of an x, kept inside the grid. */
export function columnOf(grid: Frame, x: number): number {
  return Math.min(grid.columns - 1, Math.max(0, Math.floor((x - grid.west) / grid.cellX)));
}

/** Row of a y, kept inside the grid. */
export function rowOf(grid: Frame, y: number): number {
  return Math.min(grid.rows - 1, Math.max(0, Math.floor((y - grid.south) / grid.cellY)));
}

/** Rounding may put a point of a segment into the next cell; the span of each row is widened by this part of a cell. */
const PAD = 1e-9;

function cellsOfSegment(grid: Frame, x1: number, y1: number, x2: number, y2: number, visit: (cell: number) => void): void {
  const low = Math.min(y1, y2);
  const high = Math.max(y1, y2);
  const padX = PAD * grid.cellX;
  const padY = PAD * grid.cellY;
  for (let row = rowOf(grid, low - padY), last = rowOf(grid, high + padY); row <= last; row++) {
    const enter = Math.min(high, Math.max(low, grid.south + row * grid.cellY - padY));
    const leave = Math.min(high, Math.max(low, grid.south + (row + 1) * grid.cellY + padY));
    const xEnter = y1 === y2 ? x1 : x1 + ((enter - y1) * (x2 - x1)) / (y2 - y1);
    const xLeave = y1 === y2 ? x2 : x1 + ((leave - y1) * (x2 - x1)) / (y2 - y1);
    const lastColumn = columnOf(grid, Math.max(xEnter, xLeave) + padX);
    for (let column = columnOf(grid, Math.min(xEnter, xLeave) - padX); column <= lastColumn; column++) visit(row * grid.columns + column);
  }
}
