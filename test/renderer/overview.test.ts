import { describe, expect, it } from 'vitest';
import type { RunInfo } from '../../api/contract.ts';
import { formatsFor } from '../../renderer/app/format.ts';
import { benchmarkOfRun, indicatorTotals } from '../../renderer/app/gaps.ts';
import { gapSentence } from '../../renderer/app/headline.ts';
import { overviewShown } from '../../renderer/app/overview.ts';
import { countyOverviewSentence, countyProgressSentence, countyRulesSentence, overviewSentence, progressSentence, ruleSentence, rulesSentence } from '../../renderer/app/overviewHeadline.ts';
import { progressShown } from '../../renderer/app/progress.ts';
import type { RowTable } from '../../renderer/app/rows.ts';
import { isShareRule, rulesRead } from '../../renderer/app/rules.ts';
import { passes } from '../../renderer/app/unitFilter.ts';
import { NO_FILTER } from '../../renderer/app/workbench.ts';
import type { Zone, Zones } from '../../renderer/app/zones.ts';
import { textIn } from '../../renderer/text/text.ts';

const zh = { text: textIn('zh'), formats: formatsFor('zh'), area: '甲县' };
const en = { text: textIn('en'), formats: formatsFor('en'), area: 'A' };
const table = (columns: string, ...rows: RowTable['rows'][number][]): RowTable => ({ columns: columns.split(','), rows, total: rows.length });
const run = (totals: Record<string, unknown>, analysis: Record<string, unknown> = {}) => ({ id: 1, analysisId: 'x', analysis, totals }) as unknown as RunInfo;

describe('the one page', () => {
  // Hospital: 300 outside in a, 100 in b; clinic: 50 outside in a.
  const shown = overviewShown(run({
    red: 1, amber: 1, green: 0, no_data: 1, share_needed: 0.9,
    coverage: [
      { key: 'h', analysis: 'h', facility_type: 'all', limit_minutes: 30, limit_meters: null, limit_cost: null, persons: 1000, persons_outside: 400, poor_outside: 300, rural_outside: null },
      { key: 't_clinic', analysis: 't', facility_type: 'clinic', limit_minutes: 30, limit_meters: 5000, limit_cost: null, persons: 1000, persons_outside: 50, poor_outside: 50, rural_outside: 50 },
    ],
    indicators: [{ analysis: 'g', indicator: 'beds', below: 1, missing: 0 }],
  }), {
    main: table(
      'code,name,parent,poor,persons,state,indicators_compared,indicators_below,worst_indicator,persons_share_h,persons_outside_h,rural_outside_h,persons_share_t_clinic,persons_outside_t_clinic,rural_outside_t_clinic,red_items',
      ['a', 'A', 'north', 1, 500, 'red', 2, 1, 'beds', 0.4, 300, null, 0.9, 50, 50, 2], ['b', 'B', 'north', 0, 500, 'amber', 2, 0, null, 0.8, 100, null, 1, 0, 0, 0], ['c', 'C', null, null, null, 'no-data', 0, 0, null, null, null, null, null, null, null, 0],
    ),
    gaplist: table('rank,code,name,parent,poor,kind,item,analysis,facility_type,limit,value,benchmark,shortfall,persons_affected,rural_affected,cause', [1, 'a', 'A', 'north', 1, 'indicator', 'beds', 'g', null, null, 2, 4, 2, 500, null, null], [2, 'a', 'A', 'north', 1, 'coverage', 'h', 'h', 'all', 30, 0.4, 0.9, 0.5, 300, null, 'spread']),
    causes: table('code,name,item,analysis,facility_type,cause,persons_outside,persons_distance,persons_spread,persons_data_gap,persons_unserved', ['a', 'A', 'h', 'h', 'all', 'spread', 300, 100, 200, 0, null]),
    summary: table('item,persons,persons_outside,poor_outside,rural_outside,counties_red', ['h', 1000, 400, 300, null, 2], ['t_clinic', 1000, 50, 50, 50, 0]),
  });
  const names = (name: string) => name;
  const service = ({ key }: { key: string }) => (key === 'h' ? '到不了医院' : '到不了诊所');
  it('is read by service: figures of the column that bears its key', () => {
    expect(shown.services.map(({ key }) => key)).toEqual(['h', 't_clinic']);
    expect(shown.byCode.get('a')!.coverage).toEqual({ h: { share: 0.4, outside: 300, rural: Number.NaN }, t_clinic: { share: 0.9, outside: 50, rural: 50 } });
    expect(shown.byCode.get('a')!.poor).toBe(true);
    expect(shown.services[0]).toMatchObject({ limit: { minutes: 30, meters: Number.NaN }, red: 2, rural: Number.NaN });
    expect(shown.gaps[0]).toMatchObject({ kind: 'indicator', poor: true, cause: '' });
    expect(shown.causes[0]).toMatchObject({ cause: 'spread', distance: 100, spread: 200, unserved: Number.NaN });
  });
  it('is said by the service with most people outside, with those of them that are known', () => {
    expect(overviewSentence(zh, shown, service)).toBe('3 个县中 1 个为红、1 个为黄。400人到不了医院，其中贫困县 300人。');
    expect(countyOverviewSentence(zh, shown, 'a', service, names)).toBe('甲县为红：2 项指标中 1 项未达到基准。300人到不了医院，主要因为人住得分散。');
    expect(countyOverviewSentence(zh, shown, 'b', service, names)).toBe('甲县为黄：100人到不了医院。');
    expect(countyOverviewSentence(en, shown, 'c', service, names)).toBe('A has no data.');
  });
});

describe('standards', () => {
  const read = rulesRead(run({ profiles: [{ id: 'p', version: '1', title: 'P', document: null, period: null, status: 'draft' }] }), {
    main: table(
      'code,name,rule,level,value,operator,threshold,state,profile,denominator,reason,scope',
      ['a', 'A', 'beds', 'county', 2, '>=', 4, 'fail', 'p', 'people', null, null], ['a', 'A', 'doctors', 'county', 5, '>=', 4, 'pass', 'p', null, null, null], ['a', 'A', 'buses', 'county', null, '>=', 1, 'no-data', 'p', null, 'not-bound', null],
      ['b', 'B', 'beds', 'county', 5, '>=', 4, 'pass', 'p', 'people', null, null], ['a', 'A town', 'beds', 'township', 1, '>=', 4, 'fail', 'p', null, null, null],
    ),
    summary: table('rule,name,profile,level,kind,tested,passed,failed,no_data,not_applicable,share_passed,reasons', ['beds', 'Beds', 'p', 'county', 'ratio', 2, 1, 1, 0, 0, 0.5, null], ['beds', 'Beds', 'p', 'township', 'ratio', 1, 0, 1, 0, 0, 0, null], ['buses', 'Buses', 'p', 'county', 'frequency', 0, 0, 0, 1, 0, null, 'not-bound 1']),
  });
  const shown = { ...read, rule: null, chosen: [] };
  it('tell a county from a township with the same code', () => {
    expect(read.byCode.get('a')).toMatchObject({ tested: 2, failed: 1, noData: 1, failedRules: ['beds'] });
    expect(read.everyUnit.map(({ key }) => key)).toEqual(['county a', 'county b', 'township a']);
    expect(read.summary.map(({ key }) => key)).toEqual(['beds county', 'beds township', 'buses county']);
  });
  it('are said together, one by one and of a county', () => {
    expect(rulesSentence(zh, shown)).toBe('核对了 2 条标准，2 条没有处处达到，1 个单位至少一条未达标。');
    expect(ruleSentence(zh, '床位', { ...shown, rule: read.summary[0] })).toBe('“床位”：核对 2 个单位，1 个未达标，达标比例 50.0%。');
    expect(ruleSentence(zh, '班车', { ...shown, rule: read.summary[2] })).toBe('“班车”没有数据可以核对。');
    expect(countyRulesSentence(en, shown, 'a')).toBe('A: 2 standards tested, 1 not met, 1 without data.');
  });
  it('judge a service time by a share of people, unless by the minutes themselves', () => {
    expect([isShareRule('service-time', '>='), isShareRule('service-time', '<='), isShareRule('ratio', '>=')]).toEqual([true, false, false]);
  });
});

describe('progress', () => {
  const shown = progressShown(run({ baseline_year: 2015, year: 2018, target_year: 2020, target: 100, operator: '>=', n: 2, met: 0, on_track: 1, behind: 1, no_data: 0 }), {
    main: table('code,name,baseline,current,target,progress,expected,expected_progress,state,annual_change,years_to_target,forecast', ['a', 'A', 50, 65, 100, 0.3, 80, 0.6, 'behind', 5, 7, 75], ['b', 'B', 50, 49, 100, -0.02, 80, 0.6, 'behind', -0.3, null, 48]),
  });
  it('is said of all and of one: 15 of 50, where 30 were due', () => {
    expect(progressSentence(zh, '巩固率', shown)).toBe('巩固率：到 2018 年，2 个县中 0 个已达 2020 年目标，1 个按进度，1 个落后。');
    expect(countyProgressSentence(zh, '巩固率', shown, 'a')).toBe('甲县 巩固率由 50 到 65，完成 30.0%，应达 60.0%，落后；照此还需 7 年达到 100。');
    expect(countyProgressSentence(en, 'Retention', shown, 'b')).toContain('at this pace 100 is not reached');
  });
});

describe('benchmarks of a gap run', () => {
  it('are read with their group, counterpart or profile, and whether a mean is weighted', () => {
    expect(benchmarkOfRun(run({}, { benchmark: 'weighted-mean', weight: 'people' }))).toEqual({ kind: 'weighted-mean', of: 'people', weighted: true });
    expect(benchmarkOfRun(run({}, { benchmark: { group: 'parent' } }))).toEqual({ kind: 'group', of: 'parent', weighted: false });
    expect(benchmarkOfRun(run({}, { benchmark: { column: 'urban' } }))).toMatchObject({ kind: 'counterpart', of: 'urban' });
    expect(benchmarkOfRun(run({}, { benchmark: 'target:p' }))).toMatchObject({ kind: 'target', of: 'p' });
    expect(benchmarkOfRun(run({}, { benchmark: { value: 3 } }))).toMatchObject({ kind: 'value' });
  });
  it('of which every county has its own are named, for there is no one figure', () => {
    const [totals] = indicatorTotals(run({ beds: { direction: 'higher', benchmark: null, n: 3, below: 1, persons_below: null, poor_below: null } }));
    expect(gapSentence(zh, '床位', totals, '所在组的平均（地级）')).toBe('床位：3 个县中 1 个不及所在组的平均（地级）。');
    // Nobody is concerned where none falls short; those near are told apart.
    expect(gapSentence(zh, '床位', { ...totals, benchmark: 95, below: 0, persons_below: 0, poor_below: 0, near: 2 })).toBe('床位：3 个县中 0 个未达到基准 95；另有 2 个接近。');
  });
});

describe('the filter of all tables', () => {
  const zone = (code: string, parent: string, poor: boolean): Zone => ({ index: 0, code, name: code, parent, poor, tags: { poor }, label: null, feature: null as unknown as Zone['feature'] });
  const list = [zone('11', 'north', true), zone('12', 'north', false), zone('21', 'south', true)];
  const zones: Zones = { list, byCode: new Map(list.map((one) => [one.code, one])), bbox: null };
  const kept = (filter: Partial<typeof NO_FILTER>, search = '') => list.filter(({ code, name }) => passes({ ...NO_FILTER, ...filter }, search, zones, code, name)).map(({ code }) => code);
  it('keeps by tag or its absence, by region, by name, code or region written, and by what was brushed', () => {
    expect(kept({})).toEqual(['11', '12', '21']);
    expect(kept({ tag: 'poor' })).toEqual(['11', '21']);
    expect(kept({ tag: '!poor' })).toEqual(['12']);
    expect(kept({ region: 'north', tag: 'poor' })).toEqual(['11']);
    expect(kept({}, '1')).toEqual(['11', '12', '21']);
    expect(kept({}, 'SOUTH')).toEqual(['21']);
    expect(kept({ kept: new Set(['12']) })).toEqual(['12']);
    // A unit the zones do not have has no tag and no region.
    expect(passes({ ...NO_FILTER, tag: '!poor' }, '', zones, '99', 'x')).toBe(true);
    expect(passes({ ...NO_FILTER, region: 'north' }, '', zones, '99', 'x')).toBe(false);
  });
});
