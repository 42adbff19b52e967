import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { CancelledError, fromEnvelope } from '../api/findings.ts';
import type { ErrorEnvelope } from '../api/findings.ts';
import type { JobPhase } from '../api/jobPhases.ts';
import { WORKER_ENTRY } from './paths.ts';
import { newControl, readProgress, requestCancel } from './tasks.ts';
import type { TaskKind, TaskMap } from './tasks.ts';

export interface TaskOptions {
  onProgress?: (phase: JobPhase, fraction: number) => void;
  signal?: AbortSignal;
}

interface Pending {
  id: number;
  kind: TaskKind;
  input: unknown;
  control: SharedArrayBuffer;
  options: TaskOptions;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

interface Seat {
  worker: Worker;
  busy: Pending | null;
}

const PROGRESS_INTERVAL_MS = 80;
/** A library call that does not tick is given this long to notice a cancel; then its thread is ended. */
const CANCEL_GRACE_MS = 2000;

/** A thread does not inherit the cache of compiled modules of the process: it is named to it. */
function workerEnvironment(): NodeJS.ProcessEnv {
  const cache = getCompileCacheDir();
  return cache === undefined ? process.env : { ...process.env, NODE_COMPILE_CACHE: dirname(cache) };
}

function newThread(): Worker {
  // geotiff's web-worker reads workerData as soon as it is loaded in a thread, and fails on undefined.
  const worker = new Worker(WORKER_ENTRY, { workerData: {}, env: workerEnvironment() });
  worker.unref();
  return worker;
}

/** A thread started before there was a pool. */
let spare: Worker | null = null;

/** Starts a thread that the first pool takes over: it loads its modules while the program loads the others. */
export function startSpareThread(): void {
  spare ??= newThread();
}

/** Runs tasks on up to `size` worker threads, in the order they were given. */
export class WorkerPool {
  private readonly size: number;
  private readonly log: (line: string) => void;
  private readonly seats: Seat[] = [];
  private readonly waiting: Pending[] = [];
  private nextId = 1;
  private closed = false;

  constructor(size: number, log: (line: string) => void) {
    this.size = size;
    this.log = log;
  }

  /** Starts up to `count` threads before there is work for them: their start then costs no time later. */
  warm(count: number): void {
    while (this.seats.length < Math.min(count, this.size)) this.openSeat();
  }

  run<K extends TaskKind>(kind: K, input: TaskMap[K]['input'], options: TaskOptions = {}): Promise<TaskMap[K]['output']> {
    if (this.closed) return Promise.reject(new CancelledError());
    if (options.signal?.aborted) return Promise.reject(new CancelledError());
    return new Promise<TaskMap[K]['output']>((resolve, reject) => {
      const cancel = () => this.cancel(pending);
      // A signal outlives its tasks: a listener left on it would keep their results in memory.
      const settle = <T>(end: (value: T) => void) => (value: T) => {
        options.signal?.removeEventListener('abort', cancel);
        end(value);
      };
      const pending: Pending = { id: this.nextId++, kind, input, control: newControl(), options, resolve: settle(resolve as (value: unknown) => void), reject: settle(reject) };
      options.signal?.addEventListener('abort', cancel, { once: true });
      this.waiting.push(pending);
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const pending of this.waiting.splice(0)) pending.reject(new CancelledError());
    await Promise.all(this.seats.splice(0).map(async (seat) => {
      seat.busy?.reject(new CancelledError());
      seat.busy = null;
      await seat.worker.terminate();
    }));
  }

  private next(): void {
    while (this.waiting.length > 0) {
      const seat = this.seats.find((s) => s.busy === null) ?? (this.seats.length < this.size ? this.openSeat() : null);
      if (!seat) return;
      const pending = this.waiting.shift()!;
      seat.busy = pending;
      this.follow(pending, seat);
      seat.worker.postMessage({ id: pending.id, kind: pending.kind, input: pending.input, control: pending.control });
    }
  }

  private openSeat(): Seat {
    const worker = spare ?? newThread();
    spare = null;
    const seat: Seat = { worker, busy: null };
    worker.on('message', (message: { id: number; ok: boolean; value?: unknown; error?: ErrorEnvelope; stack?: string }) => {
      const pending = seat.busy;
      if (!pending || pending.id !== message.id) return;
      seat.busy = null;
      if (message.stack) this.log(message.stack);
      if (message.ok) pending.resolve(message.value);
      else pending.reject(fromEnvelope(message.error!));
      this.next();
    });
    worker.on('error', (error: Error) => this.lose(seat, error));
    worker.on('exit', () => this.lose(seat, new Error('the worker thread ended')));
    this.seats.push(seat);
    return seat;
  }

  /** A thread died (out of memory, ended after a cancel): its task fails, the others go on with a new thread. */
  private lose(seat: Seat, error: Error): void {
    const at = this.seats.indexOf(seat);
    if (at < 0) return;
    this.seats.splice(at, 1);
    const pending = seat.busy;
    seat.busy = null;
    if (pending) pending.reject(pending.options.signal?.aborted ? new CancelledError() : error);
    if (!this.closed) this.next();
  }

  private cancel(pending: Pending): void {
    const at = this.waiting.indexOf(pending);
    if (at >= 0) {
      this.waiting.splice(at, 1);
      pending.reject(new CancelledError());
      return;
    }
    requestCancel(pending.control);
    setTimeout(() => {
      const seat = this.seats.find((s) => s.busy === pending);
      if (seat) void seat.worker.terminate();
    }, CANCEL_GRACE_MS).unref();
  }

  private follow(pending: Pending, seat: Seat): void {
    if (!pending.options.onProgress) return;
    const timer = setInterval(() => {
      if (seat.busy !== pending) return clearInterval(timer);
      const { phase, fraction } = readProgress(pending.control);
      pending.options.onProgress!(phase, fraction);
    }, PROGRESS_INTERVAL_MS);
    timer.unref();
  }
}
