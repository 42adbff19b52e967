import type { Tick } from '../types.ts';

/** Which points each candidate reaches: `points[offsets[c] .. offsets[c + 1])`, no point twice within a candidate. */
export interface CoverLists {
  readonly offsets: Uint32Array;
  readonly points: Int32Array;
}

/** Rounds of substitution at most, each over all candidates; one to three are usual. */
export const SUBSTITUTION_ROUNDS = 20;

const CANDIDATES_PER_CANCEL_CHECK = 1024;
/** A swap that wins less than this share of all weight wins rounding errors. */
const ROUNDING_SHARE = 1e-12;

/** A set of chosen candidates under construction, and the weight it reaches. */
export interface CoverChoice {
  /** Candidates by slot; `count()` of them are in use. */
  readonly chosen: Int32Array;
  count: () => number;
  /** Weight the choice reaches. */
  weight: () => number;
  /** Weight a candidate would add; 0 for one that is chosen. */
  gainOf: (candidate: number) => number;
  add: (candidate: number) => void;
  /** Swaps until none helps; how many were made. */
  substitute: (tick?: Tick) => number;
}

/**
 * Keeps, for every point, how many chosen sites reach it, and for every site the weight that it alone reaches, so that
 * adding is one pass over the candidate's points and weighing a candidate against all sites at once is one more.
 *
 * `substitute` is vertex interchange (Teitz & Bart 1968): every candidate outside, in ascending order, takes the place
 * of the site whose removal then costs least, if that wins something; it ends after a round without a swap or after
 * {@link SUBSTITUTION_ROUNDS}.
 *
 * @param weights what a point is worth (persons), >= 0; 0 where it is settled already
 * @param reach weight of all points of each candidate, the most it can ever add
 */
export function coverChoice({ offsets, points }: CoverLists, weights: Float64Array, reach: Float64Array, capacity: number): CoverChoice {
  const chosen = new Int32Array(capacity);
  const isChosen = new Uint8Array(reach.length);
  const reachedBy = new Int32Array(weights.length);
  /** Sum of the slots that reach a point: where it is one slot, its number. */
  const slotSum = new Float64Array(weights.length);
  /** Weight that only this slot's site reaches. */
  const soleWeight = new Float64Array(capacity);
  /** Of that, what the candidate on trial reaches too. */
  const kept = new Float64Array(capacity);
  let count = 0;
  let reached = 0;
  let total = 0;
  for (let point = 0; point < weights.length; point++) total += weights[point];

  const gainOf = (candidate: number) => {
    let gain = 0;
    for (let k = offsets[candidate]; k < offsets[candidate + 1]; k++) if (reachedBy[points[k]] === 0) gain += weights[points[k]];
    return gain;
  };
  const place = (candidate: number, slot: number) => {
    chosen[slot] = candidate;
    isChosen[candidate] = 1;
    for (let k = offsets[candidate]; k < offsets[candidate + 1]; k++) {
      const point = points[k];
      if (reachedBy[point] === 0) {
        soleWeight[slot] += weights[point];
        reached += weights[point];
      } else if (reachedBy[point] === 1) {
        soleWeight[slotSum[point]] -= weights[point];
      }
      reachedBy[point]++;
      slotSum[point] += slot;
    }
  };
  const clear = (slot: number) => {
    const candidate = chosen[slot];
    isChosen[candidate] = 0;
    for (let k = offsets[candidate]; k < offsets[candidate + 1]; k++) {
      const point = points[k];
      reachedBy[point]--;
      slotSum[point] -= slot;
      if (reachedBy[point] === 0) reached -= weights[point];
      else if (reachedBy[point] === 1) soleWeight[slotSum[point]] += weights[point];
    }
    soleWeight[slot] = 0;
  };

  /** The slot whose site costs least to give up for `candidate`, when that wins something; else -1. */
  const slotToGiveUp = (candidate: number) => {
    let gain = 0;
    kept.fill(0, 0, count);
    for (let k = offsets[candidate]; k < offsets[candidate + 1]; k++) {
      const point = points[k];
      if (reachedBy[point] === 0) gain += weights[point];
      else if (reachedBy[point] === 1) kept[slotSum[point]] += weights[point];
    }
    let least = 0;
    for (let slot = 1; slot < count; slot++) if (soleWeight[slot] - kept[slot] < soleWeight[least] - kept[least]) least = slot;
    return gain - (soleWeight[least] - kept[least]) > total * ROUNDING_SHARE ? least : -1;
  };
  const leastSoleWeight = () => {
    let least = Infinity;
    for (let slot = 0; slot < count; slot++) if (soleWeight[slot] < least) least = soleWeight[slot];
    return least;
  };

  const substitute = (tick?: Tick) => {
    let swaps = 0;
    for (let round = 0; round < SUBSTITUTION_ROUNDS; round++) {
      const swapsBefore = swaps;
      let least = leastSoleWeight();
      for (let candidate = 0; candidate < reach.length; candidate++) {
        if (candidate % CANDIDATES_PER_CANCEL_CHECK === 0) tick?.(0);
        // A swap wins at most all the candidate reaches, less what the given-up site alone holds.
        if (isChosen[candidate] || reach[candidate] <= least) continue;
        const slot = slotToGiveUp(candidate);
        if (slot < 0) continue;
        clear(slot);
        place(candidate, slot);
        least = leastSoleWeight();
        swaps++;
      }
      if (swaps === swapsBefore) break;
    }
    return swaps;
  };
  return { chosen, count: () => count, weight: () => reached, gainOf, add: (candidate) => place(candidate, count++), substitute };
}
