import { InputError, NotYetAvailableError } from '../../api/findings.ts';
import type { ProjectFile } from '../../data/project/projectFile.ts';
import { loadFriction, loadRoads, required } from '../load.ts';
import type { Facilities, Population } from '../load.ts';
import type { TaskControl } from '../tasks.ts';
import { limitsOf } from './complete.ts';
import type { CompletedTravel } from './complete.ts';
import type { CoverageModel } from './coverageModel.ts';
import { byCodePoint } from './coverageTable.ts';
import { frictionModel } from './frictionModel.ts';
import { networkModel } from './networkModel.ts';
import { radiusModel } from './radiusModel.ts';

/** The travel model of a completed analysis, bound to the inputs it needs. Throws InputError `recipe.missing-input`. */
export function travelModelOf(project: ProjectFile, analysis: CompletedTravel, facilities: Facilities, population: Population | null, control: TaskControl): CoverageModel {
  const limits = limitsOf(analysis);
  if (analysis.model === 'radius') return radiusModel(limits.map((l) => l.meters!), facilities, population, control);
  const minutes = limits.map((l) => l.minutes!);
  if (analysis.model === 'network') return networkModel(required(loadRoads(project), 'roads', analysis.id), analysis, minutes, facilities, population!, control);
  if (analysis.model === 'matrix') throw new NotYetAvailableError('model: matrix');
  return frictionModel(required(loadFriction(project), 'friction', analysis.id), analysis, minutes, facilities, population, control);
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
  const wanted = wantedTypes(facilities, analysis);
  const known = [...new Set(facilities.types)].sort(byCodePoint);
  const chosen = Int32Array.from(facilities.types.flatMap((type, i) => (!wanted || wanted.has(type) ? [i] : [])));
  if (chosen.length === 0) throw new InputError({ code: 'analysis.no-facilities', severity: 'error', parameter: `analyses.${analysis.id}`, values: { type: 'all', known: known.join(', ') } });
  if (analysis.by === 'type' && known.every((type) => type === '')) {
    throw new InputError({ code: 'column.required', severity: 'error', parameter: 'inputs.facilities.type', values: { column: 'type' } });
  }
  const selections = [{ type: 'all', chosen }];
  if (analysis.by === 'type') {
    for (const type of known) if (type !== '' && (!wanted || wanted.has(type))) selections.push({ type, chosen: chosen.filter((i) => facilities.types[i] === type) });
  }
  return selections;
}
