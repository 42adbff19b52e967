import type { Role } from '../api/recipe.ts';
import type { InspectOptions, SourceTable } from './source.ts';
import { codeChangeKeys, indicatorLayoutKeys, tagListKeys } from './suggestCodeTables.ts';

/** What a file is probably for, and the recipe input that would use it; keys that cannot be guessed are left out. */
export interface Suggestion {
  role: Role | null;
  input: Record<string, unknown> | null;
}

const FRICTION_NAME = /friction|cost|impedance|travel_?time|阻力|摩擦|成本/i;
const POPULATION_NAME = /pop|人口|village|村|settlement|hexgrid/i;
const CANDIDATES_NAME = /candidate|备选|候选/i;
const OD_NAME = /(^|[^a-z])(od|ttm)([^a-z]|$)|matrix|origin|矩阵/i;
/** Words for the ends of a trip; `source`, `target`, `u` and `v` are ends of a road. */
const TRIP_END = /^(orig|dest|o_id|d_id|from_?id|to_?id|起点|终点|出发|目的|到达)/i;
const NODES_NAME = /node|vert|节点/i;
/** A field by which polygons that are no units say what they are. */
const AREA_FIELD = /^(area|hazard|hazard_?zone|适用区域|区域类型|灾害类型)$/i;

/** A raster is people per pixel unless its name says friction. The unit of friction is never guessed. */
export function suggestForRaster(file: string, path: string): Suggestion {
  return { role: FRICTION_NAME.test(file) ? 'friction' : 'population', input: { path } };
}

/**
 * Polygons are zones (without codes but with a field of areas: areas), lines roads, points with persons are population, other points facilities;
 * old and new codes are changes, codes with first and last years tags, pairs of trip ends a matrix, other from-to pairs roads, codes with
 * numbers indicators.
 */
export function suggestForTable(table: SourceTable, geometry: string | null, path: string, options: InspectOptions): Suggestion {
  const byRole = new Map(table.fields.filter((field) => field.role !== null).map((field) => [field.role as string, field.name]));
  const has = (...roles: string[]): boolean => roles.every((role) => byRole.has(role));
  const input = (keys: Record<string, string>, columns: Record<string, string> = {}): Record<string, unknown> => {
    const mapped: Record<string, unknown> = { path };
    for (const [key, role] of Object.entries(keys)) if (byRole.has(role)) mapped[key] = byRole.get(role);
    Object.assign(mapped, columns);
    for (const key of ['encoding', 'crs', 'sheet', 'layer'] as const) if (options[key] !== undefined) mapped[key] = options[key];
    return mapped;
  };
  const places = { lon: 'lon', lat: 'lat', lonlat: 'lonlat' };
  const placed = geometry !== null || has('lon', 'lat') || has('lonlat');

  if (geometry !== null && /Polygon/.test(geometry)) {
    const zones = input({ code: 'code', name: 'name', parent: 'parent' });
    const area = table.fields.find(({ name }) => AREA_FIELD.test(name))?.name;
    if (!has('code') && area !== undefined) return { role: 'areas', input: input({}, { area }) };
    const fallback = byRole.get('id') ?? table.fields[0]?.name;
    return { role: 'zones', input: { ...zones, ...(zones['code'] === undefined && fallback !== undefined ? { code: fallback } : {}) } };
  }
  if (geometry !== null && /Line/.test(geometry)) return { role: 'roads', input: input({ ...(has('minutes') ? { minutes: 'minutes' } : { speedKmh: 'speedKmh' }), class: has('class') ? 'class' : 'type', oneway: 'oneway' }) };
  const changes = placed ? null : codeChangeKeys(table);
  if (changes !== null) return { role: 'codeChanges', input: input({}, changes) };
  const designated = placed ? null : tagListKeys(table);
  if (designated !== null) return { role: 'tags', input: input({}, designated) };
  if (has('from', 'to') && !placed && (TRIP_END.test(byRole.get('from') as string) || TRIP_END.test(byRole.get('to') as string) || OD_NAME.test(table.file))) {
    const value: Record<string, string> = has('minutes') ? { minutes: 'minutes' } : has('lengthMeters') ? { meters: 'lengthMeters' } : { cost: 'cost' };
    return { role: 'matrix', input: input({ origin: 'from', destination: 'to', ...value }) };
  }
  if (has('from', 'to')) {
    const cost: Record<string, string> = has('minutes') ? { minutes: 'minutes' } : { lengthMeters: 'lengthMeters', speedKmh: 'speedKmh' };
    const { path: edges, ...rest } = input({ from: 'from', to: 'to', ...cost, oneway: 'oneway' });
    return { role: 'roads', input: { edges, ...rest } };
  }
  if (placed && NODES_NAME.test(table.file) && has('id', 'lon', 'lat')) {
    return { role: 'roads', input: { nodes: path, nodeId: byRole.get('id'), nodeLon: byRole.get('lon'), nodeLat: byRole.get('lat') } };
  }
  if (placed && CANDIDATES_NAME.test(table.file)) return { role: 'candidates', input: input({ id: 'id', name: 'name', ...places, cost: 'cost' }) };
  if (placed && has('persons') && (!has('capacity') || POPULATION_NAME.test(table.file))) {
    return { role: 'population', input: input({ id: 'id', name: 'name', ...places, persons: 'persons' }) };
  }
  if (placed) return { role: 'facilities', input: input({ id: 'id', name: 'name', ...places, type: 'type', capacity: 'capacity' }) };
  const numeric = table.fields.some((field) => (field.type === 'number' || field.type === 'integer') && field.role !== 'code' && field.role !== 'year');
  if (has('code') && numeric) return { role: 'indicators', input: input({ code: 'code', name: 'name', year: 'year' }, indicatorLayoutKeys(table)) };
  return { role: null, input: null };
}
