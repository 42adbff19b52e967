import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { checkGaps } from '../gaps/checkGaps.ts';
import { checkOverview } from '../overview/overview.ts';
import type { ValueAnalysis } from './valueKinds.ts';

/** What can be said of such an analysis before computing it; the analyses it refers to are checked already. Throws its findings. */
export function checkValueAnalysis(project: ProjectFile, analysis: ValueAnalysis): void {
  switch (analysis.kind) {
    case 'gaps': return checkGaps(project, analysis);
    case 'overview': return checkOverview(analysis);
  }
}
