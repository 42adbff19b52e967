import { spawn } from 'node:child_process';
import { join } from 'node:path';
import Papa from 'papaparse';

export interface CliOutcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

const CLI = join(import.meta.dirname, '..', '..', 'engine', 'cli', 'junheng.mjs');

/** Runs the command line as a process of its own. */
export function runCli(args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<CliOutcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.once('error', reject);
    child.once('close', (status) => resolve({ status, stdout, stderr }));
  });
}

/** Rows of a CSV that Junheng wrote, as text by column name. */
export function readCsv(text: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
}
