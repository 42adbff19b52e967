/** A raster cut into tiles of `side` x `side` cells; those at its edges may be smaller. */
export interface TileGrid {
  readonly width: number;
  readonly height: number;
  readonly side: number;
  readonly across: number;
  readonly down: number;
}

/** One tile: its place among the tiles and its cells, ends not included. */
export interface Tile {
  readonly tileX: number;
  readonly tileY: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function tileGrid(width: number, height: number, side: number): TileGrid {
  return { width, height, side, across: Math.ceil(width / side), down: Math.ceil(height / side) };
}

export function tileAt(grid: TileGrid, tileX: number, tileY: number): Tile {
  const left = tileX * grid.side;
  const top = tileY * grid.side;
  return { tileX, tileY, left, top, right: Math.min(grid.width, left + grid.side), bottom: Math.min(grid.height, top + grid.side) };
}

/** Number of the tile that holds a cell. */
export function tileOf(grid: TileGrid, cell: number): number {
  const x = cell % grid.width;
  const y = (cell - x) / grid.width;
  return Math.floor(y / grid.side) * grid.across + Math.floor(x / grid.side);
}

/** Neighbours of a tile by bit of a mask: bit 3 * (dy + 1) + dx + 1. */
export const NEIGHBOURS: readonly { readonly bit: number; readonly dx: number; readonly dy: number }[] =
  [-1, 0, 1].flatMap((dy) => [-1, 0, 1].filter((dx) => dx !== 0 || dy !== 0).map((dx) => ({ bit: 1 << (3 * (dy + 1) + dx + 1), dx, dy })));

/**
 * Bits of the neighbours that see a change: `differs` tells it of a cell, and a neighbour sees the cells up to `depth`
 * from the side or corner it shares with the tile.
 */
export function neighboursThatSee(tile: Tile, depth: number, differs: (x: number, y: number) => boolean): number {
  const { left, top, right, bottom } = tile;
  let mask = 0;
  for (const { bit, dx, dy } of NEIGHBOURS) {
    const fromX = dx > 0 ? Math.max(left, right - depth) : left;
    const endX = dx < 0 ? Math.min(right, left + depth) : right;
    const fromY = dy > 0 ? Math.max(top, bottom - depth) : top;
    const endY = dy < 0 ? Math.min(bottom, top + depth) : bottom;
    for (let y = fromY; y < endY && (mask & bit) === 0; y++) {
      for (let x = fromX; x < endX; x++) {
        if (!differs(x, y)) continue;
        mask |= bit;
        break;
      }
    }
  }
  return mask;
}
