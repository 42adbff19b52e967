import type { Column, DatasetDraft } from '../../data/dataset.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { projectPoints } from '../../data/projectPoints.ts';
import type { ImportRequest } from '../../api/recipe.ts';
import { TaskControl, newControl } from '../../engine/tasks.ts';

/**
 * A town whose answers are derived by hand. Two square counties side by side, A (104.0-104.1 E) and B (104.1-104.2 E),
 * both 26.0-26.1 N, in one prefecture. People are powers of two times 100, so a sum tells exactly who is in it:
 *
 *     p1 100 at node 1 (A) -- 10 min -- p2 200 at node 2 (A, urban) -- 25 min -- p3 400 at node 3 (B)
 *     p4 800 at node 4 (B, urban), an island: no road leads there
 *     p5 1600 outside both counties
 *
 * f1, a clinic (capacity 30), stands at node 1, f2, a school (capacity unknown), at node 3.
 */
export const PLACES = {
  p1: [104.05, 26.05], p2: [104.08, 26.05], p3: [104.15, 26.05], p4: [104.18, 26.09], p5: [104.5, 26.5],
} as const;
const ids = Object.keys(PLACES) as (keyof typeof PLACES)[];
const lon = Float64Array.from(ids, (id) => PLACES[id][0]);
const lat = Float64Array.from(ids, (id) => PLACES[id][1]);

const draft = (request: ImportRequest, rowCount: number, columns: Column[], meta: DatasetDraft['meta'] = {}): DatasetDraft => ({
  role: request.role, name: `${request.role}.csv`, rowCount, columns, meta, notes: [], sources: [], request,
});

const square = (west: number, east: number): number[] => [west, 26, east, 26, east, 26.1, west, 26.1];

export function buildTown(path: string): ProjectFile {
  const project = ProjectFile.create(path);
  project.insertDataset(draft({ role: 'zones', input: { path: 'zones', code: 'code' } }, 2, [
    // B comes first in the file: rows of the result are ordered by code all the same.
    { name: 'code', values: ['990102', '990101'] }, { name: 'name', values: ['乙县', '甲县'] }, { name: 'parent', values: ['某市', '某市'] },
    { name: 'tag:poor', values: Uint8Array.of(1, 0) },
    { name: 'geometry.coordinates', values: Float64Array.from([...square(104.1, 104.2), ...square(104, 104.1)]) },
    { name: 'geometry.ringOffsets', values: Uint32Array.of(0, 4, 8) }, { name: 'geometry.polygonOffsets', values: Uint32Array.of(0, 1, 2) },
    { name: 'geometry.zoneOffsets', values: Uint32Array.of(0, 1, 2) },
  ], { tags: ['poor'] }), false);
  project.insertDataset(draft({ role: 'facilities', input: { path: 'f' } }, 2, [
    { name: 'id', values: ['f1', 'f2'] }, { name: 'name', values: ['卫生院', '小学'] }, { name: 'type', values: ['clinic', 'school'] },
    { name: 'lon', values: Float64Array.of(lon[0], lon[2]) }, { name: 'lat', values: Float64Array.of(lat[0], lat[2]) }, { name: 'capacity', values: Float64Array.of(30, NaN) },
  ]), false);
  project.insertDataset(draft({ role: 'population', input: { path: 'p.csv', persons: 'pop' } }, 5, [
    { name: 'id', values: ids }, { name: 'lon', values: lon }, { name: 'lat', values: lat }, { name: 'persons', values: Float64Array.of(100, 200, 400, 800, 1600) },
    { name: 'group:urban', values: Float64Array.of(0, 200, 0, 800, 0) },
  ], { groups: ['urban'] }), false);
  project.insertDataset(draft({ role: 'roads', input: { path: 'r.osm.pbf' } }, 2, [
    { name: 'node.lon', values: lon.slice(0, 4) }, { name: 'node.lat', values: lat.slice(0, 4) },
    { name: 'edge.from', values: Int32Array.of(0, 1) }, { name: 'edge.to', values: Int32Array.of(1, 2) },
    { name: 'edge.minutes', values: Float64Array.of(10, 25) }, { name: 'edge.reverseMinutes', values: Float64Array.of(10, 25) },
  ], { roads: { profile: 'table', speedsKmh: {}, ignoreOneway: false, component: 'all', directed: false, classes: [] } }), false);
  project.insertDataset(frictionStrip(), false);
  return project;
}

/** One row of 5 cells of 3 km at 10 minutes each, the first centred on p1; the last is a lake. p2, 3 km east, is in the second. */
function frictionStrip(): DatasetDraft {
  const cell = 3000;
  const { x, y } = projectPoints('EPSG:32648', lon.slice(0, 1), lat.slice(0, 1));
  return draft({ role: 'friction', input: { path: 'f.tif', unit: 'minutes-per-cell' } }, 5, [{ name: 'values', values: Float32Array.of(10, 10, 10, 10, NaN) }], {
    crs: 'EPSG:32648', grid: { width: 5, height: 1, originX: x[0] - cell / 2, originY: y[0] + cell / 2, cellX: cell, cellY: cell, unit: 'minutes-per-cell' },
  });
}

/** The same people, who know their minutes to the nearest facility. */
export function knowMinutes(project: ProjectFile, minutes: Float64Array): void {
  const [{ id, ...population }] = project.listDatasets('population');
  const columns = project.columnNames(id).map((name): Column => ({ name, values: project.readColumn(id, name)! }));
  project.insertDataset({ ...population, columns: [...columns, { name: 'minutes', values: minutes }] }, true);
}

export const control = (): TaskControl => new TaskControl(newControl());

/** A column of a run's table as plain values. */
export function columnOf(run: RunDraft, name: string, table = 'main'): (string | number | null)[] {
  const column = run.tables.find((t) => t.name === table)!.columns.find((c) => c.name === name)!;
  return Array.from<string | number | null>(column.values);
}
