import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { ImportRequest } from '../../api/recipe.ts';
import { ProjectFile } from '../../data/project/projectFile.ts';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { catchmentsOf } from '../../engine/analyses/travel/catchments.ts';
import { completeCoverage } from '../../engine/analyses/complete/complete.ts';
import { travelModelOf } from '../../engine/analyses/travel/travelModel.ts';
import { loadFacilities, loadPopulation } from '../../engine/load.ts';
import { material } from '../material.ts';
import { control } from './town.ts';

/** pgRouting's sample network and the three results of pgr_drivingDistance its documentation prints: node and cost from 11 and 16. */
const sample = material('data', 'expected', 'pgrouting_sample');
const folder = mkdtempSync(join(tmpdir(), 'junheng-pgrouting-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Reached = Record<string, number>;
const read = (name: string): string[][] => readFileSync(join(sample!, name), 'utf8').trim().split(/\r?\n/).slice(1).map((row) => row.split(','));

/** Every vertex is a place with people; vertices 11 and 16 are facilities. */
async function projectOf(name: string, directed: boolean): Promise<ProjectFile> {
  const vertices = read('vertices.csv');
  writeFileSync(join(folder, 'sites.csv'), ['id,x,y', ...vertices.filter(([id]) => id === '11' || id === '16').map((row) => row.join(','))].join('\n'));
  writeFileSync(join(folder, 'places.csv'), ['id,x,y,n', ...vertices.map((row) => [...row, 1].join(','))].join('\n'));
  const requests: ImportRequest[] = [
    { role: 'facilities', input: { path: join(folder, 'sites.csv'), id: 'id', lon: 'x', lat: 'y', crs: 'EPSG:4326' } },
    { role: 'population', input: { path: join(folder, 'places.csv'), id: 'id', lon: 'x', lat: 'y', persons: 'n', crs: 'EPSG:4326' } },
    {
      role: 'roads', input: {
        nodes: join(sample!, 'vertices.csv'), nodeId: 'id', nodeLon: 'x', nodeLat: 'y', crs: 'EPSG:4326',
        edges: join(sample!, 'edges.csv'), from: 'source', to: 'target', minutes: 'cost', reverseMinutes: 'reverse_cost', directed,
      },
    },
  ];
  const project = ProjectFile.create(join(folder, `${name}.junheng`));
  for (const request of requests) project.insertDataset(await buildDataset(request, { baseDir: folder, parameterPrefix: `inputs.${request.role}` }), false);
  return project;
}

describe.skipIf(!sample)('pgr_drivingDistance', () => {
  const expected = sample ? (JSON.parse(readFileSync(join(sample, 'expected.json'), 'utf8')) as Record<string, Record<string, Reached>>) : {};
  const analysis = completeCoverage({ id: 'n', kind: 'coverage', model: 'network', snap: 'nearest-node', minutes: 3, direction: 'from-facility' });

  async function catchments(directed: boolean): Promise<Record<string, Reached>> {
    const project = await projectOf(`catchments-${directed}`, directed);
    const population = loadPopulation(project)!;
    const sites = loadFacilities(project)!;
    const [{ offsets, point, cost }] = catchmentsOf(project, analysis, population, [sites], control());
    const reached = Object.fromEntries(sites.ids.map((id, site) => [id, Object.fromEntries(Array.from(point.subarray(offsets[site], offsets[site + 1]), (p, k) => [population.ids[p], cost[offsets[site] + k]]))]));
    project.close();
    return reached;
  }

  test('from 11 within 3, directed: 13 nodes', async () => {
    expect((await catchments(true))['11']).toEqual(expected['drivingDistance_from_11_max3_directed']['11']);
  });
  test('from 11 and 16 within 3, undirected', async () => {
    expect(await catchments(false)).toEqual(expected['from_11_and_16_max3_undirected']);
  });
  test('from 11 and 16 within 3, directed, each node to the nearer of the two', async () => {
    const project = await projectOf('equicost', true);
    const population = loadPopulation(project)!;
    const sites = loadFacilities(project)!;
    const { pointCost, pointFacility } = travelModelOf(project, analysis, sites, population, control()).solve(Int32Array.of(0, 1), 'all');
    const nearer = Object.fromEntries(sites.ids.map((id, site) => [id, Object.fromEntries(population.ids.flatMap((place, p) => (pointFacility![p] === site ? [[place, pointCost![p]]] : [])))]));
    project.close();
    expect(nearer).toEqual(expected['from_11_and_16_max3_equicost']);
  });
});
