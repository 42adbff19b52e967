import { randomStream } from './random.ts';
import type { Settlement } from './settlements.ts';
import type { Units } from './units.ts';

export const INDICATOR_YEARS = [2015, 2016, 2017, 2018, 2019, 2020] as const;
export const NATIONAL_CODE = '000000';

interface IndicatorDefinition {
  readonly column: string;
  readonly direction: 'higher' | 'lower';
  /** Invented national figures of the first and the last year. */
  readonly national: readonly [number, number];
  /** Relative lead of a county whose standing is 1 over the national figure. */
  readonly spread: number;
  readonly decimals: number;
  readonly greatest: number;
  /** Service area, as standards profiles name it. */
  readonly area: 'education' | 'health' | 'social-insurance' | 'culture-sport';
  readonly unit?: string;
  /** Column of people or events it is divided by. */
  readonly denominator?: string;
}

/** The indicators, in the order of the columns. Only their order of magnitude is taken from life. */
export const INDICATORS: readonly IndicatorDefinition[] = [
  { column: 'schooling_years', direction: 'higher', national: [9.1, 9.9], spread: 0.16, decimals: 2, greatest: 16, area: 'education' },
  { column: 'retention_rate', direction: 'higher', national: [93, 95.2], spread: 0.05, decimals: 1, greatest: 100, area: 'education', unit: '%' },
  { column: 'gp_per_10k', direction: 'higher', national: [1.4, 2.9], spread: 0.35, decimals: 2, greatest: 20, area: 'health', denominator: 'resident_population' },
  { column: 'beds_per_1k', direction: 'higher', national: [5.1, 6.5], spread: 0.35, decimals: 2, greatest: 30, area: 'health', denominator: 'resident_population' },
  { column: 'medical_insurance_rate', direction: 'higher', national: [94.4, 95.6], spread: 0.03, decimals: 1, greatest: 100, area: 'social-insurance', unit: '%' },
  { column: 'pension_insurance_rate', direction: 'higher', national: [84, 91], spread: 0.08, decimals: 1, greatest: 100, area: 'social-insurance', unit: '%' },
  { column: 'library_visits_per_capita', direction: 'higher', national: [0.43, 0.62], spread: 0.6, decimals: 3, greatest: 10, area: 'culture-sport', denominator: 'resident_population' },
  { column: 'culture_area_per_1k', direction: 'higher', national: [270, 330], spread: 0.4, decimals: 1, greatest: 5000, area: 'culture-sport', unit: 'm²', denominator: 'resident_population' },
  { column: 'infant_mortality_permille', direction: 'lower', national: [8.1, 5.4], spread: -0.55, decimals: 2, greatest: 100, area: 'health', unit: '‰', denominator: 'live_births' },
];

export interface IndicatorRow {
  readonly code: string;
  readonly name: string;
  readonly year: number;
  readonly residentPopulation: number;
  /** In the order of {@link INDICATORS}; NaN: not reported. */
  readonly values: number[];
}

const NATIONAL_PERSONS = 1_400_000_000;
/** Cells left empty: [county, index of the year, index of the indicator], to show what becomes of missing values. */
const NOT_REPORTED = [[31, 5, 2], [44, 5, 6], [57, 2, 8]] as const;

/**
 * Counties and the nation, 2015 to 2020. A county stands above or below the nation by its land, its poverty and its
 * chance; the distance shrinks by a third over the years.
 */
export function makeIndicators(seed: number, units: Units, settlements: Settlement[]): IndicatorRow[] {
  const random = randomStream(seed, 'indicators');
  const persons = new Float64Array(units.counties.length);
  for (const settlement of settlements) persons[units.townships[settlement.township].county] += settlement.persons;
  const span = INDICATOR_YEARS.length - 1;
  const nationalValue = (k: number, year: number): number => INDICATORS[k].national[0] + ((INDICATORS[k].national[1] - INDICATORS[k].national[0]) * year) / span;

  const rows: IndicatorRow[] = INDICATOR_YEARS.map((year, i) => ({
    code: NATIONAL_CODE, name: '全国（虚构参照值）', year, residentPopulation: Math.round(NATIONAL_PERSONS * (1 - 0.004 * (span - i))),
    values: INDICATORS.map((indicator, k) => rounded(nationalValue(k, i), indicator.decimals)),
  }));
  for (const [c, county] of units.counties.entries()) {
    const standing = 0.35 - 0.75 * county.roughness - (county.poor ? 0.3 : 0) + (county.kind === 'district' ? 0.3 : 0) + random.normal(0, 0.12);
    const own = INDICATORS.map(() => random.normal(0, 0.16));
    const growth = (county.poor ? -0.006 : county.kind === 'district' ? 0.015 : 0.001) + random.normal(0, 0.002);
    for (const [i, year] of INDICATOR_YEARS.entries()) {
      const distance = 1 - (0.33 * i) / span;
      const values = INDICATORS.map((indicator, k) => {
        const lead = indicator.spread * (standing + own[k]) * 1.3 * distance + random.normal(0, 0.006) * indicator.spread;
        return rounded(Math.min(indicator.greatest, Math.max(0, nationalValue(k, i) * (1 + lead))), indicator.decimals);
      });
      for (const [county, yearIndex, k] of NOT_REPORTED) if (county === c && yearIndex === i) values[k] = NaN;
      rows.push({ code: county.code, name: county.name, year, residentPopulation: Math.round(persons[c] * (1 + growth) ** (i - span)), values });
    }
  }
  return rows.sort((a, b) => a.year - b.year || (a.code < b.code ? -1 : 1));
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
