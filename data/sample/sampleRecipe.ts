import type { Recipe } from '../../api/recipe.ts';
import { INDICATORS } from './indicators.ts';

const PROVINCE_NAME = '云岭省（虚构示例）';
/** The built-in profile of the plan of 2017. */
const PLAN = 'cn-2017-9';

const PROVINCE_NAME_EN = 'Yunling Province (invented)';

const ABOUT = Object.fromEntries(INDICATORS.map(({ column, area, unit, denominator }) => [column, { area, ...(unit === undefined ? {} : { unit }), ...(denominator === undefined ? {} : { denominator }) }]));

/** The recipe of the sample: its files, and the analyses the program opens with. */
export function sampleRecipe(): Recipe {
  const circle = { kind: 'coverage', model: 'radius', minutes: 30, speedKmh: 30, detourFactor: 1.3 } as const;
  const road = { model: 'network', snap: 'nearest-edge', accessSpeedKmh: 5, maxSnapMeters: 5000 } as const;
  return {
    title: `${PROVINCE_NAME}基本公共服务均等化分析`,
    synthetic: true,
    inputs: {
      zones: { path: 'counties.geojson', code: 'code', name: 'name', parent: 'prefecture', tags: { poor: 'poor', mountain: 'mountain' } },
      townships: { path: 'townships.geojson', code: 'code', name: 'name', parent: 'county' },
      facilities: { path: 'facilities.csv', id: 'id', name: 'name', lon: 'lon', lat: 'lat', type: 'type', capacity: 'capacity', attributes: { standardised: 'standardised', area_m2: 'area_m2', staff: 'staff' }, crs: 'EPSG:4326' },
      population: {
        path: 'population.csv', id: 'id', name: 'name', lon: 'lon', lat: 'lat', persons: 'pop', year: 2020, crs: 'EPSG:4326',
        groups: { urban: { column: 'urban', as: 'flag' }, children: { column: 'children_share', as: 'share' }, elderly: { column: 'elderly_share', as: 'share' } },
      },
      candidates: { path: 'candidates.csv', id: 'id', name: 'name', lon: 'lon', lat: 'lat', cost: 'cost', crs: 'EPSG:4326' },
      roads: {
        nodes: 'nodes.csv', nodeId: 'id', nodeLon: 'lon', nodeLat: 'lat', edges: 'edges.csv', from: 'source', to: 'target', minutes: 'minutes',
        class: 'class', edgeId: 'id', directed: false, crs: 'EPSG:4326',
      },
      friction: { path: 'friction.tif', unit: 'minutes-per-cell' },
      codeChanges: { path: 'code_changes.csv', from: 'old_code', to: 'new_code', year: 'year' },
      tags: { path: 'tags.csv', code: 'code', name: 'name', tag: 'tag', from: 'since', to: 'until' },
      areas: { path: 'hazard.geojson', area: 'area' },
      indicators: [
        { path: 'indicators.csv', code: 'code', name: 'name', year: 'year', about: { resident_population: { additive: true }, ...ABOUT } },
        {
          path: 'people.csv', code: 'code', name: 'name', year: 'year',
          about: { registered_population: { additive: true }, live_births: { additive: true, area: 'health' }, infant_deaths: { additive: true, area: 'health' } },
        },
        { path: 'urban_rural.csv', code: 'code', name: 'name', columns: '{indicator}_{year}', about: { schooling_years_urban: { area: 'education' }, schooling_years_rural: { area: 'education' } } },
      ],
    },
    analyses: [
      { id: 'hospital-road', kind: 'coverage', ...road, minutes: [15, 30, 60], facilityTypes: ['hospital'] },
      { id: 'hospital-circle', ...circle, facilityTypes: ['hospital'] },
      { id: 'circle-by-type', ...circle, by: 'type' },
      { id: 'clinic-road', kind: 'coverage', ...road, minutes: [15, 30, 60], facilityTypes: ['clinic'] },
      { id: 'hospital-friction', kind: 'coverage', model: 'friction', minutes: [15, 30, 60], facilityTypes: ['hospital'] },
      { id: 'hospital-rain', kind: 'coverage', ...road, minutes: 30, facilityTypes: ['hospital'], scenario: { name: '雨季', classFactors: { township: 0.7, village: 0.5 } } },
      { id: 'hospital-time', kind: 'accessibility', method: 'nearest', ...road, minutes: 120, facilityTypes: ['hospital'] },
      { id: 'clinic-supply', kind: 'accessibility', method: '2sfca', ...road, minutes: 30, facilityTypes: ['clinic'], per: 1000 },
      {
        id: 'three-models', kind: 'comparison', facilityTypes: ['hospital'],
        models: [{ model: 'radius', minutes: 30, speedKmh: 30, detourFactor: 1.3 }, { ...road, minutes: 30 }, { model: 'friction', minutes: 30 }],
      },
      { id: 'hospital-doubt', kind: 'sensitivity', ...road, minutes: 30, facilityTypes: ['hospital'] },
      {
        id: 'one-page', kind: 'overview', gaps: 'gaps-2020', coverage: ['hospital-road', 'clinic-road'], shareNeeded: 0.9, disparity: 'schooling-gap',
        services: { education: ['school'], health: ['hospital'], gp_per_10k: ['clinic'], 'culture-sport': ['culture'] },
      },
      { id: 'gaps-2020', kind: 'gaps', indicators: INDICATORS.map(({ column, direction }) => ({ column, direction })), year: 2020, benchmark: 'national', weight: 'resident_population' },
      {
        id: 'gaps-plan', kind: 'gaps', year: 2020, benchmark: `target:${PLAN}`, weight: 'resident_population', near: 0.05, severity: [0.05, 0.1],
        indicators: [
          { column: 'retention_rate', direction: 'higher', target: 'compulsory-education-retention-rate' },
          { column: 'pension_insurance_rate', direction: 'higher', target: 'basic-pension-insurance-participation-rate' },
          { column: 'medical_insurance_rate', direction: 'higher', target: 'basic-medical-insurance-participation-rate' },
          { column: 'infant_deaths', per: 'live_births', times: 1000, direction: 'lower', target: 'infant-mortality-rate', pool: 3, interval: 'poisson', name: 'infant_mortality_3_years' },
        ],
      },
      {
        id: 'denominators', kind: 'gaps', year: 2020, benchmark: 'mean',
        indicators: (['resident_population', 'registered_population'] as const).map((per) => ({ column: 'live_births', per, times: 1000, direction: 'higher' })),
      },
      { id: 'town-and-country', kind: 'disparity', coverage: 'hospital-road', limit: 30, weight: 'population', tolerance: 0.1 },
      { id: 'schooling-gap', kind: 'disparity', of: { column: 'schooling_years' }, urban: { column: 'schooling_years_urban' }, rural: { column: 'schooling_years_rural' }, weight: 'population', benchmark: 'national', tolerance: 0.05 },
      {
        id: 'plan-rules', kind: 'rules', profile: PLAN, year: 2020,
        rules: [
          'county-general-hospital', 'township-culture-centre', 'primary-care-30min', 'primary-institution-standardisation', 'gp-per-10000', 'pension-participation-90', 'medical-participation-95',
          'poor-area-near-average', 'relief-store', 'film-monthly',
        ],
        bind: {
          'county-general-hospital': { facilityTypes: ['hospital'] }, 'township-culture-centre': { facilityTypes: ['culture'] },
          'primary-care-30min': { coverage: 'clinic-road', limit: 30, shareNeeded: 0.95 }, 'primary-institution-standardisation': { facilityTypes: ['clinic'], attribute: 'standardised' },
          'gp-per-10000': { column: 'gp_per_10k' }, 'pension-participation-90': { column: 'pension_insurance_rate' }, 'medical-participation-95': { column: 'medical_insurance_rate' },
          'poor-area-near-average': { column: 'schooling_years', tolerance: 0.1, scopeTag: 'poor' },
        },
      },
      { id: 'hospital-equity', kind: 'equity', of: 'hospital-road.persons_share', limit: 30, weight: 'population', groups: ['prefecture', 'poor'], rankBy: { column: 'income_per_head' } },
      { id: 'hospital-clusters', kind: 'moran', of: 'hospital-road.persons_share', limit: 30, weights: 'queen', permutations: 9999 },
      { id: 'schooling-convergence', kind: 'convergence', column: 'schooling_years', from: 2015, to: 2020, groups: 'prefecture' },
      { id: 'retention-progress', kind: 'progress', column: 'retention_rate', direction: 'higher', baselineYear: 2015, targetYear: 2020, year: 2018, target: `target:${PLAN}`, targetIndicator: 'compulsory-education-retention-rate' },
      {
        id: 'service-index', kind: 'composite', weights: 'equal-by-area', normalisation: 'min-max', missing: 'available',
        indicators: [
          { of: { column: 'schooling_years' }, direction: 'higher', area: 'education' }, { of: { column: 'retention_rate' }, direction: 'higher', area: 'education' },
          { of: { column: 'gp_per_10k' }, direction: 'higher', area: 'health' }, { of: { column: 'beds_per_1k' }, direction: 'higher', area: 'health' }, { of: 'clinic-road.persons_share', limit: 30, direction: 'higher', area: 'health', name: 'clinic_coverage' },
          { of: { column: 'medical_insurance_rate' }, direction: 'higher', area: 'social-insurance' }, { of: { column: 'pension_insurance_rate' }, direction: 'higher', area: 'social-insurance' },
          { of: { column: 'library_visits_per_capita' }, direction: 'higher', area: 'culture-sport' }, { of: { column: 'culture_area_per_1k' }, direction: 'higher', area: 'culture-sport' },
        ],
      },
      { id: 'new-hospitals', kind: 'siting', problem: 'mclp', ...road, minutes: 30, facilityTypes: ['hospital'], sites: 10, fixed: 'facilities' },
    ],
  };
}

/** The note that lies beside the files, in both languages. */
export function sampleReadme(seed: number): string {
  return `${PROVINCE_NAME}
虚构示例数据，随机种子 ${seed}。地形、水系、边界、地名、道路、居民点、设施和指标全部由程序生成，与任何真实地区、机构无关；
与真实地名相同或相近者纯属巧合。“全国”一行同为虚构参照值。不得用于任何实际决策。
做法：抬升与水流侵蚀生成地形；乡镇从驻地沿最小代价生长，山脊与大河成为界线，再逐级合并为县、市；道路按等级沿最小代价路线铺设；
村庄按宜居程度抽取；设施密度随山地与贫困程度下降。同一种子生成的文件逐字节相同。
people.csv 为户籍人口、活产数、婴儿死亡数和人均收入；urban_rural.csv 的列名带年份；tags.csv 为带起止年份的名单，code_changes.csv 为一次改县换码，
people.csv 与 tags.csv 中换码之前仍用旧代码；hazard.geojson 为沿江的灾害易发区。
坐标为 WGS 84 经纬度；friction.tif 为 EPSG:32648，单位为“分钟/像元”，无数据值 -9999（湖泊与省外）。CSV 为带 BOM 的 UTF-8。

${PROVINCE_NAME_EN}
Invented sample data, random seed ${seed}. Land, rivers, borders, names, roads, settlements, facilities and indicators are all made by the
program and stand for no real place or institution; any likeness of names is chance. The "national" row is invented as well. Not for any real decision.
How: uplift and erosion by running water make the land; townships grow from their seats at least cost, so that crests and great rivers
become borders, and join into counties and prefectures; roads follow least-cost lines class by class; villages are drawn by how habitable
the ground is; services thin out with roughness and poverty. The same seed gives the same bytes.
people.csv holds people registered, live births, infant deaths and income; urban_rural.csv has its years in the headers; tags.csv lists
designated counties with their years, code_changes.csv one county that got another code, whose old code stands in people.csv and tags.csv
before that; hazard.geojson is land prone to disaster along the great river.
Coordinates are WGS 84 degrees; friction.tif is EPSG:32648, minutes per cell, no data -9999 (lakes and outside). CSV is UTF-8 with BOM.
`;
}
