import type { Feature, Geometry, Position } from 'geojson';
import type { ProjectFile } from '../data/project/projectFile.ts';
import type { ZonePolygons } from '../geo/types.ts';
import { zoneGeometry } from './outputs/geojson.ts';
import { loadFacilities } from './load.ts';
import type { Zones } from './load.ts';

/** Zones for the map: feature id = index in file order. */
export function zoneFeatures(zones: Zones): Feature<Geometry | null>[] {
  return zones.codes.map((code, zone): Feature<Geometry | null> => {
    const tags = Object.fromEntries(Object.entries(zones.tags).map(([tag, values]) => [tag, values[zone] === 1]));
    return {
      type: 'Feature', id: zone, geometry: zoneGeometry(zones.polygons, zone),
      properties: { code, name: zones.names[zone], parent: zones.parents?.[zone] ?? null, tags, label: labelPoint(zones.polygons, zone) },
    };
  });
}

/** Centroid of the zone's largest outer ring: good enough to hang a name on. */
function labelPoint(zones: ZonePolygons, zone: number): Position | null {
  let best: { area: number; point: Position } | null = null;
  for (let polygon = zones.zoneOffsets[zone]; polygon < zones.zoneOffsets[zone + 1]; polygon++) {
    const ring = zones.polygonOffsets[polygon];
    const [from, to] = [zones.ringOffsets[ring], zones.ringOffsets[ring + 1]];
    const [originX, originY] = [zones.coordinates[2 * from], zones.coordinates[2 * from + 1]];
    let [area, x, y] = [0, 0, 0];
    for (let v = from; v < to; v++) {
      const next = v + 1 < to ? v + 1 : from;
      const [ax, ay] = [zones.coordinates[2 * v] - originX, zones.coordinates[2 * v + 1] - originY];
      const [bx, by] = [zones.coordinates[2 * next] - originX, zones.coordinates[2 * next + 1] - originY];
      const cross = ax * by - bx * ay;
      area += cross;
      x += (ax + bx) * cross;
      y += (ay + by) * cross;
    }
    if (area !== 0 && (!best || Math.abs(area) > best.area)) best = { area: Math.abs(area), point: [originX + x / (3 * area), originY + y / (3 * area)] };
  }
  return best?.point ?? null;
}

export function facilityFeatures(project: ProjectFile): Feature[] {
  const facilities = loadFacilities(project);
  if (!facilities) return [];
  return facilities.ids.map((id, i): Feature => ({
    type: 'Feature', id: i, geometry: { type: 'Point', coordinates: [facilities.lon[i], facilities.lat[i]] },
    properties: { id, name: facilities.names[i], type: facilities.types[i], capacity: Number.isNaN(facilities.capacity[i]) ? null : facilities.capacity[i] },
  }));
}
