import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { againstDirection, findCycles, importsOf } from './imports.ts';
import type { Outcome } from './outcome.ts';
import { verdict } from './outcome.ts';
import { ROOT, runProgram } from './program.ts';
import { LAYERS, listSources } from './sources.ts';

const LONGEST_FILE_LINES = 400;

/** The linter, the direction of imports, no cycles, no long files. */
export async function* checkStyle(): AsyncGenerator<Outcome> {
  const { status, output } = await runProgram('oxlint', 'oxlint', ['--type-aware', '--deny-warnings', ...LAYERS]);
  yield verdict('lint', status === 0 ? '' : output || `oxlint ended with status ${status}`);

  const texts = new Map(listSources(ROOT).map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
  const imports = [...texts].filter(([path]) => !path.endsWith('.css')).flatMap(([path, text]) => importsOf(path, text));
  yield verdict('imports follow the layers', againstDirection(imports).join('\n'));
  yield verdict('imports have no cycle', findCycles(imports).join('\n'));
  const long = [...texts].map(([path, text]) => ({ path, lines: text.trimEnd().split('\n').length })).filter(({ lines }) => lines > LONGEST_FILE_LINES);
  yield verdict(`files of at most ${LONGEST_FILE_LINES} lines`, long.map(({ path, lines }) => `${path}: ${lines} lines`).join('\n'));
}
