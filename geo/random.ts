/**
 * Seeded random numbers for resampling and permutation: the same seed gives the same numbers on every machine.
 *
 * Generator: xoshiro128** 1.1 (Blackman & Vigna 2021, *ACM Transactions on Mathematical Software* 47), period 2^128 - 1, 32 bits a draw.
 * State: the first two numbers of SplitMix64 (Steele, Lea & Flood 2014, *OOPSLA*) started at the seed, each split into its low and its
 * high half, so that neighbouring seeds give unrelated streams.
 */
export interface RandomStream {
  /** Uniform integer in [0, 2^32). */
  uint32(): number;
  /** Uniform integer in [0, n), without bias, for an integer n in [1, 2^32]; not checked. */
  below(n: number): number;
  /** Uniform in [0, 1): one of the 2^53 multiples of 2^-53. */
  unit(): number;
  /** Its four words. Loops that draw by themselves start from them and move them on. */
  readonly state: Int32Array;
}

/**
 * The stream of a seed.
 *
 * @param seed integer between -(2^53 - 1) and 2^53 - 1
 * @throws RangeError on another seed
 */
export function randomStream(seed: number): RandomStream {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed is ${seed}`);
  return xoshiro128(splitMixState(seed));
}

/** Four 32-bit words out of one seed. */
export function splitMixState(seed: number): Uint32Array {
  const state = new Uint32Array(4);
  let counter = BigInt.asUintN(64, BigInt(seed));
  for (const at of [0, 2]) {
    counter = BigInt.asUintN(64, counter + 0x9e3779b97f4a7c15n);
    let mixed = counter;
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 30n)) * 0xbf58476d1ce4e5b9n);
    mixed = BigInt.asUintN(64, (mixed ^ (mixed >> 27n)) * 0x94d049bb133111ebn);
    mixed ^= mixed >> 31n;
    state[at] = Number(mixed & 0xffffffffn);
    state[at + 1] = Number(mixed >> 32n);
  }
  return state;
}

/** The stream that follows a state of four 32-bit words, not all of them 0. */
export function xoshiro128(state: Uint32Array): RandomStream {
  // An array of its own: engines keep its elements as plain 32-bit numbers, which they do not promise for captured variables.
  const s = Int32Array.from(state);
  const uint32 = (): number => {
    const second = s[1];
    const product = Math.imul(second, 5);
    s[2] ^= s[0];
    s[3] ^= second;
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= second << 9;
    s[3] = (s[3] << 11) | (s[3] >>> 21);
    return Math.imul((product << 7) | (product >>> 25), 9) >>> 0;
  };
  // Lemire 2019 (ACM Transactions on Modeling and Computer Simulation 29): the high word of draw x n is the number; the few draws whose
  // low word would make some numbers likelier than others are drawn again.
  const below = (n: number): number => {
    for (;;) {
      const draw = uint32();
      const low = Math.imul(draw, n) >>> 0;
      if (low >= n || low >= (4294967296 - n) % n) {
        // The product may need more than 53 bits, but without its low word it is within 2^11 of a multiple of 2^32.
        return ((draw * n - low) / 4294967296 + 0.5) >>> 0;
      }
    }
  };
  const unit = (): number => {
    const high = uint32() >>> 5;
    return (high * 67108864 + (uint32() >>> 6)) / 9007199254740992;
  };
  return { uint32, below, unit, state: s };
}
