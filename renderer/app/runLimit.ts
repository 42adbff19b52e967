import type { RunInfo } from '../../api/contract.ts';
import { radiusMetersOf } from '../../api/parameters.ts';
import type { RunLimit } from './coverage.ts';

/** Unit of the costs of a run. */
export type CostUnit = 'minutes' | 'meters' | 'cost';

/** The one limit of a run that takes one: minutes where it was given as minutes. */
export function limitOfRun(run: RunInfo): RunLimit {
  const [minutes, meters, cost] = ['minutes', 'radiusMeters', 'limits'].map((key) => Number([run.analysis[key] ?? Number.NaN].flat()[0]));
  return { minutes, meters, ...(Number.isNaN(cost) ? {} : { cost }) };
}

/** The limit in the unit of the run's costs: a radius is a distance, also where it comes from minutes. */
export function limitOfCosts(run: RunInfo): number {
  const { minutes, meters, cost } = limitOfRun(run);
  if (run.basis.model !== 'radius') return cost ?? (Number.isNaN(meters) ? minutes : meters);
  return Number.isNaN(meters) ? run.basis.limitsMeters[0] ?? radiusMetersOf(minutes, run.basis.speedKmh!, run.basis.detourFactor!) : meters;
}

/** Unit of the costs, as the totals of a run name it. */
export function costUnit(run: RunInfo): CostUnit {
  const unit = run.totals['unit'];
  return unit === 'meters' || unit === 'cost' ? unit : 'minutes';
}
