import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { groundReach } from '../../../geo/friction/groundTimes.ts';
import type { GroundReach } from '../../../geo/friction/groundTimes.ts';
import { prepareNetwork } from '../../../geo/network/networkTimes.ts';
import type { PreparedNetwork } from '../../../geo/network/networkTimes.ts';
import type { Role } from '../../../api/recipe.ts';
import type { Points } from '../../../geo/types.ts';
import { loadFriction, loadPopulation, required } from '../../load.ts';
import type { Friction } from '../../load.ts';
import type { CompletedCoverage } from '../complete/complete.ts';
import { cellsOf, surfaceOf } from './frictionModel.ts';
import { networkOf, snapRuleOf } from './networkModel.ts';
import { roadsUnder } from './scenario.ts';

/**
 * What one click after another on the map asks for, kept in this thread: the people, and the network or the ground last
 * searched, ready for a search. Anything of a dataset or of the way of travelling that changes makes it anew.
 */
interface Kept<T> { key: string; value: T }
let keptPeople: Kept<People | null> | null = null;
let keptNetwork: Kept<PreparedNetwork> | null = null;
let keptGround: Kept<PreparedGround> | null = null;

export interface People { places: Points; persons: Float64Array; total: number }
export interface PreparedGround { friction: Friction; reach: GroundReach; pointCell: Int32Array | null }

const NOBODY: Points = { lon: new Float64Array(0), lat: new Float64Array(0) };

function remembered<T>(kept: Kept<T> | null, key: string, make: () => T): Kept<T> {
  return kept?.key === key ? kept : { key, value: make() };
}

/** Names the state of the datasets of some roles: file contents, how they were read, and which import it was. */
function stateOf(project: ProjectFile, roles: Role[]): string {
  return JSON.stringify([project.path, ...roles.flatMap((role) => project.listDatasets(role)).map(({ id, sources, request }) => [id, sources.map(({ sha256 }) => sha256), request])]);
}

export function peopleOfProject(project: ProjectFile): People | null {
  keptPeople = remembered(keptPeople, stateOf(project, ['population']), () => {
    const population = loadPopulation(project);
    if (population === null) return null;
    const { lon, lat, persons } = population;
    return { places: { lon, lat }, persons, total: persons.reduce((sum, count) => sum + count, 0) };
  });
  return keptPeople.value;
}

export function networkOfProject(project: ProjectFile, analysis: CompletedCoverage): PreparedNetwork {
  const { snap, accessSpeedKmh, maxSnapMeters, direction, scenario } = analysis;
  const key = stateOf(project, ['roads', 'population']) + JSON.stringify({ snap, accessSpeedKmh, maxSnapMeters, direction, scenario });
  keptNetwork = remembered(keptNetwork, key, () => (
    prepareNetwork(networkOf(roadsUnder(project, analysis)), peopleOfProject(project)?.places ?? NOBODY, snapRuleOf(analysis), direction!)
  ));
  return keptNetwork.value;
}

export function groundOfProject(project: ProjectFile, analysis: CompletedCoverage): PreparedGround {
  const { neighbours, direction, scenario } = analysis;
  const key = stateOf(project, ['friction', 'population']) + JSON.stringify({ neighbours, direction, scenario });
  keptGround = remembered(keptGround, key, () => {
    const friction = required(loadFriction(project), 'friction', analysis.id);
    const people = peopleOfProject(project);
    return { friction, reach: groundReach(surfaceOf(friction, analysis)), pointCell: people && cellsOf(friction, people.places) };
  });
  return keptGround.value;
}
