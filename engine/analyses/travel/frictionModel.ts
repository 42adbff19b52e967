import { projectPoints } from '../../../data/projectPoints.ts';
import { isPassable } from '../../../geo/friction/costDistance.ts';
import type { CellSources } from '../../../geo/friction/costDistance.ts';
import { groundReach, visitGroundTimes } from '../../../geo/friction/groundTimes.ts';
import type { Ground } from '../../../geo/friction/groundTimes.ts';
import { zoneRuns } from '../../../geo/zones/rasterZones.ts';
import type { ZoneRuns } from '../../../geo/zones/rasterZones.ts';
import { cellsOfZones, pointsByRow, tallyTimes } from '../../../geo/friction/timeTally.ts';
import type { Points, ZonePolygons } from '../../../geo/types.ts';
import type { Finding } from '../../../api/findings.ts';
import type { Facilities, Friction, Population } from '../../load.ts';
import type { TaskControl } from '../../tasks.ts';
import type { CompletedTravel } from '../complete/complete.ts';
import { speedFactorOf } from '../complete/completeScenario.ts';
import type { CoverageModel, Solved } from './coverageModel.ts';
import type { Units } from '../units.ts';

/** The surface of a friction dataset with what one step along a row and a column costs, in minutes, and its slopes if it has elevation. */
export function surfaceOf(friction: Friction, analysis: CompletedTravel): Ground {
  const { grid } = friction;
  const perMeter = grid.unit === 'minutes-per-meter' ? 1 : 1 / 60;
  const [stepX, stepY] = grid.unit === 'minutes-per-cell' ? [1, 1] : [grid.cellX * perMeter, grid.cellY * perMeter];
  const surface = { width: grid.width, height: grid.height, friction: friction.values, stepX: stepX / speedFactorOf(analysis), stepY: stepY / speedFactorOf(analysis), neighbours: analysis.neighbours! };
  if (friction.terrain === null) return surface;
  return { ...surface, terrain: { ...friction.terrain, cellX: grid.cellX, cellY: grid.cellY, towardsSources: analysis.direction === 'to-facility' } };
}

/** Cell that holds each point, -1 off the raster. Points are projected to the raster's CRS. */
export function cellsOf(friction: Friction, points: Points): Int32Array {
  const { grid } = friction;
  const { x, y } = projectPoints(friction.crs, points.lon, points.lat);
  const cells = new Int32Array(x.length);
  for (let i = 0; i < x.length; i++) {
    const column = Math.floor((x[i] - grid.originX) / grid.cellX);
    const row = Math.floor((grid.originY - y[i]) / grid.cellY);
    cells[i] = column >= 0 && row >= 0 && column < grid.width && row < grid.height ? row * grid.width + column : -1;
  }
  return cells;
}

/** Accumulated cost over a friction surface; pixels belong to the zone that holds their centre. */
export function frictionModel(friction: Friction, analysis: CompletedTravel, minutes: number[], facilities: Facilities, population: Population | null, control: TaskControl): CoverageModel {
  const surface = surfaceOf(friction, analysis);
  const { width, height } = surface;
  const largest = minutes.at(-1)!;
  const facilityCell = cellsOf(friction, facilities);
  const pointCell = population ? cellsOf(friction, population) : new Int32Array(0);
  const points = pointsByRow(pointCell, width, height);
  const runsOfUnits = new Map<Units, ZoneRuns>();

  const solve = (chosen: Int32Array, name: string): Solved => {
    const tick = control.tick('travel', 0.2, 0.8, width * height);
    const sources = sourcesOf(surface, facilityCell, chosen);
    const tally = tallyTimes(width, height, minutes, points, pointCell.length, (visit) => visitGroundTimes(surface, sources, largest, visit, tick));
    const countsOfUnits = new Map<Units, ReturnType<typeof cellsOfZones>>();
    return {
      pointCost: population && tally.pointMinutes,
      pointFacility: population && tally.pointLabel,
      coveredKm2: () => null,
      cells: (units, limit) => {
        const count = units.codes.length;
        const runs = runsOfUnits.get(units) ?? zoneRuns(projectZones(friction.crs, units.polygons), friction.grid);
        const counts = countsOfUnits.get(units) ?? cellsOfZones(tally, minutes.length, runs, count);
        runsOfUnits.set(units, runs);
        countsOfUnits.set(units, counts);
        return { all: counts.all, covered: counts.within.slice(limit * count, (limit + 1) * count) };
      },
      searchTotals: (limit) => ({ cells_reached: tally.cells[limit], sum_minutes: tally.sumMinutes[limit] }),
      personsInReach: () => reachByCell(surface, facilityCell, chosen, largest, pointCell, population!.persons, control),
      // One facility's own search settles no less than its part of the joint search.
      reachWork: chosen.length * (tally.cells[minutes.length - 1] / Math.max(1, Math.min(sources.cell.length, 8))),
      drawing: { name: `.cells:${name}`, columns: [{ name: 'limit', values: tally.limitOf }] },
      notes: droppedNotes(facilityCell, surface, chosen, analysis.id),
    };
  };
  return { limits: minutes, countsPoints: false, solve };
}

/** The cells the chosen facilities stand on, where these can be entered. */
export function sourcesOf(surface: Ground, facilityCell: Int32Array, chosen: Int32Array): CellSources {
  const usable = chosen.filter((f) => facilityCell[f] >= 0 && isPassable(surface.friction[facilityCell[f]]));
  return { cell: usable.map((f) => facilityCell[f]), label: usable };
}

function projectZones(crs: string, zones: ZonePolygons): ZonePolygons {
  const count = zones.coordinates.length / 2;
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  for (let v = 0; v < count; v++) {
    lon[v] = zones.coordinates[2 * v];
    lat[v] = zones.coordinates[2 * v + 1];
  }
  const { x, y } = projectPoints(crs, lon, lat);
  const coordinates = new Float64Array(2 * count);
  for (let v = 0; v < count; v++) {
    coordinates[2 * v] = x[v]!;
    coordinates[2 * v + 1] = y[v]!;
  }
  return { ...zones, coordinates };
}

function reachByCell(surface: Ground, facilityCell: Int32Array, chosen: Int32Array, limit: number, pointCell: Int32Array, persons: Float64Array, control: TaskControl): Float64Array {
  const personsAt = new Float64Array(surface.width * surface.height);
  pointCell.forEach((cell, i) => { if (cell >= 0) personsAt[cell] += persons[i]; });
  const reach = groundReach(surface);
  const tick = control.tick('reach', 0.8, 0.95, chosen.length);
  return Float64Array.from(chosen, (facility) => {
    tick(1);
    let sum = 0;
    if (facilityCell[facility] >= 0) reach(facilityCell[facility], limit, (cell) => { sum += personsAt[cell]; });
    return sum;
  });
}

export function droppedNotes(facilityCell: Int32Array, surface: Ground, chosen: Int32Array, analysisId: string): Finding[] {
  const notes: Finding[] = [];
  const off = chosen.filter((f) => facilityCell[f] < 0).length;
  const onNodata = chosen.filter((f) => facilityCell[f] >= 0 && !isPassable(surface.friction[facilityCell[f]])).length;
  if (off > 0) notes.push({ code: 'analysis.facility-off-raster', severity: 'note', parameter: `analyses.${analysisId}`, values: { count: off } });
  if (onNodata > 0) notes.push({ code: 'analysis.facility-on-nodata', severity: 'note', parameter: `analyses.${analysisId}`, values: { count: onNodata } });
  return notes;
}
