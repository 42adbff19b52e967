import { expect, test } from 'vitest';
import { allPairsLengths } from '../../geo/network/allPairs.ts';

test('shortest paths between all pairs; no path is Infinity', () => {
  //  0 --3-- 1 --4-- 2      3 (alone)
  //  0 ------9------ 2
  const lengths = allPairsLengths(4, Int32Array.of(0, 1, 0), Int32Array.of(1, 2, 2), Float64Array.of(3, 4, 9));
  const far = Infinity;
  expect(Array.from(lengths)).toEqual([0, 3, 7, far, 3, 0, 4, far, 7, 4, 0, far, far, far, far, 0]);
});

test('of edges given twice the last one counts, not the shortest, whichever way round it is written', () => {
  expect(Array.from(allPairsLengths(2, Int32Array.of(0, 1), Int32Array.of(1, 0), Float64Array.of(2, 5)))).toEqual([0, 5, 5, 0]);
  expect(Array.from(allPairsLengths(2, Int32Array.of(0, 0), Int32Array.of(1, 0), Float64Array.of(2, 5))), 'a loop is no way out').toEqual([0, 2, 2, 0]);
});

test('on random graphs: symmetric, zero on the diagonal, no edge and no triangle is shorter', () => {
  let seed = 20;
  const random = (below: number): number => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 20; round++) {
    const n = 2 + random(12);
    const edges = Array.from({ length: random(30) }, () => ({ a: random(n), b: random(n), length: random(50) }));
    const lengths = allPairsLengths(n, Int32Array.from(edges, ({ a }) => a), Int32Array.from(edges, ({ b }) => b), Float64Array.from(edges, ({ length }) => length));
    const at = (a: number, b: number): number => lengths[a * n + b];
    const last = new Map(edges.flatMap(({ a, b, length }) => [[`${a} ${b}`, length], [`${b} ${a}`, length]]));
    for (let a = 0; a < n; a++) {
      expect(at(a, a)).toBe(0);
      for (let b = 0; b < n; b++) {
        expect(at(a, b)).toBe(at(b, a));
        expect(at(a, b)).toBeLessThanOrEqual(a === b ? 0 : (last.get(`${a} ${b}`) ?? Infinity));
        for (let c = 0; c < n; c++) expect(at(a, c)).toBeLessThanOrEqual(at(a, b) + at(b, c));
      }
    }
  }
});
