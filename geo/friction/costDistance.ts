import { checkSurface, isPassable } from './frictionSurface.ts';
import type { CellSources, CellTimes, FrictionSurface } from './frictionSurface.ts';
import { costKernel } from '../kernel/costKernel.ts';
import { FrameState } from '../kernel/frameState.ts';
import { tileGrid } from '../kernel/tiles.ts';
import { TileSearch } from '../kernel/tileSearch.ts';
import { WholeState } from '../kernel/wholeState.ts';
import type { Tick } from '../types.ts';

export { isPassable } from './frictionSurface.ts';
export type { CellSources, CellTimes, FrictionSurface } from './frictionSurface.ts';

/** Costs of some cells of one row: those of column `column` + i stand at `at` + i of the arrays, for i < `count`. */
export type RowVisitor = (row: number, column: number, count: number, minutes: Float64Array, label: Int32Array, at: number) => void;

/** Rasters of at most this many cells are kept whole, at 12 bytes a cell; larger ones are settled tile by tile twice. */
const WHOLE_CELLS = 4e7;

/**
 * Accumulated cost of every cell from its nearest source (GRASS r.cost): a step to one of the 8 neighbours costs the
 * mean friction of both cells times the distance between their centres; a knight's move (16 neighbours, r.cost -k) the
 * mean friction of the four cells it touches times its length, and all four must be passable. A diagonal step between
 * two impassable cells is allowed, as in r.cost. A step costs the same both ways, so the times hold for travel to and
 * from the sources alike. Exact up to and including `limitMinutes` (Infinity allowed): the cost is that of the best path,
 * its steps summed from the source, and the same for any order of work.
 *
 * @param tick told the number of cells worked from since its last call
 * @param side cells along a tile, 4 up to what the kernel takes (the default)
 * @throws RangeError if sizes do not fit
 */
export function costDistance(surface: FrictionSurface, sources: CellSources, limitMinutes: number, tick?: Tick, side = costKernel().side): CellTimes {
  checkSurface(surface);
  const { width, height } = surface;
  const state = new WholeState(width, height);
  new TileSearch(surface, tileGrid(width, height, side), state, onPassable(surface, sources), limitMinutes).run(tick);
  return { minutes: state.minutes, label: state.label };
}

/**
 * {@link costDistance} told row by row, for rasters too large to keep all costs. Within a row columns ascend; cells that
 * are not told are not reached, cells that are may still be (minutes NaN). The arrays are read during the call only.
 *
 * @param wholeCells rasters of more cells than this are told from tiles, in memory that does not grow with their area
 */
export function visitCosts(
  surface: FrictionSurface, sources: CellSources, limitMinutes: number, visit: RowVisitor, tick?: Tick, wholeCells = WHOLE_CELLS, side = costKernel().side,
): void {
  const { width, height } = surface;
  if (width * height <= wholeCells) {
    const { minutes, label } = costDistance(surface, sources, limitMinutes, tick, side);
    for (let row = 0; row < height; row++) visit(row, 0, width, minutes, label, row * width);
    return;
  }
  checkSurface(surface);
  const grid = tileGrid(width, height, side);
  const search = new TileSearch(surface, grid, new FrameState(grid), onPassable(surface, sources), limitMinutes);
  search.run(tick);
  for (const tile of search.reachedTiles()) {
    const { minutes, label, origin, stride } = search.resettle(tile);
    // No new work is told, but the caller may stop here.
    tick?.(0);
    for (let row = tile.top; row < tile.bottom; row++) visit(row, tile.left, tile.right - tile.left, minutes, label, origin + (row - tile.top) * stride);
  }
}

function onPassable(surface: FrictionSurface, sources: CellSources): CellSources {
  const kept = sources.cell.map((_, s) => s).filter((s) => isPassable(surface.friction[sources.cell[s]]));
  return { cell: kept.map((s) => sources.cell[s]), label: kept.map((s) => sources.label[s]) };
}
