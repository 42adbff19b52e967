import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { SensitivityAnalysis } from '../../../api/recipe.ts';
import { completeTravel } from './complete.ts';
import type { CompletedSensitivity } from './complete.ts';

const SPEED_FACTORS = [0.8, 1, 1.2];
/** Of the limit in metres or cost, where neither a speed nor minutes are known. */
const LIMIT_FACTORS = [0.8, 1, 1.2];
/** Limits around the given one: 25 and 35 around 30 minutes. */
const MINUTES_AROUND = [5 / 6, 7 / 6];
const CELL_FACTORS = [2];

/** One assumption about speed, limit, cells and people. The first of a list is the base case. */
export interface Variant {
  /** `base`, `speed-0.8`, `limit-25`, `speed-0.8-limit-25`, `limit-x0.8`, `cells-2`, `otherPopulation`. */
  name: string;
  speedFactor: number;
  /** In minutes, metres or the matrix's unit. */
  limit: number;
  cellFactor: number;
  population: 'population' | 'otherPopulation';
}

/** A sensitivity analysis with every default filled in. Throws InputError `parameter.conflict` for keys that say nothing to the model. */
export function completeSensitivity(analysis: SensitivityAnalysis): CompletedSensitivity {
  const travel = completeTravel(analysis);
  const findings: Finding[] = [];
  const refuse = (keys: readonly ('speedFactors' | 'limitMinutes' | 'limitFactors' | 'cellFactors' | 'otherPopulation')[], other: string) => {
    for (const key of keys) {
      if (analysis[key] !== undefined) findings.push({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${analysis.id}.${key}`, values: { one: key, other } });
    }
  };
  if (travel.minutes) refuse(['limitFactors'], 'minutes');
  else refuse(['speedFactors', 'limitMinutes'], travel.radiusMeters ? 'radiusMeters' : 'limits');
  if (travel.model !== 'friction') refuse(['cellFactors'], `model: ${travel.model}`);
  // The origins of a matrix are the places of the population; it says nothing of others.
  if (travel.model === 'matrix' && analysis.otherPopulation) refuse(['otherPopulation'], 'model: matrix');
  if (findings.length > 0) throw new InputError(findings);
  return {
    ...travel,
    ...(travel.minutes
      ? { speedFactors: withBase(analysis.speedFactors ?? SPEED_FACTORS, 1), limitMinutes: withBase(analysis.limitMinutes ?? MINUTES_AROUND.map((factor) => travel.minutes![0] * factor), travel.minutes[0]) }
      : { limitFactors: withBase(analysis.limitFactors ?? LIMIT_FACTORS, 1) }),
    ...(travel.model === 'friction' ? { cellFactors: withBase(analysis.cellFactors ?? CELL_FACTORS, 1) } : {}),
    otherPopulation: analysis.otherPopulation ?? false,
  };
}

/** A completed sensitivity analysis as a recipe says it: one limit, not a list. */
export function sensitivityAsGiven(completed: CompletedSensitivity): SensitivityAnalysis {
  return { ...completed, minutes: completed.minutes?.[0], radiusMeters: completed.radiusMeters?.[0], limits: completed.limits?.[0] };
}

/** The one limit of the base case, in minutes, metres or the matrix's unit. */
export function baseLimitOf({ minutes, radiusMeters, limits }: CompletedSensitivity): number {
  return (minutes ?? radiusMeters ?? limits)![0];
}

/** The base case, one change at a time, then every changed speed with every changed limit. */
export function variantsOf(analysis: CompletedSensitivity): Variant[] {
  const limit = baseLimitOf(analysis);
  const base: Variant = { name: 'base', speedFactor: 1, limit, cellFactor: 1, population: 'population' };
  const speeds = (analysis.speedFactors ?? []).filter((factor) => factor !== 1);
  const limits = analysis.limitFactors
    ? analysis.limitFactors.filter((factor) => factor !== 1).map((factor) => ({ name: `limit-x${short(factor)}`, limit: limit * factor }))
    : analysis.limitMinutes!.filter((minutes) => minutes !== limit).map((minutes) => ({ name: `limit-${short(minutes)}`, limit: minutes }));
  return [
    base,
    ...speeds.map((speedFactor) => ({ ...base, name: `speed-${short(speedFactor)}`, speedFactor })),
    ...limits.map((changed) => ({ ...base, ...changed })),
    ...speeds.flatMap((speedFactor) => limits.map((changed) => ({ ...base, ...changed, name: `speed-${short(speedFactor)}-${changed.name}`, speedFactor }))),
    ...(analysis.cellFactors ?? []).filter((factor) => factor !== 1).map((cellFactor) => ({ ...base, name: `cells-${cellFactor}`, cellFactor })),
    ...(analysis.otherPopulation ? [{ ...base, name: 'otherPopulation', population: 'otherPopulation' as const }] : []),
  ];
}

const withBase = (values: number[], base: number): number[] => [...new Set([...values, base])].sort((a, b) => a - b);
/** Six digits are enough for a name. */
const short = (value: number): string => String(Number(value.toPrecision(6)));
