import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { checkComposite } from '../composite/composite.ts';
import { checkDisparity } from '../disparity/checkDisparity.ts';
import { checkEquity } from '../equity/checkEquity.ts';
import { checkGaps } from '../gaps/checkGaps.ts';
import { checkMoran } from '../moran/checkMoran.ts';
import { checkConvergence } from '../overTime/convergence.ts';
import { checkProgress } from '../overTime/progress.ts';
import { checkOverview } from '../overview/overview.ts';
import { checkRules } from '../rules/checkRules.ts';
import type { ValueAnalysis } from './valueKinds.ts';

/** What can be said of such an analysis before computing it; the analyses it refers to are checked already. Throws its findings. */
export function checkValueAnalysis(project: ProjectFile, analysis: ValueAnalysis): void {
  switch (analysis.kind) {
    case 'gaps': return checkGaps(project, analysis);
    case 'rules': return checkRules(project, analysis);
    case 'equity': return checkEquity(project, analysis);
    case 'disparity': return checkDisparity(project, analysis);
    case 'overview': return checkOverview(project, analysis);
    case 'convergence': return checkConvergence(project, analysis);
    case 'moran': return checkMoran(project, analysis);
    case 'progress': return checkProgress(project, analysis);
    case 'composite': return checkComposite(project, analysis);
  }
}
