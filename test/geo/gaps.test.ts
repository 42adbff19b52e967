import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GAP_STATES, benchmarkOf, gapRows } from '../../geo/measures/gaps.ts';
import { material } from '../material.ts';

const SEED = { seed: 20170123, numRuns: 300 };
const of = (...values: number[]) => Float64Array.of(...values);
const states = (state: Uint8Array) => [...state].map((code) => GAP_STATES[code]);

describe('benchmarkOf', () => {
  it('weights by persons and leaves out zones without value or weight', () => {
    // (10 * 1 + 20 * 3) / 4 = 17.5; 99 has no weight, the fourth no value, the last nobody
    const values = of(10, 20, 99, NaN, 1000);
    expect(benchmarkOf(values, of(1, 3, NaN, 5, 0), 'weighted-mean')).toBe(17.5);
    // (10 + 20 + 99 + 1000) / 4
    expect(benchmarkOf(values, null, 'mean')).toBe(282.25);
  });

  it('is missing when there is nothing to average', () => {
    expect(benchmarkOf(of(NaN, NaN), null, 'mean')).toBeNaN();
    expect(benchmarkOf(of(1, 2), of(0, NaN), 'weighted-mean')).toBeNaN();
  });

  it('refuses what cannot be averaged', () => {
    expect(() => benchmarkOf(of(1), null, 'weighted-mean')).toThrow(RangeError);
    expect(() => benchmarkOf(of(1, 2), of(1), 'weighted-mean')).toThrow('1 weights for 2 values');
    expect(() => benchmarkOf(of(1, 2), of(1, -1), 'weighted-mean')).toThrow('weight 1');
    expect(() => benchmarkOf(of(Infinity), null, 'mean')).toThrow('value 0');
  });

  it('of equal values is that value, so that nobody is below it', () => {
    fc.assert(fc.property(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.array(fc.double({ min: 0.001, max: 1e7, noNaN: true }), { minLength: 1 }), (value, weights) => {
      const values = new Float64Array(weights.length).fill(value);
      const benchmark = benchmarkOf(values, Float64Array.from(weights), 'weighted-mean');
      const table = gapRows({ values, benchmark, direction: 'higher', near: null, persons: null, poor: null });
      expect(table.below).toBe(0);
    }), SEED);
  });
});

describe('gapRows', () => {
  const values = of(8, 12, NaN, 9.5, 8, 10);
  const persons = of(100, 200, 400, 800, NaN, 1600);
  const poor = Uint8Array.of(1, 1, 1, 0, 1, 0);

  it('higher is better: derived by hand against 10', () => {
    const table = gapRows({ values, benchmark: 10, direction: 'higher', near: null, persons, poor });
    expect([...table.gap]).toEqual([-2, 2, NaN, -0.5, -2, 0]);
    expect([...table.shortfall]).toEqual([2, 0, NaN, 0.5, 2, 0]);
    expect([...table.attainment]).toEqual([0.8, 1.2, NaN, 0.95, 0.8, 1]);
    // 8, 8, 9.5, 10, 12: the two eights share rank 1, the next is 3
    expect([...table.rank]).toEqual([1, 5, NaN, 3, 1, 4]);
    expect(states(table.state)).toEqual(['below', 'met', 'missing', 'below', 'below', 'met']);
    // zones 0, 3, 4 are below; zone 4 has no figure of people: 100 + 800; tagged: 0 and 4
    expect(table).toMatchObject({ n: 5, below: 3, personsBelow: 900, poorBelow: 2 });
  });

  it('lower is better: shortfall, attainment and rank turn round, the gap does not', () => {
    const table = gapRows({ values, benchmark: 10, direction: 'lower', near: null, persons, poor });
    expect([...table.gap]).toEqual([-2, 2, NaN, -0.5, -2, 0]);
    expect([...table.shortfall]).toEqual([0, 2, NaN, 0, 0, 0]);
    expect([...table.attainment]).toEqual([1.25, 10 / 12, NaN, 10 / 9.5, 1.25, 1]);
    // 12, 10, 9.5, 8, 8
    expect([...table.rank]).toEqual([4, 1, NaN, 3, 4, 2]);
    expect(table).toMatchObject({ n: 5, below: 1, personsBelow: 200, poorBelow: 1 });
  });

  it('near takes what is short by at most the tolerance, its edge included whatever the rounding', () => {
    const near = (value: number, benchmark: number, tolerance: number | null, direction: 'higher' | 'lower' = 'higher') =>
      states(gapRows({ values: of(value), benchmark, direction, near: tolerance, persons: null, poor: null }).state)[0];
    expect(near(9.5, 10, null)).toBe('below');
    expect(near(9.5, 10, 0)).toBe('below');
    expect(near(10, 10, 0)).toBe('met');
    expect(near(9.49, 10, 0.05)).toBe('below');
    // 1 - 0.95 is a little more than 0.05 in binary, 3 * (1 - 0.1) a little more than 2.7
    expect([near(9.5, 10, 0.05), near(0.95, 1, 0.05), near(2.7, 3, 0.1)]).toEqual(['near', 'near', 'near']);
    expect([near(10.5, 10, 0.05, 'lower'), near(10.51, 10, 0.05, 'lower')]).toEqual(['near', 'below']);
    // below zero the tolerance is of the size of the benchmark: -10.5 is 0.5 short of -10
    expect(near(-10.5, -10, 0.05)).toBe('near');
  });

  it('a near zone is not counted as below', () => {
    const table = gapRows({ values: of(9.5, 8), benchmark: 10, direction: 'higher', near: 0.05, persons: of(1, 2), poor: Uint8Array.of(1, 1) });
    expect(table).toMatchObject({ n: 2, below: 1, personsBelow: 2, poorBelow: 1 });
  });

  it('a ratio to nothing does not exist', () => {
    const higher = gapRows({ values: of(1, 0), benchmark: 0, direction: 'higher', near: null, persons: null, poor: null });
    expect([...higher.attainment]).toEqual([NaN, NaN]);
    const lower = gapRows({ values: of(0, 4), benchmark: 5, direction: 'lower', near: null, persons: null, poor: null });
    expect([...lower.attainment]).toEqual([NaN, 1.25]);
  });

  it('counts of what was not given are missing, of nobody 0', () => {
    const none = { values: of(11), benchmark: 10, direction: 'higher', near: null } as const;
    expect(gapRows({ ...none, persons: null, poor: null })).toMatchObject({ below: 0, personsBelow: NaN, poorBelow: NaN });
    expect(gapRows({ ...none, persons: of(7), poor: Uint8Array.of(1) })).toMatchObject({ below: 0, personsBelow: 0, poorBelow: 0 });
    expect(gapRows({ ...none, values: of(9), persons: of(NaN), poor: null })).toMatchObject({ below: 1, personsBelow: NaN });
  });

  it('refuses what does not fit', () => {
    const good = { values: of(1), benchmark: 1, direction: 'higher', near: null, persons: null, poor: null } as const;
    expect(() => gapRows({ ...good, benchmark: NaN })).toThrow('benchmark is NaN');
    expect(() => gapRows({ ...good, near: -0.1 })).toThrow('tolerance');
    expect(() => gapRows({ ...good, near: NaN })).toThrow('tolerance');
    expect(() => gapRows({ ...good, values: of(-Infinity) })).toThrow('value 0');
    expect(() => gapRows({ ...good, persons: of(1, 2) })).toThrow('2 persons for 1 values');
    expect(() => gapRows({ ...good, poor: new Uint8Array(3) })).toThrow('3 tags for 1 values');
  });

  it('laws: one side at a time, rank counts the worse, mirrored directions agree', () => {
    const column = fc.array(fc.oneof(fc.constant(NaN), fc.integer({ min: -20, max: 20 })), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(column, fc.integer({ min: -20, max: 20 }), fc.constantFrom(null, 0, 0.1, 0.5), (list, benchmark, near) => {
      const given = Float64Array.from(list);
      const table = gapRows({ values: given, benchmark, direction: 'higher', near, persons: null, poor: null });
      list.forEach((value, i) => {
        if (Number.isNaN(value)) {
          expect([table.gap[i], table.shortfall[i], table.attainment[i], table.rank[i]]).toEqual([NaN, NaN, NaN, NaN]);
          return;
        }
        expect(table.shortfall[i]).toBe(Math.max(0, benchmark - value));
        expect(table.rank[i]).toBe(1 + list.filter((other) => other < value).length);
        expect(states(table.state)[i] === 'met').toBe(value >= benchmark);
      });
      const mirrored = gapRows({ values: given.map((v) => -v), benchmark: -benchmark, direction: 'lower', near, persons: null, poor: null });
      expect([...mirrored.rank]).toEqual([...table.rank]);
      expect([...mirrored.state]).toEqual([...table.state]);
      expect([...mirrored.shortfall]).toEqual([...table.shortfall]);
    }), SEED);
  });
});

describe('2020 census, years of schooling by county', () => {
  const folder = material('data', 'cn_tudigong_2020census');

  it.skipIf(folder === null)('counts the counties and people below the national mean', () => {
    const table = (name: string) => readFileSync(join(folder!, name), 'utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/).map((line) => line.split(','));
    const column = (rows: string[][], name: string) => {
      const at = rows[0].indexOf(name);
      return new Map(rows.slice(1).map((row) => [row[0], row[at] === '' || row[at].startsWith('#') ? NaN : Number(row[at])]));
    };
    const schooling = column(table('education.csv'), 'EDUC_AVGY');
    const people = column(table('population.csv'), 'POPU');
    const persons = Float64Array.from(schooling.keys(), (code) => people.get(code) ?? NaN);
    const asPrinted = Float64Array.from(schooling.values());
    const benchmark = benchmarkOf(asPrinted, persons, 'weighted-mean');
    expect(benchmark).toBeCloseTo(9.4865, 4);

    // One county (350527) was not counted: no persons, error text in its shares, but a printed 0 for the years.
    const counted = asPrinted.map((value, i) => (Number.isNaN(persons[i]) ? NaN : value));
    const rows = { benchmark, direction: 'higher', near: null, persons, poor: null } as const;
    expect(gapRows({ ...rows, values: counted })).toMatchObject({ n: 2989, below: 2027, personsBelow: 827_568_830 });
    expect(gapRows({ ...rows, values: asPrinted })).toMatchObject({ n: 2990, below: 2028, personsBelow: 827_568_830 });
  });
});
