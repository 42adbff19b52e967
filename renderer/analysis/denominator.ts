/** What a column is divided by, and per how many. */
export interface Denominator {
  per: string | null;
  times: number | null;
}

export const NO_DENOMINATOR: Denominator = { per: null, times: null };

/** The keys of a recipe. */
export function denominatorKeys({ per, times }: Denominator): { per?: string; times?: number } {
  return per === null ? {} : { per, ...(times === null ? {} : { times }) };
}
