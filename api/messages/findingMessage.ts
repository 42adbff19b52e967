import { format, templateOf } from './format.ts';
import type { Language } from './format.ts';
import { fillTemplate, placeholdersOf, resolveGroups } from './template.ts';
import type { MessageValues } from './template.ts';

const LONGEST_VALUE = 300;

/** A finding as it crosses the boundary: `code` is open there, so that a newer engine's finding still shows. */
export interface FindingLike {
  code: string;
  file?: string;
  row?: number;
  column?: string;
  parameter?: string;
  values?: Record<string, string | number>;
}

/**
 * The whole sentence of a finding: its place, then what is wrong and what to do. A part of the place that the sentence
 * names itself is not said twice; of a parameter that ends in the key the sentence names, the place keeps the parent.
 * A code without a sentence shows as itself.
 */
export function findingMessage(language: Language, finding: FindingLike): string {
  const { code, file, row, column, parameter } = finding;
  const values: MessageValues = { file, row, column, parameter, ...shortened(finding.values ?? {}) };
  const template = templateOf(language, `finding.${code}`) ?? code;
  const sentence = fillTemplate(template, values, (key) => templateOf(language, key)).trim();

  const said = new Set(placeholdersOf(resolveGroups(template, values)));
  const parts: string[] = [];
  if (file && !said.has('file')) parts.push(format(language, 'place.file', { file }));
  if (row !== undefined && !said.has('row')) parts.push(format(language, 'place.row', { row }));
  if (column && !said.has('column')) parts.push(format(language, 'place.column', { column }));
  const where = parts.join(format(language, 'place.separator'));
  const key = said.has('parameter') ? '' : parentWhenSaid(parameter ?? '', said.has('key') ? String(values['key']) : null);
  const place = where !== '' && key !== '' ? format(language, 'place.withParameter', { place: where, parameter: key }) : where || key;
  return place === '' ? sentence : format(language, 'place.sentence', { place, sentence });
}

/** A value in a sentence is a hint, not the data: long texts are cut. */
function shortened(values: Record<string, string | number>): MessageValues {
  const short: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    const characters = typeof value === 'string' ? Array.from(value.trim()) : [];
    short[name] = typeof value === 'number' ? value : characters.length > LONGEST_VALUE ? `${characters.slice(0, LONGEST_VALUE).join('')}…` : characters.join('');
  }
  return short;
}

/** `analyses.r.radius` without its last key where the sentence names `radius`. */
function parentWhenSaid(parameter: string, saidKey: string | null): string {
  if (saidKey === null) return parameter;
  if (parameter === saidKey) return '';
  return parameter.endsWith(`.${saidKey}`) ? parameter.slice(0, -saidKey.length - 1) : parameter;
}
