import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

/** What is loaded before anything is asked for is paid at every start: heavy packages come in when they are used. */
const root = join(import.meta.dirname, '..', '..');

/** Packages reached from a module by static imports of values. */
function packagesOf(entry: string): string[] {
  const packages = new Set<string>();
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    for (const [, kind, specifier] of readFileSync(path, 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from '([^']+)'/gm)) {
      if (kind) continue;
      if (specifier.startsWith('.')) visit(resolve(dirname(path), specifier));
      else if (!specifier.startsWith('node:')) packages.add(specifier);
    }
  };
  visit(join(root, entry));
  expect(seen.size, relative(root, entry)).toBeGreaterThan(3);
  return [...packages].sort();
}

test('the command line starts with its parser of arguments only', () => {
  expect(packagesOf('engine/cli/main.ts')).toEqual(['commander']);
});

test('a worker thread starts without schemas and readers', () => {
  const packages = packagesOf('engine/worker.ts');
  expect(packages).toContain('better-sqlite3');
  for (const heavy of ['zod', 'exceljs', 'geotiff', 'papaparse', 'commander']) expect(packages).not.toContain(heavy);
});
