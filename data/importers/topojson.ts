import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { InputError } from '../../api/findings.ts';
import type { SourceTable } from '../source.ts';
import { guessFromCoordinates } from './crs.ts';
import { decodeText } from './encoding.ts';
import { featureTable } from './featureTable.ts';
import { parseJson } from './geojson.ts';
import { parameterOf } from './sourceFile.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';
import { finishTable, severalLayers } from './sourceTable.ts';

/**
 * Reads one object of a TopoJSON topology: the one named by `layer`, else the first (a question where there are several).
 * TopoJSON names no CRS; coordinates in the range of degrees are taken for WGS 84, others are a question.
 */
export function readTopoJson(source: SourceBytes, options: ReadOptions): SourceTable {
  const { file } = source;
  const decoded = decodeText(source.bytes, options.encoding, { file, parameter: parameterOf(options.parameterPrefix, 'encoding') });
  const topology = parseJson(decoded.text, file) as Topology;
  const layers = Object.keys(topology.objects ?? {});
  const layer = options.layer ?? layers[0];
  if (layer === undefined || topology.objects[layer] === undefined) {
    throw new InputError({ code: 'file.no-sheet', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'layer'), values: { sheet: options.layer ?? '', sheets: layers.join(', ') } });
  }
  let features: Feature<Geometry | null>[];
  try {
    const collection = feature(topology, topology.objects[layer] as GeometryCollection);
    features = collection.type === 'FeatureCollection' ? collection.features : [collection as unknown as Feature];
  } catch {
    throw new InputError({ code: 'file.invalid', severity: 'error', file, values: { reason: 'topojson' } });
  }
  if (features.length === 0) throw new InputError({ code: 'table.no-rows', severity: 'error', file, parameter: parameterOf(options.parameterPrefix, 'layer') });
  const table = featureTable(features, file);
  const box = topology.bbox ?? boxOfArcs(topology);
  const crs = guessFromCoordinates([box[0], box[2]], [box[1], box[3]]);
  const notes = options.layer === undefined && layers.length > 1 ? [severalLayers(file, layers, 'layer', options, 'question')] : [];
  return finishTable({ ...table, format: 'TopoJSON', file, layers, encoding: decoded.encoding, crs, notes: [...decoded.notes, ...notes, ...table.notes] }, options);
}

function boxOfArcs(topology: Topology): number[] {
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  const [sx, sy] = topology.transform?.scale ?? [1, 1];
  const [tx, ty] = topology.transform?.translate ?? [0, 0];
  for (const arc of topology.arcs) {
    let x = 0;
    let y = 0;
    for (const point of arc) {
      x = topology.transform === undefined ? point[0] : x + point[0];
      y = topology.transform === undefined ? point[1] : y + point[1];
      box[0] = Math.min(box[0], x * sx + tx);
      box[1] = Math.min(box[1], y * sy + ty);
      box[2] = Math.max(box[2], x * sx + tx);
      box[3] = Math.max(box[3], y * sy + ty);
    }
  }
  return box;
}
