import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { JobContext } from '../jobs.ts';
import type { WorkerPool } from '../pool.ts';
import { readRecipe } from './readRecipe.ts';
import { importInputs, setFacts } from './runRecipe.ts';

/** Says all that is wrong with a recipe and its inputs; computes nothing and leaves nothing behind. */
export async function validateRecipe(path: string, pool: WorkerPool, context: JobContext): Promise<{ ok: boolean; findings: Finding[] }> {
  const workDir = await mkdtemp(join(tmpdir(), 'junheng-'));
  const findings: Finding[] = [];
  try {
    const loaded = await readRecipe(path);
    const project = ProjectFile.create(join(workDir, 'check.junheng'));
    try {
      setFacts(project, loaded.recipe);
      findings.push(...(await importInputs(loaded, project.path, pool, context)));
      for (const analysis of loaded.recipe.analyses) {
        try {
          await pool.run('check', { projectPath: project.path, analysis, others: loaded.recipe.analyses }, { signal: context.signal });
        } catch (error) {
          if (!(error instanceof InputError)) throw error;
          findings.push(...error.findings);
        }
      }
    } finally {
      project.close();
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    findings.push(...error.findings);
  } finally {
    await rm(workDir, { recursive: true, force: true });
  }
  return { ok: findings.every(({ severity }) => severity === 'note'), findings };
}
