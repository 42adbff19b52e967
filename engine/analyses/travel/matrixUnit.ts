import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { Analysis } from '../../../api/recipe.ts';
import type { MatrixUnit } from '../../../data/dataset.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { knowsMinutes, required } from '../../load.ts';

/** Recipe key that gives the limit in each unit. */
const LIMIT_KEY = { minutes: 'minutes', meters: 'radiusMeters', cost: 'limits' } as const satisfies Record<MatrixUnit, string>;
const LIMIT_KEYS = ['minutes', 'radiusMeters', 'limits'] as const;
type LimitKeys = Partial<Record<(typeof LIMIT_KEYS)[number], number | number[]>>;

/**
 * Unit of the costs of a `matrix` analysis: that of the matrix, or minutes where the population knows its own. Throws
 * InputError `recipe.missing-input` without either, `parameter.conflict` with both: nothing says which is meant.
 */
export function matrixUnitOf(project: ProjectFile, analysisId: string): MatrixUnit {
  const matrix = project.listDatasets('matrix').at(-1) ?? null;
  if (!knowsMinutes(project)) return required(matrix, 'matrix', analysisId).meta.matrix!.unit;
  if (matrix === null) return 'minutes';
  const values = { one: 'inputs.population.minutes', other: 'inputs.matrix' };
  throw new InputError({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${analysisId}.model`, values });
}

/**
 * The analysis with the limit of its `matrix` model under the key of the matrix's unit (`minutes`, `radiusMeters`, `limits`).
 * `limits` always means the unit of the matrix. Another key is taken in that unit too, and a note says so, except metres
 * for a matrix of minutes, which contradict each other. Analyses of other models come back as they are.
 * Throws InputError `parameter.conflict`, `recipe.missing-key` (only minutes have a default).
 */
export function inMatrixUnit(project: ProjectFile, analysis: Analysis): { analysis: Analysis; notes: Finding[] } {
  const notes: Finding[] = [];
  const findings: Finding[] = [];
  const settle = <T extends LimitKeys>(travel: T, parameter: string): T => {
    const unit = matrixUnitOf(project, analysis.id);
    const wanted = LIMIT_KEY[unit];
    const [key, ...more] = LIMIT_KEYS.filter((k) => travel[k] !== undefined);
    const conflict = (one: string, other: string): void => {
      findings.push({ code: 'parameter.conflict', severity: 'error', parameter: `${parameter}.${one}`, values: { one, other } });
    };
    for (const other of more) conflict(other, key);
    // The time to the nearest facility of any kind says nothing of one kind.
    if (knowsMinutes(project)) for (const kind of ['by', 'facilityTypes']) if (kind in travel) conflict(kind, 'inputs.population.minutes');
    if (key === undefined && unit !== 'minutes') {
      findings.push({ code: 'recipe.missing-key', severity: 'error', parameter: `${parameter}.${wanted}`, values: { key: wanted } });
    }
    if (key === 'radiusMeters' && unit === 'minutes') conflict(key, knowsMinutes(project) ? 'inputs.population.minutes' : 'inputs.matrix.minutes');
    if (key === undefined || key === wanted) return travel;
    if (key !== 'limits') {
      notes.push({ code: 'matrix.limit-unit', severity: 'note', parameter: `${parameter}.${key}`, values: { key, unit, wanted, value: String(travel[key]) } });
    }
    const { minutes: _minutes, radiusMeters: _radius, limits: _limits, ...rest } = travel;
    return { ...rest, [wanted]: travel[key] } as unknown as T;
  };
  let settled = analysis;
  if (analysis.kind === 'comparison') {
    settled = { ...analysis, models: analysis.models.map((travel, i) => (travel.model === 'matrix' ? settle(travel, `analyses.${analysis.id}.models[${i}]`) : travel)) };
  } else if ('model' in analysis && analysis.model === 'matrix') settled = settle<typeof analysis>(analysis, `analyses.${analysis.id}`);
  if (findings.length > 0) throw new InputError(findings);
  return { analysis: settled, notes };
}
