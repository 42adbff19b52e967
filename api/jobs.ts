import { JOB_PHASES } from './jobPhases.ts';
import { z } from './schema.ts';

export const jobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobState>;

export const jobPhase = z.enum(JOB_PHASES);

export const jobStatus = z.strictObject({
  id: z.string(),
  method: z.string(),
  state: jobState,
  phase: jobPhase,
  /** 0..1 over the whole job, never falling. */
  fraction: z.number().min(0).max(1),
  /** Estimate from the work done so far; null while there is nothing to estimate from. */
  secondsLeft: z.number().nullable(),
  /** Grows with every change: ask `jobs.wait` for anything newer. */
  revision: z.number().int(),
  result: z.unknown().optional(),
  error: z.unknown().optional(),
});
export type JobStatus = z.infer<typeof jobStatus>;
