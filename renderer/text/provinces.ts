import type { NameReader } from './known.ts';
import type { Above, Language } from './language.ts';
import type { TextKey } from './zh.ts';

/** Provinces by the first two digits of their division code (GB/T 2260). */
const PROVINCES: Record<string, Record<Language, string>> = {
  11: { zh: '北京市', en: 'Beijing' }, 12: { zh: '天津市', en: 'Tianjin' }, 13: { zh: '河北省', en: 'Hebei' }, 14: { zh: '山西省', en: 'Shanxi' }, 15: { zh: '内蒙古自治区', en: 'Inner Mongolia' },
  21: { zh: '辽宁省', en: 'Liaoning' }, 22: { zh: '吉林省', en: 'Jilin' }, 23: { zh: '黑龙江省', en: 'Heilongjiang' },
  31: { zh: '上海市', en: 'Shanghai' }, 32: { zh: '江苏省', en: 'Jiangsu' }, 33: { zh: '浙江省', en: 'Zhejiang' }, 34: { zh: '安徽省', en: 'Anhui' }, 35: { zh: '福建省', en: 'Fujian' }, 36: { zh: '江西省', en: 'Jiangxi' }, 37: { zh: '山东省', en: 'Shandong' },
  41: { zh: '河南省', en: 'Henan' }, 42: { zh: '湖北省', en: 'Hubei' }, 43: { zh: '湖南省', en: 'Hunan' }, 44: { zh: '广东省', en: 'Guangdong' }, 45: { zh: '广西壮族自治区', en: 'Guangxi' }, 46: { zh: '海南省', en: 'Hainan' },
  50: { zh: '重庆市', en: 'Chongqing' }, 51: { zh: '四川省', en: 'Sichuan' }, 52: { zh: '贵州省', en: 'Guizhou' }, 53: { zh: '云南省', en: 'Yunnan' }, 54: { zh: '西藏自治区', en: 'Xizang' },
  61: { zh: '陕西省', en: 'Shaanxi' }, 62: { zh: '甘肃省', en: 'Gansu' }, 63: { zh: '青海省', en: 'Qinghai' }, 64: { zh: '宁夏回族自治区', en: 'Ningxia' }, 65: { zh: '新疆维吾尔自治区', en: 'Xinjiang' },
  71: { zh: '台湾省', en: 'Taiwan' }, 81: { zh: '香港特别行政区', en: 'Hong Kong' }, 82: { zh: '澳门特别行政区', en: 'Macao' },
};

const OF_A_PROVINCE = /^(\d\d)(0000)?$/;

/** Sentences that speak of the units above the counties, where those are provinces. */
export const PROVINCE_TEXTS: Record<Language, Partial<Record<TextKey, string>>> = {
  zh: { 'level.parents': '省级', 'filter.region': '不限省份', 'legend.units.parents': '省级数', 'table.parents': '省级汇总表', 'headline.disparity.regions': '各省之内，{region}的县际差异最大。' },
  en: { 'level.parents': 'Province', 'filter.region': 'Any province', 'legend.units.parents': 'provinces', 'table.parents': 'Province totals' },
};

/** Provinces where most units name one by its code (two digits, or six that end in four zeros), else prefectures. */
export function aboveOf(parents: readonly string[]): Above {
  const named = parents.filter((parent) => parent !== '');
  return named.length > 0 && named.filter((parent) => OF_A_PROVINCE.test(parent)).length * 2 > named.length ? 'province' : 'prefecture';
}

const reader = (language: Language): NameReader => (region) => PROVINCES[OF_A_PROVINCE.exec(region)?.[1] ?? '']?.[language] ?? region;
const readers: Record<Language, NameReader> = { zh: reader('zh'), en: reader('en') };

/** Reading name of a region that the data have as the bare code of a province; any other is shown as it is. */
export function regionNames(language: Language): NameReader {
  return readers[language];
}
