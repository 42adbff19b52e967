import { cliText } from './texts.ts';
import type { Language } from './texts.ts';

export type Totals = Record<string, unknown>;
/** What is printed of the totals of a run. */
export type ValueLines = (id: string, totals: Totals, lang: Language) => string[];

export const integer = (value: unknown, lang: Language): string => (typeof value === 'number' ? Math.round(value).toLocaleString('en-US') : cliText(lang, 'unknown'));
export const percent = (value: unknown, lang: Language): string => (typeof value === 'number' ? `${(value * 100).toFixed(1)}%` : cliText(lang, 'unknown'));

/** Kinds that compute with values counties have. */
export const VALUE_LINES = {
  gaps: (id, totals, lang) => Object.entries(totals as Record<string, Totals>).map(([indicator, t]) => cliText(lang, 'gap', {
    id, indicator, benchmark: t['benchmark'] === null ? cliText(lang, 'ownBenchmark') : `${t['operator'] as string} ${t['benchmark'] as number}`, n: integer(t['n'], lang), below: integer(t['below'], lang), persons: integer(t['persons_below'], lang),
  })),
  overview: (id, totals, lang) => [
    cliText(lang, 'overview', { id, red: integer(totals['red'], lang), amber: integer(totals['amber'], lang), green: integer(totals['green'], lang), unknown: integer(totals['no_data'], lang) }),
    ...(totals['coverage'] as Totals[]).map((item) => cliText(lang, item['poor_outside'] === null ? 'overviewItem' : 'overviewItemPoor', {
      id, item: item['key'] as string, outside: integer(item['persons_outside'], lang), poor: integer(item['poor_outside'], lang),
    })),
  ],
} satisfies Record<string, ValueLines>;
