import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const LAUNCHER = join(import.meta.dirname, '..', '..', 'engine', 'cli', 'junheng.mjs');

export interface RunningJunheng {
  /** The address with its token, as printed. */
  url: string;
  /** The folder it keeps everything in; empty at first. */
  home: string;
  /** Asks it to stop as Ctrl+C does, removes its folder and answers the exit status. */
  stop: () => Promise<number | null>;
}

/** Starts `junheng serve ARGS --no-open` on a free port with an empty home. Rejects with its stderr where it ends instead. */
export async function startJunheng(args: string[] = []): Promise<RunningJunheng> {
  const home = mkdtempSync(join(tmpdir(), 'junheng-home-'));
  const child = spawn(process.execPath, [LAUNCHER, 'serve', ...args, '--no-open'], { env: { ...process.env, JUNHENG_HOME: home }, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (errors += chunk));
  const exited = new Promise<number | null>((resolve) => void child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`serve ended with status ${status}\n${errors}`)));
  });
  return {
    url,
    home,
    stop: async () => {
      child.kill('SIGINT');
      const status = await exited;
      rmSync(home, { recursive: true, force: true });
      return status;
    },
  };
}
