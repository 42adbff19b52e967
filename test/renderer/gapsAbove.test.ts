import { describe, expect, it } from 'vitest';
import { aboveRowsOf, levelSums, opened, rowAbove, unitAbove } from '../../renderer/app/gapsAbove.ts';
import type { AboveRow } from '../../renderer/app/gapsAbove.ts';
import { NO_FILTER } from '../../renderer/app/workbench.ts';
import type { Zone, Zones } from '../../renderer/app/zones.ts';

const table = {
  total: 2, columns: ['code', 'name', 'indicator', 'year', 'value', 'rolled_up', 'units', 'units_missing', 'benchmark', 'gap', 'persons', 'units_without_persons', 'relative_gap', 'attainment', 'state', 'units_below', 'persons_below'],
  rows: [['P', 'P', 'i', 2020, 8, 'weighted-mean', 3, 1, 9, -1, 400, 0, -0.11, 0.89, 'below', 2, 300], ['Q', 'Q', 'i', 2020, null, 'sum', 1, 0, null, null, null, 1, null, null, 'missing', 0, null]],
};

describe('units above the counties', () => {
  it('are read with what they are made of; what is unknown is not 0', () => {
    const [first, second] = aboveRowsOf(table);
    expect(first).toMatchObject({ code: 'P', rolledUp: 'weighted-mean', value: 8, state: 'below', units: 3, below: 2, unitsMissing: 1, personsBelow: 300, withoutPersons: 0 });
    expect([second.value, second.benchmark, second.personsBelow]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });
  it('add up to what the counties do, or it is said that they do not', () => {
    const rows = aboveRowsOf(table);
    expect(levelSums(rows, { below: 2, persons_below: 300 }, 4)).toEqual({ units: 4, below: 2, persons: 300, agrees: true });
    expect(levelSums(rows, { below: 2, persons_below: null }, 4).agrees).toBe(true);
    expect([levelSums(rows, { below: 3, persons_below: 300 }, 4), levelSums(rows, { below: 2, persons_below: 301 }, 4), levelSums(rows, { below: 2, persons_below: 300 }, 5)].map(({ agrees }) => agrees)).toEqual([false, false, false]);
  });
  it('of a county are its prefecture, and the province of its code where all codes have six digits', () => {
    const list = [{ code: '520101', parent: 'P' }, { code: '530102', parent: 'Q' }] as Zone[];
    expect([unitAbove(list, 'parents'), unitAbove(list, 'provinces')]).toEqual([['P', 'Q'], ['520000', '530000']]);
    expect(unitAbove([...list, { code: 'x', parent: '' }], 'provinces')).toEqual(['all', 'all', 'all']);
    const rows = [{ code: '530000' }] as AboveRow[];
    const zones: Zones = { list, byCode: new Map(list.map((zone) => [zone.code, zone])), bbox: null };
    const above = { level: 'provinces' as const, rows, byCode: new Map([['530000', rows[0]]]) };
    expect([rowAbove(zones, above, '530102'), rowAbove(zones, above, '520101'), rowAbove(zones, above, '9')]).toEqual([rows[0], undefined, undefined]);
  });
  it('open into their counties: a prefecture as the filter, a province by its code, the only one into its prefectures', () => {
    const filter = { ...NO_FILTER, tag: 'poor', region: 'P' };
    expect(opened('parents', 'Q', false, filter)).toEqual({ gapLevel: 'zones', selected: null, filter: { ...filter, region: 'Q' } });
    expect(opened('provinces', '520000', false, filter)).toEqual({ gapLevel: 'zones', selected: null, search: '52', filter: { ...filter, region: null } });
    expect(opened('provinces', '990000', true, filter)).toEqual({ gapLevel: 'parents' });
  });
});
