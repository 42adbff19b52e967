/**
 * Weights by pairwise comparison: the analytic hierarchy process of Saaty (1977, *Journal of Mathematical Psychology* 15; 1980, *The Analytic
 * Hierarchy Process*). Entry a_ij says how many times more important i is than j.
 */

/** Consistency index of random matrices of 1 to 15 rows (Saaty 1980). Newer simulations differ by up to 0.06. */
const RANDOM_INDEX = [0, 0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/** People write 0.33 for 1/3 and 0.13 for 1/8: products up to this far from 1 are rounding, 0.4 for 1/2 is not. */
const RECIPROCAL_WITHIN = 0.05;
/** Change of a weight at which the iteration has settled, and the most steps it takes to get there. */
const SETTLED = 1e-15;
const MOST_STEPS = 10_000;

export interface PairwiseWeights {
  /** Principal eigenvector, > 0, adding up to 1. */
  weights: Float64Array;
  /** Its eigenvalue, at least the number n of rows; n itself for judgements without contradiction. */
  lambdaMax: number;
  /** (lambdaMax - n) / (n - 1). */
  consistencyIndex: number;
  /** Consistency index / that of random judgements; above 0.1 the judgements should be looked at again. 0 for two rows; NaN beyond 15. */
  consistencyRatio: number;
}

export type PairwiseFault =
  | { reason: 'not-square'; row: number; columns: number }
  | { reason: 'not-reciprocal'; row: number; column: number };

/** What is wrong with a matrix of comparisons: rows of another length, or a_ij a_ji that is not 1 within 0.05 (a diagonal that is not 1). Null: nothing. */
export function pairwiseFault(matrix: readonly (readonly number[])[]): PairwiseFault | null {
  const crooked = matrix.findIndex((row) => row.length !== matrix.length);
  if (crooked >= 0) return { reason: 'not-square', row: crooked, columns: matrix[crooked].length };
  for (let row = 0; row < matrix.length; row++) {
    const column = matrix.findIndex((other, j) => !(Math.abs(matrix[row][j] * other[row] - 1) <= RECIPROCAL_WITHIN));
    if (column >= 0) return { reason: 'not-reciprocal', row, column };
  }
  return null;
}

/**
 * Weights of a matrix without {@link pairwiseFault}. Power iteration from the geometric means of the rows, which are the eigenvector itself where the
 * judgements do not contradict each other; for positive matrices it always converges (Perron).
 */
export function pairwiseWeights(matrix: readonly (readonly number[])[]): PairwiseWeights {
  const n = matrix.length;
  let weights = scaled(Float64Array.from(matrix, (row) => Math.exp(row.reduce((sum, entry) => sum + Math.log(entry), 0) / n)));
  let product = times(matrix, weights);
  for (let step = 0, change = Infinity; step < MOST_STEPS && change > SETTLED; step++) {
    const next = scaled(product);
    change = next.reduce((most, weight, i) => Math.max(most, Math.abs(weight - weights[i])), 0);
    weights = next;
    product = times(matrix, weights);
  }
  // The weights add up to 1, so their image adds up to the eigenvalue. It is never below n; entries rounded to decimals can bring it there.
  const lambda = product.reduce((sum, value) => sum + value, 0);
  const lambdaMax = lambda - n <= 4 * n * Number.EPSILON ? n : lambda;
  const consistencyIndex = (lambdaMax - n) / (n - 1);
  return { weights, lambdaMax, consistencyIndex, consistencyRatio: n <= 2 ? 0 : n <= RANDOM_INDEX.length ? consistencyIndex / RANDOM_INDEX[n - 1] : NaN };
}

function times(matrix: readonly (readonly number[])[], vector: Float64Array): Float64Array {
  return Float64Array.from(matrix, (row) => row.reduce((sum, entry, j) => sum + entry * vector[j], 0));
}

function scaled(vector: Float64Array): Float64Array {
  const sum = vector.reduce((total, value) => total + value, 0);
  return vector.map((value) => value / sum);
}
