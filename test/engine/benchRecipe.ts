import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recipe } from '../../api/recipe.ts';

/** Radius of the synthetic provinces by size, metres. */
export const BENCH_RADIUS_METERS = { S: 5000, M: 3000, L: 1500 } as const;
export type BenchSize = keyof typeof BENCH_RADIUS_METERS;

/** Generates a synthetic province with the given generator, unless it is there already. */
export function generateProvince(generator: string, size: BenchSize, seed: number, folder: string): string {
  const dir = join(folder, `${size}-${seed}`);
  if (existsSync(join(dir, 'meta.json'))) return dir;
  mkdirSync(dir, { recursive: true });
  const { status, stderr } = spawnSync(process.execPath, [generator, '--size', size, '--seed', String(seed), '--out', dir], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return dir;
}

/** The peers' work as a recipe of ours: radius, network, friction, 2SFCA. Written beside the data. */
export function writeBenchRecipe(dir: string, size: BenchSize): string {
  const recipe: Recipe = {
    synthetic: true,
    inputs: {
      zones: { path: 'counties.geojson', code: 'code', name: 'name' },
      facilities: { path: 'facilities.csv', id: 'id', lon: 'lon', lat: 'lat', type: 'type', capacity: 'capacity', crs: 'EPSG:4326' },
      population: { path: 'population.csv', id: 'id', lon: 'lon', lat: 'lat', persons: 'pop', groups: { urban: { column: 'urban', as: 'flag' } }, crs: 'EPSG:4326' },
      roads: { nodes: 'nodes.csv', nodeId: 'id', nodeLon: 'lon', nodeLat: 'lat', edges: 'edges.csv', from: 'source', to: 'target', minutes: 'minutes', directed: false },
      friction: { path: 'friction.tif', unit: 'minutes-per-cell' },
    },
    analyses: [
      { id: 'radius', kind: 'coverage', model: 'radius', radiusMeters: BENCH_RADIUS_METERS[size] },
      { id: 'sfca', kind: 'accessibility', method: '2sfca', model: 'radius', radiusMeters: BENCH_RADIUS_METERS[size], per: 1000 },
      { id: 'network', kind: 'coverage', model: 'network', minutes: 30, snap: 'nearest-node', facilityReach: false },
      { id: 'friction', kind: 'coverage', model: 'friction', minutes: 30, neighbours: 8, facilityReach: false },
    ],
  };
  const path = join(dir, 'recipe.json');
  writeFileSync(path, JSON.stringify(recipe, null, 2));
  return path;
}
