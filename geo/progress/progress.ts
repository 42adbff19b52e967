import type { Operator } from '../measures/gaps.ts';

/**
 * How far each unit has come from its baseline towards a target, and whether that is fast enough: the straight line from the baseline year
 * to the target year is the pace that just arrives. Values, baselines and targets in the indicator's own unit, NaN missing.
 */

/** `state[i]` of {@link progressRows} is an index into this list. */
export const PROGRESS_STATES = ['met', 'on-track', 'behind', 'no-data'] as const;
const MET = 0;
const ON_TRACK = 1;
const BEHIND = 2;
const NO_DATA = 3;

/** Sums, quotients and points of the line carry the rounding of binary arithmetic; this much, relative, is no difference. */
const ROUNDING = 4 * Number.EPSILON;

export interface ProgressInput {
  baseline: Float64Array;
  current: Float64Array;
  target: Float64Array;
  /** What attains the target. `>=` and `>`: higher is better; `<=` and `<`: lower. */
  operator: Operator;
  /** baselineYear < year <= targetYear. */
  baselineYear: number;
  year: number;
  targetYear: number;
}

export interface ProgressTable {
  /** (current - baseline) / (target - baseline), below 0 for a unit that moves away; NaN where there is no way to go: the baseline is at the target or past it. */
  progress: Float64Array;
  /** Value on the line in `year`; the target itself where there is no way to go. */
  expected: Float64Array;
  /** (year - baselineYear) / (targetYear - baselineYear), NaN where `progress` is. */
  expectedProgress: Float64Array;
  /** (current - baseline) / (year - baselineYear), per year. */
  annualChange: Float64Array;
  /** Years from `year` until the target at that pace; 0 where it is met, NaN where the pace does not lead there. */
  yearsToTarget: Float64Array;
  /** Value in the target year at that pace. */
  forecast: Float64Array;
  /** What lacks to the target, >= 0. */
  remaining: Float64Array;
  /** Index into {@link PROGRESS_STATES}. */
  state: Uint8Array;
}

/**
 * State: `met` where the current value attains the target; before the target year `on-track` where it is on the line or on its good side;
 * else `behind`; `no-data` without a baseline, a current value or a target.
 *
 * A baseline that attains the target already leaves no way to go: then the line is the target, so that falling back from it is `behind`.
 *
 * @throws RangeError on years out of order or unequal lengths
 */
export function progressRows({ baseline, current, target, operator, baselineYear, year, targetYear }: ProgressInput): ProgressTable {
  if (!(baselineYear < year && year <= targetYear)) throw new RangeError(`years ${baselineYear}, ${year}, ${targetYear}`);
  const count = current.length;
  if (baseline.length !== count || target.length !== count) throw new RangeError(`${baseline.length} baselines and ${target.length} targets for ${count} values`);
  const missing = () => new Float64Array(count).fill(NaN);
  const table: ProgressTable = {
    progress: missing(), expected: missing(), expectedProgress: missing(), annualChange: missing(), yearsToTarget: missing(), forecast: missing(), remaining: missing(),
    state: new Uint8Array(count).fill(NO_DATA),
  };
  const good = operator === '>=' || operator === '>' ? 1 : -1;
  const elapsed = (year - baselineYear) / (targetYear - baselineYear);
  for (let i = 0; i < count; i++) {
    const [from, now, goal] = [baseline[i], current[i], target[i]];
    if (Number.isNaN(from) || Number.isNaN(now) || Number.isNaN(goal)) continue;
    const hasWay = isWayLeft(from, goal, operator);
    const expected = onLine(from, goal, operator, elapsed);
    const change = (now - from) / (year - baselineYear);
    const lack = good * (goal - now);
    const isMet = attains(now, goal, operator);
    if (hasWay) {
      table.progress[i] = (now - from) / (goal - from);
      table.expectedProgress[i] = elapsed;
    }
    table.expected[i] = expected;
    table.annualChange[i] = change;
    table.forecast[i] = now + change * (targetYear - year);
    table.remaining[i] = Math.max(0, lack);
    if (isMet) table.yearsToTarget[i] = 0;
    else if (good * change > 0) table.yearsToTarget[i] = Math.max(0, lack) / Math.abs(change);
    const isOnLine = good * (now - expected) >= -ROUNDING * Math.max(Math.abs(from), Math.abs(goal));
    table.state[i] = isMet ? MET : year < targetYear && isOnLine ? ON_TRACK : BEHIND;
  }
  return table;
}

/** Value on the straight line from a baseline to a target after a share of the time in [0, 1]; the target itself where the baseline attains it already. NaN without one of them. */
export function onLine(baseline: number, target: number, operator: Operator, elapsed: number): number {
  return isWayLeft(baseline, target, operator) ? baseline + (target - baseline) * elapsed : target;
}

const isWayLeft = (baseline: number, target: number, operator: Operator): boolean => !attains(baseline, target, operator) && baseline !== target;

/** Does a value attain a target? Equal within rounding is equal: enough for >= and <=, not for > and <. */
export function attains(value: number, target: number, operator: Operator): boolean {
  const beyond = operator === '>=' || operator === '>' ? value - target : target - value;
  const rounding = ROUNDING * Math.abs(target);
  return operator === '>' || operator === '<' ? beyond > rounding : beyond >= -rounding;
}

/** Sum of the years of a cumulative indicator by unit; NaN where a year is missing, for a part is not the sum. One array of units per year. */
export function sumToDate(years: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(years[0]?.length ?? 0);
  for (const year of years) year.forEach((value, unit) => { sum[unit] += value; });
  return sum;
}
