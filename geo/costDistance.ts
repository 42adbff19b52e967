import { BucketQueue } from './bucketQueue.ts';
import { touch, type TouchedList } from './shortestPaths.ts';
import type { Tick } from './types.ts';

/** A friction surface, row 0 at the top, cell = row * width + column. */
export interface FrictionSurface {
  readonly width: number;
  readonly height: number;
  /** Cost of crossing a cell per unit of length; 0 is allowed; NaN, negative and infinite cells are impassable. */
  readonly friction: Float32Array | Float64Array;
  /**
   * Minutes a friction of 1 costs on a step along the row and along the column: 1 and 1 for minutes per cell, cell width
   * and height in metres for minutes per metre, the same / 60 for seconds per metre.
   */
  readonly stepX: number;
  readonly stepY: number;
  /** 16 adds the knight's moves. */
  readonly neighbours: 8 | 16;
}

/** Where searches start: parallel arrays; sources on impassable cells are left out. */
export interface CellSources {
  readonly cell: Int32Array;
  /** Handed on to the cells nearest to this source, 0 to 2^31 - 2: the number of the facility. */
  readonly label: Int32Array;
}

export interface CellTimes {
  /** Minutes per cell; NaN where no source is within the limit. A source cell costs 0. */
  minutes: Float64Array;
  /** Label of the nearest source per cell, of equally near ones the lowest; -1 where minutes is NaN. */
  label: Int32Array;
}

const TICK_EVERY = 1 << 16;
const MOVES_X = [-1, 1, 0, 0, -1, 1, 1, -1];
const MOVES_Y = [0, 0, -1, 1, -1, -1, 1, 1];
const KNIGHTS_X = [-1, 1, 1, -1, -2, 2, 2, -2];
const KNIGHTS_Y = [-2, -2, 2, 2, -1, -1, 1, 1];

/**
 * Accumulated cost of every cell from its nearest source (GRASS r.cost): a step to one of the 8 neighbours costs the
 * mean friction of both cells times the distance between their centres; a knight's move (16 neighbours, r.cost -k) the
 * mean friction of the four cells it touches times its length, and all four must be passable. A diagonal step between
 * two impassable cells is allowed, as in r.cost. A step costs the same both ways, so the times hold for travel to and
 * from the sources alike. Exact up to and including `limitMinutes` (Infinity allowed).
 *
 * @param tick told the number of cells settled since its last call
 * @throws RangeError if sizes do not fit
 */
export function costDistance(surface: FrictionSurface, sources: CellSources, limitMinutes: number, tick?: Tick): CellTimes {
  const cellCount = surface.width * surface.height;
  const minutes = new Float64Array(cellCount).fill(NaN);
  const label = new Int32Array(cellCount).fill(-1);
  const steps = frictionSteps(surface);
  const queue = new BucketQueue(steps.meanMinutes / 2, Math.min(steps.maxMinutes, limitMinutes));
  for (let s = 0; s < sources.cell.length; s++) {
    const cell = sources.cell[s];
    if (!isPassable(surface.friction[cell]) || (minutes[cell] === 0 && sources.label[s] >= label[cell])) continue;
    if (minutes[cell] !== 0) queue.push(cell, 0);
    minutes[cell] = 0;
    label[cell] = sources.label[s];
  }
  spread(surface, steps, queue, minutes, label, limitMinutes, null, tick);
  return { minutes, label };
}

/** Arrays that many searches of {@link cellReachOf} share: each search leaves them as it found them. */
export interface CellReachWorkspace {
  readonly surface: FrictionSurface;
  readonly steps: FrictionSteps;
  readonly minutes: Float64Array;
  readonly label: Int32Array;
  readonly touched: TouchedList;
}

export function cellReachWorkspace(surface: FrictionSurface): CellReachWorkspace {
  const cellCount = surface.width * surface.height;
  return {
    surface,
    steps: frictionSteps(surface),
    minutes: new Float64Array(cellCount).fill(NaN),
    label: new Int32Array(cellCount).fill(-1),
    touched: { items: new Int32Array(4096), count: 0 },
  };
}

/**
 * Every cell within `limitMinutes` (inclusive) of one source cell, by the rule of {@link costDistance}. Costs in time
 * what it settles, not the size of the raster. `visit` is called once per cell, in no particular order; never for a
 * source on an impassable cell.
 */
export function cellReachOf(workspace: CellReachWorkspace, source: number, limitMinutes: number, visit: (cell: number, minutes: number) => void): void {
  const { surface, steps, minutes, label, touched } = workspace;
  if (!isPassable(surface.friction[source])) return;
  const queue = new BucketQueue(steps.meanMinutes / 2, Math.min(steps.maxMinutes, limitMinutes));
  touch(touched, source);
  minutes[source] = 0;
  label[source] = 0;
  queue.push(source, 0);
  spread(surface, steps, queue, minutes, label, limitMinutes, touched);
  try {
    for (let i = 0; i < touched.count; i++) visit(touched.items[i], minutes[touched.items[i]]);
  } finally {
    for (let i = 0; i < touched.count; i++) {
      minutes[touched.items[i]] = NaN;
      label[touched.items[i]] = -1;
    }
    touched.count = 0;
  }
}

/** Whether a cell of this friction can be entered. */
export function isPassable(friction: number): boolean {
  return friction >= 0 && friction < Infinity;
}

/** What a search needs to know of a surface beforehand. */
interface FrictionSteps {
  /** Cell index offset of each move; the knight's moves follow the 8. */
  readonly offset: Int32Array;
  /** Minutes per unit of summed friction: length / 2 for the 8 moves, length / 4 for knight's moves. */
  readonly factor: Float64Array;
  /** Offsets of the two cells a knight's move crosses. */
  readonly crossedA: Int32Array;
  readonly crossedB: Int32Array;
  readonly meanMinutes: number;
  readonly maxMinutes: number;
}

function frictionSteps(surface: FrictionSurface): FrictionSteps {
  const { width, height, friction, stepX, stepY, neighbours } = surface;
  if (friction.length !== width * height) throw new RangeError(`${friction.length} friction cells for a raster of ${width} x ${height}`);
  if (!(stepX > 0 && stepY > 0 && stepX < Infinity && stepY < Infinity)) throw new RangeError(`steps ${stepX} and ${stepY} are not lengths`);
  const offset = new Int32Array(16);
  const factor = new Float64Array(16);
  const crossedA = new Int32Array(8);
  const crossedB = new Int32Array(8);
  for (let k = 0; k < 8; k++) {
    offset[k] = MOVES_Y[k] * width + MOVES_X[k];
    factor[k] = Math.hypot(MOVES_X[k] * stepX, MOVES_Y[k] * stepY) / 2;
    const x = KNIGHTS_X[k];
    const y = KNIGHTS_Y[k];
    offset[8 + k] = y * width + x;
    factor[8 + k] = Math.hypot(x * stepX, y * stepY) / 4;
    // Two up and one left crosses the cell above and the cell above left.
    crossedA[k] = Math.abs(y) === 2 ? (y / 2) * width : x / 2;
    crossedB[k] = Math.abs(y) === 2 ? (y / 2) * width + x : y * width + x / 2;
  }
  let sum = 0;
  let count = 0;
  let max = 0;
  for (let cell = 0; cell < friction.length; cell++) {
    const f = friction[cell];
    if (!isPassable(f)) continue;
    sum += f;
    count++;
    if (f > max) max = f;
  }
  const longest = (neighbours === 16 ? 4 * Math.max(factor[8], factor[12]) : 2 * factor[4]) * max;
  return { offset, factor, crossedA, crossedB, meanMinutes: count === 0 ? 0 : (sum / count) * Math.min(stepX, stepY), maxMinutes: longest };
}

/** Empties the queue by the order of `search` in shortestPaths: (minutes, label). */
function spread(
  surface: FrictionSurface, steps: FrictionSteps, queue: BucketQueue, minutes: Float64Array, label: Int32Array,
  limitMinutes: number, touched: TouchedList | null, tick?: Tick,
): void {
  const { width, height, friction, neighbours } = surface;
  const { offset, factor, crossedA, crossedB } = steps;
  const limit = Math.min(limitMinutes, Number.MAX_VALUE);
  const margin = neighbours === 16 ? 2 : 1;
  let settled = 0;
  for (let cell = queue.pop(); cell >= 0; cell = queue.pop()) {
    const here = minutes[cell];
    if (queue.poppedCost > here) continue;
    const own = friction[cell];
    const from = label[cell];
    const x = cell % width;
    const y = (cell - x) / width;
    const inside = x >= margin && x < width - margin && y >= margin && y < height - margin;
    for (let k = 0; k < neighbours; k++) {
      if (!inside) {
        const nextX = x + (k < 8 ? MOVES_X[k] : KNIGHTS_X[k - 8]);
        const nextY = y + (k < 8 ? MOVES_Y[k] : KNIGHTS_Y[k - 8]);
        if (nextX < 0 || nextX >= width || nextY < 0 || nextY >= height) continue;
      }
      const next = cell + offset[k];
      const there = friction[next];
      if (!(there >= 0)) continue;
      let summed = own + there;
      if (k >= 8) {
        const a = friction[cell + crossedA[k - 8]];
        const b = friction[cell + crossedB[k - 8]];
        if (!(a >= 0 && b >= 0)) continue;
        summed += a + b;
      }
      const cost = here + summed * factor[k];
      const best = minutes[next];
      // An infinite friction makes the cost exceed any limit; nothing is greater than NaN, the best of an unreached cell.
      if (cost > limit || cost > best || (cost === best && from >= label[next])) continue;
      if (touched !== null && label[next] < 0) touch(touched, next);
      minutes[next] = cost;
      label[next] = from;
      queue.push(next, cost);
    }
    if (++settled === TICK_EVERY) {
      tick?.(settled);
      settled = 0;
    }
  }
  tick?.(settled);
}
