import { randomUUID } from 'node:crypto';
import { CancelledError, InputError, toEnvelope } from '../api/findings.ts';
import type { JobPhase } from '../api/jobPhases.ts';
import type { JobStatus } from '../api/jobs.ts';

/** What the body of a job may do: say how far it is, and see whether it is to stop. */
export interface JobContext {
  report: (phase: JobPhase, fraction: number) => void;
  signal: AbortSignal;
}

interface Job {
  status: JobStatus;
  abort: AbortController;
  startedMs: number;
  waiters: Set<() => void>;
}

const KEPT_JOBS = 50;
/** Below this share of the work an estimate of the time left would be noise. */
const ESTIMATE_FROM_FRACTION = 0.02;

/** The jobs of one engine: run one after another in the order they were asked for. Only this module sets a state. */
export class Jobs {
  private readonly jobs = new Map<string, Job>();
  private tail: Promise<void> = Promise.resolve();
  private readonly log: (line: string) => void;

  constructor(log: (line: string) => void) {
    this.log = log;
  }

  /** Queues a job and returns its id at once. */
  start(method: string, body: (context: JobContext) => Promise<unknown>): string {
    const id = randomUUID();
    const job: Job = {
      status: { id, method, state: 'queued', phase: 'queue', fraction: 0, secondsLeft: null, revision: 0 },
      abort: new AbortController(), startedMs: 0, waiters: new Set(),
    };
    this.jobs.set(id, job);
    this.forgetOldest();
    this.tail = this.tail.then(() => this.execute(job, body));
    return id;
  }

  list(): JobStatus[] {
    return [...this.jobs.values()].map((job) => job.status);
  }

  /** The status once its revision is above `afterRevision`, or as it is after the time. */
  async wait(id: string, afterRevision: number, timeoutSeconds: number): Promise<JobStatus> {
    const job = this.find(id);
    if (job.status.revision > afterRevision) return job.status;
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer);
        job.waiters.delete(done);
        resolve();
      };
      const timer = setTimeout(done, timeoutSeconds * 1000);
      job.waiters.add(done);
    });
    return job.status;
  }

  cancel(id: string): void {
    const job = this.find(id);
    if (job.status.state === 'queued') this.set(job, { state: 'cancelled', error: toEnvelope(new CancelledError(), id) });
    job.abort.abort();
  }

  /** Resolves when no job is queued or running. */
  idle(): Promise<void> {
    return this.tail;
  }

  cancelAll(): void {
    for (const id of this.jobs.keys()) this.cancel(id);
  }

  private find(id: string): Job {
    const job = this.jobs.get(id);
    if (!job) throw new InputError({ code: 'job.unknown', severity: 'error', values: { id } });
    return job;
  }

  private async execute(job: Job, body: (context: JobContext) => Promise<unknown>): Promise<void> {
    if (job.status.state !== 'queued') return;
    job.startedMs = performance.now();
    this.set(job, { state: 'running' });
    const report = (phase: JobPhase, fraction: number) => {
      if (job.status.state !== 'running') return;
      const reached = Math.max(job.status.fraction, Math.min(1, fraction));
      if (reached === job.status.fraction && phase === job.status.phase) return;
      const elapsed = (performance.now() - job.startedMs) / 1000;
      this.set(job, { phase, fraction: reached, secondsLeft: reached > ESTIMATE_FROM_FRACTION ? (elapsed / reached) * (1 - reached) : null });
    };
    try {
      const result = await body({ report, signal: job.abort.signal });
      this.set(job, { state: 'done', fraction: 1, secondsLeft: 0, result });
    } catch (error) {
      const stopped = error instanceof CancelledError;
      const envelope = toEnvelope(error, job.status.id);
      if (envelope.kind === 'bug') this.log(`bug ${job.status.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      this.set(job, { state: stopped ? 'cancelled' : 'failed', secondsLeft: null, error: envelope });
    }
  }

  private set(job: Job, change: Partial<JobStatus>): void {
    job.status = { ...job.status, ...change, revision: job.status.revision + 1 };
    for (const wake of Array.from(job.waiters)) wake();
  }

  private forgetOldest(): void {
    for (const [id, job] of this.jobs) {
      if (this.jobs.size <= KEPT_JOBS) return;
      if (job.status.state !== 'queued' && job.status.state !== 'running') this.jobs.delete(id);
    }
  }
}
