import { mergeCells } from '../../../geo/friction/mergeCells.ts';
import { mergeTerrain } from '../../../geo/friction/mergeTerrain.ts';
import type { Friction } from '../../load.ts';

/**
 * The friction surface with `factor` x `factor` cells merged into one. Minutes per cell grow with the size of the cell;
 * minutes or seconds per metre stay.
 */
export function mergedFriction(friction: Friction, factor: number): Friction {
  if (factor === 1) return friction;
  const { grid } = friction;
  const { values, width, height } = mergeCells(friction.values, grid.width, grid.height, factor);
  return {
    ...friction,
    terrain: friction.terrain && mergeTerrain(friction.values, friction.terrain, grid.width, grid.height, factor),
    values: grid.unit === 'minutes-per-cell' ? values.map((value) => value * factor) : values,
    grid: { ...grid, width, height, cellX: grid.cellX * factor, cellY: grid.cellY * factor },
  };
}
