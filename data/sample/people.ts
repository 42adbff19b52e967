import { INDICATOR_YEARS, NATIONAL_CODE, INDICATORS } from './indicators.ts';
import type { IndicatorRow } from './indicators.ts';
import { randomStream } from './random.ts';
import type { RandomStream } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { County, Units } from './units.ts';

/** Counts and incomes of one county and year; NaN: not reported. */
export interface PeopleRow {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  /** People registered there (hukou), wherever they live. */
  readonly registered: number;
  readonly births: number;
  readonly infantDeaths: number;
  /** Yuan a year. */
  readonly incomePerHead: number;
}

/** Figures of town and country; NaN where nobody lives there. */
export interface UrbanRuralRow {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly schooling: readonly [urban: number, rural: number];
  readonly income: readonly [urban: number, rural: number];
}

const span = INDICATOR_YEARS.length - 1;
const MORTALITY = INDICATORS.findIndex(({ column }) => column === 'infant_mortality_permille');
const SCHOOLING = INDICATORS.findIndex(({ column }) => column === 'schooling_years');
/** Invented national figures of the first and the last year. */
const BIRTHS_PERMILLE = [12.1, 8.7] as const;
const INCOME_YUAN = [22_000, 32_000] as const;
/** Urban income over rural income. */
const INCOME_RATIO = [2.75, 2.55] as const;
const NATIONAL_URBAN_SHARE = 0.6;
const between = ([first, last]: readonly [number, number], i: number): number => first + ((last - first) * i) / span;

/**
 * People registered, births, infant deaths and income. Many who are registered in poor mountain counties live in the cities. Deaths
 * are drawn by chance (Poisson) from births and the infant mortality of the county and year, so that small counties jump from year to year.
 */
export function makePeople(seed: number, units: Units, rows: readonly IndicatorRow[]): PeopleRow[] {
  const vital = randomStream(seed, 'vital events');
  const random = randomStream(seed, 'registered and income');
  const national = rows.filter(({ code }) => code === NATIONAL_CODE).map((row, i): PeopleRow => {
    const births = Math.round((row.residentPopulation * between(BIRTHS_PERMILLE, i)) / 1000);
    return {
      code: row.code, name: row.name, year: row.year, registered: row.residentPopulation, births, infantDeaths: Math.round((births * row.values[MORTALITY]) / 1000),
      incomePerHead: Math.round(between(INCOME_YUAN, i)),
    };
  });
  const counties = units.counties.flatMap((county) => {
    const away = 1 + 0.14 * county.roughness + (county.poor ? 0.06 : 0) - (county.kind === 'district' ? 0.2 : 0) + random.normal(0, 0.025);
    const fertility = (1 + 0.3 * county.roughness) * Math.exp(random.normal(0, 0.06));
    const standing = standingOf(county) + random.normal(0, 0.08);
    return rowsOf(rows, county).map((row, i): PeopleRow => {
      const births = Math.round(row.residentPopulation * (between(BIRTHS_PERMILLE, i) / 1000) * fertility * Math.exp(vital.normal(0, 0.02)));
      const mortality = row.values[MORTALITY];
      return {
        code: row.code, name: row.name, year: row.year, registered: Math.round(row.residentPopulation * (away + 0.004 * (i - span))), births,
        infantDeaths: Number.isNaN(mortality) ? NaN : poisson(vital, (births * mortality) / 1000), incomePerHead: Math.round(between(INCOME_YUAN, i) * (1 + standing * (1 - (0.2 * i) / span))),
      };
    });
  });
  return [...national, ...counties].sort((a, b) => a.year - b.year || (a.code < b.code ? -1 : 1));
}

/** Town and country apart, so that the two weighted by their people make the figure of the county. The distance shrinks over the years. */
export function makeUrbanRural(seed: number, units: Units, settlements: readonly Settlement[], rows: readonly IndicatorRow[], people: readonly PeopleRow[]): UrbanRuralRow[] {
  const random = randomStream(seed, 'town and country');
  const urban = new Float64Array(units.counties.length);
  const all = new Float64Array(units.counties.length);
  for (const { township, persons, urban: isUrban } of settlements) {
    const { county } = units.townships[township];
    all[county] += persons;
    if (isUrban) urban[county] += persons;
  }
  const incomeOf = new Map(people.map(({ code, year, incomePerHead }) => [`${code} ${year}`, incomePerHead]));
  const rowOf = (row: IndicatorRow, i: number, share: number, yearsApart: number, ratio: number): UrbanRuralRow => {
    const apart = yearsApart * (1 - (0.2 * i) / span);
    const schooling = row.values[SCHOOLING];
    const rural = incomeOf.get(`${row.code} ${row.year}`)! / (share * ratio + 1 - share);
    const present = (value: number, persons: number): number => (persons > 0 ? value : NaN);
    return {
      code: row.code, name: row.name, year: row.year,
      schooling: [present(hundredths(schooling + (1 - share) * apart), share), present(hundredths(schooling - share * apart), 1 - share)],
      income: [present(Math.round(rural * ratio), share), present(Math.round(rural), 1 - share)],
    };
  };
  const national = rows.filter(({ code }) => code === NATIONAL_CODE).map((row, i) => rowOf(row, i, NATIONAL_URBAN_SHARE, 2.8, between(INCOME_RATIO, i)));
  const counties = units.counties.flatMap((county, c) => {
    const apart = 2.1 + 1.3 * county.roughness + (county.poor ? 0.3 : 0) + random.normal(0, 0.25);
    const wider = 1 + 0.22 * county.roughness + random.normal(0, 0.05);
    return rowsOf(rows, county).map((row, i) => rowOf(row, i, urban[c] / all[c], apart, between(INCOME_RATIO, i) * wider));
  });
  return [...national, ...counties].sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : a.year - b.year));
}

/** Relative lead over the nation by land and poverty. */
function standingOf(county: County): number {
  return 0.12 - 0.3 * county.roughness - (county.poor ? 0.14 : 0) + (county.kind === 'district' ? 0.22 : 0);
}

function rowsOf(rows: readonly IndicatorRow[], { code }: County): IndicatorRow[] {
  return rows.filter((row) => row.code === code);
}

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** A count of rare events with the given mean, below a few hundred (Knuth 1981, The Art of Computer Programming, vol. 2, 3.4.1). */
function poisson(random: RandomStream, mean: number): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > floor; product *= random.next()) count++;
  return count;
}
