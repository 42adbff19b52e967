import { blur } from './habitat.ts';
import { MESH_CELLS, neighbourCell } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import { GRID } from './plane.ts';
import { randomStream } from './random.ts';
import type { Terrain } from './terrain.ts';

export const PREFECTURES = 12;
const COUNTIES = 90;
const TOWNSHIPS = 1300;
/** Districts of each prefecture capital, the provincial capital first. */
const DISTRICTS = [5, 3, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1];
/** How far from the outline seats stand, in cells of the mesh. */
const INLAND_CELLS = { capital: 16, county: 6 };

/** A county seat: its cell of the mesh, and whose capital it is a district of (-1: none). */
export interface CountySeat {
  readonly cell: number;
  readonly capital: number;
}

export interface Seats {
  readonly counties: CountySeat[];
  /** Cells of the township seats; the first ones are the county seats in their order. */
  readonly townships: number[];
}

/**
 * Chooses where the seats of prefectures, counties and townships lie: on good ground, and apart from one another by
 * a distance that grows with the roughness of the land and varies from seat to seat.
 */
export function chooseSeats(seed: number, mesh: Mesh, terrain: Terrain, habitat: Float32Array): Seats {
  const random = randomStream(seed, 'seats');
  const region = blur(habitat, 14);
  const around = blur(habitat, 3);
  const roughness = blur(terrain.relief, 8);
  const depth = cellsFromOutside(mesh);
  const land: number[] = [];
  for (let cell = 0; cell < MESH_CELLS; cell++) if (depth[cell] > 1 && !terrain.lake[mesh.ground[cell]]) land.push(cell);
  const inland = land.filter((cell) => depth[cell] > INLAND_CELLS.county);

  const score = new Float64Array(MESH_CELLS);
  const apart = new Float64Array(MESH_CELLS);
  for (const cell of land) {
    const central = Math.min(1, depth[cell] / 90); // the provincial capital, the best place of all, stands well inside
    score[cell] = (region[mesh.ground[cell]] + 0.5 * around[mesh.ground[cell]]) * (0.6 + 0.7 * central) * random.between(0.85, 1.15);
    apart[cell] = random.between(88_000, 120_000);
  }
  const capitals = spread(mesh, land.filter((cell) => depth[cell] > INLAND_CELLS.capital), score, apart, [], PREFECTURES);
  const counties: CountySeat[] = capitals.map((cell, capital) => ({ cell, capital }));
  placeDistricts(mesh, inland, around, random, counties);

  for (const cell of land) {
    const rough = Math.min(1, roughness[mesh.ground[cell]] / 500);
    score[cell] = (around[mesh.ground[cell]] + 0.12) * random.between(0.6, 1.4);
    apart[cell] = (27_000 + 11_000 * rough) * random.between(0.75, 1.3);
  }
  const countyCells = spread(mesh, inland, score, apart, counties.map((seat) => seat.cell), COUNTIES);
  for (const cell of countyCells.slice(counties.length)) counties.push({ cell, capital: -1 });

  for (const cell of land) {
    const rough = Math.min(1, roughness[mesh.ground[cell]] / 500);
    const capital = Math.min(...capitals.map((other) => metersBetween(mesh, cell, other)));
    const town = 1 - 0.62 * Math.exp(-((capital / 13_000) ** 2));
    score[cell] = (habitat[mesh.ground[cell]] + 0.5 * around[mesh.ground[cell]] + 0.06) * random.between(0.4, 1.6);
    apart[cell] = (8_500 + 7_500 * rough) * town * random.between(0.55, 1.5);
  }
  return { counties, townships: spread(mesh, land, score, apart, countyCells, TOWNSHIPS) };
}

/** Distance between the middles of two cells of the mesh, metres in the plane. */
export function metersBetween(mesh: Mesh, a: number, b: number): number {
  return Math.hypot(mesh.x[a] - mesh.x[b], mesh.y[a] - mesh.y[b]);
}

/** Cells to cross before leaving the province; 0 outside. */
function cellsFromOutside(mesh: Mesh): Uint8Array {
  const depth = new Uint8Array(MESH_CELLS).fill(255);
  let front: number[] = [];
  for (let cell = 0; cell < MESH_CELLS; cell++) if (!mesh.inside[cell]) front.push(cell);
  for (const cell of front) depth[cell] = 0;
  for (let step = 1; front.length > 0; step++) {
    const next: number[] = [];
    for (const cell of front) {
      for (let side = 0; side < 6; side++) {
        const neighbour = neighbourCell(cell, side);
        if (neighbour < 0 || neighbour >= MESH_CELLS || depth[neighbour] <= step) continue;
        depth[neighbour] = step;
        next.push(neighbour);
      }
    }
    front = next;
  }
  return depth;
}

/** The further districts of a capital stand around its centre. */
function placeDistricts(mesh: Mesh, land: number[], around: Float32Array, random: { between(a: number, b: number): number }, seats: CountySeat[]): void {
  for (let capital = 0; capital < PREFECTURES; capital++) {
    const centre = seats[capital].cell;
    const ring = land.filter((cell) => metersBetween(mesh, cell, centre) < 13_000 && metersBetween(mesh, cell, centre) > 6500);
    const ranked = ring.map((cell) => ({ cell, rank: around[mesh.ground[cell]] * random.between(0.5, 1.5) })).sort((a, b) => b.rank - a.rank);
    let left = DISTRICTS[capital] - 1;
    for (const { cell } of ranked) {
      if (left === 0) break;
      if (seats.some((seat) => metersBetween(mesh, seat.cell, cell) < 6500)) continue;
      seats.push({ cell, capital });
      left--;
    }
  }
}

/**
 * The best `count` cells that stand apart: `given` first, then by falling score, each at least its own distance from
 * all before. The distances are scaled together until just enough cells fit.
 */
function spread(mesh: Mesh, land: number[], score: Float64Array, apart: Float64Array, given: number[], count: number): number[] {
  const ranked = Int32Array.from(land).sort((a, b) => score[b] - score[a] || a - b);
  let low = 0.2;
  let high = 1.8;
  for (let step = 0; step < 7; step++) {
    const scale = (low + high) / 2;
    if (fit(mesh, ranked, apart, scale, given, count).length < count) high = scale;
    else low = scale;
  }
  return fit(mesh, ranked, apart, low, given, count);
}

function fit(mesh: Mesh, ranked: Int32Array, apart: Float64Array, scale: number, given: number[], count: number): number[] {
  const chosen: number[] = [];
  const size = 5000;
  const columns = Math.ceil((GRID.width * GRID.cellMeters) / size) + 1;
  const first = new Int32Array(columns * columns).fill(-1); // boxes of the plane, each a chain through `next`
  const next = new Int32Array(MESH_CELLS);
  const columnOf = (cell: number): number => Math.floor((mesh.x[cell] - GRID.originX) / size);
  const rowOf = (cell: number): number => Math.floor((GRID.originY - mesh.y[cell]) / size);
  const enter = (cell: number): void => {
    const box = rowOf(cell) * columns + columnOf(cell);
    next[cell] = first[box];
    first[box] = cell;
    chosen.push(cell);
  };
  const isNear = (cell: number, other: number, meters: number): boolean => (mesh.x[cell] - mesh.x[other]) ** 2 + (mesh.y[cell] - mesh.y[other]) ** 2 < meters * meters;
  const isFree = (cell: number, meters: number): boolean => {
    const reach = Math.ceil(meters / size);
    if (chosen.length < (2 * reach + 1) ** 2) return !chosen.some((other) => isNear(cell, other, meters)); // fewer seats than boxes
    const column = columnOf(cell);
    const row = rowOf(cell);
    for (let r = Math.max(0, row - reach); r <= Math.min(columns - 1, row + reach); r++) {
      for (let c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
        for (let other = first[r * columns + c]; other >= 0; other = next[other]) {
          if (isNear(cell, other, meters)) return false;
        }
      }
    }
    return true;
  };
  for (const cell of given) enter(cell);
  for (const cell of ranked) {
    if (chosen.length >= count) break;
    if (isFree(cell, apart[cell] * scale)) enter(cell);
  }
  return chosen;
}
