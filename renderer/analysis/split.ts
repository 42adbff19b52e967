import type { ProgressAnalysis } from '../../api/valueAnalyses.ts';

/** How a cumulative total is shared out among the units, as a form holds it. */
export interface SplitForm {
  shared: boolean;
  total: number | null;
  by: string;
  /** Shares set by hand, in percent, by code. */
  overrides: { key: number; code: string | null; percent: number | null }[];
}

export const NO_SPLIT: SplitForm = { shared: false, total: null, by: 'population', overrides: [] };

export function splitOf({ shared, total, by, overrides }: SplitForm): NonNullable<ProgressAnalysis['split']> | null {
  if (!shared) return null;
  const set = overrides.flatMap(({ code, percent }) => (code === null || percent === null ? [] : [[code, percent / 100] as const]));
  return { by, ...(total === null ? {} : { total }), ...(set.length === 0 ? {} : { overrides: Object.fromEntries(set) }) };
}
