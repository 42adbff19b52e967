/**
 * A raster with `factor` x `factor` cells merged into one. A merged cell is the mean of its passable cells, and impassable
 * (NaN) where more than half of its cells are; cells at the right and lower edge merge what there is.
 *
 * @param values row 0 at the top, cell = row * width + column; passable is finite and >= 0
 * @param factor whole number >= 1
 * @returns ceil(width / factor) x ceil(height / factor) cells
 */
export function mergeCells(values: Float32Array, width: number, height: number, factor: number): { values: Float32Array; width: number; height: number } {
  const mergedWidth = Math.ceil(width / factor);
  const mergedHeight = Math.ceil(height / factor);
  const merged = new Float32Array(mergedWidth * mergedHeight);
  for (let row = 0; row < mergedHeight; row++) {
    for (let column = 0; column < mergedWidth; column++) {
      const [right, bottom] = [Math.min(width, (column + 1) * factor), Math.min(height, (row + 1) * factor)];
      let cells = 0;
      let passable = 0;
      let sum = 0;
      for (let y = row * factor; y < bottom; y++) {
        for (let x = column * factor; x < right; x++) {
          const value = values[y * width + x];
          cells++;
          if (!(value >= 0 && value < Infinity)) continue;
          passable++;
          sum += value;
        }
      }
      merged[row * mergedWidth + column] = passable * 2 >= cells ? sum / passable : NaN;
    }
  }
  return { values: merged, width: mergedWidth, height: mergedHeight };
}
