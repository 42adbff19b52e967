import type { Edges } from './graph.ts';
import { buildSiteGrid, type SiteGrid } from '../radius/siteGrid.ts';
import { buildEdgeIndex, snapToEdges, snapToNodes, type EdgeIndex } from './snap.ts';
import type { Points } from '../types.ts';

/** A road network: nodes in the order of their ids, and the sections between them. */
export interface RoadNetwork {
  readonly nodes: Points;
  readonly edges: Edges;
}

/** How places join a network. */
export interface SnapRule {
  /** `nearest-node`: at the nearest node. `nearest-edge`: at the nearest place of an open edge. */
  readonly snap: 'nearest-node' | 'nearest-edge';
  /** Speed on the straight line between the place and the network; null: that leg takes no time. */
  readonly accessSpeedKmh: number | null;
  /** Places farther from the network do not join it; Infinity: no limit. */
  readonly maxSnapMeters: number;
}

/**
 * Where places join a network and what it takes them: place i joins at node `nodeA[i]` after `minutesA[i]` and, on an
 * edge, also at `nodeB[i]` after `minutesB[i]` (access leg included). NaN: closed that way, or not joined at all.
 */
export interface NetworkAccess {
  nodeA: Int32Array;
  minutesA: Float64Array;
  nodeB: Int32Array;
  minutesB: Float64Array;
  /** Edge the place lies on and its position there, 0..1; edge -1 and NaN for places at a node or not joined. */
  edge: Int32Array;
  fraction: Float64Array;
  /** Minutes of the access leg alone; NaN for places that did not join. */
  legMinutes: Float64Array;
  /** Distance to the network; NaN for places that did not join. */
  distanceMeters: Float64Array;
}

/** A network made ready for joining places to it by one rule: the grid over its nodes, or over its open edges. */
export interface NetworkIndex {
  readonly network: RoadNetwork;
  readonly rule: SnapRule;
  readonly nearest: { readonly nodes: SiteGrid } | { readonly edges: EdgeIndex };
}

export function indexNetwork(network: RoadNetwork, rule: SnapRule): NetworkIndex {
  if (rule.snap === 'nearest-node') return { network, rule, nearest: { nodes: buildSiteGrid(network.nodes) } };
  const { from, minutes, reverseMinutes } = network.edges;
  const usable = new Uint8Array(from.length);
  for (let e = 0; e < usable.length; e++) usable[e] = minutes[e] >= 0 || reverseMinutes[e] >= 0 ? 1 : 0;
  return { network, rule, nearest: { edges: buildEdgeIndex(network.nodes, network.edges, usable) } };
}

/**
 * Joins places to the network.
 *
 * @param onto true: the place is where travel starts (from the foot on towards the ends of the edge); false: where it
 *   ends (from the ends of the edge to the foot). They differ on one-way edges.
 */
export function accessNetwork({ network, rule, nearest }: NetworkIndex, places: Points, onto: boolean): NetworkAccess {
  const minutesPerMeter = rule.accessSpeedKmh === null ? 0 : 60 / (rule.accessSpeedKmh * 1000);
  const count = places.lon.length;
  const nodeB = new Int32Array(count).fill(-1);
  const minutesB = new Float64Array(count).fill(NaN);
  if ('nodes' in nearest) {
    const { node, distanceMeters } = snapToNodes(network.nodes, places, rule.maxSnapMeters, nearest.nodes);
    const legMinutes = minutesOfLegs(distanceMeters, minutesPerMeter);
    return { nodeA: node, minutesA: legMinutes, nodeB, minutesB, edge: new Int32Array(count).fill(-1), fraction: new Float64Array(count).fill(NaN), legMinutes, distanceMeters };
  }

  const { from, to, minutes, reverseMinutes } = network.edges;
  const { edge, fraction, distanceMeters } = snapToEdges(nearest.edges, places, rule.maxSnapMeters);
  const nodeA = new Int32Array(count).fill(-1);
  const minutesA = new Float64Array(count).fill(NaN);
  const legMinutes = minutesOfLegs(distanceMeters, minutesPerMeter);
  for (let i = 0; i < count; i++) {
    const e = edge[i];
    if (e < 0) continue;
    nodeA[i] = from[e];
    nodeB[i] = to[e];
    minutesA[i] = legMinutes[i] + partOf(fraction[i], onto ? reverseMinutes[e] : minutes[e]);
    minutesB[i] = legMinutes[i] + partOf(1 - fraction[i], onto ? minutes[e] : reverseMinutes[e]);
  }
  return { nodeA, minutesA, nodeB, minutesB, edge, fraction, legMinutes, distanceMeters };
}

function minutesOfLegs(meters: Float64Array, minutesPerMeter: number): Float64Array {
  const minutes = new Float64Array(meters.length);
  for (let i = 0; i < minutes.length; i++) minutes[i] = meters[i] * minutesPerMeter;
  return minutes;
}

/** Minutes of a part of an edge. No part takes no time, also in a closed direction: the place is at the node. */
function partOf(share: number, minutes: number): number {
  return share === 0 ? 0 : share * minutes;
}

/**
 * Minutes along an edge from position `start` to position `end` without leaving it; NaN if that direction is closed.
 */
export function minutesAlong(edges: Edges, edge: number, start: number, end: number): number {
  return end >= start ? partOf(end - start, edges.minutes[edge]) : partOf(start - end, edges.reverseMinutes[edge]);
}
