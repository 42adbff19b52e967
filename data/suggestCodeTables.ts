import { basename, extname } from 'node:path';
import type { SourceField, SourceTable } from './source.ts';

/** Recipe keys of tables of administrative codes, guessed from their headers. Values are columns of the file unless said. */
export type GuessedKeys = Record<string, string>;

const OLD_CODE = /^(old_?code|from_?code|code_?(old|from|before)|原代码|旧代码|变更前代码|原行政区划代码)$/i;
const NEW_CODE = /^(new_?code|to_?code|code_?(new|to|after)|新代码|现代码|变更后代码|新行政区划代码)$/i;
const CHANGE_YEAR = /^(year|年份|年度|变更年份|变更时间|变更\/弃用时间|change_?year)$/i;
const FIRST_YEAR = /^(from|since|start|first_?year|from_?year|start_?year|起|起始年份?|开始年份?|认定年份?|纳入年份?|列入年份?)$/i;
const LAST_YEAR = /^(to|until|end|last_?year|to_?year|end_?year|止|截止年份?|结束年份?|退出年份?|摘帽年份?)$/i;
const TAG = /^(tag|type|kind|class|category|designation|标记|类别|类型|称号|名单)$/i;
const INDICATOR = /^(indicator|variable|item|指标|指标名称|项目|统计指标)$/i;
const VALUE = /^(value|amount|figure|数值|值|指标值)$/i;

/** A table with a column of old and one of new codes; null for any other. */
export function codeChangeKeys({ fields }: SourceTable): GuessedKeys | null {
  const to = named(fields, NEW_CODE);
  const from = named(fields, OLD_CODE) ?? fields.find(({ role, name }) => role === 'code' && name !== to)?.name;
  return from === undefined || to === undefined ? null : keys({ from, to, year: named(fields, CHANGE_YEAR) });
}

/** A table of codes with the years from which and until which something holds; null for any other. */
export function tagListKeys(table: SourceTable): GuessedKeys | null {
  const { fields } = table;
  const code = fields.find(({ role }) => role === 'code')?.name;
  const from = fields.find(({ name }, i) => FIRST_YEAR.test(name) && holdsYears(table, i))?.name;
  const to = fields.find(({ name }, i) => LAST_YEAR.test(name) && holdsYears(table, i))?.name;
  if (code === undefined || (from === undefined && to === undefined)) return null;
  return keys({ code, name: fields.find(({ role }) => role === 'name')?.name, tag: named(fields, TAG), from, to });
}

/**
 * Keys of a long table of indicators, or of a wide one with years in its headers, beside those of a plain one; none for a plain one. Years are
 * seen where all numbers have them and there are at least two.
 */
export function indicatorLayoutKeys({ fields, file }: SourceTable): GuessedKeys {
  const indicator = fields.find(({ name, type }) => type === 'text' && INDICATOR.test(name))?.name;
  const value = fields.find((field) => isNumeric(field) && VALUE.test(field.name))?.name;
  if (indicator !== undefined && value !== undefined) return { indicator, value };
  const headers = fields.filter((field) => isNumeric(field) && field.role !== 'code').map(({ name }) => name);
  for (const { header, columns } of YEAR_HEADERS) {
    const years = new Set(headers.map((name) => header.exec(name)?.groups?.['year']));
    if (years.size < 2 || years.has(undefined)) continue;
    return columns.includes('{indicator}') ? { columns } : { columns, value: basename(file, extname(file)) };
  }
  return {};
}

const YEAR_HEADERS = [
  { header: /^(?<year>(19|20)\d\d)$/, columns: '{year}' }, { header: /^(?<year>(19|20)\d\d)年$/, columns: '{year}年' },
  { header: /^.+_(?<year>(19|20)\d\d)$/, columns: '{indicator}_{year}' }, { header: /^(?<year>(19|20)\d\d)年.+$/, columns: '{year}年{indicator}' },
];

const isNumeric = ({ type }: SourceField): boolean => type === 'number' || type === 'integer';
const named = (fields: readonly SourceField[], pattern: RegExp): string | undefined => fields.find(({ name }) => pattern.test(name.trim()))?.name;
const keys = (found: Record<string, string | undefined>): GuessedKeys => Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined));

function holdsYears({ columns }: SourceTable, field: number): boolean {
  const present = columns[field].filter((cell) => cell !== null);
  return present.length > 0 && present.every((cell) => /^(19|20|21)\d\d(年|[-/.]\d{1,2}.*)?$/.test(String(cell).trim()));
}
