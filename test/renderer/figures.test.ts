import { describe, expect, it } from 'vitest';
import { travelKeys, DEFAULT_TRAVEL, resultingRadii } from '../../renderer/analysis/travel.ts';
import { sortToFields } from '../../renderer/analysis/findingsByField.ts';
import { facilityTypesOf, figuresOf, groupsOf, limitsOf, nearestLimit } from '../../renderer/app/coverage.ts';
import { decimalsOf, formatsFor } from '../../renderer/app/format.ts';
import type { RowTable } from '../../renderer/app/rows.ts';
import { limitWhere } from '../../renderer/app/shown.ts';
import { byNumber } from '../../renderer/table/order.ts';

const table: RowTable = {
  columns: ['code', 'name', 'facility_type', 'limit_minutes', 'limit_meters', 'zone_km2', 'area_share', 'persons', 'persons_covered', 'persons_share', 'persons_old', 'persons_covered_old', 'persons_share_old'],
  rows: [
    ['1', 'A', 'all', 15, null, 10, null, 100, 30, 0.3, 8, 2, 0.25],
    ['1', 'A', 'all', 30, null, 10, null, 100, 70, 0.7, 8, 4, 0.5],
    ['1', 'A', 'clinic', 15, null, 10, null, 100, 20, 0.2, 8, 1, 0.125],
    ['1', 'A', 'clinic', 30, null, 10, null, 100, 50, 0.5, 8, 3, 0.375],
    ['2', null, 'all', 30, null, 20, null, 0, 0, null, 0, 0, null],
  ],
  total: 5,
};

describe('coverage figures', () => {
  it('cuts a table to one type and limit, missing staying missing', () => {
    expect(limitsOf(table)).toEqual([{ minutes: 15, meters: Number.NaN }, { minutes: 30, meters: Number.NaN }]);
    expect(facilityTypesOf(table)).toEqual(['all', 'clinic']);
    expect(groupsOf(table)).toEqual(['old']);
    const [a, b] = figuresOf(table, 'all', { minutes: 30, meters: Number.NaN });
    expect(a).toMatchObject({ code: '1', uncovered: 30, share: 0.7, areaShare: Number.NaN, groups: { old: { persons: 8, covered: 4, share: 0.5 } } });
    expect(b).toMatchObject({ code: '2', name: '2', share: Number.NaN });
  });
});

describe('limits', () => {
  it('are asked for as the rows carry them, missing as null', () => {
    expect(limitWhere('clinic', { minutes: 30, meters: Number.NaN })).toEqual({ facility_type: 'clinic', limit_minutes: 30, limit_meters: null });
  });
  it('finds the nearest in another run: by minutes, else by metres, else the last', () => {
    const minutes = [15, 30, 60].map((value) => ({ minutes: value, meters: Number.NaN }));
    expect(nearestLimit(minutes, { minutes: 40, meters: Number.NaN })).toBe(1);
    expect(nearestLimit(minutes, { minutes: Number.NaN, meters: 5000 })).toBe(2);
    expect(nearestLimit([{ minutes: Number.NaN, meters: 1000 }, { minutes: Number.NaN, meters: 9000 }], { minutes: 30, meters: 3000 })).toBe(0);
  });
});

describe('travel form', () => {
  it('sends the keys of its model and no other', () => {
    expect(travelKeys(DEFAULT_TRAVEL)).toEqual({ model: 'radius', minutes: [30], speedKmh: 30, detourFactor: 1.3 });
    expect(travelKeys({ ...DEFAULT_TRAVEL, radiusBy: 'meters' })).toEqual({ model: 'radius', radiusMeters: [5000] });
    expect(travelKeys({ ...DEFAULT_TRAVEL, model: 'network', snap: 'nearest-node', facilityTypes: ['x'] })).toEqual({ model: 'network', minutes: [30], direction: 'to-facility', snap: 'nearest-node', facilityTypes: ['x'] });
    expect(travelKeys({ ...DEFAULT_TRAVEL, model: 'friction' })).toEqual({ model: 'friction', minutes: [30], direction: 'to-facility', neighbours: 8 });
  });
  it('converts 60 minutes at 13 km/h over 1.3 to ten kilometres', () => {
    expect(resultingRadii({ ...DEFAULT_TRAVEL, minutes: [60], speedKmh: 13 })[0]).toBeCloseTo(10_000, 6);
  });
});

describe('formats', () => {
  it('never rounds a share up to the whole or down to nothing', () => {
    const { share, count } = formatsFor('zh');
    expect([1, 0.99999, 0.9995, 0.5, 0.0001, 0, Number.NaN].map(share)).toEqual(['100%', '>99.9%', '>99.9%', '50.0%', '<0.1%', '0%', '—']);
    expect(count(Number.NaN)).toBe('—');
  });
  it('writes headline numbers in the units of the language', () => {
    expect(formatsFor('zh').compact(6_779_000)).toBe('677.9万');
    expect(formatsFor('zh').compact(99_999)).toBe('99,999');
    expect(formatsFor('zh').compact(515_600_000)).toBe('5.156亿');
    expect(formatsFor('en').compact(6_779_000)).toBe('6.78M');
  });
  it('finds the decimals of a column', () => {
    expect(decimalsOf([9, 8.7, 8.63])).toBe(2);
    expect(decimalsOf([1 / 3])).toBe(3);
    expect(decimalsOf([Number.NaN, 4])).toBe(0);
  });
});

describe('order and place', () => {
  it('puts missing numbers last in both directions', () => {
    const values = [3, Number.NaN, 1];
    const order = byNumber<number>((value) => value);
    expect([...values].sort((a, b) => order(a, b, 'ascend'))).toEqual([1, 3, Number.NaN]);
    // a table sorts descending by turning the sign of the answer
    expect([...values].sort((a, b) => -order(a, b, 'descend'))).toEqual([3, 1, Number.NaN]);
  });
  it('hangs a finding on the field its parameter names', () => {
    const findings = ['analyses.c1.speedKmh', 'analyses.c1.indicators[0].column', 'inputs.zones.code', undefined].map((parameter) => ({ code: 'parameter.out-of-range' as const, severity: 'error' as const, parameter }));
    const sorted = sortToFields(findings, ['speedKmh', 'indicators', 'code']);
    expect(Object.keys(sorted).sort()).toEqual(['', 'code', 'indicators', 'speedKmh']);
  });
});
