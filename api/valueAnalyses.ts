import { z } from './schema.ts';
import { analysisId, bounded, format, name, neighboursInput, oneOrMany } from './recipeParts.ts';

/**
 * Analyses of values that counties have: gaps, standards, inequality, convergence, progress, composite index, neighbourhood. A value is a
 * column of another analysis of the same recipe (or of a run of the project), or an indicator.
 */

const direction = z.enum(['higher', 'lower']);
const operator = z.enum(['>=', '>', '<=', '<']);
const year = z.number().int().min(1900).max(2200);

/** An indicator, or two columns of indicator tables divided by each other. */
const indicatorValue = {
  column: name.describe('column of an indicator table, or a number the zones carry'),
  per: name.optional().describe('column it is divided by; the denominator is printed with the result'),
  times: z.number().positive().optional().describe('with `per`: value per this many; 1 without it'),
};

/** `"r.area_share"`: column of the analysis (or run) `r`; or an indicator. */
export const valueOf = z.union([
  z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]*\..+$/, 'ANALYSIS.COLUMN, or {"column": "…"}'),
  z.strictObject({ ...indicatorValue, year: year.optional().describe('the latest there is without it') }),
]);

/** Which rows of the analysis named in `of`: one per unit has to be left. */
const rowsOf = {
  type: name.optional().describe('facility type, where the analysis has several'),
  limit: z.number().positive().optional().describe('limit in minutes, metres or the cost of a matrix, where the analysis has several'),
  indicator: name.optional().describe('indicator, where the analysis has several'),
  level: z.enum(['zones', 'townships']).optional().describe('counties (default) or townships'),
};
const weight = name.optional().describe('none (default), population, or a column of an indicator table');
const tag = name.optional().describe('tag whose units are counted apart; poor without it');

export const gapIndicator = z.strictObject({
  ...indicatorValue, direction,
  name: name.optional().describe('name of the rows; the column (and its denominator) without it'),
  operator: operator.optional().describe('what meets the benchmark; >= or <= by direction, that of the profile for a target'),
  target: name.optional().describe('benchmark target:PROFILE: id of the indicator in the profile; the column without it'),
  pool: z.number().int().min(2).max(20).optional().describe('with `per`: events and their denominator summed over this many years up to `year`'),
  hideBelow: z.number().positive().optional().describe('with `per`: a value of fewer events than this is hidden, and counted'),
  interval: z.enum(['poisson', 'wilson']).optional().describe('with `per`: 95 % interval of a rate of events (poisson) or of a share (wilson)'),
});

export const benchmark = z.union([
  z.enum(['national', 'weighted-mean', 'mean']),
  z.string().regex(/^target:.+/, 'national, weighted-mean, mean, target:PROFILE, {"value": x}'),
  z.strictObject({ value: z.number() }),
  z.strictObject({ group: name, weighted: z.boolean().optional() }).describe('mean of the unit\'s own group (province, prefecture, peers): a column of the zones or of an indicator table'),
  z.strictObject({ column: name, per: name.optional(), times: z.number().positive().optional() }).describe('the unit\'s own counterpart, such as the urban figure of a rural one'),
]);

export const gapsAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('gaps'),
  indicators: z.array(gapIndicator).min(1),
  year: z.number().int().optional(),
  benchmark,
  weight: name.optional().describe('column of people, or population; needed for weighted means'),
  near: bounded('near').optional().describe('relative tolerance for "near"; without it no row is near'),
  severity: z.array(z.number().positive()).min(1).max(8).optional().describe('ascending relative shortfalls from which a row below is graver: [0.1, 0.25] makes grades 1, 2, 3'),
  tag,
  format,
});

export const equityAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('equity'), of: valueOf, ...rowsOf, weight,
  groups: oneOrMany(name).optional().describe('column of the zones (parent, tag, field) or of an indicator table; a list is nested, the widest first'),
  rankBy: valueOf.optional().describe('concentration index and curve: units in the ascending order of this value, such as income'),
  atkinsonEpsilon: z.number().positive().max(10).optional().describe('aversion to inequality; 0.5 without it'),
  bootstrap: z.number().int().min(0).max(100_000).optional().describe('resamples of the units for intervals; 999 without it, 0 for none'),
  confidence: z.number().min(0.5).max(0.999).optional().describe('level of the intervals; 0.95 without it'),
  seed: z.number().int().optional(),
  format,
});

export const moranAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('moran'), of: valueOf, ...rowsOf,
  weights: z.union([
    z.enum(['queen', 'rook']),
    z.strictObject({ knn: z.number().int().min(1).max(500) }),
    z.strictObject({ meters: z.number().positive() }),
    z.strictObject({ pairs: z.union([z.string().min(1), neighboursInput]).describe('CSV of two codes and, optionally, a weight; an object names its columns or its encoding') }),
  ]),
  snapMeters: z.number().min(0).max(10_000).optional().describe('queen and rook: boundaries nearer than this touch; only common vertices and edges without it'),
  permutations: z.number().int().min(0).max(999_999).optional(),
  seed: z.number().int().optional(),
  falseDiscovery: z.number().positive().max(0.5).optional().describe('rate of Benjamini-Hochberg; 0.05 without it'),
  format,
});

export const convergenceAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('convergence'), ...indicatorValue, from: year, to: year,
  groups: name.optional().describe('also within and between these groups'), format,
});

export const progressAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('progress'), ...indicatorValue, direction,
  baselineYear: year, targetYear: year,
  baseline: z.number().optional().describe('one baseline for all; each unit\'s own value of the baseline year without it'),
  target: z.union([z.number(), z.string().regex(/^target:.+/, 'a number, or target:PROFILE')]).optional().describe('not needed for a cumulative indicator that is split'),
  targetIndicator: name.optional().describe('target:PROFILE: id of the indicator in the profile; the column without it'),
  year: year.optional().describe('current year; the latest up to the target year without it'),
  cumulative: z.boolean().optional().describe('values are summed from the year after the baseline to the current one'),
  split: z.strictObject({
    total: z.number().positive().optional().describe('cumulative total to be shared out; the cumulative target of the profile without it'),
    by: name.describe('population, or a column of an indicator table'),
    overrides: z.record(z.string(), z.number().min(0)).optional().describe('code to share set by hand; the rest is shared out among the others'),
  }).optional(),
  format,
});

export const compositeAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('composite'),
  indicators: z.array(z.strictObject({
    of: valueOf, type: rowsOf.type, limit: rowsOf.limit, indicator: rowsOf.indicator, direction,
    name: name.optional(), area: name.optional().describe('service area: one sub-index each'), weight: z.number().min(0).optional().describe('with weights: own'),
    best: z.number().optional().describe('normalisation: goalposts; the value that scores 1'), worst: z.number().optional().describe('the value that scores 0'),
  })).min(2).max(60),
  weights: z.union([z.enum(['equal', 'equal-by-area', 'entropy', 'own']), z.strictObject({ ahp: z.array(z.array(z.number().positive())).min(2) }).describe('pairwise comparisons (Saaty), in the order of the indicators')]),
  normalisation: z.enum(['min-max', 'z-score', 'rank', 'goalposts']),
  missing: z.enum(['drop', 'available']).describe('a unit without some values: no index, or an index of those it has (weights rescaled)'),
  samples: z.number().int().min(0).max(100_000).optional().describe('random weights of the robustness run; 999 without it'),
  seed: z.number().int().optional(),
  format,
});

/** Three gaps by name: town and country, regions, tagged units and the rest. */
export const disparityAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('disparity'),
  of: valueOf.optional().describe('the value of each unit; of a coverage run: its share of people'), ...rowsOf,
  urban: valueOf.optional(), rural: valueOf.optional(),
  coverage: name.optional().describe('id of a coverage analysis: urban and rural shares of people from its groups, instead of `of`, `urban` and `rural`'),
  group: name.optional().describe('with `coverage`: the urban group; urban without it. Everybody else is rural'),
  direction: direction.optional().describe('higher without it'),
  weight, tag,
  benchmark: z.union([z.enum(['national', 'weighted-mean', 'mean']), z.strictObject({ value: z.number() })]).optional().describe('the average that tagged units should come near; weighted-mean where there is a weight, else mean'),
  tolerance: bounded('near').optional().describe('relative distance to that average that is still near; without it none is counted'),
  format,
});

/** One page: indicators, 30-minute coverage, people affected, and why. */
export const overviewAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('overview'),
  gaps: oneOrMany(name).optional().describe('ids of gap analyses'),
  coverage: oneOrMany(name).optional().describe('ids of coverage analyses'),
  limit: z.number().positive().optional().describe('limit of the coverage runs with several; 30 minutes, else the largest'),
  group: name.optional().describe('urban group of the population; urban without it. Everybody else is rural'),
  shareNeeded: z.number().positive().max(1).optional().describe('a county with a smaller share of people in the circle is red; without it people outside make no county more than amber'),
  tag,
  services: z.record(z.string(), z.array(name).min(1)).optional().describe('indicator or service area to the facility types that provide it: why it is below is looked for in their coverage and number; without it the types a profile names for its area'),
  disparity: oneOrMany(name).optional().describe('ids of disparity analyses: town and country of the indicator that their `of` is'),
  format,
});

const binding = z.strictObject({
  column: name.optional().describe('indicator that holds the value'),
  per: name.optional(), times: z.number().positive().optional(),
  facilityTypes: z.array(name).min(1).optional().describe('types of the project that count'),
  attribute: name.optional().describe('attribute of the facilities: a flag (share meeting a standard) or a number (spread, capacity)'),
  coverage: name.optional().describe('id of a coverage analysis'), type: rowsOf.type, limit: rowsOf.limit,
  shareNeeded: z.number().positive().max(1).optional().describe('service time: share of people who must be within the limit'),
  threshold: z.number().optional().describe('where the profile leaves it open'),
  tolerance: bounded('near').optional().describe('gap to a reference: relative distance that is still close'),
  direction: direction.optional().describe('gap to a reference: that of the profile for the column, else higher'),
  scopeTag: name.optional().describe('tag of the project for the scope of the rule'), scopeArea: name.optional().describe('area of inputs.areas for the scope of the rule'),
});
export const rulesAnalysis = z.strictObject({
  id: analysisId, kind: z.literal('rules'),
  profile: oneOrMany(name).describe('ids of profiles: built in, or of inputs.profiles'),
  rules: z.array(name).min(1).optional().describe('ids of rules; all without it'),
  precedence: z.enum(['strictest', 'first']).optional().describe('of several profiles with the same rule: the strictest threshold, or the first profile named (local first)'),
  bind: z.record(z.string(), binding).optional().describe('rule id to the data of this project'),
  year: year.optional(),
  format,
});

export const valueAnalyses = [
  overviewAnalysis, gapsAnalysis, disparityAnalysis, rulesAnalysis, equityAnalysis, moranAnalysis, convergenceAnalysis, progressAnalysis, compositeAnalysis,
] as const;

export type ValueOf = z.infer<typeof valueOf>;
export type Benchmark = z.infer<typeof benchmark>;
export type GapIndicator = z.infer<typeof gapIndicator>;
export type GapsAnalysis = z.infer<typeof gapsAnalysis>;
export type EquityAnalysis = z.infer<typeof equityAnalysis>;
export type MoranAnalysis = z.infer<typeof moranAnalysis>;
export type ConvergenceAnalysis = z.infer<typeof convergenceAnalysis>;
export type ProgressAnalysis = z.infer<typeof progressAnalysis>;
export type CompositeAnalysis = z.infer<typeof compositeAnalysis>;
export type DisparityAnalysis = z.infer<typeof disparityAnalysis>;
export type OverviewAnalysis = z.infer<typeof overviewAnalysis>;
export type RulesAnalysis = z.infer<typeof rulesAnalysis>;
export type RuleBinding = z.infer<typeof binding>;
/** Rows of another analysis, as `of` and its keys name them. */
export interface RowsOf { type?: string; limit?: number; indicator?: string; level?: 'zones' | 'townships' }
