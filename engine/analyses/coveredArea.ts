import type { Feature, FeatureCollection, Position } from 'geojson';
import { InputError } from '../../api/findings.ts';
import type { CoverageAnalysis } from '../../api/recipe.ts';
import type { ProjectFile, StoredRun } from '../../data/project/projectFile.ts';
import { unprojectPoints } from '../../data/projectPoints.ts';
import { unionOutline } from '../../geo/coverageOutline.ts';
import { maskOutline } from '../../geo/maskOutline.ts';
import { loadFacilities, loadFriction, loadRoads } from '../load.ts';
import { datasetHashes } from './basis.ts';
import { completeCoverage, limitsOf } from './complete.ts';
import { selectFacilities } from './travelModel.ts';
import { pick } from './radiusModel.ts';

/** Vertices per drawn circle; figures never come from the drawing. */
const DRAWN_STEPS = 256;
/** A drawn mask has at most this many cells a side: finer ones cannot be seen. */
const DRAWN_CELLS = 800;

/** `stale`: the data have been replaced since the run, so there is nothing true to draw. */
export interface CoveredArea extends FeatureCollection {
  stale?: true;
}

/** What to draw of a coverage run: the circles' union, the reached roads, or the reached ground. */
export function coveredArea(project: ProjectFile, runId: number, facilityType: string, limitIndex: number): CoveredArea {
  const run = project.getRun(runId);
  const analysis = completeCoverage(run.analysis as CoverageAnalysis);
  const limit = limitsOf(analysis)[limitIndex];
  if (!limit) throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: 'limit', values: { value: limitIndex } });
  // A run is drawn with the data it was computed from, or not at all.
  const [role] = ({ radius: ['facilities'], network: ['roads'], friction: ['friction'], matrix: ['facilities'] } as const)[analysis.model];
  if (JSON.stringify(datasetHashes(project)[role]) !== JSON.stringify(run.datasetHashes[role])) return { type: 'FeatureCollection', features: [], stale: true };
  const properties = { kind: 'covered', model: analysis.model, facility_type: facilityType, limit_minutes: limit.minutes, limit_meters: limit.meters };
  const feature = (geometry: Feature['geometry']): CoveredArea => ({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] });
  if (analysis.model === 'radius') {
    const facilities = loadFacilities(project)!;
    const selection = selectFacilities(facilities, analysis).find((s) => s.type === facilityType);
    if (!selection) throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: 'facilityType', values: { value: facilityType } });
    return feature({ type: 'MultiPolygon', coordinates: unionOutline(pick(facilities, selection.chosen), limit.meters!, DRAWN_STEPS) });
  }
  return feature(analysis.model === 'network' ? reachedRoads(project, run, facilityType, limit.minutes!) : reachedGround(project, run, facilityType, limitIndex));
}

/** Sections of road with both ends reached within the limit. */
function reachedRoads(project: ProjectFile, run: StoredRun, facilityType: string, limitMinutes: number): Feature['geometry'] {
  const roads = loadRoads(project);
  const minutes = project.readRunTable(run.id, `.nodes:${facilityType}`)[0]?.values as Float32Array | undefined;
  if (!roads || !minutes || minutes.length !== roads.nodes.lon.length) return { type: 'MultiLineString', coordinates: [] };
  const lines: Position[][] = [];
  const at = (node: number): Position => [roads.nodes.lon[node], roads.nodes.lat[node]];
  roads.from.forEach((from, edge) => {
    const to = roads.to[edge];
    if (minutes[from] <= limitMinutes && minutes[to] <= limitMinutes) lines.push([at(from), at(to)]);
  });
  return { type: 'MultiLineString', coordinates: lines };
}

function reachedGround(project: ProjectFile, run: StoredRun, facilityType: string, limitIndex: number): Feature['geometry'] {
  const friction = loadFriction(project);
  const reached = project.readRunTable(run.id, `.cells:${facilityType}`)[0]?.values as Uint8Array | undefined;
  if (!friction || !reached || reached.length !== friction.values.length) return { type: 'MultiPolygon', coordinates: [] };
  const { grid, crs } = friction;
  const polygons = maskOutline(reached, grid.width, grid.height, (value) => value > 0 && value <= limitIndex + 1, DRAWN_CELLS);
  return {
    type: 'MultiPolygon',
    coordinates: polygons.map((rings) => rings.map((ring) => {
      const x = Float64Array.from(ring, ([column]) => grid.originX + column * grid.cellX);
      const y = Float64Array.from(ring, ([, row]) => grid.originY - row * grid.cellY);
      unprojectPoints(crs, x, y);
      return Array.from(x, (lon, i): Position => [lon, y[i]]);
    })),
  };
}
