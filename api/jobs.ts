import { z } from './schema.ts';

export const jobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobState>;

/** Phases a job can be in; each has a name in the message catalogue (`phase.<key>`). */
export const JOB_PHASES = ['queue', 'read', 'check', 'store', 'load', 'graph', 'snap', 'travel', 'area', 'reach', 'zones', 'siting', 'gaps', 'write', 'generate'] as const;
export const jobPhase = z.enum(JOB_PHASES);
export type JobPhase = z.infer<typeof jobPhase>;

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
