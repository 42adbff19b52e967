import { expect, test } from 'vitest';
import type { OverviewUnit, ServiceItem } from '../../renderer/app/overview.ts';
import { overviewRegions, regionsAgree } from '../../renderer/app/overviewAbove.ts';

const unit = (code: string, parent: string, state: OverviewUnit['state'], persons: number, outside: number): OverviewUnit => ({ code, name: code, parent, poor: false, persons, state, compared: 2, below: 1, worst: '', redItems: 1, coverage: { h: { share: 1 - outside / persons, outside, rural: outside / 2 } } });
const services = [{ key: 'h', outside: 60 }] as ServiceItem[];
const units = [unit('1', 'P', 'red', 100, 50), unit('2', 'P', 'green', 300, 10), unit('3', 'Q', 'amber', 50, Number.NaN)];

test('counties are added up by the unit above; a figure is of the counties that have it', () => {
  const [p, q, whole] = overviewRegions(units, services);
  // 60 of 400 outside.
  expect(p).toEqual({ region: 'P', units: 2, red: 1, amber: 0, green: 1, noData: 0, persons: 400, redItems: 2, coverage: { h: { outside: 60, share: 0.85, rural: 30 } } });
  expect(q.coverage['h']).toEqual({ outside: Number.NaN, share: Number.NaN, rural: Number.NaN });
  // County 3 has no figure, so its 50 people are in neither part of the share.
  expect([whole.region, whole.units, whole.persons, whole.coverage['h'].share]).toEqual(['', 3, 450, 0.85]);
});

test('the sum over the regions is held against what the run counted', () => {
  const regions = overviewRegions(units, services);
  const total = { red: 1, amber: 1, green: 1, noData: 0 };
  expect(regionsAgree(regions, total, services)).toBe(true);
  expect(regionsAgree(regions, { ...total, red: 2 }, services)).toBe(false);
  expect(regionsAgree(regions, total, [{ key: 'h', outside: 61 }] as ServiceItem[])).toBe(false);
});
