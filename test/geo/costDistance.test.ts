import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellReachOf, cellReachWorkspace } from '../../geo/friction/cellReach.ts';
import { costDistance, type FrictionSurface } from '../../geo/friction/costDistance.ts';

const SEED = 20170123;
const ND = NaN;

function surface(rows: number[][], more: Partial<FrictionSurface> = {}): FrictionSurface {
  return { width: rows[0].length, height: rows.length, friction: Float64Array.from(rows.flat()), stepX: 1, stepY: 1, neighbours: 8, ...more };
}
const from = (...cells: number[]): { cell: Int32Array; label: Int32Array } => ({ cell: Int32Array.from(cells), label: Int32Array.from(cells.keys()) });

describe('the worked example of the cost distance literature', () => {
  // 6 x 6 cells, four sources; the printed answer is rounded to six decimals of a 32-bit float.
  const example = surface([[1, 3, 4, 4, 3, 2], [4, 6, 2, 3, 7, 6], [5, 8, 7, 5, 5, 6], [1, 4, 5, ND, 5, 1], [4, 7, 5, ND, 2, 6], [1, 2, 2, 1, 3, 4]]);
  const answer = [
    [2, 0, 0, 4, 6.742641, 9.242641], [4.5, 4, 0, 2.5, 7.5, 13.106602], [8, 7.071068, 4.5, 4.949747, 8.156854, 12.742641],
    [5, 7.5, 10.5, ND, 10.62132, 9.242641], [2.5, 5.656854, 6.449747, ND, 7.12132, 11.12132], [0, 1.5, 3.5, 5, 7, 10.5],
  ];
  const sources = from(1, 2, 8, 30);

  it('is met in every cell', () => {
    const { minutes } = costDistance(example, sources, Infinity);
    answer.flat().forEach((want, cell) => {
      if (Number.isNaN(want)) expect(minutes[cell]).toBeNaN();
      else expect(Math.abs(minutes[cell] - want)).toBeLessThan(5e-6);
    });
  });
  it('with a limit of 5: exactly the cells at 5 or less, the two at 5 included', () => {
    const { minutes } = costDistance(example, sources, 5);
    answer.flat().forEach((want, cell) => expect(Number.isNaN(minutes[cell])).toBe(!(want <= 5)));
    expect(minutes[18]).toBe(5);
  });
});

describe('steps', () => {
  it('straight: the mean of both cells; diagonal: times the square root of 2, also between two impassable cells', () => {
    const { minutes } = costDistance(surface([[2, ND], [ND, 5]]), from(0), Infinity);
    expect(Array.from(minutes)).toEqual([0, NaN, NaN, 7 * (Math.SQRT2 / 2)]);
    expect(costDistance(surface([[2, 5]]), from(0), Infinity).minutes[1]).toBe(3.5);
  });
  it("a knight's move takes the mean of its four cells times the square root of 5, and needs all four", () => {
    // From the upper left (1) two down, one right (10): crosses 2 and 4. (1 + 2 + 4 + 10) / 4 * sqrt 5 = 9.503; the 8 moves
    // cost 1.5 + 6 * sqrt 2 = 9.985 (straight, diagonal), so the knight's move is shorter.
    const rows = [[1, 50], [2, 4], [50, 10]];
    const knight = costDistance(surface(rows, { neighbours: 16 }), from(0), Infinity).minutes[5];
    expect(knight).toBeCloseTo((17 / 4) * Math.sqrt(5), 12);
    expect(costDistance(surface(rows), from(0), Infinity).minutes[5]).toBeCloseTo(Math.min(1.5 + 6 * Math.SQRT2, 2.5 * Math.SQRT2 + 7), 12);
    rows[1][1] = ND;
    expect(costDistance(surface(rows, { neighbours: 16 }), from(0), Infinity).minutes[5]).toBeCloseTo(1.5 + 6 * Math.SQRT2, 12);
  });
  it('per metre on oblong cells: 30 m along the row, 40 m down, 50 m across', () => {
    const { minutes } = costDistance(surface([[0.1, 0.3], [0.5, 0.7]], { stepX: 30, stepY: 40 }), from(0), Infinity);
    expect(minutes[1]).toBeCloseTo(0.2 * 30, 12);
    expect(minutes[2]).toBeCloseTo(0.3 * 40, 12);
    expect(minutes[3]).toBeCloseTo(0.4 * 50, 12);
  });
  it('a friction of 0 is passable; negative and infinite friction is not', () => {
    expect(Array.from(costDistance(surface([[0, 0, -1, 0, Infinity]]), from(0), Infinity).minutes)).toEqual([0, 0, NaN, NaN, NaN]);
  });
  it('a source on an impassable cell is left out; of two on one cell the lowest label counts', () => {
    const { minutes, label } = costDistance(surface([[ND, 1, 1, 1]]), { cell: Int32Array.of(0, 3, 3), label: Int32Array.of(1, 8, 6) }, 30);
    expect(Array.from(minutes)).toEqual([NaN, 2, 1, 0]);
    expect(Array.from(label)).toEqual([-1, 6, 6, 6]);
  });
  it('refuses sizes that do not fit', () => {
    expect(() => costDistance({ ...surface([[1, 1]]), width: 3 }, from(0), 30)).toThrow(RangeError);
    expect(() => costDistance(surface([[1, 1]], { stepX: 0 }), from(0), 30)).toThrow(RangeError);
  });
});

const randomCase = fc.record({ width: fc.integer({ min: 1, max: 7 }), height: fc.integer({ min: 1, max: 7 }) }).chain(({ width, height }) => fc.record({
  width: fc.constant(width), height: fc.constant(height),
  friction: fc.array(
    fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) }, { weight: 3, arbitrary: fc.integer({ min: 0, max: 30_000 }).map((k) => k / 1000) }, { weight: 2, arbitrary: fc.constant(NaN) }),
    { minLength: width * height, maxLength: width * height },
  ),
  sources: fc.uniqueArray(fc.integer({ min: 0, max: width * height - 1 }), { maxLength: 5 }),
  limit: fc.oneof(fc.constant(Infinity), fc.double({ min: 0, max: 80, noNaN: true }), fc.integer({ min: 0, max: 10 })),
  stepX: fc.constantFrom(1, 30), stepY: fc.constantFrom(1, 40),
  neighbours: fc.constantFrom(8 as const, 16 as const),
}));
type Case = typeof randomCase extends fc.Arbitrary<infer T> ? T : never;

/** Relaxes every pair of cells a move apart until nothing changes; written from the rule, on rows and columns. */
function relaxation({ width, height, friction, sources, limit, stepX, stepY, neighbours }: Case): { minutes: number[]; label: number[] } {
  const minutes = friction.map(() => Infinity);
  const label = friction.map(() => Infinity);
  sources.forEach((cell, s) => {
    if (friction[cell] >= 0) [minutes[cell], label[cell]] = [0, Math.min(s, label[cell])];
  });
  const f = (x: number, y: number): number => friction[y * width + x];
  for (let changed = true; changed; ) {
    changed = false;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) {
      const here = y * width + x;
      if (minutes[here] === Infinity) continue;
      for (let dy = -2; dy <= 2; dy++) for (let dx = -2; dx <= 2; dx++) {
        const far = Math.max(Math.abs(dx), Math.abs(dy));
        const knight = far === 2 && Math.abs(dx * dy) === 2;
        if (far === 0 || (far === 2 && !(knight && neighbours === 16))) continue;
        if (x + dx < 0 || x + dx >= width || y + dy < 0 || y + dy >= height) continue;
        const there = (y + dy) * width + x + dx;
        let sum = friction[here] + friction[there];
        // The move runs through the two cells beside its middle, where the line between the centres passes.
        if (knight) sum += Math.abs(dx) === 2 ? f(x + dx / 2, y) + f(x + dx / 2, y + dy) : f(x, y + dy / 2) + f(x + dx, y + dy / 2);
        const cost = minutes[here] + sum * (Math.hypot(dx * stepX, dy * stepY) / (knight ? 4 : 2));
        if (!(cost <= limit) || cost > minutes[there] || (cost === minutes[there] && label[here] >= label[there])) continue;
        [minutes[there], label[there]] = [cost, label[here]];
        changed = true;
      }
    }
  }
  return { minutes: minutes.map((m) => (m === Infinity ? NaN : m)), label: label.map((l) => (l === Infinity ? -1 : l)) };
}

describe('laws on random rasters', () => {
  it('equals brute-force relaxation, 8 and 16 neighbours', () => {
    fc.assert(fc.property(randomCase, (c) => {
      const want = relaxation(c);
      const got = costDistance({ ...c, friction: Float64Array.from(c.friction) }, from(...c.sources), c.limit);
      // The order of the sum of four cells differs by an ulp or two, so labels are compared where costs cannot tie.
      got.minutes.forEach((m, cell) => {
        if (Number.isNaN(want.minutes[cell]) || Math.abs(want.minutes[cell] - c.limit) < 1e-9) return;
        expect(Math.abs(m - want.minutes[cell])).toBeLessThan(1e-9);
      });
      const nearLimit = want.minutes.some((m) => Math.abs(m - c.limit) < 1e-9);
      if (!nearLimit) expect(Array.from(got.minutes, Number.isNaN)).toEqual(want.minutes.map(Number.isNaN));
      if (c.neighbours === 8) {
        expect(Array.from(got.minutes)).toEqual(want.minutes);
        expect(Array.from(got.label)).toEqual(want.label);
      }
    }), { seed: SEED, numRuns: 800 });
  });
  it('one source alone reaches what the joint search says, and leaves its workspace clean', () => {
    fc.assert(fc.property(randomCase, (c) => {
      const at = { ...c, friction: Float64Array.from(c.friction) };
      const workspace = cellReachWorkspace(at);
      for (const source of c.sources) {
        const got = new Float64Array(c.friction.length).fill(NaN);
        cellReachOf(workspace, source, c.limit, (cell, m) => {
          expect(got[cell]).toBeNaN();
          got[cell] = m;
        });
        expect(got).toEqual(costDistance(at, from(source), c.limit).minutes);
      }
      expect(workspace.touched.count).toBe(0);
      expect(workspace.minutes.every((m) => Number.isNaN(m))).toBe(true);
    }), { seed: SEED, numRuns: 200 });
  });
  it('powers of two as people: more facilities, a larger limit and knight moves only ever add cells', () => {
    fc.assert(fc.property(randomCase, (c) => {
      const covered = (count: number, limit: number, neighbours: 8 | 16): bigint =>
        costDistance({ ...c, neighbours, friction: Float64Array.from(c.friction) }, from(...c.sources.slice(0, count)), limit)
          .minutes.reduce((sum, m, cell) => (m <= limit ? sum | (1n << BigInt(cell)) : sum), 0n);
      let before = 0n;
      for (let k = 0; k <= c.sources.length; k++) {
        const now = covered(k, c.limit, 8);
        expect(now & before).toBe(before);
        expect(covered(k, c.limit / 2, 8) & ~now).toBe(0n);
        expect(now & ~covered(k, c.limit, 16)).toBe(0n);
        before = now;
      }
    }), { seed: SEED, numRuns: 200 });
  });
});
