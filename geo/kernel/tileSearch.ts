import type { Tick } from '../types.ts';
import type { CellSources, FrictionSurface } from '../friction/frictionSurface.ts';
import { costKernel } from './costKernel.ts';
import type { CostKernel } from './costKernel.ts';
import { NEIGHBOURS, tileAt, tileOf } from './tiles.ts';
import type { Tile, TileGrid } from './tiles.ts';

/** What is remembered of the tiles between visits. */
export interface TileState {
  /** Whether the cells inside a tile are remembered, so that its sources need to be worked from only once. */
  readonly keepsInside: boolean;
  /** Puts the known costs and labels of a tile and its halo into the kernel. */
  load: (kernel: CostKernel, tile: Tile) => void;
  /** Takes over what the kernel settled; answers the neighbours (bits of NEIGHBOURS) that see a change within `depth` cells. */
  save: (kernel: CostKernel, tile: Tile, depth: number) => number;
}

/**
 * Multi-source search over tiles: a tile is settled from what its halo knows, and the neighbours that see a change are
 * settled again, until nothing changes. Costs are sums along the best path, so they are the same for any cut into tiles.
 * Tiles come in four colours, row by row; those of one colour do not touch each other.
 */
export class TileSearch {
  readonly grid: TileGrid;
  private readonly surface: FrictionSurface;
  private readonly state: TileState;
  private readonly kernel: CostKernel;
  /** Tiles to be settled, by colour. */
  private readonly waiting: readonly Set<number>[] = [new Set(), new Set(), new Set(), new Set()];
  private readonly visited = new Set<number>();
  /** Where the sources of a tile stand in `sources`, as numbers of a source. */
  private readonly sourcesOf = new Map<number, number[]>();
  private readonly sources: CellSources;

  constructor(surface: FrictionSurface, grid: TileGrid, state: TileState, sources: CellSources, limitMinutes: number) {
    this.surface = surface;
    this.grid = grid;
    this.state = state;
    this.kernel = costKernel();
    const { stepX, stepY, neighbours } = surface;
    this.kernel.configure(
      stepX / 2, stepY / 2, Math.hypot(stepX, stepY) / 2, Math.hypot(2 * stepX, stepY) / 4, Math.hypot(stepX, 2 * stepY) / 4,
      neighbours === 16 ? 1 : 0, Math.min(limitMinutes, Number.MAX_VALUE),
    );
    this.sources = sources;
    sources.cell.forEach((cell, source) => {
      const tile = tileOf(grid, cell);
      const there = this.sourcesOf.get(tile);
      if (there) there.push(source);
      else this.sourcesOf.set(tile, [source]);
      this.activate(tile % grid.across, Math.floor(tile / grid.across));
    });
  }

  /** Settles until nothing changes. `tick` is told the number of cells worked from since its last call. */
  run(tick?: Tick): void {
    const { across, down } = this.grid;
    const depth = this.surface.neighbours === 16 ? 2 : 1;
    for (let colour = 0; this.waiting.some(({ size }) => size > 0); colour = (colour + 1) % 4) {
      const tiles = [...this.waiting[colour]].sort((a, b) => a - b);
      this.waiting[colour].clear();
      for (const number of tiles) {
        const tile = this.tile(number);
        const worked = this.settle(tile, number);
        const changed = this.state.save(this.kernel, tile, depth);
        for (const { bit, dx, dy } of NEIGHBOURS) {
          const [x, y] = [tile.tileX + dx, tile.tileY + dy];
          if ((changed & bit) !== 0 && x >= 0 && y >= 0 && x < across && y < down) this.activate(x, y);
        }
        tick?.(worked);
      }
    }
  }

  private activate(tileX: number, tileY: number): void {
    this.waiting[2 * (tileY % 2) + (tileX % 2)].add(tileY * this.grid.across + tileX);
  }

  private tile(number: number): Tile {
    return tileAt(this.grid, number % this.grid.across, Math.floor(number / this.grid.across));
  }

  /** Tiles that may hold reached cells, row by row. */
  reachedTiles(): Tile[] {
    return [...this.visited].sort((a, b) => a - b).map((number) => this.tile(number));
  }

  /** Settles a tile once more, after the search, and leaves it in the kernel. */
  resettle(tile: Tile): CostKernel {
    this.settle(tile, tile.tileY * this.grid.across + tile.tileX);
    return this.kernel;
  }

  private settle(tile: Tile, number: number): number {
    const { kernel, grid, surface } = this;
    const { halo, origin, stride } = kernel;
    const { left, top, right, bottom } = tile;
    if (left < halo || top < halo || right + halo > grid.width || bottom + halo > grid.height) kernel.clear();
    const isSingle = surface.friction instanceof Float32Array;
    const friction = isSingle ? kernel.single : kernel.friction;
    const fromX = Math.max(0, left - halo);
    const endX = Math.min(grid.width, right + halo);
    const endY = Math.min(grid.height, bottom + halo);
    for (let y = Math.max(0, top - halo); y < endY; y++) {
      friction.set(surface.friction.subarray(y * grid.width + fromX, y * grid.width + endX), origin + (y - top) * stride + fromX - left);
    }
    this.state.load(kernel, tile);
    const isFirst = !this.visited.has(number);
    this.visited.add(number);
    const sources = isFirst || !this.state.keepsInside ? this.sourcesOf.get(number) : undefined;
    if (sources) this.placeSources(tile, sources);
    return kernel.settle(right - left, bottom - top, isSingle ? 1 : 0, sources ? 1 : 0);
  }

  /** Writes the sources of a tile into the kernel: cost 0, of several on one cell the lowest label. */
  private placeSources(tile: Tile, sources: readonly number[]): void {
    const { kernel, grid } = this;
    const { cell, label } = this.sources;
    for (const source of sources) {
      const x = cell[source] % grid.width;
      const y = (cell[source] - x) / grid.width;
      const at = kernel.origin + (y - tile.top) * kernel.stride + x - tile.left;
      if (kernel.label[at] < -1 && -2 - kernel.label[at] <= label[source]) continue;
      kernel.minutes[at] = 0;
      kernel.label[at] = -2 - label[source];
    }
  }
}
