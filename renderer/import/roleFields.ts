import type { Inspection } from '../../api/contract.ts';
import type { ImportRequest, Role } from '../../api/recipe.ts';
import type { Draft } from './draft.ts';
import { layersInput, missingLayers } from './frictionDraft.ts';
import type { LayerUse, SpeedRow } from './frictionDraft.ts';
import { missingOfIndicators } from './indicatorLayout.ts';


/** How the answer for a file is overridden and which part of it is meant; all optional. */
export interface FileOptions {
  encoding?: string;
  crs?: string;
  sheet?: string;
  layer?: string;
}

export interface ColumnField {
  key: string;
  /** What the form calls it: the text `input.<label>`. */
  label: string;
  required: boolean;
}

const column = (key: string, required = false, label = key): ColumnField => ({ key, label, required });
const place = [column('lon'), column('lat'), column('lonlat')];

/** Columns each role can take, in the order of the form. Coordinates are asked only where the file has no geometry. */
export const ROLE_COLUMNS: Record<Role, readonly ColumnField[]> = {
  zones: [column('code', true), column('name'), column('parent')],
  townships: [column('code', true), column('name'), column('parent')],
  facilities: [column('id'), column('name'), ...place, column('type'), column('capacity')],
  population: [column('id'), column('name'), ...place, column('persons', true), column('zone'), column('minutes')],
  otherPopulation: [column('id'), column('name'), ...place, column('persons', true), column('zone')],
  matrix: [column('origin', true), column('destination', true)],
  candidates: [column('id'), column('name'), ...place, column('cost')],
  indicators: [column('code', true), column('name'), column('year')],
  roads: [],
  friction: [],
  codeChanges: [column('from', true, 'oldCode'), column('to', true, 'newCode'), column('year', false, 'changeYear')],
  tags: [column('code', true), column('name'), column('tag', true), column('from', false, 'firstYear'), column('to', false, 'lastYear')],
  areas: [column('area', true)],
  neighbours: [column('from', false, 'neighbourFrom'), column('to', false, 'neighbourTo'), column('weight')],
  profiles: [],
};

/** What may be the same for a whole file instead of standing in a column. */
export const CONSTANTS: Partial<Record<Role, 'type' | 'tag' | 'area'>> = { facilities: 'type', tags: 'tag', areas: 'area' };

/** The one value of a key for the whole file; null where a column holds it. */
export function constantOf(draft: Draft, key: string): string | null {
  const given = draft[key];
  return typeof given === 'object' && given !== null && 'value' in given ? String(given.value) : null;
}

/** Columns of the two tables of a road network; `of` says which table they stand in. */
export const ROAD_COLUMNS: readonly (ColumnField & { of: 'nodes' | 'edges' })[] = [
  { of: 'nodes', ...column('nodeId', true) }, { of: 'nodes', ...column('nodeLon', true) }, { of: 'nodes', ...column('nodeLat', true) },
  { of: 'edges', ...column('from', true) }, { of: 'edges', ...column('to', true) }, { of: 'edges', ...column('minutes') },
  { of: 'edges', ...column('lengthMeters') }, { of: 'edges', ...column('speedKmh') }, { of: 'edges', ...column('reverseMinutes') }, { of: 'edges', ...column('oneway') },
  { of: 'edges', ...column('class') }, { of: 'edges', ...column('edgeId') },
];
/** Keys of roads of one file and of friction, besides columns, at which findings can stand. */
export const ROAD_KEYS = ['profile', 'speeds', 'elevation', 'joinMeters', 'crossings', 'component', 'class'] as const;
export const LAYER_KEYS = ['landCover', 'roads', 'barriers', 'elevation', 'speeds'] as const;
export const MATRIX_UNITS = ['minutes', 'meters', 'cost'] as const;
export type MatrixUnit = (typeof MATRIX_UNITS)[number];

/** Keys at which findings can stand, besides those of columns. */
export const OTHER_KEYS = ['nodes', 'edges', 'tags', 'groups', 'unit', 'type', 'year', 'attributes', 'indicator', 'value', 'columns', 'about'] as const;

/** Which of the role's columns a file can need: one with shapes has no coordinate columns, a raster none at all. */
export function columnsOf(role: Role, inspection: Inspection): readonly ColumnField[] {
  if (isRaster(inspection)) return [];
  return ROLE_COLUMNS[role].filter((field) => inspection.geometry === null || !['lon', 'lat', 'lonlat'].includes(field.key));
}

export const isRaster = (inspection: Inspection) => inspection.width !== undefined;
/** An OpenStreetMap extract: the highway classes it holds are counted. */
export const isOsm = (inspection: Inspection) => inspection.highways !== undefined || /pbf/i.test(inspection.format);

/** What a road network is to be made of: an extract, a layer of lines, or two tables. */
export function roadSource(inspection: Inspection): 'osm' | 'lines' | 'tables' {
  return isOsm(inspection) ? 'osm' : inspection.geometry !== null && /Line/.test(inspection.geometry) ? 'lines' : 'tables';
}

/** Unit of the column of a matrix that has been chosen, or of the one to be chosen. */
export const matrixUnitOf = (draft: Draft): MatrixUnit => MATRIX_UNITS.find((unit) => unit in draft) ?? 'minutes';
export const layersOf = (draft: Draft) => draft['layers'] as LayerUse[] | undefined;
export const speedRowsOf = (draft: Draft) => (draft['speedRows'] as SpeedRow[] | undefined) ?? [];

/** How lines get their times: a column of speeds, a column of minutes, or a speed for every class. */
export type LineCost = 'speedKmh' | 'minutes' | 'speeds';
export const lineCostOf = (draft: Draft): LineCost => ('speeds' in draft ? 'speeds' : 'minutes' in draft ? 'minutes' : 'speedKmh');

/** First draft for a role: the engine's own for the role it suggests, else columns whose guessed role has the same name. */
export function draftFor(role: Role, inspection: Inspection, fileCount = 1): Draft {
  // Several files, or one that is no raster, can only be layers of a surface.
  if (role === 'friction' && (fileCount > 1 || !isRaster(inspection))) return { layers: [] };
  const draft = role === inspection.suggestedRole && inspection.suggestedInput !== null ? suggested(inspection.suggestedInput) : guessed(role, inspection);
  // Lines of which only the class is known get a speed for every class.
  if (role === 'roads' && roadSource(inspection) === 'lines' && 'class' in draft && !('speedKmh' in draft) && !('minutes' in draft)) draft['speeds'] = {};
  return draft;
}

function suggested({ path: _path, encoding: _encoding, crs: _crs, sheet: _sheet, layer: _layer, ...rest }: Record<string, unknown>): Draft {
  return rest;
}

function guessed(role: Role, inspection: Inspection): Draft {
  const columns = new Map(inspection.fields.filter((field) => field.role !== null).map((field) => [field.role!, field.name]));
  const draft: Draft = {};
  const take = (key: string, ...roles: string[]) => {
    const found = roles.find((one) => columns.has(one));
    if (found !== undefined) draft[key] = columns.get(found);
  };
  for (const { key } of columnsOf(role, inspection)) take(key, key);
  if (role === 'matrix') {
    take('origin', 'from');
    take('destination', 'to');
    if (columns.has('minutes')) take('minutes', 'minutes');
    else if (columns.has('lengthMeters')) take('meters', 'lengthMeters');
    else take('cost', 'cost');
  }
  if (role === 'tags') take('tag', 'type', 'class');
  if (role === 'friction' && isRaster(inspection)) draft['unit'] = 'minutes-per-cell';
  if (role === 'roads' && isOsm(inspection)) draft['profile'] = 'car';
  if (role === 'roads' && roadSource(inspection) === 'lines') {
    if (columns.has('minutes')) take('minutes', 'minutes');
    else take('speedKmh', 'speedKmh');
    take('class', 'class', 'type');
    take('oneway', 'oneway');
  }
  return draft;
}

const OPTION_KEYS: Record<Role, readonly (keyof FileOptions)[]> = {
  zones: ['encoding', 'crs', 'sheet', 'layer'], townships: ['encoding', 'crs', 'sheet', 'layer'], facilities: ['encoding', 'crs', 'sheet', 'layer'],
  population: ['encoding', 'crs', 'sheet', 'layer'], candidates: ['encoding', 'crs', 'sheet', 'layer'], indicators: ['encoding', 'crs', 'sheet', 'layer'],
  otherPopulation: ['encoding', 'crs', 'sheet', 'layer'], matrix: ['encoding', 'sheet'], roads: ['encoding', 'crs', 'sheet', 'layer'], friction: ['crs'],
  codeChanges: ['encoding', 'sheet', 'layer'], tags: ['encoding', 'sheet', 'layer'], areas: ['encoding', 'crs', 'sheet', 'layer'], neighbours: ['encoding', 'sheet', 'layer'], profiles: [],
};

/** The request the engine checks and imports; what was left empty is left out. */
export function requestOf(role: Role, draft: Draft, path: string, options: FileOptions): ImportRequest {
  const layers = layersOf(draft);
  if (role === 'friction' && layers !== undefined) return { role, input: layersInput(layers, speedRowsOf(draft)) } as ImportRequest;
  const chosen = Object.fromEntries(Object.entries(draft).filter(([key, value]) => value !== undefined && value !== null && value !== '' && constantOf(draft, key) !== ''));
  const given = Object.fromEntries(OPTION_KEYS[role].filter((key) => options[key] !== undefined).map((key) => [key, options[key]]));
  const tables = role === 'roads' && 'nodes' in chosen;
  const extract = role === 'roads' && /\.pbf$/i.test(path);
  const road = tables ? { encoding: options.encoding, crs: options.crs } : {};
  return { role, input: tables ? { ...chosen, ...road } : { ...chosen, path, ...(extract ? {} : given) } } as ImportRequest;
}

/** Required fields of the form that are still empty, by their labels. */
export function missingColumns(role: Role, draft: Draft, inspection: Inspection): string[] {
  if (role === 'friction') {
    const layers = layersOf(draft);
    if (layers !== undefined) return missingLayers(layers, speedRowsOf(draft));
    return isRaster(inspection) ? [] : ['landCover'];
  }
  if (role === 'roads') return missingOfRoads(draft, inspection);
  if (role === 'indicators') return missingOfIndicators(draft);
  if (role === 'matrix' && !draft[matrixUnitOf(draft)]) return [...['origin', 'destination'].filter((key) => !draft[key]), 'matrixValue'];
  const missing = columnsOf(role, inspection).filter((field) => field.required && (!draft[field.key] || constantOf(draft, field.key) === '')).map((field) => field.label);
  const located = inspection.geometry !== null || isRaster(inspection) || draft['lonlat'] || (draft['lon'] && draft['lat']) || (['population', 'otherPopulation'].includes(role) && draft['zone']);
  if (['facilities', 'population', 'otherPopulation', 'candidates'].includes(role) && !located) missing.push('lon', 'lat');
  return missing;
}

function missingOfRoads(draft: Draft, inspection: Inspection): string[] {
  const source = roadSource(inspection);
  if (source === 'tables') return [...ROAD_COLUMNS.filter((field) => field.required).map((field) => field.key), 'nodes', 'edges'].filter((key) => !draft[key]);
  const speeds = draft['speeds'] as Record<string, number> | undefined;
  const none = speeds !== undefined && Object.keys(speeds).length === 0 ? ['speeds'] : [];
  if (source === 'osm') return none;
  const cost = lineCostOf(draft);
  return cost === 'speeds' ? [...(draft['class'] ? [] : ['class']), ...none] : draft[cost] ? [] : [cost];
}

const WITHOUT_PLACES: ReadonlySet<Role> = new Set<Role>(['matrix', 'indicators', 'codeChanges', 'tags', 'neighbours']);

/** What one can be wrong about in reading a file: the text of an extract and the numbers of a raster are not written in an encoding, a table without places has no coordinates. */
export function asksOf(inspection: Inspection | null, role: Role | null): { encoding: boolean; crs: boolean } {
  if (inspection === null) return { encoding: true, crs: true };
  if (isOsm(inspection) || role === 'profiles') return { encoding: false, crs: false };
  return { encoding: !isRaster(inspection), crs: role === null || !WITHOUT_PLACES.has(role) };
}

const SIDECARS = /\.(dbf|shx|prj|cpg|qix|sbn|sbx|shp\.xml|qmd|tfw|aux\.xml|ovr)$/i;

/** Of files picked together, those that are data sets by themselves; the others belong to one of them. */
export function mainFiles(paths: readonly string[]): string[] {
  const main = paths.filter((path) => !SIDECARS.test(path));
  return main.length > 0 ? main : [...paths];
}

export const baseName = (path: string) => path.split(/[/\\]/).at(-1) ?? path;
