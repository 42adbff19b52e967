import { hash32 } from './random.ts';

/** A smooth random field over the plane; values about -1..1, mean 0. */
export type Noise = (x: number, y: number) => number;

/** Gradient noise with one feature per unit of length (Perlin 2002, "Improving Noise", quintic fade). */
export function gradientNoise(seed: number): Noise {
  const gradient = (column: number, row: number, dx: number, dy: number): number => {
    const angle = (hash32(hash32(seed, column), row) / 4294967296) * 2 * Math.PI;
    return Math.cos(angle) * dx + Math.sin(angle) * dy;
  };
  return (x, y) => {
    const column = Math.floor(x);
    const row = Math.floor(y);
    const u = x - column;
    const v = y - row;
    const fadeU = u * u * u * (u * (u * 6 - 15) + 10);
    const fadeV = v * v * v * (v * (v * 6 - 15) + 10);
    const bottom = gradient(column, row, u, v) * (1 - fadeU) + gradient(column + 1, row, u - 1, v) * fadeU;
    const top = gradient(column, row + 1, u, v - 1) * (1 - fadeU) + gradient(column + 1, row + 1, u - 1, v - 1) * fadeU;
    return 1.5 * (bottom * (1 - fadeV) + top * fadeV);
  };
}

/** Sum of `octaves` noises, each of twice the frequency and half the height of the one before. */
export function fractalNoise(seed: number, octaves: number): Noise {
  const layers = Array.from({ length: octaves }, (_, i) => gradientNoise(hash32(seed, i)));
  const total = 2 - 2 ** (1 - octaves);
  return (x, y) => {
    let sum = 0;
    for (let i = 0, scale = 1; i < octaves; i++, scale *= 2) sum += layers[i](x * scale, y * scale) / scale;
    return sum / total;
  };
}

/** 0 below `low`, 1 above `high`, smooth between. */
export function smoothStep(low: number, high: number, value: number): number {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
}
