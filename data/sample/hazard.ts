import { Borders } from './borders.ts';
import type { Rings } from './borders.ts';
import { MESH_CELLS, meshCellAt, neighbourCell } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import { GRID_CELLS, cellX, cellY } from './plane.ts';
import type { Terrain } from './terrain.ts';

const GREAT_RIVER = 3;
/** Pieces of land on either side of the river that belong to the zone: with their 1.6 km, some 8 km. */
const REACH = 5;

/** The land along the longest stretch of great river, as the polygons of one area: its cells of the mesh, in one piece. */
export function hazardZone(mesh: Mesh, terrain: Terrain): Rings {
  const banks = new Set<number>();
  for (let cell = 0; cell < GRID_CELLS; cell++) {
    if (terrain.river[cell] !== GREAT_RIVER) continue;
    const bank = meshCellAt(mesh, cellX(cell), cellY(cell));
    if (mesh.inside[bank]) banks.add(bank);
  }
  const zone = grown(mesh, longestPiece(mesh, banks));
  return new Borders(mesh, Int32Array.from({ length: MESH_CELLS }, (_, cell) => (zone.has(cell) ? 0 : -1))).polygons(1, () => 0)[0];
}

const inside = (mesh: Mesh, cell: number): number[] => [0, 1, 2, 3, 4, 5].map((side) => neighbourCell(cell, side)).filter((next) => mesh.inside[next] === 1);

/** The largest set of cells that hang together. */
function longestPiece(mesh: Mesh, cells: ReadonlySet<number>): Set<number> {
  const left = new Set(cells);
  let largest: number[] = [];
  for (const start of cells) {
    if (!left.delete(start)) continue;
    const piece = [start];
    for (const cell of piece) for (const next of inside(mesh, cell)) if (left.delete(next)) piece.push(next);
    if (piece.length > largest.length) largest = piece;
  }
  return new Set(largest);
}

/** With the cells around, {@link REACH} deep. */
function grown(mesh: Mesh, cells: Set<number>): Set<number> {
  let front = [...cells];
  for (let step = 0; step < REACH; step++) {
    front = front.flatMap((cell) => inside(mesh, cell)).filter((cell) => !cells.has(cell));
    for (const cell of front) cells.add(cell);
  }
  return cells;
}
