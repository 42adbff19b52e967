import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { ComparisonAnalysis } from '../../../api/recipe.ts';
import { completeTravel } from './complete.ts';
import type { CompletedCoverage } from './complete.ts';

/** One model of a comparison: its heading, unique within the comparison, and its travel keys as those of a coverage. */
export interface ComparedModel {
  name: string;
  travel: CompletedCoverage;
}

/**
 * The models of a comparison with every default filled in; findings name `analyses.ID.models[1]`. Throws InputError
 * `parameter.conflict` for values that contradict each other or the model, and for a name that makes two columns one.
 */
export function completeComparison(analysis: ComparisonAnalysis): ComparedModel[] {
  const { id, facilityTypes } = analysis;
  const findings: Finding[] = [];
  const names = uniqueNames(analysis.models.map(({ name, model }) => name ?? model));
  const models = analysis.models.flatMap(({ name: _name, ...travel }, i): ComparedModel[] => {
    try {
      return [{ name: names[i], travel: completeTravel({ ...travel, id: `${id}.models[${i}]`, kind: 'coverage', ...(facilityTypes ? { facilityTypes } : {}) }) }];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
      return [];
    }
  });
  const columns = [...names.map((name) => `covered_${name}`), ...names.map((name) => `share_${name}`), ...pairsWithFirst(names).map(([by, not]) => `${by}_not_${not}`), 'all', 'none', 'disputed', 'disputed_share'];
  if (new Set(columns).size < columns.length) {
    findings.push({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${id}.models`, values: { one: 'name', other: 'name' } });
  }
  if (findings.length > 0) throw new InputError(findings);
  return models;
}

/** The model that decides whether zones are needed: only costs as given, all of them, do without ground. */
export const groundModel = (models: ComparedModel[]): CompletedCoverage['model'] => (models.find(({ travel }) => travel.model !== 'matrix') ?? models[0]).travel.model;

/** A completed comparison as a recipe says it: one limit for each model. */
export function comparisonAsGiven(analysis: ComparisonAnalysis, models: ComparedModel[]): ComparisonAnalysis {
  return {
    ...analysis,
    models: models.map(({ name, travel: { id: _id, kind: _kind, facilityTypes: _types, minutes, radiusMeters, limits, ...keys } }) => ({
      name, ...keys, ...(minutes ? { minutes: minutes[0] } : {}), ...(radiusMeters ? { radiusMeters: radiusMeters[0] } : {}), ...(limits ? { limits: limits[0] } : {}),
    })),
  };
}

/** Pairs of the first model with each other, both ways: covered by the one and not by the other. */
export function pairsWithFirst(names: string[]): [string, string][] {
  const [first, ...others] = names;
  return others.flatMap((other): [string, string][] => [[first, other], [other, first]]);
}

/** The names in order; one that is taken gets the next free `-2`, `-3`, … */
function uniqueNames(wanted: string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name}-${n}`;
    taken.add(unique);
    return unique;
  });
}
