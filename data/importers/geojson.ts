import type { Feature, Geometry } from 'geojson';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Guess, SourceTable } from '../source.ts';
import { guessFromStatement } from './crs.ts';
import { decodeText } from './encoding.ts';
import { featureTable } from './featureTable.ts';
import { locateJsonError } from './jsonError.ts';
import { parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';
import { finishTable } from './sourceTable.ts';

const GEOMETRY_TYPES = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection']);

/**
 * Reads GeoJSON: a FeatureCollection, a Feature or a bare geometry. A `crs` member (obsolete, still written) is believed;
 * without one the coordinates are WGS 84 by RFC 7946.
 * @throws InputError `file.invalid` with the position of the first JSON error, `table.no-rows`.
 */
export function readGeoJson(source: SourceBytes, options: ReadOptions): SourceTable {
  const decoded = decodeText(source.bytes, options.encoding, { file: source.file, parameter: parameterOf(options.parameterPrefix, 'encoding') });
  const root = parseJson(decoded.text, source.file);
  const { features, notes } = featuresOf(root, source.file);
  if (features.length === 0) throw new InputError({ code: 'table.no-rows', severity: 'error', file: source.file, parameter: parameterOf(options.parameterPrefix, 'path') });
  const table = featureTable(features, source.file);
  return finishTable({
    ...table, format: 'GeoJSON', file: source.file, encoding: decoded.encoding, crs: crsOf(root), notes: [...decoded.notes, ...notes, ...table.notes],
  }, options);
}

/** Parses JSON; the finding of a syntax error carries line and column. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const { position, truncated } = locateJsonError(text);
    const before = text.slice(0, position).split('\n');
    throw new InputError({
      code: truncated ? 'file.truncated' : 'file.invalid', severity: 'error', file, row: before.length,
      values: { reason: 'json', line: before.length, character: before[before.length - 1].length + 1 },
    });
  }
}

function featuresOf(root: unknown, file: string): { features: Feature<Geometry | null>[]; notes: Finding[] } {
  const invalid = new InputError({ code: 'file.invalid', severity: 'error', file, values: { reason: 'geojson' } });
  if (typeof root !== 'object' || root === null || !('type' in root)) throw invalid;
  const type = root.type;
  if (type === 'Feature') return { features: [root as Feature], notes: [] };
  if (typeof type === 'string' && GEOMETRY_TYPES.has(type)) return { features: [{ type: 'Feature', properties: {}, geometry: root as Geometry }], notes: [] };
  if (type !== 'FeatureCollection' || !('features' in root) || !Array.isArray(root.features)) throw invalid;
  const features: Feature<Geometry | null>[] = [];
  let strange = 0;
  for (const feature of root.features as unknown[]) {
    if (typeof feature === 'object' && feature !== null && ('geometry' in feature || 'properties' in feature)) features.push(feature as Feature);
    else strange++;
  }
  if (strange > 0 && features.length === 0) throw invalid;
  return { features, notes: strange === 0 ? [] : [{ code: 'row.skipped', severity: 'note', file, values: { reason: 'not-a-feature', count: strange, text: '' } }] };
}

function crsOf(root: unknown): Guess {
  const member = (root as { crs?: { properties?: { name?: unknown; code?: unknown } } | null }).crs;
  if (member === undefined) return { value: 'EPSG:4326', confidence: 0.9, source: 'format' };
  const { name, code } = member?.properties ?? {};
  if (typeof name === 'string') return guessFromStatement(name);
  return typeof code === 'number' || typeof code === 'string' ? guessFromStatement(`EPSG:${code}`) : { value: null, confidence: 0, source: 'none' };
}

