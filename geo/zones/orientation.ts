/** Bound of the rounding of the plain determinant: J. R. Shewchuk, Discrete Comput. Geom. 18, 1997, ccwerrboundA. */
const FILTER = (3 + 16 * 2 ** -53) * 2 ** -53;

/**
 * A number whose sign says, without rounding, on which side of the line from a to b the point p lies: positive left,
 * negative right, zero exactly on the line. Finite coordinates only.
 */
export function orientation(ax: number, ay: number, bx: number, by: number, px: number, py: number): number {
  const left = (bx - ax) * (py - ay);
  const right = (by - ay) * (px - ax);
  const difference = left - right;
  // a product of zero means equal coordinates, and then the difference is the other product, whose sign is right
  if (left === 0 || right === 0 || Math.abs(difference) > FILTER * (Math.abs(left) + Math.abs(right))) return difference;
  const axExact = integer(ax);
  const ayExact = integer(ay);
  const exact =
    (integer(bx) - axExact) * (integer(py) - ayExact) - (integer(by) - ayExact) * (integer(px) - axExact);
  return exact > 0n ? 1 : exact < 0n ? -1 : 0;
}

const bits = new BigUint64Array(1);
const float = new Float64Array(bits.buffer);

/** The double as an integer multiple of the smallest double, 2^-1074. */
function integer(value: number): bigint {
  float[0] = Math.abs(value);
  const exponent = bits[0] >> 52n;
  const fraction = bits[0] & 0xfffffffffffffn;
  const magnitude = exponent === 0n ? fraction : (fraction | 0x10000000000000n) << (exponent - 1n);
  return value < 0 ? -magnitude : magnitude;
}
