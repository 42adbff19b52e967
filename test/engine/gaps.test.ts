import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { GapsAnalysis } from '../../api/valueAnalyses.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import { checkGaps } from '../../engine/analyses/gaps/checkGaps.ts';
import { checksOf } from '../../engine/analyses/checks/checks.ts';
import { runGaps } from '../../engine/analyses/gaps/gaps.ts';
import { fewEventsNotes } from '../../engine/analyses/gaps/indicatorRates.ts';
import { material } from '../material.ts';
import { readCsv, runCli } from './runCli.ts';
import { buildTown, columnOf, control } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-gaps-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three counties and the nation over two years; b has no value in 2020. */
function project(): ProjectFile {
  const file = ProjectFile.create(join(folder, `${Math.floor(performance.now() * 1e6)}.junheng`));
  file.insertDataset({
    role: 'indicators', name: 'i.csv', rowCount: 8, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'i.csv', code: 'code', year: 'year' } },
    columns: [
      { name: 'code', values: ['000000', 'c', 'a', 'b', '000000', 'a', 'b', 'c'] }, { name: 'name', values: ['全国', '丙', '甲', '乙', '全国', '甲', '乙', '丙'] },
      { name: 'year', values: Float64Array.of(2020, 2020, 2020, 2020, 2015, 2015, 2015, 2015) },
      { name: 'value:schooling', values: Float64Array.of(9, 8, 10, NaN, 8.5, 7, 7.5, 7) },
      { name: 'value:people', values: Float64Array.of(NaN, 300, 100, 200, NaN, 1, 1, 1) },
    ],
  }, false);
  return file;
}

const run = (analysis: Omit<GapsAnalysis, 'id' | 'kind'>) => {
  const file = project();
  try {
    return runGaps(file, { id: 'g', kind: 'gaps', ...analysis }, control());
  } finally {
    file.close();
  }
};
test('weight population: the people of the project, where no table has a column of that name', () => {
  const file = buildTown(join(folder, 'town.junheng'));
  file.insertDataset({
    role: 'indicators', name: 'beds.csv', rowCount: 2, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'beds.csv', code: 'code' } },
    columns: [{ name: 'code', values: ['990101', '990102'] }, { name: 'year', values: Float64Array.of(NaN, NaN) }, { name: 'value:beds', values: Float64Array.of(5, 10) }],
  }, false);
  const analysis: GapsAnalysis = { id: 'g', kind: 'gaps', indicators: [{ column: 'beds', direction: 'higher' }], benchmark: 'weighted-mean', weight: 'population' };
  checkGaps(file, analysis);
  // (300 x 5 + 1200 x 10) / 1500
  const draft = runGaps(file, analysis, control());
  expect(draft.totals['beds']).toMatchObject({ benchmark: 9, below: 1, persons_below: 300 });
  expect(columnOf(draft, 'persons')).toEqual([300, 1200]);
  file.close();
  const bare = project();
  expect(() => checkGaps(bare, { ...analysis, indicators: [{ column: 'schooling', direction: 'higher' }] })).toThrow(expect.objectContaining({ findings: [expect.objectContaining({ code: 'recipe.missing-input', parameter: 'inputs.population' })] }));
  bare.close();
});

test('people fewer than none are an error of the weight column, not of the program; a wrong column names the nearest', () => {
  const file = project();
  const findings = (analysis: Partial<GapsAnalysis>) => {
    try {
      runGaps(file, { id: 'g', kind: 'gaps', indicators: [{ column: 'schooling', direction: 'higher' }], benchmark: 'weighted-mean', ...analysis }, control());
    } catch (error) {
      return (error as InputError).findings;
    }
    return [];
  };
  file.insertDataset({
    role: 'indicators', name: 'debt.csv', rowCount: 2, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'debt.csv', code: 'code' } },
    columns: [{ name: 'code', values: ['a', 'c'] }, { name: 'year', values: Float64Array.of(NaN, NaN) }, { name: 'value:debt', values: Float64Array.of(5, -3) }],
  }, false);
  expect(findings({ weight: 'debt' })).toMatchObject([{ code: 'row.negative', file: 'debt.csv', column: 'debt', parameter: 'analyses.g.weight', values: { count: 1, text: '-3 (c)' } }]);
  expect(findings({ weight: 'people', indicators: [{ column: 'schoolling', direction: 'higher' }] })).toMatchObject([{ code: 'column.missing', values: { nearest: 'schooling' } }]);
  // A tag that was named and nobody has: not a column of empty cells.
  expect(() => checkGaps(file, { id: 'g', kind: 'gaps', indicators: schooling, benchmark: { value: 1 }, tag: 'por' })).toThrow(expect.objectContaining({ findings: [expect.objectContaining({ code: 'column.missing', parameter: 'analyses.g.tag' })] }));
  file.close();
});

const schooling = [{ column: 'schooling', direction: 'higher' as const }];

describe('gaps', () => {
  test('against the national row of the latest year; missing is not below', () => {
    const draft = run({ indicators: schooling, benchmark: 'national', weight: 'people' });
    expect(columnOf(draft, 'code')).toEqual(['a', 'b', 'c']);
    expect(columnOf(draft, 'year')).toEqual([2020, 2020, 2020]);
    expect(columnOf(draft, 'gap')).toEqual([1, NaN, -1]);
    expect(columnOf(draft, 'shortfall')).toEqual([0, NaN, 1]);
    expect(columnOf(draft, 'state')).toEqual(['met', 'missing', 'below']);
    expect(columnOf(draft, 'rank')).toEqual([2, NaN, 1]);
    expect(draft.totals).toMatchObject({ schooling: { direction: 'higher', year: 2020, benchmark: 9, n: 2, below: 1, persons_below: 300, poor_below: null, operator: '>=', met: 1, near: 0, missing: 1 } });
    expect(draft.basis.year).toBe(2020);
  });

  test('weighted mean over counties that have both; another year gives another answer', () => {
    // (10 x 100 + 8 x 300) / 400 = 8.5
    expect(run({ indicators: schooling, benchmark: 'weighted-mean', weight: 'people' }).totals).toMatchObject({ schooling: { benchmark: 8.5 } });
    expect(run({ indicators: schooling, benchmark: 'weighted-mean', weight: 'people', year: 2015 }).totals).toMatchObject({ schooling: { benchmark: 21.5 / 3, n: 3, below: 2, persons_below: 2 } });
  });

  test('a value equal to the benchmark meets it; without a tolerance nothing is near', () => {
    expect(columnOf(run({ indicators: schooling, benchmark: { value: 10 } }), 'state')).toEqual(['met', 'missing', 'below']);
    expect(columnOf(run({ indicators: schooling, benchmark: { value: 10 }, near: 0.2 }), 'state')).toEqual(['met', 'missing', 'near']);
  });

  test('a column, a year or a benchmark that is not there is named', () => {
    const codes = (analysis: Omit<GapsAnalysis, 'id' | 'kind'>) => {
      try {
        run(analysis);
      } catch (error) {
        return (error as InputError).findings.map((f) => [f.code, f.parameter]);
      }
      return [];
    };
    expect(codes({ indicators: [{ column: 'schoolin', direction: 'higher' }], benchmark: 'mean' })).toEqual([['column.missing', 'analyses.g.indicators[0].column']]);
    expect(codes({ indicators: schooling, benchmark: 'mean', year: 1999 })).toEqual([['analysis.year-missing', 'analyses.g.year']]);
    expect(codes({ indicators: schooling, benchmark: 'weighted-mean' })).toEqual([['recipe.missing-key', 'analyses.g.weight']]);
    expect(codes({ indicators: [{ column: 'people', direction: 'higher' }], benchmark: 'national' })).toEqual([['analysis.no-benchmark', 'analyses.g.benchmark']]);
  });
});

const census = material('data', 'cn_tudigong_2020census');
test.skipIf(!census)('2020 census: average schooling against the population-weighted mean', { timeout: 120_000 }, async () => {
  const recipe = {
    inputs: {
      zones: { path: join(census!, 'derived', 'counties_wgs84.geojson'), code: 'CODE', name: 'NAME', parent: 'PROV_CODE' },
      indicators: [
        { path: join(census!, 'education.csv'), code: 'CODE', name: 'NAME', year: 2020 },
        { path: join(census!, 'population.csv'), code: 'CODE', name: 'NAME', year: 2020 },
      ],
    },
    analyses: [{ id: 'g', kind: 'gaps', indicators: [{ column: 'EDUC_AVGY', direction: 'higher' }], year: 2020, benchmark: 'weighted-mean', weight: 'POPU' }],
  };
  const path = join(folder, 'census.json');
  writeFileSync(path, JSON.stringify(recipe));
  const out = join(folder, 'census');
  const outcome = await runCli(['run', path, '--out', out, '--json', '--lang', 'en']);
  expect(outcome.stderr).toBe('');
  const { checks } = JSON.parse(readFileSync(join(out, 'g.json'), 'utf8')) as { checks: { id: string; state: string }[] };
  expect(checks.filter(({ state }) => state !== 'not-applicable').map(({ id, state }) => `${id} ${state}`)).toEqual(['counties-sum pass', 'parents-sum pass']);
  const { totals } = JSON.parse(readFileSync(join(out, 'g.json'), 'utf8')) as { totals: Record<string, Record<string, number>> };
  expect(totals['EDUC_AVGY']).toMatchObject({ n: 2989, below: 2027, persons_below: 827_568_830 });
  expect(totals['EDUC_AVGY']['benchmark']).toBeCloseTo(9.4865, 4);
  const rows = readCsv(readFileSync(join(out, 'g.csv'), 'utf8'));
  expect(rows).toHaveLength(2990);
  expect(rows.filter((row) => row['state'] === 'missing').map((row) => row['code'])).toEqual(['350527']);
});

describe('benchmarks, operators, rates', () => {
  /** Two prefectures: a, b in north, c, d in south. Deaths and births of two years; b's rate of 2020 alone rests on one death. */
  function counties(): ProjectFile {
    const file = ProjectFile.create(join(folder, `counties-${Math.random()}.junheng`));
    const codes = ['a', 'b', 'c', 'd', '000000'];
    const columns: Record<string, [now: number[], before: number[]]> = {
      rate: [[95, 96, 80, 94.9, 95], [90, 90, 80, 90, 90]], people: [[100, 200, 400, 800, NaN], [100, 200, 400, 800, NaN]],
      deaths: [[8, 1, 20, 0, 900], [7, 3, 20, 2, 900]], births: [[1000, 500, 2000, 100, 100_000], [1000, 500, 2000, 100, 100_000]],
      town: [[97, 98, 85, 96, NaN], [91, 92, 85, 90, NaN]],
    };
    file.insertDataset({
      role: 'indicators', name: 'i.csv', rowCount: 10, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'i.csv', code: 'code', year: 'year' } },
      columns: [
        { name: 'code', values: [...codes, ...codes] }, { name: 'year', values: Float64Array.of(...codes.map(() => 2020), ...codes.map(() => 2019)) },
        { name: 'text:prefecture', values: ['north', 'north', 'south', 'south', null, 'north', 'north', 'south', 'south', null] },
        ...Object.entries(columns).map(([name, [now, before]]) => ({ name: `value:${name}`, values: Float64Array.of(...now, ...before) })),
      ],
    }, false);
    return file;
  }
  const gapsOf = (analysis: Omit<GapsAnalysis, 'id' | 'kind'>) => {
    const file = counties();
    try {
      return runGaps(file, { id: 'g', kind: 'gaps', ...analysis }, control());
    } finally {
      file.close();
    }
  };
  const rate = { column: 'rate', direction: 'higher' } as const;

  test('"> 95" fails 95.0, ">= 95" does not', () => {
    expect(columnOf(gapsOf({ indicators: [{ ...rate, operator: '>' }], benchmark: { value: 95 } }), 'state')).toEqual(['below', 'met', 'below', 'below']);
    expect(columnOf(gapsOf({ indicators: [rate], benchmark: { value: 95 } }), 'state')).toEqual(['met', 'met', 'below', 'below']);
    expect(columnOf(gapsOf({ indicators: [{ ...rate, operator: '>' }], benchmark: { value: 95 } }), 'shortfall')).toEqual([0, 0, 15, 95 - 94.9]);
  });

  test('the mean of the own prefecture, weighted or not, and the own counterpart', () => {
    expect(columnOf(gapsOf({ indicators: [rate], benchmark: { group: 'prefecture' } }), 'benchmark')).toEqual([95.5, 95.5, 87.45, 87.45]);
    // (95 x 100 + 96 x 200) / 300; (80 x 400 + 94.9 x 800) / 1200
    const weighted = gapsOf({ indicators: [rate], benchmark: { group: 'prefecture', weighted: true }, weight: 'people' });
    expect(columnOf(weighted, 'benchmark')).toEqual([28700 / 300, 28700 / 300, 107920 / 1200, 107920 / 1200]);
    expect(weighted.totals).toMatchObject({ rate: { benchmark: null, benchmark_kind: 'group:prefecture (weighted)', below: 2, persons_below: 500 } });
    const counterpart = gapsOf({ indicators: [rate], benchmark: { column: 'town' } });
    expect(columnOf(counterpart, 'gap')).toEqual([-2, -2, -5, 94.9 - 96]);
    expect(columnOf(counterpart, 'rank')).toEqual([2, 2, 1, 4]);
  });

  test('two denominators give two labelled results', () => {
    const draft = gapsOf({ indicators: [{ column: 'deaths', per: 'births', times: 1000, direction: 'lower' }, { column: 'deaths', per: 'people', times: 1000, direction: 'lower' }], benchmark: 'mean' });
    expect(Object.keys(draft.totals)).toEqual(['deaths / births × 1000', 'deaths / people × 1000']);
    expect(columnOf(draft, 'value').slice(0, 2)).toEqual([8, 80]);
  });

  test('few events: pooled over two years with an exact Poisson interval, or hidden', () => {
    const pooled = gapsOf({ indicators: [{ column: 'deaths', per: 'births', times: 1000, direction: 'lower', pool: 2, interval: 'poisson', name: 'mortality' }], benchmark: 'national' });
    // (8 + 7) / 2000, (1 + 3) / 1000, 40 / 4000, 2 / 200
    expect(columnOf(pooled, 'value')).toEqual([7.5, 4, 10, 10]);
    expect(columnOf(pooled, 'events')).toEqual([15, 4, 40, 2]);
    // Of the province the same two years: 61 of 7200.
    expect(columnOf(pooled, 'value', 'provinces')).toEqual([61_000 / 7200]);
    // Garwood for 4 events: 1.0898654 to 10.2415887 (Ulm 1990, American Journal of Epidemiology 131: 1.09, 10.24).
    expect(columnOf(pooled, 'value_low')[1]).toBeCloseTo(1.0898654, 6);
    expect(columnOf(pooled, 'value_high')[1]).toBeCloseTo(10.2415887, 6);
    expect(pooled.totals).toMatchObject({ mortality: { benchmark: 9, below: 2 } });
    const hidden = gapsOf({ indicators: [{ column: 'deaths', per: 'births', times: 1000, direction: 'lower', hideBelow: 5, name: 'mortality' }], benchmark: 'national' });
    expect(columnOf(hidden, 'state')).toEqual(['met', 'missing', 'below', 'missing']);
    expect(hidden.notes).toContainEqual(expect.objectContaining({ code: 'analysis.values-hidden', values: { count: 2, least: 5 } }));
    // Of unknown events none is the least.
    const told = (events: number[] | null) => fewEventsNotes({ column: 'deaths', direction: 'lower' }, { values: new Float64Array(0), events: events && Float64Array.from(events), exposure: null, low: null, high: null, hidden: 0 }, true, 'analyses.g');
    expect([told([NaN, 4, 3]), told([NaN]), told(null)].map(([note]) => note.values)).toEqual([{ least: 3 }, undefined, undefined]);
  });

  test('severity, z-score and relative gap', () => {
    const draft = gapsOf({ indicators: [rate], benchmark: { value: 96 }, near: 0.011, severity: [0.1, 0.15] });
    expect(columnOf(draft, 'state')).toEqual(['near', 'met', 'below', 'below']);
    // 80 lacks 16 of 96, a sixth: beyond both bounds; 94.9 lacks 1.1 of 96, more than 1.1 % of it: below, but under the first bound.
    expect(columnOf(draft, 'severity')).toEqual([0, 0, 3, 1]);
    expect(columnOf(draft, 'relative_gap')[2]).toBeCloseTo(-1 / 6, 12);
    const z = columnOf(draft, 'z_score') as number[];
    expect(z.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 12);
    expect(z.reduce((sum, one) => sum + one * one, 0)).toBeCloseTo(4, 12);
  });

  test('keys that contradict or need each other are named', () => {
    const codes = (indicator: object, more: object = {}) => {
      try {
        gapsOf({ indicators: [{ ...rate, ...indicator }], benchmark: 'mean', ...more });
      } catch (error) {
        return (error as InputError).findings.map((finding) => [finding.code, finding.parameter]);
      }
      return [];
    };
    expect(codes({ operator: '<' })).toEqual([['parameter.conflict', 'analyses.g.indicators[0].operator']]);
    expect(codes({ pool: 3 })).toEqual([['recipe.missing-key', 'analyses.g.indicators[0].per']]);
    expect(codes({}, { severity: [0.2, 0.1] })).toEqual([['parameter.out-of-range', 'analyses.g.severity']]);
    expect(codes({ per: 'brths' })).toEqual([['column.missing', 'analyses.g.indicators[0].per']]);
    expect(codes({}, { benchmark: { group: 'prefectur' } })).toEqual([['column.missing', 'analyses.g.benchmark.group']]);
  });
});

test('units above: counts over their denominator, sums of additive counts, means of the rest; townships that do not add up are told', () => {
  const file = ProjectFile.create(join(folder, 'above.junheng'));
  const square = (west: number) => [west, 26, west + 0.1, 26, west + 0.1, 26.1, west, 26.1];
  const zones = (role: 'zones' | 'townships', codes: string[], parents: string[], west: number[]) => file.insertDataset({
    role, name: role, rowCount: codes.length, notes: [], sources: [], meta: {}, request: { role, input: { path: role, code: 'code', parent: 'up' } },
    columns: [
      { name: 'code', values: codes }, { name: 'parent', values: parents }, { name: 'geometry.coordinates', values: Float64Array.from(west.flatMap(square)) },
      ...['ringOffsets', 'polygonOffsets', 'zoneOffsets'].map((name) => ({ name: `geometry.${name}`, values: Uint32Array.from([0, ...codes.keys()].map((_, i) => (name === 'ringOffsets' ? i * 4 : i))) })),
    ],
  }, false);
  zones('zones', ['1', '2', '3', '4'], ['east', 'east', 'west', 'east'], [104, 104.1, 104.2, 104.3]);
  zones('townships', ['11', '12', '21'], ['1', '1', '2'], [104, 104.05, 104.1]);
  file.insertDataset({
    role: 'indicators', name: 'i.csv', rowCount: 7, notes: [], sources: [], meta: { about: { beds: { additive: true } } }, request: { role: 'indicators', input: { path: 'i.csv', code: 'code' } },
    columns: [
      { name: 'code', values: ['1', '2', '3', '4', '11', '12', '21'] }, { name: 'year', values: new Float64Array(7).fill(2020) },
      { name: 'value:beds', values: Float64Array.of(30, 20, 7, 0, 10, 20, 19) }, { name: 'value:people', values: Float64Array.of(1000, 3000, 500, NaN, NaN, NaN, NaN) }, { name: 'value:schooling', values: Float64Array.of(8, 10, NaN, NaN, NaN, NaN, NaN) },
    ],
  }, false);
  const draft = runGaps(file, {
    id: 'g', kind: 'gaps', benchmark: { value: 9 }, weight: 'people',
    indicators: [{ column: 'beds', direction: 'higher' }, { column: 'beds', per: 'people', times: 1000, direction: 'higher' }, { column: 'schooling', direction: 'higher' }],
  }, control());
  file.close();
  expect(columnOf(draft, 'code', 'parents')).toEqual(['east', 'east', 'east', 'west', 'west', 'west']);
  expect(columnOf(draft, 'rolled_up', 'parents').slice(0, 3)).toEqual(['sum', 'ratio-of-sums', 'weighted-mean']);
  // 30 + 20; 50 per 4,000; (8 x 1000 + 10 x 3000) / 4000
  expect(columnOf(draft, 'value', 'parents')).toEqual([50, 12.5, 9.5, 7, 14, NaN]);
  expect(columnOf(draft, 'units_missing', 'parents').at(-1)).toBe(1);
  // The people of county 4 are unknown: those above are of the others, and the sums of the run agree.
  expect(columnOf(draft, 'persons', 'parents').slice(0, 3)).toEqual([4000, 4000, 4000]);
  expect(columnOf(draft, 'units_without_persons', 'parents')).toEqual([1, 1, 1, 0, 0, 0]);
  // Beds per 1,000: 30, 6.7, 14 against 9, so one county of east is below, with its 3,000 people; a sum has no benchmark, so no state.
  expect(columnOf(draft, 'units_below', 'parents')).toEqual([1, 1, 1, 1, 0, 0]);
  expect(columnOf(draft, 'persons_below', 'parents')).toEqual([NaN, 3000, 1000, 500, 0, 0]);
  expect(columnOf(draft, 'state', 'parents')).toEqual(['missing', 'met', 'met', 'missing', 'met', 'missing']);
  // Codes of one digit are of no province: all counties are one. 57 beds; 57 per 4,500; the mean of the two with schooling.
  expect(columnOf(draft, 'code', 'provinces')).toEqual(['all', 'all', 'all']);
  expect(columnOf(draft, 'value', 'provinces')).toEqual([57, (57 / 4500) * 1000, 9.5]);
  expect(columnOf(draft, 'units_below', 'provinces')).toEqual([2, 1, 1]);
  expect(checksOf(draft, null).filter(({ state }) => state === 'fail')).toEqual([]);
  expect(draft.notes).toContainEqual(expect.objectContaining({ code: 'analysis.sums-differ', values: { count: 1, first: '2', county: 20, townships: 19 } }));
});
