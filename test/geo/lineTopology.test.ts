import { describe, expect, test } from 'vitest';
import { geodesicMeters } from '../../geo/earth/ellipsoid.ts';
import type { Lines } from '../../geo/network/lineNet.ts';
import { lineTopology, type LineTopology } from '../../geo/network/lineTopology.ts';

/** Lines drawn in metres about (104 E, 26 N); about 99 km a degree east and 111 km north, so a metre is close enough to a metre. */
const EAST = 1 / 100_125;
const NORTH = 1 / 110_780;
function lines(...drawn: [number, number][][]): Lines {
  const vertices = drawn.flat();
  const offsets = [0];
  for (const line of drawn) offsets.push(offsets[offsets.length - 1] + line.length);
  return { lon: Float64Array.from(vertices, ([x]) => 104 + x * EAST), lat: Float64Array.from(vertices, ([, y]) => 26 + y * NORTH), offsets: Uint32Array.from(offsets) };
}
/** Number of connected parts, by plain search. */
function parts({ nodes, from, to }: LineTopology): number {
  const seen = new Set<number>();
  let count = 0;
  for (let start = 0; start < nodes.lon.length; start++) {
    if (seen.has(start)) continue;
    count++;
    const stack = [start];
    while (stack.length > 0) {
      const node = stack.pop()!;
      if (seen.has(node)) continue;
      seen.add(node);
      from.forEach((a, e) => {
        if (a === node) stack.push(to[e]);
        if (to[e] === node) stack.push(a);
      });
    }
  }
  return count;
}
const pieces = ({ from, to, line }: LineTopology): number[][] => Array.from(from, (a, e) => [line[e], a, to[e]]);

describe('what touches is one node', () => {
  test('a shared vertex inside two lines is a junction; lengths are ellipsoidal', () => {
    // One line east, one north, both with a vertex at (100, 0): five nodes, four pieces.
    const drawn = lines([[0, 0], [100, 0], [200, 0]], [[100, -100], [100, 0], [100, 100]]);
    const made = lineTopology(drawn, 1, false);
    expect(pieces(made)).toEqual([[0, 0, 1], [0, 1, 2], [1, 3, 1], [1, 1, 4]]);
    expect(made).toMatchObject({ joinedEnds: 0, splitLines: 0, crossings: 0, collapsed: 0 });
    expect(made.lengthMeters[0]).toBe(geodesicMeters(drawn.lon[0], drawn.lat[0], drawn.lon[1], drawn.lat[1]));
  });
  test('an end on the middle of a line splits it, also with joinMeters 0', () => {
    const made = lineTopology(lines([[0, 0], [200, 0]], [[100, 0], [100, 80]]), 0, false);
    expect(pieces(made)).toEqual([[0, 0, 1], [0, 1, 2], [1, 1, 3]]);
    expect(made.splitLines).toBe(1);
  });
  test('a vertex that comes twice in a row is one', () => {
    expect(pieces(lineTopology(lines([[0, 0], [0, 0], [50, 0]]), 1, false))).toEqual([[0, 0, 1]]);
  });
});

describe('what nearly touches', () => {
  test('ends within joinMeters are one, at the place of the first; farther ones are not', () => {
    const drawn = lines([[0, 0], [100, 0]], [[100.8, 0], [200, 0]], [[203, 0], [300, 0]]);
    const made = lineTopology(drawn, 1, false);
    expect([parts(made), made.joinedEnds]).toEqual([2, 1]);
    expect([made.nodes.lon[1], made.nodes.lat[1]]).toEqual([drawn.lon[1], drawn.lat[1]]);
    expect(parts(lineTopology(drawn, 4, false))).toBe(1);
    expect(parts(lineTopology(drawn, 0, false))).toBe(3);
  });
  test('an end near the middle of a line joins it there: the line stays straight, the end moves', () => {
    const made = lineTopology(lines([[0, 0], [200, 0]], [[100, 0.7], [100, 80]]), 1, false);
    expect(pieces(made)).toEqual([[0, 0, 1], [0, 1, 2], [1, 1, 3]]);
    expect(made.nodes.lat[1]).toBeCloseTo(26, 10);
    expect(made).toMatchObject({ joinedEnds: 1, splitLines: 1 });
    expect(made.lengthMeters[0] + made.lengthMeters[1]).toBeCloseTo(geodesicMeters(104, 26, 104 + 200 * EAST, 26), 3);
  });
  test('an end that overshoots a little joins and is no crossing; one that overshoots a lot crosses', () => {
    expect(lineTopology(lines([[0, 0], [200, 0]], [[100, -0.5], [100, 80]]), 1, false)).toMatchObject({ joinedEnds: 1, crossings: 0 });
    expect(lineTopology(lines([[0, 0], [200, 0]], [[100, -5], [100, 80]]), 1, false)).toMatchObject({ joinedEnds: 0, crossings: 1 });
  });
  test('three ends that meet 0.5 m beside a through road join it once', () => {
    const made = lineTopology(lines([[0, 0], [200, 0]], [[100, 0.5], [50, 80]], [[100, 0.5], [150, 80]]), 1, false);
    expect([parts(made), made.splitLines]).toEqual([1, 1]);
  });
  test('a ring that is not quite closed closes; a road shorter than the tolerance stays a road', () => {
    const ring = lineTopology(lines([[0, 0], [50, 0], [50, 50], [0, 50], [0, 0.6]]), 1, false);
    expect(ring.nodes.lon.length).toBe(4);
    const short = lineTopology(lines([[0, 0], [3, 0]], [[3, 0], [100, 0]]), 5, false);
    expect(pieces(short)).toEqual([[0, 0, 1], [1, 1, 2]]);
  });
});

describe('crossings without a common vertex', () => {
  const cross = lines([[0, 0], [200, 0]], [[100, -100], [100, 100]], [[150, -50], [150, 0], [150, 50]]);
  test('pass: counted (a vertex on the other line too), and nothing is joined', () => {
    const made = lineTopology(cross, 1, false);
    expect([made.crossings, parts(made)]).toEqual([2, 3]);
  });
  test('join: both lines are split; at a vertex, the vertex is the node', () => {
    const made = lineTopology(cross, 1, true);
    expect([made.crossings, parts(made)]).toEqual([2, 1]);
    // Line 0 in three pieces, line 1 in two, line 2 as drawn; ends 6 + two crossings.
    expect(Array.from(made.line)).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect(made.nodes.lon.length).toBe(8);
  });
  test('a line that crosses itself', () => {
    const loop = lines([[0, 0], [100, 0], [100, 100], [50, 100], [50, -50]]);
    expect(lineTopology(loop, 1, false).crossings).toBe(1);
    expect(lineTopology(loop, 1, true).nodes.lon.length).toBe(6);
  });
});

test('laws on random streets: lengths kept, crossings as counted pair by pair, one component where all cross', () => {
  let seed = 7;
  const random = (): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
    return seed / 0x7fffffff;
  };
  const drawn = Array.from({ length: 120 }, (): [number, number][] => [[random() * 2000, random() * 2000], [random() * 2000, random() * 2000]]);
  const turn = (p: number[], q: number[], r: number[]): number => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  let expected = 0;
  drawn.forEach(([a, b], i) => drawn.slice(i + 1).forEach(([c, d]) => { if (turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b)) expected++; }));
  const passed = lineTopology(lines(...drawn), 0, false);
  const joined = lineTopology(lines(...drawn), 0, true);
  expect(expected).toBeGreaterThan(1000);
  expect([passed.crossings, joined.crossings]).toEqual([expected, expected]);
  expect([passed.from.length, joined.from.length]).toEqual([120, 120 + 2 * expected]);
  const total = (lengths: Float64Array): number => lengths.reduce((sum, meters) => sum + meters, 0);
  expect(total(joined.lengthMeters) / total(passed.lengthMeters)).toBeCloseTo(1, 6);
});
