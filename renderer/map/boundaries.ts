import type { MultiLineString, Polygon, MultiPolygon, Position } from 'geojson';

/** Rings of one zone and the unit above it. */
export interface BoundedZone {
  parent: string;
  geometry: Polygon | MultiPolygon | null;
}

const STEPS_PER_DEGREE = 1e5; // about a metre: vertices nearer than that are one
/** Zones digitised one by one match hardly anywhere; of a few zones that do share edges, most edges are still the outer one's. */
const MATCHED_SHARE = 0.1;

/**
 * The boundaries between units of the level above (and the outer one): edges whose two zones have different parents.
 * Needs no polygon overlay, only that neighbours share their vertices; where most edges find no partner (zones digitised
 * one by one) nothing can be told and null is returned.
 */
export function parentBoundaries(zones: readonly BoundedZone[]): MultiLineString | null {
  if (new Set(zones.map((zone) => zone.parent)).size < 2) return null;
  const vertexOf = new Map<number, number>();
  const points: Position[] = [];
  const vertex = (position: Position) => {
    const key = Math.round((position[0] + 180) * STEPS_PER_DEGREE) * (181 * STEPS_PER_DEGREE) + Math.round((position[1] + 90) * STEPS_PER_DEGREE);
    let index = vertexOf.get(key);
    if (index === undefined) {
      index = points.length;
      vertexOf.set(key, index);
      points.push(position);
    }
    return index;
  };
  // Zone of the first ring through an edge, or a mark once the second has been seen.
  const edges = new Map<number, number>();
  const INNER = -1;
  const FRONTIER = -2;
  const SPAN = 2 ** 26;
  let matched = 0;
  for (const [zone, { geometry, parent }] of zones.entries()) {
    const polygons = geometry === null ? [] : geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat()) {
      let from = vertex(ring[0]);
      for (let i = 1; i < ring.length; i++) {
        const to = vertex(ring[i]);
        if (to === from) continue;
        const key = Math.min(from, to) * SPAN + Math.max(from, to);
        const first = edges.get(key);
        if (first === undefined) edges.set(key, zone);
        else if (first >= 0) {
          edges.set(key, zones[first].parent === parent ? INNER : FRONTIER);
          matched++;
        }
        from = to;
      }
    }
  }
  if (matched < MATCHED_SHARE * edges.size) return null;
  const drawn: [number, number][] = [];
  for (const [key, state] of edges) if (state !== INNER) drawn.push([Math.floor(key / SPAN), key % SPAN]);
  return { type: 'MultiLineString', coordinates: chains(drawn).map((chain) => chain.map((index) => points[index])) };
}

/** Joins edges end to end, so that thick lines have no gaps and few parts. */
function chains(edges: readonly [number, number][]): number[][] {
  const around = new Map<number, number[]>();
  for (const [index, [a, b]] of edges.entries()) {
    for (const end of [a, b]) {
      const list = around.get(end);
      if (list === undefined) around.set(end, [index]);
      else list.push(index);
    }
  }
  const used = new Uint8Array(edges.length);
  const walk = (start: number, first: number): number[] => {
    const chain = [start];
    let at = start;
    let edge: number | undefined = first;
    while (edge !== undefined) {
      used[edge] = 1;
      at = edges[edge][0] === at ? edges[edge][1] : edges[edge][0];
      chain.push(at);
      const ways: number[] = around.get(at)!;
      edge = ways.length === 2 ? ways.find((way) => used[way] === 0) : undefined;
    }
    return chain;
  };
  const lines: number[][] = [];
  // First from the junctions, then what is left: closed loops without one.
  for (const [point, ways] of around) if (ways.length !== 2) for (const way of ways) if (used[way] === 0) lines.push(walk(point, way));
  for (const [index, [a]] of edges.entries()) if (used[index] === 0) lines.push(walk(a, index));
  return lines;
}
