import type { ZoneEdges } from './zoneEdges.ts';

/**
 * The grid behind the zone index. A set is a list of zones in file order, each as `zone * 2 + touched`: `touched` 0
 * means the zone contains the whole cell, 1 that its border may run through it.
 */
export interface ZoneCells {
  readonly minLon: number;
  readonly minLat: number;
  readonly maxLon: number;
  readonly maxLat: number;
  readonly columns: number;
  readonly rows: number;
  readonly columnsPerDegree: number;
  readonly rowsPerDegree: number;
  /** Set of each cell, row by row from the south-west. */
  readonly cellSet: Uint32Array;
  readonly setOffsets: Uint32Array;
  readonly setEntries: Uint32Array;
  /** Zone that answers for every point of the cell, -1 for none, -2 where the edges must be asked. */
  readonly setAnswer: Int32Array;
  /** Edges by zone and row: row r of zone z is band `zoneBand[z] + r - zoneFirstRow[z]`. */
  readonly zoneFirstRow: Int32Array;
  readonly zoneBand: Uint32Array;
  readonly bandOffsets: Uint32Array;
  readonly bandEdges: Uint32Array;
}

const CELLS_PER_EDGE = 4;
const LEAST_CELLS = 256;
const MOST_CELLS = 4_194_304;
/** Share of a cell by which an edge is thought thicker than it is: rounding must never leave a touched cell unmarked. */
const THICKNESS = 1e-6;

/** Grid over the edges of the zones, about `CELLS_PER_EDGE` cells an edge, square in degrees where the extent allows. */
export function buildZoneCells(edges: ZoneEdges): ZoneCells {
  const grid = extentOf(edges);
  const bands = fillBands(edges, grid);
  const sets = new CellSets(grid.columns * grid.rows);
  for (let zone = 0; zone < edges.zoneOffsets.length - 1; zone++) {
    for (let e = edges.zoneOffsets[zone]; e < edges.zoneOffsets[zone + 1]; e++) markTouched(edges, e, grid, sets, zone);
    for (let band = bands.zoneBand[zone]; band < bands.zoneBand[zone + 1]; band++) fillInside(edges, zone, band, grid, bands, sets);
  }
  return { ...grid, ...bands, cellSet: sets.cellSet, ...flattenSets(sets.parents, sets.entries) };
}

/** The set of every cell while the zones are added one after another, the last of which touched each cell. */
class CellSets {
  readonly cellSet: Uint32Array;
  readonly parents = [0];
  readonly entries = [0];
  private readonly touchedBy: Int32Array;
  // sets are interned: within one zone the same set plus the same entry is the same set
  private readonly grown: number[] = [0, 0];
  private readonly grownIn: number[] = [-1, -1];

  constructor(cells: number) {
    this.cellSet = new Uint32Array(cells);
    this.touchedBy = new Int32Array(cells).fill(-1);
  }

  /** The border of `zone` may run through the cell. */
  touch(cell: number, zone: number): void {
    if (this.touchedBy[cell] === zone) return;
    this.touchedBy[cell] = zone;
    this.grow(cell, zone, 1);
  }

  /** `zone` contains the cell, unless its border touches it. */
  contain(cell: number, zone: number): void {
    if (this.touchedBy[cell] !== zone) this.grow(cell, zone, 0);
  }

  private grow(cell: number, zone: number, touched: number): void {
    const key = this.cellSet[cell] * 2 + touched;
    if (this.grownIn[key] !== zone) {
      this.grown[key] = this.parents.length;
      this.grownIn[key] = zone;
      this.parents.push(this.cellSet[cell]);
      this.entries.push(zone * 2 + touched);
      this.grown.push(0, 0);
      this.grownIn.push(-1, -1);
    }
    this.cellSet[cell] = this.grown[key];
  }
}

type Grid = Pick<
  ZoneCells,
  'minLon' | 'minLat' | 'maxLon' | 'maxLat' | 'columns' | 'rows' | 'columnsPerDegree' | 'rowsPerDegree'
>;
type Bands = Pick<ZoneCells, 'zoneFirstRow' | 'zoneBand' | 'bandOffsets' | 'bandEdges'>;

function extentOf({ lowLon, lowLat, highLon, highLat }: ZoneEdges): Grid {
  const n = lowLon.length;
  let minLon = Infinity;
  let maxLon = -Infinity;
  let minLat = Infinity;
  let maxLat = -Infinity;
  for (let e = 0; e < n; e++) {
    if (lowLon[e] < minLon) minLon = lowLon[e];
    if (highLon[e] < minLon) minLon = highLon[e];
    if (lowLon[e] > maxLon) maxLon = lowLon[e];
    if (highLon[e] > maxLon) maxLon = highLon[e];
    if (lowLat[e] < minLat) minLat = lowLat[e];
    if (highLat[e] > maxLat) maxLat = highLat[e];
  }
  if (n === 0) return { minLon, minLat, maxLon, maxLat, columns: 1, rows: 1, columnsPerDegree: 0, rowsPerDegree: 0 };
  const width = Math.max(maxLon - minLon, 1e-9);
  const height = Math.max(maxLat - minLat, 1e-9);
  const cells = Math.min(MOST_CELLS, Math.max(LEAST_CELLS, CELLS_PER_EDGE * n));
  const columns = Math.min(cells, Math.max(1, Math.round(Math.sqrt((cells * width) / height))));
  const rows = Math.max(1, Math.round(cells / columns));
  // a hair less than the full count, so that the eastern and northern rims fall into the last cell
  const rim = 1 - 1e-12;
  return { minLon, minLat, maxLon, maxLat, columns, rows, columnsPerDegree: (columns * rim) / width, rowsPerDegree: (rows * rim) / height };
}

function rowOf(grid: Grid, lat: number): number {
  return Math.floor((lat - grid.minLat) * grid.rowsPerDegree);
}

function columnOf(grid: Grid, lon: number): number {
  return Math.min(grid.columns - 1, Math.max(0, Math.floor((lon - grid.minLon) * grid.columnsPerDegree)));
}

function fillBands(edges: ZoneEdges, grid: Grid): Bands {
  const { lowLat, highLat, zoneOffsets } = edges;
  const zoneCount = zoneOffsets.length - 1;
  const zoneFirstRow = new Int32Array(zoneCount);
  const zoneBand = new Uint32Array(zoneCount + 1);
  for (let zone = 0; zone < zoneCount; zone++) {
    const first = leastRow(lowLat, zoneOffsets[zone], zoneOffsets[zone + 1], grid);
    const last = greatestRow(highLat, zoneOffsets[zone], zoneOffsets[zone + 1], grid);
    zoneFirstRow[zone] = first;
    zoneBand[zone + 1] = zoneBand[zone] + Math.max(0, last - first + 1);
  }
  const bandOffsets = new Uint32Array(zoneBand[zoneCount] + 1);
  for (let zone = 0; zone < zoneCount; zone++) countBands(edges, zone, zoneBand[zone] - zoneFirstRow[zone], grid, bandOffsets);
  for (let band = 1; band < bandOffsets.length; band++) bandOffsets[band] += bandOffsets[band - 1];
  const bandEdges = new Uint32Array(bandOffsets[bandOffsets.length - 1]);
  const next = bandOffsets.slice();
  for (let zone = 0; zone < zoneCount; zone++) listBands(edges, zone, zoneBand[zone] - zoneFirstRow[zone], grid, next, bandEdges);
  return { zoneFirstRow, zoneBand, bandOffsets, bandEdges };
}

function leastRow(lats: Float64Array, from: number, to: number, grid: Grid): number {
  let least = Infinity;
  for (let e = from; e < to; e++) if (lats[e] < least) least = lats[e];
  return from < to ? rowOf(grid, least) : grid.rows;
}

function greatestRow(lats: Float64Array, from: number, to: number, grid: Grid): number {
  let greatest = -Infinity;
  for (let e = from; e < to; e++) if (lats[e] > greatest) greatest = lats[e];
  return from < to ? rowOf(grid, greatest) : -1;
}

function countBands({ lowLat, highLat, zoneOffsets }: ZoneEdges, zone: number, base: number, grid: Grid, bandOffsets: Uint32Array): void {
  for (let e = zoneOffsets[zone], end = zoneOffsets[zone + 1]; e < end; e++) {
    const last = rowOf(grid, highLat[e]);
    for (let row = rowOf(grid, lowLat[e]); row <= last; row++) bandOffsets[base + row + 1]++;
  }
}

function listBands({ lowLat, highLat, zoneOffsets }: ZoneEdges, zone: number, base: number, grid: Grid, next: Uint32Array, bandEdges: Uint32Array): void {
  for (let e = zoneOffsets[zone], end = zoneOffsets[zone + 1]; e < end; e++) {
    const last = rowOf(grid, highLat[e]);
    for (let row = rowOf(grid, lowLat[e]); row <= last; row++) bandEdges[next[base + row]++] = e;
  }
}

/** Marks the cells that edge `e` may run through. */
function markTouched({ lowLon, lowLat, highLon, highLat }: ZoneEdges, e: number, grid: Grid, sets: CellSets, zone: number): void {
  const thickLat = THICKNESS / grid.rowsPerDegree;
  const thickLon = THICKNESS / grid.columnsPerDegree;
  const x0 = lowLon[e];
  const y0 = lowLat[e];
  const slope = highLat[e] > y0 ? (highLon[e] - x0) / (highLat[e] - y0) : 0;
  const west = Math.min(x0, highLon[e]);
  const east = Math.max(x0, highLon[e]);
  const lastRow = Math.min(grid.rows - 1, rowOf(grid, highLat[e] + thickLat));
  for (let row = Math.max(0, rowOf(grid, y0 - thickLat)); row <= lastRow; row++) {
    let from = west;
    let to = east;
    if (slope !== 0) {
      const south = grid.minLat + row / grid.rowsPerDegree - thickLat;
      const north = grid.minLat + (row + 1) / grid.rowsPerDegree + thickLat;
      const a = x0 + slope * (south - y0);
      const b = x0 + slope * (north - y0);
      from = Math.max(from, Math.min(a, b));
      to = Math.min(to, Math.max(a, b));
    }
    const lastColumn = columnOf(grid, to + thickLon);
    for (let column = columnOf(grid, from - thickLon); column <= lastColumn; column++) sets.touch(row * grid.columns + column, zone);
  }
}

/** Cells of a band between the crossings of its middle line that no edge touches lie wholly inside the zone. */
function fillInside(edges: ZoneEdges, zone: number, band: number, grid: Grid, bands: Bands, sets: CellSets): void {
  const row = bands.zoneFirstRow[zone] + band - bands.zoneBand[zone];
  const crossings = crossingsAt(edges, band, grid.minLat + (row + 0.5) / grid.rowsPerDegree, bands);
  for (let k = 0; k + 1 < crossings.length; k += 2) {
    const first = Math.max(0, Math.ceil((crossings[k] - grid.minLon) * grid.columnsPerDegree - 0.5));
    const last = Math.min(grid.columns - 1, Math.floor((crossings[k + 1] - grid.minLon) * grid.columnsPerDegree - 0.5));
    for (let column = first; column <= last; column++) sets.contain(row * grid.columns + column, zone);
  }
}

/** Longitudes, ascending, where the edges of a band cross the parallel at `lat`. */
function crossingsAt({ lowLon, lowLat, highLon, highLat }: ZoneEdges, band: number, lat: number, { bandOffsets, bandEdges }: Bands): number[] {
  const crossings: number[] = [];
  for (let k = bandOffsets[band]; k < bandOffsets[band + 1]; k++) {
    const e = bandEdges[k];
    if (lowLat[e] > lat || highLat[e] <= lat) continue;
    const share = (lat - lowLat[e]) / (highLat[e] - lowLat[e]);
    crossings.push(lowLon[e] + share * (highLon[e] - lowLon[e]));
  }
  return crossings.sort((a, b) => a - b);
}

function flattenSets(parents: number[], entries: number[]): Pick<ZoneCells, 'setOffsets' | 'setEntries' | 'setAnswer'> {
  const count = parents.length;
  const depth = new Uint32Array(count);
  const setOffsets = new Uint32Array(count + 1);
  for (let set = 1; set < count; set++) depth[set] = depth[parents[set]] + 1;
  for (let set = 0; set < count; set++) setOffsets[set + 1] = setOffsets[set] + depth[set];
  const setEntries = new Uint32Array(setOffsets[count]);
  const setAnswer = new Int32Array(count).fill(-1);
  for (let set = 1; set < count; set++) {
    // a parent is always made before its child, so its list stands already
    const parent = parents[set];
    setEntries.set(setEntries.subarray(setOffsets[parent], setOffsets[parent + 1]), setOffsets[set]);
    setEntries[setOffsets[set + 1] - 1] = entries[set];
    const first = setEntries[setOffsets[set]];
    setAnswer[set] = (first & 1) === 0 ? first >> 1 : -2;
  }
  return { setOffsets, setEntries, setAnswer };
}
