import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { costDistance } from '../../geo/friction/costDistance.ts';
import { groundReach } from '../../geo/friction/groundTimes.ts';
import { mergeTerrain } from '../../geo/friction/mergeTerrain.ts';
import { slopeDistance } from '../../geo/friction/slopeDistance.ts';
import type { SlopeSurface } from '../../geo/friction/slopeDistance.ts';
import { BICYCLING, MOTORIZED, WALKING, cyclingSpeed } from '../../geo/friction/slopeSpeed.ts';

const from = (...cells: number[]) => ({ cell: Int32Array.from(cells), label: Int32Array.from(cells.keys()) });
/** Seconds per metre at a speed in km/h. */
const pace = (speedKmh: number): number => 3.6 / speedKmh;

interface Case { speeds: number[][]; heights: number[][]; modes?: number[][]; cell?: [number, number]; neighbours?: 8 | 16; towards?: boolean }
/** A surface of speeds in km/h (0 impassable) on cells of 100 m, everybody on foot and towards the sources unless said. */
function surfaceOf({ speeds, heights, modes, cell = [100, 100], neighbours = 8, towards = true }: Case): SlopeSurface {
  const [height, width] = [speeds.length, speeds[0].length];
  return {
    width, height, neighbours, stepX: cell[0] / 60, stepY: cell[1] / 60,
    friction: Float64Array.from(speeds.flat(), (speed) => (speed > 0 ? pace(speed) : NaN)),
    terrain: { elevation: Float64Array.from(heights.flat()), mode: Uint8Array.from(modes?.flat() ?? Array.from<number>({ length: width * height }).fill(WALKING)), cellX: cell[0], cellY: cell[1], towardsSources: towards },
  };
}

describe('by hand', () => {
  // 5 km/h: 100 m take 1.2 minutes on the flat. Tobler: exp(3.5 (|s + 0.05| - 0.05)).
  const hill = { speeds: [[5, 5, 5]], heights: [[0, 10, 20]] };

  test('a slope of 10 % is slower up than down', () => {
    // The source is at the top. Up: exp(3.5 (0.15 - 0.05)) = exp(0.35) = 1.419068; down: |-0.1 + 0.05| = 0.05, factor 1.
    const up = slopeDistance(surfaceOf(hill), from(2), Infinity).minutes;
    expect(up[1]).toBeCloseTo(1.2 * 1.4190675486, 9);
    expect(up[0]).toBeCloseTo(2.4 * 1.4190675486, 9);
    const down = slopeDistance(surfaceOf({ ...hill, towards: false }), from(2), Infinity).minutes;
    expect(down[0]).toBeCloseTo(2.4, 12);
  });

  test('walking is fastest at 5 % downhill: exp(-0.175) of the time', () => {
    expect(slopeDistance(surfaceOf({ speeds: [[5, 5]], heights: [[5, 0]] }), from(1), Infinity).minutes[0]).toBeCloseTo(1.2 * 0.8394570208, 9);
  });

  test('a diagonal step has the slope of its own length, which is horizontal', () => {
    // Rise 10 over sqrt(300^2 + 400^2) = 500 m: slope 0.02, factor exp(0.07); 500 m at 5 km/h are 6 minutes.
    const surface = surfaceOf({ speeds: [[5, 0], [0, 5]], heights: [[0, 0], [0, 10]], cell: [300, 400] });
    expect(slopeDistance(surface, from(3), Infinity).minutes[0]).toBeCloseTo(6 * Math.exp(0.07), 9);
  });

  test("a knight's move takes the mean of the four cells, all on the slope of the move", () => {
    // Cells 0 to 5, 6 to 8 km/h on the way of 0 -> 5: (2, 1) away crosses cells 1 and 4. Rise 5 over 223.6 m, on foot and motor.
    const surface = surfaceOf({ speeds: [[4, 6, 0], [0, 12, 5]], heights: [[0, 90, 0], [0, 90, 5]], modes: [[WALKING, MOTORIZED, 0], [0, MOTORIZED, WALKING]], neighbours: 16 });
    const length = Math.hypot(200, 100);
    const walk = Math.exp(3.5 * (5 / length));
    const expected = (length / 4 / 60) * (pace(4) * walk + pace(6) + pace(12) + pace(5) * walk);
    expect(slopeDistance(surface, from(5), Infinity).minutes[0]).toBeCloseTo(expected, 9);
  });

  test('each half of a step goes by its own mode: motor traffic takes no notice of the slope', () => {
    const surface = surfaceOf({ speeds: [[5, 60]], heights: [[0, 10]], modes: [[WALKING, MOTORIZED]] });
    expect(slopeDistance(surface, from(1), Infinity).minutes[0]).toBeCloseTo(0.6 * 1.4190675486 + 0.05, 9);
  });

  test('a cell without elevation cannot be entered, nor be a source', () => {
    const surface = surfaceOf({ speeds: [[60, 60, 60]], heights: [[0, NaN, 0]], modes: [[MOTORIZED, MOTORIZED, MOTORIZED]] });
    expect(Array.from(slopeDistance(surface, from(0, 1), Infinity).minutes)).toEqual([0, NaN, NaN]);
  });

  test('sizes that do not fit are refused', () => {
    const surface = surfaceOf(hill);
    expect(() => slopeDistance({ ...surface, width: 2 }, from(0), 30)).toThrow(RangeError);
    expect(() => slopeDistance({ ...surface, terrain: { ...surface.terrain, mode: new Uint8Array(2) } }, from(0), 30)).toThrow(RangeError);
    expect(() => slopeDistance({ ...surface, stepX: 0 }, from(0), 30)).toThrow(RangeError);
  });
});

describe('cycling', () => {
  // DRAG = 0.5 x 0.445 x 1.2078 exp(-1/14) = 0.250206; weight 931 N. 15 km/h = 4.1667 m/s need 4.1667 (4.344 + 11.172) = 64.65 W.
  const drag = 0.5 * 0.445 * 1.2078 * Math.exp(-1 / 14);

  test('is what the power of the flat speed gives', () => {
    // 5 % up: 0.2502 v^3 + 931 x 0.062 v = 64.65; v = 1.114 m/s.
    expect(cyclingSpeed(15 / 3.6, 0.05)).toBeCloseTo(1.114, 3);
    fc.assert(fc.property(fc.double({ min: 0.5, max: 15, noNaN: true }), fc.double({ min: -0.5, max: 2, noNaN: true }), (flat, slope) => {
      const speed = cyclingSpeed(flat, slope);
      const power = flat * (drag * flat * flat + 931 * 0.012);
      if (speed < 2 * flat) expect(speed * (drag * speed * speed + 931 * (slope + 0.012)) / power).toBeCloseTo(1, 9);
      else expect(speed).toBe(2 * flat);
    }), { seed: 3, numRuns: 500 });
  });

  test('is the flat speed on the flat and no more than twice that downhill', () => {
    expect(cyclingSpeed(4, 0)).toBe(4);
    expect(cyclingSpeed(4, -0.3)).toBe(8);
    expect(cyclingSpeed(4, 1e-12)).toBeCloseTo(4, 9);
  });

  test('falls with the slope', () => {
    fc.assert(fc.property(fc.double({ min: -0.5, max: 2, noNaN: true }), fc.double({ min: 0, max: 0.5, noNaN: true }), (slope, more) => {
      expect(cyclingSpeed(4, slope + more)).toBeLessThanOrEqual(cyclingSpeed(4, slope) * (1 + 1e-12));
    }), { seed: 4, numRuns: 300 });
  });
});

describe('laws', () => {
  const WIDTH = 7;
  const HEIGHT = 6;
  const grid = <T>(item: fc.Arbitrary<T>) => fc.array(fc.array(item, { minLength: WIDTH, maxLength: WIDTH }), { minLength: HEIGHT, maxLength: HEIGHT });
  const speed = fc.oneof({ arbitrary: fc.constant(0), weight: 1 }, { arbitrary: fc.constantFrom(2, 5, 15, 60), weight: 4 });
  const terrain = fc.record({
    speeds: grid(speed), heights: grid(fc.oneof({ arbitrary: fc.constant(NaN), weight: 1 }, { arbitrary: fc.integer({ min: 0, max: 120 }), weight: 14 })),
    modes: grid(fc.constantFrom(WALKING, BICYCLING, MOTORIZED)), neighbours: fc.constantFrom<8 | 16>(8, 16), towards: fc.boolean(), cell: fc.constant<[number, number]>([100, 90]),
  });
  const sources = fc.uniqueArray(fc.integer({ min: 0, max: WIDTH * HEIGHT - 1 }), { minLength: 1, maxLength: 3 });

  test('agree with relaxing every step until nothing changes, labels included', () => {
    fc.assert(fc.property(terrain, sources, fc.constantFrom(6, Infinity), (given, cells, limit) => {
      const surface = surfaceOf(given);
      const { minutes, label } = slopeDistance(surface, from(...cells), limit);
      const expected = relaxed(surface, cells);
      for (let cell = 0; cell < minutes.length; cell++) {
        if (!(expected[cell].minutes <= limit && expected[cell].minutes < Infinity)) {
          expect([minutes[cell], label[cell]]).toEqual([NaN, -1]);
          continue;
        }
        expect(minutes[cell]).toBeCloseTo(expected[cell].minutes, 9);
        expect(expected[cell].labels[label[cell]]).toBeCloseTo(minutes[cell], 9);
      }
    }), { seed: 21, numRuns: 60 });
  });

  test('level ground gives what costDistance gives', () => {
    fc.assert(fc.property(terrain, sources, (given, cells) => {
      const surface = surfaceOf({ ...given, heights: given.heights.map((row) => row.map(() => 250)) });
      const { terrain: _, ...flat } = surface;
      const expected = costDistance(flat, from(...cells), Infinity);
      const got = slopeDistance(surface, from(...cells), Infinity);
      for (let cell = 0; cell < got.minutes.length; cell++) {
        if (Number.isNaN(expected.minutes[cell])) expect(got.minutes[cell]).toBeNaN();
        else expect(got.minutes[cell]).toBeCloseTo(expected.minutes[cell], 9);
      }
    }), { seed: 22, numRuns: 100 });
  });

  test('the way there on a relief is the way back on its mirror image', () => {
    fc.assert(fc.property(terrain, sources, (given, cells) => {
      const there = slopeDistance(surfaceOf(given), from(...cells), Infinity).minutes;
      const mirrored = { ...given, towards: !given.towards, heights: given.heights.map((row) => row.map((height) => -height)) };
      expect(slopeDistance(surfaceOf(mirrored), from(...cells), Infinity).minutes).toEqual(there);
    }), { seed: 23, numRuns: 60 });
  });

  test('a new barrier lowers no time, and a faster cell raises none', () => {
    const place = fc.tuple(fc.integer({ min: 0, max: HEIGHT - 1 }), fc.integer({ min: 0, max: WIDTH - 1 }));
    fc.assert(fc.property(terrain, sources, place, (given, cells, [row, column]) => {
      const times = (change: (speed: number) => number): Float64Array =>
        slopeDistance(surfaceOf({ ...given, speeds: given.speeds.map((line, y) => line.map((s, x) => (y === row && x === column ? change(s) : s))) }), from(...cells), Infinity).minutes;
      const plain = times((s) => s);
      const closed = times(() => 0);
      const faster = times((s) => s * 1.5);
      const orNever = (value: number): number => (Number.isNaN(value) ? Infinity : value);
      for (let cell = 0; cell < plain.length; cell++) {
        expect(orNever(closed[cell])).toBeGreaterThanOrEqual(orNever(plain[cell]) - 1e-9);
        expect(orNever(faster[cell])).toBeLessThanOrEqual(orNever(plain[cell]) + 1e-9);
      }
    }), { seed: 24, numRuns: 60 });
  });

  test('the reach of a single source is its search, and leaves no trace', () => {
    fc.assert(fc.property(terrain, sources, (given, cells) => {
      const surface = surfaceOf(given);
      const reach = groundReach(surface);
      for (const source of cells) {
        const got = new Float64Array(WIDTH * HEIGHT).fill(NaN);
        reach(source, 20, (cell, minutes) => { got[cell] = minutes; });
        expect(got).toEqual(slopeDistance(surface, from(source), 20).minutes);
      }
    }), { seed: 25, numRuns: 40 });
  });
});

describe('merged terrain', () => {
  test('is the mean height and the commonest mode of the passable cells', () => {
    const merged = mergeTerrain(
      Float32Array.of(1, NaN, 1, 1, 1, NaN), { elevation: Float32Array.of(10, 900, 30, 20, 30, 900), mode: Uint8Array.of(WALKING, MOTORIZED, BICYCLING, MOTORIZED, MOTORIZED, WALKING) }, 3, 2, 2);
    // Block 1: cells 0, 3, 4 of heights 10, 20, 30; block 2: cells 2 and 5, of which 2 is passable.
    expect(Array.from(merged.elevation)).toEqual([20, 30]);
    expect(Array.from(merged.mode)).toEqual([MOTORIZED, BICYCLING]);
  });
});

/** Time and, per source, time of every cell, by relaxing all steps over and over: nothing shared with the search but the speeds on slopes. */
function relaxed(surface: SlopeSurface, sources: number[]): { minutes: number; labels: number[] }[] {
  const { width, height, friction, terrain: { elevation, mode, cellX, cellY, towardsSources }, neighbours } = surface;
  const open = (cell: number): boolean => friction[cell] >= 0 && !Number.isNaN(elevation[cell]);
  const secondsPerMeter = (cell: number, slope: number): number => {
    if (mode[cell] === MOTORIZED) return friction[cell];
    if (mode[cell] === BICYCLING) return 1 / cyclingSpeed(1 / friction[cell], slope);
    return friction[cell] * Math.exp(3.5 * (Math.abs(slope + 0.05) - 0.05));
  };
  const steps: { a: number; b: number; minutes: number }[] = [];
  for (let a = 0; a < width * height; a++) {
    for (let b = 0; b < width * height; b++) {
      const [dx, dy] = [(b % width) - (a % width), Math.floor(b / width) - Math.floor(a / width)];
      const [far, near] = [Math.max(Math.abs(dx), Math.abs(dy)), Math.min(Math.abs(dx), Math.abs(dy))];
      if (!(far === 1 || (neighbours === 16 && far === 2 && near === 1)) || !open(a) || !open(b)) continue;
      const between = far === 1 ? [] : Math.abs(dy) === 2 ? [a + (dy / 2) * width, a + (dy / 2) * width + dx] : [a + dx / 2, a + dy * width + dx / 2];
      if (!between.every(open)) continue;
      const meters = Math.hypot(dx * cellX, dy * cellY);
      const slope = ((elevation[b] - elevation[a]) / meters) * (towardsSources ? -1 : 1);
      const touched = [a, b, ...between];
      steps.push({ a, b, minutes: (touched.reduce((sum, cell) => sum + secondsPerMeter(cell, slope), 0) / touched.length) * (meters / 60) });
    }
  }
  const times = sources.map((source) => {
    const minutes = new Float64Array(width * height).fill(Infinity);
    if (open(source)) minutes[source] = 0;
    for (let changed = true; changed;) {
      changed = false;
      for (const step of steps) {
        if (minutes[step.a] + step.minutes >= minutes[step.b]) continue;
        minutes[step.b] = minutes[step.a] + step.minutes;
        changed = true;
      }
    }
    return minutes;
  });
  return Array.from({ length: width * height }, (_, cell) => ({ minutes: Math.min(...times.map((minutes) => minutes[cell])), labels: times.map((minutes) => minutes[cell]) }));
}
