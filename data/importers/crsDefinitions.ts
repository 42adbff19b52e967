/**
 * Definitions of the coordinate reference systems met in Chinese practice, by EPSG code and by rule: a zone number gives
 * the central meridian and the false easting, so no table of hundreds of lines is needed. Source of codes and rules: EPSG
 * Geodetic Parameter Dataset; GB/T 17798 for the naming of the Gauss-Kruger zones.
 *
 * `shiftKnown` is false where the datum has no published shift to WGS 84 for the whole country (Beijing 1954, Xian 1980):
 * positions are then right to tens of metres (Xian 80) or about 100 m (Beijing 54) only, so such a system is a question
 * until the user names it himself.
 */
export interface CrsDefinition {
  proj4: string;
  /** True for longitude/latitude in degrees. */
  geographic: boolean;
  shiftKnown: boolean;
}

const longlat = (ellipsoid: string, shiftKnown = true): CrsDefinition =>
  ({ proj4: `+proj=longlat ${ellipsoid} +no_defs`, geographic: true, shiftKnown });
const transverse = (meridian: number, scale: number, easting: number, northing: number, ellipsoid: string, shiftKnown = true): CrsDefinition => ({
  proj4: `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=${scale} +x_0=${easting} +y_0=${northing} ${ellipsoid} +units=m +no_defs`, geographic: false, shiftKnown,
});

const WGS84 = '+datum=WGS84';
const GRS80 = '+ellps=GRS80 +towgs84=0,0,0,0,0,0,0';
const BEIJING54 = '+ellps=krass +towgs84=15.8,-154.4,-82.3,0,0,0,0';
const XIAN80 = '+a=6378140 +b=6356755.288157528 +towgs84=0,0,0,0,0,0,0';
/** Mean of the contiguous United States (EPSG:1173), right to about 10 m. */
const NAD27 = '+ellps=clrk66 +towgs84=-8,160,176,0,0,0,0';

const GEOGRAPHIC: Record<number, CrsDefinition> = {
  4326: longlat(WGS84), 4979: longlat(WGS84), 4490: longlat(GRS80), 4269: longlat(GRS80), 4258: longlat(GRS80), 4267: longlat(NAD27),
  4214: longlat(BEIJING54, false), 4610: longlat(XIAN80, false),
};

const MERCATOR: CrsDefinition = {
  proj4: '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs', geographic: false, shiftKnown: true,
};

/** Runs of EPSG codes of Gauss-Kruger zones: `first` is the code of `zone`, `step` degrees wide, with or without the zone in the easting. */
const GAUSS_KRUGER: { first: number; zones: [number, number]; step: 3 | 6; numbered: boolean; ellipsoid: string; shiftKnown: boolean }[] = [];
for (const [ellipsoid, shiftKnown, six, sixMeridian, three, threeMeridian] of [
  [GRS80, true, 4491, 4502, 4513, 4534], [XIAN80, false, 2327, 2338, 2349, 2370], [BEIJING54, false, 21413, 21453, 2401, 2422],
] as const) {
  GAUSS_KRUGER.push(
    { first: six, zones: [13, 23], step: 6, numbered: true, ellipsoid, shiftKnown },
    { first: sixMeridian, zones: [13, 23], step: 6, numbered: false, ellipsoid, shiftKnown },
    { first: three, zones: [25, 45], step: 3, numbered: true, ellipsoid, shiftKnown },
    { first: threeMeridian, zones: [25, 45], step: 3, numbered: false, ellipsoid, shiftKnown },
  );
}

/** The definition of an EPSG code, or null where this program has none. */
export function epsgDefinition(code: number): CrsDefinition | null {
  const geographic = GEOGRAPHIC[code];
  if (geographic !== undefined) return geographic;
  if (code === 3857 || code === 900913 || code === 102100 || code === 102113) return MERCATOR;
  if (code === 3395) return { proj4: `+proj=merc +lon_0=0 +k=1 +x_0=0 +y_0=0 ${WGS84} +units=m +no_defs`, geographic: false, shiftKnown: true };
  if (code === 2326) {
    return {
      proj4: '+proj=tmerc +lat_0=22.3121333333333 +lon_0=114.178555555556 +k=1 +x_0=836694.05 +y_0=819069.8 +ellps=intl +towgs84=-162.619,-276.959,-161.764,0.067753,-2.24365,-1.15883,-1.09425 +units=m +no_defs',
      geographic: false, shiftKnown: true,
    };
  }
  const utm = (zone: number, ellipsoid: string, south = false): CrsDefinition => transverse(zone * 6 - 183, 0.9996, 500_000, south ? 10_000_000 : 0, ellipsoid);
  if (code > 32600 && code <= 32660) return utm(code - 32600, WGS84);
  if (code > 32700 && code <= 32760) return utm(code - 32700, WGS84, true);
  if (code >= 25828 && code <= 25838) return utm(code - 25800, GRS80);
  if (code > 26900 && code <= 26923) return utm(code - 26900, GRS80);
  if (code > 26700 && code <= 26722) return utm(code - 26700, NAD27);
  for (const run of GAUSS_KRUGER) {
    const zone = run.zones[0] + code - run.first;
    if (code < run.first || zone > run.zones[1]) continue;
    const meridian = run.step === 6 ? zone * 6 - 3 : zone * 3;
    return transverse(meridian, 1, (run.numbered ? zone * 1_000_000 : 0) + 500_000, 0, run.ellipsoid, run.shiftKnown);
  }
  return null;
}

/** EPSG code of a Gauss-Kruger zone by datum, width, and zone or central meridian; null outside the Chinese runs. */
export function gaussKrugerCode(datum: 'cgcs2000' | 'xian80' | 'beijing54', step: 3 | 6, by: { zone: number } | { meridian: number }): number | null {
  const numbered = 'zone' in by;
  const zone = numbered ? by.zone : step === 6 ? (by.meridian + 3) / 6 : by.meridian / 3;
  const ellipsoid = { cgcs2000: GRS80, xian80: XIAN80, beijing54: BEIJING54 }[datum];
  const run = GAUSS_KRUGER.find((r) => r.ellipsoid === ellipsoid && r.step === step && r.numbered === numbered);
  if (run === undefined || zone < run.zones[0] || zone > run.zones[1] || !Number.isInteger(zone)) return null;
  return run.first + zone - run.zones[0];
}
