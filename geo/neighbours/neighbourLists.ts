/**
 * Who is a neighbour of whom, as compressed rows: the neighbours of unit `i` stand from `offsets[i]` up to `offsets[i + 1]`,
 * ascending, each with a weight above 0. A link has a direction: `j` may be a neighbour of `i` without `i` being one of `j`.
 * No unit is its own neighbour, and none stands twice in a row. A unit with an empty row is an island.
 */
export interface NeighbourLists {
  readonly offsets: Uint32Array;
  readonly neighbour: Int32Array;
  readonly weight: Float64Array;
}

export const unitCount = (lists: NeighbourLists): number => lists.offsets.length - 1;

/**
 * Lists of the links `from[k]` -> `to[k]`, in any order; weight 1 without `weight`.
 *
 * @throws RangeError on a link of a unit to itself, a link given twice, an index outside the units or a weight that is not above 0.
 */
export function listsOfLinks(units: number, from: ArrayLike<number>, to: ArrayLike<number>, weight?: ArrayLike<number>): NeighbourLists {
  const inside = (unit: number): boolean => Number.isInteger(unit) && unit >= 0 && unit < units;
  const offsets = new Uint32Array(units + 1);
  const after = new Uint32Array(units + 1);
  for (let k = 0; k < from.length; k++) {
    if (!inside(from[k]) || !inside(to[k]) || from[k] === to[k]) throw new RangeError(`link ${k} from ${from[k]} to ${to[k]} of ${units} units`);
    if (weight && !(weight[k] > 0 && weight[k] < Infinity)) throw new RangeError(`weight ${k} is ${weight[k]}`);
    offsets[from[k] + 1]++;
    after[to[k] + 1]++;
  }
  for (let unit = 0; unit < units; unit++) {
    offsets[unit + 1] += offsets[unit];
    after[unit + 1] += after[unit];
  }
  // By end, then by start: as both passes keep the order, the neighbours of a row come ascending.
  const byEnd = new Uint32Array(from.length);
  for (let k = 0; k < from.length; k++) byEnd[after[to[k]]++] = k;
  const free = offsets.slice();
  const lists = { offsets, neighbour: new Int32Array(from.length), weight: new Float64Array(from.length) };
  for (const k of byEnd) {
    const slot = free[from[k]]++;
    if (slot > offsets[from[k]] && lists.neighbour[slot - 1] === to[k]) throw new RangeError(`link ${from[k]} to ${to[k]} is given twice`);
    lists.neighbour[slot] = to[k];
    lists.weight[slot] = weight ? weight[k] : 1;
  }
  return lists;
}

/** Lists in which both units of every pair `a[k]`, `b[k]` are neighbours of each other; a pair may be given once only. */
export function listsOfPairs(units: number, a: readonly number[], b: readonly number[]): NeighbourLists {
  return listsOfLinks(units, [...a, ...b], [...b, ...a]);
}

/** Position of the link from `i` to `j` in the arrays of the lists, -1 where there is none. */
export function linkAt({ offsets, neighbour }: NeighbourLists, i: number, j: number): number {
  let low = offsets[i];
  let high = offsets[i + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (neighbour[middle] < j) low = middle + 1;
    else high = middle;
  }
  return low < offsets[i + 1] && neighbour[low] === j ? low : -1;
}

/** The lists of some units alone, numbered anew in the order given; the others leave every row. */
export function listsAmong(lists: NeighbourLists, chosen: ArrayLike<number>): NeighbourLists {
  const number = new Int32Array(unitCount(lists)).fill(-1);
  for (let k = 0; k < chosen.length; k++) number[chosen[k]] = k;
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  for (let k = 0; k < chosen.length; k++) {
    for (let link = lists.offsets[chosen[k]]; link < lists.offsets[chosen[k] + 1]; link++) {
      const other = number[lists.neighbour[link]];
      if (other < 0) continue;
      from.push(k);
      to.push(other);
      weight.push(lists.weight[link]);
    }
  }
  return listsOfLinks(chosen.length, from, to, weight);
}

/** Every row divided by its sum, so that the weights of a unit's neighbours add up to 1; an island keeps its empty row. */
export function rowStandardised({ offsets, neighbour, weight }: NeighbourLists): NeighbourLists {
  const standardised = weight.slice();
  for (let unit = 0; unit + 1 < offsets.length; unit++) {
    let sum = 0;
    for (let k = offsets[unit]; k < offsets[unit + 1]; k++) sum += weight[k];
    for (let k = offsets[unit]; k < offsets[unit + 1]; k++) standardised[k] /= sum;
  }
  return { offsets, neighbour, weight: standardised };
}

/** Units without neighbours of their own (others may still have them as neighbours). */
export function islandCount({ offsets }: NeighbourLists): number {
  let islands = 0;
  for (let unit = 0; unit + 1 < offsets.length; unit++) if (offsets[unit] === offsets[unit + 1]) islands++;
  return islands;
}

/** Parts that hang together, links counting in both directions; a unit without any link is a part of its own. */
export function componentCount(lists: NeighbourLists): number {
  const units = unitCount(lists);
  const above = Int32Array.from({ length: units }, (_, unit) => unit);
  const top = (unit: number): number => {
    let at = unit;
    while (above[at] !== at) at = above[at] = above[above[at]];
    return at;
  };
  let parts = units;
  for (let unit = 0; unit < units; unit++) {
    for (let k = lists.offsets[unit]; k < lists.offsets[unit + 1]; k++) {
      const [one, other] = [top(unit), top(lists.neighbour[k])];
      if (one === other) continue;
      above[Math.max(one, other)] = Math.min(one, other);
      parts--;
    }
  }
  return parts;
}
