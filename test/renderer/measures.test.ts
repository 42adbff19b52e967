import { describe, expect, it } from 'vitest';
import { comparedKeys, sameTwice } from '../../renderer/analysis/comparedModels.ts';
import { DEFAULT_DECAY, decayOf } from '../../renderer/analysis/decay.ts';
import { costUnitOf, limitOfCost, oneLimitKeys } from '../../renderer/analysis/oneLimit.ts';
import { DEFAULT_TRAVEL } from '../../renderer/analysis/travel.ts';
import type { AccessFigures } from '../../renderer/app/accessibility.ts';
import { accessFiguresOf, groupsOfAccess } from '../../renderer/app/accessibility.ts';
import { amountText } from '../../renderer/app/amount.ts';
import { comparedName } from '../../renderer/app/comparedName.ts';
import { comparedFigures, disputedPlaces } from '../../renderer/app/comparison.ts';
import type { ComparedModel } from '../../renderer/app/comparison.ts';
import { figuresOf, limitsOf } from '../../renderer/app/coverage.ts';
import { costBands } from '../../renderer/app/distribution.ts';
import { facilityFigures } from '../../renderer/app/facilities.ts';
import { formatsFor, significantDecimals } from '../../renderer/app/format.ts';
import { comparisonSentence, countySensitivitySentence, nearestSentence, sensitivitySentence, supplySentence, tripsSentence } from '../../renderer/app/measureHeadline.ts';
import type { RowTable } from '../../renderer/app/rows.ts';
import { ribbonFigures, variantFigures } from '../../renderer/app/sensitivity.ts';
import { limitWhere } from '../../renderer/app/shown.ts';
import type { TripsShown } from '../../renderer/app/trips.ts';
import { variantText } from '../../renderer/app/variantName.ts';
import { disputedFeatures } from '../../renderer/map/disputedFeatures.ts';
import { textIn } from '../../renderer/text/text.ts';

const zh = { text: textIn('zh'), formats: formatsFor('zh'), area: '全域' };
const en = { text: textIn('en'), formats: formatsFor('en'), area: 'the whole area' };
const FILLED = /^[^{}]+$/;
const table = (columns: string[], ...rows: RowTable['rows'][number][]): RowTable => ({ columns, rows, total: rows.length });

describe('forms', () => {
  it('send one limit where an analysis takes one, and know it in the unit of the costs', () => {
    expect(oneLimitKeys(DEFAULT_TRAVEL)).toEqual({ model: 'radius', minutes: 30, speedKmh: 30, detourFactor: 1.3 });
    expect(oneLimitKeys({ ...DEFAULT_TRAVEL, radiusBy: 'meters', radiusMeters: [2000] })).toEqual({ model: 'radius', radiusMeters: 2000 });
    // 30 min at 30 km/h are 15 km of way, over 1.3.
    expect(limitOfCost(DEFAULT_TRAVEL)).toBeCloseTo(15_000 / 1.3, 9);
    expect(limitOfCost({ ...DEFAULT_TRAVEL, model: 'network' })).toBe(30);
    expect(costUnitOf({ ...DEFAULT_TRAVEL, model: 'matrix' }, 'cost')).toBe('cost');
    expect(costUnitOf(DEFAULT_TRAVEL, 'cost')).toBe('meters');
  });
  it('suggest a decay that weighs 0.01 at the limit, to three digits', () => {
    const gaussian = decayOf(DEFAULT_DECAY, 30);
    // sigma = 30 / sqrt(2 ln 100) = 9.885
    expect(gaussian).toEqual({ kind: 'gaussian', sigma: 9.89 });
    // beta = ln 100 / 30 = 0.15351
    expect(decayOf({ ...DEFAULT_DECAY, kind: 'exponential' }, 30)).toEqual({ kind: 'exponential', beta: 0.154 });
    expect(decayOf({ ...DEFAULT_DECAY, kind: 'steps' }, 30)).toEqual({ kind: 'steps', limits: [10, 20, 30], weights: [1, 0.68, 0.22] });
    expect(decayOf({ ...DEFAULT_DECAY, kind: 'gaussian', sigma: 5 }, 30)).toEqual({ kind: 'gaussian', sigma: 5 });
    expect(decayOf({ ...DEFAULT_DECAY, kind: 'none' }, 30)).toBeNull();
  });
  it('give a radius its speed and other models none, and see a model that is there twice', () => {
    expect(comparedKeys({ key: 0, model: 'radius', speedKmh: 20 }, 30)).toEqual({ model: 'radius', minutes: 30, speedKmh: 20, detourFactor: 1.3 });
    expect(comparedKeys({ key: 1, model: 'network', speedKmh: 20 }, 30)).toEqual({ model: 'network', minutes: 30 });
    expect(sameTwice([{ key: 0, model: 'radius', speedKmh: 20 }, { key: 1, model: 'radius', speedKmh: 30 }])).toBe(false);
    expect(sameTwice([{ key: 0, model: 'network', speedKmh: 20 }, { key: 1, model: 'network', speedKmh: 30 }])).toBe(true);
  });
});

describe('readers', () => {
  it('cut an accessibility table to a type, missing staying missing', () => {
    const rows = table(['code', 'name', 'facility_type', 'persons', 'persons_reached', 'value', 'median', 'p90', 'persons_old', 'persons_reached_old', 'value_old'],
      ['1', 'A', 'all', 100, 80, 12.5, 10, 25, 8, 4, 20], ['1', 'A', 'clinic', 100, 60, 14, 12, 30, 8, 4, 21], ['2', null, 'all', 0, 0, null, null, null, 0, 0, null]);
    expect(groupsOfAccess(rows)).toEqual(['old']);
    const [a, b] = accessFiguresOf(rows, 'all');
    expect(a).toMatchObject({ code: '1', reached: 80, value: 12.5, p90: 25, groups: { old: { value: 20, reached: 4 } } });
    expect(b).toMatchObject({ name: '2', value: Number.NaN });
  });
  it('read the distribution, whose last band has no upper end', () => {
    const bands = costBands(table(['facility_type', 'cost_from', 'cost_to', 'persons', 'share_cumulative'], ['all', 0, 5, 60, 0.6], ['all', 5, null, 40, 1]));
    expect(bands).toEqual([{ from: 0, to: 5, persons: 60, share: 0.6 }, { from: 5, to: Number.NaN, persons: 40, share: 1 }]);
  });
  it('read a comparison by its models, and disputed places by who covers them', () => {
    const main = table(['code', 'name', 'persons', 'persons_covered_radius', 'persons_share_radius', 'persons_covered_network', 'persons_share_network', 'persons_all', 'persons_none', 'persons_disputed', 'persons_disputed_share', 'persons_radius_not_network', 'persons_network_not_radius'],
      ['1', 'A', 100, 70, 0.7, 50, 0.5, 45, 25, 30, 0.3, 25, 5]);
    // 70 = 45 of both + 25 of the first only; 50 = 45 + 5; all + none + disputed = 100.
    expect(comparedFigures(main)[0]).toMatchObject({ covered: { radius: 70, network: 50 }, share: { radius: 0.7 }, disputed: 30, lost: { network: 25 } });
    const places = disputedPlaces(table(['id', 'name', 'code', 'lon', 'lat', 'persons', 'cost_radius', 'covered_radius', 'cost_network', 'covered_network'], ['p', null, '1', 105, 28, 400, 9000, 1, null, 0]), ['radius', 'network']);
    expect(places[0]).toMatchObject({ name: 'p', cost: { radius: 9000, network: Number.NaN }, covered: { radius: true, network: false } });
    const drawn = disputedFeatures({ onlyFirst: places, onlyOthers: [{ ...places[0], id: 'q', persons: 100 }] });
    // Areas go with people: a quarter of the people, half of the radius; the lost are drawn last, on top.
    expect(drawn.features.map((one) => one.properties)).toEqual([{ id: 'q', name: 'p', persons: 100, lost: false, radius: 5.5 }, { id: 'p', name: 'p', persons: 400, lost: true, radius: 11 }]);
  });
  it('read ribbons, their flips and the cases by what differs from the base case', () => {
    const main = table(['code', 'name', 'persons', 'persons_share', 'share_low', 'share_high', 'verdict', 'flips', 'flipped_by'], ['1', 'A', 10, 0.8, 0.6, 0.9, 'pass', 2, 'speed-0.8 limit-25'], ['2', 'B', 0, null, null, null, null, 0, null]);
    expect(ribbonFigures(main)).toMatchObject([{ verdict: 'pass', flippedBy: ['speed-0.8', 'limit-25'] }, { base: Number.NaN, verdict: '', flippedBy: [] }]);
    const row = (name: string, speed: number, limit: number, cells: number, people: string) => [name, speed, limit, 'min', cells, people, 0.8, 1, 0];
    const cases = variantFigures(table(['variant', 'speed_factor', 'limit', 'limit_unit', 'cell_factor', 'population', 'persons_share', 'counties_pass', 'counties_flipped'],
      row('base', 1, 30, 1, 'population'), row('speed-0.8-limit-25', 0.8, 25, 1, 'population'), row('cells-2', 1, 30, 2, 'population'), row('otherPopulation', 1, 30, 1, 'otherPopulation')));
    expect(cases.map((one) => variantText(zh.text, zh.formats, one, cases[0]))).toEqual(['基本情形', '速度 ×0.8 · 限值 25 分钟', '像元 2×2 合 1', '对照人口']);
  });
  it('read facilities of any kind of run', () => {
    expect(facilityFigures(table(['id', 'name', 'type', 'capacity', 'persons_in_reach', 'ratio'], ['f', null, 'clinic', 12, 3000, 4]))[0]).toMatchObject({ name: 'f', capacity: 12, inReach: 3000, ratio: 4, assigned: Number.NaN });
  });
  it('tell limits of a cost apart, and ask for the rows of one', () => {
    const rows = table(['code', 'name', 'facility_type', 'limit_minutes', 'limit_meters', 'limit_cost', 'persons', 'persons_covered', 'persons_share', 'persons_backup'], ['1', 'A', 'all', null, null, 10, 100, 70, 0.7, 40], ['1', 'A', 'all', null, null, 5, 100, 30, 0.3, 10]);
    const limits = limitsOf(rows);
    expect(limits.map((limit) => limit.cost)).toEqual([5, 10]);
    expect(figuresOf(rows, 'all', limits[1])).toMatchObject([{ covered: 70, backup: 40, served: Number.NaN }]);
    expect(limitWhere('all', limits[0])).toEqual({ facility_type: 'all', limit_minutes: null, limit_meters: null, limit_cost: 5 });
  });
});

describe('names and amounts', () => {
  const model = (name: string, speedKmh: number | null): ComparedModel => ({ name, unit: 'meters', limit: { minutes: 30, meters: 1 }, basis: { model: name.startsWith('radius') ? 'radius' : 'network', speedKmh } as ComparedModel['basis'] });
  it('tell several radii apart by their speed', () => {
    const models = [model('radius', 30), model('radius-2', 15), model('network', null)];
    expect(models.map(({ name }) => comparedName(zh.text, models, name))).toEqual(['半径 30 公里/小时', '半径 15 公里/小时', '路网']);
    expect(comparedName(zh.text, [{ ...models[0], name: '直线' }], '直线')).toBe('直线');
  });
  it('write minutes, metres and kilometres, and a dash for what is not known', () => {
    expect([[12.34, 'minutes'], [30, 'minutes'], [950, 'meters'], [11_538, 'meters'], [Number.NaN, 'minutes']].map(([value, unit]) => amountText(zh.text, zh.formats, value as number, unit as 'minutes'))).toEqual(['12.3 分钟', '30 分钟', '950 米', '11.5 公里', '—']);
  });
  it('give a column of measured figures three significant digits', () => {
    expect([[1.8, 0.97, 2.1], [0.0123], [380, 41], [], [0]].map(significantDecimals)).toEqual([2, 4, 0, 0, 0]);
  });
});

describe('sentences', () => {
  const figures: AccessFigures = { code: '', name: '', persons: 1_000_000, reached: 900_000, value: 31.24, median: 20, p90: 70.5, groups: {} };
  it('say how far the nearest is, and who cannot get there', () => {
    const nearest = { unit: 'minutes' as const, limit: 120 };
    expect(nearestSentence(zh, '医院', figures, nearest)).toBe('全域到最近的医院平均要 31.2 分钟，一半人不超过 20 分钟，九成人不超过 70.5 分钟；另有 10万人在 120 分钟内到不了。');
    expect(nearestSentence(zh, '医院', { ...figures, reached: 1_000_000 }, nearest)).not.toContain('到不了');
    expect(nearestSentence(zh, '医院', { ...figures, reached: 0, value: Number.NaN }, nearest)).toBe('全域没有人能在 120 分钟内到达医院。');
    expect(nearestSentence(en, 'hospitals', figures, nearest)).toMatch(FILLED);
  });
  it('say how much there is, per so many people or for one', () => {
    expect(supplySentence(zh, '30 分钟内', '医院', { ...figures, value: 1.5 }, { per: 1000, addsUp: null }, '2SFCA')).toBe('30 分钟内，全域每 1,000 人可用的医院容量为 1.5（2SFCA）；10万人一处也到不了。');
    expect(supplySentence(zh, '30 分钟内', '医院', figures, { per: 1, addsUp: 'count' }, '累计机会')).toContain('设施数');
    expect(supplySentence(en, 'Within 30 minutes', 'hospitals', { ...figures, value: Number.NaN }, { per: 1, addsUp: null }, '2SFCA')).toMatch(FILLED);
  });
  it('name the model that keeps least of what the first promises', () => {
    const compared = { code: '', name: '', persons: 100, all: 0, none: 0, disputed: 0, disputedShare: 0, share: {}, covered: { radius: 900_000, network: 1, friction: 1 }, lost: { network: 200_000, friction: 300_000 } };
    const names: Record<string, string> = { radius: '半径', network: '路网', friction: '地形' };
    expect(comparisonSentence(zh, ['radius', 'network', 'friction'], compared, 30, (name) => names[name])).toBe('按半径，全域 90万人在 30 分钟圈内；按地形，其中 30万人到不了。');
    expect(comparisonSentence(zh, ['radius', 'network'], compared, Number.NaN, (name) => names[name])).toContain('在服务圈内');
    expect(comparisonSentence(en, ['radius', 'network'], { ...compared, lost: { network: 0 } }, 30, (name) => name)).toMatch(FILLED);
  });
  it('say how firm a share and a verdict are', () => {
    expect(sensitivitySentence(zh, { base: 0.8, low: 0.7, high: 0.9, flipping: 29, verdictShare: 0.8, variantLow: '', variantHigh: '' })).toBe('全域覆盖率为 80.0%；速度、时限等假设变动时在 70.0% 与 90.0% 之间，29 个县的结论会翻转。');
    const county = { code: '1', name: 'A', persons: 1, base: 0.8, low: 0.7, high: 0.9, verdict: 'pass' as const, flips: 3, flippedBy: [] };
    expect(countySensitivitySentence(zh, county)).toContain('3 种情形');
    expect(countySensitivitySentence(en, { ...county, flips: 0 })).toContain('holds');
    expect(countySensitivitySentence(en, { ...county, verdict: '' })).toMatch(FILLED);
  });
  it('say who has no trip', () => {
    const trips = { pairs: 20_232, personsUnreached: 0 } as TripsShown;
    expect(tripsSentence(zh, '30 分钟内', '医院', trips)).toBe('30 分钟内，共有 20,232 条出行，人人都到得了医院。');
    expect(tripsSentence(en, 'Within 30 minutes', 'hospitals', { ...trips, personsUnreached: 5 })).toMatch(FILLED);
  });
});
