import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const LAYERS = ['geo', 'api', 'data', 'engine', 'electron', 'renderer', 'test'] as const;
export type Layer = (typeof LAYERS)[number];

/** Every source file of the layers below `root`, as paths relative to it with `/`, sorted. */
export function listSources(root: string): string[] {
  const files: string[] = [];
  for (const layer of LAYERS) {
    for (const entry of readdirSync(join(root, layer), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && /\.(?:ts|tsx|mjs|cjs|js|css)$/.test(entry.name)) files.push(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
    }
  }
  return files.sort();
}
