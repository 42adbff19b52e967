import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Points, ZonePolygons } from '../../geo/types.ts';
import { zoneAreasSquareMeters } from '../../geo/zones/zoneArea.ts';
import { buildZoneIndex, locatePoints } from '../../geo/zones/zoneIndex.ts';
import type { ZoneIndex } from '../../geo/zones/zoneIndex.ts';
import { required } from '../load.ts';
import type { Population, Zones } from '../load.ts';
import type { CompletedTravel } from './complete/complete.ts';

const SQUARE_METERS_PER_KM2 = 1e6;

/** Administrative units of one level, with what every coverage figure is divided by. */
export interface Units {
  codes: string[];
  names: string[];
  parents: string[] | null;
  polygons: ZonePolygons;
  index: ZoneIndex;
  /** NaN for a unit without geometry. */
  areaKm2: Float64Array;
  /** Unit of each population point, -1 outside all; null without population. */
  pointUnit: Int32Array | null;
  /** Unit that holds each of some other points, -1 outside. */
  locate: (points: Points) => Int32Array;
}

/** The units of an analysis: the zones; with a matrix and without zones, every population point is one. Throws InputError `recipe.missing-input`. */
export function unitsOf(zones: Zones | null, population: Population | null, analysis: Pick<CompletedTravel, 'id' | 'model'>): Units {
  if (zones === null && population !== null && analysis.model === 'matrix') return placesAsUnits(population);
  return prepareUnits(required(zones, 'zones', analysis.id), population, true);
}

/** Units without ground, one for each place. */
function placesAsUnits({ ids, names }: Population): Units {
  const none = new Uint32Array(ids.length + 1);
  const polygons = { coordinates: new Float64Array(0), ringOffsets: new Uint32Array(1), polygonOffsets: new Uint32Array(1), zoneOffsets: none };
  return {
    codes: ids, names: ids.map((id, i) => names?.[i] ?? id), parents: null, polygons, index: buildZoneIndex(polygons),
    areaKm2: new Float64Array(ids.length).fill(NaN), pointUnit: Int32Array.from(ids.keys()), locate: (points) => new Int32Array(points.lon.length).fill(-1),
  };
}

/** False where no population point has coordinates. */
export const hasPlaces = (population: Population): boolean => population.lon.some((lon) => !Number.isNaN(lon));

/** Something has to say which zone a place is in. Throws InputError `column.required`. */
function requireCoordinates(population: Population): void {
  if (!hasPlaces(population)) throw new InputError({ code: 'column.required', severity: 'error', parameter: 'inputs.population.zone', values: { column: 'zone' } });
}

/** Can every place be put into a zone, by its coordinates or its column of zone codes? Throws InputError `column.required`. */
export function requireZoneOfPlaces(population: Population): void {
  if (!population.zoneCodes) requireCoordinates(population);
}

/** Builds index and areas, and puts each population point into the unit that holds it (or that `population.zone` names). */
export function prepareUnits(zones: Zones, population: Population | null, byZoneColumn: boolean): Units {
  const index = buildZoneIndex(zones.polygons);
  const { zoneOffsets } = zones.polygons;
  // A unit without geometry has no area, which is not an area of 0.
  const areaKm2 = zoneAreasSquareMeters(zones.polygons).map((area, unit) => (zoneOffsets[unit] === zoneOffsets[unit + 1] ? NaN : area / SQUARE_METERS_PER_KM2));
  if (population && !(byZoneColumn && population.zoneCodes)) requireCoordinates(population);
  let pointUnit: Int32Array | null = null;
  if (population) pointUnit = byZoneColumn && population.zoneCodes ? byCode(zones.codes, population.zoneCodes) : locatePoints(index, population);
  return {
    codes: zones.codes, names: zones.names, parents: zones.parents, polygons: zones.polygons, index, areaKm2, pointUnit,
    locate: (points) => locatePoints(index, points),
  };
}

function byCode(codes: string[], named: (string | null)[]): Int32Array {
  const unitOf = new Map(codes.map((code, unit) => [code, unit]));
  return Int32Array.from(named, (code) => (code === null ? -1 : (unitOf.get(code) ?? -1)));
}

/** Points outside every unit are told, with their people; they enter no figure. */
export function outsideNotes(units: Units, population: Population & Points): Finding[] {
  let points = 0;
  let persons = 0;
  units.pointUnit!.forEach((unit, i) => {
    if (unit >= 0) return;
    points++;
    persons += population.persons[i];
  });
  return points === 0 ? [] : [{ code: 'analysis.points-outside-zones', severity: 'note', values: { count: points, persons } }];
}
