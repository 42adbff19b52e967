import type { CostKernel } from './costKernel.ts';
import { neighboursThatSee } from './tiles.ts';
import type { Tile } from './tiles.ts';
import type { TileState } from './tileSearch.ts';

/** Costs and labels of every cell of the raster: each visit of a tile goes on from what the last one knew. */
export class WholeState implements TileState {
  readonly keepsInside = true;
  readonly minutes: Float64Array;
  readonly label: Int32Array;
  private readonly width: number;
  private readonly height: number;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.minutes = new Float64Array(width * height).fill(NaN);
    this.label = new Int32Array(width * height).fill(-1);
  }

  load(kernel: CostKernel, tile: Tile): void {
    const { halo, origin, stride } = kernel;
    const fromX = Math.max(0, tile.left - halo);
    const endX = Math.min(this.width, tile.right + halo);
    const endY = Math.min(this.height, tile.bottom + halo);
    for (let y = Math.max(0, tile.top - halo); y < endY; y++) {
      const at = origin + (y - tile.top) * stride + fromX - tile.left;
      const row = y * this.width;
      // A row of a tile is so short that the views `set` wants take longer to make than its cells to copy.
      for (let i = 0; i < endX - fromX; i++) {
        kernel.minutes[at + i] = this.minutes[row + fromX + i];
        kernel.label[at + i] = this.label[row + fromX + i];
      }
    }
  }

  save(kernel: CostKernel, tile: Tile, depth: number): number {
    const { origin, stride } = kernel;
    const { left, top, right, bottom } = tile;
    const mask = neighboursThatSee(tile, depth, (x, y) => {
      const at = origin + (y - top) * stride + x - left;
      const cell = y * this.width + x;
      return kernel.label[at] !== this.label[cell] || (kernel.label[at] >= 0 && kernel.minutes[at] !== this.minutes[cell]);
    });
    for (let y = top; y < bottom; y++) {
      const at = origin + (y - top) * stride;
      const cell = y * this.width + left;
      for (let i = 0; i < right - left; i++) {
        this.minutes[cell + i] = kernel.minutes[at + i];
        this.label[cell + i] = kernel.label[at + i];
      }
    }
    return mask;
  }
}
