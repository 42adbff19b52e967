import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { RoadsFileInput } from '../../api/recipe.ts';
import { geodesicMeters } from '../../geo/earth/ellipsoid.ts';
import { componentMask, indexedClasses, onlyNodes, roadColumns } from '../roadGraph.ts';
import type { RoadGraph } from '../roadGraph.ts';
import type { DatasetDraft, ImportProgress } from '../dataset.ts';
import { eachNode, eachWay } from './osmPbf.ts';
import { blocksNode, CLASS_SPEEDS_KMH, NODE_TAG_KEYS, useOfWay, WAY_TAG_KEYS, wayClass } from './osmProfiles.ts';
import type { WayRules, WayUse } from './osmProfiles.ts';

const PARAMETER = 'inputs.roads.path';

/**
 * Roads of an OpenStreetMap extract as a graph: every node of a used way is a graph node (in the order of OSM ids), every
 * piece between two of them an edge with its geodesic length. Two passes over the file: the ways, then the nodes they use.
 *
 * With `speeds` the network is read plainly: listed classes at their speed, `access=no|private` (unless a tag of the
 * profile opens the way again) and one-ways respected, nothing else. Without, the program's own table holds (see
 * `CLASS_SPEEDS_KMH`), legal limits change it, all access tags count, barriers close nodes, and ferries run where a
 * tag admits the profile.
 *
 * @param adjust changes the minutes of the whole graph in place (slopes) and says what it found
 * @throws InputError `file.not-found`, `file.empty`, `file.truncated`, `file.unreadable`, `network.no-usable-ways`
 */
export async function importOsmRoads(
  input: RoadsFileInput, absolutePath: string, progress: ImportProgress, adjust?: (roads: RoadGraph, file: string) => Finding[],
): Promise<DatasetDraft> {
  const profile = input.profile ?? 'car';
  const ignoreOneway = input.ignoreOneway ?? false;
  const component = input.component ?? 'all';
  const rules: WayRules = { profile, speedsKmh: input.speeds ?? CLASS_SPEEDS_KMH[profile], ownSpeeds: input.speeds === undefined, ignoreOneway };
  const file = basename(absolutePath);
  const reading = { path: absolutePath, parameter: PARAMETER };

  const hash = createHash('sha256');
  const ways = new WayList();
  eachWay(
    { ...reading, onBytes: (bytes) => hash.update(bytes), onFraction: (fraction) => progress('read', fraction / 2) }, WAY_TAG_KEYS,
    ({ id, refs, tags }) => {
      const use = useOfWay(tags!, rules);
      if (use !== null && refs.length > 1) ways.add(id, wayClass(tags!)!, refs, use);
    },
  );
  const ids = ways.nodeIds();
  const lon = new Float64Array(ids.length).fill(NaN);
  const lat = new Float64Array(ids.length).fill(NaN);
  const blocked = new Uint8Array(ids.length);
  eachNode(
    { ...reading, onFraction: (fraction) => progress('read', 0.5 + fraction / 2) }, rules.ownSpeeds ? NODE_TAG_KEYS : [],
    (node) => {
      const index = indexOfId(ids, node.id);
      if (index < 0) return;
      lon[index] = node.lon;
      lat[index] = node.lat;
      if (node.tags !== undefined && blocksNode(node.tags, profile)) blocked[index] = 1;
    },
  );

  progress('check', 0);
  const notes: Finding[] = [];
  const whole = buildRoads(ways, ids, lon, lat, blocked);
  if (whole.missingNodes > 0) notes.push({ code: 'row.unknown-reference', severity: 'note', file, values: { count: whole.missingNodes } });
  if (whole.from.length === 0) throw new InputError({ code: 'network.no-usable-ways', severity: 'error', file, parameter: PARAMETER, values: { profile } });
  notes.push(...(adjust?.(whole, file) ?? []));
  progress('check', 0.5);
  const { mask, outside } = componentMask(whole);
  if (outside > 0) notes.push({ code: 'network.component', severity: 'note', file, values: { component, nodes: outside, total: whole.lon.length } });
  const roads = component === 'largest' ? onlyNodes(whole, mask) : whole;
  progress('check', 1);

  return {
    role: 'roads',
    name: file,
    rowCount: roads.from.length,
    columns: roadColumns(roads),
    meta: { crs: 'EPSG:4326', format: 'OSM PBF', roads: { profile, speedsKmh: rules.speedsKmh, ignoreOneway, component, directed: true, classes: roads.classes } },
    notes,
    sources: [{ path: absolutePath, name: file, bytes: statSync(absolutePath).size, sha256: hash.digest('hex') }],
    request: { role: 'roads', input },
  };
}

/** What an extract holds, for a look before the import. */
export interface OsmPbfContents {
  nodes: number;
  /** Ways with a class, and of each class how many, most first. */
  ways: number;
  classes: { name: string; ways: number }[];
}

/** Counts the nodes of an extract and its ways by highway class (areas left out, ferries as `ferry`). Throws as the import does. */
export function inspectOsmPbf(absolutePath: string): OsmPbfContents {
  const counts = new Map<string, number>();
  let nodes = 0;
  let ways = 0;
  const reading = { path: absolutePath, parameter: 'path' };
  eachWay(reading, ['highway', 'route', 'area'], ({ tags }) => {
    const name = wayClass(tags!);
    if (name === null) return;
    ways++;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  eachNode(reading, [], () => {
    nodes++;
  });
  const classes = Array.from(counts, ([name, count]) => ({ name, ways: count })).sort((a, b) => b.ways - a.ways || (a.name < b.name ? -1 : 1));
  return { nodes, ways, classes };
}

/** The used ways, flat: way w has the node ids `refs[starts[w]]` up to `refs[starts[w + 1]]`. */
class WayList {
  refs = new Float64Array(1 << 16);
  readonly starts: number[] = [0];
  readonly uses: WayUse[] = [];
  readonly ids: number[] = [];
  readonly classes: string[] = [];
  private used = 0;

  add(id: number, className: string, wayRefs: number[], use: WayUse): void {
    while (this.used + wayRefs.length > this.refs.length) {
      const longer = new Float64Array(this.refs.length * 2);
      longer.set(this.refs);
      this.refs = longer;
    }
    this.refs.set(wayRefs, this.used);
    this.used += wayRefs.length;
    this.starts.push(this.used);
    this.uses.push(use);
    this.ids.push(id);
    this.classes.push(className);
  }

  /** Every node id used, ascending, once. */
  nodeIds(): Float64Array {
    const sorted = this.refs.slice(0, this.used).sort();
    let count = 0;
    for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i];
    return sorted.slice(0, count);
  }
}

function indexOfId(ids: Float64Array, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    if (ids[middle] === id) return middle;
    if (ids[middle] < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/**
 * Turns ways into edges. Nodes that the extract does not hold (cut at its border) end the road there. A blocked node
 * becomes one dead end per edge that meets it: the edges stay reachable from their other ends, and nothing gets through.
 */
function buildRoads(ways: WayList, ids: Float64Array, lon: Float64Array, lat: Float64Array, blocked: Uint8Array): RoadGraph & { missingNodes: number } {
  const nodeOfRef = new Int32Array(ways.starts[ways.starts.length - 1]);
  for (let r = 0; r < nodeOfRef.length; r++) nodeOfRef[r] = indexOfId(ids, ways.refs[r]);
  let missingNodes = 0;
  for (const value of lon) if (Number.isNaN(value)) missingNodes++;

  const ends = new Uint32Array(ids.length);
  let edgeCount = 0;
  const eachPiece = (visit: (way: number, a: number, b: number) => void): void => {
    for (let w = 0; w < ways.uses.length; w++) {
      for (let r = ways.starts[w] + 1; r < ways.starts[w + 1]; r++) {
        const a = nodeOfRef[r - 1];
        const b = nodeOfRef[r];
        if (a !== b && !Number.isNaN(lon[a]) && !Number.isNaN(lon[b])) visit(w, a, b);
      }
    }
  };
  eachPiece((_, a, b) => {
    edgeCount++;
    ends[a]++;
    ends[b]++;
  });
  const firstNode = new Uint32Array(ids.length + 1);
  for (let i = 0; i < ids.length; i++) firstNode[i + 1] = firstNode[i] + (blocked[i] === 1 ? ends[i] : Math.min(1, ends[i]));

  const nodeCount = firstNode[ids.length];
  const { edgeClass: wayClasses, classes } = indexedClasses(ways.classes);
  const roads = {
    id: new Float64Array(nodeCount), lon: new Float64Array(nodeCount), lat: new Float64Array(nodeCount),
    from: new Int32Array(edgeCount), to: new Int32Array(edgeCount),
    minutes: new Float64Array(edgeCount), reverseMinutes: new Float64Array(edgeCount), lengthMeters: new Float64Array(edgeCount),
    edgeId: new Float64Array(edgeCount), edgeClass: new Int32Array(edgeCount), classes,
    missingNodes,
  };
  for (let i = 0; i < ids.length; i++) {
    for (let node = firstNode[i]; node < firstNode[i + 1]; node++) {
      roads.id[node] = ids[i];
      roads.lon[node] = lon[i];
      roads.lat[node] = lat[i];
    }
  }
  const nextEnd = firstNode.slice();
  const wayMeters = new Float64Array(ways.uses.length);
  const wayOfEdge = new Int32Array(edgeCount);
  let edge = 0;
  eachPiece((w, a, b) => {
    roads.from[edge] = blocked[a] === 1 ? nextEnd[a]++ : firstNode[a];
    roads.to[edge] = blocked[b] === 1 ? nextEnd[b]++ : firstNode[b];
    roads.lengthMeters[edge] = geodesicMeters(lon[a], lat[a], lon[b], lat[b]);
    wayMeters[w] += roads.lengthMeters[edge];
    wayOfEdge[edge++] = w;
  });
  for (let e = 0; e < edgeCount; e++) {
    const use = ways.uses[wayOfEdge[e]];
    const meters = roads.lengthMeters[e];
    const given = Number.isNaN(use.durationMinutes) ? NaN : (use.durationMinutes * meters) / wayMeters[wayOfEdge[e]];
    roads.minutes[e] = minutesOf(meters, use.forwardKmh, given);
    roads.reverseMinutes[e] = minutesOf(meters, use.backwardKmh, given);
    roads.edgeId[e] = ways.ids[wayOfEdge[e]];
    roads.edgeClass[e] = wayClasses[wayOfEdge[e]];
  }
  return roads;
}

/** Minutes of a piece: its share of the way's duration if that is given, else length over speed; NaN where closed. */
function minutesOf(meters: number, speedKmh: number, givenMinutes: number): number {
  if (Number.isNaN(speedKmh)) return NaN;
  return Number.isNaN(givenMinutes) ? (meters * 60) / (speedKmh * 1000) : givenMinutes;
}
