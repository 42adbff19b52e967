import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CHECK_IDS } from '../../api/checkIds.ts';
import type { CheckId } from '../../api/checkIds.ts';
import { format } from '../../api/messages/index.ts';
import type { Analysis } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { checksOf } from '../../engine/analyses/checks/checks.ts';
import { runAnalysis } from '../../engine/analyses/runAnalysis.ts';
import { referencesIn } from '../../engine/analyses/values/references.ts';
import { buildTown, columnOf, control } from './town.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-checks-'));
const town = buildTown(join(folder, 'town.junheng'));
afterAll(() => {
  town.close();
  rmSync(folder, { recursive: true, force: true });
});

// Beds against 10, near within 10 %: county A is near, B below.
town.insertDataset({
  role: 'indicators', name: 'i.csv', rowCount: 2, meta: {}, notes: [], sources: [], request: { role: 'indicators', input: { path: 'i.csv', code: 'code' } },
  columns: [{ name: 'code', values: ['990101', '990102'] }, { name: 'year', values: Float64Array.of(2020, 2020) }, { name: 'value:beds', values: Float64Array.of(9.5, 8) }],
}, false);
// A has two townships, which part p1 and p2; B has one.
const square = (west: number, east: number) => [west, 26, east, 26, east, 26.1, west, 26.1];
town.insertDataset({
  role: 'townships', name: 't.geojson', rowCount: 3, meta: {}, notes: [], sources: [], request: { role: 'townships', input: { path: 't.geojson', code: 'code', parent: 'county' } },
  columns: [
    { name: 'code', values: ['990101001', '990101002', '990102001'] }, { name: 'parent', values: ['990101', '990101', '990102'] },
    { name: 'geometry.coordinates', values: Float64Array.from([...square(104, 104.06), ...square(104.06, 104.1), ...square(104.1, 104.2)]) },
    { name: 'geometry.ringOffsets', values: Uint32Array.of(0, 4, 8, 12) }, { name: 'geometry.polygonOffsets', values: Uint32Array.of(0, 1, 2, 3) }, { name: 'geometry.zoneOffsets', values: Uint32Array.of(0, 1, 2, 3) },
  ],
}, false);
const PERSONS = Float64Array.of(100, 200, 400, 800, 1600);
/** Runs an analysis and, before it, those it refers to. */
const run = (analysis: Analysis): RunDraft => runAnalysis(town, analysis, control(), referencesIn(analysis).map(({ id }) => run(Object.values(RUNS).find((one) => one.id === id)!)));
const network = { model: 'network', snap: 'nearest-node' } as const;
const coverage: Analysis = { id: 'c', kind: 'coverage', ...network, minutes: [15, 40], by: 'type', backup: true, capacityLimited: true };
const RUNS: Record<string, Analysis> = {
  coverage,
  catchment: { id: 'a', kind: 'accessibility', method: '2sfca', ...network, minutes: 40, facilityTypes: ['clinic'], per: 1000 },
  nearest: { id: 'a', kind: 'accessibility', method: 'nearest', ...network, minutes: 40, by: 'type' },
  trips: { id: 'o', kind: 'od', ...network, minutes: 40, nearest: 1 },
  comparison: { id: 'm', kind: 'comparison', models: [{ model: 'radius', radiusMeters: 11_000 }, { ...network, minutes: 30 }], facilityTypes: ['clinic'] },
  sensitivity: { id: 's', kind: 'sensitivity', ...network, minutes: 30, facilityTypes: ['clinic'] },
  gaps: { id: 'g', kind: 'gaps', indicators: [{ column: 'beds', direction: 'higher' }], benchmark: { value: 10 }, near: 0.1 },
  page: { id: 'p', kind: 'overview', coverage: 'c', gaps: 'g', limit: 40 },
  equity: { id: 'e', kind: 'equity', of: 'c.persons_share', limit: 40, groups: ['parent', 'code:6'], bootstrap: 0 },
  split: { id: 'w', kind: 'progress', column: 'beds', direction: 'higher', baselineYear: 2019, targetYear: 2025, cumulative: true, split: { total: 100, by: 'population' } },
  index: { id: 'x', kind: 'composite', indicators: [{ of: { column: 'beds' }, direction: 'higher' }, { of: 'c.persons_share', limit: 40, direction: 'higher' }], weights: 'equal', normalisation: 'min-max', missing: 'drop', samples: 0 },
  siting: { id: 't', kind: 'siting', problem: 'mclp', ...network, minutes: 20, sites: 1 },
};

const stateOf = (draft: RunDraft, id: CheckId, persons = PERSONS) => checksOf(draft, persons).find((check) => check.id === id)!;
/** The run with one number of a table changed. */
function changed(draft: RunDraft, table: string, column: string, row: number, by: (value: number) => number): RunDraft {
  const tables = draft.tables.map((one) => one.name !== table ? one : {
    ...one, columns: one.columns.map(({ name, values }) => ({ name, values: name === column ? Float64Array.from(values as Float64Array, (value, i) => (i === row ? by(value) : value)) : values })),
  });
  expect(tables.some((one) => one.name === table && one.columns.some(({ name }) => name === column)), `${table} ${column}`).toBe(true);
  return { ...draft, tables };
}
/** The run with its equity parts within groups changed. */
const withinChanged = (draft: RunDraft): RunDraft => {
  const decomposition = structuredClone(draft.totals['decomposition']) as { theil_t: { within: number } }[];
  decomposition[decomposition.length - 1].theil_t.within += 1e-6;
  return { ...draft, totals: { ...draft.totals, decomposition } };
};
const totalsChanged = (draft: RunDraft, change: (totals: Record<string, number>) => void): RunDraft => {
  const totals = structuredClone(draft.totals) as { by?: Record<string, number>[] };
  change((totals.by ? totals.by[0] : totals) as Record<string, number>);
  return { ...draft, totals };
};
const plus = (more: number) => (value: number) => value + more;

test('every run passes what applies to it, and tells every check', () => {
  for (const [name, analysis] of Object.entries(RUNS)) {
    const { checks } = run(analysis);
    expect(checks!.map(({ id }) => id), name).toEqual(CHECK_IDS);
    expect(checks!.filter(({ state }) => state === 'fail'), name).toEqual([]);
    for (const { state, values } of checks!) expect(Object.keys(values), name).toEqual(state === 'pass' ? ['compared'] : []);
  }
  const passed = (name: string) => run(RUNS[name]).checks!.filter(({ state }) => state === 'pass').map(({ id }) => id);
  expect(passed('coverage')).toEqual([
    'counties-sum', 'people-located', 'parents-sum', 'unreachable-counted', 'monotone-limit', 'monotone-types', 'share-range', 'groups-within-persons', 'capacity-balance', 'townships-sum',
  ]);
  expect(passed('catchment')).toEqual(['counties-sum', 'people-located', 'parents-sum', 'unreachable-counted', 'groups-within-persons', 'supply-balance', 'townships-sum']);
  expect(passed('trips')).toEqual(['unreachable-counted']);
});

describe('a figure that is wrong is found', () => {
  const broken: [CheckId, keyof typeof RUNS, string, (draft: RunDraft) => RunDraft][] = [
    ['counties-sum', 'coverage', 'a county', (d) => changed(d, 'main', 'persons_covered', 0, plus(1))],
    ['counties-sum', 'coverage', 'a total', (d) => totalsChanged(d, (t) => { t['persons_covered_urban'] += 1; })],
    ['counties-sum', 'coverage', 'a total lost', (d) => totalsChanged(d, (t) => { t['persons'] = null as never; })],
    ['counties-sum', 'siting', 'people after', (d) => totalsChanged(d, (t) => { t['persons_covered_after'] -= 1; })],
    ['counties-sum', 'gaps', 'a county below', (d) => ({ ...d, totals: { beds: { ...(d.totals['beds'] as object), below: 2 } } })],
    ['counties-sum', 'gaps', 'people below', (d) => ({ ...d, totals: { beds: { ...(d.totals['beds'] as object), persons_below: 1201 } } })],
    ['people-located', 'coverage', 'people nobody told of', (d) => ({ ...d, notes: [] })],
    ['people-located', 'comparison', 'a county', (d) => changed(d, 'main', 'persons', 1, plus(-1))],
    ['parents-sum', 'coverage', 'a prefecture', (d) => changed(d, 'parents', 'cells_covered', 0, plus(1))],
    ['unreachable-counted', 'coverage', 'a place left out of the list', (d) => changed(d, 'uncovered', 'persons', 0, () => NaN)],
    ['unreachable-counted', 'nearest', 'people beyond the limit', (d) => changed(d, 'distribution', 'persons', d.tables.find(({ name }) => name === 'distribution')!.columns[0].values.length - 1, plus(1))],
    ['unreachable-counted', 'trips', 'a catchment', (d) => changed(d, 'catchments', 'persons', 0, plus(1))],
    ['unreachable-counted', 'trips', 'an origin told as one without trips', (d) => totalsChanged(d, (t) => { t['origins_without'] += 1; })],
    ['monotone-limit', 'coverage', 'fewer at 40 than at 15 minutes', (d) => changed(d, 'main', 'persons_covered', 1, () => 0)],
    ['monotone-types', 'coverage', 'a type above all', (d) => changed(d, 'main', 'cells_covered', 2, () => 99)],
    ['share-range', 'coverage', 'above 1', (d) => changed(d, 'main', 'persons_share', 0, () => 1.001)],
    ['share-range', 'comparison', 'below 0', (d) => changed(d, 'main', 'persons_disputed_share', 0, () => -0.001)],
    ['groups-within-persons', 'coverage', 'a group larger than its people', (d) => changed(d, 'main', 'persons_urban', 0, () => 301)],
    ['supply-balance', 'catchment', 'a mean', (d) => changed(d, 'main', 'value', 0, plus(1))],
    ['supply-balance', 'catchment', 'the supply used', (d) => totalsChanged(d, (t) => { t['supply_used'] += 1; })],
    ['capacity-balance', 'coverage', 'more than the capacity', (d) => changed(d, 'facilities', 'persons_served', 0, plus(1))],
    ['capacity-balance', 'coverage', 'more served than covered', (d) => changed(d, 'main', 'persons_served', 0, () => 301)],
    ['models-partition', 'comparison', 'people in no class', (d) => changed(d, 'main', 'persons_none', 0, plus(1))],
    ['models-partition', 'comparison', 'a disputed place', (d) => changed(d, 'places', 'persons', 0, plus(1))],
    ['ribbon-order', 'sensitivity', 'a low share above the base', (d) => changed(d, 'main', 'share_low', 1, () => 0.1)],
    ['ribbon-order', 'sensitivity', 'fewer people at a higher speed', (d) => changed(d, 'variants', 'persons_covered', 2, () => 0)],
    ['ribbon-order', 'sensitivity', 'a flip without its row', (d) => changed(d, 'main', 'flips', 0, plus(1))],
    ['townships-sum', 'coverage', 'a township', (d) => changed(d, 'townships', 'persons_covered', 0, plus(1))],
    ['decomposition-sum', 'equity', 'a part', withinChanged],
    ['gap-list-sum', 'page', 'a row of the list', (d) => changed(d, 'gaplist', 'persons_affected', columnOf(d, 'kind', 'gaplist').indexOf('coverage'), plus(1))],
    ['gap-list-sum', 'page', 'a cause', (d) => changed(d, 'causes', 'persons_distance', 0, plus(1))],
    ['parts-sum', 'split', 'a share', (d) => changed(d, 'main', 'share_of_total', 0, plus(1))],
    ['parts-sum', 'index', 'a contribution', (d) => changed(d, 'parts', 'contribution', 0, plus(0.1))],
  ];
  test.each(broken)('%s, %s: %s', (id, name, _, breaking) => {
    const draft = run(RUNS[name]);
    expect(stateOf(draft, id).state).toBe('pass');
    const found = stateOf(breaking(draft), id);
    expect(found.state).toBe('fail');
    expect(found.values).toMatchObject({ failed: expect.any(Number), place: expect.stringMatching(/\S/) });
  });

  test('people of the input that reached no table', () => {
    const found = stateOf(run(coverage), 'people-located', Float64Array.of(...PERSONS, 7));
    expect(found).toMatchObject({ state: 'fail', values: { left: 3100, right: 3107, failed: found.values['compared'] } });
    expect(format('en', 'checks.failed', { ...found.values, check: found.id })).toBe('check failed: people inside and outside the counties are those of the input (persons all 15: 3100 against 3107); 6 of 6');
    expect(format('zh', 'checks.failed', { ...found.values, check: found.id })).toContain('3100');
  });
});

test('a project stored before there were checks opens, with none on its runs', () => {
  const path = join(folder, 'older.junheng');
  const older = buildTown(path);
  const { checks, ...draft } = run(coverage);
  const id = older.insertRun({ ...draft, checks });
  expect(older.getRun(id).checks).toEqual(checks);
  older.close();
  const db = new Database(path);
  db.exec('ALTER TABLE run DROP COLUMN checks');
  db.pragma('user_version = 1');
  db.close();
  const opened = ProjectFile.open(path);
  expect(opened.getRun(id).checks).toEqual([]);
  expect(opened.getRun(id).totals).toEqual(draft.totals);
  opened.close();
});
