import { GRID, GRID_CELLS } from './plane.ts';
import type { Terrain } from './terrain.ts';

/** How well people can live on each cell of the grid, about 0 (crest, lake) to 2 (valley floor by a river). */
export function habitability(terrain: Terrain): Float32Array {
  const steps = stepsToWater(terrain, 12);
  const habitat = new Float32Array(GRID_CELLS);
  for (let cell = 0; cell < GRID_CELLS; cell++) {
    if (terrain.lake[cell]) continue;
    const flat = 1 / (1 + (terrain.slope[cell] / 0.09) ** 2);
    const low = Math.exp(-Math.max(0, terrain.elevation[cell] - 500) / 1700);
    const watered = 0.45 + 1.1 * Math.exp(-steps[cell] / 3.5);
    habitat[cell] = flat * low * watered;
  }
  return habitat;
}

/** Steps from each cell to the nearest river or lake, at most `limit`. */
function stepsToWater(terrain: Terrain, limit: number): Uint8Array {
  const steps = new Uint8Array(GRID_CELLS).fill(limit);
  let front: number[] = [];
  for (let cell = 0; cell < GRID_CELLS; cell++) {
    if (!terrain.river[cell] && !terrain.lake[cell]) continue;
    steps[cell] = 0;
    front.push(cell);
  }
  for (let step = 1; step < limit; step++) {
    const next: number[] = [];
    for (const cell of front) {
      for (const neighbour of [cell - 1, cell + 1, cell - GRID.width, cell + GRID.width]) {
        if (neighbour < 0 || neighbour >= GRID_CELLS || steps[neighbour] <= step) continue;
        steps[neighbour] = step;
        next.push(neighbour);
      }
    }
    front = next;
  }
  return steps;
}

/** Mean over a square of `reach` cells each way, twice, so that the window has no corners to be seen. */
export function blur(values: Float32Array, reach: number): Float32Array {
  let result = values;
  for (let pass = 0; pass < 2; pass++) result = blurLines(blurLines(result, reach, 1, GRID.width), reach, GRID.width, 1);
  return result;
}

function blurLines(values: Float32Array, reach: number, along: number, across: number): Float32Array {
  const result = new Float32Array(GRID_CELLS);
  const length = GRID.width; // the grid is square
  for (let line = 0; line < length; line++) {
    const start = line * across;
    let sum = 0;
    for (let i = 0; i < reach; i++) sum += values[start + i * along];
    for (let i = 0; i < length; i++) {
      if (i + reach < length) sum += values[start + (i + reach) * along];
      if (i - reach - 1 >= 0) sum -= values[start + (i - reach - 1) * along];
      const window = Math.min(length - 1, i + reach) - Math.max(0, i - reach) + 1;
      result[start + i * along] = sum / window;
    }
  }
  return result;
}
