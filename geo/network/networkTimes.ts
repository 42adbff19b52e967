import { buildGraph, type Graph } from './graph.ts';
import { accessNetwork, indexNetwork, minutesAlong, type NetworkAccess, type NetworkIndex, type RoadNetwork, type SnapRule } from './networkAccess.ts';
import { shortestPaths } from './shortestPaths.ts';
import type { Points, Tick } from '../types.ts';

/** Which way people travel: to the facility, or from it (an ambulance). */
export type TravelDirection = 'to-facility' | 'from-facility';

/** A network with the points people start from (or end at) joined to it: built once, searched for any set of sites. */
export interface PreparedNetwork {
  readonly network: RoadNetwork;
  readonly rule: SnapRule;
  readonly toFacility: boolean;
  readonly index: NetworkIndex;
  /** The arcs as a search from the sites walks them: turned round when people travel to the sites. */
  readonly graph: Graph;
  readonly pointAccess: NetworkAccess;
  /** Points without a place on the network within the snapping distance, ascending. */
  readonly pointsNotSnapped: Int32Array;
}

export function prepareNetwork(network: RoadNetwork, points: Points, rule: SnapRule, direction: TravelDirection): PreparedNetwork {
  const toFacility = direction === 'to-facility';
  const index = indexNetwork(network, rule);
  const pointAccess = accessNetwork(index, points, toFacility);
  const graph = buildGraph(network.nodes.lon.length, network.edges, toFacility);
  return { network, rule, toFacility, index, graph, pointAccess, pointsNotSnapped: notJoined(pointAccess) };
}

export interface NetworkTimes {
  /** Minutes between each point and its nearest site, access legs included; NaN where none is within the limit. */
  minutes: Float64Array;
  /** That site, of equally near ones the lowest index; -1 where minutes is NaN. */
  site: Int32Array;
  /** Minutes of each network node, with the access leg of the site if it has one; NaN beyond the limit. */
  nodeMinutes: Float64Array;
  /** Sites without a place on the network within the snapping distance, ascending. */
  sitesNotSnapped: Int32Array;
}

/**
 * Travel time of every point to (or from) its nearest site over the road network, up to and including `limitMinutes`:
 * one search from all sites at once. A point and a site on the same edge may also go straight along it, where its
 * direction allows.
 *
 * @param tick told the number of nodes settled since its last call
 */
export function networkTimes(prepared: PreparedNetwork, sites: Points, limitMinutes: number, tick?: Tick): NetworkTimes {
  const { pointAccess } = prepared;
  const siteAccess = accessSites(prepared, sites);
  const nodeTimes = shortestPaths(prepared.graph, sourcesOf(siteAccess), limitMinutes, tick);

  const minutes = new Float64Array(pointAccess.nodeA.length).fill(NaN);
  const site = new Int32Array(pointAccess.nodeA.length).fill(-1);
  const offer = (point: number, cost: number, from: number): void => {
    if (!(cost <= limitMinutes) || cost > minutes[point] || (cost === minutes[point] && from >= site[point])) return;
    minutes[point] = cost;
    site[point] = from;
  };
  for (let p = 0; p < minutes.length; p++) {
    const a = pointAccess.nodeA[p];
    const b = pointAccess.nodeB[p];
    if (a >= 0) offer(p, nodeTimes.minutes[a] + pointAccess.minutesA[p], nodeTimes.label[a]);
    if (b >= 0) offer(p, nodeTimes.minutes[b] + pointAccess.minutesB[p], nodeTimes.label[b]);
  }
  if (prepared.rule.snap === 'nearest-edge') {
    const sitesOnEdge = placesByEdge(siteAccess);
    for (let p = 0; p < minutes.length; p++) {
      for (const s of sitesOnEdge.get(pointAccess.edge[p]) ?? []) offer(p, directMinutes(prepared, siteAccess, s, p), s);
    }
  }
  return { minutes, site, nodeMinutes: nodeTimes.minutes, sitesNotSnapped: notJoined(siteAccess) };
}

/** Number of nodes within a limit (inclusive) and the sum of their minutes. */
export function nodesWithin(nodeMinutes: Float64Array, limitMinutes: number): { nodesReached: number; sumMinutes: number } {
  let nodesReached = 0;
  let sumMinutes = 0;
  for (let node = 0; node < nodeMinutes.length; node++) {
    if (!(nodeMinutes[node] <= limitMinutes)) continue;
    nodesReached++;
    sumMinutes += nodeMinutes[node];
  }
  return { nodesReached, sumMinutes };
}

/** Joins sites to the network as the other ends of the journeys of `prepared`. */
export function accessSites(prepared: PreparedNetwork, sites: Points): NetworkAccess {
  return accessNetwork(prepared.index, sites, !prepared.toFacility);
}

/** Sites as starting nodes of a search, labelled with their index. */
function sourcesOf(access: NetworkAccess): { node: Int32Array; cost: Float64Array; label: Int32Array } {
  const count = access.nodeA.length;
  const node = new Int32Array(2 * count);
  const cost = new Float64Array(2 * count);
  const label = new Int32Array(2 * count);
  let used = 0;
  for (let s = 0; s < count; s++) {
    if (access.minutesA[s] >= 0) {
      node[used] = access.nodeA[s];
      cost[used] = access.minutesA[s];
      label[used++] = s;
    }
    if (access.minutesB[s] >= 0) {
      node[used] = access.nodeB[s];
      cost[used] = access.minutesB[s];
      label[used++] = s;
    }
  }
  return { node: node.subarray(0, used), cost: cost.subarray(0, used), label: label.subarray(0, used) };
}

/** Places that lie on an edge, by edge, ascending. */
export function placesByEdge(access: NetworkAccess): Map<number, number[]> {
  const byEdge = new Map<number, number[]>();
  for (let i = 0; i < access.edge.length; i++) {
    if (access.edge[i] < 0) continue;
    const list = byEdge.get(access.edge[i]);
    if (list === undefined) byEdge.set(access.edge[i], [i]);
    else list.push(i);
  }
  return byEdge;
}

/** Minutes between a site and a point on the same edge without leaving it, both access legs included; NaN if closed. */
export function directMinutes(prepared: PreparedNetwork, siteAccess: NetworkAccess, s: number, p: number): number {
  const { pointAccess, network, toFacility } = prepared;
  const sitePosition = siteAccess.fraction[s];
  const pointPosition = pointAccess.fraction[p];
  const along = toFacility
    ? minutesAlong(network.edges, siteAccess.edge[s], pointPosition, sitePosition)
    : minutesAlong(network.edges, siteAccess.edge[s], sitePosition, pointPosition);
  return siteAccess.legMinutes[s] + along + pointAccess.legMinutes[p];
}

function notJoined(access: NetworkAccess): Int32Array {
  const indexes: number[] = [];
  for (let i = 0; i < access.legMinutes.length; i++) if (Number.isNaN(access.legMinutes[i])) indexes.push(i);
  return Int32Array.from(indexes);
}
