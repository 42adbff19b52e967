import { InputError } from '../api/findings.ts';
import type { Finding } from '../api/findings.ts';
import type { Role } from '../api/recipe.ts';
import type { DatasetDraft, DatasetMeta, MatrixUnit } from '../data/dataset.ts';
import type { ProjectFile } from '../data/project/projectFile.ts';
import type { Points, ZonePolygons } from '../geo/types.ts';
import { boundsOf } from '../geo/zones/zoneBounds.ts';
import { designationsOf } from './designations.ts';
import { once } from './once.ts';
import { float, only, polygonsOf, text } from './storedColumns.ts';
import type { ZonesHint } from './tasks.ts';

export { loadAreas, loadIndicators } from './loadTables.ts';
export type { Areas } from './loadTables.ts';
export type { IndicatorTable } from './indicatorTable.ts';

/**
 * Tables of the project as the typed arrays geo works on. Nothing is computed here. Long texts are parsed when they are first asked for: most
 * analyses never look at the ids of a million places. The project is open until then.
 */

export interface Zones {
  codes: string[];
  names: string[];
  parents: string[] | null;
  /** 1 = tagged. */
  tags: Record<string, Uint8Array>;
  /** What is to be said of the tag lists behind them. */
  tagNotes: Finding[];
  polygons: ZonePolygons;
}
export interface Facilities extends Points {
  ids: string[]; names: string[]; types: string[]; capacity: Float64Array;
  /** Further facts by name: numbers, or flags as 1 and 0; NaN unknown. */
  attributes: Record<string, Float64Array>;
}
export interface Population extends Points {
  ids: string[]; persons: Float64Array;
  /** People of each group at each point; NaN unknown. */
  groups: Record<string, Float64Array>;
  zoneCodes: (string | null)[] | null;
  names: (string | null)[] | null;
  /** Ids and names of some points, without parsing those of all. */
  textsOf: (points: Uint32Array) => { ids: (string | null)[]; names: (string | null)[] };
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
  /** Edges a scenario has closed; absent without one. */
  closedEdges?: number;
  meta: DatasetMeta;
}
/** What a scenario names roads by; see data/roadGraph.ts. Null where the project has no such column. */
export interface RoadLabels { ids: Float64Array | string[] | null; classOf: Int32Array | null; classes: readonly string[] }
export interface Friction {
  values: Float32Array; grid: NonNullable<DatasetMeta['grid']>; crs: string;
  /** Metres above the sea and mode of travel per cell, where slope counts. */
  terrain: { elevation: Float32Array; mode: Uint8Array } | null;
}
/** Costs the user has: one per pair of indexes into the distinct ids; an absent pair is unreachable. */
export interface TravelMatrix {
  origins: string[]; destinations: string[];
  origin: Int32Array; destination: Int32Array;
  value: Float64Array;
  unit: MatrixUnit;
  /** Made of a graph, whose vertices are also people and candidates. */
  graph: boolean;
  file: string;
}

/** The dataset of a role, or InputError `recipe.missing-input`. */
export function required<T>(value: T | null, role: Role, analysisId: string): T {
  if (value !== null) return value;
  throw new InputError({ code: 'recipe.missing-input', severity: 'error', parameter: `inputs.${role}`, values: { input: role, analysis: analysisId } });
}

/** Datasets of these roles have coordinates, or InputError `column.required`: only a matrix does without them. */
export function requirePlaces(project: ProjectFile, roles: readonly Role[]): void {
  const findings = roles.flatMap((role) => project.listDatasets(role)).filter((dataset) => {
    const lon = project.readColumn(dataset.id, 'lon') as Float64Array;
    return lon.length > 0 && lon.every((value) => Number.isNaN(value));
  }).map((dataset): Finding => ({ code: 'column.required', severity: 'error', file: dataset.name, parameter: `inputs.${dataset.role}.lon`, values: { column: 'lon' } }));
  if (findings.length > 0) throw new InputError(findings);
}

const empty = (count: number): null[] => Array.from({ length: count }, () => null);
const filled = (values: (string | null)[] | null, fallback: (string | null)[]) => (values ?? fallback).map((v, i) => v ?? fallback[i] ?? '');

/** Zones or townships with their own tags and those of the tag lists that hold in `year` (all of them where no year is known). */
export function loadZones(project: ProjectFile, role: 'zones' | 'townships', year: number | null = null): Zones | null {
  const dataset = only(project, role);
  if (!dataset) return null;
  const codes = text(project, dataset.id, 'code') as string[];
  const parents = text(project, dataset.id, 'parent');
  const tags: Record<string, Uint8Array> = {};
  for (const tag of dataset.meta.tags ?? []) tags[tag] = project.readColumn(dataset.id, `tag:${tag}`) as Uint8Array;
  const listed = designationsOf(project, codes, year);
  for (const [tag, flags] of listed.tags) {
    const own = tags[tag];
    tags[tag] = own === undefined ? flags : flags.map((flag, unit) => flag | own[unit]);
  }
  return {
    codes, names: filled(text(project, dataset.id, 'name'), codes), parents: parents ? parents.map((p) => p ?? '') : null, tags, tagNotes: listed.notes,
    polygons: polygonsOf(project, dataset.id),
  };
}

/** All facility datasets of the project, one after another in the order of import. */
export function loadFacilities(project: ProjectFile): Facilities | null {
  const datasets = project.listDatasets('facilities');
  if (datasets.length === 0) return null;
  const join = (name: string) => concat(datasets.map((d) => float(project, d.id, name)!));
  const ids = once(() => datasets.flatMap((d) => text(project, d.id, 'id') as string[]));
  const names = once(() => filled(datasets.flatMap((d) => text(project, d.id, 'name') ?? empty(d.rowCount)), ids()));
  const attributes = once(() => {
    const all = [...new Set(datasets.flatMap((d) => d.meta.attributes ?? []))];
    return Object.fromEntries(all.map((name) => [name, concat(datasets.map((d) => float(project, d.id, `attribute:${name}`) ?? new Float64Array(d.rowCount).fill(NaN)))]));
  });
  return {
    get ids() { return ids(); },
    get names() { return names(); },
    get attributes() { return attributes(); },
    types: datasets.flatMap((d) => (text(project, d.id, 'type') ?? empty(d.rowCount)).map((t) => t ?? '')),
    lon: join('lon'), lat: join('lat'), capacity: join('capacity'),
  };
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

export function loadPopulation(project: ProjectFile, role: 'population' | 'otherPopulation' = 'population'): Population | null {
  const dataset = only(project, role);
  if (!dataset) return role === 'population' ? peopleOfGraph(project) : null;
  const groups: Record<string, Float64Array> = {};
  for (const group of dataset.meta.groups ?? []) groups[group] = float(project, dataset.id, `group:${group}`)!;
  const { request } = dataset;
  const { persons, year } = request.role === 'population' || request.role === 'otherPopulation' ? request.input : {};
  const ids = once(() => text(project, dataset.id, 'id') as string[]);
  const names = once(() => text(project, dataset.id, 'name'));
  return {
    get ids() { return ids(); },
    get names() { return names(); },
    textsOf: (points) => ({ ids: project.readTexts(dataset.id, 'id', points)!, names: project.readTexts(dataset.id, 'name', points) ?? empty(points.length) }),
    lon: float(project, dataset.id, 'lon')!, lat: float(project, dataset.id, 'lat')!,
    persons: float(project, dataset.id, 'persons')!, groups, zoneCodes: text(project, dataset.id, 'zone'),
    source: persons ? `${dataset.name}: ${persons}` : dataset.name, year: year ?? null,
  };
}

/** The same places with other people. Not a copy: that would read the long texts, which are parsed when they are asked for. */
export function withPersons(population: Population, persons: Float64Array): Population {
  return Object.create(population, { persons: { value: persons, enumerable: true } }) as Population;
}

/** The vertices of a graph given as a matrix: one person each, no place on earth. */
function peopleOfGraph(project: ProjectFile): Population | null {
  const dataset = only(project, 'matrix');
  if (!dataset?.meta.matrix?.graph) return null;
  const ids = text(project, dataset.id, 'origins') as string[];
  const nowhere = new Float64Array(ids.length).fill(NaN);
  return { ids, lon: nowhere, lat: nowhere.slice(), persons: new Float64Array(ids.length).fill(1), groups: {}, zoneCodes: null, names: null,
    textsOf: (points) => ({ ids: Array.from(points, (point) => ids[point]), names: empty(points.length) }), source: dataset.name, year: null };
}

/** Does the population bring the time of every place to its nearest facility? */
export function knowsMinutes(project: ProjectFile): boolean {
  const dataset = only(project, 'population');
  return dataset !== null && project.columnNames(dataset.id).includes('minutes');
}

/** Minutes of every population point to its nearest facility, NaN unreachable; null where the population does not know them. */
export function loadKnownMinutes(project: ProjectFile): Float64Array | null {
  const dataset = only(project, 'population');
  return dataset && float(project, dataset.id, 'minutes');
}

/** Ids of the rows of the population table that were left out on reading. */
export function loadLeftOut(project: ProjectFile): Set<string> {
  const dataset = only(project, 'population');
  return new Set((dataset && (text(project, dataset.id, 'leftOut.id') as string[] | null)) ?? []);
}

export function loadMatrix(project: ProjectFile): TravelMatrix | null {
  const dataset = only(project, 'matrix');
  if (!dataset) return null;
  const indexes = (name: string) => project.readColumn(dataset.id, name) as Int32Array;
  const { unit, graph } = dataset.meta.matrix!;
  return {
    origins: text(project, dataset.id, 'origins') as string[], destinations: text(project, dataset.id, 'destinations') as string[],
    origin: indexes('origin'), destination: indexes('destination'), value: float(project, dataset.id, 'value')!, unit, graph: graph === true, file: dataset.name,
  };
}

/** People of every population point, as they stand in the project. */
export function loadPersons(project: ProjectFile): Float64Array | null {
  const dataset = only(project, 'population');
  return dataset && float(project, dataset.id, 'persons');
}

export function loadCandidates(project: ProjectFile): Candidates | null {
  const dataset = only(project, 'candidates');
  if (!dataset) return null;
  const ids = text(project, dataset.id, 'id') as string[];
  return {
    ids, names: filled(text(project, dataset.id, 'name'), ids), lon: float(project, dataset.id, 'lon')!, lat: float(project, dataset.id, 'lat')!,
    cost: float(project, dataset.id, 'cost')!,
  };
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

export function loadRoadLabels(project: ProjectFile): RoadLabels {
  const dataset = only(project, 'roads')!;
  return {
    ids: project.readColumn(dataset.id, 'edge.id') as Float64Array | string[] | null,
    classOf: project.readColumn(dataset.id, 'edge.class') as Int32Array | null, classes: dataset.meta.roads?.classes ?? [],
  };
}

export function loadFriction(project: ProjectFile): Friction | null {
  const dataset = only(project, 'friction');
  if (!dataset) return null;
  const elevation = project.readColumn(dataset.id, 'elevation') as Float32Array | null;
  return {
    values: project.readColumn(dataset.id, 'values') as Float32Array, grid: dataset.meta.grid!, crs: dataset.meta.crs!,
    terrain: elevation && { elevation, mode: project.readColumn(dataset.id, 'mode') as Uint8Array },
  };
}

/** Bounding box and codes of zones just read, for the checks of the inputs after them. */
export function zonesHintOf(draft: DatasetDraft): ZonesHint | null {
  const column = (name: string) => draft.columns.find((c) => c.name === name)?.values;
  const coordinates = column('geometry.coordinates');
  const bbox = coordinates instanceof Float64Array ? boundsOf(coordinates) : null;
  if (bbox === null) return null;
  return { bbox, codes: column('code') as string[] };
}
