import { SLOT_STEPS } from './pathfinder.ts';
import type { Pathfinder } from './pathfinder.ts';
import { GRID_CELLS, GRID, cellAt, cellX, cellY } from './plane.ts';
import { hash32, layerSeed } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { Terrain } from './terrain.ts';

export interface Roads {
  /** Metres in the plane. */
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  /** Node indexes. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Index into ROAD_CLASSES (pathfinder.ts). */
  readonly roadClass: Uint8Array;
  /** Length of the road itself, bends included. */
  readonly lengthMeters: Float64Array;
  readonly speedKmh: Float64Array;
}

/** Speeds on level ground and in high mountains, km/h, and how much longer the road is than the line drawn, by class. */
const PLAIN_KMH = [0, 85, 62, 46, 36, 27];
const MOUNTAIN_KMH = [0, 52, 36, 26, 20, 13];
const PLAIN_WINDING = [1, 1.02, 1.05, 1.08, 1.1, 1.12];
const MOUNTAIN_WINDING = [1, 1.2, 1.45, 1.7, 1.85, 2];
const SMOOTHING = 3;
const TOWN_STEP_KMH = 35;

/** 0 on the plain .. 1 in high mountains, for one cell of the grid. */
function roughnessAt(terrain: Terrain, cell: number): number {
  return Math.min(1, Math.max(0, (terrain.relief[cell] - 60) / 420));
}

/** Speed of a road of this class on this cell, km/h. */
export function roadSpeedKmh(terrain: Terrain, cell: number, roadClass: number): number {
  const rough = roughnessAt(terrain, cell);
  return PLAIN_KMH[roadClass] + (MOUNTAIN_KMH[roadClass] - PLAIN_KMH[roadClass]) * Math.sqrt(rough);
}

/** Length of a road of this class on this cell over the length of the line drawn. */
export function windingAt(terrain: Terrain, cell: number, roadClass: number): number {
  return PLAIN_WINDING[roadClass] + (MOUNTAIN_WINDING[roadClass] - PLAIN_WINDING[roadClass]) * roughnessAt(terrain, cell);
}

/** Turns the steps of the grid into a graph: a node per cell with road, drawn through the settlements and smoothed between. */
export function traceRoads(seed: number, terrain: Terrain, steps: Pathfinder, settlements: Settlement[]): Roads {
  const nodeOfCell = new Int32Array(GRID_CELLS).fill(-1);
  const cells: number[] = [];
  for (let cell = 0; cell < GRID_CELLS; cell++) {
    if (!steps.hasRoad[cell]) continue;
    nodeOfCell[cell] = cells.length;
    cells.push(cell);
  }
  const nodeX = new Float64Array(cells.length);
  const nodeY = new Float64Array(cells.length);
  const chance = layerSeed(seed, 'road bends');
  for (const [node, cell] of cells.entries()) {
    nodeX[node] = cellX(cell) + (hash32(chance, 2 * cell) / 4294967296 - 0.5) * 0.7 * GRID.cellMeters;
    nodeY[node] = cellY(cell) + (hash32(chance, 2 * cell + 1) / 4294967296 - 0.5) * 0.7 * GRID.cellMeters;
  }
  const fixed = new Uint8Array(cells.length);
  const urban = new Uint8Array(cells.length);
  for (const settlement of settlements) {
    const node = nodeOfCell[cellAt(settlement.x, settlement.y)];
    if (node < 0) continue;
    if (settlement.kind === 'city') urban[node] = 1;
    if (fixed[node]) continue;
    fixed[node] = 1;
    nodeX[node] = settlement.x;
    nodeY[node] = settlement.y;
  }

  const from: number[] = [];
  const to: number[] = [];
  const roadClass: number[] = [];
  for (const [node, cell] of cells.entries()) {
    for (const [slot, step] of SLOT_STEPS.entries()) {
      const found = steps.stepClass[cell * 4 + slot];
      if (found === 0) continue;
      from.push(node);
      to.push(nodeOfCell[cell + step]);
      roadClass.push(found);
    }
  }
  smooth(nodeX, nodeY, fixed, from, to);

  const lengthMeters = new Float64Array(from.length);
  const speedKmh = new Float64Array(from.length);
  for (let edge = 0; edge < from.length; edge++) {
    const [a, b] = [from[edge], to[edge]];
    const [cellA, cellB] = [cells[a], cells[b]];
    const line = Math.hypot(nodeX[a] - nodeX[b], nodeY[a] - nodeY[b]);
    const winding = (windingAt(terrain, cellA, roadClass[edge]) + windingAt(terrain, cellB, roadClass[edge])) / 2;
    const open = (roadSpeedKmh(terrain, cellA, roadClass[edge]) + roadSpeedKmh(terrain, cellB, roadClass[edge])) / 2;
    lengthMeters[edge] = line * winding;
    speedKmh[edge] = urban[a] && urban[b] ? TOWN_STEP_KMH : Math.round(open);
  }
  return { nodeX, nodeY, from: Int32Array.from(from), to: Int32Array.from(to), roadClass: Uint8Array.from(roadClass), lengthMeters, speedKmh };
}

/** Draws nodes on a road between two others towards their middle; junctions move less, settlements stay. */
function smooth(nodeX: Float64Array, nodeY: Float64Array, fixed: Uint8Array, from: number[], to: number[]): void {
  const degree = new Int32Array(nodeX.length);
  for (let pass = 0; pass < SMOOTHING; pass++) {
    const sumX = new Float64Array(nodeX.length);
    const sumY = new Float64Array(nodeX.length);
    degree.fill(0);
    for (let edge = 0; edge < from.length; edge++) {
      for (const [a, b] of [[from[edge], to[edge]], [to[edge], from[edge]]]) {
        sumX[a] += nodeX[b];
        sumY[a] += nodeY[b];
        degree[a]++;
      }
    }
    for (let node = 0; node < nodeX.length; node++) {
      if (fixed[node] || degree[node] < 2) continue;
      const pull = degree[node] === 2 ? 0.55 : 0.3;
      nodeX[node] += pull * (sumX[node] / degree[node] - nodeX[node]);
      nodeY[node] += pull * (sumY[node] / degree[node] - nodeY[node]);
    }
  }
}
