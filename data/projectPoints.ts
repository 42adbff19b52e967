import proj4 from 'proj4';
import { parseCrs } from './importers/crs.ts';
import { epsgDefinition } from './importers/crsDefinitions.ts';

/**
 * Projects WGS 84 degrees to a CRS a dataset was stored with (an `EPSG:n` name, a PROJ string or WKT). x is easting.
 *
 * @throws RangeError for a CRS that is not known: a dataset is never stored with one
 */
export function projectPoints(crs: string, lon: Float64Array, lat: Float64Array): { x: Float64Array; y: Float64Array } {
  const code = /^EPSG:(\d+)$/.exec(crs);
  const definition = code ? epsgDefinition(Number(code[1]))?.proj4 : crs;
  if (!definition) throw new RangeError(`unknown CRS ${crs}`);
  const { forward } = proj4('WGS84', definition);
  const x = new Float64Array(lon.length);
  const y = new Float64Array(lon.length);
  for (let i = 0; i < lon.length; i++) {
    const [easting, northing] = forward([lon[i], lat[i]]);
    x[i] = easting;
    y[i] = northing;
  }
  return { x, y };
}

/** The reverse, in place: coordinates of a stored CRS become WGS 84 degrees. */
export function unprojectPoints(crs: string, x: Float64Array, y: Float64Array): void {
  const system = parseCrs(crs);
  if (!system) throw new RangeError(`unknown CRS ${crs}`);
  system.toWgs84(x, y);
}
