import type { Words } from './headline.ts';
import { CIRCUMSTANCES } from './overview.ts';
import type { Circumstance, Contrast, GapItem, IndicatorCause, OverviewShown, ServiceItem } from './overview.ts';

/** Why an indicator falls short, in words with the numbers. */

/** How things of a project are called; `within` a sentence a service says that people cannot get there. */
export interface Named {
  names: (name: string) => string;
  service: (service: ServiceItem, within: boolean) => string;
}

export interface CauseSaid {
  /** The indicator with its figure. */
  head: string;
  /** Every circumstance that held and is named, the cause first. */
  said: string[];
  /** How common each is elsewhere; where nothing is named, what was looked at. */
  beside: string[];
}

const HELD = { coverage: 'coverageShort', capacity: 'capacityShort', country: 'countryShort' } as const;
const MISSING: readonly string[] = ['value-missing', 'value-hidden', 'no-people', 'no-benchmark'];
export const isMissing = ({ reason }: IndicatorCause): boolean => MISSING.includes(reason);

/** Label of a cause in a list: what a county is told by, not what it is counted under. */
export function causeLabel({ text }: Pick<Words, 'text'>, { cause, reason }: Pick<GapItem, 'cause' | 'reason'>): string {
  if (reason === 'country') return text('cause.country');
  return cause !== '' ? text(`cause.${cause}`) : reason === 'none' ? text('cause.none') : '';
}

/** The likely cause within a sentence; '' where nothing explains it. */
export function shortReason({ text }: Pick<Words, 'text'>, { cause, reason }: IndicatorCause): string {
  switch (reason) {
    case 'coverage': return cause === '' ? '' : text(cause === 'capacity' ? 'reason.full' : `reason.${cause}`);
    case 'capacity': case 'country': case 'few-events': case 'older': return text(`reason.${reason}`);
    default: return '';
  }
}

export function indicatorCauseSaid(words: Words, shown: OverviewShown, row: IndicatorCause, named: Named): CauseSaid {
  const { text, formats } = words;
  const name = named.names(row.item);
  if (isMissing(row)) return missingSaid(words, row, name);
  const head = text('why.indicator', { name, value: formats.figure(row.value), benchmark: formats.figure(row.benchmark), short: formats.figure(rounded(Math.abs(row.value - row.benchmark))) });
  if (row.reason === 'few-events') return { head, said: [text('why.by.few-events', { low: formats.figure(row.low), high: formats.figure(row.high) })], beside: [] };
  const contrastOf = (circumstance: Circumstance) => shown.contrasts.find((one) => one.item === row.item && one.analysis === row.analysis && one.circumstance === circumstance);
  const held = CIRCUMSTANCES.filter((one) => row[HELD[one]] === 1 && contrastOf(one)?.explains === true);
  if (held.length > 0) return { head, said: held.map((one) => circumstanceSaid(words, shown, row, one, named)), beside: held.map((one) => contrastSaid(words, contrastOf(one)!)) };
  if (row.reason === 'older') return { head, said: [text('why.by.older', { year: row.year })], beside: [] };
  const types = shown.indicators.find((one) => one.indicator === row.item && one.analysis === row.analysis)?.types ?? [];
  const checks = checksSaid(words, shown, row, named, types, contrastOf);
  return { head, said: [], beside: [text('why.unexplained', { checks: checks.join(formats.language === 'zh' ? '；' : '; ') })] };
}

/** A difference of two figures without the digits that binary fractions add. */
const rounded = (value: number): number => Number(value.toPrecision(12));

function missingSaid({ text, formats }: Words, row: IndicatorCause, name: string): CauseSaid {
  const values = { name, year: row.year, value: formats.figure(row.value) };
  if (row.reason !== 'value-missing') return { head: text(`why.${row.reason as 'value-hidden' | 'no-people' | 'no-benchmark'}`, values), said: [], beside: [] };
  if (Number.isNaN(row.year)) return { head: text('why.value-missing.undated', values), said: [], beside: [] };
  const last = Number.isNaN(row.lastYear) ? text('why.noLast') : text('why.last', { lastYear: row.lastYear, lastValue: formats.figure(row.lastValue) });
  return { head: text('why.value-missing', values), said: [last], beside: [] };
}

function circumstanceSaid({ text, formats }: Words, { services, total, indicators }: OverviewShown, row: IndicatorCause, circumstance: Circumstance, named: Named): string {
  if (circumstance === 'country') return text('why.by.country', { urban: formats.figure(row.urban), rural: formats.figure(row.rural) });
  if (circumstance === 'capacity') return supplySaid({ text, formats }, row, typesOf(indicators, row, named), 'by');
  const service = services.find(({ key }) => key === row.service);
  const { cause, persons } = mainPart(row);
  const km = formats.figure(Math.round(row.straightKm * 10) / 10);
  const part = text(cause === 'distance' && !Number.isNaN(row.straightKm) ? 'why.part.distance.km' : `why.part.${cause}`, { persons: formats.compact(persons), km });
  return text('why.by.coverage', { cause: sentenceCase(text(`cause.${cause}`)), outside: formats.compact(row.outside), share: formats.share(1 - row.share), service: service === undefined ? row.service : named.service(service, true), part, reference: referenceSaid({ text, formats }, row, total) });
}

const referenceSaid = ({ text, formats }: Pick<Words, 'text' | 'formats'>, { reference }: IndicatorCause, { shareNeeded }: OverviewShown['total']): string => text(Number.isNaN(shareNeeded) ? 'why.mean' : 'why.needed', { reference: formats.share(reference) });
const sentenceCase = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The part of the people concerned that is the cause of the coverage, which need not be the cause of the indicator's row. */
function mainPart({ distance, spread, unserved, dataGap }: IndicatorCause): { cause: 'distance' | 'spread' | 'capacity' | 'data-gap'; persons: number } {
  const parts = [{ cause: 'distance', persons: distance }, { cause: 'spread', persons: spread }, { cause: 'capacity', persons: unserved }, { cause: 'data-gap', persons: dataGap }] as const;
  return parts.reduce((most, part) => (part.persons > most.persons ? part : most));
}

const typesOf = (indicators: OverviewShown['indicators'], row: IndicatorCause, { names }: Named): string => (indicators.find((one) => one.indicator === row.item && one.analysis === row.analysis)?.types ?? []).map(names).join(' + ');

function supplySaid({ text, formats }: Pick<Words, 'text' | 'formats'>, row: IndicatorCause, types: string, key: 'by' | 'check'): string {
  const figure = (value: number) => formats.figure(Number(value.toPrecision(3)));
  return Number.isNaN(row.capacity) ? text(`why.${key}.facilities`, { types, own: figure(row.per10k), all: figure(row.areaPer10k) }) : text(`why.${key}.capacity`, { types, own: figure(row.capacity), all: figure(row.areaCapacity) });
}

const contrastSaid = ({ text, formats }: Words, { below, belowWith, others, othersWith }: Contrast): string => (
  others === 0 ? text('why.contrast.alone', { below: formats.count(below) }) : text('why.contrast', { below: formats.count(below), belowWith: formats.count(belowWith), others: formats.count(others), othersWith: formats.count(othersWith) }));

/** What was looked at and found in order, or as common elsewhere; and what could not be looked at. */
function checksSaid(words: Words, { services, total }: OverviewShown, row: IndicatorCause, named: Named, types: readonly string[], contrastOf: (circumstance: Circumstance) => Contrast | undefined): string[] {
  const { text, formats } = words;
  const written = types.map(named.names).join(' + ');
  const withContrast = (circumstance: Circumstance, check: string): string => {
    const contrast = contrastOf(circumstance);
    if (row[HELD[circumstance]] !== 1 || contrast === undefined) return check;
    return text('why.check.common', { check, below: formats.count(contrast.below), belowWith: formats.count(contrast.belowWith), others: formats.count(contrast.others), othersWith: formats.count(contrast.othersWith) });
  };
  const checks: string[] = [];
  if (types.length === 0) checks.push(text('why.unchecked.types'));
  else {
    const service = services.find(({ key }) => key === row.service);
    const reference = referenceSaid(words, row, total);
    checks.push(service === undefined ? text('why.unchecked.coverage', { types: written }) : withContrast('coverage', text('why.check.coverage', { service: named.service(service, false), share: formats.share(row.share), reference })));
    checks.push(Number.isNaN(row.capacityShort) ? text('why.unchecked.capacity', { types: written }) : withContrast('capacity', supplySaid(words, row, written, 'check')));
  }
  if (!Number.isNaN(row.countryShort)) checks.push(withContrast('country', text('why.check.country', { urban: formats.figure(row.urban), rural: formats.figure(row.rural) })));
  return checks;
}
