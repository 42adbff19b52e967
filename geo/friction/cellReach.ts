import { BucketQueue } from '../network/bucketQueue.ts';
import { checkSurface, isPassable } from './frictionSurface.ts';
import type { FrictionSurface } from './frictionSurface.ts';
import { touch, type TouchedList } from '../network/shortestPaths.ts';

const MOVES_X = [-1, 1, 0, 0, -1, 1, 1, -1];
const MOVES_Y = [0, 0, -1, 1, -1, -1, 1, 1];
const KNIGHTS_X = [-1, 1, 1, -1, -2, 2, 2, -2];
const KNIGHTS_Y = [-2, -2, 2, 2, -1, -1, 1, 1];

/** Arrays that many searches of {@link cellReachOf} share: each search leaves them as it found them. */
export interface CellReachWorkspace {
  readonly surface: FrictionSurface;
  readonly steps: FrictionSteps;
  readonly minutes: Float64Array;
  readonly touched: TouchedList;
}

export function cellReachWorkspace(surface: FrictionSurface): CellReachWorkspace {
  const cellCount = surface.width * surface.height;
  return {
    surface,
    steps: frictionSteps(surface),
    minutes: new Float64Array(cellCount).fill(NaN),
    touched: { items: new Int32Array(4096), count: 0 },
  };
}

/**
 * Every cell within `limitMinutes` (inclusive) of one source cell, by the rule of costDistance and to its last bit. Costs
 * in time what it settles: the few hundred cells of most such searches take less than loading a tile of the joint search.
 * `visit` is called once per cell, in no particular order; never for a source on an impassable cell.
 */
export function cellReachOf(workspace: CellReachWorkspace, source: number, limitMinutes: number, visit: (cell: number, minutes: number) => void): void {
  const { surface, steps, minutes, touched } = workspace;
  if (!isPassable(surface.friction[source])) return;
  const queue = new BucketQueue(steps.meanMinutes / 2, Math.min(steps.maxMinutes, limitMinutes));
  touch(touched, source);
  minutes[source] = 0;
  queue.push(source, 0);
  spread(workspace, queue, limitMinutes);
  try {
    for (let i = 0; i < touched.count; i++) visit(touched.items[i], minutes[touched.items[i]]);
  } finally {
    for (let i = 0; i < touched.count; i++) minutes[touched.items[i]] = NaN;
    touched.count = 0;
  }
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
  const { width, friction, stepX, stepY, neighbours } = surface;
  checkSurface(surface);
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

/** Empties the queue. */
function spread({ surface, steps, minutes, touched }: CellReachWorkspace, queue: BucketQueue, limitMinutes: number): void {
  const { width, height, friction, neighbours } = surface;
  const { offset, factor, crossedA, crossedB } = steps;
  const limit = Math.min(limitMinutes, Number.MAX_VALUE);
  const margin = neighbours === 16 ? 2 : 1;
  for (let cell = queue.pop(); cell >= 0; cell = queue.pop()) {
    const here = minutes[cell];
    if (queue.poppedCost > here) continue;
    const own = friction[cell];
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
      if (cost > limit || cost >= best) continue;
      if (Number.isNaN(best)) touch(touched, next);
      minutes[next] = cost;
      queue.push(next, cost);
    }
  }
}
