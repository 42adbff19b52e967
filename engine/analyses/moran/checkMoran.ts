import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { MoranAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { required } from '../../load.ts';
import { readValue } from '../values/readValue.ts';
import { referencesOf } from '../values/references.ts';
import { zoneFrame } from '../values/unitFrame.ts';
import { pairsDataset, requireOthers } from './neighboursOf.ts';

/** What can be said of an analysis of spatial autocorrelation without computing it. Throws its findings. */
export function checkMoran(project: ProjectFile, analysis: MoranAnalysis): void {
  const { id, of, weights, snapMeters, level = 'zones' } = analysis;
  const findings: Finding[] = [];
  if (typeof weights === 'object' && snapMeters !== undefined) {
    findings.push({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${id}.snapMeters`, values: { one: 'snapMeters', other: `weights ${Object.keys(weights)[0]}` } });
  }
  const tell = (check: () => unknown): void => {
    try {
      check();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
    }
  };
  // A run that the value is of may not be computed yet; an indicator is there to be looked at.
  if (typeof of === 'object') tell(() => readValue(project, of, analysis, referencesOf(project, []), { analysisId: id, key: 'of' }));
  tell(() => {
    if (typeof weights === 'object' && 'pairs' in weights) return pairsDataset(project, analysis);
    const { polygons } = required(zoneFrame(project, level), level, id);
    return typeof weights === 'object' && 'knn' in weights ? requireOthers(required(polygons, level, id), weights.knn, id) : null;
  });
  if (findings.length > 0) throw new InputError(findings);
}
