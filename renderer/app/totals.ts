import type { RunInfo } from '../../api/contract.ts';

type Totals = Readonly<Record<string, unknown>>;

/** A figure of the totals of a run; NaN where it does not exist. */
export function totalOf({ totals }: Pick<RunInfo, 'totals'>, key: string): number {
  return numberIn(totals, key);
}

/** A text of the totals of a run; '' where it does not exist. */
export function totalText({ totals }: Pick<RunInfo, 'totals'>, key: string): string {
  return typeof totals[key] === 'string' ? totals[key] : '';
}

/** A part of the totals that holds figures by name; empty where it does not exist. */
export function totalPart({ totals }: Pick<RunInfo, 'totals'>, key: string): Totals {
  const part = totals[key];
  return typeof part === 'object' && part !== null && !Array.isArray(part) ? (part as Totals) : {};
}

export function numberIn(part: Totals, key: string): number {
  return typeof part[key] === 'number' ? part[key] : Number.NaN;
}
