import { InputError } from '../../../api/findings.ts';
import type { Finding } from '../../../api/findings.ts';
import type { FrictionLayersInput } from '../../../api/recipe.ts';
import { CLOSES_ROADS, removeFalseBridges } from '../../../geo/friction/falseBridges.ts';
import type { RasterGrid } from '../../../geo/zones/rasterZones.ts';
import type { Column, DatasetDraft, FrictionLayersMeta, SourceFile } from '../../dataset.ts';
import type { Crs } from '../../importers/crs.ts';
import { parameterOf } from '../../importers/sourceFile.ts';
import { burnBarriers, burnRoads } from './burnLayers.ts';
import type { Burned } from './burnLayers.ts';
import { overlaps } from './friction.ts';
import { elevationOn, readLayerRaster } from './layerRaster.ts';
import type { LayerRaster } from './layerRaster.ts';
import type { BuildContext } from '../mappedTable.ts';
import { Problems } from '../problems.ts';
import { MODE_CODES, classKey, readSpeeds } from './speedTable.ts';
import type { ClassSpeed } from './speedTable.ts';

/**
 * A friction surface made of layers, on the grid of the land cover (in metres): roads lie over land cover, the fastest
 * where several touch a cell; barriers lie over land cover and, if `closesRoads`, over roads, else a road over a barrier is a
 * bridge, unless it only touches it (removeFalseBridges). Lines take every cell they touch, polygons those whose centre they
 * hold. A class of speed 0 or without a speed, a cell without class and, where a DEM is given, a cell without elevation cannot
 * be entered.
 *
 * @throws InputError with the findings of all layers
 */
export async function buildFrictionLayers(input: FrictionLayersInput, absolutePath: (path: string) => string, context: BuildContext): Promise<Omit<DatasetDraft, 'request'>> {
  const findings: Finding[] = [];
  const sources: SourceFile[] = [];
  /** Keeps what is wrong with one layer and goes on to the next, so that the user hears of all. */
  const gathered = async <T>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      findings.push(...error.findings);
      return null;
    }
  };
  const stopIfAny = (): void => {
    if (findings.some(({ severity }) => severity !== 'note')) throw new InputError(findings);
  };
  const key = (name: string): string => parameterOf(context.parameterPrefix, name);
  const list = <T>(value: T | T[] | undefined, name: string): { layer: T; prefix: string }[] =>
    value === undefined ? [] : (Array.isArray(value) ? value.map((layer, i) => ({ layer, prefix: key(`${name}[${i}]`) })) : [{ layer: value, prefix: key(name) }]);

  context.progress?.('read', 0);
  const ground = await gathered(() => readLayerRaster(input.landCover, absolutePath(input.landCover.path), key('landCover')));
  const speeds = await gathered(() => readSpeeds(input.speeds, absolutePath, context));
  if (ground !== null) await gathered(async () => checkGround(ground, context, key('landCover')));
  if (ground === null || speeds === null) throw new InputError(findings);
  sources.push(...ground.sources, ...speeds.sources);
  const { raster, crs } = ground;
  const grid: RasterGrid = { width: raster.width, height: raster.height, originX: raster.originX, originY: raster.originY, cellX: raster.cellX, cellY: raster.cellY };
  const cellCount = grid.width * grid.height;
  stopIfAny();

  const road = new Int32Array(cellCount).fill(-1);
  const barrier = new Uint8Array(cellCount);
  const burn = async (prefix: string, work: (of: BuildContext) => Promise<Burned>): Promise<void> => {
    const burned = await gathered(() => work({ ...context, progress: undefined, parameterPrefix: prefix }));
    sources.push(...(burned?.sources ?? []));
    findings.push(...(burned?.notes ?? []));
  };
  for (const { layer, prefix } of list(input.roads, 'roads')) await burn(prefix, (of) => burnRoads(layer, absolutePath(layer.path), of, grid, crs.name, speeds.rows, road));
  for (const { layer, prefix } of list(input.barriers, 'barriers')) await burn(prefix, (of) => burnBarriers(layer, absolutePath(layer.path), of, grid, crs.name, barrier));
  context.progress?.('read', 1);
  const { elevation: dem } = input;
  const elevation = dem === undefined ? null : await gathered(async () => {
    const layer = await readLayerRaster(dem, absolutePath(dem.path), key('elevation'));
    const values = elevationOn(layer, grid, crs, key('elevation'), (fraction) => context.progress?.('check', fraction));
    findings.push(...layer.problems.notes());
    sources.push(...layer.sources);
    return values;
  });
  stopIfAny();

  const falseBridges = removeFalseBridges(road, barrier, grid.width, grid.height);
  const surface = laidOver(raster.values, road, barrier, elevation, speeds.rows);
  surface.meta.falseBridgeCells = falseBridges;
  findings.push(...ground.problems.notes(), ...surfaceNotes(surface, raster.file, context.parameterPrefix));
  const columns: Column[] = [{ name: 'values', values: surface.values }];
  if (elevation !== null) columns.push({ name: 'elevation', values: elevation }, { name: 'mode', values: surface.mode });
  const names = (value: { path: string } | { path: string }[] | undefined, name: string): string[] => list(value, name).map(({ layer }) => fileName(layer.path));
  return {
    role: 'friction', name: raster.file, rowCount: cellCount, columns, sources, notes: findings,
    meta: {
      crs: crs.name, format: raster.format, grid: { ...grid, unit: 'seconds-per-meter' },
      friction: { landCover: raster.file, roads: names(input.roads, 'roads'), barriers: names(input.barriers, 'barriers'), elevation: dem === undefined ? null : fileName(dem.path), ...surface.meta },
    },
  };
}

const fileName = (path: string): string => path.split(/[/\\]/).at(-1)!;

/** The raster must be of classes, on a grid in metres, where the zones are. */
function checkGround({ raster, crs, problems }: LayerRaster, context: BuildContext, parameter: string): void {
  if (crs.geographic) problems.error('raster.degree-grid', { parameter, values: { unit: 'seconds-per-meter' } });
  else {
    const meters = trueWidth(raster, crs);
    if (!(Math.abs(meters / raster.cellX - 1) <= LARGEST_DISTORTION)) problems.error('raster.not-metric', { parameter, values: { stated: raster.cellX, meters } });
  }
  let broken = 0;
  let example = 0;
  for (const value of raster.values) {
    if (Number.isNaN(value) || Number.isInteger(value)) continue;
    if (broken++ === 0) example = value;
  }
  if (broken > 0) problems.error('raster.not-classes', { parameter, values: { count: broken, text: example } });
  if (context.zones !== undefined && !overlaps(raster, crs, context.zones.bbox)) problems.error('raster.no-overlap', { parameter });
  problems.stopIfAny();
}

/** A grid whose cells are longer or shorter than they say by more than this (Web Mercator, feet) makes wrong times. */
const LARGEST_DISTORTION = 0.05;
const METERS_PER_DEGREE = 111_320;

/** Metres on the earth along the cell in the middle of the raster. */
function trueWidth({ originX, originY, cellX, cellY, width, height }: LayerRaster['raster'], crs: Crs): number {
  const west = originX + (width / 2) * cellX;
  const lon = Float64Array.of(west, west + cellX);
  const lat = new Float64Array(2).fill(originY - (height / 2) * cellY);
  crs.toWgs84(lon, lat);
  return METERS_PER_DEGREE * Math.hypot((lon[1] - lon[0]) * Math.cos((lat[0] * Math.PI) / 180), lat[1] - lat[0]);
}

interface Surface {
  /** Seconds per metre on flat ground; NaN impassable. */
  values: Float32Array;
  mode: Uint8Array;
  meta: Pick<FrictionLayersMeta, 'classes' | 'roadCells' | 'barrierCells' | 'bridgeCells' | 'falseBridgeCells' | 'impassableCells'>;
  /** Classes of the land cover that the speed table has not, with their cells. */
  unknown: [string, number][];
  withoutElevation: number;
}

function laidOver(ground: ArrayLike<number>, road: Int32Array, barrier: Uint8Array, elevation: Float32Array | null, rows: ClassSpeed[]): Surface {
  const rowOfClass = new Map(rows.map(({ class: key }, row) => [key, row]));
  const rowOfValue = new Map<number, number>();
  const values = new Float32Array(ground.length).fill(NaN);
  const mode = new Uint8Array(ground.length);
  const cells = new Float64Array(rows.length);
  const unknown = new Map<string, number>();
  let [roadCells, barrierCells, bridgeCells, impassableCells, withoutElevation] = [0, 0, 0, 0, 0];
  for (let cell = 0; cell < ground.length; cell++) {
    const bridged = road[cell] >= 0 && barrier[cell] !== CLOSES_ROADS;
    let row = -1;
    if (bridged) {
      row = road[cell];
      roadCells++;
      if (barrier[cell] !== 0) bridgeCells++;
    } else if (barrier[cell] !== 0) barrierCells++;
    else if (!Number.isNaN(ground[cell])) {
      const value = ground[cell];
      const known = rowOfValue.get(value) ?? rowOfClass.get(classKey(value)!) ?? -1;
      rowOfValue.set(value, known);
      row = known;
      if (known < 0) unknown.set(String(value), (unknown.get(String(value)) ?? 0) + 1);
    }
    if (row >= 0) {
      cells[row]++;
      mode[cell] = MODE_CODES[rows[row].mode];
      if (elevation !== null && Number.isNaN(elevation[cell])) withoutElevation++;
      else if (rows[row].speedKmh > 0) values[cell] = 3.6 / rows[row].speedKmh;
    }
    if (Number.isNaN(values[cell])) impassableCells++;
  }
  return {
    values, mode, withoutElevation, unknown: [...unknown].sort(([a], [b]) => Number(a) - Number(b)),
    meta: { classes: rows.map((row, i) => ({ ...row, cells: cells[i] })), roadCells, barrierCells, bridgeCells, falseBridgeCells: 0, impassableCells },
  };
}

function surfaceNotes({ meta, unknown, withoutElevation, values }: Surface, file: string, prefix: string): Finding[] {
  const problems = new Problems(file);
  const speeds = parameterOf(prefix, 'speeds');
  problems.note('friction.layers', { values: { cells: values.length, roads: meta.roadCells, barriers: meta.barrierCells, bridges: meta.bridgeCells, falseBridges: meta.falseBridgeCells, impassable: meta.impassableCells } });
  for (const [text, cells] of unknown) problems.note('friction.class-without-speed', { parameter: speeds, values: { text, cells } });
  for (const { class: text, speedKmh, cells } of meta.classes) if (speedKmh === 0 && cells > 0) problems.note('friction.class-closed', { parameter: speeds, values: { text, cells } });
  if (withoutElevation > 0) problems.note('friction.without-elevation', { parameter: parameterOf(prefix, 'elevation'), values: { cells: withoutElevation } });
  return problems.notes();
}
