/** What one part of `npm test` found. */
export interface Outcome {
  name: string;
  passed: number;
  failed: number;
  skipped: Skip[];
  /** What went wrong, in full; printed under the verdict. Empty where nothing did. */
  details: string;
}

export interface Skip {
  count: number;
  reason: string;
}

/** A part that is one check. */
export function verdict(name: string, details: string): Outcome {
  const failed = details === '' ? 0 : 1;
  return { name, passed: 1 - failed, failed, skipped: [], details };
}

/** Adds up skips by reason, most frequent first. */
export function tally(reasons: Iterable<string>): Skip[] {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ count, reason })).sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
