import type { Edges } from './graph.ts';

/**
 * Which parts of the roads a search reaches: an edge is walked from each end that was reached, away from the sites, until
 * the limit. With `toFacility` people come towards the sites, so that walking away from them costs what coming takes.
 */
export interface RoadReach {
  readonly edges: Edges;
  readonly toFacility: boolean;
  /** Minutes of each node; NaN beyond the limit of the search. */
  readonly nodeMinutes: ArrayLike<number>;
}

/** A place on an edge from which travel spreads both ways (a site that joins the network between two nodes). */
export interface EdgePlace {
  readonly edge: number;
  /** 0 at the `from` node, 1 at the `to` node. */
  readonly position: number;
  readonly minutes: number;
}

/** Part of an edge, 0..1 from its `from` node, with the minutes at both its ends; `start` may lie beyond `end`. */
export type SectionVisit = (edge: number, start: number, end: number, startMinutes: number, endMinutes: number) => void;

/** Minutes from the `from` node to the `to` node and back as a search away from the sites sees them; NaN where closed. */
function outward({ edges, toFacility }: RoadReach, edge: number): { along: number; against: number } {
  return toFacility
    ? { along: edges.reverseMinutes[edge], against: edges.minutes[edge] }
    : { along: edges.minutes[edge], against: edges.reverseMinutes[edge] };
}

/** Share of an edge that is walked in the time left; 0 if it is closed that way or its node is not reached. */
function shareWalked(startMinutes: number, edgeMinutes: number, limitMinutes: number): number {
  if (!(startMinutes <= limitMinutes) || !(edgeMinutes >= 0)) return 0;
  return edgeMinutes === 0 ? 1 : Math.min(1, (limitMinutes - startMinutes) / edgeMinutes);
}

/**
 * Every part of a road that is reached within the limit, walked in the direction of the search: from both ends of an edge up to where the
 * two meet, and from places on edges. Parts of different beginnings may overlap; the least time at a place is its time.
 */
export function eachReachedSection(reach: RoadReach, places: readonly EdgePlace[], limitMinutes: number, visit: SectionVisit): void {
  const { edges, nodeMinutes } = reach;
  for (let e = 0; e < edges.from.length; e++) {
    const a = nodeMinutes[edges.from[e]];
    const b = nodeMinutes[edges.to[e]];
    if (!(a <= limitMinutes) && !(b <= limitMinutes)) continue;
    const { along, against } = outward(reach, e);
    let fromA = shareWalked(a, along, limitMinutes);
    let fromB = shareWalked(b, against, limitMinutes);
    if (fromA + fromB > 1) {
      const meeting = Math.min(fromA, Math.max(1 - fromB, (b + against - a) / (along + against) || 0));
      fromA = meeting;
      fromB = 1 - meeting;
    }
    if (fromA > 0) visit(e, 0, fromA, a, a + fromA * along);
    if (fromB > 0) visit(e, 1, 1 - fromB, b, b + fromB * against);
  }
  for (const { edge, position, minutes } of places) {
    const { along, against } = outward(reach, edge);
    const ahead = Math.min(1 - position, shareWalked(minutes, along, limitMinutes));
    const behind = Math.min(position, shareWalked(minutes, against, limitMinutes));
    if (minutes <= limitMinutes) visit(edge, position, position + ahead, minutes, minutes + (ahead === 0 ? 0 : ahead * along));
    if (behind > 0) visit(edge, position, position - behind, minutes, minutes + behind * against);
  }
}

/** The reached parts of one edge as positions, none twice: the whole edge, a part from either end, both, or nothing. */
export function reachedParts(reach: RoadReach, edge: number, limitMinutes: number): [start: number, end: number][] {
  const { edges, nodeMinutes } = reach;
  const { along, against } = outward(reach, edge);
  const fromA = shareWalked(nodeMinutes[edges.from[edge]], along, limitMinutes);
  const fromB = shareWalked(nodeMinutes[edges.to[edge]], against, limitMinutes);
  if (fromA + fromB >= 1) return [[0, 1]];
  const parts: [number, number][] = [];
  if (fromA > 0) parts.push([0, fromA]);
  if (fromB > 0) parts.push([1 - fromB, 1]);
  return parts;
}
