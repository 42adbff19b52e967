import { BucketQueue } from './bucketQueue.ts';
import type { Graph } from './graph.ts';
import type { Tick } from './types.ts';

/** Where searches start: parallel arrays. A node may appear more than once. */
export interface Sources {
  readonly node: Int32Array;
  /** Minutes already spent at the start, finite and not negative (an access leg, or 0). */
  readonly cost: Float64Array;
  /** What is handed on to the nodes nearest to this source, 0 to 2^31 - 2: the number of the facility. */
  readonly label: Int32Array;
}

export interface NodeTimes {
  /** Minutes per node; NaN where no source is within the limit. */
  minutes: Float64Array;
  /** Label of the nearest source per node, of equally near ones the lowest; -1 where minutes is NaN. */
  label: Int32Array;
}

const TICK_EVERY = 1 << 16;

/**
 * Time of every node from its nearest source: one search from all sources at once (Dijkstra 1959, multi-source),
 * exact. Times up to and including `limitMinutes` (Infinity allowed) are found.
 *
 * @param tick told the number of nodes settled since its last call
 */
export function shortestPaths(graph: Graph, sources: Sources, limitMinutes: number, tick?: Tick): NodeTimes {
  const minutes = new Float64Array(graph.nodeCount).fill(NaN);
  const label = new Int32Array(graph.nodeCount).fill(-1);
  const queue = queueFor(graph, sources.cost, limitMinutes);
  for (let s = 0; s < sources.node.length; s++) {
    const node = sources.node[s];
    const cost = sources.cost[s];
    if (!(cost <= limitMinutes) || cost > minutes[node] || (cost === minutes[node] && sources.label[s] >= label[node])) continue;
    minutes[node] = cost;
    label[node] = sources.label[s];
    queue.push(node, cost);
  }
  search(graph, queue, minutes, label, limitMinutes, null, tick);
  return { minutes, label };
}

/** Arrays that many searches of {@link reachOf} share: each search leaves them as it found them. */
export interface ReachWorkspace {
  readonly minutes: Float64Array;
  readonly label: Int32Array;
  readonly touched: TouchedList;
}

/** Nodes or cells a search has reached, in the order of first contact. */
export interface TouchedList {
  items: Int32Array;
  count: number;
}

export function reachWorkspace(graph: Graph): ReachWorkspace {
  return {
    minutes: new Float64Array(graph.nodeCount).fill(NaN),
    label: new Int32Array(graph.nodeCount).fill(-1),
    touched: { items: new Int32Array(1024), count: 0 },
  };
}

/**
 * Everything one facility reaches within `limitMinutes` (inclusive). Costs in time and memory what it settles, not
 * the size of the graph. `visit` is called once per node, in no particular order.
 *
 * @param nodes nodes at which the facility joins the network
 * @param costs minutes already spent there; NaN entries are left out
 */
export function reachOf(
  graph: Graph, nodes: ArrayLike<number>, costs: ArrayLike<number>, limitMinutes: number,
  workspace: ReachWorkspace, visit: (node: number, minutes: number) => void,
): void {
  const { minutes, label, touched } = workspace;
  const queue = queueFor(graph, costs, limitMinutes);
  for (let s = 0; s < nodes.length; s++) {
    const node = nodes[s];
    const cost = costs[s];
    if (!(cost <= limitMinutes) || cost >= minutes[node]) continue;
    if (label[node] < 0) touch(touched, node);
    minutes[node] = cost;
    label[node] = 0;
    queue.push(node, cost);
  }
  search(graph, queue, minutes, label, limitMinutes, touched);
  try {
    for (let i = 0; i < touched.count; i++) visit(touched.items[i], minutes[touched.items[i]]);
  } finally {
    for (let i = 0; i < touched.count; i++) {
      minutes[touched.items[i]] = NaN;
      label[touched.items[i]] = -1;
    }
    touched.count = 0;
  }
}

/** Adds to a list that grows. */
export function touch(list: TouchedList, item: number): void {
  if (list.count === list.items.length) {
    const longer = new Int32Array(list.count * 2);
    longer.set(list.items);
    list.items = longer;
  }
  list.items[list.count++] = item;
}

/** A queue wide enough for the steps of `graph` and for the spread of the starting costs. */
function queueFor(graph: Graph, startCosts: ArrayLike<number>, limitMinutes: number): BucketQueue {
  let span = graph.maxMinutes;
  for (let s = 0; s < startCosts.length; s++) if (startCosts[s] <= limitMinutes && startCosts[s] > span) span = startCosts[s];
  return new BucketQueue(graph.meanMinutes / 2, Math.min(span, limitMinutes));
}

/**
 * Empties the queue. Order is by (minutes, label), so the answer does not depend on the order of the work (but for
 * labels that tie by rounding alone); a node whose label alone improves is worked again.
 */
function search(
  graph: Graph, queue: BucketQueue, minutes: Float64Array, label: Int32Array, limitMinutes: number,
  touched: TouchedList | null, tick?: Tick,
): void {
  const { offsets, targets, minutes: arcMinutes } = graph;
  const limit = Math.min(limitMinutes, Number.MAX_VALUE);
  let settled = 0;
  for (let node = queue.pop(); node >= 0; node = queue.pop()) {
    const here = minutes[node];
    if (queue.poppedCost > here) continue;
    const from = label[node];
    for (let arc = offsets[node], end = offsets[node + 1]; arc < end; arc++) {
      const next = targets[arc];
      const cost = here + arcMinutes[arc];
      const best = minutes[next];
      // Nothing is greater than NaN, the best of an unreached node.
      if (cost > limit || cost > best || (cost === best && from >= label[next])) continue;
      if (touched !== null && label[next] < 0) touch(touched, next);
      minutes[next] = cost;
      label[next] = from;
      queue.push(next, cost);
    }
    if (++settled === TICK_EVERY) {
      tick?.(settled);
      settled = 0;
    }
  }
  tick?.(settled);
}
