import { basename } from 'node:path';
import type { RoadsTablesInput } from '../../../api/recipe.ts';
import type { DatasetDraft } from '../../dataset.ts';
import { asNumbers, componentMask, indexedClasses, onlyNodes, roadColumns, sortedById } from '../../roadGraph.ts';
import type { RoadGraph } from '../../roadGraph.ts';
import type { Cell } from '../../source.ts';
import { cellText } from '../../importers/cells.ts';
import { readMappedTable } from '../mappedTable.ts';
import type { BuildContext, MappedTable } from '../mappedTable.ts';
import { numberedRows } from '../numberedRows.ts';
import type { RowOf } from '../numberedRows.ts';
import { readDirections } from './onewayDirections.ts';
import { placePoints } from '../points.ts';

/**
 * Roads from a table of nodes and one of edges. Cost is `minutes`, or `lengthMeters` at `speedKmh`. The way back costs
 * `reverseMinutes` where that is mapped, else the same; with `directed: true` and no way back mapped, and where `oneway` is
 * true, it is closed; where `oneway` is -1 the way there is. A negative cost closes its direction (the pgRouting convention). With `directed: false` said
 * outright, an edge open one way is open both ways, at the lesser of its costs (pgRouting's undirected graph).
 */
export async function buildRoads(input: RoadsTablesInput, paths: { nodes: string; edges: string }, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const { encoding, crs } = input;
  const nodes = await readMappedTable({ path: paths.nodes, encoding, crs }, paths.nodes, context, [input.nodeId, input.nodeLon, input.nodeLat], 'nodes', [input.nodeLon, input.nodeLat]);
  const edges = await readMappedTable(
    { path: paths.edges, encoding }, paths.edges, context, [input.from, input.to, input.minutes, input.lengthMeters, input.speedKmh, input.reverseMinutes, input.oneway, input.class, input.edgeId], 'edges',
    [input.minutes, input.lengthMeters, input.speedKmh, input.reverseMinutes],
  );
  context.progress?.('check', 0);
  const { ids, nodeOf } = readNodes(nodes, input);
  const places = placePoints(nodes, { lon: input.nodeLon, lat: input.nodeLat }, context);
  places.lon.forEach((lon, row) => {
    if (Number.isNaN(lon) && places.crs !== null) nodes.problems.error('row.missing-value', { row: nodes.rowNumber(row), column: input.nodeLon, parameter: nodes.parameter('nodeLon') });
  });
  const notes = nodes.problems.notes();
  const from = readEnds(edges, input.from, 'from', nodeOf);
  const to = readEnds(edges, input.to, 'to', nodeOf);
  const labels = readLabels(edges, input);
  const costs = readCosts(edges, input);
  notes.push(...edges.problems.notes());
  context.progress?.('check', 0.8);

  let roads = sortedById({ id: ids, lon: places.lon, lat: places.lat, from, to, ...costs, ...labels });
  const component = input.component ?? 'all';
  if (component === 'largest') {
    const { mask, outside } = componentMask(roads);
    if (outside > 0) notes.push({ code: 'network.component', severity: 'note', file: nodes.table.file, values: { nodes: outside, total: roads.lon.length, component } });
    roads = onlyNodes(roads, mask);
  }
  context.progress?.('check', 1);
  return {
    role: 'roads', name: basename(paths.edges), rowCount: roads.from.length, columns: roadColumns(roads), notes, sources: [...nodes.sources, ...edges.sources],
    meta: {
      crs: places.crs ?? undefined, encoding: edges.table.encoding.value ?? undefined, format: edges.table.format,
      roads: { profile: 'table', speedsKmh: {}, ignoreOneway: false, component, directed: input.directed ?? false, classes: roads.classes },
    },
  };
}

function readNodes(nodes: MappedTable, input: RoadsTablesInput): { ids: Float64Array | string[]; nodeOf: RowOf } {
  const cells = nodes.cells(input.nodeId, 'nodeId');
  nodes.problems.stopIfAny();
  const numbered = numberedRows(cells as readonly Cell[]);
  if (numbered !== null) return { ids: numbered.ids, nodeOf: numbered.rowOf };
  const index = new Map<string, number>();
  const ids: string[] = [];
  (cells as readonly Cell[]).forEach((cell, row) => {
    const id = cellText(cell);
    const detail = { row: nodes.rowNumber(row), column: input.nodeId, parameter: nodes.parameter('nodeId') };
    if (id === null) nodes.problems.error('row.missing-value', detail);
    else if (index.has(id)) nodes.problems.error('network.duplicate-node', { ...detail, values: { text: id, first: nodes.rowNumber(index.get(id) as number) } });
    else index.set(id, row);
    ids.push(id ?? '');
  });
  return { ids: asNumbers(ids), nodeOf: (cell) => (cell === null ? undefined : index.get(cellText(cell)!)) };
}

function readEnds(edges: MappedTable, column: string, key: 'from' | 'to', nodeOf: RowOf): Int32Array {
  const cells = edges.cells(column, key) ?? [];
  const ends = new Int32Array(cells.length);
  for (let row = 0; row < cells.length; row++) {
    const node = nodeOf(cells[row]);
    if (node === undefined) {
      const id = cellText(cells[row]);
      edges.problems.error(id === null ? 'row.missing-value' : 'row.unknown-reference', { row: edges.rowNumber(row), column, parameter: edges.parameter(key), ...(id === null ? {} : { values: { text: id } }) });
    } else ends[row] = node;
  }
  return ends;
}

/** Class and id of each edge, for scenarios. Without a column of ids an edge is named by its row in the file. */
function readLabels(edges: MappedTable, input: RoadsTablesInput): Pick<RoadGraph, 'edgeId' | 'edgeClass' | 'classes'> {
  const classes = edges.texts(input.class, 'class');
  const ids = input.edgeId === undefined ? null : edges.keys(input.edgeId, 'edgeId', false);
  const edgeId = ids === null ? Float64Array.from({ length: edges.rowCount }, (_, row) => edges.rowNumber(row)) : asNumbers(ids);
  return classes === null ? { edgeId, edgeClass: new Int32Array(edges.rowCount).fill(-1), classes: [] } : { edgeId, ...indexedClasses(classes) };
}

function readCosts(edges: MappedTable, input: RoadsTablesInput): Pick<RoadGraph, 'minutes' | 'reverseMinutes' | 'lengthMeters'> {
  const { problems } = edges;
  const count = edges.rowCount;
  const mappedMinutes = edges.numbers(input.minutes, 'minutes');
  const length = edges.numbers(input.lengthMeters, 'lengthMeters', { minimum: 0 });
  const speed = edges.numbers(input.speedKmh, 'speedKmh', { minimum: 0 });
  const reverse = edges.numbers(input.reverseMinutes, 'reverseMinutes');
  const direction = readDirections(edges, input.oneway);
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
    const open = direction?.[row] ?? 0;
    reverseMinutes[row] = open > 0 || (closedBack && open === 0) || back < 0 ? Number.NaN : back;
    if (open < 0 || minutes[row] < 0) minutes[row] = Number.NaN;
    if (input.directed === false && reverse !== null) minutes[row] = reverseMinutes[row] = lesser(minutes[row], reverseMinutes[row]);
  }
  return { minutes, reverseMinutes, lengthMeters };
}

/** The lesser of two costs, of which either may be closed (NaN). */
function lesser(a: number, b: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b);
}
