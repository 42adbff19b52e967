import { describe, expect, it } from 'vitest';
import { parseCrs } from '../../../data/importers/crs.ts';
import { settleCrs } from '../../../data/roles/coordinateSystem.ts';
import { material } from '../../material.ts';
import { readSource } from '../../../data/importers/registry.ts';
import type { SourceTable } from '../../../data/source.ts';

function toWgs84(crs: string, x: number, y: number): [number, number] {
  const xs = Float64Array.of(x);
  const ys = Float64Array.of(y);
  const parsed = parseCrs(crs);
  if (parsed === null) throw new Error(`unknown ${crs}`);
  parsed.toWgs84(xs, ys);
  return [xs[0], ys[0]];
}

/** Length of the meridian from the equator to 30 degrees north on GRS 80 and on WGS 84: 3 320 113.398 m (the two differ by 0.1 mm). */
const ARC_30 = 3_320_113.398;

describe('systems by rule', () => {
  // On the central meridian a transverse Mercator map shows true lengths (times its scale), so the arc gives the latitude.
  it.each([
    ['EPSG:4523', 35_500_000, 1, 105], // CGCS2000, 3 degrees, zone 35: 35 x 3 = 105
    ['EPSG:4544', 500_000, 1, 105], // the same without the zone in the easting
    ['EPSG:4496', 18_500_000, 1, 105], // 6 degrees, zone 18: 18 x 6 - 3 = 105
    ['EPSG:4507', 500_000, 1, 105],
    ['EPSG:4513', 25_500_000, 1, 75], // first and last of the run
    ['EPSG:4533', 45_500_000, 1, 135],
    ['EPSG:4554', 500_000, 1, 135],
    ['EPSG:4491', 13_500_000, 1, 75],
    ['EPSG:32648', 500_000, 0.9996, 105],
    ['EPSG:32650', 500_000, 0.9996, 117],
  ])('%s', (crs, easting, scale, meridian) => {
    const [lon, lat] = toWgs84(crs, easting, ARC_30 * scale);
    expect(lon).toBeCloseTo(meridian, 9);
    expect(lat).toBeCloseTo(30, 8);
  });

  it('Web Mercator and the southern UTM zones', () => {
    // x = R lon; y of latitude 45 = R ln tan(67.5 degrees) = 5 621 521.486
    const [lon, lat] = toWgs84('EPSG:3857', 6_378_137 * (Math.PI / 2), 5_621_521.486192066);
    expect([lon, lat]).toEqual([expect.closeTo(90, 9), expect.closeTo(45, 9)]);
    expect(toWgs84('EPSG:32748', 500_000, 10_000_000)).toEqual([expect.closeTo(105, 9), expect.closeTo(0, 9)]);
  });

  it('knows Beijing 1954 and Xian 1980, whose shift is not well known', () => {
    for (const code of [4214, 4610, 2401, 2349, 21413, 2327]) expect(parseCrs(`EPSG:${code}`)).toMatchObject({ shiftKnown: false });
    expect(parseCrs('EPSG:4490')).toMatchObject({ shiftKnown: true, geographic: true });
    expect(toWgs84('EPSG:4490', 104.5, 26.25)).toEqual([104.5, 26.25]);
  });

  it('shifts NAD 27 by tens of metres instead of copying it', () => {
    // Meades Ranch, Kansas, origin of NAD 27: 39-13-26.686 N 98-32-30.506 W; on NAD 83: 39-13-26.71220 N 98-32-31.74540 W (NGS).
    const [lon, lat] = toWgs84('EPSG:4267', -(98 + 32 / 60 + 30.506 / 3600), 39 + 13 / 60 + 26.686 / 3600);
    expect(Math.abs(lon + (98 + 32 / 60 + 31.7454 / 3600)) * 86_000).toBeLessThan(15); // the mean shift is right to about 10 m
    expect(Math.abs(lat - (39 + 13 / 60 + 26.7122 / 3600)) * 111_000).toBeLessThan(15);
  });

  it.each(['EPSG:99999', 'somewhere', '', 'PROJCS["Unknown",PROJECTION["No Such Projection"]]'])('does not know %j', (text) => {
    expect(parseCrs(text)).toBeNull();
  });
});

describe('statements of files', () => {
  const esriGk = 'PROJCS["CGCS2000_3_Degree_GK_CM_105E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]';
  it.each([
    [esriGk, 'EPSG:4544'],
    ['PROJCS["CGCS2000_GK_Zone_18",GEOGCS["x"]]', 'EPSG:4496'],
    ['PROJCS["Xian_1980_3_Degree_GK_Zone_35",GEOGCS["x"]]', 'EPSG:2359'],
    ['PROJCS["WGS_1984_UTM_Zone_48N",GEOGCS["x"]]', 'EPSG:32648'],
    ['GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984"]]', 'EPSG:4326'],
    ['GEOGCS["China Geodetic Coordinate System 2000",AUTHORITY["EPSG","4490"]]', 'EPSG:4490'],
    ['urn:ogc:def:crs:EPSG::3857', 'EPSG:3857'],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 'EPSG:4326'],
  ])('%.40s… is %s', (text, expected) => {
    expect(parseCrs(text)?.name).toBe(expected);
  });

  it('reads a projection it has no code for from the words themselves', () => {
    const custom = esriGk.replace('CGCS2000_3_Degree_GK_CM_105E', 'my city grid').replace('105.0', '106.5');
    expect(toWgs84(custom, 500_000, ARC_30)).toEqual([expect.closeTo(106.5, 9), expect.closeTo(30, 8)]);
  });

  it('reads a PROJ string that leaves out what is zero', () => {
    expect(toWgs84('+proj=tmerc +lon_0=105 +ellps=GRS80', 0, ARC_30)).toEqual([expect.closeTo(105, 9), expect.closeTo(30, 8)]);
    expect(toWgs84('+proj=aea +lat_0=36 +lat_1=24 +lat_2=48 +lon_0=104.5 +datum=WGS84', 0, 0)).toEqual([expect.closeTo(104.5, 9), expect.closeTo(36, 9)]);
  });

  it('gives a name that means the same when read again', () => {
    const rt90 = 'PROJCS["grid",GEOGCS["g",DATUM["D_RT_1990",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",1500000],PARAMETER["False_Northing",0],PARAMETER["Central_Meridian",15.8],PARAMETER["Scale_Factor",1],PARAMETER["Latitude_Of_Origin",0],UNIT["Meter",1]]';
    const first = toWgs84(rt90, 1_500_000, 6_600_000);
    expect(toWgs84(parseCrs(rt90)?.name ?? '', 1_500_000, 6_600_000)).toEqual(first);
    expect(Math.abs(first[0] - 15.8) * 57_000).toBeGreaterThan(50); // the shift of the old datum is not lost
  });

  it('brings the grid of Hong Kong to the same places as the file in degrees', async () => {
    const projected = material('data', 'messy_corpus', 'real', 'gpkg', 'valid-polygon-projected.gpkg');
    const degrees = material('data', 'messy_corpus', 'real', 'geojson', 'valid-polygon-wgs84.geojson');
    if (projected === null || degrees === null) return;
    const rings = await Promise.all([projected, degrees].map(async (path) => {
      const table = (await readSource(path, { parameterPrefix: '' })).table as SourceTable;
      const first = table.geometry?.[0];
      return first?.type === 'Polygon' ? first.coordinates[0] : [];
    }));
    expect(rings[0].length).toBe(rings[1].length);
    rings[0].forEach(([x, y], i) => {
      const [lon, lat] = toWgs84('EPSG:2326', x, y);
      expect(Math.hypot(lon - rings[1][i][0], lat - rings[1][i][1]) * 111_000).toBeLessThan(3);
    });
  });
});

describe('Chinese web maps', () => {
  /** WGS 84 to GCJ-02 by the published formula (Krasovsky ellipsoid, offsets around 105 E 35 N). */
  function gcj02(lon: number, lat: number): [number, number] {
    const { PI, sin, cos, sqrt, abs } = Math;
    const [x, y] = [lon - 105, lat - 35];
    const waves = ((20 * sin(6 * x * PI) + 20 * sin(2 * x * PI)) * 2) / 3;
    const north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) + waves + ((20 * sin(y * PI) + 40 * sin((y / 3) * PI)) * 2) / 3 + ((160 * sin((y / 12) * PI) + 320 * sin((y * PI) / 30)) * 2) / 3;
    const east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + waves + ((20 * sin(x * PI) + 40 * sin((x / 3) * PI)) * 2) / 3 + ((150 * sin((x / 12) * PI) + 300 * sin((x / 30) * PI)) * 2) / 3;
    const [a, e2] = [6_378_245, 0.006_693_421_622_965_943];
    const root = sqrt(1 - e2 * sin((lat / 180) * PI) ** 2);
    return [lon + (east * 180) / ((a / root) * cos((lat / 180) * PI) * PI), lat + (north * 180) / (((a * (1 - e2)) / root ** 3) * PI)];
  }
  /** GCJ-02 to BD-09 by the published formula. */
  function bd09(x: number, y: number): [number, number] {
    const turn = (Math.PI * 3000) / 180;
    const r = Math.hypot(x, y) + 0.000_02 * Math.sin(y * turn);
    const angle = Math.atan2(y, x) + 0.000_003 * Math.cos(x * turn);
    return [r * Math.cos(angle) + 0.0065, r * Math.sin(angle) + 0.006];
  }

  it.each([['GCJ-02', gcj02(104.9, 25.4)], ['gcj02', gcj02(104.9, 25.4)], ['BD-09', bd09(...gcj02(104.9, 25.4))]] as const)('%s is undone when declared', (name, [x, y]) => {
    expect(Math.hypot(x - 104.9, y - 25.4) * 111_000).toBeGreaterThan(200);
    const [lon, lat] = toWgs84(name, x, y);
    expect(Math.hypot(lon - 104.9, lat - 25.4) * 111_000).toBeLessThan(1);
  });
});

describe('what is settled and what is asked', () => {
  const place = { file: 'f', parameter: 'inputs.facilities.crs' };
  const degrees = { xs: Float64Array.of(104.5, 105.5), ys: Float64Array.of(26, 27) };
  const metres = { xs: Float64Array.of(35_500_000, 35_510_000), ys: Float64Array.of(2_900_000, 2_910_000) };
  const none = { value: null, confidence: 0, source: 'none' } as const;

  it('takes bare degrees of a table for WGS 84 with a note, and metres not at all', () => {
    expect(settleCrs(none, degrees, place, false)).toMatchObject({ crs: { name: 'EPSG:4326' }, findings: [{ code: 'crs.assumed', severity: 'note' }] });
    expect(settleCrs(none, metres, place, false)).toMatchObject({ crs: null, findings: [{ code: 'crs.missing', severity: 'question', parameter: 'inputs.facilities.crs' }] });
  });

  it('asks where bare degrees miss the zones', () => {
    expect(settleCrs(none, { ...degrees, zones: [104, 25, 106, 28] }, place, false).findings[0].severity).toBe('note');
    expect(settleCrs(none, { ...degrees, zones: [110, 25, 112, 28] }, place, false)).toMatchObject({ findings: [{ code: 'crs.outside-zones', severity: 'question', values: { count: 2 } }] });
  });

  it('asks about a shapefile without .prj even if it looks like degrees', () => {
    expect(settleCrs(none, degrees, place, true)).toMatchObject({ findings: [{ code: 'crs.missing', severity: 'question' }] });
  });

  it('asks about Beijing 1954 in a file and obeys it from the user, with a note', () => {
    expect(settleCrs({ value: 'EPSG:4214', confidence: 0.5, source: 'file' }, degrees, place, true)).toMatchObject({ findings: [{ code: 'crs.doubtful', severity: 'question' }] });
    expect(settleCrs({ value: 'EPSG:4214', confidence: 1, source: 'declared' }, degrees, place, true)).toMatchObject({ crs: { name: 'EPSG:4214' }, findings: [{ code: 'crs.doubtful', severity: 'note' }] });
  });

  it('does not believe degrees that are metres', () => {
    expect(settleCrs({ value: 'EPSG:4326', confidence: 0.9, source: 'format' }, metres, place, true)).toMatchObject({ crs: null, findings: [{ code: 'crs.missing', severity: 'question' }] });
    expect(settleCrs({ value: 'EPSG:4326', confidence: 1, source: 'declared' }, metres, place, true)).toMatchObject({ crs: null, findings: [{ code: 'crs.doubtful', severity: 'error' }] });
  });

  it('names a statement it does not understand', () => {
    expect(settleCrs({ value: 'LOCAL', confidence: 0, source: 'file' }, degrees, place, true)).toMatchObject({ crs: null, findings: [{ code: 'crs.unknown', severity: 'question', values: { crs: 'LOCAL' } }] });
    expect(settleCrs({ value: 'EPSG:1', confidence: 1, source: 'declared' }, degrees, place, true)).toMatchObject({ findings: [{ code: 'crs.unknown', severity: 'error' }] });
  });
});
