import { coverChoice } from './coverChoice.ts';
import type { CoverLists } from './coverChoice.ts';
import { lazyLargest } from './lazyLargest.ts';
import type { Tick } from '../types.ts';

export interface MclpInput {
  /** Candidate c reaches the points `coverPoints[coverOffsets[c] .. coverOffsets[c + 1])`; length candidateCount + 1. */
  coverOffsets: Uint32Array;
  /** Point indices, no point twice within one candidate. */
  coverPoints: Int32Array;
  /** People at each point, >= 0, finite. */
  persons: Float64Array;
  /** 1 = within reach of an existing (fixed) site. */
  alreadyCovered: Uint8Array;
  /** New sites at most, >= 1. */
  sites: number;
  candidateCount: number;
  /** Hears `sites` units in all, and 0 now and then so that a cancel is heard. */
  tick?: Tick;
}

export interface MclpSolution {
  /** Candidates, in greedy order among themselves. Fewer than `sites` where no further candidate adds anybody. */
  chosen: Int32Array;
  /** People each adds to existing sites and the ones before it; never rising. */
  gains: Float64Array;
  /** Persons covered by existing and chosen sites; `coveredAfter` under its name in the optimization. */
  objective: number;
  coveredBefore: number;
  coveredAfter: number;
  /** No choice of `sites` candidates covers more persons than this; >= objective, and proof of an optimum where equal. */
  bound: number;
}

/**
 * Maximal covering location problem (Church & ReVelle 1974): at most `sites` candidates, so that the people within
 * reach of a chosen or an existing site are as many as possible. Their heuristic "greedy adding with substitution":
 * add the candidate that wins most (lazily evaluated, Minoux 1978; ties to the lowest index), then swap single sites
 * (Teitz & Bart 1968) until no swap helps, and so on for each further site. Swapping after every addition, not only
 * after the last, is what makes more sites never cover fewer people.
 *
 * People covered, f(S), is monotone and submodular, which gives two guarantees without an exact solver: each addition
 * wins at least 1/p of what is still missing to the optimum, so in all at least (1 - 1/e) of what the best choice of p
 * wins (Nemhauser, Wolsey & Fisher 1978); and at any S the best p sites cover at most f(S) plus the p largest marginal
 * gains at S (online bound, Leskovec et al. 2007) - p and not p - |S|, as the best choice need not contain S. `bound`
 * is the least of that over every step and the final choice, and never above the persons that existing sites and all
 * candidates together reach.
 *
 * @throws RangeError on arrays that do not fit each other, a point out of range or twice in a candidate, persons that
 * are negative or not finite, or `sites` that is not a positive integer.
 */
export function mclpGreedy(input: MclpInput): MclpSolution {
  validate(input);
  const { coverOffsets, coverPoints, persons, alreadyCovered, sites, candidateCount, tick } = input;
  const cover = { offsets: coverOffsets, points: coverPoints };
  // What existing sites reach is settled: from here on those people weigh nothing.
  const open = persons.map((count, point) => (alreadyCovered[point] ? 0 : count));
  const reach = reachOf(cover, open, candidateCount);

  const limit = Math.min(sites, candidateCount);
  const choice = coverChoice(cover, open, reach, limit);
  const candidates = lazyLargest(reach, choice.gainOf);
  const top = new Int32Array(limit);
  const topGains = new Float64Array(limit);
  let openBound = Infinity;
  for (;;) {
    const taken = candidates.take(top, topGains);
    let sum = choice.weight();
    for (let i = 0; i < taken; i++) sum += topGains[i];
    openBound = Math.min(openBound, sum);
    if (choice.count() === limit || topGains[0] === 0) break;
    choice.add(top[0]);
    if (choice.substitute(tick) > 0) candidates.risen();
    else candidates.fallen();
    tick?.(1);
  }
  tick?.(sites - choice.count());

  const { chosen, gains } = inGreedyOrder(cover, open, reach, choice.chosen.slice(0, choice.count()));
  const inReach = pointsReached(cover, chosen, persons.length);
  const inReachOfAny = new Uint8Array(persons.length);
  for (const point of coverPoints) inReachOfAny[point] = 1;
  let coveredBefore = 0;
  let objective = 0;
  let reachable = 0;
  for (let point = 0; point < persons.length; point++) {
    const before = alreadyCovered[point] !== 0;
    if (before) coveredBefore += persons[point];
    if (before || inReach[point]) objective += persons[point];
    if (before || inReachOfAny[point]) reachable += persons[point];
  }
  // Sums of fractions in two orders differ in the last digit; the bound is never below what was reached.
  const bound = Math.max(objective, Math.min(coveredBefore + openBound, reachable));
  return { chosen, gains, objective, coveredBefore, coveredAfter: objective, bound };
}

/** Relative distance between the objective and its bound: |bound - objective| / max(1, |objective|). */
export function relativeGap(objective: number, bound: number): number {
  return Math.abs(bound - objective) / Math.max(1, Math.abs(objective));
}

/** Weight of all points of each candidate. */
function reachOf({ offsets, points }: CoverLists, weights: Float64Array, candidateCount: number): Float64Array {
  const reach = new Float64Array(candidateCount);
  for (let candidate = 0; candidate < candidateCount; candidate++) {
    for (let k = offsets[candidate]; k < offsets[candidate + 1]; k++) reach[candidate] += weights[points[k]];
  }
  return reach;
}

/** The chosen sites in the order greedy would build them, with what each adds: which to build first. */
function inGreedyOrder(cover: CoverLists, weights: Float64Array, reach: Float64Array, sites: Int32Array): { chosen: Int32Array; gains: Float64Array } {
  sites.sort();
  const built = coverChoice(cover, weights, reach, sites.length);
  const next = lazyLargest(Float64Array.from(sites, (site) => reach[site]), (i) => built.gainOf(sites[i]));
  const gains = new Float64Array(sites.length);
  const best = new Int32Array(1);
  for (let step = 0; step < sites.length; step++) {
    next.take(best, gains.subarray(step, step + 1));
    if (gains[step] === 0) break; // a swap made it superfluous
    built.add(sites[best[0]]);
    next.fallen();
  }
  return { chosen: built.chosen.slice(0, built.count()), gains: gains.slice(0, built.count()) };
}

function pointsReached({ offsets, points }: CoverLists, sites: Int32Array, pointCount: number): Uint8Array {
  const reached = new Uint8Array(pointCount);
  for (const site of sites) for (let k = offsets[site]; k < offsets[site + 1]; k++) reached[points[k]] = 1;
  return reached;
}

function validate({ coverOffsets, coverPoints, persons, alreadyCovered, sites, candidateCount }: MclpInput): void {
  if (!Number.isInteger(sites) || sites < 1) throw new RangeError(`sites is ${sites}`);
  if (coverOffsets.length !== candidateCount + 1) throw new RangeError(`${coverOffsets.length} offsets for ${candidateCount} candidates`);
  if (alreadyCovered.length !== persons.length) throw new RangeError(`${alreadyCovered.length} flags for ${persons.length} points`);
  if (coverOffsets[0] !== 0 || coverOffsets[candidateCount] !== coverPoints.length) throw new RangeError('offsets do not span the cover lists');
  for (let point = 0; point < persons.length; point++) {
    if (!(persons[point] >= 0 && persons[point] < Infinity)) throw new RangeError(`persons of point ${point} is ${persons[point]}`);
  }
  const lastCandidate = new Int32Array(persons.length).fill(-1);
  for (let candidate = 0; candidate < candidateCount; candidate++) {
    if (coverOffsets[candidate + 1] < coverOffsets[candidate]) throw new RangeError(`offsets fall at candidate ${candidate}`);
    for (let k = coverOffsets[candidate]; k < coverOffsets[candidate + 1]; k++) {
      const point = coverPoints[k];
      if (point < 0 || point >= persons.length) throw new RangeError(`candidate ${candidate} reaches point ${point} of ${persons.length}`);
      if (lastCandidate[point] === candidate) throw new RangeError(`candidate ${candidate} reaches point ${point} twice`);
      lastCandidate[point] = candidate;
    }
  }
}
