/**
 * Pseudo-significance by permutation: p = (extreme + 1) / (permutations + 1), `extreme` being how many permutations give a value at
 * least as far out on the side of the observed one: the lesser of the number at least as large and the number at least as small. Without ties this is
 * the folded count of GeoDa and esda; they count a value equal to the observed one on one side only, which makes a value that every permutation gives look rare.
 */
export function pseudoP(atLeast: number, atMost: number, permutations: number): number {
  return (Math.min(atLeast, atMost) + 1) / (permutations + 1);
}

/** Sums in another order round otherwise: what differs by this little, relative to what it is a sum of, is equal. */
export const EQUAL = 1e-12;
