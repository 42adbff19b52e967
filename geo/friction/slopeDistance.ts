import { BucketQueue } from '../network/bucketQueue.ts';
import type { CellSources, CellTimes, FrictionSurface } from './costDistance.ts';
import { slopeTimeFactor } from '../network/hikingSpeed.ts';
import { touch, type TouchedList } from '../network/shortestPaths.ts';
import { MOTORIZED, WALKING, cyclingSpeed } from './slopeSpeed.ts';
import type { Tick } from '../types.ts';

/** What makes the time of a step depend on its direction. */
export interface Terrain {
  /** Metres above the sea per cell; a cell where it is NaN cannot be entered. */
  readonly elevation: Float32Array | Float64Array;
  /** WALKING, BICYCLING or MOTORIZED per cell. */
  readonly mode: Uint8Array;
  /** Width and height of a cell in metres. */
  readonly cellX: number;
  readonly cellY: number;
  /** True where people travel to the sources, false where help comes from them. */
  readonly towardsSources: boolean;
}

/** A friction surface on which slope counts; its friction is that of flat ground, above 0. */
export interface SlopeSurface extends FrictionSurface {
  readonly terrain: Terrain;
}

const TICK_EVERY = 1 << 16;
/** No slope makes the time of a cell less than this times its time on the flat: walking exp(-0.175), cycling 1/2; rounded down. Indexed by mode. */
const LEAST_FACTOR = [0.839, 0.499, 0.999];
const MOVES_X = [-1, 1, 0, 0, -1, 1, 1, -1, -1, 1, 1, -1, -2, 2, 2, -2];
const MOVES_Y = [0, 0, -1, 1, -1, -1, 1, 1, -2, -2, 2, 2, -1, -1, 1, 1];

/**
 * Time of every cell to or from its nearest source over ground with slopes, as r.walk.accessmod does it: a step takes the
 * mean of what both cells (knight's moves: the four cells touched) would take over its whole horizontal length, each at
 * its own speed by its own mode on the slope of the step (rise of the step over its horizontal length, in the direction of
 * travel): walking by {@link slopeTimeFactor}, cycling by {@link cyclingSpeed}, motor traffic at its flat speed. On level
 * ground this is costDistance. Exact up to and including `limitMinutes` (Infinity allowed); ties go to the lowest label.
 *
 * @param tick told the number of cells settled since its last call
 * @throws RangeError if sizes do not fit
 */
export function slopeDistance(surface: SlopeSurface, sources: CellSources, limitMinutes: number, tick?: Tick): CellTimes {
  const steps = slopeSteps(surface);
  const cellCount = surface.width * surface.height;
  const minutes = new Float64Array(cellCount).fill(NaN);
  const label = new Int32Array(cellCount).fill(-1);
  const queue = new BucketQueue(steps.meanMinutes / 2, Math.min(steps.maxMinutes, limitMinutes));
  for (let s = 0; s < sources.cell.length; s++) {
    const cell = sources.cell[s];
    if (!canEnter(surface, cell) || (minutes[cell] === 0 && sources.label[s] >= label[cell])) continue;
    if (minutes[cell] !== 0) queue.push(cell, 0);
    minutes[cell] = 0;
    label[cell] = sources.label[s];
  }
  spread(surface, steps, queue, { minutes, label, touched: null }, limitMinutes, tick);
  return { minutes, label };
}

/** Arrays that many searches of {@link slopeReachOf} share: each search leaves them as it found them. */
export interface SlopeWorkspace {
  readonly surface: SlopeSurface;
  readonly steps: SlopeSteps;
  readonly found: Found & { touched: TouchedList };
}

export function slopeWorkspace(surface: SlopeSurface): SlopeWorkspace {
  const cellCount = surface.width * surface.height;
  return {
    surface, steps: slopeSteps(surface),
    found: { minutes: new Float64Array(cellCount).fill(NaN), label: new Int32Array(cellCount).fill(-1), touched: { items: new Int32Array(4096), count: 0 } },
  };
}

/** Every cell within `limitMinutes` (inclusive) of one source cell, by the rule of {@link slopeDistance}; `visit` is called once per cell. */
export function slopeReachOf(workspace: SlopeWorkspace, source: number, limitMinutes: number, visit: (cell: number, minutes: number) => void): void {
  const { surface, steps, found } = workspace;
  if (!canEnter(surface, source)) return;
  const { minutes, label, touched } = found;
  const queue = new BucketQueue(steps.meanMinutes / 2, Math.min(steps.maxMinutes, limitMinutes));
  touch(touched, source);
  minutes[source] = 0;
  label[source] = 0;
  queue.push(source, 0);
  spread(surface, steps, queue, found, limitMinutes);
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

function canEnter({ friction, terrain }: SlopeSurface, cell: number): boolean {
  return friction[cell] >= 0 && friction[cell] < Infinity && !Number.isNaN(terrain.elevation[cell]);
}

/** What a search needs to know of a surface beforehand. */
interface SlopeSteps {
  /** Cell index offset of each move; the knight's moves follow the 8. */
  readonly offset: Int32Array;
  /** Minutes per unit of summed friction: length / 2 for the 8 moves, length / 4 for knight's moves. */
  readonly factor: Float64Array;
  /** Rise of the travel to slope: 1 / length in metres, negative where travel runs against the search. */
  readonly perMeter: Float64Array;
  /** Offsets of the two cells a knight's move crosses; 0 for the 8. */
  readonly crossedA: Int32Array;
  readonly crossedB: Int32Array;
  /** Metres per second at a friction of 1. */
  readonly unitSpeed: number;
  readonly meanMinutes: number;
  readonly maxMinutes: number;
}

interface Found {
  readonly minutes: Float64Array;
  readonly label: Int32Array;
  readonly touched: TouchedList | null;
}

function slopeSteps(surface: SlopeSurface): SlopeSteps {
  const { width, height, friction, stepX, stepY, neighbours, terrain } = surface;
  const cellCount = width * height;
  if (friction.length !== cellCount || terrain.elevation.length !== cellCount || terrain.mode.length !== cellCount) throw new RangeError(`${friction.length} cells for a raster of ${width} x ${height}`);
  if (!(stepX > 0 && stepY > 0 && stepX < Infinity && stepY < Infinity)) throw new RangeError(`steps ${stepX} and ${stepY} are not lengths`);
  const offset = new Int32Array(16);
  const factor = new Float64Array(16);
  const perMeter = new Float64Array(16);
  const crossedA = new Int32Array(16);
  const crossedB = new Int32Array(16);
  for (let k = 0; k < 16; k++) {
    const [x, y] = [MOVES_X[k], MOVES_Y[k]];
    offset[k] = y * width + x;
    factor[k] = Math.hypot(x * stepX, y * stepY) / (k < 8 ? 2 : 4);
    perMeter[k] = (terrain.towardsSources ? -1 : 1) / Math.hypot(x * terrain.cellX, y * terrain.cellY);
    if (k < 8) continue;
    // Two up and one left crosses the cell above and the cell above left.
    crossedA[k] = Math.abs(y) === 2 ? (y / 2) * width : x / 2;
    crossedB[k] = Math.abs(y) === 2 ? (y / 2) * width + x : y * width + x / 2;
  }
  let sum = 0;
  let count = 0;
  let max = 0;
  for (let cell = 0; cell < cellCount; cell++) {
    if (!canEnter(surface, cell)) continue;
    sum += friction[cell];
    count++;
    if (friction[cell] > max) max = friction[cell];
  }
  const unitSpeed = terrain.cellX / (stepX * 60);
  const steepest = steepestSlope(surface);
  const worst = Math.max(slopeTimeFactor(steepest), max > 0 ? unitSpeed / max / cyclingSpeed(unitSpeed / max, steepest) : 1);
  const longest = (neighbours === 16 ? 4 * Math.max(factor[8], factor[12]) : 2 * factor[4]) * max;
  return {
    offset, factor, perMeter, crossedA, crossedB, unitSpeed,
    meanMinutes: count === 0 ? 0 : (sum / count) * Math.min(stepX, stepY), maxMinutes: Math.min(longest * worst, Number.MAX_VALUE),
  };
}

/** A bound for the slope of every step; that of a knight's move is bounded by those of the steps it is made of. */
function steepestSlope({ width, terrain }: SlopeSurface): number {
  const { elevation, cellX, cellY } = terrain;
  const diagonal = Math.hypot(cellX, cellY);
  let alongX = 0;
  let alongY = 0;
  let across = 0;
  const greater = (slope: number, other: number): number => (other > slope ? other : slope);
  for (let cell = 0, x = 0; cell < elevation.length; cell++, x = x + 1 === width ? 0 : x + 1) {
    const here = elevation[cell];
    if (x > 0) alongX = greater(alongX, Math.abs(here - elevation[cell - 1]));
    if (cell < width) continue;
    alongY = greater(alongY, Math.abs(here - elevation[cell - width]));
    if (x > 0) across = greater(across, Math.abs(here - elevation[cell - width - 1]));
    if (x + 1 < width) across = greater(across, Math.abs(here - elevation[cell - width + 1]));
  }
  return Math.max(across / diagonal, alongX / cellX + alongY / cellY);
}

/** Minutes of a cell per unit of its share of a step. `walk` is the walking factor of the step's slope. */
function timeOf(friction: number, mode: number, slope: number, walk: number, unitSpeed: number): number {
  if (mode === WALKING) return friction * walk;
  if (mode === MOTORIZED) return friction;
  return unitSpeed / cyclingSpeed(unitSpeed / friction, slope);
}

/** Empties the queue in the order (minutes, label). */
function spread(surface: SlopeSurface, steps: SlopeSteps, queue: BucketQueue, found: Found, limitMinutes: number, tick?: Tick): void {
  const { width, height, friction, neighbours, terrain: { elevation, mode } } = surface;
  const { offset, factor, perMeter, crossedA, crossedB, unitSpeed } = steps;
  const { minutes, label, touched } = found;
  const limit = Math.min(limitMinutes, Number.MAX_VALUE);
  const margin = neighbours === 16 ? 2 : 1;
  let settled = 0;
  for (let cell = queue.pop(); cell >= 0; cell = queue.pop()) {
    const here = minutes[cell];
    if (queue.poppedCost > here) continue;
    const own = friction[cell];
    const ownMode = mode[cell];
    const ownLeast = own * LEAST_FACTOR[ownMode];
    const height0 = elevation[cell];
    const from = label[cell];
    const x = cell % width;
    const y = (cell - x) / width;
    const inside = x >= margin && x < width - margin && y >= margin && y < height - margin;
    for (let k = 0; k < neighbours; k++) {
      if (!inside) {
        const nextX = x + MOVES_X[k];
        const nextY = y + MOVES_Y[k];
        if (nextX < 0 || nextX >= width || nextY < 0 || nextY >= height) continue;
      }
      const next = cell + offset[k];
      const there = friction[next];
      if (!(there >= 0)) continue;
      const best = minutes[next];
      const thereMode = mode[next];
      // What no slope can undercut: most steps end here, before anything costly is computed.
      if (here + (ownLeast + there * LEAST_FACTOR[thereMode]) * factor[k] > best) continue;
      const slope = (elevation[next] - height0) * perMeter[k];
      if (Number.isNaN(slope)) continue;
      let summed: number;
      if (k < 8) {
        const walk = ownMode === WALKING || thereMode === WALKING ? slopeTimeFactor(slope) : 1;
        const ownTime = timeOf(own, ownMode, slope, walk, unitSpeed);
        summed = ownTime + (there === own && thereMode === ownMode ? ownTime : timeOf(there, thereMode, slope, walk, unitSpeed));
      } else {
        const a = cell + crossedA[k];
        const b = cell + crossedB[k];
        if (!canEnter(surface, a) || !canEnter(surface, b)) continue;
        const walk = slopeTimeFactor(slope);
        summed = timeOf(own, ownMode, slope, walk, unitSpeed) + timeOf(there, thereMode, slope, walk, unitSpeed)
          + timeOf(friction[a], mode[a], slope, walk, unitSpeed) + timeOf(friction[b], mode[b], slope, walk, unitSpeed);
      }
      const cost = here + summed * factor[k];
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
