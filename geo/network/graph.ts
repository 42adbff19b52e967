/**
 * A directed graph in compressed sparse rows: the arcs of node `v` are `offsets[v]` to `offsets[v + 1] - 1`.
 */
export interface Graph {
  readonly nodeCount: number;
  /** Length nodeCount + 1. */
  readonly offsets: Uint32Array;
  /** Node each arc leads to. */
  readonly targets: Int32Array;
  /** Minutes of each arc, finite and not negative. */
  readonly minutes: Float64Array;
  /** Mean and greatest minutes of an arc, 0 without arcs: they size the queue of a search. */
  readonly meanMinutes: number;
  readonly maxMinutes: number;
}

/** Road sections as parallel arrays, one entry per section. Minutes NaN: closed in that direction. */
export interface Edges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** From -> to. */
  readonly minutes: Float64Array;
  /** To -> from. */
  readonly reverseMinutes: Float64Array;
}

/**
 * Builds the graph of the open directions of `edges`.
 *
 * @param nodeCount nodes are 0 to nodeCount - 1
 * @param reversed true turns every arc round: a search from a facility then gives the time *to* it
 * @throws RangeError if an edge names a node outside the range or has negative or infinite minutes
 */
export function buildGraph(nodeCount: number, edges: Edges, reversed: boolean): Graph {
  const { from, to } = edges;
  const along = reversed ? edges.reverseMinutes : edges.minutes;
  const against = reversed ? edges.minutes : edges.reverseMinutes;
  const offsets = new Uint32Array(nodeCount + 1);
  let sum = 0;
  let max = 0;
  for (let e = 0; e < from.length; e++) {
    const a = from[e];
    const b = to[e];
    if (!(a >= 0 && a < nodeCount && b >= 0 && b < nodeCount)) throw new RangeError(`edge ${e} joins nodes ${a} and ${b} of ${nodeCount}`);
    const there = along[e];
    const back = against[e];
    if (there < 0 || there === Infinity || back < 0 || back === Infinity) throw new RangeError(`edge ${e} takes ${there} and ${back} minutes`);
    if (there >= 0) {
      offsets[a + 1]++;
      sum += there;
      if (there > max) max = there;
    }
    if (back >= 0) {
      offsets[b + 1]++;
      sum += back;
      if (back > max) max = back;
    }
  }
  for (let v = 0; v < nodeCount; v++) offsets[v + 1] += offsets[v];

  const arcCount = offsets[nodeCount];
  const targets = new Int32Array(arcCount);
  const minutes = new Float64Array(arcCount);
  const free = offsets.slice(0, nodeCount);
  for (let e = 0; e < from.length; e++) {
    if (along[e] >= 0) {
      const arc = free[from[e]]++;
      targets[arc] = to[e];
      minutes[arc] = along[e];
    }
    if (against[e] >= 0) {
      const arc = free[to[e]]++;
      targets[arc] = from[e];
      minutes[arc] = against[e];
    }
  }
  return { nodeCount, offsets, targets, minutes, meanMinutes: arcCount === 0 ? 0 : sum / arcCount, maxMinutes: max };
}

/**
 * Marks (1) the nodes of the largest weakly connected component: joined by sections open in at least one direction,
 * whatever that direction. Of equally large components the one with the lowest node wins.
 */
export function largestComponent(nodeCount: number, edges: Edges): Uint8Array {
  const parent = new Int32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) parent[v] = v;
  const rootOf = (node: number): number => {
    let v = node;
    while (parent[v] !== v) {
      parent[v] = parent[parent[v]];
      v = parent[v];
    }
    return v;
  };
  for (let e = 0; e < edges.from.length; e++) {
    if (!(edges.minutes[e] >= 0) && !(edges.reverseMinutes[e] >= 0)) continue;
    const a = rootOf(edges.from[e]);
    const b = rootOf(edges.to[e]);
    // The lower root stays: with path halving alone this is near linear, and it decides ties by the lowest node.
    if (a < b) parent[b] = a;
    else if (b < a) parent[a] = b;
  }
  const sizes = new Uint32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) sizes[rootOf(v)]++;
  let largest = 0;
  for (let v = 1; v < nodeCount; v++) if (sizes[v] > sizes[largest]) largest = v;
  const mask = new Uint8Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) mask[v] = rootOf(v) === largest ? 1 : 0;
  return mask;
}
