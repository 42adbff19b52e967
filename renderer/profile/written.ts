import type { ProfileIndicator, ProfileRule } from '../../api/profile.ts';
import type { Formats } from '../app/format.ts';
import { operatorSign } from '../app/operatorSign.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Language, Text } from '../text/text.ts';

export interface Reading { text: Text; formats: Formats; language: Language }

/** A threshold as it is read: `≥ 95 %`; what the document leaves open is said to be. */
export function limitOf({ operator, threshold }: { operator: string; threshold: number | null }, unit: { zh: string; en?: string }, { text, formats, language }: Reading): string {
  return threshold === null ? text('profile.open') : `${operatorSign(operator)} ${formats.figure(threshold)} ${wordsIn(language, unit)}`.trim();
}

/** What an indicator is to reach: its target, else its total over years. */
export function targetOf({ operator, target, cumulative, unit }: ProfileIndicator, reading: Reading): string {
  if (target?.value === undefined || target.value === null) return limitOf({ operator: cumulative?.operator ?? operator, threshold: cumulative?.value ?? null }, unit, reading);
  return limitOf({ operator, threshold: target.value }, unit, reading);
}

/** What a rule asks for: its threshold, or that of each part. */
export function thresholdOf(rule: ProfileRule, reading: Reading): string {
  if (rule.parts === undefined) return limitOf(rule, rule.unit, reading);
  return rule.parts.map((part) => `${wordsIn(reading.language, part.name)} ${limitOf({ operator: part.operator ?? rule.operator, threshold: part.threshold }, { zh: '' }, reading)}`).join('; ');
}

const DIGITS = '零一二三四五六七八九';

/** A number below a hundred in Chinese: 14 as 十四. */
function inChinese(n: number): string {
  if (n < 10) return DIGITS[n];
  return `${n < 20 ? '' : DIGITS[Math.floor(n / 10)]}十${n % 10 === 0 ? '' : DIGITS[n % 10]}`;
}

/** A chapter as profiles write it (`ch.7 s.2; Annex 1 no.28`) in the reader's words: 第七章第二节；附件1第28项. What is written otherwise stays. */
export function referenceIn(language: Language, reference: string): string {
  if (language === 'en') return reference;
  return reference
    .replaceAll(/ch\.(\d{1,2})/g, (_, n: string) => `第${inChinese(Number(n))}章`)
    .replaceAll(/ s\.(\d{1,2})(?:-(\d{1,2}))?/g, (_, from: string, to?: string) => `第${inChinese(Number(from))}${to === undefined ? '' : `至${inChinese(Number(to))}`}节`)
    .replaceAll(/Annex (\d) no\.([\d, -]+)/g, (_, annex: string, numbers: string) => `附件${annex}第${numbers.trim().replaceAll(', ', '、').replaceAll('-', '至')}项`)
    .replaceAll(' table', '表').replaceAll('; ', '；').replaceAll('章, 第', '章、第');
}
