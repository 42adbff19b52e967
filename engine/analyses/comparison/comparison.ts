import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { ComparisonAnalysis } from '../../../api/recipe.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { knowsMinutes, loadPopulation, loadZones, required } from '../../load.ts';
import type { Facilities } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { provenance, tableBasis, travelBasis } from '../basis.ts';
import { limitsOf } from '../complete/complete.ts';
import type { CompletedCoverage } from '../complete/complete.ts';
import { comparisonAsGiven, completeComparison, groundModel } from '../complete/completeComparison.ts';
import type { ComparedModel } from '../complete/completeComparison.ts';
import { comparisonColumns, comparisonTotals, disputedPlaces } from './comparisonTables.ts';
import type { Verdicts } from './comparisonTables.ts';
import { facilitiesFor, selectFacilities, travelModelOf } from '../travel/travelModel.ts';
import { outsideNotes, unitsOf } from '../units.ts';

/** Costs are searched to this many limits, so that a place just beyond a limit shows how far it is. */
const SEARCHED_LIMITS = 2;

/** Several models over the same people and facilities: who is covered by which, and the places they disagree on. */
export function runComparison(project: ProjectFile, given: ComparisonAnalysis, control: TaskControl): RunDraft {
  const models = completeComparison(given);
  control.report('load', 0);
  const zones = loadZones(project, 'zones');
  const facilities = facilitiesOfModels(project, models);
  const population = required(loadPopulation(project), 'population', given.id);
  const started = performance.now();
  control.report('zones', 0.02);
  const units = unitsOf(zones, population, { id: given.id, model: groundModel(models) });
  const notes: Finding[] = outsideNotes(units, population);
  const [{ chosen }] = selectFacilities(facilities, { ...models[0].travel, id: given.id });

  const verdicts = models.map(({ name, travel }, m): Verdicts => {
    const part = control.part(0.05 + (0.9 * m) / models.length, 0.05 + (0.9 * (m + 1)) / models.length);
    const model = travelModelOf(project, searchedBeyond(travel), facilities, population, part);
    const solved = model.solve(chosen, name);
    notes.push(...solved.notes);
    const cost = solved.pointCost!;
    return { name, cost, covered: Uint8Array.from(cost, (value) => (value <= model.limits[0] ? 1 : 0)) };
  });

  const places = disputedPlaces(units, population, verdicts);
  const bases = models.map(({ travel }) => travelBasis(project, travel, population));
  const { persons } = population;
  return {
    analysisId: given.id, kind: 'comparison', analysis: comparisonAsGiven(given, models),
    basis: {
      ...tableBasis(project, population.source, population.year),
      limitsMinutes: distinct(bases.flatMap((basis) => basis.limitsMinutes)), limitsMeters: distinct(bases.flatMap((basis) => basis.limitsMeters)),
    },
    totals: {
      ...comparisonTotals(units, persons, verdicts), places_disputed: places[0].values.length,
      models: models.map(({ name, travel }, m) => {
        const [{ minutes, meters, cost = null }] = limitsOf(travel);
        return { name, model: travel.model, limit_minutes: minutes, limit_meters: meters, limit_cost: cost, basis: bases[m] };
      }),
    },
    notes, ...provenance(project, started),
    tables: [{ name: 'main', columns: comparisonColumns(units, persons, verdicts) }, { name: 'places', columns: places }],
  };
}

/**
 * The facilities all models share. Throws InputError `recipe.missing-input` where a model needs some and there are none,
 * `parameter.conflict` for types beside times to the nearest facility of any.
 */
export function facilitiesOfModels(project: ProjectFile, models: ComparedModel[]): Facilities {
  for (const { travel } of models) {
    if (travel.model !== 'matrix' || !travel.facilityTypes || !knowsMinutes(project)) continue;
    throw new InputError({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${travel.id}`, values: { one: 'facilityTypes', other: 'inputs.population.minutes' } });
  }
  return models.map(({ travel }) => facilitiesFor(project, travel))[0];
}

/** The same travel with a second, larger limit. */
function searchedBeyond(travel: CompletedCoverage): CompletedCoverage {
  const both = (limits: number[] | undefined) => limits && [limits[0], limits[0] * SEARCHED_LIMITS];
  return { ...travel, minutes: both(travel.minutes), radiusMeters: both(travel.radiusMeters), limits: both(travel.limits) };
}

const distinct = (values: number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
