import { randomStream } from '../random.ts';
import type { RandomStream } from '../random.ts';
import type { Tick } from '../types.ts';
import { ranksFromHighest, spearman, writeRanks } from './ranks.ts';
import { weightedIndex } from './weightedIndex.ts';

/** Shares of the random rankings that the three ranks of a unit are read at. */
const LOW_SHARE = 0.05;
const MIDDLE_SHARE = 0.5;
const HIGH_SHARE = 0.95;

export interface RankRange {
  /** Least rank that 5 % of the random weights do not pass, the middle one and that of 95 % (type 1 of Hyndman & Fan 1996); NaN without an index. */
  low: Float64Array;
  median: Float64Array;
  high: Float64Array;
}

/**
 * Ranks of the units under random weights, drawn uniformly from all weights that are >= 0 and add up to 1 (exponential numbers divided by their sum: Devroye 1986,
 * *Non-Uniform Random Variate Generation*, ch. V.2). Uncertainty analysis of weights as in Saisana, Saltelli & Tarantola 2005, *Journal of the Royal
 * Statistical Society A* 168.
 *
 * @param scores one column per indicator, NaN missing
 * @param samples >= 1
 * @param tick told of every sample
 */
export function rankRange(scores: readonly Float64Array[], samples: number, seed: number, tick: Tick): RankRange {
  const random = randomStream(seed);
  const count = scores[0].length;
  const ranks = new Float64Array(count);
  const tally = rankTally(count, samples);
  for (let sample = 0; sample < samples; sample++) {
    writeRanks(weightedIndex(scores, simplexWeights(scores.length, random)), ranks);
    tally.add(ranks, sample);
    tick(1);
  }
  const [low, median, high] = tally.quantiles([LOW_SHARE, MIDDLE_SHARE, HIGH_SHARE]);
  return { low, median, high };
}

/** One draw of weights. */
export function simplexWeights(count: number, random: RandomStream): Float64Array {
  const drawn = Float64Array.from({ length: count }, () => -Math.log1p(-random.unit()));
  const sum = drawn.reduce((total, value) => total + value, 0);
  return drawn.map((value) => value / sum);
}

interface RankTally { add: (ranks: Float64Array, sample: number) => void; quantiles: (shares: readonly number[]) => Float64Array[] }

/** Ranks of every unit over the samples: each of them where the samples are fewer than the units, else how often each rank came up. Whichever is smaller. */
function rankTally(count: number, samples: number): RankTally {
  const width = Math.min(count, samples);
  const kept = new Uint32Array(count * width);
  const counted = samples >= count;
  // A unit without an index is out of every sample; its row stays empty.
  const ranked = new Uint8Array(count);
  const add = (ranks: Float64Array, sample: number): void => {
    for (let unit = 0; unit < count; unit++) {
      if (Number.isNaN(ranks[unit])) continue;
      ranked[unit] = 1;
      if (counted) kept[unit * width + ranks[unit] - 1]++;
      else kept[unit * width + sample] = ranks[unit];
    }
  };
  const quantiles = (shares: readonly number[]): Float64Array[] => {
    const found = shares.map(() => new Float64Array(count).fill(NaN));
    for (let unit = 0; unit < count; unit++) {
      if (ranked[unit] === 0) continue;
      const row = kept.subarray(unit * width, (unit + 1) * width);
      if (!counted) row.sort();
      shares.forEach((share, at) => {
        const place = Math.max(1, Math.ceil(share * samples));
        found[at][unit] = counted ? rankAt(row, place) : row[place - 1];
      });
    }
    return found;
  };
  return { add, quantiles };
}

/** The rank of the sample at a place of the ascending order, from how often each rank came up. */
function rankAt(counts: Uint32Array, place: number): number {
  let rank = 0;
  for (let passed = 0; passed < place; rank++) passed += counts[rank];
  return rank;
}

export interface SchemeRanks {
  index: Float64Array;
  /** 1 = the highest index. */
  rank: Float64Array;
  /** Rank less that under the chosen weights: above 0 is a fall. */
  rankChange: Float64Array;
  /** Spearman's rho of both rankings. */
  spearman: number;
}

/** The same scores under other weights, beside the chosen ones. */
export function underWeights(scores: readonly Float64Array[], weights: Float64Array, chosenRank: Float64Array): SchemeRanks {
  const index = weightedIndex(scores, weights);
  const rank = ranksFromHighest(index);
  return { index, rank, rankChange: rank.map((place, unit) => place - chosenRank[unit]), spearman: spearman(rank, chosenRank) };
}

/** The chosen weights without one indicator, the others keeping their proportions. */
export function withoutIndicator(weights: Float64Array, left: number): Float64Array {
  return weights.map((weight, j) => (j === left ? 0 : weight));
}
