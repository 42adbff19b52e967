/**
 * Shares out a total among units in proportion to people or need, some shares being fixed by hand. Shares are whole multiples of one step
 * and the leftover steps go to the largest remainders (Hamilton's method; Balinski & Young 1982, *Fair Representation*), ties to the
 * earlier unit. The step is 1 where things are counted in whole numbers, else the last binary place of the total: then every
 * share is its exact part to within that place, and the shares add up to the total to the last bit in whatever order they are added.
 * (Fixed shares are kept as given; ones that are not multiples of the step leave the sum within one step of the total.)
 */
export interface SplitInput {
  /** > 0. */
  total: number;
  /** People or need, >= 0; NaN or 0: no share. */
  weights: Float64Array;
  /** Shares fixed by hand, >= 0, in the unit of the total; NaN: not fixed. */
  fixed: Float64Array;
  /** Shares in whole numbers; total and fixed shares are whole then. */
  whole: boolean;
}

/**
 * @returns one share per unit; NaN where neither a weight nor a fixed share is known
 * @throws RangeError on numbers outside their range, fixed shares above the total, or a rest that nobody is left to take
 */
export function splitTarget({ total, weights, fixed, whole }: SplitInput): Float64Array {
  if (!(total > 0 && total < Infinity) || (whole && !Number.isSafeInteger(total))) throw new RangeError(`total is ${total}`);
  if (weights.length !== fixed.length) throw new RangeError(`${weights.length} weights for ${fixed.length} shares`);
  const step = whole ? 1 : lastPlace(total);
  const shares = Float64Array.from(fixed, (share, i) => (Number.isNaN(share) && weights[i] === 0 ? 0 : share));
  const takers: number[] = [];
  let sumFixed = 0;
  let sumWeights = 0;
  for (let i = 0; i < shares.length; i++) {
    const isOutside = fixed[i] < 0 || weights[i] < 0 || fixed[i] === Infinity || weights[i] === Infinity;
    const isBroken = whole && !Number.isNaN(fixed[i]) && !Number.isInteger(fixed[i]);
    if (isOutside || isBroken) throw new RangeError(`unit ${i}: weight ${weights[i]}, share ${fixed[i]}`);
    if (!Number.isNaN(fixed[i])) sumFixed += fixed[i];
    else if (weights[i] > 0) {
      takers.push(i);
      sumWeights += weights[i];
    }
  }
  const steps = Math.round((total - sumFixed) / step);
  if (steps < 0) throw new RangeError(`fixed shares of ${sumFixed} of ${total}`);
  if (takers.length === 0) {
    if (steps > 0) throw new RangeError(`nobody to take ${total - sumFixed}`);
    return shares;
  }
  const parts = takers.map((unit, taker) => {
    const part = steps * (weights[unit] / sumWeights);
    return { taker, count: Math.floor(part), remainder: part - Math.floor(part) };
  });
  let left = steps - parts.reduce((sum, { count }) => sum + count, 0);
  const byRemainder = parts.toSorted((a, b) => b.remainder - a.remainder || a.taker - b.taker);
  // Near 2^53 the products themselves are rounded, so there can also be a few steps too many: they come off the smallest remainders.
  for (let at = 0; left > 0; at = (at + 1) % byRemainder.length, left--) byRemainder[at].count++;
  for (let at = byRemainder.length - 1; left < 0; at = (at || byRemainder.length) - 1) {
    if (byRemainder[at].count === 0) continue;
    byRemainder[at].count--;
    left++;
  }
  for (const { taker, count } of parts) shares[takers[taker]] = count * step;
  return shares;
}

/** The distance from a number above 0 to the next greater one, of which it is a multiple. */
function lastPlace(value: number): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setFloat64(0, value);
  const exponent = (bits.getUint16(0) >> 4) & 0x7ff;
  return 2 ** (Math.max(exponent, 1) - 1075);
}
