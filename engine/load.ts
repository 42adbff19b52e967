import { InputError } from '../api/findings.ts';
import type { Role } from '../api/recipe.ts';
import type { DatasetDraft, DatasetMeta } from '../data/dataset.ts';
import type { ProjectFile, StoredDataset } from '../data/project/projectFile.ts';
import type { Points, ZonePolygons } from '../geo/types.ts';
import { boundsOf } from '../geo/zoneBounds.ts';
import type { ZonesHint } from './tasks.ts';

/** Tables of the project as the typed arrays geo works on. Nothing is computed here. */

export interface Zones {
  codes: string[];
  names: string[];
  parents: string[] | null;
  tags: Record<string, Uint8Array>;
  polygons: ZonePolygons;
}
export interface Facilities extends Points { ids: string[]; names: string[]; types: string[]; capacity: Float64Array }
export interface Population extends Points {
  ids: string[]; persons: Float64Array;
  /** People of each group at each point; NaN unknown. */
  groups: Record<string, Float64Array>;
  zoneCodes: (string | null)[] | null;
  names: (string | null)[] | null;
  /** `population.csv: pop`, for the basis line. */
  source: string;
  /** Year of the count; null where the input does not say. */
  year: number | null;
}
export interface Candidates extends Points { ids: string[]; names: string[]; cost: Float64Array }
export interface Roads {
  nodes: Points;
  from: Int32Array; to: Int32Array;
  minutes: Float64Array; reverseMinutes: Float64Array;
  meta: DatasetMeta;
}
export interface Friction { values: Float32Array; grid: NonNullable<DatasetMeta['grid']>; crs: string }
export interface IndicatorTable { codes: string[]; names: (string | null)[] | null; year: Float64Array; values: Map<string, Float64Array>; file: string }

function only(project: ProjectFile, role: Role): StoredDataset | null {
  return project.listDatasets(role).at(-1) ?? null;
}

/** The dataset of a role, or InputError `recipe.missing-input`. */
export function required<T>(value: T | null, role: Role, analysisId: string): T {
  if (value !== null) return value;
  throw new InputError({ code: 'recipe.missing-input', severity: 'error', parameter: `inputs.${role}`, values: { input: role, analysis: analysisId } });
}

/** Points of a role that have coordinates, or InputError `column.required`: only a matrix does without them. */
function placed<T extends Points>(points: T, dataset: StoredDataset): T {
  if (points.lon.length > 0 && points.lon.every((lon) => Number.isNaN(lon))) {
    throw new InputError({ code: 'column.required', severity: 'error', file: dataset.name, parameter: `inputs.${dataset.role}.lon`, values: { column: 'lon' } });
  }
  return points;
}

const text = (project: ProjectFile, id: number, name: string) => project.readColumn(id, name) as (string | null)[] | null;
const float = (project: ProjectFile, id: number, name: string) => project.readColumn(id, name) as Float64Array | null;
const empty = (count: number): null[] => Array.from({ length: count }, () => null);
const filled = (values: (string | null)[] | null, fallback: (string | null)[]) => (values ?? fallback).map((v, i) => v ?? fallback[i] ?? '');

export function loadZones(project: ProjectFile, role: 'zones' | 'townships'): Zones | null {
  const dataset = only(project, role);
  if (!dataset) return null;
  const codes = text(project, dataset.id, 'code') as string[];
  const parents = text(project, dataset.id, 'parent');
  const tags: Record<string, Uint8Array> = {};
  for (const tag of dataset.meta.tags ?? []) tags[tag] = project.readColumn(dataset.id, `tag:${tag}`) as Uint8Array;
  return {
    codes, names: filled(text(project, dataset.id, 'name'), codes), parents: parents ? parents.map((p) => p ?? '') : null, tags,
    polygons: {
      coordinates: project.readColumn(dataset.id, 'geometry.coordinates') as Float64Array,
      ringOffsets: project.readColumn(dataset.id, 'geometry.ringOffsets') as Uint32Array,
      polygonOffsets: project.readColumn(dataset.id, 'geometry.polygonOffsets') as Uint32Array,
      zoneOffsets: project.readColumn(dataset.id, 'geometry.zoneOffsets') as Uint32Array,
    },
  };
}

/** All facility datasets of the project, one after another in the order of import. */
export function loadFacilities(project: ProjectFile): Facilities | null {
  const datasets = project.listDatasets('facilities');
  if (datasets.length === 0) return null;
  const join = (name: string) => concat(datasets.map((d) => float(project, d.id, name)!));
  const ids = datasets.flatMap((d) => text(project, d.id, 'id') as string[]);
  return placed({
    ids, names: filled(datasets.flatMap((d) => text(project, d.id, 'name') ?? empty(d.rowCount)), ids),
    types: datasets.flatMap((d) => (text(project, d.id, 'type') ?? empty(d.rowCount)).map((t) => t ?? '')),
    lon: join('lon'), lat: join('lat'), capacity: join('capacity'),
  }, datasets[0]);
}

function concat(parts: Float64Array[]): Float64Array {
  if (parts.length === 1) return parts[0];
  const whole = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function loadPopulation(project: ProjectFile): Population | null {
  const dataset = only(project, 'population');
  if (!dataset) return null;
  const groups: Record<string, Float64Array> = {};
  for (const group of dataset.meta.groups ?? []) groups[group] = float(project, dataset.id, `group:${group}`)!;
  const { persons, year } = dataset.request.role === 'population' ? dataset.request.input : {};
  return placed({
    ids: text(project, dataset.id, 'id') as string[], lon: float(project, dataset.id, 'lon')!, lat: float(project, dataset.id, 'lat')!,
    persons: float(project, dataset.id, 'persons')!, groups, zoneCodes: text(project, dataset.id, 'zone'), names: text(project, dataset.id, 'name'),
    source: persons ? `${dataset.name}: ${persons}` : dataset.name, year: year ?? null,
  }, dataset);
}

export function loadCandidates(project: ProjectFile): Candidates | null {
  const dataset = only(project, 'candidates');
  if (!dataset) return null;
  const ids = text(project, dataset.id, 'id') as string[];
  return placed({
    ids, names: filled(text(project, dataset.id, 'name'), ids), lon: float(project, dataset.id, 'lon')!, lat: float(project, dataset.id, 'lat')!,
    cost: float(project, dataset.id, 'cost')!,
  }, dataset);
}

export function loadRoads(project: ProjectFile): Roads | null {
  const dataset = only(project, 'roads');
  if (!dataset) return null;
  return {
    nodes: { lon: float(project, dataset.id, 'node.lon')!, lat: float(project, dataset.id, 'node.lat')! },
    from: project.readColumn(dataset.id, 'edge.from') as Int32Array, to: project.readColumn(dataset.id, 'edge.to') as Int32Array,
    minutes: float(project, dataset.id, 'edge.minutes')!, reverseMinutes: float(project, dataset.id, 'edge.reverseMinutes')!,
    meta: dataset.meta,
  };
}

export function loadFriction(project: ProjectFile): Friction | null {
  const dataset = only(project, 'friction');
  if (!dataset) return null;
  return { values: project.readColumn(dataset.id, 'values') as Float32Array, grid: dataset.meta.grid!, crs: dataset.meta.crs! };
}

export function loadIndicators(project: ProjectFile): IndicatorTable[] {
  return project.listDatasets('indicators').map((dataset) => {
    const values = new Map<string, Float64Array>();
    for (const name of project.columnNames(dataset.id)) {
      if (name.startsWith('value:')) values.set(name.slice('value:'.length), float(project, dataset.id, name)!);
    }
    return { codes: text(project, dataset.id, 'code') as string[], names: text(project, dataset.id, 'name'), year: float(project, dataset.id, 'year')!, values, file: dataset.name };
  });
}

/** Bounding box and codes of zones just read, for the checks of the inputs after them. */
export function zonesHintOf(draft: DatasetDraft): ZonesHint | null {
  const column = (name: string) => draft.columns.find((c) => c.name === name)?.values;
  const coordinates = column('geometry.coordinates');
  const bbox = coordinates instanceof Float64Array ? boundsOf(coordinates) : null;
  if (bbox === null) return null;
  return { bbox, codes: column('code') as string[] };
}
