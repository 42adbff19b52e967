import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CoverageAnalysis, ImportRequest } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import type { RunDraft } from '../../data/project/projectFile.ts';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { runCoverage } from '../../engine/analyses/coverage/coverage.ts';
import { control } from './town.ts';

/**
 * A town of four streets by four avenues, corners c00 to c33 (row, column) 0.01 degrees apart at 105 E, 26 N. Every block takes
 * 2 minutes, but:
 *
 *     row 0:  c00 -- c01 -- c02 -- c03      a highway (class fast): 1 minute a block
 *     row 1:  c10 -> c11 -> c12 -> c13      one way eastwards
 *     row 2:  c20 -- c21 == c22 -- c23      the middle is a bridge (edge id bridge)
 *     row 3:  c30 -- c31 -- c32 -- c33      a lane (class lane): 4 minutes a block
 *     avenues (columns) as they are; column 2 between rows 1 and 2 does not exist (the river)
 *
 * The clinic stands at c00. At corner k, counted along the rows, live 2^k people: a sum says exactly whose they are.
 */
const SIZE = 4;
export const cornerId = (row: number, column: number): string => `c${row}${column}`;
export interface TownEdge { id: string; from: string; to: string; minutes: number; oneway: 0 | 1; kind: string }

export function townEdges(): TownEdge[] {
  const edges: TownEdge[] = [];
  const perBlock = [1, 2, 2, 4];
  const kinds = ['fast', 'street', 'street', 'lane'];
  for (let row = 0; row < SIZE; row++) {
    for (let column = 0; column < SIZE; column++) {
      const from = cornerId(row, column);
      if (column + 1 < SIZE) edges.push({ id: row === 2 && column === 1 ? 'bridge' : `h${row}${column}`, from, to: cornerId(row, column + 1), minutes: perBlock[row], oneway: row === 1 ? 1 : 0, kind: kinds[row] });
      if (row + 1 < SIZE && !(column === 2 && row === 1)) edges.push({ id: `v${row}${column}`, from, to: cornerId(row + 1, column), minutes: 2, oneway: 0, kind: 'avenue' });
    }
  }
  return edges;
}

export async function buildGridTown(folder: string, name = 'town'): Promise<ProjectFile> {
  mkdirSync(folder, { recursive: true });
  const file = (base: string, rows: (string | number)[][]): string => {
    writeFileSync(join(folder, base), `${rows.map((row) => row.join(',')).join('\n')}\n`);
    return base;
  };
  const corners = Array.from({ length: SIZE * SIZE }, (_, k) => ({ id: cornerId(Math.floor(k / SIZE), k % SIZE), lon: 105 + (k % SIZE) / 100, lat: 26 - Math.floor(k / SIZE) / 100, persons: 2 ** k }));
  const square = [[104.9, 25.9], [105.1, 25.9], [105.1, 26.1], [104.9, 26.1], [104.9, 25.9]];
  writeFileSync(join(folder, 'zones.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { code: '990101' }, geometry: { type: 'Polygon', coordinates: [square] } }] }));
  const requests: ImportRequest[] = [
    { role: 'zones', input: { path: 'zones.geojson', code: 'code' } },
    { role: 'facilities', input: { path: file('clinics.csv', [['id', 'lon', 'lat'], ['clinic', 105, 26]]), id: 'id', lon: 'lon', lat: 'lat', crs: 'EPSG:4326' } },
    { role: 'population', input: { path: file('people.csv', [['id', 'lon', 'lat', 'n'], ...corners.map(({ id, lon, lat, persons }) => [id, lon, lat, persons])]), id: 'id', lon: 'lon', lat: 'lat', persons: 'n', crs: 'EPSG:4326' } },
    {
      role: 'roads', input: {
        nodes: file('nodes.csv', [['id', 'lon', 'lat'], ...corners.map(({ id, lon, lat }) => [id, lon, lat])]), nodeId: 'id', nodeLon: 'lon', nodeLat: 'lat',
        edges: file('edges.csv', [['id', 'a', 'b', 't', 'oneway', 'kind'], ...townEdges().map(({ id, from, to, minutes, oneway, kind }) => [id, from, to, minutes, oneway, kind])]),
        from: 'a', to: 'b', minutes: 't', oneway: 'oneway', class: 'kind', edgeId: 'id', crs: 'EPSG:4326',
      },
    },
  ];
  const project = ProjectFile.create(join(folder, `${name}.junheng`));
  for (const request of requests) project.insertDataset(await buildDataset(request, { baseDir: folder, parameterPrefix: `inputs.${request.role}` }), false);
  return project;
}

export function cover(project: ProjectFile, travel: Partial<CoverageAnalysis>): RunDraft {
  return runCoverage(project, { id: 'n', kind: 'coverage', model: 'network', snap: 'nearest-node', minutes: 30, ...travel }, control());
}

/** Corners whose people a run counts as covered, from the powers of two in the sum. */
export function coveredCorners(run: RunDraft): string[] {
  const persons = run.totals['persons_covered'] as number;
  return Array.from({ length: SIZE * SIZE }, (_, k) => k).filter((k) => Math.floor(persons / 2 ** k) % 2 === 1).map((k) => cornerId(Math.floor(k / SIZE), k % SIZE));
}
