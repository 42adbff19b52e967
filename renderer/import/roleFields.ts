import type { Inspection } from '../../api/contract.ts';
import type { ImportRequest, Role } from '../../api/recipe.ts';

/** The recipe input of one role while it is being put together. Keys are those of the recipe. */
export type Draft = Record<string, unknown>;

/** How the answer for a file is overridden and which part of it is meant; all optional. */
export interface FileOptions {
  encoding?: string;
  crs?: string;
  sheet?: string;
  layer?: string;
}

export interface ColumnField {
  key: string;
  required: boolean;
}

const column = (key: string, required = false): ColumnField => ({ key, required });
const place = [column('lon'), column('lat'), column('lonlat')];

/** Columns each role can take, in the order of the form. Coordinates are asked only where the file has no geometry. */
export const ROLE_COLUMNS: Record<Role, readonly ColumnField[]> = {
  zones: [column('code', true), column('name'), column('parent')],
  townships: [column('code', true), column('name'), column('parent')],
  facilities: [column('id'), column('name'), ...place, column('type'), column('capacity')],
  population: [column('id'), column('name'), ...place, column('persons', true), column('zone'), column('minutes')],
  otherPopulation: [column('id'), column('name'), ...place, column('persons', true), column('zone')],
  matrix: [column('origin', true), column('destination', true), column('minutes'), column('meters'), column('cost')],
  candidates: [column('id'), column('name'), ...place, column('cost')],
  indicators: [column('code', true), column('name'), column('year')],
  roads: [],
  friction: [],
};

/** Columns of the two tables of a road network; `of` says which table they stand in. */
export const ROAD_COLUMNS: readonly (ColumnField & { of: 'nodes' | 'edges' })[] = [
  { of: 'nodes', ...column('nodeId', true) }, { of: 'nodes', ...column('nodeLon', true) }, { of: 'nodes', ...column('nodeLat', true) },
  { of: 'edges', ...column('from', true) }, { of: 'edges', ...column('to', true) }, { of: 'edges', ...column('minutes') },
  { of: 'edges', ...column('lengthMeters') }, { of: 'edges', ...column('speedKmh') }, { of: 'edges', ...column('reverseMinutes') }, { of: 'edges', ...column('oneway') },
];

/** Which of the role's columns a file can need: one with shapes has no coordinate columns, a raster none at all. */
export function columnsOf(role: Role, inspection: Inspection): readonly ColumnField[] {
  if (isRaster(inspection)) return [];
  return ROLE_COLUMNS[role].filter((field) => inspection.geometry === null || !['lon', 'lat', 'lonlat'].includes(field.key));
}

export const isRaster = (inspection: Inspection) => inspection.width !== undefined;
/** An OpenStreetMap extract: the highway classes it holds are counted. */
export const isOsm = (inspection: Inspection) => inspection.highways !== undefined || /pbf/i.test(inspection.format);

/** First draft for a role: the engine's own for the role it suggests, else columns whose guessed role has the same name. */
export function draftFor(role: Role, inspection: Inspection): Draft {
  if (role === inspection.suggestedRole && inspection.suggestedInput !== null) {
    const { path: _path, encoding: _encoding, crs: _crs, sheet: _sheet, layer: _layer, ...rest } = inspection.suggestedInput;
    return rest;
  }
  const guessed = new Map(inspection.fields.filter((field) => field.role !== null).map((field) => [field.role!, field.name]));
  const draft: Draft = {};
  for (const { key } of columnsOf(role, inspection)) if (guessed.has(key)) draft[key] = guessed.get(key);
  if (role === 'friction') draft['unit'] = 'minutes-per-cell';
  if (role === 'roads' && isOsm(inspection)) draft['profile'] = 'car';
  return draft;
}

const OPTION_KEYS: Record<Role, readonly (keyof FileOptions)[]> = {
  zones: ['encoding', 'crs', 'sheet', 'layer'], townships: ['encoding', 'crs', 'sheet', 'layer'], facilities: ['encoding', 'crs', 'sheet', 'layer'],
  population: ['encoding', 'crs', 'sheet', 'layer'], candidates: ['encoding', 'crs', 'sheet', 'layer'], indicators: ['encoding', 'crs', 'sheet', 'layer'],
  otherPopulation: ['encoding', 'crs', 'sheet', 'layer'], matrix: ['encoding', 'sheet'], roads: [], friction: ['crs'],
};

/** The request the engine checks and imports; what was left empty is left out. */
export function requestOf(role: Role, draft: Draft, path: string, options: FileOptions): ImportRequest {
  const chosen = Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined && value !== null && value !== ''));
  const given = Object.fromEntries(OPTION_KEYS[role].filter((key) => options[key] !== undefined).map((key) => [key, options[key]]));
  const tables = role === 'roads' && 'nodes' in chosen;
  const road = tables ? { encoding: options.encoding, crs: options.crs } : {};
  return { role, input: tables ? { ...chosen, ...road } : { ...chosen, path, ...given } } as ImportRequest;
}

/** Required columns of the form that are still empty. */
export function missingColumns(role: Role, draft: Draft, inspection: Inspection): string[] {
  if (role === 'roads') return isOsm(inspection) ? [] : [...ROAD_COLUMNS.filter((field) => field.required).map((field) => field.key), 'nodes', 'edges'].filter((key) => !draft[key]);
  const missing = columnsOf(role, inspection).filter((field) => field.required && !draft[field.key]).map((field) => field.key);
  const located = inspection.geometry !== null || isRaster(inspection) || draft['lonlat'] || (draft['lon'] && draft['lat']) || (role === 'population' && draft['zone']);
  if (['facilities', 'population', 'candidates'].includes(role) && !located) missing.push('lon', 'lat');
  return missing;
}

const SIDECARS = /\.(dbf|shx|prj|cpg|qix|sbn|sbx|shp\.xml|qmd|tfw|aux\.xml|ovr)$/i;

/** Of files picked together, those that are data sets by themselves; the others belong to one of them. */
export function mainFiles(paths: readonly string[]): string[] {
  const main = paths.filter((path) => !SIDECARS.test(path));
  return main.length > 0 ? main : [...paths];
}

export const baseName = (path: string) => path.split(/[/\\]/).at(-1) ?? path;
