/** A figure of the totals: a statistic that does not exist is null. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
