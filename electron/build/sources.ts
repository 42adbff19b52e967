import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Top of the checkout. */
export const ROOT = join(import.meta.dirname, '..', '..');

/** What is built: the page alone, or the page and everything the desktop shell runs. */
export type BuildScope = 'ui' | 'all';

const FOLDERS: Readonly<Record<BuildScope, readonly string[]>> = {
  ui: ['renderer', 'api', 'geo', 'electron/build'],
  all: ['renderer', 'api', 'geo', 'data', 'engine', 'electron'],
};
const FILES = ['package.json', 'package-lock.json'];

/** SHA-256 over names and contents of all that goes into a build, the same whatever the order on disk; text in hex. */
export function hashSources(scope: BuildScope, root: string = ROOT): string {
  const hash = createHash('sha256');
  const paths = FILES.map((name) => join(root, name));
  for (const folder of FOLDERS[scope]) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) paths.push(join(entry.parentPath, entry.name));
    }
  }
  for (const path of paths.sort()) {
    const content = readFileSync(path);
    hash.update(`${relative(root, path).split(sep).join('/')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
