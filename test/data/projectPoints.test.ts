import proj4 from 'proj4';
import { describe, expect, it } from 'vitest';
import { epsgDefinition } from '../../data/importers/crsDefinitions.ts';
import { projectPoints, unprojectPoints } from '../../data/projectPoints.ts';

describe('points in the CRS of a raster', () => {
  // Plain projections take a short way round proj4; those with another datum or unit, and degrees, take its own.
  it.each([
    'EPSG:3857', 'EPSG:2326', 'EPSG:2343', 'EPSG:4490', 'EPSG:4326',
    '+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +ellps=krass +units=m',
    '+proj=lcc +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +x_0=0 +y_0=0 +datum=WGS84 +units=km',
    '+proj=tmerc +lat_0=0 +lon_0=105 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +pm=2.337229166667 +units=m',
  ])('%s: the numbers of proj4 to the last bit', (crs) => {
    const lon = Float64Array.from({ length: 200 }, (_, i) => 100 + ((i * 0.618) % 10));
    const lat = Float64Array.from({ length: 200 }, (_, i) => 20 + ((i * 0.371) % 15));
    const code = /^EPSG:(\d+)$/.exec(crs);
    const { forward } = proj4('WGS84', code ? epsgDefinition(Number(code[1]))!.proj4 : crs);
    const { x, y } = projectPoints(crs, lon, lat);
    lon.forEach((_, i) => expect([x[i], y[i]]).toEqual(forward([lon[i], lat[i]])));
    unprojectPoints(crs, x, y);
    expect(Math.abs(x[7] - lon[7]) + Math.abs(y[7] - lat[7])).toBeLessThan(1e-6);
  });

  // geo/earth/transverseMercator.ts in place of proj4, whose numbers are right to nanometres too.
  it.each([
    'EPSG:32648', 'EPSG:32748', 'EPSG:4547', 'EPSG:4513', '+proj=tmerc +lat_0=30 +lon_0=105 +k=0.9999 +x_0=1000 +y_0=-2000 +ellps=GRS80 +units=m',
  ])('%s: the numbers of proj4 to a micrometre', (crs) => {
    const lon = Float64Array.from({ length: 2000 }, (_, i) => 75 + ((i * 6.18) % 60));
    const lat = Float64Array.from({ length: 2000 }, (_, i) => -85 + ((i * 3.71) % 170));
    const code = /^EPSG:(\d+)$/.exec(crs);
    const { forward } = proj4('WGS84', code ? epsgDefinition(Number(code[1]))!.proj4 : crs);
    const { x, y } = projectPoints(crs, lon, lat);
    const farthest = lon.reduce((most, _, i) => {
      const [easting, northing] = forward([lon[i], lat[i]]);
      return Math.max(most, Math.abs(x[i] - easting), Math.abs(y[i] - northing));
    }, 0);
    expect(farthest).toBeLessThan(1e-6);
  });
});
