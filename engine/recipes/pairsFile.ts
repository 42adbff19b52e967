import type { Analysis, NeighboursInput } from '../../api/recipe.ts';

/** The table of neighbour pairs that an analysis names, as an input; null for every other analysis. */
export function pairsIn(analysis: Analysis): NeighboursInput | null {
  if (analysis.kind !== 'moran' || typeof analysis.weights === 'string' || !('pairs' in analysis.weights)) return null;
  const { pairs } = analysis.weights;
  return typeof pairs === 'string' ? { path: pairs } : pairs;
}

/**
 * Which of the files of a project is meant by a path of a recipe: the same path, else one that ends with it, else one of the same
 * base name; of several the last. -1 for none.
 */
export function fileNamed(paths: readonly string[], wanted: string): number {
  const parts = (path: string): string[] => path.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const tail = parts(wanted);
  const endsWith = (path: string, end: string[]): boolean => end.length > 0 && parts(path).slice(-end.length).join('/') === end.join('/');
  const exact = paths.lastIndexOf(wanted);
  if (exact >= 0) return exact;
  const below = paths.findLastIndex((path) => endsWith(path, tail));
  return below >= 0 ? below : paths.findLastIndex((path) => endsWith(path, tail.slice(-1)));
}
