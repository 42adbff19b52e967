import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import type { Column } from '../../data/dataset.ts';
import type { ZonePolygons } from '../../geo/types.ts';

/** Geometry of one zone, rings closed and oriented as RFC 7946 asks (outer counter-clockwise); null for a zone without any. */
export function zoneGeometry(zones: ZonePolygons, zone: number): Polygon | MultiPolygon | null {
  const { coordinates, ringOffsets, polygonOffsets, zoneOffsets } = zones;
  const polygons: Position[][][] = [];
  for (let polygon = zoneOffsets[zone]; polygon < zoneOffsets[zone + 1]; polygon++) {
    const rings: Position[][] = [];
    for (let ring = polygonOffsets[polygon]; ring < polygonOffsets[polygon + 1]; ring++) {
      const points: Position[] = [];
      for (let v = ringOffsets[ring]; v < ringOffsets[ring + 1]; v++) points.push([coordinates[2 * v], coordinates[2 * v + 1]]);
      if (points.length > 0) points.push([...points[0]]);
      const isOuter = rings.length === 0;
      rings.push(signedArea(points) > 0 === isOuter ? points : points.reverse());
    }
    polygons.push(rings);
  }
  if (polygons.length === 0) return null;
  return polygons.length === 1 ? { type: 'Polygon', coordinates: polygons[0] } : { type: 'MultiPolygon', coordinates: polygons };
}

function signedArea(ring: Position[]): number {
  let sum = 0;
  for (let i = 0; i + 1 < ring.length; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
  return sum;
}

/** Zones with the rows of a table as properties (one feature per row; joined by code), then other features as they are. */
export function zonesWithFigures(codes: string[], zones: ZonePolygons, columns: Column[], more: Feature[]): FeatureCollection<Geometry | null> {
  const zoneOf = new Map(codes.map((code, zone) => [code, zone]));
  const codeColumn = columns.find((column) => column.name === 'code')!.values as (string | null)[];
  const features = codeColumn.map((code, row): Feature<Geometry | null> => {
    const zone = zoneOf.get(code ?? '');
    const properties: Record<string, unknown> = {};
    for (const { name, values } of columns) {
      const value = values[row]!;
      properties[name] = typeof value === 'number' && Number.isNaN(value) ? null : value;
    }
    return { type: 'Feature', properties, geometry: zone === undefined ? null : zoneGeometry(zones, zone) };
  });
  return { type: 'FeatureCollection', features: [...features, ...more] };
}

/** One feature per line, so that a difference between two files can be read. Invented data say so in a member of the collection. */
export function geojsonText(collection: FeatureCollection<Geometry | null>, synthetic: boolean): string {
  return `{"type":"FeatureCollection",${synthetic ? '"synthetic":true,' : ''}"features":[\n${collection.features.map((f) => JSON.stringify(f)).join(',\n')}\n]}\n`;
}
