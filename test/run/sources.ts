import { readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

export const LAYERS = ['geo', 'api', 'data', 'engine', 'electron', 'renderer', 'test'] as const;
export type Layer = (typeof LAYERS)[number];

/** Sources of the compute kernels: AssemblyScript, which its own compiler checks. */
const OTHER_LANGUAGE = /^geo\/kernel\/assembly\//;

/** Every source file of the layers below `root` but those of {@link OTHER_LANGUAGE}, as paths relative to it with `/`, sorted. */
export function listSources(root: string): string[] {
  const files: string[] = [];
  for (const layer of LAYERS) {
    for (const entry of readdirSync(join(root, layer), { recursive: true, withFileTypes: true })) {
      if (entry.isFile() && /\.(?:ts|tsx|mjs|cjs|js|css)$/.test(entry.name)) files.push(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
    }
  }
  return files.filter((path) => !OTHER_LANGUAGE.test(path)).sort();
}
