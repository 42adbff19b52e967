import { format } from '../../api/messages/index.ts';
import type { RuleReason } from '../../api/ruleTerms.ts';
import { cliText } from './texts.ts';
import type { Language } from './texts.ts';

export type Totals = Record<string, unknown>;
/** What is printed of the totals of a run. */
export type ValueLines = (id: string, totals: Totals, lang: Language) => string[];

export const integer = (value: unknown, lang: Language): string => (typeof value === 'number' ? Math.round(value).toLocaleString('en-US') : cliText(lang, 'unknown'));
export const percent = (value: unknown, lang: Language): string => (typeof value === 'number' ? `${(value * 100).toFixed(1)}%` : cliText(lang, 'unknown'));

/** Four digits that count. */
const figure = (value: unknown, lang: Language): string => (typeof value === 'number' ? String(Number(value.toPrecision(4))) : cliText(lang, 'unknown'));

/** A p-value with its sign; one too small for a double is not nought. */
const probability = (value: unknown, lang: Language): string => (value === 0 ? '< 1e-300' : `= ${figure(value, lang)}`);

/** Kinds that compute with values counties have. */
export const VALUE_LINES = {
  gaps: (id, totals, lang) => Object.entries(totals as Record<string, Totals>).map(([indicator, t]) => cliText(lang, 'gap', {
    id, indicator, benchmark: t['benchmark'] === null ? cliText(lang, 'ownBenchmark') : `${t['operator'] as string} ${Number((t['benchmark'] as number).toPrecision(6))}`, n: integer(t['n'], lang), below: integer(t['below'], lang), persons: integer(t['persons_below'], lang),
  })),
  overview: (id, totals, lang) => [
    cliText(lang, 'overview', { id, red: integer(totals['red'], lang), amber: integer(totals['amber'], lang), green: integer(totals['green'], lang), unknown: integer(totals['no_data'], lang) }),
    ...(totals['coverage'] as Totals[]).map((item) => cliText(lang, item['poor_outside'] === null ? 'overviewItem' : 'overviewItemPoor', {
      id, item: item['key'] as string, outside: integer(item['persons_outside'], lang), poor: integer(item['poor_outside'], lang),
    })),
    ...(totals['indicators'] as Totals[]).filter((item) => (item['below'] as number) > 0).map((item) => {
      const causes = item['causes'] as Record<string, number>;
      return cliText(lang, 'overviewIndicator', { id, indicator: item['indicator'] as string, below: integer(item['below'], lang), distance: causes['distance'], spread: causes['spread'], capacity: causes['capacity'], gap: causes['data_gap'], none: causes['none'] });
    }),
  ],
  convergence: (id, totals, lang) => [
    cliText(lang, 'convergence', { id, from: totals['from'] as number, to: totals['to'] as number, n: integer(totals['n'], lang), cvFrom: figure(totals['cv_from'], lang), cvTo: figure(totals['cv_to'], lang), slope: figure(totals['slope'], lang), p: probability(totals['slope_p'], lang) }),
    ...(typeof totals['half_life'] === 'number' ? [cliText(lang, 'halfLife', { id, speed: percent(totals['lambda'], lang), years: figure(totals['half_life'], lang) })] : []),
  ],
  progress: (id, totals, lang) => [cliText(lang, 'progress', {
    id, indicator: totals['indicator'] as string, year: totals['year'] as number, targetYear: totals['target_year'] as number, target: `${totals['operator'] as string} ${totals['target'] as number}`,
    met: integer(totals['met'], lang), onTrack: integer(totals['on_track'], lang), behind: integer(totals['behind'], lang), unknown: integer(totals['no_data'], lang),
  })],
  composite: (id, totals, lang) => [
    cliText(lang, 'composite', { id, n: integer(totals['n'], lang), dropped: integer(totals['dropped'], lang), weights: Object.entries(totals['weights'] as Record<string, number>).map(([name, weight]) => `${name} ${percent(weight, lang)}`).join(', ') }),
    ...(totals['weighting'] === 'ahp' ? [cliText(lang, 'consistency', { id, ratio: figure(totals['consistency_ratio'], lang) })] : []),
  ],
  moran: (id, totals, lang) => {
    const { HH, LL, HL, LH } = totals['clusters'] as Record<string, number>;
    const rate = totals['false_discovery'] as number;
    return [
      cliText(lang, 'moran', {
        id, value: totals['value'] as string, i: figure(totals['i'], lang), z: figure(totals['z'], lang), p: probability(totals['p'], lang), simulated: figure(totals['p_sim'], lang),
        n: integer(totals['n'], lang), links: integer(totals['links'], lang), islands: integer(totals['islands'], lang),
      }),
      ...(totals['permutations'] === 0 ? [] : [cliText(lang, 'moranClusters', { id, rate, hh: HH, ll: LL, hl: HL, lh: LH })]),
    ];
  },
  rules: (id, totals, lang) => {
    const [profiles, reasons] = [totals['profiles'] as { id: string; version: string; document: string | null; title: string }[], Object.entries(totals['reasons'] as Record<string, number>)];
    const count = (key: string) => integer(totals[key], lang);
    return [
      cliText(lang, 'rules', {
        id, profile: profiles.map((one) => `${one.document ?? one.title} (${one.id} ${one.version})`).join(' + '), rules: count('rules'),
        passed: count('passed'), failed: count('failed'), failing: count('rules_failed'), without: count('not_applicable'), unknown: count('no_data'),
      }),
      ...(reasons.length === 0 ? [] : [cliText(lang, 'ruleReasons', { id, reasons: reasons.slice(0, 3).map(([reason, units]) => `${format(lang, `ruleReason.${reason as RuleReason}`)} ${integer(units, lang)}`).join(lang === 'zh' ? '；' : '; ') })]),
      ...(totals['conflicts'] === 0 ? [] : [cliText(lang, totals['precedence'] === 'first' ? 'ruleConflictsFirst' : 'ruleConflictsStrictest', { id, count: count('conflicts') })]),
    ];
  },
  equity: (id, totals, lang) => {
    const interval = (totals['intervals'] as Record<string, [number, number] | null> | null)?.['gini'];
    const level = `${figure((totals['confidence'] as number) * 100, lang)}%`;
    const gini = `${figure(totals['gini'], lang)}${interval ? cliText(lang, 'equityInterval', { level, low: figure(interval[0], lang), high: figure(interval[1], lang) }) : ''}`;
    const weight = totals['weight'] === 'none' ? cliText(lang, 'unweighted') : cliText(lang, 'weighted', { weight: totals['weight'] as string });
    const theilT = totals['theil_t'] as number | null;
    const levels = theilT !== null && theilT > 0 ? (totals['decomposition'] as { groups: string; theil_t: { between: number } }[] | null) ?? [] : [];
    return [
      cliText(lang, 'equity', { id, value: totals['value'] as string, n: integer(totals['n'], lang), weight, gini, theil: figure(totals['theil_t'], lang), cv: figure(totals['cv'], lang) }),
      ...levels.map(({ groups, theil_t: t }, i) => cliText(lang, i === 0 ? 'equityParts' : 'equityPartsInside', { id, groups, share: percent(t.between / theilT!, lang) })),
      ...(totals['rank_by'] === null ? [] : [cliText(lang, 'concentration', { id, rank: totals['rank_by'] as string, index: figure(totals['concentration'], lang) })]),
    ];
  },
  disparity: (id, totals, lang) => [
    ...(totals['n'] === null ? [] : [cliText(lang, 'townAndCountry', {
      id, urban: figure(totals['urban'], lang), rural: figure(totals['rural'], lang), difference: figure(totals['difference'], lang), ratio: figure(totals['ratio'], lang), n: integer(totals['n'], lang),
      widest: totals['widest'] === null ? cliText(lang, 'unknown') : (totals['widest'] as string),
    })]),
    ...(totals['value'] === null ? [] : [cliText(lang, 'spread', { id, value: totals['value'] as string, n: integer(totals['n_value'], lang), gini: figure(totals['gini'], lang), cv: figure(totals['cv'], lang) })]),
    ...(totals['tagged_within'] === null ? [] : [cliText(lang, 'taggedNear', {
      id, tag: totals['tag'] as string, tagged: integer(totals['tagged'], lang), within: integer(totals['tagged_within'], lang), benchmark: figure(totals['benchmark'], lang), tolerance: percent(totals['tolerance'], lang),
    })]),
  ],
} satisfies Record<string, ValueLines>;
