import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { Profile } from '../../../api/profile.ts';
import type { ProgressAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import type { Operator } from '../../../geo/measures/gaps.ts';
import { splitTarget } from '../../../geo/progress/splitTarget.ts';
import { required } from '../../load.ts';
import type { IndicatorTable } from '../../load.ts';
import { TARGET, findProfile, targetOf } from '../../profiles.ts';
import { requireColumns, yearsOf } from '../values/indicatorColumns.ts';
import type { UnitFrame } from '../values/unitFrame.ts';
import { peopleColumn, personsOfUnits } from '../values/unitWeights.ts';

/** The one target of all units, or the total that is shared out among them. */
export interface ProgressTarget {
  value: number;
  operator: Operator;
  /** Null: a number of the user's. */
  profile: Profile | null;
}

/**
 * Target of a progress analysis: the number given, that of the profile, or the total to be split. Throws InputError `recipe.missing-key`,
 * `parameter.conflict` where keys or the profile contradict each other, `analysis.no-benchmark` where the profile has no such target.
 */
export function progressTarget(project: ProjectFile, analysis: ProgressAnalysis): ProgressTarget {
  const { id, target, split, direction } = analysis;
  const byDirection: Operator = direction === 'higher' ? '>=' : '<=';
  if (target !== undefined && split?.total !== undefined) throw conflict(id, 'split.total', `target ${target}`, `split.total ${split.total}`);
  if (typeof target === 'string') return targetOfProfile(project, analysis, target.slice(TARGET.length));
  const value = target ?? split?.total;
  if (value === undefined) throw new InputError({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${id}.target`, values: { key: split === undefined ? 'target' : 'target / split.total' } });
  return { value, operator: byDirection, profile: null };
}

/** A cumulative target is the total of its years, another one the value of its year: the analysis has to speak of the same years and the same good side. */
function targetOfProfile(project: ProjectFile, analysis: ProgressAnalysis, name: string): ProgressTarget {
  const { id, column, targetIndicator, cumulative = false, direction, baselineYear, targetYear } = analysis;
  const parameter = `analyses.${id}.target`;
  const profile = findProfile(project, name, parameter);
  const target = targetOf(profile, targetIndicator ?? column);
  const value = (cumulative ? target?.cumulative?.value : target?.value) ?? null;
  if (target === null || value === null) {
    const known = profile.indicators.filter((one) => (cumulative ? one.cumulative !== null : typeof one.target?.value === 'number')).map((one) => one.id).join(', ');
    throw new InputError({ code: 'analysis.no-benchmark', severity: 'error', column: targetIndicator ?? column, parameter, values: { benchmark: analysis.target as string, year: targetYear, known } });
  }
  if (target.direction !== direction) throw conflict(id, 'direction', `direction ${direction}`, `${profile.id}: ${target.direction}`);
  // A total of the whole country is no target of one county.
  if (cumulative && analysis.split === undefined) throw new InputError({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${id}.split`, values: { key: 'split' } });
  const [from, to] = cumulative ? [target.cumulative!.from - 1, target.cumulative!.to] : [baselineYear, target.year ?? targetYear];
  if (from !== baselineYear) throw conflict(id, 'baselineYear', `baselineYear ${baselineYear}`, `${profile.id}: ${from + 1}-${to}`);
  if (to !== targetYear) throw conflict(id, 'targetYear', `targetYear ${targetYear}`, `${profile.id}: ${to}`);
  return { value, operator: target.operator, profile };
}

export function conflict(id: string, key: string, one: string, other: string): InputError {
  return new InputError({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${id}.${key}`, values: { one, other } });
}

export interface SplitShares {
  /** Target of each unit; NaN for one without a weight. */
  shares: Float64Array;
  /** Year of what it is shared out by; null where that has none. */
  year: number | null;
  /** In whole numbers. */
  whole: boolean;
}

/**
 * Shares a total out among the units. What it is shared out by is of the last year with values up to the baseline year, else of the first there is, so that targets do not
 * move as time goes by. `whole`: the values of the indicator are whole numbers; with a whole total and whole shares set by hand the others are whole too.
 */
export function splitAmongUnits(project: ProjectFile, analysis: ProgressAnalysis, tables: readonly IndicatorTable[], frame: UnitFrame, total: number, valuesAreWhole: boolean): SplitShares {
  const { by, overrides = {} } = analysis.split!;
  const parameter = `analyses.${analysis.id}.split`;
  const { weights, year } = splitWeights(project, analysis, tables, frame);
  const unitOf = new Map(frame.codes.map((code, unit) => [code, unit]));
  const strangers = Object.keys(overrides).filter((code) => !unitOf.has(code)).map((code): Finding => (
    { code: 'row.unknown-code', severity: 'error', parameter: `${parameter}.overrides`, values: { text: code, ...nearestValue(code, frame.codes) } }));
  if (strangers.length > 0) throw new InputError(strangers);
  const fixed = new Float64Array(frame.codes.length).fill(NaN);
  for (const [code, share] of Object.entries(overrides)) fixed[unitOf.get(code)!] = share;
  const sumFixed = Object.values(overrides).reduce((sum, share) => sum + share, 0);
  if (sumFixed > total) throw conflict(analysis.id, 'split.overrides', `split.overrides (${sumFixed})`, `split.total (${total})`);
  if (sumFixed < total && !weights.some((weight, unit) => weight > 0 && Number.isNaN(fixed[unit]))) {
    throw new InputError({ code: 'analysis.nothing-to-split', severity: 'error', parameter, values: { by, fixed: sumFixed, total } });
  }
  const whole = valuesAreWhole && Number.isSafeInteger(total) && Object.values(overrides).every((share) => Number.isInteger(share));
  return { shares: splitTarget({ total, weights, fixed, whole }), year, whole };
}

function splitWeights(project: ProjectFile, analysis: ProgressAnalysis, tables: readonly IndicatorTable[], frame: UnitFrame): { weights: Float64Array; year: number | null } {
  const { by } = analysis.split!;
  if (by === 'population') return { weights: required(personsOfUnits(project, 'zones'), 'population', analysis.id), year: null };
  const parameter = `analyses.${analysis.id}.split.by`;
  requireColumns(tables, [{ column: by, parameter }]);
  const { years, valued } = yearsOf(tables, [by]);
  const year = valued.findLast((one) => one <= analysis.baselineYear) ?? valued[0] ?? years[0] ?? null;
  return { weights: peopleColumn(tables, by, year, frame.codes, parameter), year };
}
