import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { DisparityAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { coefficientOfVariation, gini } from '../../../geo/inequality/indices.ts';
import { distributionOf } from '../../../geo/inequality/distribution.ts';
import { GAP_STATES, benchmarkOf, gapRows } from '../../../geo/measures/gaps.ts';
import { loadIndicators } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance } from '../basis.ts';
import { byCodePoint } from '../codeOrder.ts';
import { finite } from '../finite.ts';
import { valueNotes } from '../values/checkValueOf.ts';
import { nationalValue } from '../values/indicatorColumns.ts';
import type { UnitValue } from '../values/readValue.ts';
import type { References } from '../values/references.ts';
import { personsOfUnits, unitWeightsOf } from '../values/unitWeights.ts';
import { countyColumns, regionColumns, tagColumns, tagSides } from './disparityTables.ts';
import type { DisparityPage, Gaps } from './disparityTables.ts';
import { readDisparity } from './townAndCountry.ts';
import type { TownAndCountry } from './townAndCountry.ts';

/** Three gaps by name: town and country in every unit, units inside every prefecture, tagged units and the average. */
export function runDisparity(project: ProjectFile, analysis: DisparityAnalysis, control: TaskControl, references: References): RunDraft {
  control.report('load', 0);
  const { id, of, direction = 'higher', tag = 'poor', tolerance = null } = analysis;
  const { value, pair } = readDisparity(project, analysis, references);
  const weights = unitWeightsOf(project, value, analysis.weight, id);
  const started = performance.now();
  control.report('figures', 0.3);
  const { frame, values } = value;
  const hasValue = of !== undefined || analysis.coverage !== undefined;
  const average = hasValue ? averageOf(project, analysis, value, weights.values) : null;
  const page: DisparityPage = {
    frame, values, weights: weights.values, persons: value.persons ?? personsOfUnits(project, frame.level), pair, gaps: pair && gapsOf(pair, direction),
    tagged: frame.tags[tag] ?? null, within: withinOf(values, average && average.value, direction, tolerance),
  };
  const sides = hasValue ? tagSides(page, tolerance !== null) : [];
  const spread = distributionOf(values, weights.values);
  const weightColumn = weights.values === null || analysis.weight === 'population' ? null : analysis.weight!;
  return {
    analysisId: id, kind: 'disparity', analysis: { ...analysis, weight: analysis.weight ?? 'none', direction, tag }, basis: value.basis,
    totals: {
      ...pairTotals(pair, page, weights.values), n_value: hasValue ? spread.order.length : null, gini: finite(gini(spread)), cv: finite(coefficientOfVariation(spread)),
      benchmark: average && average.value, benchmark_kind: average && average.kind, tolerance, direction, tag, value: hasValue ? value.label : null, weight: weights.label,
      ...taggedTotals(sides, tolerance !== null),
    },
    notes: [...valueNotes(project, (of ?? analysis.urban ?? `${analysis.coverage}.persons_share`), value, weightColumn, `analyses.${id}.of`), ...notesOf(analysis, value, page, hasValue)],
    ...provenance(project, started),
    tables: [
      { name: 'main', columns: countyColumns(page) },
      ...(hasValue ? [{ name: 'regions', columns: regionColumns(page) }] : []),
      ...(sides.length > 0 ? [{ name: 'tags', columns: tagColumns(sides) }] : []),
    ],
  };
}

function gapsOf({ urban, rural }: TownAndCountry, direction: 'higher' | 'lower'): Gaps {
  const difference = urban.map((town, unit) => town - rural[unit]);
  // Ranked as a value of which less is worse: how far the country is ahead.
  const rank = gapRows({ values: difference, benchmark: 0, direction: direction === 'higher' ? 'lower' : 'higher', near: null, persons: null, poor: null }).rank;
  return { difference, ratio: urban.map((town, unit) => (rural[unit] === 0 ? NaN : town / rural[unit])), rank };
}

/** Shares of a coverage run from the sums of their people; other values by their mean over the units with both, weighted where there is a weight. */
function pairTotals(pair: TownAndCountry | null, { gaps, frame }: DisparityPage, weights: Float64Array | null): Record<string, number | string | null> {
  if (pair === null || gaps === null) return { urban: null, rural: null, difference: null, ratio: null, n: null, widest: null };
  const both = (side: Float64Array) => side.map((one, unit) => (Number.isNaN(gaps.difference[unit]) ? NaN : one));
  const [urban, rural] = (['urban', 'rural'] as const).map((side) => (
    pair.persons === null ? benchmarkOf(both(pair[side]), weights, weights === null ? 'mean' : 'weighted-mean') : benchmarkOf(pair[side], pair.persons[side], 'weighted-mean')
  ));
  const first = frame.codes.filter((_, unit) => gaps.rank[unit] === 1).sort(byCodePoint).at(0) ?? null;
  // The mean is of the units that have a weight too; people of a coverage run are their own weights.
  const counts = (unit: number) => !Number.isNaN(gaps.difference[unit]) && (pair.persons !== null || weights === null || weights[unit] > 0);
  return {
    urban: finite(urban), rural: finite(rural), difference: finite(urban - rural), ratio: rural === 0 ? null : finite(urban / rural),
    n: frame.codes.filter((_, unit) => counts(unit)).length, widest: first,
  };
}

function taggedTotals(sides: ReturnType<typeof tagSides>, hasTolerance: boolean): Record<string, number | null> {
  const side = sides.find(({ tagged }) => tagged === 1);
  if (!side) return { tagged: null, tagged_within: null, tagged_share: null };
  return { tagged: side.n, tagged_within: hasTolerance ? side.within : null, tagged_share: finite(side.withinShare) };
}

/** The average tagged units should come near. Throws InputError `analysis.no-benchmark`. */
function averageOf(project: ProjectFile, { id, of, benchmark, weight }: DisparityAnalysis, { values, year }: UnitValue, weights: Float64Array | null): { value: number; kind: string } {
  const asked = benchmark ?? (weight === undefined || weight === 'none' ? 'mean' : 'weighted-mean');
  if (typeof asked === 'object') return { value: asked.value, kind: 'value' };
  const value = asked === 'national' ? nationalValue(loadIndicators(project), of as Exclude<typeof of, string | undefined>, year) : benchmarkOf(values, weights, asked);
  if (Number.isNaN(value)) {
    throw new InputError({ code: 'analysis.no-benchmark', severity: 'error', parameter: `analyses.${id}.benchmark`, values: { benchmark: asked, ...(year === null ? {} : { year }) } });
  }
  return { value, kind: asked };
}

/** Units on the good side of the average, or short of it by no more than the tolerance relative to it. */
function withinOf(values: Float64Array, average: number | null, direction: 'higher' | 'lower', tolerance: number | null): Float64Array {
  if (average === null || tolerance === null) return values.map(() => NaN);
  const { state } = gapRows({ values, benchmark: average, direction, near: tolerance, persons: null, poor: null });
  return Float64Array.from(state, (code) => (GAP_STATES[code] === 'missing' ? NaN : GAP_STATES[code] === 'below' ? 0 : 1));
}

function notesOf({ id, coverage }: DisparityAnalysis, { label, values }: UnitValue, { gaps, tagged }: DisparityPage, hasValue: boolean): Finding[] {
  const notes: Finding[] = [];
  const note = (code: Finding['code'], key: string, count: number, more: Finding['values'] = {}) => {
    if (count > 0) notes.push({ code, severity: 'note', parameter: `analyses.${id}.${key}`, values: { ...more, count } });
  };
  if (hasValue) note('analysis.without-value', coverage === undefined ? 'of' : 'coverage', values.filter((one) => Number.isNaN(one)).length, { value: label });
  if (gaps) note('analysis.one-sided', coverage === undefined ? 'urban' : 'coverage', gaps.difference.filter((one) => Number.isNaN(one)).length);
  if (hasValue && tagged === null) notes.push({ code: 'analysis.no-tag', severity: 'note', parameter: `analyses.${id}.tag` });
  return notes;
}
