import type { Text } from '../text/text.ts';
import type { UnitFigures } from './coverage.ts';
import type { Formats } from './format.ts';
import type { GapRow, IndicatorTotals } from './gaps.ts';
import type { SitingTotals } from './siting.ts';

/** What a sentence needs besides the figures: the words of its language. */
export interface Words {
  text: Text;
  formats: Formats;
  /** The area the figures are of, in words. */
  area: string;
}

/**
 * Coverage in one sentence to be read aloud: share, people outside and, of the whole area, those of them in poor counties
 * (`poorUncovered`, NaN where no county is marked poor or the area is one county). `reach` names limit, `facilities` the type.
 */
export function coverageSentence({ text, formats, area }: Words, reach: string, facilities: string, figures: UnitFigures, poorUncovered: number): string {
  if (Number.isNaN(figures.share)) return text('headline.noPeople', { area });
  const values = { reach, area, facilities, share: formats.share(figures.share), outside: formats.compact(figures.uncovered) };
  if (figures.uncovered === 0) return text('headline.coverage.all', values);
  return Number.isNaN(poorUncovered) ? text('headline.coverage', values) : text('headline.coverage.poor', { ...values, poor: formats.compact(poorUncovered) });
}

/** People outside the circle who live in poor counties; NaN where no county is marked poor. */
export function poorUncovered(units: readonly UnitFigures[], isPoor: (code: string) => boolean): number {
  const poor = units.filter((unit) => isPoor(unit.code));
  return poor.length === 0 ? Number.NaN : poor.reduce((sum, unit) => sum + (Number.isNaN(unit.uncovered) ? 0 : unit.uncovered), 0);
}

/**
 * One indicator in one sentence: how many counties are below the benchmark, and their people where the table has them. `against` names a
 * benchmark that every county has of its own.
 */
export function gapSentence({ text, formats }: Words, name: string, totals: IndicatorTotals, against = ''): string {
  const values = { name, n: formats.count(totals.n), below: formats.count(totals.below), benchmark: Number.isNaN(totals.benchmark) ? against : formats.figure(totals.benchmark) };
  const persons = totals.persons_below === null || totals.below === 0 ? '' : text('gaps.summary.persons', { persons: formats.compact(totals.persons_below) });
  const poor = totals.poor_below === null || totals.below === 0 ? '' : text('gaps.summary.poor', { poor: formats.count(totals.poor_below) });
  return text(Number.isNaN(totals.benchmark) && against !== '' ? 'headline.gaps.own' : 'headline.gaps', { ...values, more: `${persons}${poor}${(totals.near ?? 0) > 0 ? text('gaps.summary.near', { near: formats.count(totals.near!) }) : ''}` });
}

/** One county and one indicator in one sentence. */
export function countyGapSentence({ text, formats, area }: Words, name: string, row: GapRow, of: number): string {
  if (row.state === 'missing') return text('headline.gap.missing', { area, name });
  return text('headline.gap', {
    area, name, value: formats.figure(row.value), benchmark: formats.figure(row.benchmark), state: text(`headline.state.${row.state}`), rank: formats.count(row.rank), of: formats.count(of),
  });
}

/** The proposal in one sentence: sites, people covered before and after. */
export function sitingSentence({ text, formats }: Words, reach: string, sites: number, totals: SitingTotals): string {
  return text('headline.siting', {
    reach, sites: formats.count(sites), before: formats.share(totals.before / totals.persons), after: formats.share(totals.after / totals.persons), gained: formats.compact(totals.after - totals.before),
  });
}
