/**
 * Accumulated cost within one tile of a friction surface: AssemblyScript, compiled into ../costDistanceBytes.ts by
 * `npm run kernels`. The rule is told in geo/friction/costDistance.ts; how tiles make a raster, in geo/kernel/tileSearch.ts.
 *
 * A tile lies in fixed arrays of STRIDE x STRIDE cells, its first cell at (2, 2). The two cells around it, its halo,
 * belong to the neighbours: their costs come in and are never changed. All that is no cell has friction NaN.
 *
 * The queue is Dial's circular buckets (CACM 12(11), 1969), each a doubly linked list of cells, so that a cell waits in
 * one bucket at most and memory is bounded. A bucket is worked in rounds until it is empty, and a cell whose cost falls
 * waits again: the answer is exact for any width of the buckets.
 */

/** Cells from one row to the next: SIDE of a tile and its halo. */
const SIDE: i32 = 256;
const HALO: i32 = 2;
const STRIDE: i32 = SIDE + 2 * HALO;
/** A knight's move from the halo may point this far before or behind the arrays. */
const GUARD: i32 = 2 * STRIDE + HALO;
const CELLS: i32 = STRIDE * STRIDE + 2 * GUARD;
const MAX_BUCKETS: i32 = 1 << 14;
const NONE: i32 = -1;

// Addresses of the arrays; cell GUARD is the upper left cell of the halo.
const FRICTION: usize = 1024;
const MINUTES: usize = FRICTION + (<usize>CELLS << 3);
const LABEL: usize = MINUTES + (<usize>CELLS << 3);
/** Next cell of the same bucket, NONE at the end. */
const NEXT: usize = LABEL + (<usize>CELLS << 2);
/** Address of the link that points to the cell; 0 while the cell does not wait. */
const LINK: usize = NEXT + (<usize>CELLS << 2);
const HEADS: usize = LINK + (<usize>CELLS << 2);
/** Costs and labels of the halo while its cells in MINUTES are closed. */
const HALO_CELLS: usize = HEADS + (<usize>MAX_BUCKETS << 2);
/** Friction as it comes from a surface of 32-bit floats. */
const SINGLE: usize = HALO_CELLS + (<usize>STRIDE << 7);
/** The list in work. */
const ROUND: usize = 512;
const PAGES: i32 = <i32>((SINGLE + (<usize>CELLS << 2)) >> 16) + 1;

memory.grow(PAGES - <i32>memory.size());

export const side: i32 = SIDE;
export const halo: i32 = HALO;
export const stride: i32 = STRIDE;
export const guard: i32 = GUARD;
export const cells: i32 = CELLS;
export const frictionAt: usize = FRICTION;
export const singleAt: usize = SINGLE;
export const minutesAt: usize = MINUTES;
export const labelAt: usize = LABEL;

/** Half the length of a step along the row, along the column and across; a quarter of the two knight's moves. */
let alongRow: f64 = 0;
let alongColumn: f64 = 0;
let across: f64 = 0;
let flatKnight: f64 = 0;
let steepKnight: f64 = 0;
let withKnights: bool = false;

let limit: f64 = 0;
let base: f64 = 0;
let perWidth: f64 = 0;
let mask: i32 = 0;
let waiting: i32 = 0;

@inline function frictionOf(cell: i32): f64 { return load<f64>(<usize>(cell << 3), FRICTION); }
@inline function minutesOf(cell: i32): f64 { return load<f64>(<usize>(cell << 3), MINUTES); }
@inline function setMinutes(cell: i32, value: f64): void { store<f64>(<usize>(cell << 3), value, MINUTES); }
@inline function labelOf(cell: i32): i32 { return load<i32>(<usize>(cell << 2), LABEL); }
@inline function setLabel(cell: i32, value: i32): void { store<i32>(<usize>(cell << 2), value, LABEL); }
@inline function nextOf(cell: i32): i32 { return load<i32>(<usize>(cell << 2), NEXT); }
@inline function linkOf(cell: i32): usize { return load<u32>(<usize>(cell << 2), LINK); }
@inline function headOf(cost: f64): usize { return HEADS + (<usize>(<i32>((cost - base) * perWidth) & mask) << 2); }

function wait(cell: i32, head: usize): void {
  const first = load<i32>(head);
  store<i32>(<usize>(cell << 2), first, NEXT);
  if (first != NONE) store<u32>(<usize>(first << 2), <u32>(NEXT + (<usize>cell << 2)), LINK);
  store<u32>(<usize>(cell << 2), <u32>head, LINK);
  store<i32>(head, cell);
  waiting++;
}

@inline function unlink(cell: i32, link: usize): void {
  const next = nextOf(cell);
  store<i32>(link, next);
  if (next != NONE) store<u32>(<usize>(next << 2), <u32>link, LINK);
  store<u32>(<usize>(cell << 2), 0, LINK);
  waiting--;
}

/** A step to `next` that is not dearer than what is known. NaN (no way) and costs beyond the limit end here. */
function improve(next: i32, cost: f64, best: f64, from: i32): void {
  if (!(cost <= limit) || (cost == best && from >= labelOf(next))) return;
  const head = headOf(cost);
  setMinutes(next, cost);
  setLabel(next, from);
  const link = linkOf(next);
  if (link != 0) unlink(next, link);
  wait(next, head);
}

@inline function step(next: i32, summed: f64, factor: f64, here: f64, from: i32): void {
  const cost = here + summed * factor;
  const best = minutesOf(next);
  if (cost > best) return;
  improve(next, cost, best, from);
}

@inline function knight(next: i32, a: i32, b: i32, factor: f64, own: f64, here: f64, from: i32): void {
  // Summed as the cost of the opposite move would be, up to the order of two pairs.
  step(next, own + frictionOf(next) + (frictionOf(a) + frictionOf(b)), factor, here, from);
}

function expand(cell: i32, here: f64, from: i32): void {
  const own = frictionOf(cell);
  const up = cell - STRIDE;
  const down = cell + STRIDE;
  step(up - 1, own + frictionOf(up - 1), across, here, from);
  step(up, own + frictionOf(up), alongColumn, here, from);
  step(up + 1, own + frictionOf(up + 1), across, here, from);
  step(cell - 1, own + frictionOf(cell - 1), alongRow, here, from);
  step(cell + 1, own + frictionOf(cell + 1), alongRow, here, from);
  step(down - 1, own + frictionOf(down - 1), across, here, from);
  step(down, own + frictionOf(down), alongColumn, here, from);
  step(down + 1, own + frictionOf(down + 1), across, here, from);
  if (!withKnights) return;
  knight(up - STRIDE - 1, up, up - 1, steepKnight, own, here, from);
  knight(up - STRIDE + 1, up, up + 1, steepKnight, own, here, from);
  knight(down + STRIDE + 1, down, down + 1, steepKnight, own, here, from);
  knight(down + STRIDE - 1, down, down - 1, steepKnight, own, here, from);
  knight(up - 2, cell - 1, up - 1, flatKnight, own, here, from);
  knight(up + 2, cell + 1, up + 1, flatKnight, own, here, from);
  knight(down + 2, cell + 1, down + 1, flatKnight, own, here, from);
  knight(down - 2, cell - 1, down - 1, flatKnight, own, here, from);
}

/** Lengths of the steps as above; `minutesLimit` finite. */
export function configure(row: f64, column: f64, diagonal: f64, flat: f64, steep: f64, knights: i32, minutesLimit: f64): void {
  alongRow = row;
  alongColumn = column;
  across = diagonal;
  flatKnight = flat;
  steepKnight = steep;
  withKnights = knights != 0;
  limit = minutesLimit;
}

/** No friction and nothing reached anywhere: for a tile that does not fill the arrays. */
export function clear(): void {
  for (let cell = 0; cell < CELLS; cell++) {
    store<f64>(<usize>(cell << 3), NaN, FRICTION);
    store<f32>(<usize>(cell << 2), NaN, SINGLE);
    setMinutes(cell, NaN);
    setLabel(cell, NONE);
  }
}

/**
 * Settles the tile of `width` x `height` cells from its halo and, with `fresh`, from new sources: cells of cost 0 with
 * -2 - label in place of their label. With `single` friction is taken from the array of 32-bit floats. Returns how many
 * cells were worked from.
 */
export function settle(width: i32, height: i32, single: i32, fresh: i32): i32 {
  const columns = width + 2 * HALO;
  const rows = height + 2 * HALO;
  // The mean and the largest friction give the width of a bucket and how many are needed.
  let sum: f64 = 0;
  let count: i32 = 0;
  let largest: f64 = 0;
  let lowest: f64 = Infinity;
  let highest: f64 = 0;
  let halos: usize = HALO_CELLS;
  for (let y = 0; y < rows; y++) {
    const haloRow = y < HALO || y >= rows - HALO;
    for (let x = 0; x < columns; x++) {
      const cell = GUARD + y * STRIDE + x;
      const friction = single != 0 ? <f64>load<f32>(<usize>(cell << 2), SINGLE) : frictionOf(cell);
      // Negative and infinite cells are walls like those without data.
      if (!(friction >= 0 && friction < Infinity)) {
        store<f64>(<usize>(cell << 3), NaN, FRICTION);
        if (haloRow || x < HALO || x >= columns - HALO) setMinutes(cell, -Infinity);
        continue;
      }
      if (single != 0) store<f64>(<usize>(cell << 3), friction, FRICTION);
      sum += friction;
      count++;
      largest = max(largest, friction);
      const known = minutesOf(cell);
      if (haloRow || x < HALO || x >= columns - HALO) {
        if (known == known) {
          store<i32>(halos, cell);
          store<i32>(halos, labelOf(cell), 4);
          store<f64>(halos, known, 8);
          halos += 16;
          lowest = min(lowest, known);
          highest = max(highest, known);
        }
        setMinutes(cell, -Infinity);
      } else if (fresh != 0 && labelOf(cell) < NONE) {
        lowest = 0;
      }
    }
  }
  if (lowest == Infinity) return 0;
  const longest = largest * max(2 * across, withKnights ? 4 * max(flatKnight, steepKnight) : 0);
  const span = highest - lowest + min(longest, limit);
  const wanted = (sum / <f64>count) * min(alongRow, alongColumn);
  let bucket = max(wanted, span / <f64>(MAX_BUCKETS - 2));
  if (!(bucket > 0)) bucket = 1;
  let size: i32 = 4;
  while (<f64>size < span / bucket + 2) size <<= 1;
  mask = size - 1;
  perWidth = 1 / bucket;
  base = lowest;
  memory.fill(HEADS, 0xff, <usize>size << 2);

  if (fresh != 0) {
    for (let y = HALO; y < rows - HALO; y++) {
      const row = GUARD + y * STRIDE;
      for (let cell = row + HALO; cell < row + columns - HALO; cell++) {
        const label = labelOf(cell);
        if (label >= NONE) continue;
        setLabel(cell, -2 - label);
        wait(cell, headOf(0));
      }
    }
  }
  for (let at: usize = HALO_CELLS; at < halos; at += 16) expand(load<i32>(at), load<f64>(at, 8), load<i32>(at, 4));

  let worked: i32 = 0;
  let current: i32 = 0;
  while (waiting > 0) {
    let slot = HEADS + (<usize>(current & mask) << 2);
    while (load<i32>(slot) == NONE) slot = HEADS + (<usize>(++current & mask) << 2);
    const first = load<i32>(slot);
    store<i32>(ROUND, first);
    store<u32>(<usize>(first << 2), <u32>ROUND, LINK);
    store<i32>(slot, NONE);
    for (let cell = first; cell != NONE; cell = load<i32>(ROUND)) {
      unlink(cell, ROUND);
      worked++;
      expand(cell, minutesOf(cell), labelOf(cell));
    }
  }
  return worked;
}
