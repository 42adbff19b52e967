import type { Geometry, Position } from 'geojson';
import type { Finding } from '../../../api/findings.ts';
import { PARAMETERS } from '../../../api/parameters.ts';
import type { RoadsFileInput } from '../../../api/recipe.ts';
import { lineTopology } from '../../../geo/network/lineTopology.ts';
import type { Lines } from '../../../geo/network/lineNet.ts';
import type { LineTopology } from '../../../geo/network/lineTopology.ts';
import type { DatasetDraft } from '../../dataset.ts';
import { componentMask, indexedClasses, onlyNodes, roadColumns } from '../../roadGraph.ts';
import type { RoadGraph } from '../../roadGraph.ts';
import { settleCrs } from '../coordinateSystem.ts';
import { readLineCosts, type LineCosts } from './roadLineCosts.ts';
import { readMappedTable } from '../mappedTable.ts';
import type { BuildContext, MappedTable } from '../mappedTable.ts';
import { RowCount } from '../problems.ts';

/** How far a progress bar is after the topology of the lines. */
const TOPOLOGY_DONE = 0.8;

/**
 * Roads from a layer of lines (Shapefile, GeoPackage, GeoJSON, KML, TopoJSON): every vertex is a node, and lines meet by
 * the rules of `lineTopology`. The time of a piece is its length over the speed of its line, or its share of the
 * line's minutes. Lines without a speed are left out and counted, never given one.
 */
export async function buildRoadLines(
  input: RoadsFileInput, absolutePath: string, context: BuildContext, adjust?: (roads: RoadGraph, file: string) => Finding[],
): Promise<Omit<DatasetDraft, 'request'>> {
  const mapped = await readMappedTable(input, absolutePath, context);
  const { table, problems } = mapped;
  context.progress?.('check', 0);
  if (table.geometry === null) problems.error('geometry.wrong-type', { parameter: mapped.parameter('path'), values: { expected: 'LineString', found: 'none' } });
  const costs = readLineCosts(mapped, input);
  problems.stopIfAny();
  const { lines, rowOf, crs } = linesOf(mapped, costs.usable, context);

  const joinMeters = input.joinMeters ?? PARAMETERS.joinMeters.default;
  let done = 0;
  const topology = lineTopology(lines, joinMeters, input.crossings === 'join', (segments) => {
    done += segments;
    context.progress?.('check', (TOPOLOGY_DONE * done) / Math.max(1, lines.lon.length));
  });
  if (topology.from.length === 0) problems.error('network.no-usable-ways', { parameter: mapped.parameter('path') });
  problems.stopIfAny();
  noteTopology(mapped, topology, joinMeters, input.crossings ?? 'pass');
  const notes = problems.notes();
  const whole = graphOf(mapped, topology, rowOf, costs, input);
  notes.push(...(adjust?.(whole, table.file) ?? []));
  const component = input.component ?? 'all';
  const { mask, outside } = componentMask(whole);
  if (outside > 0) notes.push({ code: 'network.component', severity: 'note', file: table.file, values: { component, nodes: outside, total: whole.lon.length } });
  const roads = component === 'largest' ? onlyNodes(whole, mask) : whole;
  context.progress?.('check', 1);
  return {
    role: 'roads', name: table.file, rowCount: roads.from.length, columns: roadColumns(roads), notes, sources: mapped.sources,
    meta: {
      crs, encoding: table.encoding.value ?? undefined, format: table.format,
      roads: { profile: input.profile ?? 'lines', speedsKmh: input.speeds ?? {}, ignoreOneway: input.ignoreOneway ?? false, component, directed: true, classes: roads.classes },
    },
  };
}

/** The lines of the usable rows, one per part of a multi-line, in WGS 84, and the row of each. Other geometries are left out and noted. */
function linesOf(mapped: MappedTable, usable: Uint8Array, context: BuildContext): { lines: Lines; rowOf: Int32Array; crs: string | undefined } {
  const { table, problems } = mapped;
  const parts: Position[][] = [];
  const rows: number[] = [];
  const wrong = new RowCount();
  let found = '';
  (table.geometry ?? []).forEach((geometry, row) => {
    if (geometry === null || usable[row] === 0) return;
    const lines = partsOf(geometry).filter((line) => line.length > 1);
    if (lines.length === 0) {
      wrong.add(mapped.rowNumber(row));
      found ||= geometry.type;
    }
    for (const line of lines) {
      parts.push(line);
      rows.push(row);
    }
  });
  if (wrong.count > 0) {
    const detail = { row: wrong.first, parameter: mapped.parameter('path'), values: { expected: 'LineString', found, count: wrong.count } };
    if (parts.length === 0) problems.error('geometry.wrong-type', detail);
    else problems.note('geometry.wrong-type', detail);
  }
  const count = parts.reduce((sum, part) => sum + part.length, 0);
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  const offsets = new Uint32Array(parts.length + 1);
  let at = 0;
  parts.forEach((part, i) => {
    for (const [x, y] of part) {
      lon[at] = x;
      lat[at++] = y;
    }
    offsets[i + 1] = at;
  });
  const { crs, findings } = settleCrs(table.crs, { xs: lon, ys: lat, zones: context.zones?.bbox }, { file: table.file, parameter: mapped.parameter('crs') }, true);
  problems.addAll(findings);
  problems.stopIfAny();
  crs?.toWgs84(lon, lat);
  for (let i = 0; i < parts.length; i++) {
    for (let v = offsets[i]; v < offsets[i + 1]; v++) {
      if (Math.abs(lon[v]) <= 180 && Math.abs(lat[v]) <= 90) continue;
      const [x, y] = parts[i][v - offsets[i]];
      problems.error('row.bad-coordinate', { row: mapped.rowNumber(rows[i]), values: { text: `${x}, ${y}` } });
      break;
    }
  }
  problems.stopIfAny();
  return { lines: { lon, lat, offsets }, rowOf: Int32Array.from(rows), crs: crs?.name };
}

function partsOf(geometry: Geometry): Position[][] {
  if (geometry.type === 'LineString') return [geometry.coordinates];
  if (geometry.type === 'MultiLineString') return geometry.coordinates;
  return geometry.type === 'GeometryCollection' ? geometry.geometries.flatMap(partsOf) : [];
}

function noteTopology(mapped: MappedTable, topology: LineTopology, meters: number, crossings: 'join' | 'pass'): void {
  const { problems } = mapped;
  const { joinedEnds, splitLines, collapsed } = topology;
  if (joinedEnds > 0 || collapsed > 0) problems.note('network.lines-joined', { parameter: mapped.parameter('joinMeters'), values: { meters, ends: joinedEnds, splits: splitLines, ...(collapsed > 0 ? { collapsed } : {}) } });
  if (topology.crossings > 0) problems.note('network.plain-crossings', { parameter: mapped.parameter('crossings'), values: crossings === 'join' ? { joined: topology.crossings } : { passed: topology.crossings } });
}

function graphOf(mapped: MappedTable, topology: LineTopology, rowOf: Int32Array, costs: LineCosts, input: RoadsFileInput): RoadGraph {
  const { nodes, from, to, line, lengthMeters } = topology;
  const rowMeters = new Float64Array(mapped.rowCount);
  for (let e = 0; e < line.length; e++) rowMeters[rowOf[line[e]]] += lengthMeters[e];
  const row = line.map((l) => rowOf[l]);
  const minutesOf = (whole: Float64Array | null, kmh: Float64Array): Float64Array => Float64Array.from(lengthMeters, (meters, e) => (
    whole === null ? (meters * 60) / (kmh[row[e]] * 1000) : (whole[row[e]] * meters) / rowMeters[row[e]]
  ));
  const classes = mapped.texts(input.class, 'class');
  const classOfRow = indexedClasses(classes === null ? Array.from({ length: mapped.rowCount }, () => null) : classes.map((name, r) => (costs.usable[r] === 1 ? name : null)));
  return {
    id: Float64Array.from(nodes.lon.keys()), lon: nodes.lon, lat: nodes.lat, from, to, lengthMeters,
    minutes: minutesOf(costs.minutes, costs.forwardKmh), reverseMinutes: minutesOf(costs.reverseMinutes, costs.backwardKmh),
    edgeId: Float64Array.from(row, (r) => mapped.rowNumber(r)), edgeClass: row.map((r) => classOfRow.edgeClass[r]), classes: classOfRow.classes,
  };
}
