import { randomStream } from './random.ts';
import type { Facility } from './services.ts';
import { lackOf } from './services.ts';
import type { Units } from './units.ts';

/** What a facility has, beside its capacity; NaN: not reported. */
export interface Equipment {
  /** 1 where building and equipment are up to standard. */
  readonly standardised: 0 | 1;
  readonly areaSquareMeters: number;
  readonly staff: number;
}

/** Square metres for each unit of capacity (bed, school place, square metre), and units of capacity for each of the staff. */
const SIZES = { hospital: { area: 75, perStaff: 0.8 }, clinic: { area: 28, perStaff: 1.1 }, school: { area: 8, perStaff: 15 }, culture: { area: 1, perStaff: 220 } } as const;
const NOT_REPORTED = 0.008;

/** Equipment of every facility: standards are met less often where services are thin. */
export function equip(seed: number, units: Units, facilities: readonly Facility[]): Equipment[] {
  const random = randomStream(seed, 'equipment');
  return facilities.map(({ type, capacity, township }) => {
    const lack = lackOf(units.counties[units.townships[township].county]);
    const { area, perStaff } = SIZES[type];
    const standardised = random.next() < (type === 'hospital' ? 0.97 : 0.93) - 0.4 * lack ? 1 : 0;
    const areaSquareMeters = Math.round(capacity * area * (type === 'culture' ? 1 : random.between(0.75, 1.3)));
    const staff = Math.max(1, Math.round((capacity / perStaff) * random.between(0.7, 1.2)));
    return { standardised, areaSquareMeters, staff: random.next() < NOT_REPORTED ? NaN : staff };
  });
}
