import type { NameReader } from '../text/known.ts';
import type { CompositeShown } from './composite.ts';
import type { ConvergenceShown } from './convergence.ts';
import type { DisparityShown } from './disparity.ts';
import type { EquityShown } from './equity.ts';
import type { Words } from './headline.ts';
import type { MoranShown } from './moran.ts';

/** Above this p a sentence does not speak of a pattern; the p is printed beside it. */
export const SIGNIFICANT = 0.05;

/** How unequal, in one sentence: Gini with its interval, and how much of it lies between groups. `value` names what is compared, `groups` the widest groups ('' none). */
export function equitySentence({ text, formats }: Words, value: string, { statistics, intervals, total, decomposition }: EquityShown, groups = ''): string {
  if (Number.isNaN(statistics.gini)) return text('headline.equity.none', { value });
  const interval = intervals.gini;
  const gini = formats.statistic(statistics.gini);
  const main = text('headline.equity', {
    value, n: formats.count(total.n), gini: interval === undefined || interval === null ? gini : text('headline.interval', { value: gini, low: formats.statistic(interval[0]), high: formats.statistic(interval[1]), confidence: formats.figure(total.confidence * 100) }),
    ratio: Number.isNaN(statistics.p90_p10) ? '' : text('headline.equity.ratio', { ratio: formats.statistic(statistics.p90_p10) }),
  });
  const between = decomposition[0]?.between / statistics.theil_t;
  return Number.isNaN(between) || groups === '' ? main : `${main}${text('headline.equity.between', { share: formats.share(between), groups })}`;
}

export function countyEquitySentence({ text, formats, area }: Words, value: string, shown: EquityShown, code: string, written = formats.figure): string {
  const unit = shown.byCode.get(code);
  if (unit === undefined || Number.isNaN(unit.value)) return text('headline.noValue', { area, value });
  return text('headline.equity.county', { area, value, own: written(unit.value), mean: written(shown.total.mean), valueShare: formats.share(unit.valueShare), weightShare: formats.share(unit.weightShare) });
}

/** Does like lie beside like, in one sentence. */
export function moranSentence({ text, formats }: Words, value: string, { total, counts }: MoranShown): string {
  if (Number.isNaN(total.i)) return text('headline.moran.unknown', { value });
  const p = Number.isNaN(total.pSim) ? total.p : total.pSim;
  const values = { value, i: formats.statistic(total.i), p: formats.pValue(p), high: formats.count(counts.HH || 0), low: formats.count(counts.LL || 0) };
  if (!(p < SIGNIFICANT)) return text('headline.moran.none', values);
  return text(total.i > total.expectation ? 'headline.moran' : 'headline.moran.mixed', values);
}

export function countyMoranSentence({ text, formats, area }: Words, value: string, { byCode }: MoranShown, code: string, written = formats.figure): string {
  const unit = byCode.get(code);
  if (unit === undefined || unit.cluster === '') return text('headline.noValue', { area, value });
  return text(`headline.moran.${unit.cluster}`, { area, value, own: written(unit.value), lag: written(unit.lag) });
}

/** Is the gap closing, in one sentence: the spread at both ends, and whether those behind catch up. */
export function convergenceSentence({ text, formats }: Words, value: string, { total }: ConvergenceShown): string {
  if (Number.isNaN(total.cvFrom) || Number.isNaN(total.cvTo)) return text('headline.convergence.unknown', { value });
  const spread = text(total.cvTo < total.cvFrom ? 'headline.convergence.closing' : total.cvTo > total.cvFrom ? 'headline.convergence.widening' : 'headline.convergence.same', {
    value, from: total.from, to: total.to, cvFrom: formats.statistic(total.cvFrom), cvTo: formats.statistic(total.cvTo),
  });
  if (Number.isNaN(total.slope)) return spread;
  const values = { p: formats.pValue(total.slopeP), years: formats.figure(Math.round(total.halfLife * 10) / 10) };
  if (!(total.slopeP < SIGNIFICANT)) return `${spread}${text('headline.convergence.noBeta', values)}`;
  return `${spread}${text(total.slope >= 0 ? 'headline.convergence.diverging' : Number.isNaN(total.halfLife) ? 'headline.convergence.catching' : 'headline.convergence.halfLife', values)}`;
}

export function countyConvergenceSentence({ text, formats, area }: Words, value: string, { byCode, total }: ConvergenceShown, code: string): string {
  const unit = byCode.get(code);
  if (unit === undefined || Number.isNaN(unit.growth)) return text('headline.noValue', { area, value });
  return text(unit.residual < 0 ? 'headline.convergence.slower' : 'headline.convergence.faster', { area, value, from: total.from, to: total.to, before: formats.figure(unit.from), after: formats.figure(unit.to), growth: formats.share(unit.growth) });
}

/** The three gaps, each in a sentence as far as it was asked for. `written` prints a value, `tagName` is the tag's, `regionName` names a unit above. */
export function disparitySentence({ text, formats }: Words, value: string, { total, regions, units }: DisparityShown, written: (value: number) => string, tagName: string, regionName: NameReader): string {
  const sentences: string[] = [];
  if (!Number.isNaN(total.urban) && !Number.isNaN(total.rural)) {
    const widest = units.find(({ rank }) => rank === 1);
    sentences.push(text('headline.disparity.towns', { value, urban: written(total.urban), rural: written(total.rural), ratio: formats.statistic(total.ratio), widest: widest?.name ?? '' }));
  }
  const spread = regions.filter(({ level, gini }) => level === 'prefecture' && !Number.isNaN(gini)).reduce<(typeof regions)[number] | null>((most, one) => (most === null || one.gini > most.gini ? one : most), null);
  if (spread !== null && !Number.isNaN(total.gini)) sentences.push(text('headline.disparity.regions', { region: regionName(spread.region) }));
  if (total.tagged > 0 && !Number.isNaN(total.taggedWithin)) sentences.push(text('headline.disparity.tagged', { tagged: formats.count(total.tagged), tag: tagName, within: formats.count(total.taggedWithin), share: formats.share(total.taggedShare), benchmark: written(total.benchmark) }));
  return sentences.length === 0 ? text('headline.disparity.none', { value }) : sentences.join('');
}

export function countyDisparitySentence({ text, formats, area }: Words, value: string, { byCode, units }: DisparityShown, code: string, written: (value: number) => string): string {
  const unit = byCode.get(code);
  if (unit === undefined || Number.isNaN(unit.difference)) return unit === undefined || Number.isNaN(unit.value) ? text('headline.noValue', { area, value }) : text('headline.disparity.value', { area, value, own: written(unit.value) });
  return text('headline.disparity.county', { area, value, urban: written(unit.urban), rural: written(unit.rural), rank: formats.count(unit.rank), of: formats.count(units.filter(({ rank }) => !Number.isNaN(rank)).length) });
}

/** The index in one sentence: best, worst, and how firm the ranks are. */
export function compositeSentence({ text, formats }: Words, { units }: CompositeShown): string {
  const ranked = units.filter(({ rank }) => !Number.isNaN(rank)).sort((a, b) => a.rank - b.rank);
  if (ranked.length === 0) return text('headline.composite.none');
  const widths = ranked.map(({ rankLow, rankHigh }) => rankHigh - rankLow).filter((width) => !Number.isNaN(width)).sort((a, b) => a - b);
  const main = text('headline.composite', { best: ranked[0].name, worst: ranked.at(-1)!.name, n: formats.count(ranked.length) });
  return widths.length === 0 ? main : `${main}${text('headline.composite.width', { width: formats.count(widths[widths.length >> 1]) })}`;
}

export function countyCompositeSentence({ text, formats, area }: Words, { byCode, total }: CompositeShown, code: string): string {
  const unit = byCode.get(code);
  if (unit === undefined || Number.isNaN(unit.rank)) return text('headline.composite.dropped', { area });
  const values = { area, index: formats.statistic(unit.index), rank: formats.count(unit.rank), n: formats.count(total.n), low: formats.count(unit.rankLow), high: formats.count(unit.rankHigh) };
  return text(Number.isNaN(unit.rankLow) ? 'headline.composite.plain' : 'headline.composite.county', values);
}
