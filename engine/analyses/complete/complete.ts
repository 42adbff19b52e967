import { InputError, NotYetAvailableError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { PARAMETERS, radiusMetersOf } from '../../../api/parameters.ts';
import type { AccessibilityAnalysis, Analysis, CoverageAnalysis, OdAnalysis, SensitivityAnalysis, SitingAnalysis } from '../../../api/recipe.ts';
import { scenarioConflicts, speedFactorOf } from './completeScenario.ts';

/** One service limit: in minutes, in metres, (radius from minutes) in both, or in the cost of a matrix. */
export interface Limit {
  minutes: number | null;
  meters: number | null;
  cost?: number;
}

type Travel = CoverageAnalysis | AccessibilityAnalysis | OdAnalysis | SensitivityAnalysis | SitingAnalysis;
type Completed<A> = A extends Travel ? Omit<A, 'minutes' | 'radiusMeters' | 'limits'> & { minutes?: number[]; radiusMeters?: number[]; limits?: number[] } : A;
export type CompletedTravel = Completed<Travel>;
export type CompletedCoverage = Completed<CoverageAnalysis>;
export type CompletedAccessibility = Completed<AccessibilityAnalysis>;
export type CompletedOd = Completed<OdAnalysis>;
export type CompletedSensitivity = Completed<SensitivityAnalysis>;
export type CompletedSiting = Completed<SitingAnalysis>;

const list = (value: number | number[] | undefined): number[] | undefined =>
  value === undefined ? undefined : [...new Set(Array.isArray(value) ? value : [value])].sort((a, b) => a - b);

function conflict(analysis: Analysis, one: string, other: string): Finding {
  return { code: 'parameter.conflict', severity: 'error', parameter: `analyses.${analysis.id}.${one}`, values: { one, other } };
}

/** Keys that say nothing to the model of the analysis. */
function foreign(analysis: Travel, keys: readonly (keyof Travel)[]): Finding[] {
  return keys.filter((key) => analysis[key] !== undefined).map((key) => conflict(analysis, key, `model: ${analysis.model}`));
}

/** Minutes, speed and detour factor that make a circle larger than a radius may be. */
function tooLarge(analysis: Travel, completed: CompletedTravel): Finding[] {
  const { minimum, maximum } = PARAMETERS.radiusMeters;
  return limitsOf(completed).filter(({ meters }) => meters! < minimum || meters! > maximum).map(({ meters }) => ({
    code: 'parameter.out-of-range', severity: 'error', parameter: `analyses.${analysis.id}.minutes`, values: { value: meters!, minimum, maximum },
  }));
}

/**
 * An analysis with every default filled in and nothing ambiguous left: limits are ascending lists. Throws InputError
 * `parameter.conflict` for values that contradict each other or the model, NotYetAvailableError for what this version lacks.
 */
export function completeTravel<A extends Travel>(analysis: A): Completed<A> {
  const findings: Finding[] = [];
  const { minutes: givenMinutes, radiusMeters: givenRadii, limits: givenLimits, ...rest } = analysis;
  const minutes = list(givenMinutes);
  const radiusMeters = list(givenRadii);
  const common = { ...rest };
  let completed: object;
  if (analysis.model !== 'matrix') findings.push(...foreign(analysis, ['limits']));
  if (analysis.model === 'matrix') {
    findings.push(...foreign(analysis, ['speedKmh', 'detourFactor', 'snap', 'accessSpeedKmh', 'maxSnapMeters', 'neighbours', 'direction', 'scenario']));
    const limits = list(givenLimits);
    if (minutes && radiusMeters) findings.push(conflict(analysis, 'radiusMeters', 'minutes'));
    if (limits && (minutes ?? radiusMeters)) findings.push(conflict(analysis, 'limits', minutes ? 'minutes' : 'radiusMeters'));
    completed = { ...common, ...(limits ? { limits } : radiusMeters ? { radiusMeters } : { minutes: minutes ?? [PARAMETERS.minutes.default] }) };
  } else if (analysis.model === 'radius') {
    if (minutes && radiusMeters) findings.push(conflict(analysis, 'radiusMeters', 'minutes'));
    findings.push(...foreign(analysis, ['snap', 'accessSpeedKmh', 'maxSnapMeters', 'neighbours', 'direction']));
    if (radiusMeters) {
      // A speed beside a radius would stand in the basis of a figure it has no part in.
      for (const key of ['speedKmh', 'detourFactor'] as const) if (analysis[key] !== undefined) findings.push(conflict(analysis, key, 'radiusMeters'));
      completed = { ...common, radiusMeters };
    }
    else {
      completed = {
        ...common, minutes: minutes ?? [PARAMETERS.minutes.default],
        speedKmh: analysis.speedKmh ?? PARAMETERS.speedKmh.default, detourFactor: analysis.detourFactor ?? PARAMETERS.detourFactor.default,
      };
      findings.push(...tooLarge(analysis, completed as CompletedTravel));
    }
  } else {
    if (radiusMeters) findings.push(conflict(analysis, 'radiusMeters', `model: ${analysis.model}`));
    findings.push(...foreign(analysis, ['speedKmh', 'detourFactor']));
    const direction = analysis.direction ?? 'to-facility';
    if (analysis.model === 'network') {
      findings.push(...foreign(analysis, ['neighbours']));
      const snap = analysis.snap ?? 'nearest-edge';
      completed = {
        ...common, minutes: minutes ?? [PARAMETERS.minutes.default], direction, snap,
        ...(snap === 'nearest-edge'
          ? { accessSpeedKmh: analysis.accessSpeedKmh ?? PARAMETERS.accessSpeedKmh.default, maxSnapMeters: analysis.maxSnapMeters ?? PARAMETERS.maxSnapMeters.default }
          : {}),
      };
    } else {
      findings.push(...foreign(analysis, ['snap', 'accessSpeedKmh', 'maxSnapMeters']));
      completed = { ...common, minutes: minutes ?? [PARAMETERS.minutes.default], direction, neighbours: analysis.neighbours ?? PARAMETERS.neighbours.default };
    }
  }
  if (analysis.model !== 'matrix') findings.push(...scenarioConflicts(analysis));
  // Only a friction surface has a time for every cell.
  if (analysis.format?.includes('geotiff') && (analysis.kind !== 'coverage' || analysis.model !== 'friction')) findings.push(conflict(analysis, 'format', `${analysis.kind}, model: ${analysis.model}`));
  if (findings.length > 0) throw new InputError(findings);
  return completed as Completed<A>;
}

export function completeCoverage(analysis: CoverageAnalysis): CompletedCoverage {
  return { ...completeTravel(analysis), facilityReach: analysis.facilityReach ?? 'auto' };
}

/** A completed analysis of one limit as a recipe says it: a value, not a list. */
export function oneLimitAsGiven<A extends CompletedTravel>(completed: A): Omit<A, 'minutes' | 'radiusMeters' | 'limits'> & { minutes?: number; radiusMeters?: number; limits?: number } {
  return { ...completed, minutes: completed.minutes?.[0], radiusMeters: completed.radiusMeters?.[0], limits: completed.limits?.[0] };
}

export function completeSiting(analysis: SitingAnalysis): CompletedSiting {
  if (analysis.problem !== 'mclp') throw new NotYetAvailableError(`problem: ${analysis.problem}`);
  if (analysis.budget !== undefined) throw new NotYetAvailableError('budget');
  return { ...completeTravel(analysis), sites: analysis.sites ?? PARAMETERS.sites.default, fixed: analysis.fixed ?? 'none' };
}

/** The limits of a completed analysis, ascending. */
export function limitsOf(analysis: CompletedTravel): Limit[] {
  if (analysis.limits) return analysis.limits.map((cost) => ({ minutes: null, meters: null, cost }));
  if (analysis.radiusMeters) return analysis.radiusMeters.map((meters) => ({ minutes: null, meters }));
  if (analysis.model !== 'radius') return analysis.minutes!.map((minutes) => ({ minutes, meters: null }));
  return analysis.minutes!.map((minutes) => ({ minutes, meters: radiusMetersOf(minutes, analysis.speedKmh! * speedFactorOf(analysis), analysis.detourFactor!) }));
}

/** Unit of the costs an analysis deals in: a radius is a distance, also where it comes from minutes. */
export function unitOf(limit: Limit): 'minutes' | 'meters' | 'cost' {
  if (limit.cost !== undefined) return 'cost';
  return limit.meters === null ? 'minutes' : 'meters';
}
