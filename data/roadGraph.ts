import { largestComponent } from '../geo/network/graph.ts';
import type { Column } from './dataset.ts';

/**
 * A road graph as it is stored: nodes ascending by id (so the lowest index is the lowest id, which decides ties), edges
 * by node index, minutes in each direction (NaN: closed).
 */
export interface RoadGraph {
  id: Float64Array | string[];
  lon: Float64Array;
  lat: Float64Array;
  from: Int32Array;
  to: Int32Array;
  minutes: Float64Array;
  reverseMinutes: Float64Array;
  lengthMeters: Float64Array;
  /** What closures name an edge by: OSM way id, id in a table, row of a line layer. Several edges may share one. */
  edgeId: Float64Array | string[];
  /** Index into `classes`; -1 where the road has none. */
  edgeClass: Int32Array;
  /** Road classes by name, in the order of their code units. */
  classes: string[];
}

/** Class names as indexes into a sorted list of those that occur. */
export function indexedClasses(names: readonly (string | null)[]): Pick<RoadGraph, 'edgeClass' | 'classes'> {
  const classes = [...new Set(names)].filter((name) => name !== null).sort();
  const indexOf = new Map<string | null, number>(classes.map((name, index) => [name, index]));
  return { edgeClass: Int32Array.from(names, (name) => indexOf.get(name) ?? -1), classes };
}

/** Ids as numbers where every one is a plain number, else as they are. */
export function asNumbers(ids: string[]): Float64Array | string[] {
  return ids.every((id) => String(Number(id)) === id) ? Float64Array.from(ids, Number) : ids;
}

/** Marks the nodes of the largest component; see geo/network/graph.ts. */
export function componentMask(graph: RoadGraph): { mask: Uint8Array; outside: number } {
  const mask = largestComponent(graph.lon.length, graph);
  return { mask, outside: mask.reduce((count, inside) => count - inside, mask.length) };
}

/** The same graph with only the marked nodes and the edges between them. */
export function onlyNodes(graph: RoadGraph, mask: Uint8Array): RoadGraph {
  return renumbered(graph, Int32Array.from(mask.keys()).filter((node) => mask[node] === 1));
}

/** The same graph with its nodes ascending by id: as numbers where all are numbers, else by code unit. */
export function sortedById(graph: RoadGraph): RoadGraph {
  const { id } = graph;
  const before = id instanceof Float64Array ? (a: number, b: number) => id[a] - id[b] : (a: number, b: number) => (id[a] < id[b] ? -1 : id[a] > id[b] ? 1 : 0);
  for (let node = 1; node < id.length; node++) {
    if (before(node - 1, node) > 0) return renumbered(graph, Int32Array.from(graph.lon.keys()).sort((a, b) => before(a, b) || a - b));
  }
  return graph;
}

/** The nodes of `order`, in that order, with the edges whose ends are both among them. */
function renumbered(graph: RoadGraph, order: Int32Array): RoadGraph {
  const newNode = new Int32Array(graph.lon.length).fill(-1);
  order.forEach((node, position) => { newNode[node] = position; });
  const kept = (_: number, edge: number): boolean => newNode[graph.from[edge]] >= 0 && newNode[graph.to[edge]] >= 0;
  const { id, edgeId } = graph;
  return {
    id: id instanceof Float64Array ? Float64Array.from(order, (node) => id[node]) : Array.from(order, (node) => id[node]),
    lon: Float64Array.from(order, (node) => graph.lon[node]), lat: Float64Array.from(order, (node) => graph.lat[node]),
    from: graph.from.filter(kept).map((node) => newNode[node]), to: graph.to.filter(kept).map((node) => newNode[node]),
    minutes: graph.minutes.filter(kept), reverseMinutes: graph.reverseMinutes.filter(kept), lengthMeters: graph.lengthMeters.filter(kept),
    edgeId: edgeId instanceof Float64Array ? edgeId.filter(kept) : edgeId.filter((_, edge) => kept(0, edge)), edgeClass: graph.edgeClass.filter(kept), classes: graph.classes,
  };
}

/** The columns of a `roads` dataset. */
export function roadColumns(graph: RoadGraph): Column[] {
  return [
    { name: 'node.id', values: graph.id }, { name: 'node.lon', values: graph.lon }, { name: 'node.lat', values: graph.lat },
    { name: 'edge.from', values: graph.from }, { name: 'edge.to', values: graph.to },
    { name: 'edge.minutes', values: graph.minutes }, { name: 'edge.reverseMinutes', values: graph.reverseMinutes }, { name: 'edge.lengthMeters', values: graph.lengthMeters },
    { name: 'edge.id', values: graph.edgeId }, ...(graph.classes.length === 0 ? [] : [{ name: 'edge.class', values: graph.edgeClass }]),
  ];
}
