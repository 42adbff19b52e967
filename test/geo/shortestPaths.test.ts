import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BucketQueue } from '../../geo/network/bucketQueue.ts';
import { buildGraph, largestComponent, type Edges } from '../../geo/network/graph.ts';
import { reachOf, reachWorkspace, shortestPaths, type Sources } from '../../geo/network/shortestPaths.ts';

const SEED = 20170123;

function edgesOf(rows: [from: number, to: number, minutes: number, reverseMinutes: number][]): Edges {
  return {
    from: Int32Array.from(rows, (r) => r[0]), to: Int32Array.from(rows, (r) => r[1]),
    minutes: Float64Array.from(rows, (r) => r[2]), reverseMinutes: Float64Array.from(rows, (r) => r[3]),
  };
}
function at(...nodes: number[]): Sources {
  return { node: Int32Array.from(nodes), cost: new Float64Array(nodes.length), label: Int32Array.from(nodes.keys()) };
}

/*
 * The grid town: minutes on the streets, 1 -> 4 one-way, 6 - 7 an island.
 *
 *     0 --2-- 1 --3-- 2        6 --4-- 7
 *     |       |       |
 *    11     1.5 v    13
 *     |       |       |
 *     3 --5-- 4 --7-- 5
 */
const TOWN = edgesOf([[0, 1, 2, 2], [1, 2, 3, 3], [3, 4, 5, 5], [4, 5, 7, 7], [0, 3, 11, 11], [1, 4, 1.5, NaN], [2, 5, 13, 13], [6, 7, 4, 4]]);

describe('grid town with a one-way street', () => {
  it('to the facility at 4 the one-way street helps', () => {
    // 1: down the one-way 1.5; 0: 2 + 1.5; 2: 3 + 1.5; 3: 5 (not 11 + 3.5); 5: 7 (not 13 + 4.5)
    const { minutes, label } = shortestPaths(buildGraph(8, TOWN, true), at(4), Infinity);
    expect(Array.from(minutes)).toEqual([3.5, 1.5, 4.5, 5, 0, 7, NaN, NaN]);
    expect(Array.from(label)).toEqual([0, 0, 0, 0, 0, 0, -1, -1]);
  });
  it('from the facility at 4 it does not', () => {
    // 3: 5; 5: 7; 0: 5 + 11; 1: 16 + 2; 2: 7 + 13 (not 18 + 3)
    expect(Array.from(shortestPaths(buildGraph(8, TOWN, false), at(4), Infinity).minutes)).toEqual([16, 18, 20, 5, 0, 7, NaN, NaN]);
  });
  it('the limit is inclusive, and what lies beyond is unreached, not large', () => {
    const graph = buildGraph(8, TOWN, true);
    expect(Array.from(shortestPaths(graph, at(4), 4.5).minutes)).toEqual([3.5, 1.5, 4.5, NaN, 0, NaN, NaN, NaN]);
    expect(shortestPaths(graph, at(4), 4.4999).minutes[2]).toBeNaN();
  });
  it('each node gets its nearest facility, and of equally near ones the lowest label', () => {
    // Sources at 0 (label 7) and 5 (label 3), 4 minutes already spent at 5. Node 2, towards 0: 3 + 2 = 5; towards 5: 13 + 4.
    const graph = buildGraph(8, TOWN, true);
    const { label } = shortestPaths(graph, { node: Int32Array.of(0, 5), cost: Float64Array.of(0, 4), label: Int32Array.of(7, 3) }, Infinity);
    // 3: 11 to 0; 5 + 7 + 4 = 16 to 5. 4: 7 + 4 = 11 to 5, 5 + 11 = 16 to 0. 1: 2 to 0.
    expect(Array.from(label)).toEqual([7, 7, 7, 7, 3, 3, -1, -1]);
    // Line of three: the middle is 1 minute from either end.
    const line = buildGraph(3, edgesOf([[0, 1, 1, 1], [1, 2, 1, 1]]), true);
    for (const nodes of [[0, 2], [2, 0]]) {
      const sources = { node: Int32Array.from(nodes), cost: new Float64Array(2), label: Int32Array.of(9, 4) };
      expect(shortestPaths(line, sources, 30).label[1]).toBe(4);
    }
  });
  it('a lower label at no cost spreads through nodes already settled', () => {
    // All at 0 minutes: every node must end with the lowest label of its component.
    const ring = buildGraph(4, edgesOf([[0, 1, 0, 0], [1, 2, 0, 0], [2, 3, 0, 0]]), true);
    const sources = { node: Int32Array.of(0, 3), cost: new Float64Array(2), label: Int32Array.of(5, 2) };
    expect(Array.from(shortestPaths(ring, sources, 30).label)).toEqual([2, 2, 2, 2]);
  });
  it('refuses edges that would make the search wrong', () => {
    expect(() => buildGraph(2, edgesOf([[0, 2, 1, 1]]), false)).toThrow(RangeError);
    expect(() => buildGraph(2, edgesOf([[0, 1, -1, 1]]), false)).toThrow(RangeError);
    expect(() => buildGraph(2, edgesOf([[0, 1, 1, Infinity]]), false)).toThrow(RangeError);
  });
});

describe('the sample graph of the pgRouting manual', () => {
  // 18 edges on 17 vertices (numbered by x, then y), cost and reverse cost 1 or closed (-1); results as documented for
  // pgr_drivingDistance.
  const open = 1;
  const shut = NaN;
  const rows: [number, number, number, number][] = [
    [5, 6, open, open], [6, 10, shut, open], [10, 15, shut, open], [6, 7, open, open], [10, 11, open, shut], [1, 3, open, open], [3, 7, open, open],
    [7, 11, open, open], [11, 16, open, open], [7, 8, open, open], [11, 12, open, shut], [8, 12, open, shut], [12, 17, open, shut], [8, 9, open, open],
    [16, 17, open, open], [15, 16, open, open], [2, 4, open, open], [13, 14, open, open],
  ];
  const reached = (minutes: Float64Array): Record<number, number> => Object.fromEntries(Array.from(minutes, (m, v) => [v, m] as const).filter(([, m]) => !Number.isNaN(m)));
  const undirected = rows.map(([a, b, there, back]) => [a, b, Number.isNaN(there) ? back : there, Number.isNaN(back) ? there : back] as [number, number, number, number]);

  it('driving distance 3 from vertex 11, directed', () => {
    expect(reached(shortestPaths(buildGraph(18, edgesOf(rows), false), at(11), 3).minutes)).toEqual({
      11: 0, 7: 1, 12: 1, 16: 1, 3: 2, 6: 2, 8: 2, 15: 2, 17: 2, 1: 3, 5: 3, 9: 3, 10: 3,
    });
  });
  it('driving distance 3 from vertices 11 and 16, each vertex to the nearer one', () => {
    const { minutes, label } = shortestPaths(buildGraph(18, edgesOf(rows), false), at(11, 16), 3);
    expect(reached(minutes)).toEqual({ 11: 0, 7: 1, 12: 1, 3: 2, 6: 2, 8: 2, 1: 3, 5: 3, 9: 3, 16: 0, 15: 1, 17: 1, 10: 2 });
    expect([16, 15, 17, 10].map((v) => label[v])).toEqual([1, 1, 1, 1]);
    expect([11, 7, 12, 3, 6, 8, 1, 5, 9].map((v) => label[v])).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
  });
  it('driving distance 3 from vertices 11 and 16 alone, undirected', () => {
    const graph = buildGraph(18, edgesOf(undirected), false);
    expect(reached(shortestPaths(graph, at(11), 3).minutes)).toEqual({ 11: 0, 7: 1, 10: 1, 12: 1, 16: 1, 3: 2, 6: 2, 8: 2, 15: 2, 17: 2, 1: 3, 5: 3, 9: 3 });
    expect(reached(shortestPaths(graph, at(16), 3).minutes)).toEqual({ 16: 0, 11: 1, 15: 1, 17: 1, 7: 2, 10: 2, 12: 2, 3: 3, 6: 3, 8: 3 });
  });
  it('the largest component leaves out the two short pieces and vertex 0', () => {
    const mask = largestComponent(18, edgesOf(rows));
    expect(Array.from(mask.keys()).filter((v) => mask[v] === 0)).toEqual([0, 2, 4, 13, 14]);
  });
});

describe('components', () => {
  it('closed sections join nothing; of equal components the one with the lowest node wins', () => {
    expect(Array.from(largestComponent(6, edgesOf([[1, 2, NaN, NaN], [2, 3, 1, NaN], [4, 5, NaN, 1]])))).toEqual([0, 0, 1, 1, 0, 0]);
  });
});

/** Thousandths rather than any double: where a cost vanishes in rounding, which of two tied labels stays is chance. */
const thousandths = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: max * 1000 }).map((k) => k / 1000);
/** Costs with ties (small integers), zeros, a wide range and closed directions. */
const cost = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) }, { weight: 3, arbitrary: thousandths(40) },
  { weight: 1, arbitrary: fc.constant(1e6) }, { weight: 2, arbitrary: fc.constant(NaN) },
);
const randomCase = fc.integer({ min: 1, max: 14 }).chain((n) => {
  const node = fc.integer({ min: 0, max: n - 1 });
  return fc.record({
    n: fc.constant(n),
    rows: fc.array(fc.tuple(node, node, cost, cost), { maxLength: 40 }),
    sources: fc.array(fc.tuple(node, fc.oneof(fc.constant(0), thousandths(30)), fc.integer({ min: 0, max: 5 })), { maxLength: 5 }),
    limit: fc.oneof(fc.constant(Infinity), fc.double({ min: 0, max: 60, noNaN: true }), fc.integer({ min: 0, max: 12 })),
    reversed: fc.boolean(),
  });
});
type Case = typeof randomCase extends fc.Arbitrary<infer T> ? T : never;

/** Bellman-Ford on (minutes, label): relax every arc until nothing changes. Knows nothing of queues. */
function bellmanFord({ n, rows, sources, limit, reversed }: Case): { minutes: number[]; label: number[] } {
  const minutes = Array.from({ length: n }, () => Infinity);
  const label = Array.from({ length: n }, () => Infinity);
  const better = (v: number, c: number, l: number): boolean => {
    if (!(c <= limit) || c > minutes[v] || (c === minutes[v] && l >= label[v])) return false;
    minutes[v] = c;
    label[v] = l;
    return true;
  };
  for (const [v, c, l] of sources) better(v, c, l);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b, there, back] of rows) {
      const [x, y] = reversed ? [b, a] : [a, b];
      if (minutes[x] < Infinity && better(y, minutes[x] + there, label[x])) changed = true;
      if (minutes[y] < Infinity && better(x, minutes[y] + back, label[y])) changed = true;
    }
  }
  return { minutes: minutes.map((m) => (m === Infinity ? NaN : m)), label: label.map((l) => (l === Infinity ? -1 : l)) };
}
const sourcesOf = (sources: [number, number, number][]): Sources => ({
  node: Int32Array.from(sources, (s) => s[0]), cost: Float64Array.from(sources, (s) => s[1]), label: Int32Array.from(sources, (s) => s[2]),
});

describe('laws on random graphs', () => {
  it('equals Bellman-Ford to the last bit, labels included', () => {
    fc.assert(fc.property(randomCase, (c) => {
      const got = shortestPaths(buildGraph(c.n, edgesOf(c.rows), c.reversed), sourcesOf(c.sources), c.limit);
      const want = bellmanFord(c);
      expect(Array.from(got.minutes)).toEqual(want.minutes);
      expect(Array.from(got.label)).toEqual(want.label);
    }), { seed: SEED, numRuns: 1500 });
  });
  it('one facility alone reaches what the joint search says, and leaves its workspace clean', () => {
    fc.assert(fc.property(randomCase, (c) => {
      const graph = buildGraph(c.n, edgesOf(c.rows), c.reversed);
      const workspace = reachWorkspace(graph);
      for (const source of c.sources) {
        const want = shortestPaths(graph, sourcesOf([source]), c.limit).minutes;
        const got = new Float64Array(c.n).fill(NaN);
        reachOf(graph, [source[0], source[0]], [source[1], NaN], c.limit, workspace, (v, m) => {
          expect(got[v]).toBeNaN(); // once per node
          got[v] = m;
        });
        expect(got).toEqual(want);
      }
      expect(workspace.touched.count).toBe(0);
      expect(workspace.minutes.every((m) => Number.isNaN(m))).toBe(true);
    }), { seed: SEED, numRuns: 300 });
  });
  it('powers of two as people show that more facilities and a larger limit only ever add places', () => {
    fc.assert(fc.property(randomCase, (c) => {
      const graph = buildGraph(c.n, edgesOf(c.rows), c.reversed);
      const covered = (sources: [number, number, number][], limit: number): number =>
        shortestPaths(graph, sourcesOf(sources), limit).minutes.reduce((sum, m, v) => (m <= limit ? sum + 2 ** v : sum), 0);
      let before = 0;
      for (let k = 0; k <= c.sources.length; k++) {
        const now = covered(c.sources.slice(0, k), c.limit);
        expect(now & before).toBe(before);
        expect(covered(c.sources.slice(0, k), c.limit / 2) & ~now).toBe(0);
        before = now;
      }
    }), { seed: SEED, numRuns: 300 });
  });
});

describe('a network searched in bands', () => {
  /** Dijkstra with a heap of (minutes, label): one wave over the whole graph. */
  function oneWave(n: number, edges: Edges, sources: Sources, limit: number): { minutes: Float64Array; label: Int32Array } {
    const graph = buildGraph(n, edges, true);
    const minutes = new Float64Array(n).fill(NaN);
    const label = new Int32Array(n).fill(-1);
    const heap: [minutes: number, label: number, node: number][] = [];
    const before = (a: number, b: number): boolean => heap[a][0] < heap[b][0] || (heap[a][0] === heap[b][0] && heap[a][1] < heap[b][1]);
    const swap = (a: number, b: number): void => { [heap[a], heap[b]] = [heap[b], heap[a]]; };
    const push = (cost: number, from: number, node: number): void => {
      if (!(cost <= limit) || cost > minutes[node] || (cost === minutes[node] && from >= label[node])) return;
      minutes[node] = cost;
      label[node] = from;
      heap.push([cost, from, node]);
      for (let i = heap.length - 1; i > 0 && before(i, (i - 1) >> 1); i = (i - 1) >> 1) swap(i, (i - 1) >> 1);
    };
    sources.node.forEach((node, s) => push(sources.cost[s], sources.label[s], node));
    while (heap.length > 0) {
      swap(0, heap.length - 1);
      const [cost, from, node] = heap.pop()!;
      for (let i = 0; ;) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2]) if (child < heap.length && before(child, least)) least = child;
        if (least === i) break;
        swap(i, least);
        i = least;
      }
      if (cost !== minutes[node] || from !== label[node]) continue;
      for (let arc = graph.offsets[node]; arc < graph.offsets[node + 1]; arc++) push(cost + graph.minutes[arc], from, graph.targets[arc]);
    }
    return { minutes, label };
  }

  it('answers as one wave does, across the bands and back', () => {
    // 280,000 nodes in rows of 200: five bands. Slow streets but for every 40th column, a fast road that leaves and
    // enters the bands; whole minutes make ties common.
    const columns = 200;
    const rows = 1400;
    let state = SEED;
    const whole = (most: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % most;
    };
    const list: [number, number, number, number][] = [];
    for (let v = 0; v < columns * rows; v++) {
      if ((v + 1) % columns !== 0) list.push([v, v + 1, 1 + whole(4), 1 + whole(4)]);
      if (v + columns < columns * rows) list.push(v % columns % 40 === 0 ? [v, v + columns, 0.25, 0.25] : [v, v + columns, 2 + whole(6), whole(20) === 0 ? NaN : 2 + whole(6)]);
    }
    const edges = edgesOf(list);
    const node = Int32Array.from({ length: 400 }, () => whole(columns * rows));
    const sources = { node, cost: Float64Array.from(node, () => whole(3)), label: Int32Array.from(node.keys()) };
    for (const limit of [8, 60]) {
      const got = shortestPaths(buildGraph(columns * rows, edges, true), sources, limit);
      const want = oneWave(columns * rows, edges, sources, limit);
      expect(Buffer.compare(Buffer.from(got.minutes.buffer), Buffer.from(want.minutes.buffer))).toBe(0);
      expect(Buffer.compare(Buffer.from(got.label.buffer), Buffer.from(want.label.buffer))).toBe(0);
    }
  });
});

describe('bucket queue', () => {
  it('hands out every entry once, with its cost, bucket after bucket', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { maxLength: 3000, size: 'max' }), fc.double({ min: 0.01, max: 5, noNaN: true }), (costs, width) => {
      const queue = new BucketQueue(width, 50);
      costs.forEach((c, item) => queue.push(item, c));
      const out: number[] = [];
      let bucket = 0;
      for (let item = queue.pop(); item >= 0; item = queue.pop()) {
        expect(queue.poppedCost).toBe(costs[item]);
        expect(Math.floor(queue.poppedCost / width)).toBeGreaterThanOrEqual(bucket - 1); // 1 for the rounding of the division here
        bucket = Math.max(bucket, Math.floor(queue.poppedCost / width));
        out.push(item);
      }
      expect(out.sort((a, b) => a - b)).toEqual(Array.from(costs.keys()));
    }), { seed: SEED, numRuns: 60 });
  });
  it('takes a span a million times its width, and no span without end', () => {
    const queue = new BucketQueue(1e-9, 1e9);
    for (const [item, c] of [[1, 1e9], [2, 5000], [3, 0]]) queue.push(item, c);
    expect([queue.pop(), queue.pop(), queue.pop(), queue.pop()]).toEqual([3, 2, 1, -1]);
    expect(() => new BucketQueue(1, Infinity)).toThrow(RangeError);
  });
});
