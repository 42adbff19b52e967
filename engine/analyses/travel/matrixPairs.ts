import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { CatchmentPairs } from '../../../geo/types.ts';
import type { Population, TravelMatrix } from '../../load.ts';

const LISTED = 20;

/** A matrix whose origins are population points: pairs by destination, points ascending in each. */
export interface BoundMatrix {
  pairs: CatchmentPairs;
  /** Destination of an id, -1 where the matrix has none of it. */
  destinationOf: (id: string) => number;
}

/** Binds a matrix to the population points its origins name; pairs of other origins are left out. */
export function bindMatrix(matrix: TravelMatrix, population: Population): BoundMatrix {
  const destinationIndex = new Map(matrix.destinations.map((id, destination) => [id, destination]));
  const pairs = byDestination(matrix, pointsOfOrigins(matrix, population), population.ids.length);
  return { pairs, destinationOf: (id) => destinationIndex.get(id) ?? -1 };
}

/**
 * Origins must be population points (or rows left out of them), destinations facilities or candidates; the vertices of a graph
 * need be neither. An id that two facilities share does not say which of them is meant. Throws InputError
 * `row.unknown-reference`, `row.duplicate-key` with the first 20 ids of each kind and their number.
 */
export function refuseIds(matrix: TravelMatrix, population: Population, leftOut: ReadonlySet<string>, sites: { facilities: string[]; candidates: string[] }): void {
  const origins = new Set(population.ids);
  const known = new Set([...sites.facilities, ...sites.candidates]);
  const findings = matrix.graph ? [] : [
    ...unknown(matrix, 'origin', matrix.origins.filter((id) => !origins.has(id) && !leftOut.has(id))),
    ...unknown(matrix, 'destination', matrix.destinations.filter((id) => !known.has(id))),
  ];
  const destinations = new Set(matrix.destinations);
  for (const role of ['facilities', 'candidates'] as const) {
    const seen = new Set<string>();
    const shared = new Set(sites[role].filter((id) => destinations.has(id) && seen.size === seen.add(id).size));
    findings.push(...listed([...shared], (text): Finding => ({ code: 'row.duplicate-key', severity: 'error', parameter: `inputs.${role}.id`, values: { text } })));
  }
  if (findings.length > 0) throw new InputError(findings);
}

function unknown(matrix: TravelMatrix, side: 'origin' | 'destination', ids: string[]): Finding[] {
  return listed(ids, (id) => ({ code: 'row.unknown-reference', severity: 'error', file: matrix.file, parameter: `inputs.matrix.${side}`, values: { id } }));
}

/** The first of many findings, the very first with the number of all. */
function listed(ids: string[], finding: (id: string) => Finding): Finding[] {
  const [first, ...others] = ids.slice(0, LISTED).map(finding);
  if (first === undefined) return [];
  return [ids.length > LISTED ? { ...first, values: { ...first.values, count: ids.length } } : first, ...others];
}

/** Population point of each origin, -1 where there is none. */
function pointsOfOrigins(matrix: TravelMatrix, population: Population): Int32Array {
  const pointOf = new Map(population.ids.map((id, point) => [id, point]));
  return Int32Array.from(matrix.origins, (id) => pointOf.get(id) ?? -1);
}

/** Places the matrix says nothing of, and origins that were left out of the population. */
export function silenceNotes(matrix: TravelMatrix, population: Population): Finding[] {
  const points = pointsOfOrigins(matrix, population);
  const hasPair = new Uint8Array(population.ids.length);
  for (const origin of matrix.origin) if (points[origin] >= 0) hasPair[points[origin]] = 1;
  let places = 0;
  let persons = 0;
  hasPair.forEach((has, point) => {
    if (has) return;
    places++;
    persons += population.persons[point];
  });
  const notes: Finding[] = [];
  if (places > 0) notes.push({ code: 'matrix.no-pair', severity: 'note', file: matrix.file, values: { places, persons } });
  const passedOver = points.filter((point) => point < 0).length;
  if (passedOver > 0) notes.push({ code: 'matrix.left-out', severity: 'note', file: matrix.file, values: { count: passedOver } });
  return notes;
}

/** Two stable counting sorts, by point and then by destination. */
function byDestination({ origin, destination, value, destinations }: TravelMatrix, points: Int32Array, pointCount: number): CatchmentPairs {
  const pairPoint = Int32Array.from(origin, (o) => points[o]);
  const byPoint = countingSort(null, pairPoint, pointCount);
  const { order, offsets } = countingSort(byPoint.order, destination, destinations.length);
  return { offsets, point: Int32Array.from(order, (pair) => pairPoint[pair]), cost: Float64Array.from(order, (pair) => value[pair]) };
}

/** Pairs in the order of their keys, those of one key in the order given; pairs whose key is negative are left out. */
function countingSort(order: Uint32Array | null, key: Int32Array, keys: number): { order: Uint32Array; offsets: Uint32Array } {
  const offsets = new Uint32Array(keys + 1);
  const count = order?.length ?? key.length;
  for (let k = 0; k < count; k++) {
    const of = key[order === null ? k : order[k]];
    if (of >= 0) offsets[of + 1]++;
  }
  for (let of = 0; of < keys; of++) offsets[of + 1] += offsets[of];
  const sorted = new Uint32Array(offsets[keys]);
  const free = offsets.slice();
  for (let k = 0; k < count; k++) {
    const pair = order === null ? k : order[k];
    if (key[pair] >= 0) sorted[free[key[pair]]++] = pair;
  }
  return { order: sorted, offsets };
}
