import { fractalNoise } from './noise.ts';
import { GRID, GRID_CELLS, STEP_COLUMNS, STEP_ROWS } from './plane.ts';
import { PriorityQueue } from './queue.ts';
import type { Terrain } from './terrain.ts';

/** Classes of road from the highest to the lowest; 0 is no road. */
export const ROAD_CLASSES = ['none', 'national', 'provincial', 'county', 'township', 'village'] as const;

const REUSE = 0.32; // a way along a road already there costs this share: routes share corridors
const CLIMB = 16; // what a slope of 1 adds to the cost of a metre
const RIVER_METERS = [0, 500, 2600, 7000]; // a bridge costs as much as a detour of this length

/**
 * The roads on the grid, and the search for the cheapest line of a new one. A road is a chain of steps between
 * neighbouring cells: it bends with the land, keeps to valleys, avoids lakes and crosses rivers where it must.
 */
export class Pathfinder {
  /** Best class of the road over each step, 4 per cell in the order of {@link SLOT_STEPS}. */
  readonly stepClass = new Uint8Array(GRID_CELLS * 4);
  readonly hasRoad = new Uint8Array(GRID_CELLS);
  readonly #terrain: Terrain;
  readonly #land: Uint8Array;
  readonly #cost = new Float64Array(GRID_CELLS);
  readonly #parent = new Int32Array(GRID_CELLS);
  readonly #round = new Int32Array(GRID_CELLS);
  #rounds = 0;

  readonly #hindrance = new Float32Array(GRID_CELLS);

  /** `land`: 1 where roads may run (inside the province). `seed`: of the fields and hamlets that roads wind around. */
  constructor(terrain: Terrain, land: Uint8Array, seed: number) {
    this.#terrain = terrain;
    this.#land = land;
    const patches = fractalNoise(seed, 2);
    for (let cell = 0; cell < GRID_CELLS; cell++) {
      const patch = patches((cell % GRID.width) / 7, Math.floor(cell / GRID.width) / 7);
      this.#hindrance[cell] = Math.max(0.4, 1 + 1.8 * patch);
    }
  }

  /** Builds the cheapest road between two cells; returns false where no way exists. */
  build(from: number, to: number, roadClass: number): boolean {
    if (!this.#search(from, to)) return false;
    for (let cell = to; cell !== from; cell = this.#parent[cell]) this.#lay(cell, this.#parent[cell], roadClass);
    return true;
  }

  /** The same, but only if the road would touch none of those marked in `network`. */
  buildApart(from: number, to: number, roadClass: number, network: Uint8Array): boolean {
    if (!this.#search(from, to)) return false;
    for (let cell = to; ; cell = this.#parent[cell]) {
      if (network[cell]) return false;
      if (cell === from) break;
    }
    return this.build(from, to, roadClass);
  }

  /**
   * Ways from every cell to the road network: `parent` is the next cell on the way, -1 on a road or beyond `limit`;
   * `cost` in metres of level ground. Ways that meet run on together, as a tree.
   */
  waysToNetwork(limit: number): { parent: Int32Array; cost: Float64Array } {
    const cost = new Float64Array(GRID_CELLS).fill(Infinity);
    const parent = new Int32Array(GRID_CELLS).fill(-1);
    const queue = new PriorityQueue();
    for (let cell = 0; cell < GRID_CELLS; cell++) {
      if (!this.hasRoad[cell]) continue;
      cost[cell] = 0;
      queue.push(cell, 0);
    }
    while (queue.size > 0) {
      const cell = queue.pop();
      if (queue.lastKey > cost[cell]) continue;
      for (let k = 0; k < 8; k++) {
        const neighbour = cell + STEP_COLUMNS[k] + STEP_ROWS[k] * GRID.width;
        const total = cost[cell] + this.#stepCost(cell, neighbour, k);
        if (total >= cost[neighbour] || total > limit) continue;
        cost[neighbour] = total;
        parent[neighbour] = cell;
        queue.push(neighbour, total);
      }
    }
    return { parent, cost };
  }

  /** Lays road along the ways of {@link waysToNetwork} from a cell to the network. */
  follow(parent: Int32Array, from: number, roadClass: number): void {
    for (let cell = from; parent[cell] >= 0; cell = parent[cell]) this.#lay(cell, parent[cell], roadClass);
  }

  #search(from: number, to: number): boolean {
    const round = ++this.#rounds;
    const cost = this.#cost;
    const queue = new PriorityQueue();
    const toColumn = to % GRID.width;
    const toRow = Math.floor(to / GRID.width);
    const bound = (cell: number): number => 0.45 * GRID.cellMeters * Math.hypot((cell % GRID.width) - toColumn, Math.floor(cell / GRID.width) - toRow);
    this.#round[from] = round;
    cost[from] = 0;
    queue.push(from, bound(from));
    while (queue.size > 0) {
      const cell = queue.pop();
      if (cell === to) return true;
      if (queue.lastKey > cost[cell] + bound(cell) + 1e-6) continue;
      for (let k = 0; k < 8; k++) {
        const neighbour = cell + STEP_COLUMNS[k] + STEP_ROWS[k] * GRID.width;
        const step = this.#stepCost(cell, neighbour, k);
        if (step === Infinity) continue;
        const total = cost[cell] + (this.stepClass[stepIndex(cell, neighbour)] ? REUSE * step : step);
        if (this.#round[neighbour] === round && total >= cost[neighbour]) continue;
        this.#round[neighbour] = round;
        cost[neighbour] = total;
        this.#parent[neighbour] = cell;
        queue.push(neighbour, total + bound(neighbour));
      }
    }
    return false;
  }

  #stepCost(from: number, to: number, k: number): number {
    if (!this.#land[to] || this.#terrain.lake[to]) return Infinity;
    const meters = GRID.cellMeters * (k > 3 ? Math.SQRT2 : 1);
    const climb = Math.abs(this.#terrain.elevation[to] - this.#terrain.elevation[from]) / meters;
    return meters * (this.#hindrance[to] + CLIMB * climb) + RIVER_METERS[this.#terrain.river[to]];
  }

  #lay(a: number, b: number, roadClass: number): void {
    const index = stepIndex(a, b);
    if (this.stepClass[index] === 0 || this.stepClass[index] > roadClass) this.stepClass[index] = roadClass;
    this.hasRoad[a] = 1;
    this.hasRoad[b] = 1;
  }
}

/** Cell steps from the first cell of a step to its second, by slot: east, south-west, south, south-east. */
export const SLOT_STEPS = [1, GRID.width - 1, GRID.width, GRID.width + 1] as const;

function stepIndex(a: number, b: number): number {
  const first = Math.min(a, b);
  const step = Math.abs(a - b);
  return first * 4 + (step === 1 ? 0 : step - GRID.width + 2);
}
