import { describe, expect, it, test } from 'vitest';
import type { ProfileRule } from '../../api/profile.ts';
import { comparisonColumns, compareProfiles } from '../../engine/profileComparison.ts';
import type { Stricter } from '../../engine/profileComparison.ts';
import { smallProfile, smallRule } from '../data/profiles/smallProfile.ts';

/** Whose threshold is stricter when the same rule stands in two profiles so. */
function stricter(kind: ProfileRule['kind'], from: Partial<ProfileRule>, to: Partial<ProfileRule>): Stricter | null {
  const profile = (given: Partial<ProfileRule>) => smallProfile({ rules: [smallRule('r', { kind, ...given })] });
  return compareProfiles(profile(from), profile(to)).rules[0].stricter;
}

describe('which of two profiles asks for more', () => {
  test.each<[string, ProfileRule['kind'], Partial<ProfileRule>, Partial<ProfileRule>, Stricter | null]>([
    ['at least 3 rather than 2', 'capacity', { threshold: 2 }, { threshold: 3 }, 'to'],
    ['within 15 minutes rather than 30', 'service-time', { operator: '<=', threshold: 15 }, { operator: '<=', threshold: 30 }, 'from'],
    ['more than 2 rather than at least 2', 'coverage', { operator: '>', threshold: 2 }, { threshold: 2 }, 'from'],
    ['a figure rather than none', 'share', { threshold: null }, { threshold: 90 }, 'to'],
    // 30 per 10,000 are 3 per 1,000.
    ['the same in other units of people', 'ratio', { per: 1000, threshold: 3 }, { per: 10_000, threshold: 30 }, null],
    ['4 per 1,000 rather than 30 per 10,000', 'ratio', { per: 1000, threshold: 4 }, { per: 10_000, threshold: 30 }, 'from'],
    ['30 minutes and 3,000 metres: nobody can say', 'service-time', { operator: '<=', threshold: 30, unit: { zh: '分钟' } }, { operator: '<=', threshold: 3000, unit: { zh: '米' } }, 'unlike'],
    ['at least and at most: nobody can say', 'capacity', { threshold: 3 }, { operator: '<=', threshold: 3 }, 'unlike'],
    ['what is only encouraged tests nobody', 'presence', { threshold: 5, strength: 'encouraged' }, { threshold: 1 }, 'to'],
    ['a total of the nation tests nobody', 'ratio', { threshold: 8, nation: true }, { threshold: 1 }, 'to'],
    ['a tolerance is the user\'s', 'gap', { threshold: 1 }, { threshold: 2 }, null],
    ['another chapter, the same figure', 'presence', { reference: '2' }, { reference: '3' }, null],
  ])('%s', (_, kind, from, to, expected) => {
    expect(stricter(kind, from, to)).toBe(expected);
    // Read the other way round, the other one is.
    const mirrored: Partial<Record<Stricter, Stricter>> = { from: 'to', to: 'from' };
    expect(stricter(kind, to, from)).toBe(expected === null ? null : mirrored[expected] ?? expected);
  });

  it('goes by the parts where a rule has several thresholds', () => {
    const parts = (tv: number | null, radio: number | null): Partial<ProfileRule> => ({ parts: [{ id: 'tv', name: { zh: '电视' }, threshold: tv }, { id: 'radio', name: { zh: '广播' }, threshold: radio }] });
    expect(stricter('capacity', parts(15, 6), parts(25, 6))).toBe('to');
    expect(stricter('capacity', parts(15, 6), parts(25, 4))).toBe('both');
    expect(stricter('capacity', parts(null, 6), parts(25, 6))).toBe('to');
  });
});

describe('a comparison', () => {
  const region = { id: 'west', name: { zh: '西部' }, type: 'region', count: null, tag: 'west', promises: [] };
  const one = smallProfile({ regions: [region] });
  const other = smallProfile({
    rules: [one.rules[0], { ...one.rules[1], threshold: 4, name: { zh: '护士, 每千人', en: 'Nurses' } }], regions: [{ ...region, members: ['990101', '990102'] }],
    groups: [{ id: 'old', name: { zh: '老年人' }, population: { zh: '65 岁以上' }, promises: [] }], indicators: [{ ...one.indicators[0], target: null }],
  });

  it('takes in indicators, rules, services, regions and groups', () => {
    const { indicators, rules, services, regions, groups } = compareProfiles(one, other);
    expect(indicators.map(({ id, change, stricter }) => [id, change, stricter])).toEqual([['schooling', 'differs', 'from']]);
    expect(rules.map(({ id, change, stricter }) => [id, change, stricter])).toEqual([['nurses', 'differs', 'to'], ['reach', 'gone', null]]);
    expect(services).toEqual([]);
    expect(regions).toEqual([{ id: 'west', name: region.name, change: 'differs', fields: [{ field: 'members', from: null, to: '990101, 990102' }], stricter: null }]);
    expect(groups.map(({ id, change }) => [id, change])).toEqual([['old', 'new']]);
    expect(Object.values(compareProfiles(one, one)).flat()).toEqual([]);
  });

  it('is a table with a row for every value that differs', () => {
    const columns = comparisonColumns(compareProfiles(one, other));
    expect(columns.map(({ name }) => name)).toEqual(['part', 'id', 'name', 'name_en', 'change', 'stricter', 'field', 'from', 'to']);
    const rows = Array.from({ length: columns[0].values.length }, (_, row) => columns.map(({ values }) => values[row]));
    expect(rows.filter(([, id]) => id === 'nurses')).toEqual([
      ['rules', 'nurses', '护士, 每千人', 'Nurses', 'differs', 'to', 'name.zh', 'nurses', '护士, 每千人'], ['rules', 'nurses', '护士, 每千人', 'Nurses', 'differs', 'to', 'threshold', '3', '4'],
      ['rules', 'nurses', '护士, 每千人', 'Nurses', 'differs', 'to', 'name.en', '', 'Nurses'],
    ]);
    expect(rows.find(([, id]) => id === 'reach')).toEqual(['rules', 'reach', 'reach', '', 'gone', '', '', '', '']);
  });
});
