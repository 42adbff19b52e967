import type { Points, ZonePolygons } from '../types.ts';

/**
 * Centre of area of every zone: the centroid of all its parts less its holes in the plane of longitude and latitude, which is
 * what GEOS, QGIS and sf (without s2) give for these coordinates. It may lie outside the zone, and it is not where its people
 * live. NaN for a zone without polygons or without area.
 */
export function zoneCentres({ coordinates, ringOffsets, polygonOffsets, zoneOffsets }: ZonePolygons): Points {
  const count = zoneOffsets.length - 1;
  const lon = new Float64Array(count).fill(NaN);
  const lat = new Float64Array(count).fill(NaN);
  for (let zone = 0; zone < count; zone++) {
    const firstRing = polygonOffsets[zoneOffsets[zone]];
    const endRing = polygonOffsets[zoneOffsets[zone + 1]];
    if (firstRing === endRing) continue;
    // From a vertex of the zone, so that small zones keep their digits.
    const originLon = coordinates[2 * ringOffsets[firstRing]];
    const originLat = coordinates[2 * ringOffsets[firstRing] + 1];
    let area = 0;
    let momentLon = 0;
    let momentLat = 0;
    for (let polygon = zoneOffsets[zone]; polygon < zoneOffsets[zone + 1]; polygon++) {
      for (let ring = polygonOffsets[polygon]; ring < polygonOffsets[polygon + 1]; ring++) {
        let twice = 0;
        let sixfoldLon = 0;
        let sixfoldLat = 0;
        for (let v = ringOffsets[ring], w = ringOffsets[ring + 1] - 1; v < ringOffsets[ring + 1]; w = v++) {
          const x0 = coordinates[2 * w] - originLon;
          const y0 = coordinates[2 * w + 1] - originLat;
          const x1 = coordinates[2 * v] - originLon;
          const y1 = coordinates[2 * v + 1] - originLat;
          const cross = x0 * y1 - x1 * y0;
          twice += cross;
          sixfoldLon += cross * (x0 + x1);
          sixfoldLat += cross * (y0 + y1);
        }
        const sign = twice < 0 === (ring === polygonOffsets[polygon]) ? -1 : 1;
        area += (sign * twice) / 2;
        momentLon += (sign * sixfoldLon) / 6;
        momentLat += (sign * sixfoldLat) / 6;
      }
    }
    if (!(area > 0)) continue;
    lon[zone] = originLon + momentLon / area;
    lat[zone] = originLat + momentLat / area;
  }
  return { lon, lat };
}
