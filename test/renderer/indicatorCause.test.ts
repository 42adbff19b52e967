import { describe, expect, it } from 'vitest';
import type { RunInfo } from '../../api/contract.ts';
import { formatsFor } from '../../renderer/app/format.ts';
import { causeLabel, indicatorCauseSaid } from '../../renderer/app/indicatorCause.ts';
import { overviewShown } from '../../renderer/app/overview.ts';
import type { ServiceItem } from '../../renderer/app/overview.ts';
import { countyOverviewSentence } from '../../renderer/app/overviewHeadline.ts';
import type { RowTable } from '../../renderer/app/rows.ts';
import { textIn } from '../../renderer/text/text.ts';

/** Rows of the table `causes` by the columns they fill; the others are empty. */
const COLUMNS = [
  'code', 'name', 'item', 'analysis', 'facility_type', 'cause', 'persons_outside', 'persons_distance', 'persons_spread', 'persons_data_gap', 'persons_unserved', 'straight_km', 'facilities_per_10k', 'area_facilities_per_10k', 'kind', 'reason', 'year', 'value', 'benchmark', 'service',
  'persons_share', 'share_reference', 'capacity_per_10k', 'area_capacity_per_10k', 'urban', 'rural', 'value_low', 'value_high', 'last_year', 'last_value', 'coverage_short', 'capacity_short', 'country_short',
];
type Cells = Record<string, string | number>;
const causes = (...rows: Cells[]): RowTable => ({ columns: COLUMNS, rows: rows.map((row) => COLUMNS.map((column) => row[column] ?? null)), total: rows.length });
const table = (columns: string, ...rows: RowTable['rows'][number][]): RowTable => ({ columns: columns.split(','), rows, total: rows.length });
const words = (language: 'zh' | 'en') => ({ text: textIn(language), formats: formatsFor(language), area: language === 'zh' ? '甲县' : 'A' });
const named = (language: 'zh' | 'en') => ({
  names: (name: string) => ({ beds: language === 'zh' ? '床位' : 'Beds', hospital: language === 'zh' ? '医院' : 'Hospitals' })[name] ?? name,
  service: (_: ServiceItem, within: boolean) => (language === 'zh' ? (within ? '在 30 分钟内到不了医院' : '医院 30 分钟') : within ? 'cannot reach hospitals within 30 minutes' : 'Hospitals 30 min'),
});

const row: Cells = { code: 'a', item: 'beds', analysis: 'g', kind: 'indicator', year: 2020, value: 4.1, benchmark: 6.5 };
const covered: Cells = { service: 'h', persons_outside: 300, persons_distance: 200, persons_spread: 100, persons_data_gap: 0, straight_km: 12.34, persons_share: 0.4, share_reference: 0.9, coverage_short: 1 };
const supplied: Cells = { facilities_per_10k: 0.1, area_facilities_per_10k: 0.2, capacity_per_10k: 13.8, area_capacity_per_10k: 32.9, capacity_short: 1 };
/** The page with one cause; 3 of 4 below and 1 of 6 others are short of coverage, 2 of 4 and 3 of 6 of capacity (equal shares). */
const shownWith = (cells: Cells, { shareNeeded = 0.9, types = ['hospital'] }: { shareNeeded?: number | null; types?: string[] } = {}) => overviewShown({ id: 1, analysisId: 'x', analysis: {}, totals: {
  red: 1, share_needed: shareNeeded, coverage: [{ key: 'h', analysis: 'h', facility_type: 'all', limit_minutes: 30, limit_meters: null, limit_cost: null, persons: 500, persons_outside: 300, poor_outside: null, rural_outside: null }],
  indicators: [{ analysis: 'g', indicator: 'beds', below: 4, missing: 0, facility_types: types }],
} } as unknown as RunInfo, {
  main: table('code,name,parent,poor,persons,state,indicators_compared,indicators_below,worst_indicator,persons_share_h,persons_outside_h,rural_outside_h,red_items', ['a', 'A', null, 1, 500, 'red', 2, 1, 'beds', 0.4, 300, null, 2]),
  gaplist: table('rank,code,name,kind,item,analysis,persons_affected,cause', [1, 'a', 'A', 'indicator', 'beds', 'g', 500, cells['cause'] ?? null]),
  causes: causes({ code: 'a', item: 'h', analysis: 'h', kind: 'coverage', cause: 'distance', persons_outside: 300 }, { ...row, ...cells }),
  circumstances: table('item,analysis,circumstance,facility_types,below,below_with,others,others_with,explains', ['beds', 'g', 'coverage', 'hospital', 4, 3, 6, 1, 1], ['beds', 'g', 'capacity', 'hospital', 4, 2, 6, 3, 0], ['beds', 'g', 'country', null, 4, 4, 0, 0, 1]),
});
const said = (language: 'zh' | 'en', cells: Cells, more = {}) => {
  const shown = shownWith(cells, more);
  return indicatorCauseSaid(words(language), shown, shown.indicatorCauses[0], named(language));
};

describe('why an indicator falls short', () => {
  it('is said with its figures and how common it is elsewhere; what is as common elsewhere is not', () => {
    const cells = { ...covered, ...supplied, cause: 'distance', reason: 'coverage' };
    expect(said('zh', cells)).toEqual({
      head: '床位：4.1，基准 6.5，差 2.4。', said: ['距离：300人（60.0%）在 30 分钟内到不了医院（要求覆盖 90.0%），其中 200人住在较大的聚居点，圈外的人离设施直线平均 12.3 公里。'],
      beside: ['未达到的 4 个县中 3 个如此，其余 6 个县中 1 个。'],
    });
    expect(said('en', cells)).toEqual({
      head: 'Beds: 4.1, benchmark 6.5, short by 2.4.',
      said: ['Distance: 300 people (60.0%) cannot reach hospitals within 30 minutes (90.0% should be inside); 200 of them live in larger places; those outside are 12.3 km from a facility in a straight line on average.'],
      beside: ['So it is in 3 of 4 counties that fall short, and in 1 of 6 others.'],
    });
    expect(said('en', cells, { shareNeeded: null }).said[0]).toContain('(90.0% are inside in the whole area)');
  });

  it('names every circumstance that held, the cause first', () => {
    const both = said('zh', { ...covered, cause: 'distance', reason: 'coverage', urban: 7, rural: 3, country_short: 1 });
    expect(both.said[1]).toBe('城乡：城镇 7，达到基准；乡村 3，没有达到。');
    expect(both.beside[1]).toBe('4 个可查的县都未达到，没有别的县可比。');
    expect(said('en', { cause: 'spread', reason: 'country', urban: 7, rural: 3, country_short: 1 }).said).toEqual(['Town and country: urban 7 meets the benchmark, rural 3 does not.']);
  });

  it('says what was looked at where nothing explains it', () => {
    expect(said('zh', { ...covered, ...supplied, persons_share: 0.95, coverage_short: 0, reason: 'none' })).toMatchObject({
      said: [], beside: ['说明不了原因：医院 30 分钟覆盖 95.0%（要求覆盖 90.0%）；医院的容量每万人 13.8，全域 32.9，但未达到的 4 个县中 2 个如此，其余 6 个县中 3 个，并不更少见。'],
    });
    expect(said('en', { reason: 'none' }, { types: [] }).beside).toEqual(['Not explained: no facilities are named for it, so coverage and capacity were not looked at.']);
    expect(said('en', { reason: 'none' }).beside).toEqual(['Not explained: no coverage (Hospitals) on the page; facilities (Hospitals) cannot be counted by county and people.']);
  });

  it('tells gaps of the data from causes', () => {
    expect(said('zh', { value: '', cause: 'data-gap', reason: 'value-missing', last_year: 2018, last_value: 3.9 })).toEqual({ head: '床位：2020 年没有数据。', said: ['数据缺口：最近的是 2018 年的 3.9。'], beside: [] });
    expect(said('en', { cause: 'data-gap', reason: 'few-events', value_low: 2, value_high: 9 }).said).toEqual(['Data gap: few events; the 95% interval, 2 to 9, holds the benchmark: it may be chance.']);
    expect(said('en', { cause: 'data-gap', reason: 'value-hidden' }).head).toBe('Beds: too few events, not shown.');
    expect(said('en', { cause: 'data-gap', reason: 'older', year: 2018 }).said[0]).toContain('of 2018');
  });

  it('stands in the sentence of the county and in the list', () => {
    const service = () => '在 30 分钟内到不了医院';
    const sentence = (cells: Cells) => countyOverviewSentence(words('zh'), shownWith(cells), 'a', service, named('zh').names);
    expect(sentence({ ...covered, cause: 'distance', reason: 'coverage' })).toBe('甲县为红：2 项指标中 1 项未达到基准。差得最多的是床位：4.1，基准 6.5，可能因为离设施太远。300人在 30 分钟内到不了医院，主要因为离设施太远。');
    expect(sentence({ reason: 'none' })).toContain('差得最多的是床位：4.1，基准 6.5，现有数据说明不了原因。');
    const label = (cells: Cells) => causeLabel(words('en'), shownWith(cells).gaps[0]);
    expect([label({ cause: 'spread', reason: 'country' }), label({ cause: 'capacity', reason: 'capacity' }), label({ reason: 'none' })]).toEqual(['countryside behind', 'capacity', 'not explained']);
    // Rows of services are read as before.
    expect(shownWith({ reason: 'none' }).causes.map(({ item, cause }) => [item, cause])).toEqual([['h', 'distance']]);
  });
});
