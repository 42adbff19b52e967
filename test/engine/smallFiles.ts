import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Two square counties, three places, one clinic: the smallest set of files that runs. */
export function writeSmallFiles(dir: string): { recipe: string; content: SmallRecipe } {
  mkdirSync(dir, { recursive: true });
  const square = (west: number) => ({ type: 'Polygon', coordinates: [[[west, 26], [west + 0.1, 26], [west + 0.1, 26.1], [west, 26.1], [west, 26]]] });
  const feature = (code: string, name: string, poor: number, west: number) => ({ type: 'Feature', properties: { code, name, poor }, geometry: square(west) });
  writeFileSync(join(dir, 'zones.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [feature('990101', '甲县', 0, 104), feature('990102', '乙县', 1, 104.1)] }));
  writeFileSync(join(dir, 'facilities.csv'), 'id,lon,lat,type,capacity\nf1,104.05,26.05,clinic,20\n');
  writeFileSync(join(dir, 'population.csv'), 'id,lon,lat,pop\np1,104.05,26.05,100\np2,104.08,26.05,200\np3,104.15,26.05,400\n');
  const content: SmallRecipe = {
    inputs: {
      zones: { path: 'zones.geojson', code: 'code', name: 'name', tags: { poor: 'poor' } },
      facilities: { path: 'facilities.csv', id: 'id', lon: 'lon', lat: 'lat', type: 'type', capacity: 'capacity' },
      population: { path: 'population.csv', id: 'id', lon: 'lon', lat: 'lat', persons: 'pop' },
    },
    analyses: [{ id: 'r', kind: 'coverage', model: 'radius', radiusMeters: 5000 }],
  };
  const recipe = join(dir, 'recipe.json');
  writeFileSync(recipe, JSON.stringify(content));
  return { recipe, content };
}

export interface SmallRecipe {
  inputs: { zones: Record<string, unknown>; facilities: Record<string, unknown>; population: Record<string, unknown>; friction?: Record<string, unknown> };
  analyses: Record<string, unknown>[];
}
