import type { Position } from 'geojson';
import { unprojectPoints } from '../../../data/projectPoints.ts';
import { maskOutline } from '../../../geo/friction/maskOutline.ts';
import type { Friction } from '../../load.ts';

/** A drawn mask has at most this many cells a side: finer ones cannot be seen. */
const DRAWN_CELLS = 800;

/** Part of a friction raster by its upper left cell and size. */
export interface Window { column: number; row: number; width: number; height: number }

/** Outline in degrees of the cells of a window for which `inside` holds; `values` has the size of the window. */
export function groundOutline({ grid, crs }: Friction, window: Window, values: Uint8Array, inside: (value: number) => boolean): Position[][][] {
  const polygons = maskOutline(values, window.width, window.height, inside, DRAWN_CELLS);
  return polygons.map((rings) => rings.map((ring) => {
    const x = Float64Array.from(ring, ([column]) => grid.originX + (window.column + column) * grid.cellX);
    const y = Float64Array.from(ring, ([, row]) => grid.originY - (window.row + row) * grid.cellY);
    unprojectPoints(crs, x, y);
    return Array.from(x, (lon, i): Position => [lon, y[i]]);
  }));
}
