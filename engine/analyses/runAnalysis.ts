import { NotYetAvailableError } from '../../api/findings.ts';
import type { Analysis } from '../../api/recipe.ts';
import type { ProjectFile, RunDraft } from '../../data/project/projectFile.ts';
import type { TaskControl } from '../tasks.ts';
import { runCoverage } from './coverage.ts';
import { runGaps } from './gaps.ts';
import { runSiting } from './siting.ts';

/** Runs one analysis on a project: reads tables, computes, returns the run to be stored. Writes nothing. */
export function runAnalysis(project: ProjectFile, analysis: Analysis, control: TaskControl): RunDraft {
  switch (analysis.kind) {
    case 'coverage': return runCoverage(project, analysis, control);
    case 'gaps': return runGaps(project, analysis, control);
    case 'siting': return runSiting(project, analysis, control);
    case 'accessibility':
    case 'od':
    case 'comparison':
    case 'sensitivity': throw new NotYetAvailableError(`kind: ${analysis.kind}`);
  }
}
