import { MESH_CELLS, cornerOf, neighbourCell } from './mesh.ts';
import type { Mesh } from './mesh.ts';
import { toLonLat } from './plane.ts';

/** Rings of a unit as GeoJSON has them: closed, the outer one anticlockwise and first, holes clockwise. */
export type Rings = [number, number][][];

/**
 * Turns labels of mesh cells into polygons. The border passes through the middle of every side it follows, which
 * rounds the honeycomb's zigzag away, and through each corner where three townships meet: so that counties and
 * prefectures, drawn by the same rule over the same corners, share every vertex with their townships.
 */
export class Borders {
  readonly #mesh: Mesh;
  readonly #townshipOfCell: Int32Array;
  readonly #corner = new Map<number, [number, number]>();
  readonly #middle = new Map<number, [number, number]>();

  constructor(mesh: Mesh, townshipOfCell: Int32Array) {
    this.#mesh = mesh;
    this.#townshipOfCell = townshipOfCell;
  }

  /** Polygons of the units 0..units-1. `unitOf` maps a township to its unit; every unit must be in one piece. */
  polygons(units: number, unitOf: (township: number) => number): Rings[] {
    const label = Int32Array.from(this.#townshipOfCell, (township) => (township < 0 ? -1 : unitOf(township)));
    const sides = Array.from({ length: units }, () => new Map<number, number>());
    for (let cell = 0; cell < MESH_CELLS; cell++) {
      if (label[cell] < 0) continue;
      for (let side = 0; side < 6; side++) {
        // A side walked anticlockwise starts where the next clockwise side starts. Only one border side of a unit leaves a corner.
        if (label[neighbourCell(cell, side)] !== label[cell]) sides[label[cell]].set(cornerOf(cell, (side + 1) % 6), cornerOf(cell, side));
      }
    }
    return sides.map((next) => this.#rings(next));
  }

  #rings(next: Map<number, number>): Rings {
    const rings: Rings = [];
    for (const start of next.keys()) {
      if (!next.has(start)) continue;
      const ring: [number, number][] = [];
      for (let from = start; next.has(from);) {
        const to = next.get(from)!;
        next.delete(from);
        ring.push(this.#middleOf(from, to));
        if (this.#isJunction(to)) ring.push(this.#cornerPoint(to));
        from = to;
      }
      ring.push(ring[0]);
      rings.push(ring);
    }
    return rings.sort((a, b) => signedArea(b) - signedArea(a));
  }

  /** Three townships (or two and the outside) meet here. A corner is the north end of its cell or the south end. */
  #isJunction(corner: number): boolean {
    const cell = corner >> 1;
    const south = corner & 1;
    const a = this.#townshipOfCell[cell];
    const b = this.#townshipOfCell[neighbourCell(cell, south ? 2 : 0)];
    const c = this.#townshipOfCell[neighbourCell(cell, south ? 3 : 5)];
    return a !== b && b !== c && a !== c;
  }

  #cornerPoint(corner: number): [number, number] {
    let point = this.#corner.get(corner);
    if (!point) this.#corner.set(corner, (point = toLonLat(this.#mesh.cornerX[corner], this.#mesh.cornerY[corner])));
    return point;
  }

  #middleOf(a: number, b: number): [number, number] {
    const key = Math.min(a, b) * 2 * MESH_CELLS + Math.max(a, b);
    let point = this.#middle.get(key);
    const { cornerX, cornerY } = this.#mesh;
    if (!point) this.#middle.set(key, (point = toLonLat((cornerX[a] + cornerX[b]) / 2, (cornerY[a] + cornerY[b]) / 2)));
    return point;
  }
}

/** Area enclosed by a closed ring in square degrees; positive when it runs anticlockwise. */
function signedArea(ring: [number, number][]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return sum / 2;
}

const EQUATOR_METERS = 6_378_137;
const ECCENTRICITY = 0.081819190842622;

/**
 * Area of a polygon on the WGS 84 ellipsoid, square kilometres: the shoelace sum in the cylindrical equal-area plane
 * (Snyder 1987, Map Projections, eq. 10-15). Sides are straight in that plane, so the parts of a partition sum exactly.
 */
export function squareKilometers(rings: Rings): number {
  const e = ECCENTRICITY;
  const height = (lat: number): number => {
    const s = Math.sin((lat * Math.PI) / 180);
    return ((1 - e * e) * EQUATOR_METERS * (s / (1 - e * e * s * s) - Math.log((1 - e * s) / (1 + e * s)) / (2 * e))) / 2;
  };
  let area = 0;
  for (const ring of rings) {
    const metersPerDegree = (EQUATOR_METERS * Math.PI) / 180;
    area += signedArea(ring.map(([lon, lat]) => [(lon - ring[0][0]) * metersPerDegree, height(lat)]));
  }
  return area / 1e6;
}
