import type { MultiPolygon, Polygon, Position } from 'geojson';

/**
 * A point that surely lies on a polygon, to hang its name on: `wanted` itself where it lies inside, else the middle of the widest
 * stretch inside along its parallel, else along the middle of the polygon (as PostGIS's ST_PointOnSurface does). Degrees; null without
 * an area.
 */
export function labelPoint(geometry: Polygon | MultiPolygon | null, wanted: Position | null): [number, number] | null {
  if (geometry === null) return null;
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  const latitudes = rings.flat().map(([, lat]) => lat);
  const middle = (latitudes.reduce((a, b) => Math.min(a, b), Infinity) + latitudes.reduce((a, b) => Math.max(a, b), -Infinity)) / 2;
  if (wanted !== null) {
    const stretches = insideAlong(rings, wanted[1]);
    if (stretches.some(([from, to]) => from < wanted[0] && wanted[0] < to)) return [wanted[0], wanted[1]];
    if (stretches.length > 0) return [middleOfWidest(stretches), wanted[1]];
  }
  const stretches = insideAlong(rings, middle);
  return stretches.length === 0 ? null : [middleOfWidest(stretches), middle];
}

/** Stretches of a parallel inside the rings (even-odd: holes are outside), from west to east. */
function insideAlong(rings: readonly Position[][], lat: number): [number, number][] {
  const crossings: number[] = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i++) {
      const [x1, y1] = ring[i - 1];
      const [x2, y2] = ring[i];
      // Half open, so that a vertex on the parallel counts once.
      if (y1 <= lat !== y2 <= lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
    }
  }
  crossings.sort((a, b) => a - b);
  const stretches: [number, number][] = [];
  for (let i = 1; i < crossings.length; i += 2) if (crossings[i] > crossings[i - 1]) stretches.push([crossings[i - 1], crossings[i]]);
  return stretches;
}

function middleOfWidest(stretches: readonly [number, number][]): number {
  let widest = stretches[0];
  for (const stretch of stretches) if (stretch[1] - stretch[0] > widest[1] - widest[0]) widest = stretch;
  return (widest[0] + widest[1]) / 2;
}
