import { basename } from 'node:path';
import type { RoadsTablesInput } from '../../api/recipe.ts';
import type { Column, DatasetDraft } from '../dataset.ts';
import type { Cell } from '../source.ts';
import { cellText } from '../importers/cells.ts';
import { keepLargestComponent } from './largestComponent.ts';
import { readMappedTable } from './mappedTable.ts';
import type { BuildContext, MappedTable } from './mappedTable.ts';
import { placePoints } from './points.ts';

/** A road graph: edges by node index, cost in each direction, NaN where that direction is closed. */
export interface RoadTables {
  nodeId: string[];
  lon: Float64Array;
  lat: Float64Array;
  from: Int32Array;
  to: Int32Array;
  minutes: Float64Array;
  reverseMinutes: Float64Array;
  lengthMeters: Float64Array;
}

/**
 * Roads from a table of nodes and one of edges. Cost is `minutes`, or `lengthMeters` at `speedKmh`. The way back costs
 * `reverseMinutes` where that is mapped, else the same; with `directed`, and where `oneway` is true, it is closed. A
 * negative cost closes its direction (the pgRouting convention).
 */
export async function buildRoads(input: RoadsTablesInput, paths: { nodes: string; edges: string }, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const { encoding, crs } = input;
  const nodes = await readMappedTable({ path: paths.nodes, encoding, crs }, paths.nodes, context, [input.nodeId, input.nodeLon, input.nodeLat], 'nodes');
  const edges = await readMappedTable(
    { path: paths.edges, encoding }, paths.edges, context, [input.from, input.to, input.minutes, input.lengthMeters, input.speedKmh, input.reverseMinutes, input.oneway], 'edges');
  context.progress?.('check', 0);
  const index = new Map<string, number>();
  const nodeId = readNodes(nodes, input, index);
  const places = placePoints(nodes, { lon: input.nodeLon, lat: input.nodeLat }, context);
  places.lon.forEach((lon, row) => {
    if (Number.isNaN(lon) && places.crs !== null) nodes.problems.error('row.missing-value', { row: nodes.rowNumber(row), column: input.nodeLon, parameter: nodes.parameter('nodeLon') });
  });
  const notes = nodes.problems.notes();
  const from = readEnds(edges, input.from, 'from', index);
  const to = readEnds(edges, input.to, 'to', index);
  const costs = readCosts(edges, input);
  notes.push(...edges.problems.notes());
  context.progress?.('check', 0.8);

  let roads: RoadTables = { nodeId, lon: places.lon, lat: places.lat, from, to, ...costs };
  const component = input.component ?? 'all';
  if (component === 'largest') {
    const kept = keepLargestComponent(roads);
    const dropped = roads.lon.length - kept.lon.length;
    if (dropped > 0) notes.push({ code: 'network.component', severity: 'note', file: nodes.table.file, values: { nodes: dropped, total: roads.lon.length, component } });
    roads = kept;
  }
  context.progress?.('check', 1);
  return {
    role: 'roads', name: basename(paths.edges), rowCount: roads.from.length, columns: roadColumns(roads), notes, sources: [...nodes.sources, ...edges.sources],
    meta: {
      crs: places.crs ?? undefined, encoding: edges.table.encoding.value ?? undefined, format: edges.table.format,
      roads: { profile: 'table', speedsKmh: {}, ignoreOneway: false, component, directed: input.directed ?? false },
    },
  };
}

function roadColumns(roads: RoadTables): Column[] {
  const numeric = roads.nodeId.every((id) => String(Number(id)) === id);
  return [
    { name: 'node.id', values: numeric ? Float64Array.from(roads.nodeId, Number) : roads.nodeId },
    { name: 'node.lon', values: roads.lon }, { name: 'node.lat', values: roads.lat }, { name: 'edge.from', values: roads.from }, { name: 'edge.to', values: roads.to },
    { name: 'edge.minutes', values: roads.minutes }, { name: 'edge.reverseMinutes', values: roads.reverseMinutes }, { name: 'edge.lengthMeters', values: roads.lengthMeters },
  ];
}

function readNodes(nodes: MappedTable, input: RoadsTablesInput, index: Map<string, number>): string[] {
  const cells = nodes.cells(input.nodeId, 'nodeId');
  nodes.problems.stopIfAny();
  const ids: string[] = [];
  (cells as readonly Cell[]).forEach((cell, row) => {
    const id = cellText(cell);
    const detail = { row: nodes.rowNumber(row), column: input.nodeId, parameter: nodes.parameter('nodeId') };
    if (id === null) nodes.problems.error('row.missing-value', detail);
    else if (index.has(id)) nodes.problems.error('network.duplicate-node', { ...detail, values: { text: id, first: nodes.rowNumber(index.get(id) as number) } });
    else index.set(id, row);
    ids.push(id ?? '');
  });
  return ids;
}

function readEnds(edges: MappedTable, column: string, key: 'from' | 'to', index: ReadonlyMap<string, number>): Int32Array {
  const cells = edges.cells(column, key) ?? [];
  const ends = new Int32Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const id = cellText(cells[row]);
    const node = id === null ? undefined : index.get(id);
    if (node === undefined) {
      edges.problems.error(id === null ? 'row.missing-value' : 'row.unknown-reference', { row: edges.rowNumber(row), column, parameter: edges.parameter(key), ...(id === null ? {} : { values: { text: id } }) });
    } else ends[row] = node;
  }
  return ends;
}

function readCosts(edges: MappedTable, input: RoadsTablesInput): Pick<RoadTables, 'minutes' | 'reverseMinutes' | 'lengthMeters'> {
  const { problems } = edges;
  const count = edges.rowCount;
  const mappedMinutes = edges.numbers(input.minutes, 'minutes');
  const length = edges.numbers(input.lengthMeters, 'lengthMeters', { minimum: 0 });
  const speed = edges.numbers(input.speedKmh, 'speedKmh', { minimum: 0 });
  const reverse = edges.numbers(input.reverseMinutes, 'reverseMinutes');
  const oneway = edges.flags(input.oneway, 'oneway');
  const lengthMeters = length ?? new Float64Array(count).fill(Number.NaN);
  const minutes = mappedMinutes ?? new Float64Array(count).fill(Number.NaN);
  if (input.minutes === undefined) {
    for (const key of ['lengthMeters', 'speedKmh'] as const) if (input[key] === undefined) problems.error('column.required', { column: key, parameter: edges.parameter(key), values: { or: 'minutes' } });
    if (length !== null && speed !== null) {
      for (let row = 0; row < count; row++) {
        if (speed[row] === 0) problems.error('row.out-of-range', { row: edges.rowNumber(row), column: input.speedKmh, parameter: edges.parameter('speedKmh'), values: { text: 0, minimum: 0, maximum: 1000 } });
        minutes[row] = (length[row] / 1000 / speed[row]) * 60;
      }
    }
  }
  problems.stopIfAny();
  const costColumn = input.minutes ?? input.lengthMeters;
  const closedBack = input.directed === true && reverse === null;
  const reverseMinutes = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    if (Number.isNaN(minutes[row])) problems.error('row.missing-value', { row: edges.rowNumber(row), column: costColumn, parameter: edges.parameter(input.minutes === undefined ? 'lengthMeters' : 'minutes') });
    if (reverse !== null && Number.isNaN(reverse[row])) problems.error('row.missing-value', { row: edges.rowNumber(row), column: input.reverseMinutes, parameter: edges.parameter('reverseMinutes') });
    const back = reverse === null ? minutes[row] : reverse[row];
    reverseMinutes[row] = closedBack || oneway?.[row] === 1 || back < 0 ? Number.NaN : back;
    if (minutes[row] < 0) minutes[row] = Number.NaN;
  }
  return { minutes, reverseMinutes, lengthMeters };
}
