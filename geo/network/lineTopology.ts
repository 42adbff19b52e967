import { metersPerDegree } from '../earth/degreeScale.ts';
import { geodesicMeters, RADIANS_PER_DEGREE } from '../earth/ellipsoid.ts';
import { plainCrossings } from './lineCrossings.ts';
import { Parents } from './lineNet.ts';
import type { Lines, Net, Split } from './lineNet.ts';
import { PlaceTable } from './placeTable.ts';
import { buildSegmentGrid, columnOf, rowOf } from './segmentGrid.ts';
import type { Points, Tick } from '../types.ts';

export interface LineTopology {
  /** In the order in which the lines come upon them. */
  nodes: Points;
  /** One straight piece each, in the order and direction of the lines. */
  from: Int32Array;
  to: Int32Array;
  /** Line each piece belongs to. */
  line: Int32Array;
  /** On the ellipsoid. */
  lengthMeters: Float64Array;
  /** Ends that lay apart from what they now meet, and lines split where such an end joined them. */
  joinedEnds: number;
  splitLines: number;
  /** Crossings without a common vertex. */
  crossings: number;
  /** Pieces that joining made into points: both ends are one node, and they are gone. */
  collapsed: number;
}

/** Ends this near to a line touch it: rounding in the file, not a gap on the ground. */
const TOUCH_METERS = 1e-3;

/**
 * Makes a network of drawn lines. Vertices at the same place are one node, so lines that share a vertex meet there. Ends
 * at most `joinMeters` apart become one node. An end (with those joined to it) at most `joinMeters` from another line
 * that does not touch it yet joins the nearest such line at the nearest place and splits it there. Lines that merely
 * cross are joined only with `joinCrossings`; they are counted in either case.
 *
 * @param joinMeters 0: only what touches, to a millimetre
 * @param tick told the segments done
 */
export function lineTopology(lines: Lines, joinMeters: number, joinCrossings: boolean, tick?: Tick): LineTopology {
  const table = new PlaceTable(lines.lon.length);
  const { a, b, line, ends } = segmentsOf(lines, table);
  const middle = (minimumOf(table.lat) + maximumOf(table.lat)) / 2;
  const grid = buildSegmentGrid(table.lon, table.lat, { a, b }, Math.max(0.01, Math.cos(middle * RADIANS_PER_DEGREE)));
  const net: Net = { table, grid, a, b, line, ends, lines, parent: new Parents(table.count) };
  tick?.(a.length / 4);
  const tolerance = Math.max(joinMeters, TOUCH_METERS);
  let joinedEnds = joinEnds(net, tolerance);
  tick?.(a.length / 4);
  const { splits, joined, feet } = joinToLines(net, tolerance);
  joinedEnds += joined;
  tick?.(a.length / 4);
  const splitLines = splits.length;
  const crossings = plainCrossings(net, splits, joinCrossings);
  tick?.(a.length / 4);
  return { ...pieces(net, splits, feet), joinedEnds, splitLines, crossings };
}

function segmentsOf({ lon, lat, offsets }: Lines, table: PlaceTable): Pick<Net, 'a' | 'b' | 'line' | 'ends'> {
  const lineCount = offsets.length - 1;
  const a = new Int32Array(lon.length);
  const b = new Int32Array(lon.length);
  const line = new Int32Array(lon.length);
  const ends = new Uint8Array(lon.length);
  let count = 0;
  for (let l = 0; l < lineCount; l++) {
    let before = -1;
    for (let v = offsets[l]; v < offsets[l + 1]; v++) {
      const node = table.add(lon[v], lat[v]);
      if (v === offsets[l] || v === offsets[l + 1] - 1) ends[node] = 1;
      if (before >= 0 && before !== node) {
        a[count] = before;
        b[count] = node;
        line[count++] = l;
      }
      before = node;
    }
  }
  return { a: a.slice(0, count), b: b.slice(0, count), line: line.slice(0, count), ends };
}

const minimumOf = (values: Float64Array): number => values.reduce((least, value) => (value < least ? value : least), Infinity);
const maximumOf = (values: Float64Array): number => values.reduce((most, value) => (value > most ? value : most), -Infinity);

/** Every segment that may pass within `meters` of a node; some more than once. */
function eachNear(net: Net, node: number, meters: number, visit: (segment: number) => void): void {
  const { grid, table } = net;
  const lon = table.lon[node];
  const lat = table.lat[node];
  const scale = metersPerDegree(lat);
  const dx = meters / Math.max(scale.east, 1e-6);
  const dy = meters / scale.north;
  for (let row = rowOf(grid, lat - dy), lastRow = rowOf(grid, lat + dy); row <= lastRow; row++) {
    for (let column = columnOf(grid, lon - dx), lastColumn = columnOf(grid, lon + dx); column <= lastColumn; column++) {
      const cell = row * grid.columns + column;
      for (let k = grid.offsets[cell]; k < grid.offsets[cell + 1]; k++) visit(grid.segments[k]);
    }
  }
}

/** Nearest place of a segment to a node in the plane of the ground about the node: metres away, and position 0..1. */
function footOn(net: Net, node: number, segment: number): { meters: number; position: number } {
  const { lon, lat } = net.table;
  const scale = metersPerDegree(lat[node]);
  const ax = (lon[net.a[segment]] - lon[node]) * scale.east;
  const ay = (lat[net.a[segment]] - lat[node]) * scale.north;
  const ux = (lon[net.b[segment]] - lon[node]) * scale.east - ax;
  const uy = (lat[net.b[segment]] - lat[node]) * scale.north - ay;
  const along = -(ax * ux + ay * uy) / (ux * ux + uy * uy);
  const length = Math.hypot(ux, uy);
  const slack = TOUCH_METERS / length;
  const position = along < slack ? 0 : along > 1 - slack ? 1 : along;
  return { meters: Math.hypot(ax + position * ux, ay + position * uy), position };
}

function distanceOf(net: Net, one: number, other: number): number {
  const { lon, lat } = net.table;
  const scale = metersPerDegree(lat[one]);
  return Math.hypot((lon[other] - lon[one]) * scale.east, (lat[other] - lat[one]) * scale.north);
}

/** Unites ends at most `tolerance` apart. The two ends of one line only if it is long: a short one is a road, not a ring. */
function joinEnds(net: Net, tolerance: number): number {
  const { table, ends, parent, a, b, line } = net;
  const lineMeters = new Float64Array(net.lines.offsets.length - 1);
  for (let s = 0; s < a.length; s++) lineMeters[line[s]] += distanceOf(net, a[s], b[s]);
  const linesOfEnd = endLines(net);
  const isShort = (one: number, other: number): boolean => {
    const lines = linesOfEnd.get(one) ?? [];
    return (linesOfEnd.get(other) ?? []).some((l) => lines.includes(l) && lineMeters[l] <= 2 * tolerance);
  };
  let joined = 0;
  for (let node = 0; node < table.count; node++) {
    if (ends[node] === 0) continue;
    eachNear(net, node, tolerance, (segment) => {
      for (const other of [a[segment], b[segment]]) {
        if (other <= node || ends[other] === 0 || distanceOf(net, node, other) > tolerance || isShort(node, other)) continue;
        if (parent.unite(node, other)) joined++;
      }
    });
  }
  return joined;
}

/** The lines that start or end at each end node. */
function endLines(net: Net): Map<number, number[]> {
  const { a, b, line } = net;
  const byNode = new Map<number, number[]>();
  const add = (node: number, l: number): void => {
    const list = byNode.get(node);
    if (list === undefined) byNode.set(node, [l]);
    else list.push(l);
  };
  for (let s = 0; s < a.length; s++) {
    if (s === 0 || line[s] !== line[s - 1]) add(a[s], line[s]);
    if (s === a.length - 1 || line[s] !== line[s + 1]) add(b[s], line[s]);
  }
  return byNode;
}

/** Joins each end to the nearest line within `tolerance` that does not touch it, splitting that line where it must. */
function joinToLines(net: Net, tolerance: number): { splits: Split[]; joined: number; feet: Set<number> } {
  const { table, ends, parent, a, b, line } = net;
  const nearest = new Map<number, { segment: number; position: number; meters: number }>();
  const before = table.count;
  for (let node = 0; node < before; node++) {
    if (ends[node] === 0) continue;
    const root = parent.rootOf(node);
    const touching = new Set<number>();
    const neighbours = new Set<number>();
    const near: number[] = [];
    eachNear(net, node, tolerance, (segment) => {
      const rootA = parent.rootOf(a[segment]);
      const rootB = parent.rootOf(b[segment]);
      if (rootA !== root && rootB !== root) {
        near.push(segment);
        return;
      }
      touching.add(line[segment]);
      neighbours.add(rootA === root ? rootB : rootA);
    });
    for (const segment of near) {
      // What goes on from the next node of a touching line is reached through it: joining it would shorten a road to nothing.
      if (touching.has(line[segment]) || neighbours.has(parent.rootOf(a[segment])) || neighbours.has(parent.rootOf(b[segment]))) continue;
      const foot = footOn(net, node, segment);
      const best = nearest.get(root);
      if (foot.meters > tolerance || (best !== undefined && (foot.meters > best.meters || (foot.meters === best.meters && segment >= best.segment)))) continue;
      nearest.set(root, { segment, ...foot });
    }
  }
  const splits: Split[] = [];
  const feet = new Set<number>();
  let joined = 0;
  for (const [root, { segment, position }] of nearest) {
    if (position === 0 || position === 1) {
      if (parent.unite(root, position === 0 ? a[segment] : b[segment])) joined++;
      continue;
    }
    const { lon, lat } = table;
    const foot = table.add(lon[a[segment]] + position * (lon[b[segment]] - lon[a[segment]]), lat[a[segment]] + position * (lat[b[segment]] - lat[a[segment]]));
    feet.add(foot);
    splits.push({ segment, position, node: foot });
    if (parent.unite(root, foot)) joined++;
  }
  return { splits, joined, feet };
}

/** The pieces between the nodes. What joined lies where it splits a line, else at a vertex inside a line, else at the first end. */
function pieces(net: Net, splits: Split[], feet: ReadonlySet<number>): Pick<LineTopology, 'nodes' | 'from' | 'to' | 'line' | 'lengthMeters' | 'collapsed'> {
  const { table, a, b, ends, parent } = net;
  const { lon, lat } = table;
  const rank = (node: number): number => (feet.has(node) ? 0 : ends[node] !== 1 ? 1 : 2);
  const placeOf = Int32Array.from({ length: table.count }, (_, node) => node);
  for (let node = 0; node < table.count; node++) {
    const root = parent.rootOf(node);
    if (root !== node && rank(node) < rank(placeOf[root])) placeOf[root] = node;
  }
  splits.sort((x, y) => x.segment - y.segment || x.position - y.position || x.node - y.node);
  const most = a.length + splits.length;
  const from = new Int32Array(most);
  const to = new Int32Array(most);
  const line = new Int32Array(most);
  const lengthMeters = new Float64Array(most);
  const numbers = new Int32Array(table.count).fill(-1);
  const places: number[] = [];
  const numberOf = (node: number): number => {
    const root = parent.rootOf(node);
    if (numbers[root] < 0) numbers[root] = places.push(placeOf[root]) - 1;
    return numbers[root];
  };
  let count = 0;
  let collapsed = 0;
  let next = 0;
  for (let s = 0; s < a.length; s++) {
    let start = numberOf(a[s]);
    const stepTo = (node: number): void => {
      const end = numberOf(node);
      if (end === start) {
        collapsed++;
        return;
      }
      from[count] = start;
      to[count] = end;
      line[count] = net.line[s];
      lengthMeters[count++] = geodesicMeters(lon[places[start]], lat[places[start]], lon[places[end]], lat[places[end]]);
      start = end;
    };
    while (next < splits.length && splits[next].segment === s) stepTo(splits[next++].node);
    stepTo(b[s]);
  }
  return {
    nodes: { lon: Float64Array.from(places, (node) => lon[node]), lat: Float64Array.from(places, (node) => lat[node]) },
    from: from.slice(0, count), to: to.slice(0, count), line: line.slice(0, count), lengthMeters: lengthMeters.slice(0, count), collapsed,
  };
}
