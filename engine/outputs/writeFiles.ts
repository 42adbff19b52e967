import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../../api/findings.ts';
import type { OutputFile } from './outputFile.ts';

/**
 * Writes all files or none. They are written into a folder beside the others first; then each takes its place, the file
 * that was there going into that folder until all have. A file that cannot be replaced (open in Excel, say) brings all
 * the earlier ones back.
 */
export async function writeFiles(outDir: string, files: OutputFile[]): Promise<void> {
  let staging: string | null = null;
  const undo: (() => Promise<void>)[] = [];
  try {
    await mkdir(outDir, { recursive: true });
    const folder = await mkdtemp(join(outDir, '.writing-'));
    staging = folder;
    for (const { name, content } of files) await writeFile(join(folder, `new-${name}`), content);
    for (const { name } of files) {
      const place = join(outDir, name);
      if (existsSync(place)) {
        await rename(place, join(folder, `old-${name}`));
        undo.push(() => rename(join(folder, `old-${name}`), place));
      }
      await rename(join(folder, `new-${name}`), place);
      undo.push(() => rm(place));
    }
  } catch (error) {
    // A file that cannot be put back stays in the folder.
    for (const step of undo.reverse()) await step().catch(() => { staging = null; });
    throw new InputError({ code: 'file.cannot-write', severity: 'error', file: basename(outDir), values: { reason: (error as NodeJS.ErrnoException).code ?? (error as Error).message } });
  } finally {
    if (staging !== null) await rm(staging, { recursive: true, force: true });
  }
}
