import { InputError } from '../../../api/findings.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { knowsMinutes, loadFacilities, loadFriction, requirePlaces, required } from '../../load.ts';
import type { Facilities, Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { limitsOf } from '../complete/complete.ts';
import type { CompletedTravel } from '../complete/complete.ts';
import type { CoverageModel } from './coverageModel.ts';
import { byCodePoint } from '../codeOrder.ts';
import { frictionModel } from './frictionModel.ts';
import { matrixModel } from './matrixModel.ts';
import { mergedFriction } from './mergedFriction.ts';
import { networkModel } from './networkModel.ts';
import { radiusModel } from './radiusModel.ts';
import { roadsUnder } from './scenario.ts';

/**
 * The travel model of a completed analysis, bound to the inputs it needs. `cellFactor` merges that many cells of a friction surface to
 * a side. Throws InputError `recipe.missing-input`.
 */
export function travelModelOf(project: ProjectFile, analysis: CompletedTravel, facilities: Facilities, population: Population | null, control: TaskControl, cellFactor = 1): CoverageModel {
  const limits = limitsOf(analysis);
  if (analysis.model === 'matrix') return matrixModel(project, analysis, facilities, required(population, 'population', analysis.id), control);
  requirePlaces(project, ['facilities', 'population']);
  if (analysis.model === 'radius') return radiusModel(limits.map((l) => l.meters!), facilities, population, 'facilityReach' in analysis && analysis.facilityReach !== false, control);
  const minutes = limits.map((l) => l.minutes!);
  if (analysis.model === 'network') return networkModel(roadsUnder(project, analysis), analysis, minutes, facilities, population!, control);
  return frictionModel(mergedFriction(required(loadFriction(project), 'friction', analysis.id), cellFactor), analysis, minutes, facilities, population, control);
}

/**
 * The facilities of the project. None are needed where the population brings its time to the nearest one. Throws InputError
 * `recipe.missing-input`.
 */
export function facilitiesFor(project: ProjectFile, analysis: Pick<CompletedTravel, 'id' | 'model'>): Facilities {
  const facilities = loadFacilities(project);
  if (facilities === null && analysis.model === 'matrix' && knowsMinutes(project)) {
    return { ids: [], names: [], types: [], lon: new Float64Array(0), lat: new Float64Array(0), capacity: new Float64Array(0), attributes: {} };
  }
  return required(facilities, 'facilities', analysis.id);
}

/** The types an analysis is limited to, null for all. Throws InputError for a type that no facility has. */
export function wantedTypes(facilities: Facilities, analysis: CompletedTravel): Set<string> | null {
  if (!analysis.facilityTypes) return null;
  const known = [...new Set(facilities.types)].sort(byCodePoint);
  const missing = analysis.facilityTypes.filter((type) => !known.includes(type));
  if (missing.length > 0) {
    throw new InputError(missing.map((type) => ({
      code: 'analysis.no-facilities', severity: 'error', parameter: `analyses.${analysis.id}.facilityTypes`, values: { type, known: known.join(', ') },
    })));
  }
  return new Set(analysis.facilityTypes);
}

/** All chosen facilities, then (with `by: type`) those of each type. */
export function selectFacilities(facilities: Facilities, analysis: CompletedTravel & { by?: 'type' }): { type: string; chosen: Int32Array }[] {
  if (facilities.ids.length === 0) return [{ type: 'all', chosen: new Int32Array(0) }];
  const wanted = wantedTypes(facilities, analysis);
  const known = [...new Set(facilities.types)].sort(byCodePoint);
  const chosen = Int32Array.from(facilities.types.flatMap((type, i) => (!wanted || wanted.has(type) ? [i] : [])));
  if (chosen.length === 0) throw new InputError({ code: 'analysis.no-facilities', severity: 'error', parameter: `analyses.${analysis.id}`, values: { type: 'all', known: known.join(', ') } });
  if (analysis.by === 'type' && known.every((type) => type === '')) {
    throw new InputError({ code: 'column.required', severity: 'error', parameter: 'inputs.facilities.type', values: { column: 'type' } });
  }
  if (analysis.by === 'type' && known.includes('all')) {
    throw new InputError({ code: 'recipe.reserved-name', severity: 'error', parameter: 'inputs.facilities.type', values: { name: 'all' } });
  }
  const selections = [{ type: 'all', chosen }];
  if (analysis.by === 'type') {
    for (const type of known) if (type !== '' && (!wanted || wanted.has(type))) selections.push({ type, chosen: chosen.filter((i) => facilities.types[i] === type) });
  }
  return selections;
}
