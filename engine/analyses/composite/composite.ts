import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { CompositeAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { completeOnly, normalise } from '../../../geo/composite/normalise.ts';
import { ranksFromHighest } from '../../../geo/composite/ranks.ts';
import { rankRange, underWeights, withoutIndicator } from '../../../geo/composite/robustness.ts';
import type { SchemeRanks } from '../../../geo/composite/robustness.ts';
import { weightedIndex } from '../../../geo/composite/weightedIndex.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance, tableBasis } from '../basis.ts';
import { finite } from '../finite.ts';
import { checkValueOf, valueNotes } from '../values/checkValueOf.ts';
import { indicatorLabel } from '../values/indicatorColumns.ts';
import { readValue } from '../values/readValue.ts';
import type { UnitValue } from '../values/readValue.ts';
import type { References } from '../values/references.ts';
import { compositeTables } from './compositeTables.ts';
import type { CompositeResult, Scheme } from './compositeTables.ts';
import { compositeWeights, weightFindings, weightingOf } from './compositeWeights.ts';
import type { CompositeWeights } from './compositeWeights.ts';

const SAMPLES = 999;
const SEED = 1;

/** One index of several indicators, its parts by service area, and how firm the ranks are under other weights. */
export function runComposite(project: ProjectFile, analysis: CompositeAnalysis, control: TaskControl, references: References): RunDraft {
  control.report('load', 0);
  requireKeys(analysis);
  const { samples = SAMPLES, seed = SEED } = analysis;
  const read = analysis.indicators.map(({ of, type, limit, indicator }, i) => readValue(project, of, { type, limit, indicator }, references, { analysisId: analysis.id, key: `indicators[${i}].of` }));
  const names = namesOf(analysis);
  const started = performance.now();
  control.report('figures', 0.1);
  const units = unitsOf(read);
  const given = read.map(({ frame, values }) => valuesOf(frame.codes, values, units.codes));
  const columns = analysis.missing === 'drop' ? completeOnly(given) : given;
  const scored = columns.map((values, j) => {
    const { direction, best, worst } = analysis.indicators[j];
    return normalise(values, analysis.normalisation, direction, best === undefined || worst === undefined ? undefined : { best, worst });
  });
  const scores = scored.map((one) => one.scores);
  const weights = compositeWeights(analysis, columns);
  const index = weightedIndex(scores, weights.chosen);
  const rank = ranksFromHighest(index);
  const schemes = schemesOf(weights, names).map(({ name, weights: other }): Scheme => ({ name, ...underWeights(scores, other, rank) }));
  const range = samples === 0 ? null : rankRange(scores, samples, seed, control.tick('figures', 0.3, 0.95, samples));
  const areas = [...new Set(analysis.indicators.flatMap(({ area }) => area ?? []))].map((name) => ({
    name, index: weightedIndex(scores, weights.chosen.map((weight, j) => (analysis.indicators[j].area === name ? weight : 0))),
  }));
  const result: CompositeResult = { ...units, indicators: analysis.indicators.map((indicator, j) => ({ ...indicator, name: names[j] })), given, scores, weights, index, rank, areas, range, schemes };

  const indexed = index.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  const dropped = index.length - indexed;
  const year = commonYear(read);
  const { lambdaMax, consistencyIndex, consistencyRatio } = weights.pairwise ?? { lambdaMax: NaN, consistencyIndex: NaN, consistencyRatio: NaN };
  return {
    analysisId: analysis.id, kind: 'composite', analysis: { ...analysis, samples, seed }, basis: { ...tableBasis(project, denominatorOf(read), year), policy: read[0].basis.policy },
    totals: {
      n: indexed, dropped, weights: Object.fromEntries(names.map((name, j) => [name, weights.chosen[j]])), consistency_ratio: finite(consistencyRatio), consistency_index: finite(consistencyIndex), lambda_max: finite(lambdaMax),
      normalisation: analysis.normalisation, weighting: weightingOf(analysis), samples, seed, missing: analysis.missing,
      schemes: schemes.map((scheme) => ({ scheme: scheme.name, spearman: finite(scheme.spearman), ...changesOf(scheme) })),
    },
    notes: [...sourceNotes(project, analysis, read), ...yearsOf(read, names, analysis.id), ...scoreNotes(scored, analysis, names), ...weights.notes, ...droppedNotes(dropped)],
    ...provenance(project, started), tables: compositeTables(result),
  };
}

/** What can be said of a composite index without computing it. Throws its findings. */
export function checkComposite(project: ProjectFile, analysis: CompositeAnalysis): void {
  requireKeys(analysis);
  analysis.indicators.forEach(({ of }, i) => checkValueOf(project, of, { analysisId: analysis.id, key: `indicators[${i}].of` }));
}

/** Keys that go together: goalposts with their normalisation, best on the good side; weights with what they are made of; one name per indicator. */
function requireKeys(analysis: CompositeAnalysis): void {
  const at = (i: number, key: string) => `analyses.${analysis.id}.indicators[${i}].${key}`;
  const findings = weightFindings(analysis);
  const names = namesOf(analysis);
  analysis.indicators.forEach(({ best, worst, direction, weight }, i) => {
    for (const [key, value] of Object.entries({ best, worst })) {
      if (analysis.normalisation === 'goalposts' && value === undefined) findings.push({ code: 'recipe.missing-key', severity: 'error', parameter: at(i, key), values: { key } });
      if (analysis.normalisation !== 'goalposts' && value !== undefined) findings.push({ code: 'parameter.conflict', severity: 'error', parameter: at(i, key), values: { one: key, other: `normalisation ${analysis.normalisation}` } });
    }
    if (weight !== undefined && analysis.weights !== 'own') findings.push({ code: 'parameter.conflict', severity: 'error', parameter: at(i, 'weight'), values: { one: 'weight', other: `weights ${weightingOf(analysis)}` } });
    if (best !== undefined && worst !== undefined && !(direction === 'higher' ? best > worst : best < worst)) {
      findings.push({ code: 'parameter.conflict', severity: 'error', parameter: at(i, 'best'), values: { one: `best ${best}, worst ${worst}`, other: `direction ${direction}` } });
    }
    if (names.indexOf(names[i]) < i) findings.push({ code: 'recipe.reserved-name', severity: 'error', parameter: at(i, 'name'), values: { name: names[i] } });
  });
  if (findings.length > 0) throw new InputError(findings);
}

/** What rows and columns call each indicator. */
function namesOf({ indicators }: CompositeAnalysis): string[] {
  return indicators.map(({ name, of, type, limit, indicator }) => name ?? (typeof of === 'string' ? [of, type, limit, indicator].filter((part) => part !== undefined).join(' ') : indicatorLabel(of)));
}

/** Units of all values, in the order of the first that has them. */
function unitsOf(read: readonly UnitValue[]): { codes: string[]; names: string[] } {
  const names = new Map<string, string>();
  for (const { frame } of read) frame.codes.forEach((code, unit) => { if (!names.get(code)) names.set(code, frame.names[unit]); });
  return { codes: [...names.keys()], names: [...names.values()] };
}

function valuesOf(codes: readonly string[], values: Float64Array, wanted: readonly string[]): Float64Array {
  const unitOf = new Map(codes.map((code, unit) => [code, unit]));
  return Float64Array.from(wanted, (code) => values[unitOf.get(code) ?? -1] ?? NaN);
}

/** Equal and entropy weights, and the chosen ones without each indicator. */
function schemesOf({ chosen, equal, entropy }: CompositeWeights, names: readonly string[]): { name: string; weights: Float64Array }[] {
  return [
    { name: 'equal', weights: equal }, ...(entropy === null ? [] : [{ name: 'entropy', weights: entropy }]),
    ...names.map((name, j) => ({ name: `without:${name}`, weights: withoutIndicator(chosen, j) })),
  ];
}

/** Mean and greatest move of the units ranked under both weights, in places. */
function changesOf({ rankChange }: SchemeRanks): { mean_rank_change: number | null; max_rank_change: number | null } {
  const moves = rankChange.filter((change) => !Number.isNaN(change)).map(Math.abs);
  if (moves.length === 0) return { mean_rank_change: null, max_rank_change: null };
  return { mean_rank_change: moves.reduce((sum, move) => sum + move, 0) / moves.length, max_rank_change: moves.reduce((most, move) => Math.max(most, move), 0) };
}

function commonYear(read: readonly UnitValue[]): number | null {
  const years = new Set(read.map(({ year }) => year));
  return years.size === 1 ? read[0].year : null;
}

const denominatorOf = (read: readonly UnitValue[]): string => [...new Set(read.map(({ basis }) => basis.denominator).filter((text) => text !== ''))].join(', ');

const droppedNotes = (count: number): Finding[] => (count === 0 ? [] : [{ code: 'analysis.units-dropped', severity: 'note', values: { count } }]);

/** What is to be told of the tables and units behind the values, once where several have the same. */
function sourceNotes(project: ProjectFile, { id, indicators }: CompositeAnalysis, read: readonly UnitValue[]): Finding[] {
  const notes = indicators.flatMap(({ of }, i) => valueNotes(project, of, read[i], null, `analyses.${id}.indicators[${i}].of`));
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

/** Indicators of several years in one index are told, each with its year. */
function yearsOf(read: readonly UnitValue[], names: readonly string[], id: string): Finding[] {
  const years = [...new Set(read.map(({ year }) => year))];
  if (years.length === 1) return [];
  return [{ code: 'analysis.several-years', severity: 'note', parameter: `analyses.${id}.indicators`, values: { list: read.map(({ year }, j) => `${names[j]} ${year ?? '-'}`).join(', ') } }];
}

function scoreNotes(scored: readonly { outside: number; constant: boolean }[], { id }: CompositeAnalysis, names: readonly string[]): Finding[] {
  return scored.flatMap(({ outside, constant }, j): Finding[] => {
    const parameter = `analyses.${id}.indicators[${j}]`;
    return [
      ...(constant ? [{ code: 'analysis.indicator-constant', severity: 'note', parameter, values: { name: names[j] } } satisfies Finding] : []),
      ...(outside > 0 ? [{ code: 'analysis.outside-goalposts', severity: 'note', parameter, values: { name: names[j], count: outside } } satisfies Finding] : []),
    ];
  });
}
