import type { Outcome } from './outcome.ts';
import { verdict } from './outcome.ts';
import { runProgram } from './program.ts';

const PROJECTS = ['geo', 'api', 'data', 'engine', 'electron', 'renderer', 'test'];

/** One type check per layer, each with only the libraries that the layer may use. */
export async function* checkTypes(): AsyncGenerator<Outcome> {
  for (const project of PROJECTS) {
    const { status, output } = await runProgram('typescript', 'tsc', ['-p', project]);
    yield verdict(`types ${project}`, status === 0 ? '' : output || `tsc ended with status ${status}`);
  }
}
