import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { DisparityAnalysis } from '../../../api/valueAnalyses.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { loadIndicators } from '../../load.ts';
import { checkWeight } from '../equity/checkEquity.ts';
import { checkValueOf } from '../values/checkValueOf.ts';
import { requireTag } from '../values/requireTag.ts';
import { frameOf } from '../values/unitFrame.ts';

/** What can be said of a disparity analysis without computing it: keys that go together, columns, years, weights, the tag. Throws its findings. */
export function checkDisparity(project: ProjectFile, analysis: DisparityAnalysis): void {
  requireKeys(analysis);
  const { id, of, urban, rural, tag, level = 'zones' } = analysis;
  const years = ([['of', of], ['urban', urban], ['rural', rural]] as const).flatMap(([key, value]) => (value === undefined ? [] : [checkValueOf(project, value, { analysisId: id, key })]));
  const year = years[0] ?? null;
  checkWeight(project, analysis, typeof (of ?? urban) !== 'object', year);
  if (tag !== undefined) requireTag(frameOf(project, loadIndicators(project), level, year), tag, id);
}

/** A value, or town and country, or both, or a coverage run that has all; what an average needs. */
function requireKeys({ id, of, urban, rural, coverage, group, weight, benchmark }: DisparityAnalysis): void {
  const findings: Finding[] = [];
  const conflict = (key: string, one: string, other: string) => findings.push({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${id}.${key}`, values: { one, other } });
  const missing = (key: string) => findings.push({ code: 'recipe.missing-key', severity: 'error', parameter: `analyses.${id}.${key}`, values: { key } });
  if (coverage !== undefined) for (const [key, value] of Object.entries({ of, urban, rural })) if (value !== undefined) conflict(key, key, 'coverage');
  if (coverage === undefined && group !== undefined) missing('coverage');
  if (coverage === undefined && of === undefined && urban === undefined && rural === undefined) missing('of');
  if ((urban === undefined) !== (rural === undefined)) missing(urban === undefined ? 'urban' : 'rural');
  if (benchmark === 'weighted-mean' && (weight === undefined || weight === 'none')) missing('weight');
  if (benchmark === 'national' && typeof of !== 'object') conflict('benchmark', 'benchmark national', typeof of === 'string' ? `of ${of}` : coverage === undefined ? 'urban, rural' : 'coverage');
  if (findings.length > 0) throw new InputError(findings);
}
