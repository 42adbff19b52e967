import type { Terrain } from './slopeDistance.ts';

/**
 * Elevation and mode of a raster whose cells are merged as `mergeCells` does: the mean elevation of the passable cells of
 * the block, and the mode that most of them have (of equally many the lowest number); NaN where none is passable.
 *
 * @param values friction of the cells before merging; passable is finite and >= 0
 */
export function mergeTerrain(
  values: Float32Array, terrain: Pick<Terrain, 'elevation' | 'mode'>, width: number, height: number, factor: number,
): { elevation: Float32Array; mode: Uint8Array } {
  const mergedWidth = Math.ceil(width / factor);
  const mergedHeight = Math.ceil(height / factor);
  const elevation = new Float32Array(mergedWidth * mergedHeight);
  const mode = new Uint8Array(elevation.length);
  const counts = new Uint32Array(3);
  for (let row = 0; row < mergedHeight; row++) {
    for (let column = 0; column < mergedWidth; column++) {
      const [right, bottom] = [Math.min(width, (column + 1) * factor), Math.min(height, (row + 1) * factor)];
      counts.fill(0);
      let passable = 0;
      let sum = 0;
      for (let y = row * factor; y < bottom; y++) {
        for (let x = column * factor; x < right; x++) {
          const cell = y * width + x;
          if (!(values[cell] >= 0 && values[cell] < Infinity)) continue;
          passable++;
          sum += terrain.elevation[cell];
          counts[terrain.mode[cell]]++;
        }
      }
      elevation[row * mergedWidth + column] = sum / passable;
      mode[row * mergedWidth + column] = counts.indexOf(Math.max(...counts));
    }
  }
  return { elevation, mode };
}
