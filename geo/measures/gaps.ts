/**
 * Gap table: how far each zone stands from a benchmark. Values are one indicator's column, one entry per zone, in the
 * indicator's own unit; NaN is missing and never counts as below.
 */

export type BenchmarkKind = 'weighted-mean' | 'mean';

/** `state[i]` of {@link gapRows} is an index into this list. */
export const GAP_STATES = ['met', 'near', 'below', 'missing'] as const;
export type GapState = (typeof GAP_STATES)[number];
const MET = 0;
const NEAR = 1;
const BELOW = 2;
const MISSING = 3;

/** Decimal values and tolerances are rounded to binary; this much, relative, keeps the edge of `near` on its inner side. */
const EDGE_ROUNDING = 4 * Number.EPSILON;

/**
 * Mean of an indicator over the zones that have it.
 *
 * - `weighted-mean`: sum(w x) / sum(w) over zones with a value and a weight (persons, >= 0).
 * - `mean`: sum(x) / n over zones with a value; `weights` is not read and may be null.
 *
 * The result never leaves the range of the values it averages: without this, the mean of equal values could round to
 * just above them and put every zone below it. NaN when there is nothing to average or all weights are 0.
 *
 * @throws RangeError on a weighted mean without weights, unequal lengths or a negative or infinite weight or value.
 */
export function benchmarkOf(values: Float64Array, weights: Float64Array | null, kind: BenchmarkKind): number {
  if (kind === 'weighted-mean') {
    if (weights === null) throw new RangeError('a weighted mean needs weights');
    if (weights.length !== values.length) throw new RangeError(`${weights.length} weights for ${values.length} values`);
  }
  let sum = 0;
  let weightSum = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const weight = kind === 'mean' ? 1 : weights![i];
    if (Math.abs(value) === Infinity) throw new RangeError(`value ${i} is infinite`);
    if (weight < 0 || weight === Infinity) throw new RangeError(`weight ${i} is ${weight}`);
    if (Number.isNaN(value) || Number.isNaN(weight) || weight === 0) continue;
    sum += weight * value;
    weightSum += weight;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  return weightSum > 0 ? Math.min(highest, Math.max(lowest, sum / weightSum)) : NaN;
}

/** What a value has to be to meet its benchmark. */
export type Operator = '>=' | '>' | '<=' | '<';

export interface GapInput {
  /** Indicator per zone, its own unit; NaN missing. */
  values: Float64Array;
  /** Finite, same unit: one for all zones, or one for each (NaN: it has none and is not compared). */
  benchmark: number | Float64Array;
  /** Which side is good: `higher` values or `lower` ones. */
  direction: 'higher' | 'lower';
  /** What meets the benchmark, on the side of the direction; `>=` or `<=` by direction if left out. A printed `> 95` fails 95.0. */
  operator?: Operator;
  /** Relative tolerance >= 0 of the state `near`; null: no row is near. */
  near: number | null;
  /** Ascending shortfalls relative to |benchmark| from which a zone below is graver by one grade; null: no grades. */
  severity?: readonly number[] | null;
  /** People per zone (>= 0, NaN unknown); null: not counted. */
  persons: Float64Array | null;
  /** 1 = zone tagged poor, 0 = not; null: not counted. */
  poor: Uint8Array | null;
}

export interface GapTable {
  /** value - benchmark, whatever the direction; NaN missing. */
  gap: Float64Array;
  /** What is lacking: max(0, benchmark - value), reversed where lower is better; >= 0, NaN missing. */
  shortfall: Float64Array;
  /** value / benchmark, inverse where lower is better; NaN missing or where the divisor is 0. */
  attainment: Float64Array;
  /** 1 = worst; equal values share the least rank, the next one skips (1, 1, 3); NaN missing. */
  rank: Float64Array;
  /** Gap relative to |benchmark|; NaN missing or where the benchmark is 0. */
  relativeGap: Float64Array;
  /** (value - mean) / standard deviation over the zones compared, unweighted, divisor n; NaN missing or where all are equal. */
  zScore: Float64Array;
  /** 0 met or near, 1 below, 2 and more from each bound of `severity` on; NaN missing. */
  severity: Float64Array;
  /** Index into {@link GAP_STATES}. */
  state: Uint8Array;
  /** Zones with a value and a benchmark. */
  n: number;
  met: number;
  near: number;
  /** Zones in state `below` (a `near` zone is not one of them). */
  below: number;
  /** People in those zones, as far as known; NaN without `persons`, or where none of those zones has a figure. */
  personsBelow: number;
  /** Zones below that are tagged poor; NaN without `poor`. */
  poorBelow: number;
}

/**
 * Rows and totals of the gap table. A value equal to the benchmark meets it unless the operator is strict; one on its wrong side,
 * however little, is below, or `near` when its shortfall is at most `near` x |benchmark|. Zones are ranked by value; where each has a
 * benchmark of its own, by the gap to it.
 *
 * @throws RangeError on a benchmark that is infinite (or NaN for all), a negative tolerance, an infinite value or unequal lengths.
 */
export function gapRows({ values, benchmark, direction, operator, near, severity, persons, poor }: GapInput): GapTable {
  const count = values.length;
  const own = typeof benchmark !== 'number';
  if (own ? benchmark.length !== count || benchmark.some((one) => Math.abs(one) === Infinity) : !Number.isFinite(benchmark)) throw new RangeError(`benchmark is ${String(benchmark)}`);
  if (near !== null && !(near >= 0)) throw new RangeError(`tolerance is ${near}`);
  if (persons !== null && persons.length !== count) throw new RangeError(`${persons.length} persons for ${count} values`);
  if (poor !== null && poor.length !== count) throw new RangeError(`${poor.length} tags for ${count} values`);

  const isStrict = operator === '>' || operator === '<';
  const missing = () => new Float64Array(count).fill(NaN);
  const [compared, gap, shortfall, attainment, relativeGap, grade] = [missing(), missing(), missing(), missing(), missing(), missing()];
  const state = new Uint8Array(count).fill(MISSING);
  const counted = [0, 0, 0];
  let personsBelow = 0;
  let personsKnown = 0;
  let poorBelow = 0;

  for (let i = 0; i < count; i++) {
    const value = values[i];
    const against = own ? benchmark[i] : benchmark;
    if (Math.abs(value) === Infinity) throw new RangeError(`value ${i} is infinite`);
    if (Number.isNaN(value) || Number.isNaN(against)) continue;
    const lack = direction === 'higher' ? against - value : value - against;
    const [part, whole] = direction === 'higher' ? [value, against] : [against, value];
    compared[i] = value;
    gap[i] = value - against;
    shortfall[i] = Math.max(0, lack);
    if (whole !== 0) attainment[i] = part / whole;
    if (against !== 0) relativeGap[i] = gap[i] / Math.abs(against);
    if (lack < 0 || (lack === 0 && !isStrict)) state[i] = MET;
    else if (near !== null && lack <= (near + EDGE_ROUNDING) * Math.abs(against)) state[i] = NEAR;
    else state[i] = BELOW;
    counted[state[i]]++;
    grade[i] = state[i] === BELOW ? 1 + (severity ?? []).filter((bound) => lack >= (bound - EDGE_ROUNDING) * Math.abs(against)).length : 0;
    if (state[i] !== BELOW) continue;
    if (persons !== null && !Number.isNaN(persons[i])) {
      personsBelow += persons[i];
      personsKnown++;
    }
    if (poor !== null) poorBelow += poor[i];
  }
  const [met, nearBy, below] = counted;
  if (persons === null || (below > 0 && personsKnown === 0)) personsBelow = NaN;
  return {
    gap, shortfall, attainment, relativeGap, zScore: zScores(compared), severity: grade, rank: rankFromWorst(own ? gap : compared, direction), state,
    n: met + nearBy + below, met, near: nearBy, below, personsBelow, poorBelow: poor === null ? NaN : poorBelow,
  };
}

/** Distance from the mean of those that exist, in standard deviations (divisor n). */
function zScores(values: Float64Array): Float64Array {
  let n = 0;
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) { n++; sum += value; }
  const mean = sum / n;
  let squares = 0;
  for (const value of values) if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  const deviation = Math.sqrt(squares / n);
  return values.map((value) => (deviation > Math.abs(mean) * EDGE_ROUNDING ? (value - mean) / deviation : NaN));
}

/** Standard competition ranking of the values that exist, the worst first. */
function rankFromWorst(values: Float64Array, direction: 'higher' | 'lower'): Float64Array {
  const rank = new Float64Array(values.length).fill(NaN);
  const sign = direction === 'higher' ? 1 : -1;
  const order = new Uint32Array(values.length);
  let known = 0;
  for (let i = 0; i < values.length; i++) if (!Number.isNaN(values[i])) order[known++] = i;
  const worstFirst = order.subarray(0, known).sort((a, b) => sign * (values[a] - values[b]));
  for (let k = 0; k < known; k++) {
    const tied = k > 0 && values[worstFirst[k]] === values[worstFirst[k - 1]];
    rank[worstFirst[k]] = tied ? rank[worstFirst[k - 1]] : k + 1;
  }
  return rank;
}
