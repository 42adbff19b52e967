/** A raster cut into tiles of `side` x `side` cells; those at its edges may be smaller. */
export interface TileGrid {
  readonly width: number;
  readonly height: number;
  readonly side: number;
  /** Column and row of the first tile's first cell, 0 or less: a search may put its source into the middle of a tile. */
  readonly firstX: number;
  readonly firstY: number;
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

export function tileGrid(width: number, height: number, side: number, firstX = 0, firstY = 0): TileGrid {
  return { width, height, side, firstX, firstY, across: Math.ceil((width - firstX) / side), down: Math.ceil((height - firstY) / side) };
}

export function tileAt(grid: TileGrid, tileX: number, tileY: number): Tile {
  const left = grid.firstX + tileX * grid.side;
  const top = grid.firstY + tileY * grid.side;
  return { tileX, tileY, left: Math.max(0, left), top: Math.max(0, top), right: Math.min(grid.width, left + grid.side), bottom: Math.min(grid.height, top + grid.side) };
}

/** Number of the tile that holds a cell. */
export function tileOf(grid: TileGrid, cell: number): number {
  const x = cell % grid.width;
  const y = (cell - x) / grid.width;
  return Math.floor((y - grid.firstY) / grid.side) * grid.across + Math.floor((x - grid.firstX) / grid.side);
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
