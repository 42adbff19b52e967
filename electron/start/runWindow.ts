import { spawn } from 'node:child_process';
import { ROOT } from '../build/sources.ts';

/** A window that is gone this soon, with an error, never opened: no graphics, a forbidden sandbox. */
const STILLBORN_SECONDS = 8;

/** Runs the desktop window to its end. Answers Electron's exit status, or `no-window` where it could not open one. */
export async function runWindow(binary: string, args: readonly string[] = [], root: string = ROOT): Promise<number | 'no-window'> {
  const environment = { ...process.env };
  // Set by editors that are Electron themselves; with it the program would be a bare Node.
  delete environment['ELECTRON_RUN_AS_NODE'];
  const started = performance.now();
  const child = spawn(binary, [root, ...args], { stdio: 'inherit', env: environment });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward);
  try {
    const status = await new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(1));
      child.once('exit', resolve);
    });
    if (status === 0) return 0;
    const stillborn = status !== null && performance.now() - started < STILLBORN_SECONDS * 1000;
    return stillborn || child.pid === undefined ? 'no-window' : (status ?? 1);
  } finally {
    process.off('SIGINT', forward).off('SIGTERM', forward);
  }
}
