import type { Result } from '../../api/contract.ts';
import { wordsIn } from '../app/profiles.ts';
import type { Language } from '../text/text.ts';

export type Comparison = Result<'profiles.compare'>;
export type Difference = Comparison['rules'][number];
export const PARTS = ['indicators', 'rules', 'services', 'regions', 'groups'] as const satisfies (keyof Comparison)[];
export type Part = (typeof PARTS)[number];

/** What of a comparison is looked at: all, what one of the two asks more of, or what only one has. */
export const SIEVES = ['all', 'from', 'to', 'both', 'unlike', 'gone', 'new'] as const;
export type Sieve = (typeof SIEVES)[number];

export const passes = ({ change, stricter }: Difference, sieve: Sieve): boolean => sieve === 'all' || (sieve === 'gone' || sieve === 'new' ? change === sieve : stricter === sieve);

/** One value that differs, as a row of a table; the first of a thing bears its name. */
export interface DifferenceRow {
  key: string;
  difference: Difference;
  isFirst: boolean;
  field: string;
  from: string | number | boolean | null;
  to: string | number | boolean | null;
}

/** Thresholds and targets first, words in the other language last. */
const ORDER = [/^(threshold|operator|target\.value|cumulative\.value|parts\..*threshold)$/, /^(?!.*\ben$)/];
const orderOf = (field: string): number => { const found = ORDER.findIndex((pattern) => pattern.test(field)); return found < 0 ? ORDER.length : found; };

export function differenceRows(list: readonly Difference[], sieve: Sieve): DifferenceRow[] {
  return list.filter((one) => passes(one, sieve)).flatMap((difference): DifferenceRow[] => {
    if (difference.fields.length === 0) return [{ key: difference.id, difference, isFirst: true, field: '', from: null, to: null }];
    const fields = difference.fields.toSorted((a, b) => orderOf(a.field) - orderOf(b.field));
    return fields.map((one, i) => ({ key: `${difference.id} ${one.field}`, difference, isFirst: i === 0, ...one }));
  });
}

/** How many things pass each sieve, over all parts. */
export function sieved(comparison: Comparison): Record<Sieve, number> {
  const all = PARTS.flatMap((part) => comparison[part]);
  return Object.fromEntries(SIEVES.map((sieve) => [sieve, all.filter((one) => passes(one, sieve)).length])) as Record<Sieve, number>;
}

export const nameOfDifference = (language: Language, { name }: Difference): string => wordsIn(language, name);
