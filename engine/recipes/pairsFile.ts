import type { Analysis, NeighboursInput } from '../../api/recipe.ts';

/** The table of neighbour pairs that an analysis names, as an input; null for every other analysis. */
export function pairsIn(analysis: Analysis): NeighboursInput | null {
  if (analysis.kind !== 'moran' || typeof analysis.weights === 'string' || !('pairs' in analysis.weights)) return null;
  const { pairs } = analysis.weights;
  return typeof pairs === 'string' ? { path: pairs } : pairs;
}

/**
 * Which of the tables of pairs of a project an analysis means: the same path, else the least deep that ends with it, else one of the same
 * base name; of several the one with the same columns, else the last. -1 for none.
 */
export function pairsNamed(inputs: readonly NeighboursInput[], wanted: NeighboursInput): number {
  const parts = (path: string): string[] => path.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const tail = parts(wanted.path);
  const where = (fits: (path: string) => boolean): number[] => inputs.flatMap(({ path }, at) => (fits(path) ? [at] : []));
  const endingWith = (end: string[]): number[] => (end.length === 0 ? [] : where((path) => parts(path).slice(-end.length).join('/') === end.join('/')));
  const depth = (at: number): number => parts(inputs[at].path).length;
  const below = endingWith(tail);
  const leastDeep = Math.min(...below.map(depth));
  const found = [where((path) => path === wanted.path), below.filter((at) => depth(at) === leastDeep), endingWith(tail.slice(-1))].find((list) => list.length > 0) ?? [];
  return found.findLast((at) => columnsOf(inputs[at]) === columnsOf(wanted)) ?? found.at(-1) ?? -1;
}

/** All that an input says beside its path. */
const columnsOf = (input: NeighboursInput): string => JSON.stringify(Object.entries(input).filter(([key]) => key !== 'path').toSorted(([a], [b]) => (a < b ? -1 : 1)));
