/** Deviations of values from their mean, which all measures of spatial autocorrelation are made of. */
export interface Deviations {
  /** x - mean, in the unit of the values; all 0 where the values are equal. */
  readonly z: Float64Array;
  /** Sums of z^2 and z^4. */
  readonly squares: number;
  readonly fourthPowers: number;
}

/** Deviations of finite values. @throws RangeError on a value that is not finite. */
export function deviationsOf(values: Float64Array): Deviations {
  const n = values.length;
  let sum = 0;
  let least = Infinity;
  let greatest = -Infinity;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(values[i])) throw new RangeError(`value ${i} is ${values[i]}`);
    sum += values[i];
    least = Math.min(least, values[i]);
    greatest = Math.max(greatest, values[i]);
  }
  const z = new Float64Array(n);
  // The mean of equal values may round to beside them: rounding must not look like variation.
  if (!(least < greatest)) return { z, squares: 0, fourthPowers: 0 };
  const first = sum / n;
  // The rounding of the first mean is taken off, for values that are large beside their differences.
  let rest = 0;
  for (let i = 0; i < n; i++) rest += values[i] - first;
  let squares = 0;
  let fourthPowers = 0;
  for (let i = 0; i < n; i++) {
    z[i] = values[i] - first - rest / n;
    squares += z[i] * z[i];
    fourthPowers += z[i] * z[i] * z[i] * z[i];
  }
  return { z, squares, fourthPowers };
}
