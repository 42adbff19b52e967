import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Result } from '../../api/contract.ts';
import { labelPoint } from './labelPoint.ts';

/** A zone as the window uses it. `index` is its position in the file and its feature id on the map. */
export interface Zone {
  index: number;
  code: string;
  name: string;
  parent: string;
  poor: boolean;
  tags: Record<string, boolean>;
  /** Where its name stands, surely inside; null for a shape without area. */
  label: [number, number] | null;
  feature: Feature<Polygon | MultiPolygon>;
}

export interface Zones {
  list: Zone[];
  byCode: Map<string, Zone>;
  bbox: [number, number, number, number] | null;
}

interface ZoneProperties {
  code: string;
  name?: string | null;
  parent?: string | null;
  tags?: Record<string, boolean | number> | null;
  label?: [number, number] | null;
}

/** Reads the answer of `zones.shapes`. A label point that lies outside its (concave) zone is moved inside. */
export function zonesOf(shapes: Result<'zones.shapes'>): Zones {
  const list = (shapes.features as Feature<Polygon | MultiPolygon, ZoneProperties>[]).map((feature, position): Zone => {
    const { code, name, parent, tags, label } = feature.properties;
    const flags = Object.fromEntries(Object.entries(tags ?? {}).map(([tag, value]) => [tag, Boolean(value)]));
    return {
      index: typeof feature.id === 'number' ? feature.id : position,
      code, name: name ?? code, parent: parent ?? '', tags: flags, poor: flags['poor'] ?? false,
      label: labelPoint(feature.geometry, label ?? null),
      feature,
    };
  });
  return { list, byCode: new Map(list.map((zone) => [zone.code, zone])), bbox: shapes.bbox as Zones['bbox'] };
}
