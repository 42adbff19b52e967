import type { RuleReason, RuleState } from '../../../api/ruleTerms.ts';
import type { Operator } from '../../../api/ruleTerms.ts';

/** A figure of one unit. Where some facts are unknown (a flag of a facility) the true figure lies between `lower` and `upper`. */
export interface Measure {
  /** NaN: none. */
  value: number;
  lower?: number;
  upper?: number;
  /** Why there is no figure, or why it is not certain; null where it is. */
  reason: RuleReason | null;
  /** What it is divided by, with its number where it is a count: `9 of 10 facilities`, `population.csv: pop`. */
  denominator: string;
}

export interface Judgement { state: RuleState; reason: RuleReason | null }

/** Strict as printed: `> 95` fails 95. */
export function meets(value: number, operator: Operator, threshold: number): boolean {
  switch (operator) {
    case '>=': return value >= threshold;
    case '>': return value > threshold;
    case '<=': return value <= threshold;
    case '<': return value < threshold;
    case '=': return value === threshold;
  }
}

/** Pass or fail where every possible figure agrees, else no-data with the reason of the doubt. */
export function judge({ value, lower = value, upper = value, reason }: Measure, operator: Operator, threshold: number): Judgement {
  if (Number.isNaN(value)) return { state: 'no-data', reason: reason ?? 'no-value' };
  const [least, most] = [meets(lower, operator, threshold), meets(upper, operator, threshold)];
  if (least !== most || (operator === '=' && lower !== upper)) return { state: 'no-data', reason: reason ?? 'attribute-unknown' };
  return { state: least ? 'pass' : 'fail', reason: null };
}

/** Is the first threshold harder to meet than the second? Of two with the same figure the one without equality is. */
export function isStricter(a: { operator: Operator; threshold: number }, b: { operator: Operator; threshold: number }): boolean {
  if (a.threshold === b.threshold) return !a.operator.includes('=') && b.operator.includes('=');
  return a.operator.startsWith('<') ? a.threshold < b.threshold : a.threshold > b.threshold;
}

export const noMeasure = (reason: RuleReason, denominator = ''): Measure => ({ value: NaN, reason, denominator });
