import type { CatchmentPairs } from '../../geo/types.ts';

/** Pairs from a cost table, one row per site; NaN is out of reach. */
export function pairsOf(costs: number[][]): CatchmentPairs {
  const offsets = [0];
  const point: number[] = [];
  const cost: number[] = [];
  for (const row of costs) {
    row.forEach((value, i) => {
      if (Number.isNaN(value)) return;
      point.push(i);
      cost.push(value);
    });
    offsets.push(point.length);
  }
  return { offsets: Uint32Array.from(offsets), point: Int32Array.from(point), cost: Float64Array.from(cost) };
}
