import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { InputError } from '../../api/findings.ts';
import type { OutputFile } from './runFiles.ts';

/** Writes all files or none: into a folder beside the others first, then each is moved to its name. */
export async function writeFiles(outDir: string, files: OutputFile[]): Promise<void> {
  let staging: string | null = null;
  try {
    await mkdir(outDir, { recursive: true });
    staging = await mkdtemp(join(outDir, '.writing-'));
    for (const file of files) await writeFile(join(staging, file.name), file.text);
    for (const file of files) await rename(join(staging, file.name), join(outDir, file.name));
  } catch (error) {
    throw new InputError({ code: 'file.cannot-write', severity: 'error', file: basename(outDir), values: { reason: (error as NodeJS.ErrnoException).code ?? (error as Error).message } });
  } finally {
    if (staging) await rm(staging, { recursive: true, force: true });
  }
}
