import gcoordModule from 'gcoord';
import proj4 from 'proj4';
import type { Guess } from '../source.ts';
import { epsgDefinition, gaussKrugerCode } from './crsDefinitions.ts';

/** A coordinate reference system that can be brought to WGS 84. */
export interface Crs {
  /** What a recipe may say in `crs`: `EPSG:4490`, `GCJ-02`, a PROJ string or WKT. */
  name: string;
  geographic: boolean;
  /** False where the shift of the datum to WGS 84 is not known to better than tens of metres. */
  shiftKnown: boolean;
  /** Brings coordinates to WGS 84 degrees in place; pairs that cannot be brought become NaN. */
  toWgs84: (xs: Float64Array, ys: Float64Array) => void;
}

/** Datums taken as WGS 84: they agree with it within a metre or so, far below any decision here. */
const SAME_AS_WGS84 = new Set(['EPSG:4326', 'EPSG:4490', 'EPSG:4269', 'EPSG:4258', 'EPSG:4979']);
/** Datums that are WGS 84 within a metre or so, by name or by their ellipsoid. */
const KNOWN_DATUMS = /wgs|china_?2000|cgcs|geodetic_coordinate_system_2000|etrs|nad_?(19)?83|north_american_(datum_)?(19)?83|itrf|gda|sirgas|jgd|sweref/i;
const MODERN_ELLIPSOIDS = /SPHEROID\s*\[\s*"[^"]*(GRS[_ ]?(19)?80|WGS[_ ]?(19)?84|CGCS2000)[^"]*"|ELLIPSOID\s*\[\s*"[^"]*(GRS[_ ]?(19)?80|WGS[_ ]?(19)?84|CGCS2000)[^"]*"/i;
/** Shifts (Bursa-Wolf, position vector) of older datums whose WKT comes without one. Source: EPSG Geodetic Parameter Dataset. */
const DATUM_SHIFTS: { name: RegExp; towgs84: string }[] = [
  { name: /north_american_?(datum_)?1927|nad27/i, towgs84: '-8,160,176,0,0,0,0' },
  { name: /hong_?kong_?1980/i, towgs84: '-162.619,-276.959,-161.764,0.067753,-2.24365,-1.15883,-1.09425' },
  { name: /amersfoort/i, towgs84: '565.417,50.3319,465.552,-0.398957,0.343988,-1.8774,4.0725' },
  { name: /rt_?(19)?90/i, towgs84: '414.1,41.3,603.1,-0.855,2.141,-7.023,0' },
  { name: /new_zealand_(geodetic_datum_)?1949|nzgd_?(19)?49/i, towgs84: '59.47,-5.04,187.44,0.47,-0.1,1.024,-4.5993' },
];

/** The types of gcoord describe an ES module; Node loads its CommonJS build, whose default is the library itself. */
const gcoord = gcoordModule as unknown as typeof gcoordModule.default;

const keep = (): void => {};

/**
 * Understands `EPSG:n` (also an OGC urn and a bare number), `OGC:CRS84`, `GCJ-02`, `BD-09`, a PROJ string and WKT 1 or 2.
 * Returns null where the text names no system this program knows.
 */
export function parseCrs(text: string): Crs | null {
  const name = text.trim();
  if (/^gcj[\s_-]?0?2$/i.test(name)) return { name: 'GCJ-02', geographic: true, shiftKnown: true, toWgs84: fromChinaMaps('GCJ-02') };
  if (/^bd[\s_-]?0?9(ll)?$/i.test(name)) return { name: 'BD-09', geographic: true, shiftKnown: true, toWgs84: fromChinaMaps('BD-09') };
  if (/CRS:?:?84$/i.test(name) || /^wgs[\s_-]?84$/i.test(name)) return fromEpsg(4326);
  if (/^cgcs[\s_-]?2000$/i.test(name)) return fromEpsg(4490);
  const code = /^(?:urn:ogc:def:crs:)?(?:EPSG|ESRI)?[:\s]*(?:[\d.]*:)?(\d{4,6})$/i.exec(name);
  if (code !== null) return fromEpsg(Number(code[1]));
  if (/^\s*(PROJCS|GEOGCS|PROJCRS|GEOGCRS|GEODCRS|BOUNDCRS|COMPD_CS)/i.test(name)) return fromWkt(name);
  if (name.startsWith('+')) return fromProj4(name);
  return null;
}

function fromEpsg(code: number): Crs | null {
  const definition = epsgDefinition(code);
  if (definition === null) return null;
  const name = `EPSG:${code === 900913 || code === 102100 || code === 102113 ? 3857 : code}`;
  return { name, geographic: definition.geographic, shiftKnown: definition.shiftKnown, toWgs84: SAME_AS_WGS84.has(name) ? keep : projected(definition.proj4) };
}

function fromProj4(text: string): Crs | null {
  const geographic = /\+proj=(longlat|latlong)/.test(text);
  // PROJ takes 0 for what is not said; proj4 computes with undefined.
  const defaults = geographic ? [] : ['x_0', 'y_0', ...(text.includes('+proj=utm') ? [] : ['lat_0', 'lon_0'])];
  const definition = [text, ...defaults.filter((key) => !text.includes(`+${key}=`)).map((key) => `+${key}=0`)].join(' ');
  try {
    const toWgs84 = projected(definition);
    return { name: definition, geographic, shiftKnown: /\+(datum|towgs84|nadgrids|ellps=(WGS84|GRS80))/.test(definition), toWgs84 };
  } catch {
    return null;
  }
}

/** WKT: by its EPSG code, by the names ESRI gives to systems of known code, else by what it says. */
function fromWkt(wkt: string): Crs | null {
  const top = /(?:AUTHORITY\["EPSG",\s*"?(\d+)"?\]|ID\["EPSG",\s*(\d+)\])\s*\]\s*$/i.exec(wkt);
  const byCode = top === null ? null : fromEpsg(Number(top[1] ?? top[2]));
  if (byCode !== null) return byCode;
  const byName = codeByName(/^\s*\w+\s*\[\s*"([^"]*)"/.exec(wkt)?.[1] ?? '');
  const named = byName === null ? null : fromEpsg(byName);
  if (named !== null) return named;
  const datum = /DATUM\s*\[\s*"([^"]*)"/i.exec(wkt)?.[1] ?? '';
  try {
    const stated = /TOWGS84/i.test(wkt);
    const shift = stated ? undefined : DATUM_SHIFTS.find((one) => one.name.test(datum))?.towgs84;
    const definition = shift === undefined ? wkt : withShift(wkt, shift);
    return {
      name: definition.replace(/\s*\n\s*/g, ''), geographic: !/PROJC(S|RS)/i.test(wkt),
      shiftKnown: stated || shift !== undefined || KNOWN_DATUMS.test(datum) || MODERN_ELLIPSOIDS.test(wkt),
      toWgs84: projected(definition),
    };
  } catch {
    return null;
  }
}

/** The datum gets another name too: proj4 would look for grid files of the names it knows and, without them, shift nothing. */
const withShift = (wkt: string, towgs84: string): string => wkt.replace(/(DATUM\s*\[\s*")[^"]*("\s*,\s*SPHEROID\s*\[[^\]]*\])/i, `$1shifted$2,TOWGS84[${towgs84}]`);

/** EPSG code of the names ESRI and others write into .prj files without a code. */
function codeByName(raw: string): number | null {
  const name = raw.toLowerCase().replace(/[\s/()-]+/g, '_');
  if (/^(gcs_)?wgs_?(19)?84$/.test(name)) return 4326;
  if (/^(gcs_)?(china_geodetic_coordinate_system_2000|cgcs_?2000)$/.test(name)) return 4490;
  if (/^(gcs_)?beijing_?1954$/.test(name)) return 4214;
  if (/^(gcs_)?xian_?1980$/.test(name)) return 4610;
  if (/^(gcs_)?(north_american_1927|nad27)$/.test(name)) return 4267;
  if (/^(gcs_)?(north_american_1983|nad83)$/.test(name)) return 4269;
  if (/web_mercator|pseudo_mercator|popular_visualisation/.test(name)) return 3857;
  if (/^(wgs_(19)?84_)?world_mercator$/.test(name)) return 3395;
  const utm = /^(wgs_?(?:19)?84|nad_?(?:19)?83|nad_?(?:19)?27|etrs_?(?:19)?89)_+utm_zone_(\d+)_?([ns]?)$/.exec(name);
  if (utm !== null) {
    const base = utm[1].startsWith('wgs') ? (utm[3] === 's' ? 32700 : 32600) : utm[1].startsWith('etrs') ? 25800 : utm[1].includes('27') ? 26700 : 26900;
    return base + Number(utm[2]);
  }
  const grid = /^(cgcs_?2000|xian_?1980|beijing_?1954)_+(3_degree_)?(?:gk|gauss_kruger)_(zone|cm)_(\d+)/.exec(name);
  if (grid === null) return null;
  const datum = grid[1].startsWith('cgcs') ? 'cgcs2000' : grid[1].startsWith('xian') ? 'xian80' : 'beijing54';
  const number = Number(grid[4]);
  return gaussKrugerCode(datum, grid[2] === undefined ? 6 : 3, grid[3] === 'zone' ? { zone: number } : { meridian: number });
}

/** Throws where proj4 does not know the projection. */
function projected(definition: string): (xs: Float64Array, ys: Float64Array) => void {
  const converter = proj4(definition, 'WGS84');
  return (xs, ys) => {
    const pair = [0, 0];
    for (let i = 0; i < xs.length; i++) {
      pair[0] = xs[i];
      pair[1] = ys[i];
      if (!Number.isFinite(pair[0]) || !Number.isFinite(pair[1])) {
        xs[i] = ys[i] = Number.NaN;
        continue;
      }
      const [lon, lat] = converter.forward(pair.slice());
      const fits = Number.isFinite(lon) && Number.isFinite(lat);
      xs[i] = fits ? lon : Number.NaN;
      ys[i] = fits ? lat : Number.NaN;
    }
  };
}

/** The obfuscated coordinates of Chinese web maps (GCJ-02 of Amap and Tencent, BD-09 of Baidu); never guessed, only declared. */
function fromChinaMaps(system: 'GCJ-02' | 'BD-09'): (xs: Float64Array, ys: Float64Array) => void {
  const from = system === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09;
  return (xs, ys) => {
    for (let i = 0; i < xs.length; i++) {
      if (!Number.isFinite(xs[i]) || !Number.isFinite(ys[i])) continue;
      const [lon, lat] = gcoord.transform([xs[i], ys[i]], from, gcoord.WGS84);
      xs[i] = lon;
      ys[i] = lat;
    }
  };
}

/** A guess from a file's own statement (.prj, `crs` member, geokeys, srs_id). An unknown statement keeps its words and confidence 0. */
export function guessFromStatement(statement: string): Guess {
  const crs = parseCrs(statement);
  if (crs === null) return { value: statement.trim(), confidence: 0, source: 'file' };
  return { value: crs.name, confidence: crs.shiftKnown ? 1 : 0.5, source: 'file' };
}

/**
 * A guess from bare coordinates: longitude and latitude in degrees, if all lie in their range, else nothing. `lon` and
 * `lat` may hold NaN, which says nothing.
 */
export function guessFromCoordinates(lon: ArrayLike<number>, lat: ArrayLike<number>): Guess {
  let known = 0;
  let projectedPairs = 0;
  for (let i = 0; i < lon.length; i++) {
    if (Number.isNaN(lon[i]) || Number.isNaN(lat[i])) continue;
    known++;
    if (Math.abs(lon[i]) > 360 || Math.abs(lat[i]) > 360) projectedPairs++;
  }
  if (known === 0 || projectedPairs > known * 0.1) return { value: null, confidence: 0, source: 'none' };
  return { value: 'EPSG:4326', confidence: 0.7, source: 'coordinates' };
}
