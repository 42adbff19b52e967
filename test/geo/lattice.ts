import type { Polygon } from 'geojson';
import type { ZonePolygons } from '../../geo/types.ts';
import { boxRing, polygon, zonePolygons } from './zonePolygons.ts';

/** Boxes of `degrees` a side, row by row from the north-west, the first corner at 100 E, 30 N. */
export function latticeBoxes(rows: number, columns: number, degrees = 1): Polygon[] {
  return Array.from({ length: rows * columns }, (_, k) => {
    const west = 100 + (k % columns) * degrees;
    const north = 30 - Math.floor(k / columns) * degrees;
    return polygon(boxRing(west, north - degrees, west + degrees, north));
  });
}

export function lattice(rows: number, columns: number, degrees = 1): ZonePolygons {
  return zonePolygons(latticeBoxes(rows, columns, degrees));
}
