import { Pathfinder } from './pathfinder.ts';
import { GRID_CELLS, cellAt, cellX, cellY } from './plane.ts';
import { meshCellAt } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import { layerSeed, randomStream } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { Terrain } from './terrain.ts';
import type { Units } from './units.ts';

const NATIONAL = 1;
const PROVINCIAL = 2;
const COUNTY = 3;
const TOWNSHIP = 4;
const VILLAGE = 5;
/** A village further than this from any road, in metres of level ground, has none. */
const REMOTE_METERS = 26_000;
const ISLANDS = 7;

/** 1 for each cell of the grid that lies in the province; a cell with a settlement does, wherever its middle is. */
export function provinceMask(mesh: Mesh, settlements: Settlement[]): Uint8Array {
  const land = new Uint8Array(GRID_CELLS);
  for (let cell = 0; cell < GRID_CELLS; cell++) land[cell] = mesh.inside[meshCellAt(mesh, cellX(cell), cellY(cell))];
  for (const settlement of settlements) land[cellAt(settlement.x, settlement.y)] = 1;
  return land;
}

/**
 * Lays out the roads from the highest class to the lowest: between neighbouring prefecture capitals, county seats and
 * township seats, then from the villages to the nearest road. Some mountain villages have none, and a few hamlets have
 * a track of their own that joins nothing.
 */
export function layRoads(seed: number, terrain: Terrain, land: Uint8Array, units: Units, mesh: Mesh, settlements: Settlement[]): Pathfinder {
  const random = randomStream(seed, 'roads');
  const roads = new Pathfinder(terrain, land, layerSeed(seed, 'road patches'));
  const groundOf = (meshCell: number): number => mesh.ground[meshCell];
  const capitals = units.prefectures.map((prefecture) => groundOf(prefecture.seatCell));
  const countySeats = units.counties.map((county) => groundOf(county.seatCell));
  const townshipSeats = units.townships.map((township) => groundOf(township.seatCell));
  for (const [a, b] of neighbours(capitals, 1, Infinity)) roads.build(a, b, NATIONAL);
  for (const [a, b] of neighbours(countySeats, 0.9, 150_000)) roads.build(a, b, PROVINCIAL);
  for (const [i, [a, b]] of neighbours(townshipSeats, 0.5, 60_000).entries()) roads.build(a, b, i % 3 === 0 ? TOWNSHIP : COUNTY);

  const { parent, cost } = roads.waysToNetwork(REMOTE_METERS);
  const without: Settlement[] = [];
  for (const settlement of settlements) {
    const cell = cellAt(settlement.x, settlement.y);
    const { roughness, poor } = units.counties[units.townships[settlement.township].county];
    const isVillage = settlement.kind === 'village';
    const chance = isVillage ? 0.97 - 0.22 * roughness - (poor ? 0.08 : 0) - 0.25 * Math.min(1, cost[cell] / REMOTE_METERS) : 1;
    if (cost[cell] < Infinity && random.next() < chance) roads.follow(parent, cell, isVillage ? VILLAGE : TOWNSHIP);
    else if (!roads.hasRoad[cell]) without.push(settlement);
  }
  layIslands(roads, without);
  return roads;
}

/** Tracks between villages that no road reaches and that lie well away from every road. */
function layIslands(roads: Pathfinder, without: Settlement[]): void {
  const network = Uint8Array.from(roads.hasRoad);
  const { cost } = roads.waysToNetwork(REMOTE_METERS);
  const remote = without.map((settlement) => cellAt(settlement.x, settlement.y)).sort((a, b) => cost[b] - cost[a] || a - b).slice(0, 400);
  const used = new Set<number>();
  let islands = 0;
  for (const cell of remote) {
    if (islands === ISLANDS) break;
    if (used.has(cell)) continue;
    let joined = 0;
    for (const other of remote) {
      if (joined === 3) break;
      if (other === cell || used.has(other) || metersBetweenCells(cell, other) > 9000 || !roads.buildApart(cell, other, VILLAGE, network)) continue;
      used.add(other);
      joined++;
    }
    if (joined > 0) islands++;
  }
}

function metersBetweenCells(a: number, b: number): number {
  return Math.hypot(cellX(a) - cellX(b), cellY(a) - cellY(b));
}

/**
 * Pairs of places that are neighbours, shortest first: no third place lies in the lens between them. `breadth` 1 gives
 * the Gabriel graph, less breadth more pairs fall away down to the relative neighbourhood graph at 0 (beta-skeletons:
 * Kirkpatrick and Radke 1985). The graph is connected
 * for every breadth, as long as no place lies farther than `reachMeters` from the others.
 */
function neighbours(cells: number[], breadth: number, reachMeters: number): [number, number][] {
  const beta = 2 - breadth;
  const x = cells.map(cellX);
  const y = cells.map(cellY);
  const pairs: [number, number][] = [];
  for (let a = 0; a < cells.length; a++) {
    const away = Float64Array.from(cells, (_, i) => Math.hypot(x[i] - x[a], y[i] - y[a]));
    const nearest = cells.flatMap((_, i) => (i !== a && away[i] < reachMeters ? [i] : [])).sort((i, j) => away[i] - away[j]).slice(0, 24);
    for (const b of nearest) {
      if (b < a) continue;
      const radius = (beta / 2) * Math.hypot(x[a] - x[b], y[a] - y[b]);
      const blocks = (c: number, p: number, q: number): boolean => Math.hypot(x[c] - (1 - beta / 2) * x[p] - (beta / 2) * x[q], y[c] - (1 - beta / 2) * y[p] - (beta / 2) * y[q]) < radius - 1e-6;
      if (nearest.some((c) => c !== b && blocks(c, a, b) && blocks(c, b, a))) continue;
      pairs.push([a, b]);
    }
  }
  const span = ([a, b]: [number, number]): number => (x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2;
  return pairs.sort((p, q) => span(p) - span(q)).map(([a, b]) => [cells[a], cells[b]]);
}
