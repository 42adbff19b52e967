const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;

/**
 * Indexes of `values` in ascending order, NaN last: a stable radix sort over the bits of the doubles, which for numbers
 * >= 0 are ordered as the numbers are. Ties keep the order of `start` (the order of the array where it is left out).
 *
 * @param values >= 0 or NaN
 * @param start indexes to be ordered; not changed
 */
export function ascendingOrder(values: Float64Array, start?: Uint32Array): Uint32Array {
  const count = start?.length ?? values.length;
  let order = start?.slice() ?? Uint32Array.from(values.keys());
  let next = new Uint32Array(count);
  const numbers = new Float64Array(values.length);
  // Adding 0 makes -0 a plain 0, whose bits come first and not last.
  for (let i = 0; i < values.length; i++) numbers[i] = values[i] + 0;
  const bits = new Uint32Array(numbers.buffer);
  const [low, high] = isLittleEndian() ? [0, 1] : [1, 0];
  const passes = [[low, 0], [low, 11], [low, 22], [high, 0], [high, 11], [high, 22]];
  const countsOf = new Uint32Array(passes.length * DIGITS);
  // How often each digit occurs does not depend on the order, so one look counts for all passes.
  for (let i = 0; i < count; i++) {
    const lowBits = bits[2 * order[i] + low];
    const highBits = bits[2 * order[i] + high];
    countsOf[lowBits & (DIGITS - 1)]++;
    countsOf[DIGITS + ((lowBits >>> 11) & (DIGITS - 1))]++;
    countsOf[2 * DIGITS + (lowBits >>> 22)]++;
    countsOf[3 * DIGITS + (highBits & (DIGITS - 1))]++;
    countsOf[4 * DIGITS + ((highBits >>> 11) & (DIGITS - 1))]++;
    countsOf[5 * DIGITS + (highBits >>> 22)]++;
  }
  for (const [pass, [half, shift]] of passes.entries()) {
    const counts = countsOf.subarray(pass * DIGITS, (pass + 1) * DIGITS);
    if (count > 0 && counts[(bits[2 * order[0] + half] >>> shift) & (DIGITS - 1)] === count) continue;
    let before = 0;
    for (let digit = 0; digit < DIGITS; digit++) {
      const here = counts[digit];
      counts[digit] = before;
      before += here;
    }
    for (let i = 0; i < count; i++) {
      const index = order[i];
      next[counts[(bits[2 * index + half] >>> shift) & (DIGITS - 1)]++] = index;
    }
    [order, next] = [next, order];
  }
  return order;
}

function isLittleEndian(): boolean {
  return new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;
}
