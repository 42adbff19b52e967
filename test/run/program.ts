import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Top of the checkout. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** Absolute path of the script behind a command of an installed package. */
function scriptOf(packageName: string, command: string): string {
  const folder = join(ROOT, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { bin: Record<string, string> };
  return join(folder, bin[command]);
}

export interface Ended {
  status: number | null;
  output: string;
}

/** Runs a package's command under this Node from the top of the checkout and gathers what it writes, both streams in order. */
export function runProgram(packageName: string, command: string, args: string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [scriptOf(packageName, command), ...args], { cwd: ROOT, env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const gather = (chunk: string) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', gather);
    child.stderr.setEncoding('utf8').on('data', gather);
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, output }));
  });
}
