import { accessSites, directMinutes, placesByEdge, type PreparedNetwork } from './networkTimes.ts';
import type { NetworkAccess } from './networkAccess.ts';
import { reachOf, reachWorkspace, touch, type ReachWorkspace, type TouchedList } from './shortestPaths.ts';
import type { Points } from '../types.ts';

/** A prepared network with a set of sites, and the arrays that one search per site shares. */
export interface NetworkReach {
  readonly prepared: PreparedNetwork;
  readonly siteAccess: NetworkAccess;
  /** Points that join at each node, as compressed rows: 2 i for point i through its node A, 2 i + 1 through B. */
  readonly joinOffsets: Uint32Array;
  readonly joins: Int32Array;
  readonly pointsOnEdge: Map<number, number[]>;
  readonly workspace: ReachWorkspace;
  /** Best minutes per point in the search under way; NaN between searches. */
  readonly pointMinutes: Float64Array;
  readonly reached: TouchedList;
}

export function networkReach(prepared: PreparedNetwork, sites: Points): NetworkReach {
  const { graph, pointAccess } = prepared;
  const { nodeA, nodeB } = pointAccess;
  const joinOffsets = new Uint32Array(graph.nodeCount + 1);
  for (let p = 0; p < nodeA.length; p++) {
    if (nodeA[p] >= 0) joinOffsets[nodeA[p] + 1]++;
    if (nodeB[p] >= 0) joinOffsets[nodeB[p] + 1]++;
  }
  for (let v = 0; v < graph.nodeCount; v++) joinOffsets[v + 1] += joinOffsets[v];
  const joins = new Int32Array(joinOffsets[graph.nodeCount]);
  const free = joinOffsets.slice();
  for (let p = 0; p < nodeA.length; p++) {
    if (nodeA[p] >= 0) joins[free[nodeA[p]]++] = 2 * p;
    if (nodeB[p] >= 0) joins[free[nodeB[p]]++] = 2 * p + 1;
  }
  return {
    prepared, joinOffsets, joins,
    siteAccess: accessSites(prepared, sites),
    pointsOnEdge: placesByEdge(pointAccess),
    workspace: reachWorkspace(graph),
    pointMinutes: new Float64Array(nodeA.length).fill(NaN),
    reached: { items: new Int32Array(1024), count: 0 },
  };
}

/**
 * Every point within `limitMinutes` (inclusive) of one site, by the rules of `networkTimes`: the people a facility
 * could serve, the cover list of a candidate. Costs what it settles, not the size of the network. `visit` is called
 * once per point, in no particular order. One search at a time per `reach`.
 */
export function pointsInReach(reach: NetworkReach, site: number, limitMinutes: number, visit: (point: number, minutes: number) => void): void {
  const { prepared, siteAccess, joinOffsets, joins, pointMinutes, reached } = reach;
  const { pointAccess } = prepared;
  const offer = (point: number, cost: number): void => {
    if (!(cost <= limitMinutes) || cost >= pointMinutes[point]) return;
    if (Number.isNaN(pointMinutes[point])) touch(reached, point);
    pointMinutes[point] = cost;
  };
  const nodes = [siteAccess.nodeA[site], siteAccess.nodeB[site]];
  const costs = [siteAccess.minutesA[site], siteAccess.minutesB[site]];
  reachOf(prepared.graph, nodes, costs, limitMinutes, reach.workspace, (node, minutes) => {
    for (let k = joinOffsets[node]; k < joinOffsets[node + 1]; k++) {
      const point = joins[k] >> 1;
      offer(point, minutes + ((joins[k] & 1) === 0 ? pointAccess.minutesA[point] : pointAccess.minutesB[point]));
    }
  });
  for (const point of reach.pointsOnEdge.get(siteAccess.edge[site]) ?? []) offer(point, directMinutes(prepared, siteAccess, site, point));
  try {
    for (let i = 0; i < reached.count; i++) visit(reached.items[i], pointMinutes[reached.items[i]]);
  } finally {
    for (let i = 0; i < reached.count; i++) pointMinutes[reached.items[i]] = NaN;
    reached.count = 0;
  }
}
