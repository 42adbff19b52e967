import { format } from 'd3-format';
import type { Language } from '../text/text.ts';

/** Numbers for reading. A missing value (NaN) is a dash, never 0; a share short of the whole never reads 100 %. */
export interface Formats {
  language: Language;
  count: (value: number) => string;
  /** Short form for headlines: 万 / 亿 in Chinese, k / M in English. */
  compact: (value: number) => string;
  share: (value: number) => string;
  /** Difference of two shares in percentage points, with its sign. */
  points: (value: number) => string;
  /** Any indicator: up to four significant digits beyond the thousands. */
  figure: (value: number) => string;
  /** A statistic: four significant digits, without a power of ten down to a hundred-thousandth. */
  statistic: (value: number) => string;
  /** A p-value in a column: three decimals, `<0.001`. */
  probability: (value: number) => string;
  /** The same with its sign, as a sentence reads it: `= 0.012`, `< 0.001`. */
  pValue: (value: number) => string;
  meters: (value: number) => string;
  /** Metres, written as kilometres with one decimal. */
  kilometers: (value: number) => string;
  /** Minutes or another cost: one decimal below a thousand, so that a column of them stands on its point. */
  cost: (value: number) => string;
  seconds: (value: number) => string;
  moment: (iso: string) => string;
}

const MISSING = '—';
const grouped = format(',.0f');
const percent = format('.1%');
const significant = format(',.4~r');
const tenth = format(',.1f');
const si = format('.3~s');

function share(value: number): string {
  if (Number.isNaN(value)) return MISSING;
  if (value < 1 && value >= 0.9995) return '>99.9%';
  if (value > 0 && value < 0.0005) return '<0.1%';
  return value === 1 || value === 0 ? `${value * 100}%` : percent(value);
}

/** A difference that rounds to nothing but is not nothing keeps its sign before 0.0. */
function points(value: number): string {
  return Number.isNaN(value) ? MISSING : value === 0 ? '0' : format('+.1f')(value * 100);
}

function figure(value: number): string {
  if (Number.isNaN(value)) return MISSING;
  return Math.abs(value) >= 10_000 ? grouped(value) : significant(value);
}

/** Decimals that tell all of these values apart as they were written, three at most: a column of figures stands on its point. */
export function decimalsOf(values: Iterable<number>): number {
  let decimals = 0;
  for (const value of values) {
    while (decimals < 3 && Math.abs(value - Number(value.toFixed(decimals))) > 1e-9 * Math.abs(value)) decimals++;
    if (decimals === 3) break;
  }
  return decimals;
}

/** Decimals that leave the middle one of these values three significant digits: a column of measured figures stands on its point. */
export function significantDecimals(values: readonly number[]): number {
  const sizes = values.filter((value) => Math.abs(value) > 0).map(Math.abs).sort((a, b) => a - b);
  if (sizes.length === 0) return 0;
  return Math.min(6, Math.max(0, 2 - Math.floor(Math.log10(sizes[sizes.length >> 1]))));
}

/** A figure with a fixed number of decimals. */
export function fixed(value: number, decimals: number): string {
  return Number.isNaN(value) ? MISSING : format(`,.${decimals}f`)(value);
}

function statistic(value: number): string {
  if (Number.isNaN(value)) return MISSING;
  if (Math.abs(value) >= 1000) return grouped(value);
  const digits = value === 0 ? 0 : Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))));
  return String(Number(value.toFixed(Math.min(6, digits)))).replace('-', '−');
}

function pValue(value: number): string {
  if (Number.isNaN(value)) return `= ${MISSING}`;
  return value < 0.001 ? '< 0.001' : `= ${Number(value.toFixed(3))}`;
}

function compactZh(value: number): string {
  if (Math.abs(value) >= 1e8) return `${significant(value / 1e8)}亿`;
  if (Math.abs(value) >= 1e5) return `${significant(value / 1e4)}万`;
  return grouped(value);
}

function secondsIn(language: Language, value: number): string {
  const minutes = Math.floor(value / 60);
  const rest = Math.round(value - minutes * 60);
  if (minutes === 0) return value < 10 ? `${format('.1~f')(value)} ${language === 'zh' ? '秒' : 's'}` : `${rest} ${language === 'zh' ? '秒' : 's'}`;
  return language === 'zh' ? `${minutes} 分 ${rest} 秒` : `${minutes} min ${rest} s`;
}

function create(language: Language): Formats {
  const moment = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit' });
  return {
    language, share, points, figure, statistic, pValue, probability: (value) => (Number.isNaN(value) ? MISSING : value < 0.001 ? '<0.001' : value.toFixed(3)),
    count: (value) => (Number.isNaN(value) ? MISSING : grouped(value)),
    compact: (value) => (Number.isNaN(value) ? MISSING : language === 'zh' ? compactZh(value) : Math.abs(value) >= 1e5 ? si(value) : grouped(value)),
    meters: (value) => (Number.isNaN(value) ? MISSING : `${grouped(value)} ${language === 'zh' ? '米' : 'm'}`),
    kilometers: (value) => (Number.isNaN(value) ? MISSING : `${tenth(value / 1000)} ${language === 'zh' ? '公里' : 'km'}`),
    cost: (value) => (Number.isNaN(value) ? MISSING : Math.abs(value) >= 1000 ? grouped(value) : Number.isInteger(value) ? grouped(value) : tenth(value)),
    seconds: (value) => secondsIn(language, value),
    moment: (iso) => moment.format(new Date(iso)),
  };
}

const made = { zh: create('zh'), en: create('en') };

export function formatsFor(language: Language): Formats {
  return made[language];
}
