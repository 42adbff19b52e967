/**
 * Inner loops of permutation tests of spatial autocorrelation: AssemblyScript, compiled into ../permutationsBytes.ts by `npm run kernels`.
 * What is tested is told in geo/autocorrelation/permutations.ts (the whole map) and conditionalPermutations.ts (one unit); the caller lays the
 * arrays into memory and passes their addresses, multiples of 16.
 *
 * Permutations are made in blocks; a row holds one number of each permutation of a block.
 */

const BLOCK: i32 = 128;
const ROW: usize = <usize>BLOCK << 3;
/** The four words of the generator. */
const STATE: usize = 512;

export const block: i32 = BLOCK;
export const stateAt: usize = STATE;
export const arraysAt: usize = 1024;

/** Orders whose products are summed at the same time: their values of a unit stand side by side, LANES x 8 bytes = 1 << LANE_SHIFT. */
const LANES: i32 = 4;
const LANE_SHIFT: usize = 5;

/**
 * `count` random integers, the first in [0, from), each next one in a range shorter by one, into the array `picks`: numbers `below` of geo/random.ts, of
 * the same generator (xoshiro128** 1.1).
 */
function draw(from: u32, count: i32, picks: usize): void {
  let s0 = load<u32>(STATE);
  let s1 = load<u32>(STATE, 4);
  let s2 = load<u32>(STATE, 8);
  let s3 = load<u32>(STATE, 12);
  const end = picks + (<usize>count << 2);
  let n = from;
  for (let at = picks; at < end; at += 4) {
    let product: u64;
    do {
      const word = rotl<u32>(s1 * 5, 7) * 9;
      const shifted = s1 << 9;
      s2 ^= s0;
      s3 ^= s1;
      s1 ^= s2;
      s0 ^= s3;
      s2 ^= shifted;
      s3 = rotl<u32>(s3, 11);
      product = <u64>word * <u64>n;
    } while (<u32>product < n && <u32>product < (0 - n) % n);
    store<u32>(at, <u32>(product >> 32));
    n--;
  }
  store<u32>(STATE, s0);
  store<u32>(STATE, s1, 4);
  store<u32>(STATE, s2, 8);
  store<u32>(STATE, s3, 12);
}

/**
 * Puts `values` of all units in random order `count` times, each time on from the order before (Fisher & Yates), and writes the sum of weight x value x value
 * over the `pairs` of units `first` and `second` of each order into the row `sums`. Room: `picks` one i32 a unit, `lanes` four f64 a unit.
 */
export function sumOrders(count: i32, units: i32, values: usize, picks: usize, lanes: usize, pairs: i32, first: usize, second: usize, weights: usize, sums: usize): void {
  for (let done = 0; done < count; done += LANES) {
    const together = min(LANES, count - done);
    for (let lane = 0; lane < together; lane++) shuffle(units, values, picks, lanes + (<usize>lane << 3));
    let sum01 = f64x2.splat(0);
    let sum23 = f64x2.splat(0);
    for (let pair = 0; pair < pairs; pair++) {
      const a = lanes + (<usize>load<u32>(first + (<usize>pair << 2)) << LANE_SHIFT);
      const b = lanes + (<usize>load<u32>(second + (<usize>pair << 2)) << LANE_SHIFT);
      const weight = v128.load64_splat(weights + (<usize>pair << 3));
      sum01 = f64x2.add(sum01, f64x2.mul(f64x2.mul(weight, v128.load(a)), v128.load(b)));
      sum23 = f64x2.add(sum23, f64x2.mul(f64x2.mul(weight, v128.load(a, 16)), v128.load(b, 16)));
    }
    // Lanes beyond `together` hold an order of before; the row has room for them.
    v128.store(sums + (<usize>done << 3), sum01);
    v128.store(sums + (<usize>done << 3), sum23, 16);
  }
}

function shuffle(units: i32, values: usize, picks: usize, lane: usize): void {
  draw(units, units - 1, picks);
  let pick = picks;
  for (let unit = units - 1; unit > 0; unit--) {
    const here = values + (<usize>unit << 3);
    const there = values + (<usize>load<u32>(pick) << 3);
    const value = load<f64>(there);
    store<f64>(there, load<f64>(here));
    store<f64>(here, value);
    store<f64>(lane + (<usize>unit << LANE_SHIFT), value);
    pick += 4;
  }
  store<f64>(lane, load<f64>(values));
}

/**
 * Draws for a block of `count` permutations: the first `longest` of a random order of the `size` numbers in `numbers` (which stay in whatever order that leaves), into
 * `drawn` permutation by permutation; the value of the k-th number drawn into row k of `rows`, the sum of the first k + 1 values into row k of `sums`. Room: `picks` `longest` i32.
 */
export function drawRows(count: i32, longest: i32, size: i32, numbers: usize, picks: usize, drawn: usize, values: usize, rows: usize, sums: usize): void {
  for (let permutation = 0; permutation < count; permutation++) {
    draw(size, longest, picks);
    const own = drawn + (<usize>(permutation * longest) << 2);
    let sum: f64 = 0;
    let at = <usize>permutation << 3;
    for (let k = 0; k < longest; k++) {
      const here = numbers + (<usize>k << 2);
      const there = here + (<usize>load<u32>(picks + (<usize>k << 2)) << 2);
      const number = load<u32>(there);
      store<u32>(there, load<u32>(here));
      store<u32>(here, number);
      store<u32>(own + (<usize>k << 2), number);
      const value = load<f64>(values + (<usize>number << 3));
      sum += value;
      store<f64>(rows + at, value);
      store<f64>(sums + at, sum);
      at += ROW;
    }
  }
}

/**
 * What is counted of a unit, 32 bytes: f64 low and high, the bounds of what equals its own lag; i32 permutations of at least `low` and of at most `high`; i32 neighbours;
 * i32 address of their weights, 0 where they weigh the same and the sum of the values is compared in place of the lag.
 */
const UNIT_SHIFT: usize = 5;
@inline function lowOf(unit: usize): f64 { return load<f64>(unit); }
@inline function highOf(unit: usize): f64 { return load<f64>(unit, 8); }
@inline function neighboursOf(unit: usize): i32 { return load<i32>(unit, 24); }
@inline function weightsOf(unit: usize): usize { return load<u32>(unit, 28); }
@inline function add(unit: usize, atLeast: i32, atMost: i32): void {
  store<i32>(unit, load<i32>(unit, 16) + atLeast, 16);
  store<i32>(unit, load<i32>(unit, 20) + atMost, 20);
}

/**
 * Counts a block as `drawRows` left it, for all units. `last` is the value of the last unit, which stands for a unit's own number where that was drawn. Room: `lags` a row.
 */
export function countRows(count: i32, longest: i32, units: i32, unitsAt: usize, drawn: usize, values: usize, rows: usize, sums: usize, lags: usize, last: f64): void {
  for (let i = 0; i < units; i++) {
    const unit = unitsAt + (<usize>i << UNIT_SHIFT);
    const neighbours = neighboursOf(unit);
    if (neighbours == 0) continue;
    let row = lags;
    if (weightsOf(unit) == 0) row = sums + <usize>(neighbours - 1) * ROW;
    else weigh(count, neighbours, weightsOf(unit), rows, lags);
    countRow(count, unit, row);
  }
  for (let permutation = 0; permutation < count; permutation++) {
    for (let k = 0; k < longest; k++) {
      const i = load<u32>(drawn + (<usize>(permutation * longest + k) << 2));
      const unit = unitsAt + (<usize>i << UNIT_SHIFT);
      if (k < neighboursOf(unit)) recount(permutation, k, unit, load<f64>(values + (<usize>i << 3)), rows, sums, last);
    }
  }
}

/** Sum of weight x value of each permutation; the row has room for one permutation more. */
function weigh(count: i32, neighbours: i32, weights: usize, rows: usize, lags: usize): void {
  for (let at: usize = 0; at < <usize>count << 3; at += 16) {
    let lag = f64x2.splat(0);
    let from = rows + at;
    const end = weights + (<usize>neighbours << 3);
    for (let weight = weights; weight < end; weight += 8) {
      lag = f64x2.add(lag, f64x2.mul(v128.load64_splat(weight), v128.load(from)));
      from += ROW;
    }
    v128.store(lags + at, lag);
  }
}

function countRow(count: i32, unit: usize, row: usize): void {
  const low = f64x2.splat(lowOf(unit));
  const high = f64x2.splat(highOf(unit));
  let atLeast = i64x2.splat(0);
  let atMost = i64x2.splat(0);
  const even = row + (<usize>(count & ~1) << 3);
  // A comparison that holds gives -1.
  for (let at = row; at < even; at += 16) {
    const lag = v128.load(at);
    atLeast = i64x2.sub(atLeast, f64x2.ge(lag, low));
    atMost = i64x2.sub(atMost, f64x2.le(lag, high));
  }
  add(unit, <i32>(i64x2.extract_lane(atLeast, 0) + i64x2.extract_lane(atLeast, 1)), <i32>(i64x2.extract_lane(atMost, 0) + i64x2.extract_lane(atMost, 1)));
  if (even < row + (<usize>count << 3)) add(unit, <i32>(load<f64>(even) >= lowOf(unit)), <i32>(load<f64>(even) <= highOf(unit)));
}

/** Takes back what a permutation counted whose k-th draw was the unit's own number, and counts it with the last unit in its place. */
function recount(permutation: i32, k: i32, unit: usize, value: f64, rows: usize, sums: usize, last: f64): void {
  const neighbours = neighboursOf(unit);
  const weights = weightsOf(unit);
  let common: f64 = 0;
  let own: f64 = 0;
  if (weights == 0) {
    common = load<f64>(sums + <usize>(neighbours - 1) * ROW + (<usize>permutation << 3));
    own = common - value + last;
  } else {
    for (let j = 0; j < neighbours; j++) {
      const weight = load<f64>(weights + (<usize>j << 3));
      const each = load<f64>(rows + <usize>j * ROW + (<usize>permutation << 3));
      common += weight * each;
      own += weight * (j == k ? last : each);
    }
  }
  add(unit, <i32>(own >= lowOf(unit)) - <i32>(common >= lowOf(unit)), <i32>(own <= highOf(unit)) - <i32>(common <= highOf(unit)));
}
