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
      kernel.minutes.set(this.minutes.subarray(row + fromX, row + endX), at);
      kernel.label.set(this.label.subarray(row + fromX, row + endX), at);
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
      this.minutes.set(kernel.minutes.subarray(at, at + right - left), y * this.width + left);
      this.label.set(kernel.label.subarray(at, at + right - left), y * this.width + left);
    }
    return mask;
  }
}
