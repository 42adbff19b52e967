import type { Words } from './headline.ts';
import { isMissing, shortReason } from './indicatorCause.ts';
import type { OverviewShown, OverviewUnit, ServiceItem } from './overview.ts';
import type { ProgressShown } from './progress.ts';
import type { RulesShown } from './rules.ts';

/** The page in one sentence: counties that are red, and the service with the most people outside. `service` names it within a sentence. */
export function overviewSentence({ text, formats }: Words, { units, total, services }: OverviewShown, service: (item: ServiceItem) => string): string {
  const main = text('headline.overview', { n: formats.count(units.length), red: formats.count(total.red), amber: formats.count(total.amber) });
  const most = services.reduce<ServiceItem | null>((worst, item) => (worst === null || item.outside > worst.outside ? item : worst), null);
  if (most === null || !(most.outside > 0)) return main;
  const parts = [Number.isNaN(most.poor) ? '' : text('headline.overview.poor', { poor: formats.compact(most.poor) }), Number.isNaN(most.rural) ? '' : text('headline.overview.rural', { rural: formats.compact(most.rural) })].filter((part) => part !== '');
  const among = parts.length === 0 ? '' : text('headline.overview.among', { parts: parts.join(text('list.and')) });
  return `${main}${text('headline.overview.outside', { service: service(most), outside: formats.compact(most.outside), among })}`;
}

/** One county: what makes it red, the indicator furthest behind and its likely cause, and why people are outside. */
export function countyOverviewSentence(words: Words, shown: OverviewShown, code: string, service: (item: ServiceItem) => string, names: (name: string) => string): string {
  const { text, formats, area } = words;
  const { byCode, services, causes } = shown;
  const unit = byCode.get(code);
  if (unit === undefined || unit.state === 'no-data') return text('headline.overview.unknown', { area });
  const state = text(`headline.overview.${unit.state}`, { area });
  const below = unit.below > 0 ? text('headline.overview.below', { below: formats.count(unit.below), compared: formats.count(unit.compared) }) + worstSentence(words, shown, unit, names) : '';
  const most = services.reduce<ServiceItem | null>((worst, item) => ((unit.coverage[item.key]?.outside ?? 0) > (worst === null ? 0 : unit.coverage[worst.key].outside) ? item : worst), null);
  if (most === null) return `${state}${below}`;
  const cause = causes.find((one) => one.code === code && one.item === most.key)?.cause;
  const outside = text('headline.overview.countyOutside', { outside: formats.compact(unit.coverage[most.key].outside), service: service(most), cause: cause === undefined ? '' : text('headline.overview.because', { cause: text(`cause.${cause}.short`) }) });
  return `${state}${below}${outside}`;
}

function worstSentence({ text, formats }: Words, { indicatorCauses }: OverviewShown, { code, worst }: OverviewUnit, names: (name: string) => string): string {
  const row = indicatorCauses.find((one) => one.code === code && one.item === worst && !isMissing(one));
  if (row === undefined) return '';
  const cause = shortReason({ text }, row);
  const because = cause === '' ? text('headline.overview.unexplained') : text('headline.overview.likely', { cause });
  return text('headline.overview.worst', { name: names(worst), value: formats.figure(row.value), benchmark: formats.figure(row.benchmark), because });
}

/** The standards in one sentence: how many are not met somewhere, and in how many units. */
export function rulesSentence({ text, formats }: Words, { summary, units }: RulesShown): string {
  const tested = summary.filter((rule) => rule.tested > 0);
  const failing = units.filter((unit) => unit.failed > 0);
  if (tested.length === 0) return text('headline.rules.none');
  const missed = tested.filter((rule) => rule.failed > 0);
  if (missed.length === 0) return text('headline.rules.all', { tested: formats.count(tested.length) });
  return text('headline.rules', { tested: formats.count(tested.length), missed: formats.count(missed.length), units: formats.count(failing.length) });
}

export function ruleSentence({ text, formats }: Words, name: string, { rule }: RulesShown): string {
  if (rule === null) return '';
  if (!(rule.tested > 0)) return text('headline.rules.untested', { name });
  return text('headline.rules.one', { name, tested: formats.count(rule.tested), failed: formats.count(rule.failed), share: formats.share(rule.share) });
}

export function countyRulesSentence({ text, formats, area }: Words, { byCode }: RulesShown, code: string): string {
  const unit = byCode.get(code);
  if (unit === undefined || unit.tested + unit.noData === 0) return text('headline.rules.notTested', { area });
  return text('headline.rules.county', { area, tested: formats.count(unit.tested), failed: formats.count(unit.failed), noData: formats.count(unit.noData) });
}

/** The way to the target in one sentence. */
export function progressSentence({ text, formats }: Words, value: string, { total }: ProgressShown): string {
  return text('headline.progress', { value, year: total.year, targetYear: total.targetYear, n: formats.count(total.n), met: formats.count(total.met), onTrack: formats.count(total.onTrack), behind: formats.count(total.behind) });
}

export function countyProgressSentence({ text, formats, area }: Words, value: string, { byCode, total }: ProgressShown, code: string): string {
  const unit = byCode.get(code);
  if (unit === undefined || unit.state === 'no-data') return text('headline.noValue', { area, value });
  const values = {
    area, value, baselineYear: total.baselineYear, year: total.year, targetYear: total.targetYear, baseline: formats.figure(unit.baseline), current: formats.figure(unit.current), target: formats.figure(unit.target),
    progress: formats.share(unit.progress), expected: formats.share(unit.expectedProgress), years: formats.figure(Math.round(unit.yearsToTarget * 10) / 10),
  };
  if (unit.state === 'met') return text('headline.progress.met', values);
  return `${text(`headline.progress.${unit.state}`, values)}${Number.isNaN(unit.yearsToTarget) ? text('headline.progress.never', values) : text('headline.progress.years', values)}`;
}
