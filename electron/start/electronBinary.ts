import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../build/sources.ts';

/** Folder of the npm package, whose `dist` holds the downloaded program and whose `path.txt` names it. */
export const ELECTRON_PACKAGE = join(ROOT, 'node_modules', 'electron');

/** Absolute path of the Electron program that is already here, or null. Downloads nothing. */
export function findElectron(packageFolder: string = ELECTRON_PACKAGE): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const program = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim());
  return existsSync(program) ? program : null;
}
