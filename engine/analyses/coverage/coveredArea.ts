import type { Feature, FeatureCollection, Position } from 'geojson';
import { InputError } from '../../../api/findings.ts';
import type { CoverageAnalysis } from '../../../api/recipe.ts';
import type { ColumnValues } from '../../../data/dataset.ts';
import type { ProjectFile, RunDraft } from '../../../data/project/projectFile.ts';
import { unionOutline } from '../../../geo/radius/coverageOutline.ts';
import { reachedParts } from '../../../geo/network/reachedRoads.ts';
import { loadFacilities, loadFriction } from '../../load.ts';
import { datasetHashes } from '../basis.ts';
import { completeCoverage, limitsOf } from '../complete/complete.ts';
import type { CompletedCoverage } from '../complete/complete.ts';
import { groundOutline } from '../travel/groundOutline.ts';
import { selectFacilities } from '../travel/travelModel.ts';
import { pick } from '../travel/radiusModel.ts';
import { roadsUnder } from '../travel/scenario.ts';

/** Vertices per drawn circle; figures never come from the drawing. */
const DRAWN_STEPS = 256;

/** `stale`: the data have been replaced since the run, so there is nothing true to draw. */
export interface CoveredArea extends FeatureCollection {
  stale?: true;
}

/** A working array of a run by its table's name; undefined where it has none. */
type Drawings = (table: string) => ColumnValues | undefined;

/** What to draw of a stored coverage run: the circles' union, the reached roads, or the reached ground. */
export function coveredArea(project: ProjectFile, runId: number, facilityType: string, limitIndex: number): CoveredArea {
  return areaOf(project, project.getRun(runId), (table) => project.readRunTable(runId, table)[0]?.values, facilityType, limitIndex);
}

/** The same of a run just computed: all facilities, the largest limit. */
export function coveredAreaOf(project: ProjectFile, run: RunDraft): CoveredArea {
  const limits = Math.max(run.basis.limitsMinutes.length, run.basis.limitsMeters.length);
  return areaOf(project, run, (table) => run.tables.find(({ name }) => name === table)?.columns[0].values, 'all', limits - 1);
}

function areaOf(project: ProjectFile, run: Pick<RunDraft, 'analysis' | 'datasetHashes'>, drawings: Drawings, facilityType: string, limitIndex: number): CoveredArea {
  const analysis = completeCoverage(run.analysis as CoverageAnalysis);
  // A matrix says nothing of the ground between its places.
  if (analysis.model === 'matrix') return { type: 'FeatureCollection', features: [] };
  const limit = limitsOf(analysis)[limitIndex];
  if (!limit) throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: 'limit', values: { value: limitIndex } });
  // A run is drawn with the data it was computed from, or not at all.
  const [role] = ({ radius: ['facilities'], network: ['roads'], friction: ['friction'] } as const)[analysis.model];
  if (JSON.stringify(datasetHashes(project)[role]) !== JSON.stringify(run.datasetHashes[role])) return { type: 'FeatureCollection', features: [], stale: true };
  const properties = { kind: 'covered', model: analysis.model, facility_type: facilityType, limit_minutes: limit.minutes, limit_meters: limit.meters };
  const feature = (geometry: Feature['geometry']): CoveredArea => ({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] });
  if (analysis.model === 'radius') {
    const facilities = loadFacilities(project)!;
    const selection = selectFacilities(facilities, analysis).find((s) => s.type === facilityType);
    if (!selection) throw new InputError({ code: 'parameter.out-of-range', severity: 'error', parameter: 'facilityType', values: { value: facilityType } });
    return feature({ type: 'MultiPolygon', coordinates: unionOutline(pick(facilities, selection.chosen), limit.meters!, DRAWN_STEPS) });
  }
  return feature(analysis.model === 'network' ? reachedRoads(project, analysis, drawings, facilityType, limit.minutes!) : reachedGround(project, drawings, facilityType, limitIndex));
}

/** The reached parts of the roads, cut where the limit is. What a facility reaches along its own section without coming to its end is not drawn. */
function reachedRoads(project: ProjectFile, analysis: CompletedCoverage, drawings: Drawings, facilityType: string, limitMinutes: number): Feature['geometry'] {
  const roads = roadsUnder(project, analysis);
  const nodeMinutes = drawings(`.nodes:${facilityType}`) as Float32Array | undefined;
  if (!nodeMinutes || nodeMinutes.length !== roads.nodes.lon.length) return { type: 'MultiLineString', coordinates: [] };
  const reach = { edges: roads, toFacility: analysis.direction === 'to-facility', nodeMinutes };
  const lines: Position[][] = [];
  const { lon, lat } = roads.nodes;
  for (let edge = 0; edge < roads.from.length; edge++) {
    const a = roads.from[edge];
    const b = roads.to[edge];
    const at = (share: number): Position => (share === 1 ? [lon[b], lat[b]] : [lon[a] + share * (lon[b] - lon[a]), lat[a] + share * (lat[b] - lat[a])]);
    for (const [start, end] of reachedParts(reach, edge, limitMinutes)) lines.push([at(start), at(end)]);
  }
  return { type: 'MultiLineString', coordinates: lines };
}

function reachedGround(project: ProjectFile, drawings: Drawings, facilityType: string, limitIndex: number): Feature['geometry'] {
  const friction = loadFriction(project);
  const reached = drawings(`.cells:${facilityType}`) as Uint8Array | undefined;
  if (!friction || !reached || reached.length !== friction.values.length) return { type: 'MultiPolygon', coordinates: [] };
  const { width, height } = friction.grid;
  return { type: 'MultiPolygon', coordinates: groundOutline(friction, { column: 0, row: 0, width, height }, reached, (value) => value > 0 && value <= limitIndex + 1) };
}
