import { spawn } from 'node:child_process';
import { WINDOW_PROGRAM } from '../paths.ts';
import { EXIT } from './report.ts';

/** Starts the desktop window (or, where there is none, the page in a browser) and waits for its end. */
export async function openWindow(project: string | undefined): Promise<number> {
  if (WINDOW_PROGRAM === null) return EXIT.usage;
  const child = spawn(process.execPath, [WINDOW_PROGRAM, ...(project === undefined ? [] : ['--project', project])], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (status) => resolve(status ?? EXIT.cancelled));
  });
}
