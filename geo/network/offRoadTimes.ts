import { BucketQueue } from './bucketQueue.ts';
import { metersPerDegree } from '../earth/degreeScale.ts';

/** Raster of the ground in degrees; row 0 at the top. */
export interface Ground {
  readonly west: number;
  readonly north: number;
  readonly cellLon: number;
  readonly cellLat: number;
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in the middle of the raster. */
  readonly cellMeters: number;
}

export interface OffRoadRule {
  readonly minutesPerMeter: number;
  /** The first metres beside a road are part of it and take no time. */
  readonly slackMeters: number;
  readonly maxMeters: number;
  /** Times up to here are found. */
  readonly limitMinutes: number;
}

/** A point of a road in degrees and the minutes there. */
export type RoadPoint = (lon: number, lat: number, minutes: number) => void;

export interface GroundTimes {
  /** Minutes of each cell's centre; NaN beyond the limit or too far from a road. */
  minutes: Float64Array;
  /** How much farther from the road one could be, as minutes of walking; negative beyond `maxMeters`. */
  walkLeft: Float64Array;
  /** What stands for "beyond" where there is no time: the walk over two cells. */
  beyondMinutes: number;
}

/**
 * Least time of every cell over all road points: the time there plus the straight walk. Each cell hands the road point
 * it is reached from on to its eight neighbours, which measure their own distance to it, so that distances are straight
 * and not along cells (vector propagation; exact but for rare cells between two regions, where the error is a part of a cell).
 */
export function spreadOffRoad(ground: Ground, rule: OffRoadRule, eachPoint: (add: RoadPoint) => void): GroundTimes {
  const { west, north, cellLon, cellLat, columns, rows, cellMeters } = ground;
  const { minutesPerMeter, slackMeters, maxMeters, limitMinutes } = rule;
  const count = columns * rows;
  const minutes = new Float64Array(count).fill(NaN);
  const walk = new Float64Array(count);
  const fromLon = new Float64Array(count);
  const fromLat = new Float64Array(count);
  const fromMinutes = new Float64Array(count);
  const eastAt = Float64Array.from({ length: rows }, (_, row) => metersPerDegree(north - (row + 0.5) * cellLat).east);
  const northScale = metersPerDegree(north - (rows / 2) * cellLat).north;
  const beyondMinutes = 2 * cellMeters * minutesPerMeter;
  const queue = new BucketQueue((cellMeters * minutesPerMeter) / 2, limitMinutes);

  const offer = (column: number, row: number, lon: number, lat: number, start: number): void => {
    const dx = (west + (column + 0.5) * cellLon - lon) * eastAt[row];
    const dy = (north - (row + 0.5) * cellLat - lat) * northScale;
    const meters = Math.max(0, Math.sqrt(dx * dx + dy * dy) - slackMeters);
    const cost = start + meters * minutesPerMeter;
    const cell = row * columns + column;
    if (meters > maxMeters + 2 * cellMeters || cost > limitMinutes || cost >= minutes[cell]) return;
    minutes[cell] = cost;
    walk[cell] = meters;
    fromLon[cell] = lon;
    fromLat[cell] = lat;
    fromMinutes[cell] = start;
    queue.push(cell, cost);
  };
  eachPoint((lon, lat, start) => {
    const column = Math.floor((lon - west) / cellLon);
    const row = Math.floor((north - lat) / cellLat);
    if (column >= 0 && row >= 0 && column < columns && row < rows) offer(column, row, lon, lat, start);
  });
  for (let cell = queue.pop(); cell >= 0; cell = queue.pop()) {
    if (queue.poppedCost > minutes[cell]) continue;
    const row = Math.floor(cell / columns);
    const column = cell - row * columns;
    const lon = fromLon[cell];
    const lat = fromLat[cell];
    const start = fromMinutes[cell];
    for (let r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
      for (let c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) offer(c, r, lon, lat, start);
    }
  }
  return { minutes, walkLeft: walk.map((meters) => (maxMeters - meters) * minutesPerMeter), beyondMinutes };
}
