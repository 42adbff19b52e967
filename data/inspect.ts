import { resolve } from 'node:path';
import type { Geometry } from 'geojson';
import type { Inspection } from '../api/contract.ts';
import type { Finding } from '../api/findings.ts';
import { profileColumn } from './importers/cells.ts';
import { geometryTypeOf } from './importers/featureTable.ts';
import { readSource } from './importers/registry.ts';
import { openSource } from './importers/sourceFile.ts';
import { unevenLength } from './roles/codes.ts';
import { settleCrs } from './roles/coordinateSystem.ts';
import type { Cell, Guess, InspectOptions, SourceRaster, SourceTable } from './source.ts';
import { suggestForRaster, suggestForTable } from './suggestInput.ts';

const PREVIEW_ROWS = 50;
/** Vertices looked at to see whether coordinates are degrees. */
const SAMPLE_VERTICES = 20_000;

/**
 * What an importer sees in a file: format, encoding, CRS, fields with guessed roles, first rows, and a draft of the recipe
 * input. Doubts stand in `notes` as questions that name the recipe key (`inputs.<role>.crs`); nothing is written.
 * @throws InputError with one finding where the file cannot be read.
 */
export async function inspectFile(path: string, options: InspectOptions = {}): Promise<Inspection> {
  const absolute = resolve(path);
  if (/\.pbf$/i.test(path)) return inspectRoads(absolute);
  if (/\.json$/i.test(path) && isProfile(absolute)) return inspectProfile(absolute);
  const { table } = await readSource(absolute, { ...options, parameterPrefix: '' });
  return 'values' in table ? inspectRaster(table, absolute) : inspectTable(table, absolute, options);
}

/** More values than this are no classes. */
const MOST_CLASSES = 60;

/** Rows by value of a column, in order of appearance; undefined where there are no or too many values. */
function fewValues(cells: readonly Cell[]): Record<string, number> | undefined {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const value = cell === null ? '' : String(cell).trim();
    if (value === '') continue;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_CLASSES) return undefined;
  }
  return counts.size === 0 ? undefined : Object.fromEntries(counts);
}

/** Cells by value of a raster of classes; undefined where it holds other than whole numbers, or too many of them. */
function classesOf(values: ArrayLike<number>): Record<string, number> | undefined {
  const counts = new Map<number, number>();
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value)) return undefined;
    counts.set(value, (counts.get(value) ?? 0) + 1);
    if (counts.size > MOST_CLASSES) return undefined;
  }
  return counts.size === 0 ? undefined : Object.fromEntries(counts);
}

const NO_GUESS: Guess = { value: null, confidence: 0, source: 'none' };

async function inspectRoads(path: string): Promise<Inspection> {
  const { inspectOsmPbf } = await import('./importers/osmRoads.ts');
  const { CLASS_SPEEDS_KMH } = await import('./importers/osmProfiles.ts');
  const { classes } = inspectOsmPbf(path);
  return {
    format: 'OSM PBF', encoding: { value: 'utf-8', confidence: 1, source: 'format' }, crs: { value: 'EPSG:4326', confidence: 1, source: 'format' }, geometry: 'LineString', rows: null, fields: [],
    notes: [], preview: [], suggestedRole: 'roads', suggestedInput: { path, profile: 'car' },
    highways: Object.fromEntries(classes.map(({ name, ways }) => [name, ways])), speedsKmh: CLASS_SPEEDS_KMH,
  };
}

/** Is it a standards profile, by its beginning? What is wrong with one is said when it is imported. */
function isProfile(path: string): boolean {
  const head = Buffer.from(openSource(path, '').head).toString('utf8');
  return /"schema"\s*:\s*\d/.test(head) && /"(documentNumber|title|issuer)"\s*:/.test(head) && !/"type"\s*:\s*"(Feature|FeatureCollection|Topology)"/.test(head);
}

function inspectProfile(path: string): Inspection {
  return {
    format: 'JSON', encoding: { value: 'utf-8', confidence: 1, source: 'format' }, crs: NO_GUESS, geometry: null, rows: null, fields: [], notes: [], preview: [], suggestedRole: 'profiles', suggestedInput: { path },
  };
}

function inspectRaster(raster: SourceRaster, path: string): Inspection {
  const right = raster.originX + raster.width * raster.cellX;
  const bottom = raster.originY - raster.height * raster.cellY;
  const { findings } = settleCrs(raster.crs, { xs: Float64Array.of(raster.originX, right), ys: Float64Array.of(raster.originY, bottom) }, { file: raster.file, parameter: 'crs' }, true);
  let sum = 0;
  for (const value of raster.values) if (!Number.isNaN(value)) sum += value;
  const suggestion = suggestForRaster(raster.file, path);
  return {
    format: raster.format, encoding: NO_GUESS, crs: raster.crs, geometry: null, rows: null, fields: [], notes: named([...raster.notes, ...findings], suggestion.role), preview: [],
    suggestedRole: suggestion.role, suggestedInput: suggestion.input, width: raster.width, height: raster.height, bands: raster.bands, nodata: raster.nodata, sum,
    classes: classesOf(raster.values),
  };
}

function inspectTable(table: SourceTable, path: string, options: InspectOptions): Inspection {
  const { crs, findings } = inspectCrs(table);
  const notes = [...table.notes, ...findings];
  const code = table.fields.findIndex((field) => field.role === 'code');
  const uneven = code < 0 ? null : unevenLength(table.columns[code]);
  if (uneven !== null) {
    notes.push({
      code: 'code.unequal-length', severity: 'note', file: table.file, row: table.rowNumberOf(uneven.row), column: table.fields[code].name,
      values: { count: uneven.count, lengths: uneven.lengths, text: uneven.code },
    });
  }
  const geometry = geometryTypeOf(table.geometry);
  const suggestion = suggestForTable(table, geometry, path, options);
  const preview = Array.from({ length: Math.min(PREVIEW_ROWS, table.rowCount) }, (_, row) => table.columns.map((cells) => cells[row]));
  const layered = table.format === 'XLSX' ? 'sheets' : 'layers';
  return {
    format: table.format, encoding: table.encoding, crs, geometry, rows: table.rowCount, notes: named(notes, suggestion.role), preview,
    fields: table.fields.map((field, i) => ({ ...field, values: fewValues(table.columns[i]) })),
    suggestedRole: suggestion.role, suggestedInput: suggestion.input, ...(table.layers === undefined ? {} : { [layered]: table.layers }),
  };
}

/** The CRS as it would be taken, with what would be asked; a table without places has none and nothing is asked. */
function inspectCrs(table: SourceTable): { crs: Guess; findings: Finding[] } {
  const place = { file: table.file, parameter: 'crs' };
  if (table.geometry !== null) {
    const facts = sampleVertices(table.geometry);
    const { crs, findings } = settleCrs(table.crs, facts, place, true);
    const unknown = table.crs.value === null && crs !== null;
    return { crs: unknown ? { ...table.crs, candidates: [{ value: crs.name, confidence: 0.5 }] } : table.crs, findings };
  }
  const lon = table.fields.findIndex((field) => field.role === 'lon');
  const lat = table.fields.findIndex((field) => field.role === 'lat');
  if (lon < 0 || lat < 0) return { crs: table.crs.source === 'declared' ? table.crs : NO_GUESS, findings: [] };
  const xs = numbersOf(table.columns[lon]);
  const ys = numbersOf(table.columns[lat]);
  const { crs, findings } = settleCrs(table.crs.source === 'declared' ? table.crs : NO_GUESS, { xs, ys }, place, false);
  if (table.crs.source === 'declared') return { crs: table.crs, findings };
  return { crs: crs === null ? NO_GUESS : { value: crs.name, confidence: 0.7, source: 'coordinates' }, findings };
}

const numbersOf = (cells: readonly Cell[]): Float64Array => profileColumn(cells).numbers ?? new Float64Array(cells.length).fill(Number.NaN);

function sampleVertices(geometry: readonly (Geometry | null)[]): { xs: Float64Array; ys: Float64Array } {
  const xs: number[] = [];
  const ys: number[] = [];
  const visit = (nested: readonly unknown[]): void => {
    if (xs.length >= SAMPLE_VERTICES) return;
    if (typeof nested[0] === 'number') {
      xs.push(nested[0]);
      ys.push(Number(nested[1]));
    } else for (const part of nested) if (Array.isArray(part)) visit(part);
  };
  const visitGeometry = (shape: Geometry): void => (shape.type === 'GeometryCollection' ? shape.geometries.forEach(visitGeometry) : visit(shape.coordinates));
  for (const shape of geometry) if (shape !== null) visitGeometry(shape);
  return { xs: Float64Array.from(xs), ys: Float64Array.from(ys) };
}

/** Recipe keys as they would stand in a recipe that uses the file in the suggested role. */
function named(notes: readonly Finding[], role: string | null): Finding[] {
  return notes.map((note) => (note.parameter === undefined || role === null ? note : { ...note, parameter: `inputs.${role}.${note.parameter}` }));
}
