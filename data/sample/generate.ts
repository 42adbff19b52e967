import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../../api/findings.ts';
import { Borders } from './borders.ts';
import { designate, renaming } from './designations.ts';
import { divide } from './divisions.ts';
import { equip } from './equipment.ts';
import { FRICTION_NODATA, frictionMinutes } from './friction.ts';
import { newGeoTiff } from '../exporters/geotiff.ts';
import { habitability } from './habitat.ts';
import { hazardZone } from './hazard.ts';
import { makeIndicators } from './indicators.ts';
import { makeMesh } from './mesh.ts';
import { layRoads, provinceMask } from './network.ts';
import { makePeople, makeUrbanRural } from './people.ts';
import { GRID, PLANE_EPSG } from './plane.ts';
import { traceRoads } from './roads.ts';
import { sampleReadme, sampleRecipe } from './sampleRecipe.ts';
import { chooseSeats } from './seats.ts';
import { placeServices } from './services.ts';
import { settle } from './settlements.ts';
import {
  candidatesCsv, codeChangesCsv, countiesGeoJson, edgesCsv, facilitiesCsv, hazardGeoJson, indicatorsCsv, nodesCsv, peopleCsv, populationCsv, tagsCsv, townshipsGeoJson, urbanRuralCsv,
} from './tables.ts';
import { makeTerrain } from './terrain.ts';
import { nameUnits } from './units.ts';

export const DEFAULT_SEED = 2;

/**
 * Writes the built-in sample province into `outDir`: an invented province with every input the analyses read, and
 * `recipe.json` to run them. The same seed gives the same bytes. The folder appears complete or not at all.
 *
 * @param options.seed any 32-bit whole number
 * @param options.progress told the fraction done, 0..1; may throw to stop
 * @throws InputError `file.exists` when `outDir` is there and not empty
 */
export async function generateSample(outDir: string, options: { seed?: number; progress?: (fraction: number) => void }): Promise<void> {
  const target = resolve(outDir);
  if (!(await isFree(target))) throw new InputError({ code: 'file.exists', severity: 'error', file: basename(target) });
  const files = makeFiles(options.seed ?? DEFAULT_SEED, options.progress ?? (() => {}));
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.partial`);
  try {
    await mkdir(draft, { recursive: true });
    for (const [name, content] of files) await writeFile(join(draft, name), content);
    await rmdir(target).catch(() => {}); // an empty folder may stand in the way; anything else makes the rename fail
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  options.progress?.(1);
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}

function makeFiles(seed: number, progress: (fraction: number) => void): Map<string, string | Uint8Array> {
  progress(0);
  const terrain = makeTerrain(seed);
  progress(0.25);
  const mesh = makeMesh(seed, terrain);
  const habitat = habitability(terrain);
  progress(0.32);
  const seats = chooseSeats(seed, mesh, terrain, habitat);
  progress(0.52);
  const divisions = divide(seed, mesh, terrain, seats);
  const units = nameUnits(seed, mesh, terrain, habitat, seats, divisions, new Borders(mesh, divisions.townshipOfCell));
  const settlements = settle(seed, mesh, terrain, habitat, divisions, units);
  progress(0.58);
  const land = provinceMask(mesh, settlements);
  const steps = layRoads(seed, terrain, land, units, mesh, settlements);
  progress(0.88);
  const roads = traceRoads(seed, terrain, steps, settlements);
  const { facilities, candidates } = placeServices(seed, units, settlements);
  const friction = frictionMinutes(terrain, land, steps);
  progress(0.92);
  const indicators = makeIndicators(seed, units, settlements);
  const people = makePeople(seed, units, indicators);
  const renamed = renaming(units);
  const files = new Map<string, string | Uint8Array>([
    ['recipe.json', `${JSON.stringify(sampleRecipe(), null, 2)}\n`],
    ['README.txt', sampleReadme(seed)],
    ['counties.geojson', countiesGeoJson(units)],
    ['townships.geojson', townshipsGeoJson(units)],
    ['population.csv', populationCsv(settlements, units)],
    ['facilities.csv', facilitiesCsv(facilities, equip(seed, units, facilities))],
    ['candidates.csv', candidatesCsv(candidates)],
    ['nodes.csv', nodesCsv(roads)],
    ['edges.csv', edgesCsv(roads)],
    ['indicators.csv', indicatorsCsv(indicators)],
    ['people.csv', peopleCsv(people, renamed)],
    ['urban_rural.csv', urbanRuralCsv(makeUrbanRural(seed, units, settlements, indicators, people))],
    ['tags.csv', tagsCsv(designate(units, renamed))],
    ['code_changes.csv', codeChangesCsv(renamed)],
    ['hazard.geojson', hazardGeoJson(hazardZone(mesh, terrain))],
    ['friction.tif', frictionTif(friction)],
  ]);
  progress(0.97);
  return files;
}

function frictionTif(friction: Float32Array): Uint8Array {
  const { width, height, originX, originY, cellMeters } = GRID;
  const tiff = newGeoTiff({ width, height, originX, originY, cellX: cellMeters, cellY: cellMeters, crs: `EPSG:${PLANE_EPSG}`, geographic: false, nodata: FRICTION_NODATA });
  tiff.values.set(friction);
  return tiff.bytes;
}
