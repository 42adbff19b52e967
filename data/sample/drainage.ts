import { PriorityQueue } from './queue.ts';
import { STEP_COLUMNS, STEP_ROWS } from './plane.ts';
import { hash32 } from './random.ts';

export interface Drainage {
  /** The cell each cell drains to; an outlet drains to itself. */
  readonly receiver: Int32Array;
  /** Cells from the outlets upwards: a receiver always stands before its donors. */
  readonly order: Int32Array;
  /** Height of the surface once every hollow is filled to its spill point, metres. */
  readonly filled: Float32Array;
}

/**
 * Where water runs on a grid of heights: hollows are filled from the outlets inwards, and each cell drains to the
 * neighbour it was flooded from (priority flood: Barnes, Lehman and Mulla 2014, doi 10.1016/j.cageo.2013.04.024).
 *
 * @param height metres, row 0 at the north
 * @param isOutlet cells that water may leave the grid from; at least one
 */
export function drain(height: Float32Array, width: number, isOutlet: (cell: number) => boolean): Drainage {
  const cells = height.length;
  const rows = cells / width;
  const receiver = new Int32Array(cells).fill(-1);
  const order = new Int32Array(cells);
  const filled = Float32Array.from(height);
  const queue = new PriorityQueue();
  for (let cell = 0; cell < cells; cell++) {
    if (!isOutlet(cell)) continue;
    receiver[cell] = cell;
    queue.push(cell, height[cell]);
  }
  for (let count = 0; queue.size > 0; count++) {
    const cell = queue.pop();
    order[count] = cell;
    const column = cell % width;
    const row = (cell - column) / width;
    for (let k = 0; k < 8; k++) {
      const c = column + STEP_COLUMNS[k];
      const r = row + STEP_ROWS[k];
      if (c < 0 || r < 0 || c >= width || r >= rows) continue;
      const neighbour = r * width + c;
      if (receiver[neighbour] >= 0) continue;
      receiver[neighbour] = cell;
      if (filled[neighbour] <= filled[cell]) filled[neighbour] = filled[cell] + 0.01; // a slight fall keeps flats flowing
      queue.push(neighbour, filled[neighbour] + (k > 3 ? 0.004 : 0));
    }
  }
  steepen(receiver, filled, width);
  return { receiver, order: downstreamFirst(receiver, order), filled };
}

/**
 * Lets each cell drain to a steep lower neighbour, the steepest but for chance: with eight directions only, an even
 * slope would otherwise be combed into parallel gullies.
 */
function steepen(receiver: Int32Array, filled: Float32Array, width: number): void {
  const rows = filled.length / width;
  for (let cell = 0; cell < filled.length; cell++) {
    if (receiver[cell] === cell) continue;
    const column = cell % width;
    const row = (cell - column) / width;
    let steepest = 0;
    for (let k = 0; k < 8; k++) {
      const c = column + STEP_COLUMNS[k];
      const r = row + STEP_ROWS[k];
      if (c < 0 || r < 0 || c >= width || r >= rows) continue;
      const chance = 0.55 + 0.9 * (hash32(cell, k) / 4294967296);
      const fall = (chance * (filled[cell] - filled[r * width + c])) / (k > 3 ? Math.SQRT2 : 1);
      if (fall <= steepest) continue;
      steepest = fall;
      receiver[cell] = r * width + c;
    }
  }
}

/** Orders cells so that every receiver precedes its donors. */
function downstreamFirst(receiver: Int32Array, order: Int32Array): Int32Array {
  const donors = new Int32Array(receiver.length);
  for (let cell = 0; cell < receiver.length; cell++) if (receiver[cell] !== cell) donors[receiver[cell]]++;
  let tail = receiver.length;
  const upstream = order;
  for (let cell = receiver.length - 1; cell >= 0; cell--) if (donors[cell] === 0) upstream[--tail] = cell;
  for (let at = receiver.length - 1; at >= tail; at--) {
    const cell = upstream[at];
    const next = receiver[cell];
    if (next !== cell && --donors[next] === 0) upstream[--tail] = next;
  }
  return upstream;
}

/** Area drained by each cell, itself included, in cells. */
export function accumulate(drainage: Drainage): Float32Array {
  const { receiver, order } = drainage;
  const area = new Float32Array(receiver.length).fill(1);
  for (let i = order.length - 1; i >= 0; i--) if (receiver[order[i]] !== order[i]) area[receiver[order[i]]] += area[order[i]];
  return area;
}
