import type { CostKernel } from './costKernel.ts';
import { neighboursThatSee } from './tiles.ts';
import type { Tile, TileGrid } from './tiles.ts';
import type { TileState } from './tileSearch.ts';

/** Lines kept on either side of a seam between tiles: as many as a tile's halo is deep. */
const DEPTH = 2;
const LINES = 2 * DEPTH;

/**
 * Costs and labels of the cells beside the seams only: each visit of a tile settles it anew from its halo. Memory grows
 * with the length of the seams (about 2 x 48 bytes x cells / side), not with the number of cells.
 */
export class FrameState implements TileState {
  readonly keepsInside = false;
  private readonly grid: TileGrid;
  /** The first and last two rows of every row of tiles, and the first and last two columns of every column of tiles. */
  private readonly rowMinutes: Float64Array;
  private readonly rowLabel: Int32Array;
  private readonly columnMinutes: Float64Array;
  private readonly columnLabel: Int32Array;

  constructor(grid: TileGrid) {
    this.grid = grid;
    this.rowMinutes = new Float64Array(grid.down * LINES * grid.width).fill(NaN);
    this.rowLabel = new Int32Array(grid.down * LINES * grid.width).fill(-1);
    this.columnMinutes = new Float64Array(grid.across * LINES * grid.height).fill(NaN);
    this.columnLabel = new Int32Array(grid.across * LINES * grid.height).fill(-1);
  }

  load(kernel: CostKernel, tile: Tile): void {
    const { halo, origin, stride } = kernel;
    const { width, height } = this.grid;
    const { left, top, right, bottom, tileX, tileY } = tile;
    for (let y = top; y < bottom; y++) {
      const at = origin + (y - top) * stride;
      kernel.minutes.fill(NaN, at, at + right - left);
      kernel.label.fill(-1, at, at + right - left);
    }
    const fromX = Math.max(0, left - halo);
    const endX = Math.min(width, right + halo);
    for (let line = 0; line < DEPTH; line++) {
      for (const [y, kept] of [[top - DEPTH + line, (tileY - 1) * LINES + DEPTH + line], [bottom + line, (tileY + 1) * LINES + line]]) {
        if (y < 0 || y >= height) continue;
        const at = origin + (y - top) * stride + fromX - left;
        kernel.minutes.set(this.rowMinutes.subarray(kept * width + fromX, kept * width + endX), at);
        kernel.label.set(this.rowLabel.subarray(kept * width + fromX, kept * width + endX), at);
      }
      for (const [x, kept] of [[left - DEPTH + line, (tileX - 1) * LINES + DEPTH + line], [right + line, (tileX + 1) * LINES + line]]) {
        if (x < 0 || x >= width) continue;
        for (let y = top; y < bottom; y++) {
          const at = origin + (y - top) * stride + x - left;
          kernel.minutes[at] = this.columnMinutes[kept * height + y];
          kernel.label[at] = this.columnLabel[kept * height + y];
        }
      }
    }
  }

  save(kernel: CostKernel, tile: Tile, depth: number): number {
    const { origin, stride } = kernel;
    const { width, height } = this.grid;
    const { left, top, right, bottom, tileX, tileY } = tile;
    const mask = neighboursThatSee(tile, depth, (x, y) => {
      const at = origin + (y - top) * stride + x - left;
      const row = y - top < DEPTH ? y - top : y - bottom + LINES;
      const inRow = row >= 0 && row < LINES && (y - top < DEPTH || bottom - y <= DEPTH);
      const column = x - left < DEPTH ? x - left : x - right + LINES;
      const known = inRow ? (tileY * LINES + row) * width + x : (tileX * LINES + column) * height + y;
      const minutes = inRow ? this.rowMinutes[known] : this.columnMinutes[known];
      const label = inRow ? this.rowLabel[known] : this.columnLabel[known];
      return kernel.label[at] !== label || (label >= 0 && kernel.minutes[at] !== minutes);
    });
    for (let line = 0; line < LINES; line++) {
      const y = line < DEPTH ? top + line : bottom - LINES + line;
      if (y >= top && y < bottom) {
        const at = origin + (y - top) * stride;
        this.rowMinutes.set(kernel.minutes.subarray(at, at + right - left), (tileY * LINES + line) * width + left);
        this.rowLabel.set(kernel.label.subarray(at, at + right - left), (tileY * LINES + line) * width + left);
      }
      const x = line < DEPTH ? left + line : right - LINES + line;
      if (x < left || x >= right) continue;
      for (let row = top; row < bottom; row++) {
        const at = origin + (row - top) * stride + x - left;
        this.columnMinutes[(tileX * LINES + line) * height + row] = kernel.minutes[at];
        this.columnLabel[(tileX * LINES + line) * height + row] = kernel.label[at];
      }
    }
    return mask;
  }
}
