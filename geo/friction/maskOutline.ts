import { contours } from 'd3-contour';

/**
 * Outline of the cells of a raster for which `inside` holds, as polygons of [column, row] positions (cell edges are
 * whole numbers, rows downwards), outer ring first; marching squares cut the corners by half a cell, which is for drawing. Rasters wider or higher than `mostCells` are thinned by whole
 * blocks first (a block is inside when at least half of its cells are), so the result stays small enough to draw.
 */
export function maskOutline(values: Uint8Array, width: number, height: number, inside: (value: number) => boolean, mostCells: number): number[][][][] {
  const block = Math.max(1, Math.ceil(Math.max(width, height) / mostCells));
  const columns = Math.ceil(width / block);
  const rows = Math.ceil(height / block);
  const share = new Float64Array(columns * rows);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (inside(values[row * width + column])) share[Math.floor(row / block) * columns + Math.floor(column / block)]++;
    }
  }
  // The last blocks of a row or column may be cut short by the edge of the raster.
  const cellsIn = (row: number, column: number) => Math.min(block, height - row * block) * Math.min(block, width - column * block);
  const mask = Array.from(share, (count, i) => (2 * count >= cellsIn(Math.floor(i / columns), i % columns) ? 1 : 0));
  const shape = contours().size([columns, rows]).smooth(false).contour(mask, 0.5);
  return shape.coordinates.map((polygon) => polygon.map((ring) => ring.map(([column, row]) => [Math.min(width, column * block), Math.min(height, row * block)])));
}
