import type { GapIndicator } from '../../api/valueAnalyses.ts';
import { denominatorKeys, NO_DENOMINATOR } from './denominator.ts';
import type { Denominator } from './denominator.ts';

export type Direction = 'higher' | 'lower';

/** What a form holds of one indicator besides its column. */
export interface IndicatorForm {
  direction: Direction;
  denominator: Denominator;
  operator: NonNullable<GapIndicator['operator']> | null;
  /** Years of events summed, count below which a value is hidden, interval; all with a denominator. */
  pool: number | null;
  hideBelow: number | null;
  interval: NonNullable<GapIndicator['interval']> | null;
  target: string | null;
}

export const USUAL_INDICATOR: IndicatorForm = { direction: 'higher', denominator: NO_DENOMINATOR, operator: null, pool: null, hideBelow: null, interval: null, target: null };

/** The indicator of a recipe; keys that need a denominator go with one only, the id of a target with a target only. */
export function gapIndicatorOf(column: string, form: IndicatorForm, againstTarget: boolean): GapIndicator {
  const counted = form.denominator.per !== null;
  return {
    column, direction: form.direction, ...denominatorKeys(form.denominator), ...(form.operator === null ? {} : { operator: form.operator }),
    ...(counted && form.pool !== null ? { pool: form.pool } : {}), ...(counted && form.hideBelow !== null ? { hideBelow: form.hideBelow } : {}), ...(counted && form.interval !== null ? { interval: form.interval } : {}),
    ...(againstTarget && form.target !== null ? { target: form.target } : {}),
  };
}

/** Indicators as the newest gap runs had them: a planner states direction and denominator once. */
export function earlierIndicators(runs: readonly { kind: string; analysis: Record<string, unknown> }[]): Record<string, IndicatorForm> {
  const known: Record<string, IndicatorForm> = {};
  for (const run of runs) {
    if (run.kind !== 'gaps') continue;
    for (const { column, direction, per = null, times = null, operator = null, pool = null, hideBelow = null, interval = null, target = null } of run.analysis['indicators'] as GapIndicator[]) {
      known[column] = { direction, denominator: { per, times }, operator, pool, hideBelow, interval, target };
    }
  }
  return known;
}
