/** Closed lists of rules and their results. Without a schema, so that a thread that computes loads no more. */

export const STRENGTHS = [
  'mandatory', 'mandatory-by-reference', 'target', 'target-2020', 'target-national', 'target-qualitative', 'in-principle', 'principle', 'as-needed', 'supported', 'encouraged', 'pilot',
] as const;
export type Strength = (typeof STRENGTHS)[number];
/** Strengths under which nobody falls short for having none: what is there is shown, and nothing fails unless the user sets a threshold. */
export const ENCOURAGING: readonly Strength[] = ['as-needed', 'supported', 'encouraged', 'pilot'];

export const RULE_LEVELS = ['province', 'prefecture', 'county', 'township', 'village'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

export const RULE_KINDS = ['presence', 'service-time', 'ratio', 'share', 'coverage', 'frequency', 'capacity', 'spread', 'gap'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

export const OPERATORS = ['>=', '>', '<=', '<', '='] as const;
export type Operator = (typeof OPERATORS)[number];

export const RULE_STATES = ['pass', 'fail', 'not-applicable', 'no-data'] as const;
export type RuleState = (typeof RULE_STATES)[number];

/** Why a unit was not tested (the first two), or could not be. */
export const RULE_REASONS = [
  'out-of-scope', 'encouraged-only',
  'scope-unknown', 'threshold-open', 'national-total', 'share-needed', 'tolerance-needed', 'not-bound', 'no-facilities-of-type', 'attribute-missing', 'attribute-unknown', 'no-value', 'no-denominator',
  'no-units', 'no-units-below', 'no-facilities-here', 'too-few-facilities', 'no-coverage-rows', 'limit-differs', 'no-reference',
] as const;
export type RuleReason = (typeof RULE_REASONS)[number];
