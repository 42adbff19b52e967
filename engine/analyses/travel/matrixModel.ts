import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { Analysis } from '../../../api/recipe.ts';
import type { MatrixUnit } from '../../../data/dataset.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import type { CatchmentPairs } from '../../../geo/types.ts';
import { knowsMinutes, loadCandidates, loadFacilities, loadKnownMinutes, loadLeftOut, loadMatrix, loadPopulation, required } from '../../load.ts';
import type { Facilities, Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { limitsOf } from '../complete/complete.ts';
import type { CompletedTravel } from '../complete/complete.ts';
import type { CoverageModel, Solved } from './coverageModel.ts';
import { bindMatrix, refuseIds, silenceNotes } from './matrixPairs.ts';
import type { BoundMatrix } from './matrixPairs.ts';
import { matrixUnitOf } from './matrixUnit.ts';

const NOWHERE = { coveredKm2: () => null, cells: null, searchTotals: () => ({}), reachWork: 0, drawing: null };

/**
 * Costs as given: the nearest facility of a place is the one with the least value in the matrix, ties the first of the
 * file; or, with `population.minutes`, the time the population already knows, to a facility unknown.
 */
export function matrixModel(project: ProjectFile, analysis: CompletedTravel, facilities: Facilities, population: Population, control: TaskControl): CoverageModel {
  const limits = matrixLimits(project, analysis);
  const knownMinutes = loadKnownMinutes(project);
  if (knownMinutes !== null) return knownMinutesModel(knownMinutes, limits);
  const { pairs, destinationOf } = boundMatrix(project, analysis, population, control);
  const destination = Int32Array.from(facilities.ids, destinationOf);
  const largest = limits.at(-1)!;

  const solve = (chosen: Int32Array): Solved => {
    const pointCost = new Float64Array(population.ids.length).fill(NaN);
    const pointFacility = new Int32Array(population.ids.length).fill(-1);
    const personsInReach = new Float64Array(chosen.length);
    const tick = control.tick('travel', 0.3, 0.9, chosen.length);
    chosen.forEach((facility, c) => {
      tick(1);
      const site = destination[facility];
      if (site < 0) return;
      for (let k = pairs.offsets[site]; k < pairs.offsets[site + 1]; k++) {
        const cost = pairs.cost[k];
        if (!(cost <= largest)) continue;
        const point = pairs.point[k];
        personsInReach[c] += population.persons[point];
        if (pointFacility[point] >= 0 && !(cost < pointCost[point])) continue;
        pointCost[point] = cost;
        pointFacility[point] = facility;
      }
    });
    return { ...NOWHERE, pointCost, pointFacility, personsInReach: () => personsInReach, notes: withoutPairs(chosen, destination, analysis.id) };
  };
  return { limits, countsPoints: true, solve };
}

/** Every place has its time already; which facility it is to, and what others would be, nobody knows. */
function knownMinutesModel(minutes: Float64Array, limits: number[]): CoverageModel {
  const largest = limits.at(-1)!;
  const pointCost = minutes.map((value) => (value <= largest ? value : NaN));
  return {
    limits, countsPoints: true,
    solve: (chosen) => ({ ...NOWHERE, pointCost, pointFacility: null, personsInReach: () => new Float64Array(chosen.length).fill(NaN), notes: [] }),
  };
}

/** Pairs within the largest limit of the analysis, for several sets of sites that the matrix knows by their ids. */
export function matrixCatchments(project: ProjectFile, analysis: CompletedTravel, population: Population, siteSets: { ids: string[] }[], control: TaskControl): CatchmentPairs[] {
  const largest = matrixLimits(project, analysis).at(-1)!;
  const { pairs, destinationOf } = boundMatrix(project, analysis, population, control);
  return siteSets.map(({ ids }) => {
    const destination = Int32Array.from(ids, destinationOf);
    const offsets = new Uint32Array(ids.length + 1);
    const eachWithin = (use: (k: number) => void): void => destination.forEach((from, site) => {
      let count = 0;
      if (from >= 0) {
        for (let k = pairs.offsets[from]; k < pairs.offsets[from + 1]; k++) {
          if (!(pairs.cost[k] <= largest)) continue;
          use(k);
          count++;
        }
      }
      offsets[site + 1] = offsets[site] + count;
    });
    eachWithin(() => undefined);
    const point = new Int32Array(offsets[ids.length]);
    const cost = new Float64Array(offsets[ids.length]);
    let at = 0;
    eachWithin((k) => {
      point[at] = pairs.point[k];
      cost[at++] = pairs.cost[k];
    });
    return { offsets, point, cost };
  });
}

/**
 * What is wrong with the ids of the matrix of an analysis, before anything is computed, and what the matrix is silent on.
 * Nothing for analyses of other models. Throws InputError `recipe.missing-input` (a column of minutes has no pairs),
 * `row.unknown-reference`, `row.duplicate-key`.
 */
export function checkMatrix(project: ProjectFile, analysis: Analysis): Finding[] {
  const models = analysis.kind === 'comparison' ? analysis.models.map(({ model }) => model) : 'model' in analysis ? [analysis.model] : [];
  if (!models.includes('matrix')) return [];
  if (knowsMinutes(project)) {
    required(needsPairs(analysis) ? null : true, 'matrix', analysis.id);
    return [];
  }
  const matrix = required(loadMatrix(project), 'matrix', analysis.id);
  const population = required(loadPopulation(project), 'population', analysis.id);
  const facilities = loadFacilities(project)?.ids ?? [];
  const candidates = loadCandidates(project)?.ids ?? population.ids;
  refuseIds(matrix, population, loadLeftOut(project), { facilities, candidates });
  return matrix.graph ? [] : silenceNotes(matrix, population);
}

/** Does the analysis look at other facilities than the nearest? */
function needsPairs(analysis: Analysis): boolean {
  if (analysis.kind === 'coverage') return analysis.backup === true || analysis.capacityLimited === true;
  if (analysis.kind === 'accessibility') return analysis.method !== 'nearest';
  return analysis.kind === 'od' || analysis.kind === 'siting';
}

/** Limits in the unit of the matrix, ascending. */
function matrixLimits(project: ProjectFile, analysis: CompletedTravel): number[] {
  const unit: MatrixUnit = matrixUnitOf(project, analysis.id);
  return limitsOf(analysis).map((limit) => {
    const value = limit[unit];
    if (value !== null && value !== undefined) return value;
    throw new InputError({ code: 'parameter.conflict', severity: 'error', parameter: `analyses.${analysis.id}.model`, values: { one: 'limit', other: `inputs.matrix.${unit}` } });
  });
}

function boundMatrix(project: ProjectFile, analysis: CompletedTravel, population: Population, control: TaskControl): BoundMatrix {
  control.report('travel', 0.1);
  const matrix = required(loadMatrix(project), 'matrix', analysis.id);
  const bound = bindMatrix(matrix, population);
  control.report('travel', 0.3);
  return bound;
}

function withoutPairs(chosen: Int32Array, destination: Int32Array, analysisId: string): Finding[] {
  const facilities = chosen.filter((facility) => destination[facility] < 0).length;
  return facilities === 0 ? [] : [{ code: 'matrix.no-pair', severity: 'note', parameter: `analyses.${analysisId}`, values: { facilities } }];
}
