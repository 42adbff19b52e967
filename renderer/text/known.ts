import { PLAN_NAMES } from './planNames.ts';
import type { Language } from './language.ts';

/**
 * Reading names for column values and columns that are often written as English codes. What is not listed is shown as the data
 * have it; the code itself stays in every tooltip and in every file.
 */
const KNOWN: Record<string, Record<Language, string>> = {
  ...PLAN_NAMES,
  hospital: { zh: '医院', en: 'Hospitals' }, clinic: { zh: '基层卫生机构', en: 'Clinics' }, school: { zh: '学校', en: 'Schools' }, culture: { zh: '文化设施', en: 'Culture' },
  library: { zh: '公共图书馆', en: 'Libraries' }, nursing_home: { zh: '养老院', en: 'Nursing homes' },
  urban: { zh: '城镇', en: 'Urban' }, rural: { zh: '乡村', en: 'Rural' }, children: { zh: '儿童', en: 'Children' }, elderly: { zh: '老年人', en: 'Elderly' },
  resident_population: { zh: '常住人口', en: 'Resident population' }, schooling_years: { zh: '平均受教育年限（年）', en: 'Years of schooling' }, retention_rate: { zh: '九年义务教育巩固率（%）', en: '9-year retention rate (%)' },
  gp_per_10k: { zh: '每万人全科医生（人）', en: 'GPs per 10,000' }, beds_per_1k: { zh: '每千人床位（张）', en: 'Beds per 1,000' }, medical_insurance_rate: { zh: '基本医保参保率（%）', en: 'Medical insurance rate (%)' },
  pension_insurance_rate: { zh: '基本养老参保率（%）', en: 'Pension insurance rate (%)' }, library_visits_per_capita: { zh: '人均到馆次数（次）', en: 'Library visits per head' },
  registered_population: { zh: '户籍人口', en: 'Registered population' }, live_births: { zh: '活产数', en: 'Live births' }, infant_deaths: { zh: '婴儿死亡数', en: 'Infant deaths' }, income_per_head: { zh: '人均可支配收入（元）', en: 'Income per head (CNY)' },
  schooling_years_urban: { zh: '平均受教育年限：城镇', en: 'Years of schooling, urban' }, schooling_years_rural: { zh: '平均受教育年限：乡村', en: 'Years of schooling, rural' }, income_per_head_urban: { zh: '人均可支配收入：城镇', en: 'Income per head, urban' }, income_per_head_rural: { zh: '人均可支配收入：乡村', en: 'Income per head, rural' },
  poor: { zh: '贫困县', en: 'Poor' }, mountain: { zh: '山区', en: 'Mountain' }, border: { zh: '边境县', en: 'Border' }, 'key-poverty-counties': { zh: '扶贫开发重点县', en: 'Key poverty counties' }, 'disaster-prone': { zh: '灾害多发易发区', en: 'Disaster-prone' },
  education: { zh: '公共教育', en: 'Education' }, health: { zh: '医疗卫生', en: 'Health' }, 'social-insurance': { zh: '社会保险', en: 'Social insurance' }, 'culture-sport': { zh: '公共文化体育', en: 'Culture and sport' },
  standardised: { zh: '达到建设标准', en: 'Up to standard' }, area_m2: { zh: '建筑面积（平方米）', en: 'Floor area (m²)' }, staff: { zh: '人员数', en: 'Staff' },
  culture_area_per_1k: { zh: '每千人文化设施面积（平方米）', en: 'Culture area per 1,000 (m²)' }, infant_mortality_3_years: { zh: '婴儿死亡率（三年合并，‰）', en: 'Infant mortality (3 years, ‰)' }, clinic_coverage: { zh: '基层卫生 30 分钟覆盖率', en: 'Clinics within 30 minutes' },
  infant_mortality_permille: { zh: '婴儿死亡率（‰）', en: 'Infant mortality (‰)' },
};

export type NameReader = (name: string) => string;

const readers: Record<Language, NameReader> = { zh: (name) => KNOWN[name]?.zh ?? name, en: (name) => KNOWN[name]?.en ?? name };

export function knownNames(language: Language): NameReader {
  return readers[language];
}
