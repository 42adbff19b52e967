import type { Text } from '../text/text.ts';
import type { AccessFigures, AccessibilityShown } from './accessibility.ts';
import { amountText } from './amount.ts';
import type { ComparedFigures } from './comparison.ts';
import type { Words } from './headline.ts';
import type { RibbonFigures, SensitivityShown } from './sensitivity.ts';
import type { TripsShown } from './trips.ts';

/** How far the nearest is, in one sentence: mean, half, nine tenths, and those who cannot get there at all. */
export function nearestSentence({ text, formats, area }: Words, facilities: string, figures: AccessFigures, { unit, limit }: Pick<AccessibilityShown, 'unit' | 'limit'>): string {
  if (!(figures.persons > 0)) return text('headline.noPeople', { area });
  const amount = (value: number) => amountText(text, formats, value, unit);
  const out = figures.persons - figures.reached;
  const values = { area, facilities, value: amount(figures.value), median: amount(figures.median), p90: amount(figures.p90), out: formats.compact(out), limit: amount(limit) };
  if (!(figures.reached > 0)) return text('headline.access.nobody', values);
  return text(out > 0 ? 'headline.access.nearestOut' : 'headline.access.nearest', values);
}

/** How much there is for people, in one sentence: per so many people, or of what is added up for one; `method` is its short name. */
export function supplySentence({ text, formats, area }: Words, reach: string, facilities: string, figures: AccessFigures, { per, addsUp }: Pick<AccessibilityShown, 'per' | 'addsUp'>, method: string): string {
  if (Number.isNaN(figures.value)) return text('headline.access.unknown', { area, facilities });
  const values = { reach, area, facilities, value: formats.figure(figures.value), method, out: formats.compact(figures.persons - figures.reached) };
  if (addsUp !== null) return text('headline.access.opportunities', { ...values, what: text(`access.opportunities.${addsUp}`) });
  return text('headline.access.value', { ...values, per: formats.count(per) });
}

/** What the first model promises and another does not keep: of all others the one that keeps least. `minutes` is the limit they share, NaN without one. */
export function comparisonSentence({ text, formats, area }: Words, models: readonly string[], figures: ComparedFigures, minutes: number, name: (model: string) => string): string {
  const [first, ...others] = models;
  const worst = others.reduce((most, other) => (figures.lost[other] > figures.lost[most] ? other : most), others[0]);
  const circle = Number.isNaN(minutes) ? text('headline.circle') : text('headline.circle.minutes', { minutes: formats.figure(minutes) });
  const values = { area, circle, first: name(first), other: name(worst), inside: formats.compact(figures.covered[first]), lost: formats.compact(figures.lost[worst]) };
  return text(figures.lost[worst] > 0 ? 'headline.comparison' : 'headline.comparison.same', values);
}

/** How firm the share of the whole area is. */
export function sensitivitySentence({ text, formats, area }: Words, { base, low, high, flipping }: SensitivityShown['total']): string {
  return text('headline.sensitivity', { area, base: formats.share(base), low: formats.share(low), high: formats.share(high), flips: formats.count(flipping) });
}

/** How firm the verdict on one county is. */
export function countySensitivitySentence({ text, formats, area }: Words, { base, low, high, verdict, flips }: RibbonFigures): string {
  if (verdict === '') return text('headline.noPeople', { area });
  return text(flips > 0 ? 'headline.sensitivity.county' : 'headline.sensitivity.firm', { area, base: formats.share(base), low: formats.share(low), high: formats.share(high), verdict: verdictText(text, verdict), flips: formats.count(flips) });
}

export function verdictText(text: Text, verdict: RibbonFigures['verdict']): string {
  return text(verdict === '' ? 'verdict.none' : `verdict.${verdict}`);
}

export function tripsSentence({ text, formats }: Words, reach: string, facilities: string, { pairs, personsUnreached }: TripsShown): string {
  return text(personsUnreached > 0 ? 'headline.od' : 'headline.od.all', { reach, facilities, pairs: formats.count(pairs), persons: formats.compact(personsUnreached) });
}
