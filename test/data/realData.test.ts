import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../api/recipe.ts';
import type { DatasetDraft } from '../../data/dataset.ts';
import { inspectFile } from '../../data/inspect.ts';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { material } from '../material.ts';

const census = material('data', 'cn_tudigong_2020census', 'population.csv');
const villages = material('data', 'cn_qianxinan_villages', 'raw', 'puan_qinglong.csv');
const liechtenstein = material('data', 'osm_liechtenstein', 'derived', 'municipalities.geojson');
const accessmod = material('data', 'accessmod_demo', 'base', 'population__demo', 'population__demo.GeoTIFF');
const hexagons = material('data', 'r5r_porto_alegre', 'poa_hexgrid.csv');

const build = (request: ImportRequest, beside: string): Promise<DatasetDraft> => buildDataset(request, { baseDir: dirname(beside), parameterPrefix: `inputs.${request.role}` });
const numbers = (draft: DatasetDraft, name: string): Float64Array => draft.columns.find((column) => column.name === name)?.values as Float64Array;
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + (Number.isNaN(value) ? 0 : value), 0);

describe.skipIf(census === null)('the census of 2020 by county', () => {
  it('has the 1,409,878,724 people of the book and four counties of formula errors', async () => {
    const people = await build({ role: 'indicators', input: { path: 'population.csv', code: 'CODE', name: 'NAME', year: 2020 } }, census!);
    expect(people.rowCount).toBe(2990);
    expect(sum(numbers(people, 'value:POPU'))).toBe(1_409_878_724);
    const education = await build({ role: 'indicators', input: { path: 'education.csv', code: 'CODE', year: 2020 } }, census!);
    expect(education.rowCount).toBe(2990);
    expect(education.notes).toContainEqual(expect.objectContaining({ code: 'row.error-cell', row: 1126, column: 'EDUC_NULL', values: expect.objectContaining({ text: '#DIV/0!' }) }));
  });

  it('has boundaries whose codes are numbers in the file and text here', async () => {
    const zones = await build({ role: 'zones', input: { path: 'derived/counties_wgs84.geojson', code: 'CODE', name: 'NAME', parent: 'PROV_CODE' } }, census!);
    expect(zones.rowCount).toBe(2990);
    const codes = zones.columns.find((column) => column.name === 'code')?.values as string[];
    expect(codes.every((code) => /^\d{6}$/.test(code))).toBe(true);
  });

  it('asks of the projected TopoJSON which object and which CRS, and lands on the same ground when told', async () => {
    const path = 'counties-geo.topojson';
    const aea = '+proj=aea +lat_0=36 +lat_1=24 +lat_2=48 +lon_0=104.5 +datum=WGS84';
    const seen = await inspectFile(`${dirname(census!)}/${path}`);
    expect(seen.notes.filter((note) => note.severity === 'question').map((note) => note.parameter)).toEqual(['inputs.zones.layer', 'inputs.zones.crs']);
    const [projected, degrees] = await Promise.all([
      build({ role: 'zones', input: { path, layer: 'county', crs: aea, code: 'CODE' } }, census!),
      build({ role: 'zones', input: { path: 'derived/counties_wgs84.geojson', code: 'CODE' } }, census!),
    ]);
    const boxOf = (draft: DatasetDraft, code: string): number[] => {
      const codes = draft.columns.find((column) => column.name === 'code')?.values as string[];
      const at = codes.indexOf(code);
      const [zone, polygon, ring] = ['zone', 'polygon', 'ring'].map((level) => draft.columns.find((column) => column.name === `geometry.${level}Offsets`)?.values as Uint32Array);
      const xy = numbers(draft, 'geometry.coordinates').subarray(2 * ring[polygon[zone[at]]], 2 * ring[polygon[zone[at + 1]]]);
      const of = (axis: number) => Array.from(xy).filter((_, i) => i % 2 === axis);
      return [Math.min(...of(0)), Math.min(...of(1)), Math.max(...of(0)), Math.max(...of(1))];
    };
    for (const code of ['522301', '110101', '310106', '659009']) {
      const [mine, other] = [boxOf(projected, code), boxOf(degrees, code)];
      mine.forEach((value, i) => expect(Math.abs(value - other[i])).toBeLessThan(2e-5)); // the reference is rounded to 5 places
    }
  });
});

describe.skipIf(villages === null)('the villages of Qianxinan', () => {
  it('open with their garbled names said to be so', async () => {
    const seen = await inspectFile(villages!);
    expect(seen).toMatchObject({ rows: 2589, suggestedRole: 'population', suggestedInput: { id: 'id', name: 'name', lon: 'lon', lat: 'lat', persons: 'pop' } });
    expect(seen.notes).toContainEqual(expect.objectContaining({ code: 'encoding.mojibake', column: 'name' }));
    const draft = await build({ role: 'population', input: { path: 'puan_qinglong.csv', id: 'id', lon: 'lon', lat: 'lat', persons: 'pop' } }, villages!);
    expect(draft.meta.personsTotal).toBe(253_838 + 245_293); // Pu'an and Qinglong
  });
});

describe.skipIf(liechtenstein === null)('Liechtenstein', () => {
  it('has the same 37,269 people on a grid in metres, on one in degrees and as points, at the same centre', async () => {
    const inputs = [{ path: 'population_100m_utm32.tif' }, { path: 'population_3arcsec_wgs84.tif' }, { path: 'population_points.csv', lon: 'lon', lat: 'lat', persons: 'pop' }];
    const drafts = await Promise.all(inputs.map((input) => build({ role: 'population', input }, liechtenstein!)));
    const centres = drafts.map((draft) => {
      const [lon, lat, persons] = ['lon', 'lat', 'persons'].map((name) => numbers(draft, name));
      expect(sum(persons)).toBe(37_269);
      return [sum(lon.map((x, i) => x * persons[i])) / 37_269, sum(lat.map((y, i) => y * persons[i])) / 37_269];
    });
    // Cells of 100 m put people up to 70 m from their place, their centre of gravity far less.
    for (const [lon, lat] of centres) expect(Math.hypot((lon - centres[2][0]) * 75_000, (lat - centres[2][1]) * 111_000)).toBeLessThan(10);
    expect(drafts[0].meta.crs).toBe('EPSG:32632');
  });

  it('has eleven municipalities, and facilities with a kind', async () => {
    expect((await build({ role: 'zones', input: { path: 'municipalities.geojson', code: 'code', name: 'name' } }, liechtenstein!)).rowCount).toBe(11);
    expect((await build({ role: 'facilities', input: { path: 'facilities.geojson', name: 'name', type: 'kind' } }, liechtenstein!)).meta.facilityTypes?.length).toBeGreaterThan(1);
  });
});

it.skipIf(accessmod === null)('the AccessMod demo has 103,310 people, no-data left out, shifted from NAD 27', async () => {
  expect(await inspectFile(accessmod!)).toMatchObject({ width: 633, height: 467, bands: 1, nodata: 255, sum: 103_310, crs: { value: 'EPSG:26713' } });
  expect((await build({ role: 'population', input: { path: 'population__demo.GeoTIFF' } }, accessmod!)).meta.personsTotal).toBe(103_310);
});

it.skipIf(hexagons === null)('hexagons have ids that are text', async () => {
  const draft = await build({ role: 'population', input: { path: 'poa_hexgrid.csv', id: 'id', lon: 'lon', lat: 'lat', persons: 'population' } }, hexagons!);
  expect(draft.rowCount).toBe(1227);
  expect(draft.columns[0].values[0]).toMatch(/^[0-9a-f]{15}$/);
});

it.skipIf(accessmod === null)('every workbook of the AccessMod demo opens', async () => {
  for (const name of ['table_model__demo/table_model__demo.xlsx', 'table_land_cover__demo/table_land_cover__demo.xlsx']) {
    const path = material('data', 'accessmod_demo', 'base', ...name.split('/'));
    if (path !== null) expect((await inspectFile(path)).rows).toBeGreaterThan(0);
  }
});
