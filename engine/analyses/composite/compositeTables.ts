import type { CompositeAnalysis } from '../../../api/valueAnalyses.ts';
import type { Column } from '../../../data/dataset.ts';
import type { RunTable } from '../../../data/project/projectFile.ts';
import type { RankRange, SchemeRanks } from '../../../geo/composite/robustness.ts';
import { contributions } from '../../../geo/composite/weightedIndex.ts';
import { inCodeOrder } from '../codeOrder.ts';
import type { CompositeWeights } from './compositeWeights.ts';

export interface Scheme extends SchemeRanks { name: string }

export interface CompositeResult {
  codes: string[];
  names: string[];
  indicators: (CompositeAnalysis['indicators'][number] & { name: string })[];
  /** Values as they were read, and their scores; one column per indicator. */
  given: readonly Float64Array[];
  scores: readonly Float64Array[];
  weights: CompositeWeights;
  index: Float64Array;
  rank: Float64Array;
  areas: { name: string; index: Float64Array }[];
  /** Null without random weights. */
  range: RankRange | null;
  schemes: Scheme[];
}

export function compositeTables(result: CompositeResult): RunTable[] {
  return [
    { name: 'main', columns: unitColumns(result) }, { name: 'weights', columns: weightColumns(result) }, { name: 'parts', columns: partColumns(result) }, { name: 'robustness', columns: schemeColumns(result) },
  ];
}

function unitColumns({ codes, names, given, index, rank, areas, range }: CompositeResult): Column[] {
  const order = inCodeOrder(codes);
  const numbers = (name: string, of: (unit: number) => number): Column => ({ name, values: Float64Array.from(order, of) });
  return [
    { name: 'code', values: order.map((unit) => codes[unit]) }, { name: 'name', values: order.map((unit) => names[unit]) },
    numbers('index', (unit) => index[unit]), numbers('rank', (unit) => rank[unit]), ...areas.map((area) => numbers(`index_${area.name}`, (unit) => area.index[unit])),
    numbers('rank_low', (unit) => range?.low[unit] ?? NaN), numbers('rank_median', (unit) => range?.median[unit] ?? NaN), numbers('rank_high', (unit) => range?.high[unit] ?? NaN),
    numbers('values_missing', (unit) => given.filter((values) => Number.isNaN(values[unit])).length),
  ];
}

function weightColumns({ indicators, weights: { chosen, equal, entropy } }: CompositeResult): Column[] {
  return [
    { name: 'indicator', values: indicators.map(({ name }) => name) }, { name: 'area', values: indicators.map(({ area }) => area ?? '') }, { name: 'direction', values: indicators.map(({ direction }) => direction) },
    { name: 'weight', values: chosen }, { name: 'equal', values: equal }, { name: 'entropy', values: entropy ?? new Float64Array(indicators.length).fill(NaN) },
  ];
}

/** One row per unit and indicator; contributions of a unit add up to its index. */
function partColumns({ codes, names, indicators, given, scores, weights }: CompositeResult): Column[] {
  const rows = inCodeOrder(codes).flatMap((unit) => indicators.map((_, j) => ({ unit, j })));
  const parts = contributions(scores, weights.chosen);
  const numbers = (name: string, columns: readonly Float64Array[]): Column => ({ name, values: Float64Array.from(rows, ({ unit, j }) => columns[j][unit]) });
  return [
    { name: 'code', values: rows.map(({ unit }) => codes[unit]) }, { name: 'name', values: rows.map(({ unit }) => names[unit]) }, { name: 'indicator', values: rows.map(({ j }) => indicators[j].name) },
    numbers('value', given), numbers('score', scores), numbers('contribution', parts),
  ];
}

function schemeColumns({ codes, names, schemes }: CompositeResult): Column[] {
  const rows = inCodeOrder(codes).flatMap((unit) => schemes.map((scheme) => ({ unit, scheme })));
  const numbers = (name: string, of: (scheme: Scheme) => Float64Array): Column => ({ name, values: Float64Array.from(rows, ({ unit, scheme }) => of(scheme)[unit]) });
  return [
    { name: 'code', values: rows.map(({ unit }) => codes[unit]) }, { name: 'name', values: rows.map(({ unit }) => names[unit]) }, { name: 'scheme', values: rows.map(({ scheme }) => scheme.name) },
    numbers('index', (scheme) => scheme.index), numbers('rank', (scheme) => scheme.rank), numbers('rank_change', (scheme) => scheme.rankChange),
  ];
}
