import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import { nearestValue } from '../../../api/nearestName.ts';
import type { Scenario } from '../../../api/recipe.ts';
import type { ProjectFile } from '../../../data/project/projectFile.ts';
import { buildEdgeIndex, snapToEdges } from '../../../geo/network/snap.ts';
import { loadRoadLabels, loadRoads, required } from '../../load.ts';
import type { RoadLabels, Roads } from '../../load.ts';
import { speedFactorOf } from '../complete/completeScenario.ts';

/** A closed place farther than this from every road is a mistake in its coordinates. */
const CLOSED_WITHIN_METERS = 100;

/**
 * The roads of the project as an analysis finds them: under its scenario, if it has one. Speeds of a class are multiplied
 * by its factor, then all by `speedFactor`; what is closed is closed both ways. The access leg keeps its speed.
 * @throws InputError `recipe.missing-input`, `scenario.unknown-class`, `scenario.unknown-road`, `scenario.no-road-near`
 */
export function roadsUnder(project: ProjectFile, analysis: { id: string; scenario?: Scenario }): Roads {
  const roads = required(loadRoads(project), 'roads', analysis.id);
  if (analysis.scenario === undefined) return roads;
  return scenarioRoads(roads, () => loadRoadLabels(project), analysis.scenario, `analyses.${analysis.id}.scenario`);
}

/** `roads` with the minutes a scenario gives them; `labels` is asked for only if the scenario names a class or an edge. */
export function scenarioRoads(roads: Roads, labels: () => RoadLabels, scenario: Scenario, parameter: string): Roads {
  const named = scenario.classFactors !== undefined || scenario.closedClasses !== undefined || scenario.closedRoads !== undefined;
  const known = named ? labels() : { ids: null, classOf: null, classes: [] };
  const findings: Finding[] = [];
  const closed = new Uint8Array(roads.from.length);
  const closedClasses = scenario.closedClasses ?? [];
  const factors = Float64Array.from(known.classes, (name) => (scenario.classFactors && Object.hasOwn(scenario.classFactors, name) ? scenario.classFactors[name] : 1));
  findings.push(
    ...unknownClasses(Object.keys(scenario.classFactors ?? {}), known.classes, `${parameter}.classFactors`),
    ...unknownClasses(closedClasses, known.classes, `${parameter}.closedClasses`),
    ...closeRoads(closed, scenario.closedRoads ?? [], known, `${parameter}.closedRoads`),
    ...closePlaces(closed, scenario.closedAt ?? [], roads, `${parameter}.closedAt`),
  );
  if (findings.length > 0) throw new InputError(findings);

  const speedFactor = speedFactorOf({ scenario });
  const isClosedClass = known.classes.map((name) => closedClasses.includes(name));
  const minutes = roads.minutes.slice();
  const reverseMinutes = roads.reverseMinutes.slice();
  let closedEdges = 0;
  for (let e = 0; e < closed.length; e++) {
    const roadClass = known.classOf?.[e] ?? -1;
    if (closed[e] === 1 || (roadClass >= 0 && isClosedClass[roadClass])) {
      if (minutes[e] >= 0 || reverseMinutes[e] >= 0) closedEdges++;
      minutes[e] = reverseMinutes[e] = Number.NaN;
      continue;
    }
    const factor = (roadClass < 0 ? 1 : factors[roadClass]) * speedFactor;
    minutes[e] /= factor;
    reverseMinutes[e] /= factor;
  }
  return { ...roads, minutes, reverseMinutes, closedEdges };
}

function unknownClasses(names: readonly string[], classes: readonly string[], parameter: string): Finding[] {
  return names.filter((name) => !classes.includes(name)).map((name) => (
    { code: 'scenario.unknown-class', severity: 'error', parameter, values: { text: name, known: classes.join(', '), ...nearestValue(name, classes) } }));
}

function closeRoads(closed: Uint8Array, names: readonly string[], { ids }: RoadLabels, parameter: string): Finding[] {
  if (names.length === 0) return [];
  const wanted = new Map<string | number, string>(names.map((name) => [ids instanceof Float64Array ? Number(name) : name, name]));
  const found = new Set<string>();
  for (let e = 0; e < closed.length; e++) {
    const name = ids === null ? undefined : wanted.get(ids[e]);
    if (name === undefined) continue;
    closed[e] = 1;
    found.add(name);
  }
  const missing = names.filter((name) => !found.has(name));
  if (missing.length === 0) return [];
  const known = [...new Set(Array.from<string | number>(ids ?? []))].map(String);
  return missing.map((name) => ({ code: 'scenario.unknown-road', severity: 'error', parameter, values: { text: name, ...nearestValue(name, known) } }));
}

/** Closes the nearest open edge to each place. */
function closePlaces(closed: Uint8Array, places: readonly [number, number][], roads: Roads, parameter: string): Finding[] {
  if (places.length === 0) return [];
  const usable = Uint8Array.from(roads.from, (_, e) => (roads.minutes[e] >= 0 || roads.reverseMinutes[e] >= 0 ? 1 : 0));
  const points = { lon: Float64Array.from(places, ([lon]) => lon), lat: Float64Array.from(places, ([, lat]) => lat) };
  const { edge } = snapToEdges(buildEdgeIndex(roads.nodes, roads, usable), points, CLOSED_WITHIN_METERS);
  return places.flatMap(([lon, lat], i): Finding[] => {
    if (edge[i] < 0) return [{ code: 'scenario.no-road-near', severity: 'error', parameter, values: { lon, lat, meters: CLOSED_WITHIN_METERS } }];
    closed[edge[i]] = 1;
    return [];
  });
}
