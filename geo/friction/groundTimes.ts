import { cellReachOf, cellReachWorkspace } from './cellReach.ts';
import { visitCosts } from './costDistance.ts';
import type { CellSources, FrictionSurface, RowVisitor } from './costDistance.ts';
import { slopeDistance, slopeReachOf, slopeWorkspace } from './slopeDistance.ts';
import type { SlopeSurface } from './slopeDistance.ts';
import type { Tick } from '../types.ts';

/** Ground that people cross: level as far as its times go, or with slopes that count. */
export type Ground = FrictionSurface | SlopeSurface;

const hasSlopes = (ground: Ground): ground is SlopeSurface => 'terrain' in ground;

/** Times from or to the nearest source, told row by row, by the rule of the ground: {@link visitCosts}, or {@link slopeDistance} where slopes count. */
export function visitGroundTimes(ground: Ground, sources: CellSources, limitMinutes: number, visit: RowVisitor, tick?: Tick): void {
  if (!hasSlopes(ground)) return visitCosts(ground, sources, limitMinutes, visit, tick);
  const { minutes, label } = slopeDistance(ground, sources, limitMinutes, tick);
  for (let row = 0; row < ground.height; row++) visit(row, 0, ground.width, minutes, label, row * ground.width);
}

/** Every cell within the limit (inclusive) of one source cell; `visit` is called once per cell, in no particular order. */
export type GroundReach = (source: number, limitMinutes: number, visit: (cell: number, minutes: number) => void) => void;

/** Many searches from one cell each over the same ground, sharing their arrays. */
export function groundReach(ground: Ground): GroundReach {
  if (hasSlopes(ground)) {
    const workspace = slopeWorkspace(ground);
    return (source, limit, visit) => slopeReachOf(workspace, source, limit, visit);
  }
  const workspace = cellReachWorkspace(ground);
  return (source, limit, visit) => cellReachOf(workspace, source, limit, visit);
}
