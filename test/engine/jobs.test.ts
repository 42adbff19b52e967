import { describe, expect, test } from 'vitest';
import { CancelledError, InputError } from '../../api/findings.ts';
import type { ErrorEnvelope } from '../../api/findings.ts';
import { Jobs } from '../../engine/jobs.ts';

const silent = () => {};

async function end(jobs: Jobs, id: string) {
  let status = await jobs.wait(id, -1, 5);
  while (status.state === 'queued' || status.state === 'running') status = await jobs.wait(id, status.revision, 5);
  return status;
}

describe('jobs', () => {
  test('run in the order they were asked for and keep their result', async () => {
    const jobs = new Jobs(silent);
    const order: string[] = [];
    const first = jobs.start('a', async ({ report }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      report('travel', 0.5);
      order.push('first');
      return 7;
    });
    const second = jobs.start('b', async () => { order.push('second'); });
    expect((await end(jobs, second)).state).toBe('done');
    expect(order).toEqual(['first', 'second']);
    expect(await end(jobs, first)).toMatchObject({ state: 'done', fraction: 1, result: 7 });
  });

  test('the fraction never falls and each change has a higher revision', async () => {
    const jobs = new Jobs(silent);
    const seen: { fraction: number; revision: number }[] = [];
    let step: () => void = silent;
    const gate = () => new Promise<void>((resolve) => { step = resolve; });
    const id = jobs.start('a', async ({ report }) => {
      for (const fraction of [0.4, 0.2, 0.9]) {
        const opened = gate();
        report('travel', fraction);
        await opened;
      }
    });
    let status = await jobs.wait(id, -1, 5);
    while (status.state !== 'done') {
      seen.push({ fraction: status.fraction, revision: status.revision });
      step();
      status = await jobs.wait(id, status.revision, 0.05);
    }
    const fractions = seen.map((s) => s.fraction);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions).toContain(0.9);
    expect(fractions).not.toContain(0.2);
  });

  test('a failure carries its findings, a bug its id and a log line', async () => {
    const lines: string[] = [];
    const jobs = new Jobs((line) => lines.push(line));
    const bad = await end(jobs, jobs.start('a', async () => { throw new InputError({ code: 'file.empty', severity: 'error', file: 'x.csv' }); }));
    expect(bad.state).toBe('failed');
    expect(bad.error).toEqual({ kind: 'input', findings: [{ code: 'file.empty', severity: 'error', file: 'x.csv' }] });
    const bug = await end(jobs, jobs.start('b', async () => { throw new TypeError('oops'); }));
    expect(bug.error as ErrorEnvelope).toMatchObject({ kind: 'bug', summary: 'oops' });
    expect(lines.join()).toContain((bug.error as { id: string }).id);
  });

  test('a queued job is cancelled without running, a running one through its signal', async () => {
    const jobs = new Jobs(silent);
    let ran = false;
    const running = jobs.start('a', ({ signal }) => new Promise((_, reject) => { signal.addEventListener('abort', () => reject(new CancelledError())); }));
    const queued = jobs.start('b', async () => { ran = true; });
    jobs.cancel(queued);
    expect((await end(jobs, queued)).state).toBe('cancelled');
    jobs.cancel(running);
    expect((await end(jobs, running)).state).toBe('cancelled');
    expect(ran).toBe(false);
    expect(() => jobs.cancel('nobody')).toThrow(InputError);
  });
});
