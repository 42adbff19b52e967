import { nearestAndReach } from '../../geo/radius/nearestSite.ts';
import { coveredAreasSquareMeters } from '../../geo/radius/radiusArea.ts';
import type { Points, ZonePolygons } from '../../geo/types.ts';
import { zoneAreasSquareMeters } from '../../geo/zones/zoneArea.ts';
import { buildZoneIndex, locatePoints } from '../../geo/zones/zoneIndex.ts';

/**
 * `node test/bench/national.ts [share]`: coverage by radius of a country of the size of China, made from a seed: 2,900
 * counties, 1,000,000 facilities, 10,000,000 places of people, or a share of each. Prints one line of JSON.
 */

const COUNTIES = 2900;
const FACILITIES = 1_000_000;
const PLACES = 10_000_000;
const RADIUS_METERS = 3000;
const SEED = 20240601;
/** Vertices of the border between two corners of the lattice of counties. */
const BORDER_VERTICES = 40;
const WEST = 80;
const SOUTH = 21;
const COUNTY_DEGREES = 0.75;

export interface NationalOutcome {
  counties: number;
  facilities: number;
  places: number;
  /** Wall seconds of each part; `total` is their sum, without the making of the data. */
  seconds: { generate: number; zones: number; locate: number; nearestAndReach: number; area: number; total: number };
  /** Greatest resident memory of the process so far, MB. */
  peakMb: number;
  personsShare: number;
  areaShare: number;
}

/** Makes the country at `share` (0 to 1] of its size and computes people and area covered within 3 km, by county. */
export function runNational(share = 1): NationalOutcome {
  let last = performance.now();
  const lap = (): number => {
    const now = performance.now();
    const seconds = (now - last) / 1000;
    last = now;
    return seconds;
  };
  const random = seeded(SEED);
  const columns = Math.max(1, Math.round(Math.sqrt((COUNTIES * share * 58) / 50)));
  const rows = Math.max(1, Math.round((COUNTIES * share) / columns));
  const zones = counties(columns, rows, random);
  const towns = scatter(Math.max(1, Math.round(30_000 * share)), columns, rows, null, random);
  const places = scatter(Math.round(PLACES * share), columns, rows, towns, random);
  const facilities = scatter(Math.round(FACILITIES * share), columns, rows, towns, random);
  const persons = Float64Array.from({ length: places.lon.length }, () => Math.floor(random() * 280));
  const generate = lap();

  const index = buildZoneIndex(zones);
  const zoneAreas = zoneAreasSquareMeters(zones);
  const zonesSeconds = lap();
  const county = locatePoints(index, places);
  const locate = lap();
  const { site } = nearestAndReach(facilities, places, persons, RADIUS_METERS);
  const all = new Float64Array(zoneAreas.length);
  const covered = new Float64Array(zoneAreas.length);
  for (let i = 0; i < county.length; i++) {
    if (county[i] < 0) continue;
    all[county[i]] += persons[i];
    if (site[i] >= 0) covered[county[i]] += persons[i];
  }
  const nearest = lap();
  const areas = coveredAreasSquareMeters(zones, index, facilities, RADIUS_METERS);
  const area = lap();

  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  return {
    counties: zoneAreas.length, facilities: facilities.lon.length, places: places.lon.length,
    seconds: { generate, zones: zonesSeconds, locate, nearestAndReach: nearest, area, total: zonesSeconds + locate + nearest + area },
    peakMb: process.resourceUsage().maxRSS / 1024,
    personsShare: sum(covered) / sum(all), areaShare: sum(areas) / sum(zoneAreas),
  };
}

/** Uniform numbers in [0, 1) from a seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A lattice of counties with ragged borders, every border the same for both its counties. */
function counties(columns: number, rows: number, random: () => number): ZonePolygons {
  const ragged = (): number => (random() - 0.5) * 0.02;
  const corner = (column: number, row: number): [number, number] => [WEST + column * COUNTY_DEGREES, SOUTH + row * COUNTY_DEGREES];
  const line = (from: [number, number], to: [number, number]): number[] => {
    const out = [...from];
    for (let k = 1; k <= BORDER_VERTICES; k++) {
      const t = k / (BORDER_VERTICES + 1);
      out.push(from[0] + t * (to[0] - from[0]) + ragged(), from[1] + t * (to[1] - from[1]) + ragged());
    }
    return [...out, ...to];
  };
  const eastward = Array.from({ length: (rows + 1) * columns }, (_, k) => line(corner(k % columns, Math.floor(k / columns)), corner((k % columns) + 1, Math.floor(k / columns))));
  const northward = Array.from({ length: rows * (columns + 1) }, (_, k) => line(corner(k % (columns + 1), Math.floor(k / (columns + 1))), corner(k % (columns + 1), Math.floor(k / (columns + 1)) + 1)));
  const coordinates: number[] = [];
  const ringOffsets = [0];
  const walk = (border: number[], forward: boolean): void => {
    // all but the last vertex: the next border starts there
    const count = border.length / 2;
    for (let k = 0; k < count - 1; k++) coordinates.push(border[2 * (forward ? k : count - 1 - k)], border[2 * (forward ? k : count - 1 - k) + 1]);
  };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      walk(eastward[row * columns + column], true);
      walk(northward[row * (columns + 1) + column + 1], true);
      walk(eastward[(row + 1) * columns + column], false);
      walk(northward[row * (columns + 1) + column], false);
      ringOffsets.push(coordinates.length / 2);
    }
  }
  const one = Uint32Array.from({ length: columns * rows + 1 }, (_, k) => k);
  return { coordinates: Float64Array.from(coordinates), ringOffsets: Uint32Array.from(ringOffsets), polygonOffsets: one, zoneOffsets: one };
}

/** Points over the country: evenly, or two of three gathered about the towns, few of which are large. */
function scatter(count: number, columns: number, rows: number, towns: Points | null, random: () => number): Points {
  const lon = new Float64Array(count);
  const lat = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    if (towns !== null && i % 3 !== 0) {
      const town = Math.floor(towns.lon.length * random() ** 2);
      const away = 0.01 + 0.2 * random() ** 3;
      const azimuth = 2 * Math.PI * random();
      lon[i] = towns.lon[town] + away * Math.cos(azimuth);
      lat[i] = towns.lat[town] + away * Math.sin(azimuth);
    } else {
      lon[i] = WEST + random() * columns * COUNTY_DEGREES;
      lat[i] = SOUTH + random() * rows * COUNTY_DEGREES;
    }
  }
  return { lon, lat };
}

if (import.meta.main) console.log(JSON.stringify(runNational(Number(process.argv[2] ?? 1))));
