import type { Position } from 'geojson';

interface Ring {
  points: Position[];
  box: [number, number, number, number];
  /** Positive where counter-clockwise. */
  area: number;
}

/**
 * Puts the rings of one shapefile polygon together: clockwise rings are shells, the others holes of the smallest shell
 * around them; a hole in no shell is a shell of its own (its writer had the direction wrong).
 */
export function polygonsOfRings(lines: readonly Position[][]): Position[][][] {
  const rings = lines.map(ringOf);
  const shells = rings.filter((ring) => ring.area <= 0);
  const polygons = new Map<Ring, Position[][]>(shells.map((shell) => [shell, [shell.points]]));
  for (const ring of rings) {
    if (ring.area <= 0) continue;
    let home: Ring | null = null;
    for (const shell of shells) {
      if ((home === null || Math.abs(shell.area) < Math.abs(home.area)) && holds(shell, ring)) home = shell;
    }
    if (home === null) polygons.set(ring, [ring.points]);
    else polygons.get(home)?.push(ring.points);
  }
  return [...polygons.values()];
}

function ringOf(points: Position[]): Ring {
  const box: Ring['box'] = [Infinity, Infinity, -Infinity, -Infinity];
  let area = 0;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [x, y] = points[i];
    area += points[j][0] * y - x * points[j][1];
    if (x < box[0]) box[0] = x;
    if (y < box[1]) box[1] = y;
    if (x > box[2]) box[2] = x;
    if (y > box[3]) box[3] = y;
  }
  return { points, box, area: area / 2 };
}

/** A hole may touch its shell in some vertices, so the first vertex that is clearly inside or outside decides. */
function holds(shell: Ring, hole: Ring): boolean {
  if (hole.box[0] < shell.box[0] || hole.box[1] < shell.box[1] || hole.box[2] > shell.box[2] || hole.box[3] > shell.box[3]) return false;
  for (let i = 0; i + 1 < hole.points.length; i++) {
    const x = (hole.points[i][0] + hole.points[i + 1][0]) / 2;
    const y = (hole.points[i][1] + hole.points[i + 1][1]) / 2;
    if (insideRing(shell.points, x, y)) return true;
    if (i === 4) return false;
  }
  return false;
}

function insideRing(points: readonly Position[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i];
    const [xj, yj] = points[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
