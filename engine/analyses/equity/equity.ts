import type { Finding } from '../../../api/findings.ts';
import type { EquityAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { RESAMPLED, bootstrapIntervals } from '../../../geo/inequality/bootstrap.ts';
import type { Intervals, Resampled } from '../../../geo/inequality/bootstrap.ts';
import { concentration } from '../../../geo/inequality/concentration.ts';
import type { Concentration } from '../../../geo/inequality/concentration.ts';
import { decompose, nestedGroups } from '../../../geo/inequality/decomposition.ts';
import type { LevelParts } from '../../../geo/inequality/decomposition.ts';
import { distributionOf, hasShares } from '../../../geo/inequality/distribution.ts';
import type { Distribution } from '../../../geo/inequality/distribution.ts';
import { inequalityIndices } from '../../../geo/inequality/indices.ts';
import type { InequalityIndices } from '../../../geo/inequality/indices.ts';
import { lorenzCurve } from '../../../geo/inequality/lorenz.ts';
import { randomStream } from '../../../geo/random.ts';
import { loadIndicators } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance } from '../basis.ts';
import { finite } from '../finite.ts';
import { valueNotes } from '../values/checkValueOf.ts';
import { readValue } from '../values/readValue.ts';
import type { UnitValue } from '../values/readValue.ts';
import type { References } from '../values/references.ts';
import { unitGroupsOf } from '../values/unitGroups.ts';
import type { UnitGroups } from '../values/unitGroups.ts';
import { unitWeightsOf } from '../values/unitWeights.ts';
import type { UnitWeights } from '../values/unitWeights.ts';
import { curveColumns, groupColumns, unitColumns } from './equityTables.ts';

const DEFAULTS = { weight: 'none', atkinsonEpsilon: 0.5, bootstrap: 999, confidence: 0.95, seed: 1 };

/** How unequally a value is spread over units: indices with intervals, curves, and what lies between and within groups. */
export function runEquity(project: ProjectFile, asked: EquityAnalysis, control: TaskControl, references: References): RunDraft {
  control.report('load', 0);
  const analysis = { ...DEFAULTS, ...asked };
  const { id, of, atkinsonEpsilon, bootstrap: replicates, confidence, seed } = analysis;
  const value = readValue(project, of, analysis, references, { analysisId: id, key: 'of' });
  const weights = unitWeightsOf(project, value, analysis.weight, id);
  const tables = loadIndicators(project);
  const groups = [analysis.groups ?? []].flat().map((column) => unitGroupsOf(value.frame, tables, column, value.year, `analyses.${id}.groups`));
  const ranks = analysis.rankBy === undefined ? null : readValue(project, analysis.rankBy, analysis, references, { analysisId: id, key: 'rankBy' });
  const started = performance.now();

  control.report('figures', 0.1);
  const distribution = distributionOf(value.values, weights.values);
  const indices = inequalityIndices(distribution, atkinsonEpsilon);
  const levels = nestedGroups(distribution, groups.map((group) => group.of));
  const parts = decompose(value.values, weights.values, distribution, levels);
  const ranked = ranks && concentrationBy(value, weights, ranks);
  const resampling = { replicates, confidence, atkinsonEpsilon, stream: randomStream(seed), tick: control.tick('figures', 0.2, 0.95, replicates) };
  const intervals = replicates === 0 ? null : bootstrapIntervals(distribution, resampling);

  const weightColumn = ['none', 'population'].includes(analysis.weight) ? null : analysis.weight;
  const isPlainIndicator = typeof of === 'object' && of.per === undefined;
  return {
    analysisId: id, kind: 'equity', analysis, basis: isPlainIndicator && weights.values !== null ? { ...value.basis, denominator: weights.label } : value.basis,
    totals: {
      ...figures(indices),
      ...partsOfFirst(parts),
      divisor: weights.values === null ? 'n' : 'weight_sum', missing: value.values.filter((one) => Number.isNaN(one)).length,
      without_weight: counted(value, weights, Number.isNaN), weight_zero: counted(value, weights, (weight) => weight === 0),
      weight: weights.label, weight_sum: distribution.weightSum, value: value.label,
      groups: groups.length === 0 ? null : groups.map(({ name }) => name), decomposition: groups.length === 0 ? null : decompositionOf(groups, parts),
      concentration: ranked && finite(ranked.index), concentration_n: ranked && ranked.n, rank_by: ranks && ranks.label, atkinson_epsilon: atkinsonEpsilon,
      intervals: intervals && namedIntervals(intervals), confidence, bootstrap: replicates, seed,
    },
    notes: [...valueNotes(project, of, value, weightColumn, `analyses.${id}.of`), ...notesOf(id, value, weights, distribution, groups, ranked)],
    ...provenance(project, started),
    tables: [
      { name: 'main', columns: unitColumns(value.frame, value.values, weights.values, distribution, groups) },
      { name: 'lorenz', columns: curveColumns({ lorenz: lorenzCurve(distribution), concentration: ranked && ranked.curve }) },
      ...(groups.length === 0 ? [] : [{ name: 'groups', columns: groupColumns(groups, levels, parts) }]),
    ],
  };
}

/** Measures by the names of the contract. */
function figures({ n, mean, gini, theilT, theilL, cv, mad, palma, atkinson, p90P10, maxMin }: InequalityIndices): Record<string, number | null> {
  const named = { mean, gini, theil_t: theilT, theil_l: theilL, cv, mad, palma, atkinson, p90_p10: p90P10, max_min: maxMin };
  return { n, ...Object.fromEntries(Object.entries(named).map(([name, value]) => [name, finite(value)])) };
}

const KEYS: Record<Resampled, string> = { mean: 'mean', gini: 'gini', theilT: 'theil_t', theilL: 'theil_l', cv: 'cv', mad: 'mad', palma: 'palma', atkinson: 'atkinson' };

function namedIntervals(intervals: Intervals): Record<string, [number, number] | null> {
  return Object.fromEntries(RESAMPLED.map((name) => [KEYS[name], intervals[name]]));
}

interface BetweenWithin { between: number | null; within: number | null }

const partsOf = ({ between, within }: LevelParts['theilT']): BetweenWithin => ({ between: finite(between), within: finite(within) });

/** Parts of the widest grouping; null without groups. */
function partsOfFirst(parts: readonly LevelParts[]): Record<string, number | null> {
  const none: BetweenWithin = { between: null, within: null };
  const [t, l] = parts.length === 0 ? [none, none] : [partsOf(parts[0].theilT), partsOf(parts[0].theilL)];
  return { between: t.between, within: t.within, between_l: l.between, within_l: l.within };
}

function decompositionOf(groups: readonly UnitGroups[], parts: readonly LevelParts[]): unknown[] {
  return groups.map(({ name }, level) => ({ groups: name, n_groups: parts[level].groups.n.length, theil_t: partsOf(parts[level].theilT), theil_l: partsOf(parts[level].theilL) }));
}

type Ranked = Concentration & { n: number; unranked: number };

/** Concentration over the units that have a rank value too. */
function concentrationBy({ frame, values }: UnitValue, weights: UnitWeights, by: UnitValue): Ranked {
  const unitOf = new Map(by.frame.codes.map((code, unit) => [code, unit]));
  const ranks = Float64Array.from(frame.codes, (code) => by.values[unitOf.get(code) ?? -1] ?? NaN);
  const all = distributionOf(values, weights.values).order;
  const units = all.filter((unit) => !Number.isNaN(ranks[unit]));
  return { ...concentration(distributionOf(values, weights.values, units), ranks), n: units.length, unranked: all.length - units.length };
}

/** Units with a value whose weight is such. */
function counted({ values }: UnitValue, weights: UnitWeights, isSuch: (weight: number) => boolean): number {
  return weights.values === null ? 0 : weights.values.filter((weight, unit) => isSuch(weight) && !Number.isNaN(values[unit])).length;
}

function notesOf(id: string, value: UnitValue, weights: UnitWeights, distribution: Distribution, groups: readonly UnitGroups[], ranked: Ranked | null): Finding[] {
  const notes: Finding[] = [];
  const note = (code: Finding['code'], key: string, count: number, values: Finding['values'] = {}) => {
    if (count > 0) notes.push({ code, severity: 'note', parameter: `analyses.${id}.${key}`, values: { ...values, count } });
  };
  note('analysis.without-value', 'of', value.values.filter((one) => Number.isNaN(one)).length, { value: value.label });
  note('analysis.without-weight', 'weight', counted(value, weights, Number.isNaN), { weight: weights.label });
  note('analysis.weight-zero', 'weight', counted(value, weights, (weight) => weight === 0), { weight: weights.label });
  for (const { name, labels, of } of groups) note('analysis.group-unknown', 'groups', distribution.order.filter((unit) => labels[of[unit]] === '').length, { column: name });
  if (ranked) note('analysis.rank-unknown', 'rankBy', ranked.unranked);
  if (distribution.order.length > 0 && !hasShares(distribution)) {
    const negative = value.values.filter((one) => one < 0).length;
    notes.push({ code: 'analysis.no-shares', severity: 'note', parameter: `analyses.${id}.of`, values: { count: negative } });
  }
  return notes;
}
