import { randomStream } from './random.ts';
import type { RandomStream } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { County, Units } from './units.ts';

export type FacilityType = 'hospital' | 'clinic' | 'school' | 'culture';

export interface Facility {
  readonly id: string;
  readonly name: string;
  readonly type: FacilityType;
  /** Metres in the plane. */
  readonly x: number;
  readonly y: number;
  readonly township: number;
  /** Beds of a hospital or clinic, places of a school, square metres of a cultural station. */
  readonly capacity: number;
}

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** 10,000 yuan. */
  readonly cost: number;
}

export interface Services {
  readonly facilities: Facility[];
  readonly candidates: Candidate[];
}

const CANDIDATES = 300;

/** Places hospitals, clinics, schools and cultural stations, fewer per head in poor mountain counties; and sites for more. */
export function placeServices(seed: number, units: Units, settlements: Settlement[]): Services {
  const random = randomStream(seed, 'services');
  const facilities: Facility[] = [];
  const put = (type: FacilityType, name: string, at: Settlement, capacity: number): void => {
    const id = `F${String(facilities.length + 1).padStart(5, '0')}`;
    facilities.push({ id, name, type, x: at.x + random.between(-150, 150), y: at.y + random.between(-150, 150), township: at.township, capacity: Math.max(1, Math.round(capacity)) });
  };
  const townSites: { settlement: Settlement; rank: number }[] = [];
  const inTownship = units.townships.map((): Settlement[] => []);
  for (const settlement of settlements) inTownship[settlement.township].push(settlement);

  for (const [i, places] of inTownship.entries()) {
    const township = units.townships[i];
    const county = units.counties[township.county];
    const seat = places[0];
    const persons = places.reduce((sum, place) => sum + place.persons, 0);
    const lack = lackOf(county);
    if (township.kind === 'street') placeCity(random, places, township.stem, put);
    else if (township.isCountySeat) placeCountyTown(random, places, county, put);
    else if (random.next() < 0.36 - 0.29 * lack) put('hospital', `${county.stem}${township.stem}医院`, seat, (persons / 1000) * random.between(1.2, 2.4));
    else townSites.push({ settlement: seat, rank: persons * random.between(0.5, 1.5) });

    put('clinic', township.kind === 'street' ? `${township.stem}社区卫生服务中心` : `${township.name}卫生院`, seat, (persons / 1000) * (1.5 - 0.7 * lack) * random.between(0.7, 1.3));
    put('culture', `${township.name}综合文化站`, seat, 240 + persons * 0.012 * (1 - 0.5 * lack) * random.between(0.6, 1.4));
    put('school', `${township.stem}初级中学`, seat, persons * 0.036 * random.between(0.8, 1.2));
    for (const village of places) {
      if (village.kind !== 'village') continue;
      if (random.next() < 0.34 - 0.2 * lack) put('clinic', `${village.name}卫生室`, village, 2 + 3 * random.next());
      if (random.next() < 0.2 - 0.07 * lack) put('school', `${village.name}小学`, village, village.persons * 0.16 * random.between(0.8, 1.6));
    }
  }
  townSites.sort((a, b) => b.rank - a.rank);
  const candidates = townSites.slice(0, CANDIDATES).map(({ settlement }, i): Candidate => ({
    id: `K${String(i + 1).padStart(3, '0')}`, name: `${settlement.name}备选点`, x: settlement.x + 200, y: settlement.y - 100,
    cost: Math.round(random.between(600, 1500) * (1 + 0.4 * lackOf(units.counties[units.townships[settlement.township].county]))),
  }));
  return { facilities, candidates };
}

/** 0 where services are as dense as anywhere .. 1 in the roughest poor county. */
export function lackOf(county: County): number {
  return Math.min(1, 0.7 * county.roughness + (county.poor ? 0.3 : 0));
}

type Put = (type: FacilityType, name: string, at: Settlement, capacity: number) => void;

function placeCity(random: RandomStream, places: Settlement[], stem: string, put: Put): void {
  for (const [i, place] of places.entries()) {
    if (place.kind !== 'city') continue;
    if (i % 4 === 1) put('hospital', `${stem}${i === 1 ? '' : `第${(i + 3) / 4}`}人民医院`, place, random.between(180, 900));
    if (i % 2 === 1) put('clinic', `${place.name}卫生服务站`, place, random.between(2, 10));
    if (i % 2 === 0) put('school', `${place.name}小学`, place, place.persons * 0.065 * random.between(0.7, 1.2));
  }
}

function placeCountyTown(random: RandomStream, places: Settlement[], county: County, put: Put): void {
  const inTown = places.filter((place) => place.kind !== 'village');
  const beds = county.poor ? 160 : 320;
  put('hospital', `${county.name}人民医院`, inTown[0], beds * random.between(0.8, 1.5));
  put('hospital', `${county.name}中医医院`, inTown[inTown.length - 1], 0.4 * beds * random.between(0.8, 1.5));
  for (const [i, place] of inTown.entries()) {
    put('school', `${place.name}小学`, place, place.persons * 0.07 * random.between(0.7, 1.2));
    if (i % 2 === 1) put('clinic', `${place.name}卫生服务站`, place, random.between(2, 10));
  }
}
