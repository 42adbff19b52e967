import type { Inspection } from '../../api/contract.ts';
import { headerPattern } from '../../api/headerPattern.ts';
import type { Draft } from './draft.ts';

/** How an indicator table is laid out: a column per indicator, a column per indicator and year, or a row per indicator. */
export const LAYOUTS = ['plain', 'years', 'long'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** Ways to write a header with a year, offered where one is to be named. */
export const HEADER_PATTERNS = ['{indicator}_{year}', '{year}_{indicator}', '{year}年{indicator}', '{indicator}（{year}）', '{year}', '{year}年'];

export const layoutOf = (draft: Draft): Layout => ('indicator' in draft ? 'long' : 'columns' in draft ? 'years' : 'plain');

/** The draft under another layout: what belongs to the old one is forgotten. */
export function withLayout(draft: Draft, layout: Layout): Draft {
  const { indicator, value, columns, about: _about, ...rest } = draft;
  if (layout === 'long') return { ...rest, indicator, value };
  if (layout === 'plain') return rest;
  const { year: _year, ...undated } = rest;
  return { ...undated, columns: columns ?? HEADER_PATTERNS[0] };
}

/** Columns that have to be named for a layout and are not. */
export function missingOfIndicators(draft: Draft): string[] {
  const wanted = { plain: ['code'], long: ['code', 'indicator', 'value'], years: ['code', 'columns', ...(namesIndicator(draft) ? ['indicatorName'] : [])] }[layoutOf(draft)];
  return wanted.filter((key) => !draft[key === 'indicatorName' ? 'value' : key]);
}

/** How the headers of the file are written; '' while nobody has said. */
export const patternOf = (draft: Draft): string => (typeof draft['columns'] === 'string' ? draft['columns'] : '');

/** Headers of nothing but years do not say what the figures are. */
export const namesIndicator = (draft: Draft): boolean => 'columns' in draft && !patternOf(draft).includes('{indicator}');

/** Indicators the file will give, as far as can be seen of it. */
export function indicatorsSeen(draft: Draft, inspection: Inspection): string[] {
  const layout = layoutOf(draft);
  if (layout === 'long') return Object.keys(inspection.fields.find(({ name }) => name === draft['indicator'])?.values ?? {});
  const numeric = inspection.fields.filter(({ name, type }) => (type === 'number' || type === 'integer') && name !== draft['code'] && name !== draft['year']).map(({ name }) => name);
  if (layout === 'plain') return numeric;
  const read = headerPattern(patternOf(draft));
  const named = typeof draft['value'] === 'string' ? draft['value'] : '';
  return [...new Set(numeric.map((name) => read(name)).filter((found) => found !== null).map((found) => found.indicator ?? named))].filter((name) => name !== '');
}

/** What is said of an indicator. */
export interface IndicatorFacts { unit?: string; denominator?: string; area?: string; additive?: boolean }

export const aboutOf = (draft: Draft): Record<string, IndicatorFacts> => (draft['about'] as Record<string, IndicatorFacts> | undefined) ?? {};

/** The draft with one more thing said of an indicator; an empty word says nothing. */
export function withFact(draft: Draft, indicator: string, fact: IndicatorFacts): Draft {
  const about = aboutOf(draft);
  const facts = Object.fromEntries(Object.entries({ ...about[indicator], ...fact }).filter(([, value]) => value !== undefined && value !== '' && value !== false));
  const { [indicator]: _before, ...others } = about;
  const next = Object.keys(facts).length === 0 ? others : { ...others, [indicator]: facts };
  return { ...draft, about: Object.keys(next).length === 0 ? undefined : next };
}
