/**
 * Lengths of the shortest paths between all pairs of vertices of an undirected graph (Floyd 1962, Warshall 1962), row by
 * row: `lengths[a * n + b]`, Infinity where no path leads, 0 from a vertex to itself. Of edges given twice the last one
 * counts. O(n^3) time, 8 n^2 bytes. Lengths must not be negative.
 */
export function allPairsLengths(n: number, from: Int32Array, to: Int32Array, length: Float64Array): Float64Array {
  const lengths = new Float64Array(n * n).fill(Infinity);
  for (let edge = 0; edge < from.length; edge++) {
    lengths[from[edge] * n + to[edge]] = length[edge];
    lengths[to[edge] * n + from[edge]] = length[edge];
  }
  for (let vertex = 0; vertex < n; vertex++) lengths[vertex * n + vertex] = 0;
  for (let via = 0; via < n; via++) {
    for (let a = 0; a < n; a++) {
      const first = lengths[a * n + via];
      if (first === Infinity) continue;
      for (let b = 0; b < n; b++) {
        const whole = first + lengths[via * n + b];
        if (whole < lengths[a * n + b]) lengths[a * n + b] = whole;
      }
    }
  }
  return lengths;
}
