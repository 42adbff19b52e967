import { InputError } from '../../api/findings.ts';
import type { ProjectFile } from '../../data/project/projectFile.ts';
import { cellReachOf, cellReachWorkspace } from '../../geo/costDistance.ts';
import { pairsWithin } from '../../geo/nearestSite.ts';
import { networkReach, pointsInReach } from '../../geo/networkReach.ts';
import { prepareNetwork } from '../../geo/networkTimes.ts';
import type { Points } from '../../geo/types.ts';
import { loadFriction, loadRoads, required } from '../load.ts';
import type { Population } from '../load.ts';
import type { TaskControl } from '../tasks.ts';
import { limitsOf } from './complete.ts';
import type { CompletedSiting } from './complete.ts';
import { cellsOf, surfaceOf } from './frictionModel.ts';
import { networkOf, snapRuleOf } from './networkModel.ts';

/** Points each site reaches, as compressed rows: site s has `points[offsets[s]]` up to `points[offsets[s + 1]]`. */
export interface CoverLists {
  offsets: Uint32Array;
  points: Int32Array;
}

/** About 1 GB of indexes; beyond it the machine would swap long before the answer came. */
const MOST_PAIRS = 2.5e8;

/** Cover lists of several sets of sites (candidates, fixed facilities) within the limit of a siting analysis. */
export function coverLists(project: ProjectFile, analysis: CompletedSiting, population: Population, siteSets: Points[], control: TaskControl): CoverLists[] {
  const [limit] = limitsOf(analysis);
  const total = siteSets.reduce((sum, sites) => sum + sites.lon.length, 0);
  if (analysis.model === 'radius') {
    return siteSets.map((sites) => {
      control.report('reach', 0.1);
      const pairs = pairsWithin(sites, population, limit.meters!, control.tick('reach', 0.1, 0.75, population.lon.length * siteSets.length));
      return { offsets: pairs.offsets, points: pairs.point };
    });
  }
  const tick = control.tick('reach', 0.15, 0.75, total);
  if (analysis.model === 'network') {
    const prepared = prepareNetwork(networkOf(required(loadRoads(project), 'roads', analysis.id)), population, snapRuleOf(analysis), analysis.direction!);
    return siteSets.map((sites) => {
      const reach = networkReach(prepared, sites);
      return collect(sites.lon.length, analysis.id, tick, (site, add) => pointsInReach(reach, site, limit.minutes!, add));
    });
  }
  const friction = required(loadFriction(project), 'friction', analysis.id);
  const workspace = cellReachWorkspace(surfaceOf(friction, analysis));
  const pointsOfCell = new Map<number, number[]>();
  cellsOf(friction, population).forEach((cell, point) => {
    if (cell < 0) return;
    const list = pointsOfCell.get(cell);
    if (list) list.push(point);
    else pointsOfCell.set(cell, [point]);
  });
  return siteSets.map((sites) => {
    const cells = cellsOf(friction, sites);
    return collect(sites.lon.length, analysis.id, tick, (site, add) => {
      if (cells[site] >= 0) cellReachOf(workspace, cells[site], limit.minutes!, (cell) => pointsOfCell.get(cell)?.forEach(add));
    });
  });
}

function collect(siteCount: number, analysisId: string, tick: (units: number) => void, reach: (site: number, add: (point: number) => void) => void): CoverLists {
  const offsets = new Uint32Array(siteCount + 1);
  let points = new Int32Array(1024);
  let count = 0;
  for (let site = 0; site < siteCount; site++) {
    tick(1);
    reach(site, (point) => {
      if (count === points.length) {
        if (count > MOST_PAIRS) throw new InputError({ code: 'analysis.too-many-pairs', severity: 'error', parameter: `analyses.${analysisId}`, values: { pairs: count } });
        const longer = new Int32Array(count * 2);
        longer.set(points);
        points = longer;
      }
      points[count++] = point;
    });
    offsets[site + 1] = count;
  }
  return { offsets, points: points.subarray(0, count) };
}
