import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { groundReach } from '../../../geo/friction/groundTimes.ts';
import { countWithin, pairsWithin } from '../../../geo/radius/sitePairs.ts';
import { networkReach, pointsInReach } from '../../../geo/network/networkReach.ts';
import { prepareNetwork } from '../../../geo/network/networkTimes.ts';
import type { CatchmentPairs, Points, Tick } from '../../../geo/types.ts';
import { loadFriction, requirePlaces, required } from '../../load.ts';
import type { Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import { limitsOf } from '../complete/complete.ts';
import type { CompletedTravel } from '../complete/complete.ts';
import { cellsOf, droppedNotes, surfaceOf } from './frictionModel.ts';
import { matrixCatchments } from './matrixModel.ts';
import { networkOf, snapRuleOf, tooFar } from './networkModel.ts';
import { roadsUnder } from './scenario.ts';

/** Sites with the ids a matrix knows them by. */
export type SiteSet = Points & { ids: string[] };

/** About 1.5 GB of indexes and costs; beyond it the machine would swap long before the answer came. */
const MOST_PAIRS = 1e8;
/** Of so many points one is looked at to foresee the number of pairs. */
const SAMPLE_EVERY = 61;

/**
 * Catchments of several sets of sites (facilities, candidates): every pair of a site and a population point within the
 * largest limit of the analysis, with its cost in the unit of the model, travelled in the direction of the analysis.
 * `notes` hears of places that cannot join the network or the surface. Throws InputError `analysis.too-many-pairs`.
 */
export function catchmentsOf(project: ProjectFile, analysis: CompletedTravel, population: Population, siteSets: SiteSet[], control: TaskControl, notes: Finding[] = []): CatchmentPairs[] {
  if (analysis.model === 'matrix') return matrixCatchments(project, analysis, population, siteSets, control);
  if ([population, ...siteSets].some(({ lon }) => lon.length > 0 && lon.every((degrees) => Number.isNaN(degrees)))) requirePlaces(project, ['facilities', 'candidates', 'population']);
  const largest = limitsOf(analysis).at(-1)!;
  const total = siteSets.reduce((sum, sites) => sum + sites.lon.length, 0);
  control.report('reach', 0.1);
  if (analysis.model === 'radius') {
    const tick = control.tick('reach', 0.1, 0.7, population.lon.length * siteSets.length);
    return siteSets.map((sites) => {
      foreseePairs(sites, population, largest.meters!, analysis.id);
      return pairsWithin(sites, population, largest.meters!, tick);
    });
  }
  const limit = largest.minutes!;
  const tick = control.tick('reach', 0.15, 0.7, total);
  if (analysis.model === 'network') {
    const prepared = prepareNetwork(networkOf(roadsUnder(project, analysis)), population, snapRuleOf(analysis), analysis.direction!);
    return siteSets.map((sites) => {
      const reach = networkReach(prepared, sites);
      notes.push(...tooFar(reach.siteAccess.legMinutes.filter((leg) => Number.isNaN(leg)).length, prepared.pointsNotSnapped, population, analysis));
      return collect(sites.lon.length, population.lon.length, analysis.id, tick, (site, add) => pointsInReach(reach, site, limit, add));
    });
  }
  const friction = required(loadFriction(project), 'friction', analysis.id);
  const surface = surfaceOf(friction, analysis);
  const reach = groundReach(surface);
  const inCell = pointsOfCells(cellsOf(friction, population), friction.values.length);
  return siteSets.map((sites) => {
    const cells = cellsOf(friction, sites);
    notes.push(...droppedNotes(cells, surface, Int32Array.from(cells.keys()), analysis.id));
    return collect(sites.lon.length, population.lon.length, analysis.id, tick, (site, add) => {
      if (cells[site] < 0) return;
      reach(cells[site], limit, (cell, minutes) => {
        for (let k = inCell.offsets[cell]; k < inCell.offsets[cell + 1]; k++) add(inCell.point[k], minutes);
      });
    });
  });
}

/** Points of each cell as compressed rows; points off the raster are in none. */
function pointsOfCells(pointCell: Int32Array, cellCount: number): { offsets: Uint32Array; point: Int32Array } {
  const offsets = new Uint32Array(cellCount + 1);
  for (const cell of pointCell) if (cell >= 0) offsets[cell + 1]++;
  for (let cell = 0; cell < cellCount; cell++) offsets[cell + 1] += offsets[cell];
  const point = new Int32Array(offsets[cellCount]);
  const free = offsets.slice();
  for (let i = 0; i < pointCell.length; i++) if (pointCell[i] >= 0) point[free[pointCell[i]]++] = i;
  return { offsets, point };
}

/** Refuses circles with more pairs than memory holds before they are made. */
function foreseePairs(sites: Points, points: Points, meters: number, analysisId: string): void {
  if (sites.lon.length * points.lon.length <= MOST_PAIRS) return;
  const every = (_: number, i: number) => i % SAMPLE_EVERY === 0;
  const sample = { lon: points.lon.filter(every), lat: points.lat.filter(every) };
  const pairs = SAMPLE_EVERY * countWithin(sites, sample, new Float64Array(sample.lon.length).fill(1), meters).reduce((sum, count) => sum + count, 0);
  if (pairs > MOST_PAIRS) throw tooManyPairs(analysisId, pairs, MOST_PAIRS);
}

export function tooManyPairs(analysisId: string, pairs: number, maximum: number): InputError {
  return new InputError({ code: 'analysis.too-many-pairs', severity: 'error', parameter: `analyses.${analysisId}`, values: { pairs, maximum } });
}

/** Gathers what one search per site finds, points ascending within a site. */
function collect(siteCount: number, pointCount: number, analysisId: string, tick: Tick, reach: (site: number, add: (point: number, cost: number) => void) => void): CatchmentPairs {
  const offsets = new Uint32Array(siteCount + 1);
  const costOf = new Float64Array(pointCount);
  let point = new Int32Array(4096);
  let cost = new Float64Array(4096);
  let count = 0;
  const add = (i: number, value: number): void => {
    if (count === point.length) {
      const longer = new Int32Array(2 * count);
      longer.set(point);
      point = longer;
    }
    point[count++] = i;
    costOf[i] = value;
  };
  for (let site = 0; site < siteCount; site++) {
    tick(1);
    const from = count;
    reach(site, add);
    if (count > MOST_PAIRS) throw tooManyPairs(analysisId, count, MOST_PAIRS);
    point.subarray(from, count).sort();
    if (cost.length < point.length) {
      const longer = new Float64Array(point.length);
      longer.set(cost.subarray(0, from));
      cost = longer;
    }
    for (let k = from; k < count; k++) cost[k] = costOf[point[k]];
    offsets[site + 1] = count;
  }
  return { offsets, point: point.slice(0, count), cost: cost.slice(0, count) };
}
