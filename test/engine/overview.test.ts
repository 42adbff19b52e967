import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { InputError } from '../../api/findings.ts';
import type { Analysis } from '../../api/recipe.ts';
import type { OverviewAnalysis } from '../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import { runAnalysis } from '../../engine/analyses/runAnalysis.ts';
import { buildTown, columnOf, control } from './town.ts';

/**
 * The town of town.ts by road from the clinic at node 1: p1 0 min and p2 10 min are inside 30 minutes, p3 (400 people, 10 km away by 35 minutes of road) and
 * p4 (800, urban, on an island) are outside, both in county B (poor). The mean place has (100 + 200 + 400 + 800 + 1600) / 5 = 620 people: p3 is smaller (spread), p4 larger
 * (distance). B has 1,200 people, no clinic, and all of them are outside.
 */
const folder = mkdtempSync(join(tmpdir(), 'junheng-overview-'));
let town: ProjectFile;
beforeAll(() => {
  town = buildTown(join(folder, 'town.junheng'));
  town.insertDataset({
    role: 'indicators', name: 'i.csv', rowCount: 3, notes: [], sources: [], meta: {}, request: { role: 'indicators', input: { path: 'i.csv', code: 'code' } },
    columns: [{ name: 'code', values: ['990101', '990102', '000000'] }, { name: 'year', values: Float64Array.of(2020, 2020, 2020) }, { name: 'value:schooling', values: Float64Array.of(8, 9.5, 9) }, { name: 'value:beds', values: Float64Array.of(6, NaN, 5) }],
  }, false);
});
afterAll(() => {
  town.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = (analysis: Analysis, needed: RunDraft[] = []): RunDraft => runAnalysis(town, analysis, control(), needed);
const road = () => run({ id: 'clinic', kind: 'coverage', model: 'network', snap: 'nearest-node', minutes: [30, 60], facilityTypes: ['clinic'] });
const gaps = () => run({ id: 'g', kind: 'gaps', indicators: [{ column: 'schooling', direction: 'higher' }, { column: 'beds', direction: 'higher' }], benchmark: 'national' });
const page = (keys: Partial<OverviewAnalysis> = {}) => run({ id: 'o', kind: 'overview', gaps: 'g', coverage: 'clinic', ...keys }, [road(), gaps()]);

describe('overview', () => {
  test('a county per row: indicators, share, people outside, of whom rural', () => {
    const draft = page();
    const row = (name: string) => columnOf(draft, name);
    expect(row('code')).toEqual(['990101', '990102']);
    expect(row('poor')).toEqual([0, 1]);
    expect(row('persons')).toEqual([300, 1200]);
    expect(row('persons_outside_clinic')).toEqual([0, 1200]);
    expect(row('rural_outside_clinic')).toEqual([0, 400]);
    expect(row('indicators_below')).toEqual([1, 0]);
    expect(row('indicators_compared')).toEqual([2, 1]);
    // A is below in schooling; B only has people outside, and no share was demanded.
    expect(row('state')).toEqual(['red', 'amber']);
    expect(columnOf(page({ shareNeeded: 0.9 }), 'state')).toEqual(['red', 'red']);
    expect(draft.totals).toMatchObject({ red: 1, amber: 1, green: 0, coverage: [{ key: 'clinic', persons: 1500, persons_outside: 1200, poor_outside: 1200, rural_outside: 400, limit_minutes: 30 }] });
    expect(draft.basis).toMatchObject({ model: 'network', limitsMinutes: [30] });
  });

  test('the gap list is sorted by people; its coverage rows add up to the people outside', () => {
    const draft = page();
    expect(columnOf(draft, 'persons_affected', 'gaplist')).toEqual([1200, 300]);
    expect(columnOf(draft, 'item', 'gaplist')).toEqual(['clinic', 'schooling']);
    expect(columnOf(draft, 'rural_affected', 'gaplist')).toEqual([400, NaN]);
    expect(columnOf(draft, 'cause', 'gaplist')).toEqual(['distance', null]);
    expect(columnOf(draft, 'shortfall', 'gaplist')).toEqual([NaN, 1]);
  });

  test('why: the parts by cause add up, with what they are judged by', () => {
    const draft = page();
    const row = (name: string) => columnOf(draft, name, 'causes')[0] as number;
    expect([row('persons_distance'), row('persons_spread'), row('persons_data_gap'), row('persons_outside')]).toEqual([800, 400, 0, 1200]);
    expect(row('area_mean_place_persons')).toBe(620);
    expect(row('facilities_inside')).toBe(0);
    expect(row('area_facilities_per_10k')).toBeCloseTo(10_000 / 1500, 12);
    // 60 minutes reach p3 too: only the island is left.
    expect(columnOf(page({ limit: 60 }), 'persons_outside_clinic')).toEqual([0, 800]);
  });

  test('a place nearer than one could walk, yet not reached by road, is a gap of the data', () => {
    // In 120 minutes one walks 10 km: p4 is about 13 km away in a straight line, in 180 minutes 15 km.
    const far = run({ id: 'clinic', kind: 'coverage', model: 'network', snap: 'nearest-node', minutes: 180, facilityTypes: ['clinic'] });
    const draft = run({ id: 'o', kind: 'overview', coverage: 'clinic', limit: 180 }, [far]);
    expect(columnOf(draft, 'cause', 'causes')).toEqual(['data-gap']);
    expect(columnOf(draft, 'persons_data_gap', 'causes')).toEqual([800]);
  });

  test('what it refers to has to be there, and of the right kind', () => {
    const codes = (keys: Partial<OverviewAnalysis>, needed: RunDraft[] = [road(), gaps()]) => {
      try {
        run({ id: 'o', kind: 'overview', ...keys }, needed);
      } catch (error) {
        return (error as InputError).findings.map(({ code, parameter }) => [code, parameter]);
      }
      return [];
    };
    expect(codes({ coverage: 'clinics' })).toEqual([['analysis.unknown-reference', 'analyses.o.coverage']]);
    expect(codes({ coverage: 'g' })).toEqual([['recipe.invalid-value', 'analyses.o.coverage']]);
    expect(codes({ coverage: 'clinic', limit: 45 })).toEqual([['analysis.no-rows', 'analyses.o.limit']]);
    expect(codes({ coverage: 'clinic', group: 'towns' })).toEqual([['column.missing', 'analyses.o.group']]);
  });
});
