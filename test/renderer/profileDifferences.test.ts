import { expect, it } from 'vitest';
import { compareProfiles } from '../../engine/profileComparison.ts';
import { differenceRows, sieved } from '../../renderer/profile/differences.ts';
import { smallProfile } from '../data/profiles/smallProfile.ts';

const one = smallProfile();
const other = smallProfile({ rules: [{ ...one.rules[0], name: { zh: '卫生室', en: 'Clinics' }, threshold: 2, reference: '9' }, { ...one.rules[1], threshold: 2 }, { ...one.rules[0], id: 'beds' }] });
const comparison = compareProfiles(one, other);

it('a thing is as many rows as it has different values, the figure first and the other language last', () => {
  const rows = differenceRows(comparison.rules, 'all');
  expect(rows.map(({ difference, field, isFirst }) => [difference.id, field, isFirst])).toEqual([
    ['clinics', 'threshold', true], ['clinics', 'name.zh', false], ['clinics', 'reference', false], ['clinics', 'name.en', false], ['nurses', 'threshold', true], ['reach', '', true], ['beds', '', true],
  ]);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
});

it('sieves what one asks more of, and what only one has', () => {
  expect(sieved(comparison)).toEqual({ all: 4, from: 1, to: 1, both: 0, unlike: 0, gone: 1, new: 1 });
  const ids = (sieve: Parameters<typeof differenceRows>[1]) => [...new Set(differenceRows(comparison.rules, sieve).map(({ difference }) => difference.id))];
  expect([ids('from'), ids('to'), ids('gone'), ids('new'), ids('both')]).toEqual([['nurses'], ['clinics'], ['reach'], ['beds'], []]);
});
