import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createClient } from '../../api/client.ts';
import { CancelledError } from '../../api/findings.ts';
import { createEngine } from '../../engine/host.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-cancel-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a job under way says how far it is, answers other calls meanwhile, and really stops', { timeout: 60_000 }, async () => {
  const home = join(folder, 'engine');
  const engine = await createEngine({ host: 'cli', home });
  const client = createClient((method, params) => engine.dispatch(method, params));
  const fractions: number[] = [];
  const running = client.run('project.openSample', {}, (status) => {
    fractions.push(status.fraction);
    if (status.state === 'running' && status.fraction > 0.01) void client.call('jobs.cancel', { id: status.id });
  });
  expect(await client.call('app.info', {})).toMatchObject({ host: 'cli' });
  await expect(running).rejects.toThrow(CancelledError);
  expect(fractions.some((fraction) => fraction > 0 && fraction < 1)).toBe(true);
  expect(await client.call('project.current', {})).toBeNull();
  const [job] = await client.call('jobs.list', {});
  expect(job.state).toBe('cancelled');
  // What was begun is gone, and the same work can be asked for again.
  expect(readdirSync(join(home, 'sample'), { recursive: true }).filter((name) => String(name).includes('recipe.json'))).toEqual([]);
  await engine.close();
});

test('Ctrl+C ends the command line with status 3 and leaves no output', { timeout: 60_000 }, async () => {
  const out = join(folder, 'out');
  const cli = join(import.meta.dirname, '..', '..', 'engine', 'cli', 'junheng.mjs');
  const child = spawn(process.execPath, [cli, 'demo', '--out', out, '--lang', 'en'], { env: { ...process.env, JUNHENG_HOME: join(folder, 'cli') }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (text: Buffer) => { stderr += text.toString(); });
  await new Promise((resolve) => setTimeout(resolve, 3000));
  child.kill('SIGINT');
  const status = await new Promise((resolve) => { child.once('close', resolve); });
  expect(status).toBe(3);
  expect(stderr).toContain('Cancelled');
  expect(existsSync(out)).toBe(false);
});
