import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { Analysis } from '../../api/recipe.ts';
import type { OverviewAnalysis } from '../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import type { CauseFigures } from '../../engine/analyses/overview/causes.ts';
import type { CoverageItem } from '../../engine/analyses/overview/coverageItems.ts';
import { CIRCUMSTANCES, indicatorCauses } from '../../engine/analyses/overview/indicatorCauses.ts';
import type { IndicatorContext } from '../../engine/analyses/overview/indicatorCauses.ts';
import { checkOverview } from '../../engine/analyses/overview/overview.ts';
import { runAnalysis } from '../../engine/analyses/runAnalysis.ts';
import { buildTown, columnOf, control } from './town.ts';

/**
 * The town of town.ts by road from the clinic (in A, capacity 30): A has 300 people, all within 30 minutes; B has 1,200 people, none within: 800 in the one place larger than
 * the mean place of 620 (distance), 400 in a smaller one (spread). The whole: 300 of 1,500 inside, a share of 0.2. The school (capacity unknown) stands in B.
 * Benchmark 9 everywhere; A is below in `beds` and `books`, B in `visits` and `doctors`; B reported no `books` in 2020, the last (7) in 2018.
 */
const folder = mkdtempSync(join(tmpdir(), 'junheng-causes-'));
let town: ProjectFile;
beforeAll(() => {
  town = buildTown(join(folder, 'town.junheng'));
  const columns = { visits: [10, 1, NaN, NaN], beds: [6, 10, NaN, NaN], books: [8, NaN, NaN, 7], doctors: [9, 5, NaN, NaN], town: [9, 12, NaN, NaN], country: [9, 4, NaN, NaN], deaths: [1, 9, NaN, NaN], births: [100, 1000, NaN, NaN] };
  town.insertDataset({
    role: 'indicators', name: 'i.csv', rowCount: 4, notes: [], sources: [], request: { role: 'indicators', input: { path: 'i.csv', code: 'code' } },
    // The built-in profile has rules of this area for `school`.
    meta: { about: { beds: { area: 'cross-cutting' } } },
    columns: [{ name: 'code', values: ['990101', '990102', '990101', '990102'] }, { name: 'year', values: Float64Array.of(2020, 2020, 2018, 2018) }, ...Object.entries(columns).map(([name, values]) => ({ name: `value:${name}`, values: Float64Array.from(values) }))],
  }, false);
});
afterAll(() => {
  town.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (analysis: Analysis, needed: RunDraft[] = []): RunDraft => runAnalysis(town, analysis, control(), needed);
const road = () => run({ id: 'clinic', kind: 'coverage', model: 'network', snap: 'nearest-node', minutes: 30, facilityTypes: ['clinic'] });
const higher = (...columns: string[]) => columns.map((column) => ({ column, direction: 'higher' as const }));
const gaps = (id = 'g') => run({ id, kind: 'gaps', indicators: higher('visits', 'beds', 'books', 'doctors'), benchmark: { value: 9 }, year: 2020 });
const page = (keys: Partial<OverviewAnalysis> = {}, more: RunDraft[] = []) => run({ id: 'o', kind: 'overview', gaps: 'g', coverage: 'clinic', shareNeeded: 0.9, ...keys }, [road(), gaps(), ...more]);

/** Row of an indicator in a county. */
function why(draft: RunDraft, item: string, code: string): Record<string, string | number | null> {
  const table = draft.tables.find(({ name }) => name === 'causes')!.columns;
  const at = (name: string) => columnOf(draft, name, 'causes');
  const row = at('code').findIndex((one, i) => one === code && at('item')[i] === item);
  return Object.fromEntries(table.map(({ name, values }) => [name, values[row]]));
}

const codesOf = (call: () => unknown): (string | undefined)[][] => {
  try {
    call();
  } catch (error) {
    return (error as InputError).findings.map(({ code, parameter }) => [code, parameter]);
  }
  return [];
};

describe('why an indicator is below', () => {
  test('too few people within the limit of its facilities: the cause of that coverage, with its parts', () => {
    const draft = page({ services: { visits: ['clinic'] } });
    expect(why(draft, 'visits', '990102')).toMatchObject({
      cause: 'distance', reason: 'coverage', kind: 'indicator', analysis: 'g', service: 'clinic', persons_share: 0, share_reference: 0.9, persons_outside: 1200, persons_distance: 800, persons_spread: 400,
      coverage_short: 1, value: 1, benchmark: 9, year: 2020,
    });
    // Without a share needed, the share of the whole area.
    expect(why(page({ services: { visits: ['clinic'] }, shareNeeded: undefined }), 'visits', '990102')).toMatchObject({ cause: 'distance', share_reference: 0.2 });
    expect(columnOf(draft, 'cause', 'gaplist')[columnOf(draft, 'item', 'gaplist').indexOf('visits')]).toBe('distance');
    expect((draft.totals['indicators'] as object[])[0]).toMatchObject({ indicator: 'visits', facility_types: ['clinic'], causes: { distance: 1, spread: 0, capacity: 0, data_gap: 0, none: 0 } });
  });

  test('less capacity per head than in the whole area, or fewer facilities where a capacity is unknown', () => {
    // No coverage of schools on the page. One school for 1,500 people is 6.67 per 10,000; A has none.
    const draft = page({ services: { beds: ['school'] } });
    const row = why(draft, 'beds', '990101');
    expect(row).toMatchObject({ cause: 'capacity', reason: 'capacity', facilities_inside: 0, facilities_per_10k: 0, coverage_short: NaN, capacity_short: 1, capacity_per_10k: NaN });
    expect(row['area_facilities_per_10k']).toBeCloseTo(10_000 / 1500, 12);
    // The clinic's capacity is known: 30 for 300 people, 1,000 per 10,000 in A, 200 in all; so capacity does not explain A, and nothing else does.
    expect(why(page({ services: { beds: ['clinic'] } }), 'beds', '990101')).toMatchObject({ cause: null, reason: 'none', capacity_per_10k: 1000, area_capacity_per_10k: 200, capacity_short: 0, coverage_short: 0, persons_share: 1 });
  });

  test('the facilities of an area are those a profile names, unless the recipe does', () => {
    expect(why(page(), 'beds', '990101')).toMatchObject({ cause: 'capacity' });
    expect(why(page({ services: { 'cross-cutting': ['clinic'] } }), 'beds', '990101')).toMatchObject({ cause: null });
    expect(why(page({ services: { 'cross-cutting': ['clinic'], beds: ['school'] } }), 'beds', '990101')).toMatchObject({ cause: 'capacity' });
    // Of visits nothing is known: it is said so.
    expect(why(page(), 'visits', '990102')).toMatchObject({ cause: null, reason: 'none', coverage_short: NaN, capacity_short: NaN, country_short: NaN });
  });

  test('the town meets the benchmark and the country does not: only of the same indicator and year', () => {
    const pair = (column: string, year = 2020) => run({ id: 'd', kind: 'disparity', of: { column, year }, urban: { column: 'town', year: 2020 }, rural: { column: 'country', year: 2020 } });
    expect(why(page({ disparity: 'd' }, [pair('doctors')]), 'doctors', '990102')).toMatchObject({ cause: 'spread', reason: 'country', urban: 12, rural: 4, country_short: 1, benchmark: 9 });
    expect(codesOf(() => page({ disparity: 'd' }, [pair('town')]))).toEqual([['recipe.invalid-value', 'analyses.o.disparity']]);
  });

  test('what is missing is a gap of the data, with the last figure there was', () => {
    expect(why(page(), 'books', '990102')).toMatchObject({ cause: 'data-gap', reason: 'value-missing', value: NaN, last_year: 2018, last_value: 7, persons_outside: NaN, coverage_short: NaN });
    const rates = { id: 'g', kind: 'gaps' as const, benchmark: { value: 8 }, year: 2020 };
    const deaths = { column: 'deaths', per: 'births', times: 1000, direction: 'lower' as const, name: 'mortality' };
    const of = (gap: RunDraft) => run({ id: 'o', kind: 'overview', gaps: 'g' }, [gap]);
    // A: 1 death of 100 births is 10 per mille, above 8; the interval of 1 event reaches from 0.25 to 55.7. B: 9 per mille of 9 deaths, from 4.1 to 17.
    const interval = of(run({ ...rates, indicators: [{ ...deaths, interval: 'poisson' }] }));
    expect(why(interval, 'mortality', '990101')).toMatchObject({ cause: 'data-gap', reason: 'few-events', value: 10, benchmark: 8 });
    expect(why(interval, 'mortality', '990101')['value_low']).toBeCloseTo(0.2532, 3);
    const hidden = of(run({ ...rates, indicators: [{ ...deaths, hideBelow: 5 }] }));
    expect(why(hidden, 'mortality', '990101')).toMatchObject({ cause: 'data-gap', reason: 'value-hidden', last_year: NaN });
    expect(why(hidden, 'mortality', '990102')).toMatchObject({ cause: null, reason: 'none', value: 9 });
  });

  test('figures of an earlier year than the page, where nothing else explains', () => {
    const early = run({ id: 'early', kind: 'gaps', indicators: higher('books'), benchmark: { value: 9 }, year: 2018 });
    expect(why(page({ gaps: ['g', 'early'] }, [early]), 'books', '990101')).toMatchObject({ analysis: 'g', reason: 'none' });
    const row = columnOf(page({ gaps: ['g', 'early'] }, [early]), 'reason', 'causes').indexOf('older');
    expect(columnOf(page({ gaps: ['g', 'early'] }, [early]), 'code', 'causes')[row]).toBe('990102');
  });

  test('the services of the table come first, as they always did', () => {
    expect(columnOf(page(), 'kind', 'causes')).toEqual(['coverage', 'indicator', 'indicator', 'indicator', 'indicator', 'indicator']);
    expect(columnOf(page(), 'persons_distance', 'causes')[0]).toBe(800);
  });

  test('bad input: unknown types and keys, keys without indicators', () => {
    expect(codesOf(() => { checkOverview(town, { id: 'o', kind: 'overview', gaps: 'g', services: { beds: ['clinik'] } }); })).toEqual([['analysis.no-facilities', 'analyses.o.services.beds']]);
    expect(codesOf(() => { checkOverview(town, { id: 'o', kind: 'overview', coverage: 'c', services: { beds: ['clinic'] } }); })).toEqual([['recipe.missing-key', 'analyses.o.gaps']]);
    expect(codesOf(() => page({ services: { bedz: ['clinic'] } }))).toEqual([['recipe.invalid-value', 'analyses.o.services']]);
    expect(codesOf(() => page({ disparity: 'g' }))).toEqual([['recipe.invalid-value', 'analyses.o.disparity']]);
  });
});

describe('only what is more common among the counties below is named', () => {
  const parts = (count: number): CauseFigures => ({ ...Object.fromEntries(['distance', 'spread', 'dataGap', 'capacity', 'placesOutside', 'straightKm', 'facilitiesInside', 'facilitiesPer10k'].map((name) => [name, new Float64Array(count)])) as unknown as CauseFigures, distance: new Float64Array(count).fill(1) });
  const context = (state: string[], share: (number | null)[], supply: (number | null)[] = state.map(() => null)): IndicatorContext => {
    const numbers = (list: (number | null)[]) => Float64Array.from(list, (value) => value ?? NaN);
    const none = new Float64Array(state.length).fill(NaN);
    return {
      item: { run: { totals: { x: { operator: '>=' } }, basis: { year: 2020 } }, indicator: 'x', state, benchmark: new Float64Array(state.length).fill(1), value: none, shortfall: none, relativeGap: none, persons: none, low: none, high: none } as unknown as IndicatorContext['item'],
      types: ['clinic'], coverage: [{ item: { share: numbers(share) } as CoverageItem, causes: parts(state.length), reference: 0.5 }],
      supply: { inside: none, facilities: numbers(supply), capacity: null, area: { facilities: 1, capacity: NaN } }, pair: null,
      missing: { reason: state.map((one) => (one === 'missing' ? 'value-missing' : null)), lastYear: none, lastValue: none }, older: false,
    };
  };
  test('as common where the benchmark is met: not named, and counted', () => {
    // Below: 1 of 2 short; others: 1 of 2 short. Equal shares explain nothing.
    const equal = indicatorCauses(context(['below', 'below', 'met', 'near'], [0.2, 0.8, 0.4, 0.9]));
    expect(equal.contrast.coverage).toEqual({ below: 2, belowWith: 1, others: 2, othersWith: 1, explains: false });
    expect([equal.reason, equal.cause]).toEqual([['none', 'none', null, null], [null, null, null, null]]);
    // Both below are short, one of two others is.
    const more = indicatorCauses(context(['below', 'below', 'met', 'near'], [0.2, 0.3, 0.4, 0.9]));
    expect(more.cause).toEqual(['distance', 'distance', null, null]);
    // Nobody else to compare with.
    expect(indicatorCauses(context(['below', 'missing'], [0.2, 0.2])).cause).toEqual(['distance', 'data-gap']);
    // A share of exactly the reference is enough; the next circumstance is looked at.
    expect(indicatorCauses(context(['below', 'met'], [0.5, 0.9], [0.5, 2])).reason).toEqual(['capacity', null]);
  });

  test('laws: a county that meets its benchmark has no cause; parts never exceed the whole', () => {
    const county = fc.record({ state: fc.constantFrom('met', 'near', 'below', 'missing'), share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })), supply: fc.option(fc.double({ min: 0, max: 2, noNaN: true })) });
    fc.assert(fc.property(fc.array(county, { minLength: 1, maxLength: 12 }), (counties) => {
      const { reason, cause, contrast, holds } = indicatorCauses(context(counties.map(({ state }) => state), counties.map(({ share }) => share), counties.map(({ supply }) => supply)));
      counties.forEach(({ state }, unit) => {
        expect(reason[unit] === null).toBe(state === 'met' || state === 'near');
        expect(cause[unit] === null).toBe(reason[unit] === null || reason[unit] === 'none');
        const named = CIRCUMSTANCES.find((one) => one === reason[unit]);
        if (named !== undefined) expect([holds[named][unit], contrast[named].explains]).toEqual([1, true]);
      });
      for (const one of CIRCUMSTANCES) {
        const { below, belowWith, others, othersWith } = contrast[one];
        expect(belowWith).toBeLessThanOrEqual(below);
        expect(othersWith).toBeLessThanOrEqual(others);
        expect(below + others).toBeLessThanOrEqual(counties.length);
      }
    }), { seed: 4, numRuns: 300 });
  });
});
