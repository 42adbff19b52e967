import type { OverviewUnit, ServiceItem } from './overview.ts';

/** The counties of one prefecture put together; of the whole area with `region` ''. NaN is unknown. */
export interface OverviewRegion {
  region: string;
  units: number;
  red: number;
  amber: number;
  green: number;
  noData: number;
  persons: number;
  /** Red items of all its counties: what the list of gaps has of it. */
  redItems: number;
  /** By key of the service. */
  coverage: Record<string, { share: number; outside: number; rural: number }>;
}

/** Counties added up by the unit above them, the whole area last. A figure is of the counties that have it. */
export function overviewRegions(units: readonly OverviewUnit[], services: readonly ServiceItem[]): OverviewRegion[] {
  const regions = [...new Set(units.map(({ parent }) => parent))].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return [...regions.map((region) => together(region, units.filter(({ parent }) => parent === region), services)), together('', units, services)];
}

function together(region: string, units: readonly OverviewUnit[], services: readonly ServiceItem[]): OverviewRegion {
  const count = (state: OverviewUnit['state']) => units.filter((unit) => unit.state === state).length;
  return {
    region, units: units.length, red: count('red'), amber: count('amber'), green: count('green'), noData: count('no-data'), persons: sum(units, ({ persons }) => persons), redItems: sum(units, ({ redItems }) => redItems),
    coverage: Object.fromEntries(services.map(({ key }) => {
      const counted = units.filter((unit) => !Number.isNaN(unit.coverage[key]?.outside ?? Number.NaN));
      const [outside, persons] = [sum(counted, (unit) => unit.coverage[key].outside), sum(counted, (unit) => unit.persons)];
      return [key, { outside, share: persons > 0 ? 1 - outside / persons : Number.NaN, rural: sum(counted, (unit) => unit.coverage[key].rural) }];
    })),
  };
}

/** Sum of what is known; NaN where nothing is. */
function sum(units: readonly OverviewUnit[], of: (unit: OverviewUnit) => number): number {
  const known = units.map(of).filter((value) => !Number.isNaN(value));
  return known.length === 0 ? Number.NaN : known.reduce((total, value) => total + value, 0);
}

/** Do the whole area's states and people outside, as the run counted them, equal the sum over its regions? */
export function regionsAgree(regions: readonly OverviewRegion[], total: { red: number; amber: number; green: number; noData: number }, services: readonly ServiceItem[]): boolean {
  const parts = regions.filter(({ region }) => region !== '');
  const added = (of: (region: OverviewRegion) => number) => parts.reduce((all, one) => all + (Number.isNaN(of(one)) ? 0 : of(one)), 0);
  return (['red', 'amber', 'green', 'noData'] as const).every((state) => added((one) => one[state]) === total[state])
    && services.every(({ key, outside }) => Number.isNaN(outside) || Math.abs(added((one) => one.coverage[key].outside) - outside) <= 1e-9 * Math.abs(outside));
}
