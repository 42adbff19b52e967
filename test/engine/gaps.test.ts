import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { GapsAnalysis } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import { runGaps } from '../../engine/analyses/gaps.ts';
import { material } from '../material.ts';
import { readCsv, runCli } from './runCli.ts';
import { columnOf, control } from './town.ts';

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
    expect(draft.totals).toEqual({ schooling: { direction: 'higher', year: 2020, benchmark: 9, n: 2, below: 1, persons_below: 300, poor_below: null } });
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
      zones: { path: join(census!, 'derived', 'counties_wgs84.geojson'), code: 'CODE', name: 'NAME' },
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
  const { totals } = JSON.parse(readFileSync(join(out, 'g.json'), 'utf8')) as { totals: Record<string, Record<string, number>> };
  expect(totals['EDUC_AVGY']).toMatchObject({ n: 2989, below: 2027, persons_below: 827_568_830 });
  expect(totals['EDUC_AVGY']['benchmark']).toBeCloseTo(9.4865, 4);
  const rows = readCsv(readFileSync(join(out, 'g.csv'), 'utf8'));
  expect(rows).toHaveLength(2990);
  expect(rows.filter((row) => row['state'] === 'missing').map((row) => row['code'])).toEqual(['350527']);
});
