import proj4 from 'proj4';
import { parseCrs } from './importers/crs.ts';
import { epsgDefinition } from './importers/crsDefinitions.ts';
import { transverseMercator } from '../geo/earth/transverseMercator.ts';

/** What is used of a projection of proj4 beyond its own types. */
interface Projection {
  readonly projName: string;
  readonly a: number;
  readonly es: number;
  readonly datum?: { readonly datum_type: number };
  readonly from_greenwich?: number;
  readonly to_meter?: number;
  readonly long0?: number;
  readonly lat0?: number;
  readonly k0?: number;
  readonly x0?: number;
  readonly y0?: number;
  /** Asks for a series that is right near the central meridian only. */
  readonly approx?: boolean;
  /** Radians to the unit of the system, in place. */
  readonly forward: (point: { x: number; y: number }) => { x: number; y: number };
}

/** proj4's numbers for a datum that is WGS 84 and for one that is not said, which it takes for WGS 84. */
const [DATUM_WGS84, DATUM_UNSAID] = [4, 5];
/** proj4 takes ellipsoids whose squared eccentricities differ by less for one. */
const SAME_ES = 5e-11;
const RADIANS = 0.017453292519943295;
/** proj4's names of the transverse Mercator projection. */
const TRANSVERSE_MERCATOR: readonly string[] = ['utm', 'tmerc', 'etmerc', 'Transverse_Mercator'];

/**
 * Projects WGS 84 degrees to a CRS a dataset was stored with (an `EPSG:n` name, a PROJ string or WKT). x is easting.
 *
 * @throws RangeError for a CRS that is not known: a dataset is never stored with one
 */
export function projectPoints(crs: string, lon: Float64Array, lat: Float64Array): { x: Float64Array; y: Float64Array } {
  const code = /^EPSG:(\d+)$/.exec(crs);
  const definition = code ? epsgDefinition(Number(code[1]))?.proj4 : crs;
  if (!definition) throw new RangeError(`unknown CRS ${crs}`);
  const projection = proj4.Proj(definition) as unknown as Projection;
  const plain = isPlain(projection);
  if (plain && TRANSVERSE_MERCATOR.includes(projection.projName) && projection.es > 0 && !projection.approx) {
    const { a, es, long0 = 0, lat0 = 0, k0 = 1, x0 = 0, y0 = 0 } = projection;
    const parameters = { semiMajorMeters: a, eccentricitySquared: es, meridian: long0, originLat: lat0, scale: k0, falseEasting: x0, falseNorthing: y0 };
    return transverseMercator(parameters, lon, lat);
  }
  const x = new Float64Array(lon.length);
  const y = new Float64Array(lon.length);
  if (plain) {
    for (let i = 0; i < lon.length; i++) {
      const projected = projection.forward({ x: lon[i] * RADIANS, y: lat[i] * RADIANS });
      x[i] = projected.x;
      y[i] = projected.y;
    }
    return { x, y };
  }
  const { forward } = proj4('WGS84', definition);
  for (let i = 0; i < lon.length; i++) {
    const [easting, northing] = forward([lon[i], lat[i]]);
    x[i] = easting;
    y[i] = northing;
  }
  return { x, y };
}

/** Whether all that proj4 does from WGS 84 is to project: no change of datum, prime meridian or unit. Its own way round takes three times as long. */
function isPlain({ projName, a, es, datum, from_greenwich, to_meter }: Projection): boolean {
  if (projName === 'longlat' || from_greenwich || to_meter) return false;
  const wgs84 = proj4.Proj('WGS84') as unknown as Projection;
  return datum?.datum_type === DATUM_UNSAID || (datum?.datum_type === DATUM_WGS84 && a === wgs84.a && Math.abs(es - wgs84.es) < SAME_ES);
}

/** The reverse, in place: coordinates of a stored CRS become WGS 84 degrees. */
export function unprojectPoints(crs: string, x: Float64Array, y: Float64Array): void {
  const system = parseCrs(crs);
  if (!system) throw new RangeError(`unknown CRS ${crs}`);
  system.toWgs84(x, y);
}
