import type { Feature, Geometry, Position } from 'geojson';
import { SaxesParser } from 'saxes';
import { InputError } from '../../api/findings.ts';
import type { SourceTable } from '../source.ts';
import { decodeText } from './encoding.ts';
import { featureTable } from './featureTable.ts';
import { parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';
import { finishTable } from './sourceTable.ts';

/**
 * Reads the placemarks of a KML file, whatever folders they stand in: name, description and extended data as fields,
 * points, lines, polygons and multi-geometries as geometry. Overlays, styles and network links are left out. KML is WGS 84.
 * @throws InputError `file.invalid` (XML error, with its line), `table.no-rows`.
 */
export function readKml(source: SourceBytes, options: ReadOptions): SourceTable {
  const { file } = source;
  const decoded = decodeText(source.bytes, options.encoding, { file, parameter: parameterOf(options.parameterPrefix, 'encoding') });
  const features: Feature<Geometry | null>[] = [];
  const stack: string[] = [];
  let properties: Record<string, string> | null = null;
  let geometries: Geometry[] = [];
  let rings: Position[][] = [];
  let inner = false;
  let dataName = '';
  let text = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw new InputError({ code: 'file.invalid', severity: 'error', file, row: parser.line, values: { reason: 'xml', line: parser.line, text: error.message.slice(0, 80) } });
  });
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    stack.push(name);
    text = '';
    if (name === 'Placemark') [properties, geometries] = [{}, []];
    else if (name === 'Polygon') rings = [];
    else if (name === 'innerBoundaryIs' || name === 'outerBoundaryIs') inner = name === 'innerBoundaryIs';
    else if (name === 'Data' || name === 'SimpleData') dataName = String(tag.attributes['name'] ?? '');
  });
  const append = (piece: string): void => {
    text += piece;
  };
  parser.on('text', append);
  parser.on('cdata', append);
  parser.on('closetag', (tag) => {
    const name = localName(tag.name);
    stack.pop();
    const parent = stack.at(-1);
    if (properties === null) return;
    if ((name === 'name' || name === 'description') && parent === 'Placemark') properties[name] = text.trim();
    else if ((name === 'SimpleData' || (name === 'value' && parent === 'Data')) && dataName !== '') properties[dataName] = text.trim();
    else if (name === 'coordinates') {
      const line = positionsOf(text);
      if (parent === 'Point' && line.length > 0) geometries.push({ type: 'Point', coordinates: line[0] });
      else if (parent === 'LineString' && line.length > 1) geometries.push({ type: 'LineString', coordinates: line });
      else if (parent === 'LinearRing' && line.length > 2) rings.splice(inner ? rings.length : 0, 0, line);
    } else if (name === 'Polygon' && rings.length > 0) geometries.push({ type: 'Polygon', coordinates: rings });
    else if (name === 'Placemark') {
      features.push({ type: 'Feature', properties, geometry: together(geometries) });
      properties = null;
    }
  });
  parser.write(decoded.text).close();
  if (features.length === 0) throw new InputError({ code: 'table.no-rows', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'path') });
  const table = featureTable(features, file);
  return finishTable({
    ...table, format: 'KML', file, encoding: decoded.encoding, crs: { value: 'EPSG:4326', confidence: 1, source: 'format' }, notes: [...decoded.notes, ...table.notes],
  }, options);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function positionsOf(text: string): Position[] {
  const out: Position[] = [];
  for (const tuple of text.trim().split(/\s+/)) {
    const [lon, lat] = tuple.split(',').map(Number);
    if (Number.isFinite(lon) && Number.isFinite(lat)) out.push([lon, lat]);
  }
  return out;
}

function together(parts: readonly Geometry[]): Geometry | null {
  if (parts.length <= 1) return parts[0] ?? null;
  if (parts.every((part) => part.type === 'Polygon')) return { type: 'MultiPolygon', coordinates: parts.map((part) => part.coordinates) };
  if (parts.every((part) => part.type === 'LineString')) return { type: 'MultiLineString', coordinates: parts.map((part) => part.coordinates) };
  if (parts.every((part) => part.type === 'Point')) return { type: 'MultiPoint', coordinates: parts.map((part) => part.coordinates) };
  return { type: 'GeometryCollection', geometries: [...parts] };
}
