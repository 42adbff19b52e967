import { SLOT_STEPS } from './pathfinder.ts';
import type { Pathfinder } from './pathfinder.ts';
import { GRID, GRID_CELLS } from './plane.ts';
import { roadSpeedKmh, windingAt } from './roads.ts';
import type { Terrain } from './terrain.ts';

export const FRICTION_NODATA = -9999;
/** Crossing a river without a bridge: minutes for one cell, by class of river. */
const RIVER_MINUTES = [0, 25, 90, 240];
/** Share of Tobler's walking speed that is left without a path. */
const OFF_PATH = 0.6;
const LEAST_KMH = 0.8;

/**
 * Minutes to cross each cell by the best means at hand: driving where there is a road (and so over bridges), else on
 * foot by Tobler's function, 6 exp(-3.5 |slope + 0.05|) km/h (Tobler 1993, NCGIA 93-1), slower off the path, hardly at
 * all through rivers. No data on lakes and outside the province.
 */
export function frictionMinutes(terrain: Terrain, land: Uint8Array, roads: Pathfinder): Float32Array {
  const best = new Uint8Array(GRID_CELLS);
  const note = (cell: number, roadClass: number): void => {
    if (best[cell] === 0 || roadClass < best[cell]) best[cell] = roadClass;
  };
  for (let cell = 0; cell < GRID_CELLS; cell++) {
    for (const [slot, step] of SLOT_STEPS.entries()) {
      const roadClass = roads.stepClass[cell * 4 + slot];
      if (roadClass === 0) continue;
      note(cell, roadClass);
      note(cell + step, roadClass);
    }
  }
  const kilometers = GRID.cellMeters / 1000;
  const minutes = new Float32Array(GRID_CELLS).fill(FRICTION_NODATA);
  for (let cell = 0; cell < GRID_CELLS; cell++) {
    if (!land[cell] || terrain.lake[cell]) continue;
    if (best[cell]) {
      minutes[cell] = (kilometers * windingAt(terrain, cell, best[cell]) * 60) / roadSpeedKmh(terrain, cell, best[cell]);
      continue;
    }
    const walkingKmh = Math.max(LEAST_KMH, OFF_PATH * 6 * Math.exp(-3.5 * Math.abs(terrain.slope[cell] + 0.05)));
    minutes[cell] = (kilometers * 60) / walkingKmh + RIVER_MINUTES[terrain.river[cell]];
  }
  return minutes;
}
