/**
 * Seeded random numbers for the sample province. Every layer draws from its own stream, named after it, so that a
 * change in one layer leaves the others as they were.
 */
export interface RandomStream {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform in [low, high). */
  between(low: number, high: number): number;
  /** Normal with the given mean and standard deviation (Box-Muller). */
  normal(mean: number, deviation: number): number;
  /** One element of the list. */
  pick<T>(list: readonly T[]): T;
}

/** Mixes two 32-bit numbers into one whose bits are all changed by any bit of the input (the finaliser of MurmurHash3). */
export function hash32(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Seed of the stream `layer` of the province with the given seed. */
export function layerSeed(seed: number, layer: string): number {
  let h = hash32(seed | 0, layer.length);
  for (let i = 0; i < layer.length; i++) h = hash32(h, layer.charCodeAt(i));
  return h;
}

/** The stream of random numbers of one layer (generator: mulberry32, period 2^32, ample for one layer). */
export function randomStream(seed: number, layer: string): RandomStream {
  let state = layerSeed(seed, layer);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    normal: (mean, deviation) => {
      const radius = Math.sqrt(-2 * Math.log(1 - next()));
      return mean + deviation * radius * Math.cos(2 * Math.PI * next());
    },
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}
