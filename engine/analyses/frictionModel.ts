import { projectPoints } from '../../data/projectPoints.ts';
import { cellReachOf, cellReachWorkspace, costDistance, isPassable } from '../../geo/costDistance.ts';
import type { FrictionSurface } from '../../geo/costDistance.ts';
import { rasterizeZones } from '../../geo/rasterZones.ts';
import type { Points, ZonePolygons } from '../../geo/types.ts';
import type { Finding } from '../../api/findings.ts';
import type { Facilities, Friction, Population } from '../load.ts';
import type { TaskControl } from '../tasks.ts';
import type { CompletedTravel } from './complete.ts';
import type { CoverageModel, Solved } from './coverageModel.ts';
import type { Units } from './units.ts';

/** The surface of a friction dataset with what one step along a row and a column costs, in minutes. */
export function surfaceOf(friction: Friction, analysis: CompletedTravel): FrictionSurface {
  const { grid } = friction;
  const perMeter = grid.unit === 'minutes-per-meter' ? 1 : 1 / 60;
  const [stepX, stepY] = grid.unit === 'minutes-per-cell' ? [1, 1] : [grid.cellX * perMeter, grid.cellY * perMeter];
  return { width: grid.width, height: grid.height, friction: friction.values, stepX, stepY, neighbours: analysis.neighbours! };
}

/** Cell that holds each point, -1 off the raster. Points are projected to the raster's CRS. */
export function cellsOf(friction: Friction, points: Points): Int32Array {
  const { grid } = friction;
  const { x, y } = projectPoints(friction.crs, points.lon, points.lat);
  return Int32Array.from(x, (easting, i) => {
    const column = Math.floor((easting - grid.originX) / grid.cellX);
    const row = Math.floor((grid.originY - y[i]) / grid.cellY);
    return column >= 0 && row >= 0 && column < grid.width && row < grid.height ? row * grid.width + column : -1;
  });
}

/** Accumulated cost over a friction surface; pixels belong to the zone that holds their centre. */
export function frictionModel(friction: Friction, analysis: CompletedTravel, minutes: number[], facilities: Facilities, population: Population | null, control: TaskControl): CoverageModel {
  const surface = surfaceOf(friction, analysis);
  const cellCount = surface.width * surface.height;
  const largest = minutes.at(-1)!;
  const facilityCell = cellsOf(friction, facilities);
  const pointCell = population ? cellsOf(friction, population) : null;
  const unitCells = new Map<Units, { cell: Int32Array; all: Float64Array }>();
  const cellsOfUnits = (units: Units) => {
    let known = unitCells.get(units);
    if (!known) {
      const cell = rasterizeZones(projectZones(friction.crs, units.polygons), friction.grid);
      known = { cell, all: countCells(cell, units.codes.length) };
      unitCells.set(units, known);
    }
    return known;
  };

  const solve = (chosen: Int32Array, name: string): Solved => {
    const usable = chosen.filter((f) => facilityCell[f] >= 0 && isPassable(surface.friction[facilityCell[f]]));
    const cells = { cell: usable.map((f) => facilityCell[f]), label: usable };
    const times = costDistance(surface, cells, largest, control.tick('travel', 0.2, 0.8, cellCount));
    const costAt = (cell: number) => (cell < 0 ? NaN : times.minutes[cell]);
    return {
      pointCost: pointCell ? Float64Array.from(pointCell, costAt) : null,
      pointFacility: pointCell ? pointCell.map((cell) => (cell < 0 ? -1 : times.label[cell])) : null,
      coveredKm2: () => null,
      cells: (units, limit) => {
        const { cell, all } = cellsOfUnits(units);
        const covered = new Float64Array(all.length);
        for (let c = 0; c < cellCount; c++) if (cell[c] >= 0 && times.minutes[c] <= minutes[limit]) covered[cell[c]]++;
        return { all, covered };
      },
      searchTotals: (limit) => {
        let reached = 0;
        let sum = 0;
        for (let c = 0; c < cellCount; c++) {
          if (!(times.minutes[c] <= minutes[limit])) continue;
          reached++;
          sum += times.minutes[c];
        }
        return { cells_reached: reached, sum_minutes: sum };
      },
      personsInReach: () => reachByCell(surface, facilityCell, chosen, largest, pointCell!, population!.persons, control),
      reachWork: chosen.length * meanReach(times.minutes, usable.length),
      drawing: { name: `.cells:${name}`, columns: [{ name: 'limit', values: limitIndexes(times.minutes, minutes) }] },
      notes: droppedNotes(facilityCell, surface, chosen, analysis.id),
    };
  };
  return { limits: minutes, countsPoints: false, solve };
}

function projectZones(crs: string, zones: ZonePolygons): ZonePolygons {
  const count = zones.coordinates.length / 2;
  const lon = Float64Array.from({ length: count }, (_, v) => zones.coordinates[2 * v]);
  const lat = Float64Array.from({ length: count }, (_, v) => zones.coordinates[2 * v + 1]);
  const { x, y } = projectPoints(crs, lon, lat);
  const coordinates = new Float64Array(2 * count);
  for (let v = 0; v < count; v++) {
    coordinates[2 * v] = x[v]!;
    coordinates[2 * v + 1] = y[v]!;
  }
  return { ...zones, coordinates };
}

function countCells(cellUnit: Int32Array, units: number): Float64Array {
  const counts = new Float64Array(units);
  for (const unit of cellUnit) if (unit >= 0) counts[unit]++;
  return counts;
}

/** Index + 1 of the smallest limit that reaches each cell; 0 beyond all. */
function limitIndexes(cellMinutes: Float64Array, limits: number[]): Uint8Array {
  const indexes = new Uint8Array(cellMinutes.length);
  for (let c = 0; c < cellMinutes.length; c++) indexes[c] = limits.findIndex((limit) => cellMinutes[c] <= limit) + 1;
  return indexes;
}

/** What one facility's own search would settle at least: no less than its part of the joint search. */
function meanReach(cellMinutes: Float64Array, sources: number): number {
  let reached = 0;
  for (const value of cellMinutes) if (!Number.isNaN(value)) reached++;
  return reached / Math.max(1, Math.min(sources, 8));
}

function reachByCell(surface: FrictionSurface, facilityCell: Int32Array, chosen: Int32Array, limit: number, pointCell: Int32Array, persons: Float64Array, control: TaskControl): Float64Array {
  const personsAt = new Float64Array(surface.width * surface.height);
  pointCell.forEach((cell, i) => { if (cell >= 0) personsAt[cell] += persons[i]; });
  const workspace = cellReachWorkspace(surface);
  const tick = control.tick('reach', 0.8, 0.95, chosen.length);
  return Float64Array.from(chosen, (facility) => {
    tick(1);
    let sum = 0;
    if (facilityCell[facility] >= 0) cellReachOf(workspace, facilityCell[facility], limit, (cell) => { sum += personsAt[cell]; });
    return sum;
  });
}

function droppedNotes(facilityCell: Int32Array, surface: FrictionSurface, chosen: Int32Array, analysisId: string): Finding[] {
  const notes: Finding[] = [];
  const off = chosen.filter((f) => facilityCell[f] < 0).length;
  const onNodata = chosen.filter((f) => facilityCell[f] >= 0 && !isPassable(surface.friction[facilityCell[f]])).length;
  if (off > 0) notes.push({ code: 'analysis.facility-off-raster', severity: 'note', parameter: `analyses.${analysisId}`, values: { count: off } });
  if (onNodata > 0) notes.push({ code: 'analysis.facility-on-nodata', severity: 'note', parameter: `analyses.${analysisId}`, values: { count: onNodata } });
  return notes;
}
