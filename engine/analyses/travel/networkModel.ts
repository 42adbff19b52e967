import type { RoadNetwork, SnapRule } from '../../../geo/network/networkAccess.ts';
import { networkReach, pointsInReach } from '../../../geo/network/networkReach.ts';
import { networkTimes, nodesWithin, prepareNetwork } from '../../../geo/network/networkTimes.ts';
import type { Finding } from '../../../api/findings.ts';
import type { Facilities, Population, Roads } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import type { CompletedTravel } from '../complete/complete.ts';
import type { CoverageModel, Solved } from './coverageModel.ts';
import { facilityOf, pick } from './radiusModel.ts';

export function networkOf(roads: Roads): RoadNetwork {
  return { nodes: roads.nodes, edges: { from: roads.from, to: roads.to, minutes: roads.minutes, reverseMinutes: roads.reverseMinutes } };
}

/** How places join the network. Nearest node takes no access leg and has no limit unless they are given. */
export function snapRuleOf(analysis: CompletedTravel): SnapRule {
  return { snap: analysis.snap!, accessSpeedKmh: analysis.accessSpeedKmh ?? null, maxSnapMeters: analysis.maxSnapMeters ?? Infinity };
}

/** Shortest times over the road network, one search for all facilities at once. */
export function networkModel(roads: Roads, analysis: CompletedTravel, minutes: number[], facilities: Facilities, population: Population, control: TaskControl): CoverageModel {
  control.report('snap', 0.1);
  const prepared = prepareNetwork(networkOf(roads), population, snapRuleOf(analysis), analysis.direction!);
  const largest = minutes.at(-1)!;

  const solve = (chosen: Int32Array, name: string): Solved => {
    const sites = pick(facilities, chosen);
    const times = networkTimes(prepared, sites, largest, control.tick('travel', 0.2, 0.8, roads.nodes.lon.length));
    return {
      pointCost: times.minutes,
      pointFacility: facilityOf(times.site, chosen),
      coveredKm2: () => null,
      cells: null,
      searchTotals: (limit) => {
        const { nodesReached, sumMinutes } = nodesWithin(times.nodeMinutes, minutes[limit]);
        return { nodes_reached: nodesReached, sum_minutes: sumMinutes, ...(roads.closedEdges === undefined ? {} : { closed_edges: roads.closedEdges }) };
      },
      personsInReach: () => {
        const reach = networkReach(prepared, sites);
        const tick = control.tick('reach', 0.8, 0.95, chosen.length);
        return Float64Array.from(chosen, (_, site) => {
          tick(1);
          let sum = 0;
          pointsInReach(reach, site, largest, (point) => { sum += population.persons[point]; });
          return sum;
        });
      },
      get reachWork() {
        return (chosen.length * nodesWithin(times.nodeMinutes, largest).nodesReached) / Math.max(1, Math.min(chosen.length, 8));
      },
      drawing: { name: `.nodes:${name}`, columns: [{ name: 'minutes', values: new Float32Array(times.nodeMinutes) }] },
      notes: tooFar(times.sitesNotSnapped.length, prepared.pointsNotSnapped, population, analysis),
    };
  };
  return { limits: minutes, countsPoints: true, solve };
}

/** Places too far from any road are unreachable, and said so. */
export function tooFar(sites: number, points: Int32Array, population: Population, analysis: CompletedTravel): Finding[] {
  if (sites === 0 && points.length === 0) return [];
  const persons = points.reduce((sum, point) => sum + population.persons[point], 0);
  return [{ code: 'network.too-far', severity: 'note', parameter: `analyses.${analysis.id}.maxSnapMeters`, values: { facilities: sites, places: points.length, persons, meters: analysis.maxSnapMeters ?? 0 } }];
}
