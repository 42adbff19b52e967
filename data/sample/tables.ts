import type { Rings } from './borders.ts';
import type { Designation, Renaming } from './designations.ts';
import type { Equipment } from './equipment.ts';
import { INDICATORS, INDICATOR_YEARS } from './indicators.ts';
import type { IndicatorRow } from './indicators.ts';
import type { PeopleRow, UrbanRuralRow } from './people.ts';
import { ROAD_CLASSES } from './pathfinder.ts';
import { toLonLat } from './plane.ts';
import type { Roads } from './roads.ts';
import type { Candidate, Facility } from './services.ts';
import type { Settlement } from './settlements.ts';
import type { Units } from './units.ts';

const BOM = '\uFEFF';
type CsvCell = string | number;

/** CSV as the program writes it: UTF-8 with BOM, LF, a missing number is empty. No cell of the sample needs quotes. */
function csv(header: string, rows: CsvCell[][]): string {
  const lines = rows.map((row) => row.map((cell) => (typeof cell === 'number' && Number.isNaN(cell) ? '' : String(cell))).join(','));
  return `${BOM}${header}\n${lines.join('\n')}\n`;
}

export function populationCsv(settlements: Settlement[], units: Units): string {
  return csv('id,name,lon,lat,pop,urban,children_share,elderly_share,township,county', settlements.map((settlement) => {
    const township = units.townships[settlement.township];
    return [
      settlement.id, settlement.name, ...toLonLat(settlement.x, settlement.y), settlement.persons, settlement.urban ? 1 : 0, settlement.childrenShare, settlement.elderlyShare,
      township.code, units.counties[township.county].code,
    ];
  }));
}

export function facilitiesCsv(facilities: Facility[], equipment: Equipment[]): string {
  return csv('id,name,lon,lat,type,capacity,standardised,area_m2,staff', facilities.map(({ id, name, x, y, type, capacity }, i) => {
    const { standardised, areaSquareMeters, staff } = equipment[i];
    return [id, name, ...toLonLat(x, y), type, capacity, standardised, areaSquareMeters, staff];
  }));
}

export function candidatesCsv(candidates: Candidate[]): string {
  return csv('id,name,lon,lat,cost', candidates.map(({ id, name, x, y, cost }) => [id, name, ...toLonLat(x, y), cost]));
}

export function nodesCsv(roads: Roads): string {
  return csv('id,lon,lat', Array.from(roads.nodeX, (x, node) => [node + 1, ...toLonLat(x, roads.nodeY[node])]));
}

export function edgesCsv(roads: Roads): string {
  const rows = Array.from(roads.from, (from, edge): CsvCell[] => {
    const lengthMeters = Math.round(roads.lengthMeters[edge] * 10) / 10;
    const minutes = Math.round(((lengthMeters * 60) / (1000 * roads.speedKmh[edge])) * 10_000) / 10_000;
    return [edge + 1, from + 1, roads.to[edge] + 1, lengthMeters, roads.speedKmh[edge], minutes, ROAD_CLASSES[roads.roadClass[edge]]];
  });
  return csv('id,source,target,length_m,speed_kmh,minutes,class', rows);
}

export function indicatorsCsv(rows: IndicatorRow[]): string {
  const header = ['code', 'name', 'year', 'resident_population', ...INDICATORS.map((indicator) => indicator.column)].join(',');
  return csv(header, rows.map(({ code, name, year, residentPopulation, values }) => [code, name, year, residentPopulation, ...values]));
}

/** Made year by year: before a county was renamed its rows have the old code and name. */
export function peopleCsv(rows: PeopleRow[], { county, oldCode, oldName, year: since }: Renaming): string {
  return csv('code,name,year,registered_population,live_births,infant_deaths,income_per_head', rows.map(({ code, name, year, registered, births, infantDeaths, incomePerHead }) => {
    const before = code === county.code && year < since;
    return [before ? oldCode : code, before ? oldName : name, year, registered, births, infantDeaths, incomePerHead];
  }));
}

/** One row per unit, the years in the headers. */
export function urbanRuralCsv(rows: UrbanRuralRow[]): string {
  const figures: [name: string, of: (row: UrbanRuralRow) => number][] = [
    ['schooling_years_urban', ({ schooling }) => schooling[0]], ['schooling_years_rural', ({ schooling }) => schooling[1]],
    ['income_per_head_urban', ({ income }) => income[0]], ['income_per_head_rural', ({ income }) => income[1]],
  ];
  const header = ['code', 'name', ...figures.flatMap(([name]) => INDICATOR_YEARS.map((year) => `${name}_${year}`))].join(',');
  const years = INDICATOR_YEARS.length;
  return csv(header, Array.from({ length: rows.length / years }, (_, unit) => {
    const own = rows.slice(unit * years, (unit + 1) * years);
    return [own[0].code, own[0].name, ...figures.flatMap(([, of]) => own.map(of))];
  }));
}

export function tagsCsv(list: Designation[]): string {
  return csv('code,name,tag,since,until', list.map(({ code, name, tag, since, until }) => [code, name, tag, since, until ?? '']));
}

export function codeChangesCsv({ county, oldCode, oldName, year }: Renaming): string {
  return csv('old_code,old_name,new_code,new_name,year', [[oldCode, oldName, county.code, county.name, year]]);
}

export function hazardGeoJson(rings: Rings): string {
  return geoJson([{ properties: { area: 'disaster-prone', name: '沿江灾害易发区（虚构）' }, rings }]);
}

export function countiesGeoJson(units: Units): string {
  const features = units.counties.map((county) => {
    const prefecture = units.prefectures[county.prefecture];
    return {
      properties: {
        code: county.code, name: county.name, name_en: county.nameEn, prefecture: prefecture.name, prefecture_code: prefecture.code,
        poor: county.poor ? 1 : 0, mountain: county.mountain ? 1 : 0, area_km2: Math.round(county.areaSquareKilometers * 100) / 100,
      },
      rings: county.rings,
    };
  });
  return geoJson(features.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1)));
}

export function townshipsGeoJson(units: Units): string {
  const features = units.townships.map((township) => {
    const county = units.counties[township.county];
    return {
      properties: {
        code: township.code, name: township.name, name_en: township.nameEn, county: county.code, county_name: county.name,
        area_km2: Math.round(township.areaSquareKilometers * 100) / 100,
      },
      rings: township.rings,
    };
  });
  return geoJson(features.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1)));
}

/** One feature to a line, so that two versions of the file can be compared by eye. */
function geoJson(features: { properties: Record<string, string | number>; rings: Rings }[]): string {
  const lines = features.map(({ properties, rings }) => JSON.stringify({ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: rings } }));
  return `{"type":"FeatureCollection","features":[\n${lines.join(',\n')}\n]}\n`;
}
