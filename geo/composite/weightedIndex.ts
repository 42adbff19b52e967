/**
 * Weighted arithmetic mean of the scores a unit has: sum w s / sum w over the indicators with a score. For a unit that has all of them the
 * weights stand as they are. NaN where it has none, or none with a weight.
 *
 * @param scores one column per indicator, one entry per unit, NaN missing
 * @param weights one per indicator, >= 0
 */
export function weightedIndex(scores: readonly Float64Array[], weights: Float64Array): Float64Array {
  const count = scores[0].length;
  const sum = new Float64Array(count);
  const weightSum = new Float64Array(count);
  scores.forEach((column, j) => {
    const weight = weights[j];
    if (weight === 0) return;
    for (let unit = 0; unit < count; unit++) {
      const score = column[unit];
      if (Number.isNaN(score)) continue;
      sum[unit] += weight * score;
      weightSum[unit] += weight;
    }
  });
  for (let unit = 0; unit < count; unit++) sum[unit] /= weightSum[unit];
  return sum;
}

/** What each score adds to the index, w s / sum w: one column per indicator; NaN where the score is missing or the unit has no index. */
export function contributions(scores: readonly Float64Array[], weights: Float64Array): Float64Array[] {
  const available = Float64Array.from(scores[0], (_, unit) => scores.reduce((sum, column, j) => (Number.isNaN(column[unit]) ? sum : sum + weights[j]), 0));
  return scores.map((column, j) => column.map((score, unit) => (weights[j] * score) / available[unit]));
}
