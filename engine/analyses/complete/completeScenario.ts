import type { Finding } from '../../../api/findings.ts';
import type { Scenario } from '../../../api/recipe.ts';

type Travel = { id: string; model: 'radius' | 'network' | 'friction' | 'matrix'; radiusMeters?: unknown; scenario?: Scenario };

/** What a scenario says that the model of its analysis cannot follow: only a network has classes and closures, and a radius in metres has no speed. */
export function scenarioConflicts({ id, model, radiusMeters, scenario }: Travel): Finding[] {
  if (scenario === undefined || model === 'network') return [];
  const conflict = (one: string, other: string): Finding => ({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${id}.${one}`, values: { one, other } });
  if (model === 'matrix') return [conflict('scenario', 'model: matrix')];
  if (model === 'radius' && radiusMeters !== undefined) return [conflict('scenario', 'radiusMeters')];
  return (['classFactors', 'closedClasses', 'closedRoads', 'closedAt'] as const).filter((key) => scenario[key] !== undefined).map((key) => conflict(`scenario.${key}`, `model: ${model}`));
}

/** All speeds of a scenario times this; 1 without one. A friction surface is divided by it, a radius from minutes multiplied. */
export function speedFactorOf({ scenario }: { scenario?: Scenario }): number {
  return scenario?.speedFactor ?? 1;
}
