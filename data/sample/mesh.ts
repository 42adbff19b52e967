import { fractalNoise } from './noise.ts';
import { GRID, cellAt, cellX, cellY } from './plane.ts';
import { hash32, layerSeed } from './random.ts';
import type { Terrain } from './terrain.ts';

/**
 * A honeycomb with shaken corners over the whole grid: the smallest pieces of land that borders run between. Exactly
 * three cells meet at every corner, so any labelling of cells is a planar partition whose borders fit vertex by vertex.
 */
export const MESH_SPACING_METERS = 1600;
const SPACING = MESH_SPACING_METERS;
const COLUMNS = Math.floor((GRID.width * GRID.cellMeters) / SPACING);
const ROWS = Math.floor((GRID.height * GRID.cellMeters) / (SPACING * Math.sqrt(0.75)));
export const MESH_CELLS = COLUMNS * ROWS;
const PROVINCE_SQUARE_KILOMETERS = 175_000;
const SHAKE = 0.21; // of the spacing; cells stay convex, or nearly so

export interface Mesh {
  /** Corners, metres in the plane: corner 2c is the north end of cell c, 2c + 1 its south end. */
  readonly cornerX: Float64Array;
  readonly cornerY: Float64Array;
  /** Middle of each cell: mean of its six corners (of the unshaken cell on the rim). */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Cell of the terrain grid below the middle. */
  readonly ground: Int32Array;
  /** 1 where the cell belongs to the province. */
  readonly inside: Uint8Array;
}

/** The six neighbours of a cell, clockwise from the north-east; only for cells off the rim of the mesh. */
export function neighbourCell(cell: number, side: number): number {
  const odd = Math.floor(cell / COLUMNS) & 1;
  switch (side) {
    case 0: return cell + COLUMNS + odd;
    case 1: return cell + 1;
    case 2: return cell - COLUMNS + odd;
    case 3: return cell - COLUMNS + odd - 1;
    case 4: return cell - 1;
    default: return cell + COLUMNS + odd - 1;
  }
}

/** Corner where side `side` begins when walking clockwise; it ends where the next side begins. */
export function cornerOf(cell: number, side: number): number {
  switch (side) {
    case 0: return 2 * cell;
    case 1: return 2 * neighbourCell(cell, 0) + 1;
    case 2: return 2 * neighbourCell(cell, 2);
    case 3: return 2 * cell + 1;
    case 4: return 2 * neighbourCell(cell, 3);
    default: return 2 * neighbourCell(cell, 5) + 1;
  }
}

/** Cell whose unshaken hexagon holds the point (nearest middle); the point must lie in the grid. */
export function meshCellAt(mesh: Mesh, x: number, y: number): number {
  const row = Math.min(ROWS - 1, Math.max(0, Math.round((y - bottom()) / (SPACING * Math.sqrt(0.75)) - 0.5)));
  let nearest = -1;
  let least = Infinity;
  for (let r = Math.max(0, row - 1); r <= Math.min(ROWS - 1, row + 1); r++) {
    const column = Math.round((x - GRID.originX) / SPACING - 0.5 - (r & 1) / 2);
    const cell = r * COLUMNS + Math.min(COLUMNS - 1, Math.max(0, column));
    const distance = (mesh.x[cell] - x) ** 2 + (mesh.y[cell] - y) ** 2;
    if (distance >= least) continue;
    least = distance;
    nearest = cell;
  }
  return nearest;
}

function bottom(): number {
  return GRID.originY - GRID.height * GRID.cellMeters;
}

/** Lays the honeycomb and cuts the province out of it. */
export function makeMesh(seed: number, terrain: Terrain): Mesh {
  const rowHeight = SPACING * Math.sqrt(0.75);
  const mesh: Mesh = {
    cornerX: new Float64Array(2 * MESH_CELLS), cornerY: new Float64Array(2 * MESH_CELLS), x: new Float64Array(MESH_CELLS), y: new Float64Array(MESH_CELLS),
    ground: new Int32Array(MESH_CELLS), inside: new Uint8Array(MESH_CELLS),
  };
  const shakeSeed = layerSeed(seed, 'mesh');
  for (let cell = 0; cell < MESH_CELLS; cell++) {
    const row = Math.floor(cell / COLUMNS);
    mesh.x[cell] = GRID.originX + ((cell % COLUMNS) + 0.5 + (row & 1) / 2) * SPACING;
    mesh.y[cell] = bottom() + (row + 0.5) * rowHeight;
    for (let end = 0; end < 2; end++) {
      const angle = (hash32(shakeSeed, 2 * cell + end) / 4294967296) * 2 * Math.PI;
      const distance = SHAKE * SPACING * Math.sqrt(hash32(shakeSeed + 1, 2 * cell + end) / 4294967296);
      mesh.cornerX[2 * cell + end] = mesh.x[cell] + distance * Math.cos(angle);
      mesh.cornerY[2 * cell + end] = mesh.y[cell] + (end === 0 ? 1 : -1) * (SPACING / Math.sqrt(3)) + distance * Math.sin(angle);
    }
  }
  for (let cell = 0; cell < MESH_CELLS; cell++) {
    if (!onRim(cell)) centre(mesh, cell);
    mesh.ground[cell] = Math.max(0, cellAt(mesh.x[cell], mesh.y[cell]));
  }
  cutOut(mesh, seed, terrain);
  return mesh;
}

function onRim(cell: number): boolean {
  const row = Math.floor(cell / COLUMNS);
  const column = cell % COLUMNS;
  return row < 2 || row >= ROWS - 2 || column < 2 || column >= COLUMNS - 2;
}

function centre(mesh: Mesh, cell: number): void {
  let x = 0;
  let y = 0;
  for (let side = 0; side < 6; side++) {
    x += mesh.cornerX[cornerOf(cell, side)];
    y += mesh.cornerY[cornerOf(cell, side)];
  }
  mesh.x[cell] = x / 6;
  mesh.y[cell] = y / 6;
}

/** The outline: a warped oval that prefers crests, of the wanted area, in one piece and without holes. */
function cutOut(mesh: Mesh, seed: number, terrain: Terrain): void {
  const warp = fractalNoise(layerSeed(seed, 'outline warp'), 3);
  const coast = fractalNoise(layerSeed(seed, 'outline'), 3);
  const creek = fractalNoise(layerSeed(seed, 'outline creeks'), 3);
  const middleX = cellX(GRID.width / 2);
  const middleY = cellY((GRID.height / 2) * GRID.width);
  const half = (GRID.width * GRID.cellMeters) / 2;
  const field = new Float64Array(MESH_CELLS).fill(-Infinity);
  for (let cell = 0; cell < MESH_CELLS; cell++) {
    if (onRim(cell)) continue;
    const east = (mesh.x[cell] - middleX) / half;
    const north = (mesh.y[cell] - middleY) / half;
    const edge = Math.hypot(east, north);
    const bentEast = east + 0.3 * warp(east * 1.6, north * 1.6 + 9);
    const bentNorth = north + 0.3 * warp(east * 1.6 + 5, north * 1.6);
    const along = 0.88 * bentEast + 0.47 * bentNorth;
    const across = 0.88 * bentNorth - 0.47 * bentEast;
    const crest = terrain.elevation[mesh.ground[cell]] / 4000;
    field[cell] = 0.36 * coast(east * 1.9, north * 1.9) + 0.035 * creek(east * 12, north * 12) - 0.02 * crest - Math.hypot(along / 1.08, across / 0.84) - Math.max(0, edge - 0.84) ** 2 * 30;
  }
  const wanted = Math.round((PROVINCE_SQUARE_KILOMETERS * 1e6) / (SPACING * SPACING * Math.sqrt(0.75)));
  const threshold = Float64Array.from(field).sort()[MESH_CELLS - wanted];
  for (let cell = 0; cell < MESH_CELLS; cell++) if (field[cell] >= threshold) mesh.inside[cell] = 1;
  for (let pass = 0; pass < 2; pass++) roundOff(mesh.inside);
  keepLargest(mesh.inside, 1);
  keepLargest(mesh.inside, 0);
}

/** Fills notches and wears off spurs: a cell follows the majority of its neighbours. */
function roundOff(inside: Uint8Array): void {
  const before = Uint8Array.from(inside);
  for (let cell = 0; cell < MESH_CELLS; cell++) {
    if (onRim(cell)) continue;
    let neighbours = 0;
    for (let side = 0; side < 6; side++) neighbours += before[neighbourCell(cell, side)];
    if (neighbours !== 3) inside[cell] = neighbours > 3 ? 1 : 0;
  }
}

/** Turns all but the largest connected piece of cells with this value into the other value. */
function keepLargest(inside: Uint8Array, value: number): void {
  const piece = new Int32Array(MESH_CELLS).fill(-1);
  const sizes: number[] = [];
  for (let start = 0; start < MESH_CELLS; start++) {
    if (inside[start] !== value || piece[start] >= 0) continue;
    const found = [start];
    piece[start] = sizes.length;
    for (let i = 0; i < found.length; i++) {
      for (let side = 0; side < 6; side++) {
        const neighbour = neighbourCell(found[i], side);
        if (neighbour < 0 || neighbour >= MESH_CELLS || inside[neighbour] !== value || piece[neighbour] >= 0) continue;
        piece[neighbour] = sizes.length;
        found.push(neighbour);
      }
    }
    sizes.push(found.length);
  }
  const largest = sizes.indexOf(Math.max(...sizes));
  for (let cell = 0; cell < MESH_CELLS; cell++) if (inside[cell] === value && piece[cell] !== largest) inside[cell] = 1 - value;
}
