import { BucketQueue } from './bucketQueue.ts';
import type { Graph } from './graph.ts';
import type { Tick } from '../types.ts';

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
/** Nodes per band: what a search touches of so many stays in the processor's cache. */
const BAND_NODES = 1 << 16;
/** Bands are worth it while fewer of the arcs than this lead from one into another. */
const MOST_CROSSINGS = 0.1;
const SAMPLE_STEP = 61;

/**
 * Time of every node from its nearest source: one search from all sources at once (Dijkstra 1959, multi-source),
 * exact. Times up to and including `limitMinutes` (Infinity allowed) are found.
 *
 * A large network whose nodes are numbered along the map is searched band of nodes after band of nodes, again and again
 * while one hands shorter times to another: the same answer, with memory at hand where one wave over the whole map
 * waits for it at every node.
 *
 * @param tick told the number of nodes settled since its last call
 */
export function shortestPaths(graph: Graph, sources: Sources, limitMinutes: number, tick?: Tick): NodeTimes {
  const minutes = new Float64Array(graph.nodeCount).fill(NaN);
  const label = new Int32Array(graph.nodeCount).fill(-1);
  const bandNodes = Number.isFinite(limitMinutes) && holdsInBands(graph) ? BAND_NODES : Math.max(1, graph.nodeCount);
  const bands = Array.from({ length: Math.ceil(graph.nodeCount / bandNodes) }, (_, k): Band => ({
    from: k * bandNodes, to: (k + 1) * bandNodes, waiting: { items: new Int32Array(1024), count: 0 },
  }));
  const handed: Handed = { bands, bandNodes, isWaiting: new Uint8Array(graph.nodeCount) };
  for (let s = 0; s < sources.node.length; s++) {
    const node = sources.node[s];
    const cost = sources.cost[s];
    if (!(cost <= limitMinutes) || cost > minutes[node] || (cost === minutes[node] && sources.label[s] >= label[node])) continue;
    minutes[node] = cost;
    label[node] = sources.label[s];
    hand(handed, node);
  }
  const queue = queueFor(graph, bands.length > 1 ? [limitMinutes] : sources.cost, limitMinutes);
  for (let open = true; open;) {
    open = false;
    for (const band of bands) {
      const { waiting } = band;
      if (waiting.count === 0) continue;
      open = true;
      for (let k = 0; k < waiting.count; k++) {
        const node = waiting.items[k];
        handed.isWaiting[node] = 0;
        queue.push(node, minutes[node]);
      }
      waiting.count = 0;
      search(graph, queue, minutes, label, limitMinutes, band, handed, null, tick);
    }
  }
  return { minutes, label };
}

/** Neighbouring numbers, `from` to `to` - 1, and the nodes among them that wait for the search to come by. */
interface Band {
  readonly from: number;
  readonly to: number;
  readonly waiting: TouchedList;
}

interface Handed {
  readonly bands: readonly Band[];
  readonly bandNodes: number;
  readonly isWaiting: Uint8Array;
}

function hand({ bands, bandNodes, isWaiting }: Handed, node: number): void {
  if (isWaiting[node] === 1) return;
  isWaiting[node] = 1;
  touch(bands[Math.floor(node / bandNodes)].waiting, node);
}

/** Whether few arcs lead from one band into another, judged by a sample of the nodes. */
function holdsInBands({ nodeCount, offsets, targets }: Graph): boolean {
  if (nodeCount <= 4 * BAND_NODES) return false;
  let arcs = 0;
  let crossings = 0;
  for (let node = 0; node < nodeCount; node += SAMPLE_STEP) {
    const band = Math.floor(node / BAND_NODES);
    for (let arc = offsets[node], end = offsets[node + 1]; arc < end; arc++) {
      arcs++;
      if (Math.floor(targets[arc] / BAND_NODES) !== band) crossings++;
    }
  }
  return crossings <= MOST_CROSSINGS * arcs;
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
  search(graph, queue, minutes, label, limitMinutes, WHOLE, null, touched);
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

const WHOLE = { from: 0, to: Infinity };

/**
 * Empties the queue. Order is by (minutes, label), so the answer does not depend on the order of the work (but for
 * labels that tie by rounding alone); a node whose label alone improves is worked again.
 * Nodes outside the band are `handed` on.
 */
function search(
  graph: Graph, queue: BucketQueue, minutes: Float64Array, label: Int32Array, limitMinutes: number,
  band: { from: number; to: number }, handed: Handed | null, touched: TouchedList | null, tick?: Tick,
): void {
  const first = band.from;
  const last = Math.min(band.to, graph.nodeCount) - 1;
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
      if (next >= first && next <= last) queue.push(next, cost);
      else hand(handed!, next);
    }
    if (++settled === TICK_EVERY) {
      tick?.(settled);
      settled = 0;
    }
  }
  tick?.(settled);
}
