/** West, south, east, north of vertices (lon, lat interleaved) in degrees; null without any. */
export function boundsOf(coordinates: Float64Array): [number, number, number, number] | null {
  if (coordinates.length === 0) return null;
  const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < coordinates.length; i += 2) {
    bounds[0] = Math.min(bounds[0], coordinates[i]);
    bounds[1] = Math.min(bounds[1], coordinates[i + 1]);
    bounds[2] = Math.max(bounds[2], coordinates[i]);
    bounds[3] = Math.max(bounds[3], coordinates[i + 1]);
  }
  return bounds;
}
