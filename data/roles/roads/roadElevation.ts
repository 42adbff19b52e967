import { resolve } from 'node:path';
import type { Finding } from '../../../api/findings.ts';
import { profileTimeFactors } from '../../../geo/network/hikingSpeed.ts';
import { parameterOf } from '../../importers/sourceFile.ts';
import type { SourceFile } from '../../dataset.ts';
import { projectPoints } from '../../projectPoints.ts';
import type { RoadGraph } from '../../roadGraph.ts';
import type { SourceRaster } from '../../source.ts';
import { readLayerRaster } from '../friction/layerRaster.ts';
import type { BuildContext } from '../mappedTable.ts';

/** Heights on land in metres: the shore of the Dead Sea lies at -430, Qomolangma at 8849. */
const LEAST_METERS = -500;
const MOST_METERS = 9000;
const METERS_PER_DEGREE = 111_320;

/** A digital elevation model that can be asked for heights. */
export interface Elevation {
  sources: SourceFile[];
  notes: Finding[];
  /** Distance between two heights worth having: the smaller side of a cell, in metres. */
  resolutionMeters: number;
  /** Heights in metres at WGS 84 degrees, bilinear between cell centres; NaN outside. */
  heightsAt: (lon: Float64Array, lat: Float64Array) => Float64Array;
}

/**
 * Reads a DEM in metres for slopes of roads.
 * @throws InputError `geometry.wrong-type` (no raster), `raster.bands`, `raster.not-elevation` (values no height on land has), or the doubt about its CRS
 */
export async function readElevation(input: { path: string; crs?: string }, context: BuildContext): Promise<Elevation> {
  const prefix = parameterOf(context.parameterPrefix, 'elevation');
  const { raster, crs, problems, sources } = await readLayerRaster(input, resolve(context.baseDir, input.path), prefix);
  let minimum = Infinity;
  let maximum = -Infinity;
  for (const value of raster.values) {
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  if (!(minimum >= LEAST_METERS && maximum <= MOST_METERS)) {
    problems.error('raster.not-elevation', { parameter: parameterOf(prefix, 'path'), values: maximum < minimum ? {} : { minimum, maximum } });
  }
  const notes = problems.notes();
  const { name, geographic } = crs;
  const latitude = geographic ? raster.originY - (raster.height * raster.cellY) / 2 : 0;
  const metersX = geographic ? raster.cellX * METERS_PER_DEGREE * Math.cos((latitude * Math.PI) / 180) : raster.cellX;
  const metersY = geographic ? raster.cellY * METERS_PER_DEGREE : raster.cellY;
  return {
    sources, notes, resolutionMeters: Math.min(metersX, metersY),
    heightsAt: (lon, lat) => {
      const { x, y } = name === 'EPSG:4326' ? { x: lon, y: lat } : projectPoints(name, lon, lat);
      return Float64Array.from(x, (easting, i) => heightAt(raster, easting, y[i]));
    },
  };
}

/** Bilinear between the four cell centres around; in the outermost half cells, and beside cells without a height, from those there are. */
function heightAt({ values, width, height, originX, originY, cellX, cellY }: SourceRaster, x: number, y: number): number {
  const column = (x - originX) / cellX - 0.5;
  const row = (originY - y) / cellY - 0.5;
  if (!(column >= -0.5 && row >= -0.5 && column <= width - 0.5 && row <= height - 0.5)) return Number.NaN;
  const left = Math.floor(column);
  const top = Math.floor(row);
  const at = (c: number, r: number): number => (c < 0 || r < 0 || c >= width || r >= height ? Number.NaN : values[r * width + c]);
  const between = (r: number): number => mixed(at(left, r), at(left + 1, r), column - left);
  return mixed(between(top), between(top + 1), row - top);
}

/** Between two heights, exactly theirs where they are equal; the one that is there where the other is missing. */
function mixed(a: number, b: number, share: number): number {
  return Number.isNaN(a) ? b : Number.isNaN(b) ? a : a + share * (b - a);
}

/**
 * Changes the minutes of a road graph, in place, by the slope of each edge in each direction, so that an edge on the flat
 * keeps its time. Edges longer than a cell are sampled a cell apart. Ferries keep their time. An edge that leaves the DEM is
 * taken as flat, and counted.
 */
export function applySlope(roads: RoadGraph, elevation: Elevation, file: string): Finding[] {
  const { lengthMeters, from } = roads;
  const ferry = roads.classes.indexOf('ferry');
  const steps = lengthMeters.map((meters) => Math.max(1, Math.ceil(meters / elevation.resolutionMeters)));
  const { heights, offsets } = profiles(roads, steps, elevation);
  let outside = 0;
  let counted = 0;
  for (let e = 0; e < from.length; e++) {
    if (!(lengthMeters[e] > 0) || (ferry >= 0 && roads.edgeClass[e] === ferry)) continue;
    counted++;
    const { along, back } = profileTimeFactors(heights.subarray(offsets[e], offsets[e + 1]), lengthMeters[e] / steps[e]);
    if (Number.isNaN(along)) {
      outside++;
      continue;
    }
    roads.minutes[e] *= along;
    roads.reverseMinutes[e] *= back;
  }
  return outside === 0 ? [] : [{ code: 'network.outside-elevation', severity: 'note', file, values: { count: outside, total: counted } }];
}

/** Heights along every edge, ends included, in equal steps: those of edge e from `offsets[e]` up to `offsets[e + 1]`. */
function profiles({ lon, lat, from, to }: RoadGraph, steps: Float64Array, elevation: Elevation): { heights: Float64Array; offsets: Uint32Array } {
  const offsets = new Uint32Array(from.length + 1);
  for (let e = 0; e < from.length; e++) offsets[e + 1] = offsets[e] + steps[e] + 1;
  const atLon = new Float64Array(offsets[from.length]);
  const atLat = new Float64Array(offsets[from.length]);
  for (let e = 0; e < from.length; e++) {
    const a = from[e];
    const b = to[e];
    for (let step = 0; step <= steps[e]; step++) {
      const share = step / steps[e];
      atLon[offsets[e] + step] = lon[a] + share * (lon[b] - lon[a]);
      atLat[offsets[e] + step] = lat[a] + share * (lat[b] - lat[a]);
    }
  }
  return { heights: elevation.heightsAt(atLon, atLat), offsets };
}
