import type { Finding } from '../../../api/findings.ts';
import type { FrictionLayersInput } from '../../../api/recipe.ts';
import { cellsOnLine } from '../../../geo/friction/burnLine.ts';
import { BRIDGEABLE, CLOSES_ROADS } from '../../../geo/friction/falseBridges.ts';
import { rasterizeZones } from '../../../geo/zones/rasterZones.ts';
import type { RasterGrid } from '../../../geo/zones/rasterZones.ts';
import type { SourceFile } from '../../dataset.ts';
import { layerShapes } from './layerShapes.ts';
import { readMappedTable } from '../mappedTable.ts';
import type { BuildContext } from '../mappedTable.ts';
import { RowCount } from '../problems.ts';
import { classKey } from './speedTable.ts';
import type { ClassSpeed } from './speedTable.ts';

type One<T> = T extends readonly (infer Item)[] ? Item : T;
type RoadLayer = One<NonNullable<FrictionLayersInput['roads']>>;
type BarrierLayer = One<NonNullable<FrictionLayersInput['barriers']>>;

export interface Burned {
  sources: SourceFile[];
  notes: Finding[];
}

/**
 * Gives every cell that a road touches the row of its class in the speed table; of several roads the fastest, of equally
 * fast ones the one that stands first in the table. Roads of a class that the table has not stay out and are counted.
 *
 * @param road row per cell, -1 where there is no road; changed in place
 */
export async function burnRoads(layer: RoadLayer, absolutePath: string, context: BuildContext, grid: RasterGrid, crs: string, speeds: ClassSpeed[], road: Int32Array): Promise<Burned> {
  const column = typeof layer.class === 'string' ? layer.class : undefined;
  const mapped = await readMappedTable(layer, absolutePath, context, [column]);
  const { problems } = mapped;
  const classes = typeof layer.class === 'string' ? mapped.cells(layer.class, 'class') : null;
  const fixed = typeof layer.class === 'object' ? classKey(layer.class.value) : null;
  const { lines } = layerShapes(mapped, crs, false);
  problems.stopIfAny();
  const rowOfClass = new Map(speeds.map(({ class: key }, row) => [key, row]));
  const unknown = new Map<string, number>();
  const unclassed = new RowCount();
  let touched = 0;
  for (const { row, coordinates } of lines) {
    const key = classes === null ? fixed : classKey(classes[row]);
    const speed = key === null ? undefined : rowOfClass.get(key);
    if (key === null) unclassed.add(mapped.rowNumber(row));
    else if (speed === undefined) unknown.set(key, (unknown.get(key) ?? 0) + 1);
    cellsOnLine(coordinates, grid, (cell) => {
      touched++;
      if (speed !== undefined && (road[cell] < 0 || isFaster(speeds, speed, road[cell]))) road[cell] = speed;
    });
  }
  if (touched === 0) problems.error('friction.layer-outside', { parameter: mapped.parameter('path') });
  if (unclassed.count > 0) problems.note('row.missing-value', { row: unclassed.first, column, parameter: mapped.parameter('class'), values: { count: unclassed.count } });
  for (const [text, lines] of unknown) problems.note('friction.road-without-speed', { column, parameter: mapped.parameter('class'), values: { text, lines } });
  return { sources: mapped.sources, notes: problems.notes() };
}

const isFaster = (speeds: ClassSpeed[], one: number, other: number): boolean =>
  speeds[one].speedKmh > speeds[other].speedKmh || (speeds[one].speedKmh === speeds[other].speedKmh && one < other);

/** Marks the cells of a barrier: all that its lines touch, and those whose centre its polygons hold. @param barrier changed in place */
export async function burnBarriers(layer: BarrierLayer, absolutePath: string, context: BuildContext, grid: RasterGrid, crs: string, barrier: Uint8Array): Promise<Burned> {
  const mapped = await readMappedTable(layer, absolutePath, context, []);
  const { problems } = mapped;
  const { lines, polygons } = layerShapes(mapped, crs, true);
  problems.stopIfAny();
  const kind = layer.closesRoads === true ? CLOSES_ROADS : BRIDGEABLE;
  let touched = 0;
  const mark = (cell: number): void => {
    touched++;
    barrier[cell] = Math.max(barrier[cell], kind);
  };
  for (const { coordinates } of lines) cellsOnLine(coordinates, grid, mark);
  if (polygons !== null) rasterizeZones(polygons, grid).forEach((zone, cell) => { if (zone >= 0) mark(cell); });
  if (touched === 0) problems.note('friction.layer-outside', { parameter: mapped.parameter('path') });
  return { sources: mapped.sources, notes: problems.notes() };
}
