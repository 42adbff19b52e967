import { CHECK_IDS } from './checkIds.ts';
import { z } from './schema.ts';

/** `not-applicable`: the run has no figures of that sort. `values`: number of comparisons, and of a failure how many failed and the first of them. */
export const check = z.strictObject({
  id: z.enum(CHECK_IDS),
  state: z.enum(['pass', 'fail', 'not-applicable']),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Check = z.infer<typeof check>;
