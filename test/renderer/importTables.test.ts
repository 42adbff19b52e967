import { describe, expect, it } from 'vitest';
import type { Inspection } from '../../api/contract.ts';
import { importRequest } from '../../api/recipe.ts';
import { ROLES } from '../../api/roles.ts';
import { indicatorsSeen, layoutOf, missingOfIndicators, withFact, withLayout } from '../../renderer/import/indicatorLayout.ts';
import { asksOf, draftFor, missingColumns, requestOf } from '../../renderer/import/roleFields.ts';

function tableOf(fields: [name: string, type: string, role?: string, values?: Record<string, number>][], more: Partial<Inspection> = {}): Inspection {
  const guess = { value: null, confidence: 0 };
  return {
    format: 'CSV', encoding: guess, crs: guess, geometry: null, rows: 3, notes: [], preview: [], suggestedRole: null, suggestedInput: null,
    fields: fields.map(([name, type, role, values]) => ({ name, type, role: role ?? null, confidence: 1, ...(values === undefined ? {} : { values }) })), ...more,
  };
}

describe('tables of codes', () => {
  const list = tableOf([['code', 'text', 'code'], ['kind', 'text', 'type']]);

  it('say which column is the tag, or one tag for all; an empty one is missing and is not sent', () => {
    expect(draftFor('tags', list)).toEqual({ code: 'code', tag: 'kind' });
    expect(missingColumns('tags', { code: 'code' }, list)).toEqual(['tag']);
    expect(missingColumns('tags', { code: 'code', tag: { value: '' } }, list)).toEqual(['tag']);
    expect(missingColumns('tags', { code: 'code', tag: { value: 'poor' } }, list)).toEqual([]);
    expect(requestOf('tags', { code: 'code', tag: { value: 'poor' }, from: undefined }, '/a/list.csv', { crs: 'EPSG:4326', encoding: 'gb18030' })).toEqual({ role: 'tags', input: { path: '/a/list.csv', code: 'code', tag: { value: 'poor' }, encoding: 'gb18030' } });
    expect(requestOf('facilities', { lon: 'x', lat: 'y', type: { value: '' } }, '/a/f.csv', {})).toEqual({ role: 'facilities', input: { path: '/a/f.csv', lon: 'x', lat: 'y' } });
  });

  it('ask for old and new codes by their own names', () => {
    expect(missingColumns('codeChanges', {}, list)).toEqual(['oldCode', 'newCode']);
    expect(asksOf(list, 'codeChanges')).toEqual({ encoding: true, crs: false });
  });

  it('of every role make a request the engine takes', () => {
    const draft = { tags: { code: 'c', tag: 't' }, codeChanges: { from: 'a', to: 'b' }, areas: { area: 'n' }, neighbours: {}, profiles: {}, indicators: { code: 'c', columns: '{year}', value: 'gdp' } };
    for (const [role, given] of Object.entries(draft)) {
      const known = ROLES.find((one) => one === role)!;
      expect(importRequest.safeParse(requestOf(known, given, '/a/file', { encoding: 'utf-8', crs: 'EPSG:4326' })).error, role).toBeUndefined();
    }
    expect(asksOf(list, 'profiles')).toEqual({ encoding: false, crs: false });
  });
});

describe('a table of indicators', () => {
  const table = tableOf([['code', 'text', 'code'], ['year', 'integer', 'year'], ['what', 'text', undefined, { beds: 2, doctors: 2 }], ['v', 'number'], ['gdp_2019', 'number'], ['gdp_2020', 'number']]);

  it('has one layout at a time; what belongs to another is forgotten', () => {
    const plain = { code: 'code', year: 'year' };
    expect(layoutOf(plain)).toBe('plain');
    const long = withLayout(plain, 'long');
    expect(layoutOf(long)).toBe('long');
    expect(missingOfIndicators(long)).toEqual(['indicator', 'value']);
    const years = withLayout({ ...long, indicator: 'what', value: 'v' }, 'years');
    expect(years).toEqual({ code: 'code', columns: '{indicator}_{year}' });
    expect(missingOfIndicators({ ...years, columns: '{year}' })).toEqual(['indicatorName']);
    expect(missingOfIndicators({ ...years, columns: '' })).toEqual(['columns', 'indicatorName']);
    expect(withLayout(years, 'plain')).toEqual({ code: 'code' });
  });

  it('shows the indicators it will give', () => {
    expect(indicatorsSeen({ code: 'code', year: 'year' }, table)).toEqual(['v', 'gdp_2019', 'gdp_2020']);
    expect(indicatorsSeen({ code: 'code', indicator: 'what', value: 'v' }, table)).toEqual(['beds', 'doctors']);
    expect(indicatorsSeen({ code: 'code', columns: '{indicator}_{year}' }, table)).toEqual(['gdp']);
    expect(indicatorsSeen({ code: 'code', columns: '{year}', value: 'gdp' }, tableOf([['2019', 'number'], ['2020', 'number']]))).toEqual(['gdp']);
  });

  it('says of an indicator what was said, and nothing where all was taken back', () => {
    const told = withFact(withFact({ code: 'code' }, 'gdp', { unit: '亿元' }), 'gdp', { additive: true });
    expect(told).toEqual({ code: 'code', about: { gdp: { unit: '亿元', additive: true } } });
    expect(withFact(withFact(told, 'gdp', { unit: '' }), 'gdp', { additive: false })).toEqual({ code: 'code', about: undefined });
  });
});
