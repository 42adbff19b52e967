import type { RoadTables } from './roads.ts';

/** The same roads with only the nodes and edges of the component that has most nodes (directions aside; the first on a tie). */
export function keepLargestComponent(roads: RoadTables): RoadTables {
  const nodeCount = roads.lon.length;
  const parent = Int32Array.from({ length: nodeCount }, (_, node) => node);
  const rootOf = (node: number): number => {
    while (parent[node] !== node) node = parent[node] = parent[parent[node]];
    return node;
  };
  for (let edge = 0; edge < roads.from.length; edge++) {
    const a = rootOf(roads.from[edge]);
    const b = rootOf(roads.to[edge]);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const sizes = new Uint32Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) sizes[rootOf(node)]++;
  let largest = 0;
  for (let node = 1; node < nodeCount; node++) if (sizes[node] > sizes[largest]) largest = node;

  const renumbered = new Int32Array(nodeCount).fill(-1);
  const nodes: number[] = [];
  for (let node = 0; node < nodeCount; node++) if (rootOf(node) === largest) renumbered[node] = nodes.push(node) - 1;
  const edges: number[] = [];
  for (let edge = 0; edge < roads.from.length; edge++) if (renumbered[roads.from[edge]] >= 0) edges.push(edge);
  const pick = (values: Float64Array, rows: readonly number[]): Float64Array => Float64Array.from(rows, (row) => values[row]);
  return {
    nodeId: nodes.map((node) => roads.nodeId[node]), lon: pick(roads.lon, nodes), lat: pick(roads.lat, nodes),
    from: Int32Array.from(edges, (edge) => renumbered[roads.from[edge]]), to: Int32Array.from(edges, (edge) => renumbered[roads.to[edge]]),
    minutes: pick(roads.minutes, edges), reverseMinutes: pick(roads.reverseMinutes, edges), lengthMeters: pick(roads.lengthMeters, edges),
  };
}
