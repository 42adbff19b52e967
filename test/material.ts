import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The one place that knows where building material (real data sets, peers' answers) may lie beside the repository.
 * The product never needs it; tests that use it skip, with the reason printed, where it is absent.
 */
const root = resolve(process.env['JUNHENG_SHARED'] ?? join(import.meta.dirname, '..', '..', 'shared'));

/** Absolute path of a piece of material, or null where it is absent (the reason is printed once per piece). */
export function material(...parts: string[]): string | null {
  const path = join(root, ...parts);
  if (existsSync(path)) return path;
  if (!reported.has(path)) {
    reported.add(path);
    console.warn(`skipped: no material ${parts.join('/')} (set JUNHENG_SHARED to the folder that holds it)`);
  }
  return null;
}
const reported = new Set<string>();
