import { writeArrayBuffer } from 'geotiff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../../api/recipe.ts';
import type { ColumnValues, DatasetDraft } from '../../../data/dataset.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import type { BuildContext } from '../../../data/roles/buildDataset.ts';
import { hasCrossing } from '../../../data/roles/ringCrossings.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();
const build = (request: ImportRequest, more: Partial<BuildContext> = {}): Promise<DatasetDraft> =>
  buildDataset(request, { baseDir: folder.root, parameterPrefix: `inputs.${request.role}`, ...more });
const column = (draft: DatasetDraft, name: string): ColumnValues | undefined => draft.columns.find((one) => one.name === name)?.values;
const square = (x: number, y: number, size: number): number[][] => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]];
const collection = (...features: [unknown, unknown][]): string => JSON.stringify({ type: 'FeatureCollection', features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })) });
const zones = (content: string, more: object = {}): ImportRequest => {
  folder.write('zones.geojson', content);
  return { role: 'zones', input: { path: 'zones.geojson', code: 'code', ...more } };
};
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings });

describe('zones', () => {
  it('are flat arrays of open rings, with their tags and other fields', async () => {
    const draft = await build(zones(collection(
      [{ code: 520101, name: '甲', poor: '是', pop: 5, note: 'x', pref: '5201' }, polygon(square(104, 26, 3), square(105, 27, 1))],
      [{ code: 520102, name: null, poor: null, pop: null, note: null, pref: '5201' }, null],
      [{ code: 520103, name: '丙', poor: 0, pop: 7, note: 'z', pref: '5202' }, { type: 'MultiPolygon', coordinates: [[square(110, 26, 1)], [square(112, 26, 1)]] }],
    ), { name: 'name', parent: 'pref', tags: { 贫困: 'poor' } }));
    expect(column(draft, 'code')).toEqual(['520101', '520102', '520103']);
    expect(column(draft, 'name')).toEqual(['甲', '520102', '丙']);
    expect(column(draft, 'parent')).toEqual(['5201', '5201', '5202']);
    expect(column(draft, 'tag:贫困')).toEqual(Uint8Array.of(1, 0, 0));
    expect(column(draft, 'field:pop')).toEqual(Float64Array.of(5, Number.NaN, 7));
    expect(column(draft, 'field:note')).toEqual(['x', null, 'z']);
    expect(column(draft, 'geometry.ringOffsets')).toEqual(Uint32Array.of(0, 4, 8, 12, 16));
    expect(column(draft, 'geometry.polygonOffsets')).toEqual(Uint32Array.of(0, 2, 3, 4));
    expect(column(draft, 'geometry.zoneOffsets')).toEqual(Uint32Array.of(0, 1, 1, 3));
    expect((column(draft, 'geometry.coordinates') as Float64Array).slice(0, 8)).toEqual(Float64Array.of(104, 26, 107, 26, 107, 29, 104, 29));
    expect(draft.notes).toMatchObject([{ code: 'geometry.missing', row: 2 }, { code: 'row.not-a-number', column: 'poor', row: 1 }]);
    expect(draft.meta).toMatchObject({ crs: 'EPSG:4326', tags: ['贫困'], format: 'GeoJSON' });
  });

  it('are brought to WGS 84', async () => {
    const crs = { type: 'name', properties: { name: 'EPSG:32648' } };
    const draft = await build(zones(collection([{ code: 'a' }, polygon(square(500_000, 0, 1000))]).replace('{', `{"crs":${JSON.stringify(crs)},`)));
    expect((column(draft, 'geometry.coordinates') as Float64Array)[0]).toBeCloseTo(105, 9);
    expect(draft.meta.crs).toBe('EPSG:32648');
  });

  it('need polygons: other shapes are left out and counted, a file with none is refused', async () => {
    const mixed = await build(zones(collection([{ code: 'a' }, polygon(square(0, 0, 1))], [{ code: 'b' }, { type: 'Point', coordinates: [1, 1] }])));
    expect(mixed.notes).toMatchObject([{ code: 'geometry.wrong-type', row: 2, values: { count: 1, found: 'Point' } }]);
    expect(await findingsOf(build(zones(collection([{ code: 'b' }, { type: 'Point', coordinates: [1, 1] }]))))).toMatchObject([{ code: 'geometry.wrong-type', severity: 'error', values: { expected: 'Polygon', found: 'Point' } }]);
    folder.write('plain.csv', 'code,v\na,1\n');
    expect(await findingsOf(build({ role: 'zones', input: { path: 'plain.csv', code: 'code' } }))).toMatchObject([{ code: 'geometry.wrong-type', values: { found: 'none' } }]);
  });

  it('with a ring that is open, too short or crosses itself are noted; one beyond the earth is refused', async () => {
    const bow = [[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]];
    const draft = await build(zones(collection([{ code: 'a' }, polygon(square(0, 0, 1).slice(0, 4))], [{ code: 'b' }, polygon([[0, 0], [1, 1], [0, 0]])], [{ code: 'c' }, polygon(bow)])));
    expect(draft.notes.map((note) => [note.row, note.values?.['reason']])).toEqual([[1, 'open-ring'], [2, 'few-vertices'], [3, 'self-intersection']]);
    expect(column(draft, 'geometry.zoneOffsets')).toEqual(Uint32Array.of(0, 1, 1, 2));
    const stray = await build(zones(collection([{ code: 'a' }, polygon(square(0, 0, 3), square(5, 5, 1))], [{ code: 'b' }, polygon(square(10, 0, 3), [[10, 0], [12, 1], [11, 2], [10, 0]])])));
    expect(stray.notes).toMatchObject([{ code: 'geometry.invalid', row: 1, values: { reason: 'hole-outside', count: 1 } }]);
    expect(await findingsOf(build(zones(collection([{ code: 'a' }, polygon(square(0, 0, 1))], [{ code: 'b' }, polygon([[0, 0], [200, 0], [200, 5], [0, 0]])]))))).toMatchObject([{ code: 'row.bad-coordinate', row: 2 }]);
  });

  it('have one code each, and flags that are flags', async () => {
    expect(await findingsOf(build(zones(collection([{ code: 'a', t: 'maybe' }, polygon(square(0, 0, 1))], [{ code: 'a', t: 1 }, polygon(square(2, 0, 1))]), { tags: { t: 't' } })))).toMatchObject([
      { code: 'row.duplicate-key', row: 2, column: 'code', parameter: 'inputs.zones.code' }, { code: 'row.bad-flag', row: 1, column: 't', parameter: 'inputs.zones.tags.t', values: { text: 'maybe' } }, { severity: 'note' },
    ]);
  });
});

describe('crossings', () => {
  const crosses = (...rings: number[][][]): boolean => {
    const offsets = Uint32Array.from([0, ...rings.map((_, i) => rings.slice(0, i + 1).reduce((sum, ring) => sum + ring.length, 0))]);
    return hasCrossing(Float64Array.from(rings.flat(2)), offsets, 0, rings.length);
  };

  it.each<[string, boolean, number[][][]]>([
    ['a square', false, [[[0, 0], [2, 0], [2, 2], [0, 2]]]],
    ['a bow tie', true, [[[0, 0], [2, 2], [2, 0], [0, 2]]]],
    ['a hole that touches its shell in a vertex', false, [[[0, 0], [4, 0], [4, 4], [0, 4]], [[0, 0], [2, 1], [1, 2]]]],
    ['a hole across its shell', true, [[[0, 0], [4, 0], [4, 4], [0, 4]], [[3, 1], [6, 1], [6, 2]]]],
    ['a spike out and back', true, [[[0, 0], [4, 0], [4, 4], [4, 6], [4, 4], [0, 4]]]],
    ['a hole along an edge of its shell', true, [[[0, 0], [4, 0], [4, 4], [0, 4]], [[1, 0], [3, 0], [2, 2]]]],
  ])('%s: %s', (_, expected, rings) => {
    expect(crosses(...rings)).toBe(expected);
  });

  it('agree with trying every pair of edges', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 }));
    fc.assert(fc.property(fc.uniqueArray(point, { minLength: 4, maxLength: 9, selector: ([x, y]) => x * 10 + y }), (ring) => {
      const side = (a: number[], b: number[], c: number[]): number => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
      const within = (a: number[], b: number[], c: number[]): boolean => side(a, b, c) === 0 && (c[0] - a[0]) * (c[0] - b[0]) + (c[1] - a[1]) * (c[1] - b[1]) < 0;
      let expected = false;
      for (let i = 0; i < ring.length; i++) {
        for (let j = 0; j < ring.length; j++) {
          if (i === j) continue;
          const [a, b, c, d] = [ring[i], ring[(i + 1) % ring.length], ring[j], ring[(j + 1) % ring.length]];
          if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) expected = true;
          if (side(a, b, c) === 0 && side(a, b, d) === 0 && (within(a, b, c) || within(a, b, d))) expected = true;
        }
      }
      expect(crosses(ring)).toBe(expected);
    }), { seed: 11, numRuns: 400 });
  });
});

describe('rasters', () => {
  const tif = (name: string, values: Float32Array, more: Record<string, unknown> = {}): string => {
    const metadata = { width: 3, height: 2, ModelPixelScale: [1000, 1000, 0], ModelTiepoint: [0, 0, 0, 498_500, 1000, 0], SampleFormat: [3], BitsPerSample: [32], GTModelTypeGeoKey: 1, GTRasterTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32_648, GDAL_NODATA: '-9999', ...more };
    folder.write(name, new Uint8Array(writeArrayBuffer(values, metadata)));
    return name;
  };
  const degrees = { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326, ProjectedCSTypeGeoKey: undefined, ModelPixelScale: [0.01, 0.01, 0], ModelTiepoint: [0, 0, 0, 104, 26, 0] };

  it('of people become points at the centres of cells with somebody', async () => {
    // The middle column is centred on easting 500,000, the central meridian; the rows on northings 500 and -500.
    const draft = await build({ role: 'population', input: { path: tif('people.tif', Float32Array.of(0, 4, -9999, 8, 16, 0)) } });
    expect(draft).toMatchObject({ rowCount: 3, meta: { personsTotal: 28, crs: 'EPSG:32648' }, notes: [] });
    expect(column(draft, 'id')).toEqual(['r0c1', 'r1c0', 'r1c1']);
    expect(column(draft, 'persons')).toEqual(Float64Array.of(4, 8, 16));
    const [lon, lat] = [column(draft, 'lon') as Float64Array, column(draft, 'lat') as Float64Array];
    expect([lon[0], lon[2]]).toEqual([expect.closeTo(105, 9), expect.closeTo(105, 9)]);
    expect(lat[0]).toBeCloseTo(-lat[2], 12);
    expect(lat[0]).toBeGreaterThan(0.0045);
  });

  it('of people are refused with negative cells, several bands, nobody; asked about without a CRS', async () => {
    const people = (path: string): ImportRequest => ({ role: 'population', input: { path } });
    expect(await findingsOf(build(people(tif('neg.tif', Float32Array.of(1, -2, -5, 1, 1, 1)))))).toMatchObject([{ code: 'raster.negative', values: { count: 2, minimum: -5 } }]);
    expect(await findingsOf(build(people(tif('none.tif', Float32Array.of(0, 0, 0, 0, 0, -9999)))))).toMatchObject([{ code: 'table.no-rows' }]);
    expect(await findingsOf(build(people(tif('bare.tif', Float32Array.of(1, 1, 1, 1, 1, 1), { GTModelTypeGeoKey: undefined, ProjectedCSTypeGeoKey: undefined, GTRasterTypeGeoKey: undefined, GeographicTypeGeoKey: undefined }))))).toMatchObject([{ code: 'crs.missing', severity: 'question', parameter: 'inputs.population.crs' }]);
  });

  it('of several bands are refused once; a raster of people has no columns to name', async () => {
    const path = tif('bands.tif', Float32Array.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), { SamplesPerPixel: 2, BitsPerSample: [32, 32], SampleFormat: [3, 3] });
    for (const request of [{ role: 'population', input: { path } }, { role: 'friction', input: { path, unit: 'minutes-per-cell' } }] as ImportRequest[]) {
      expect((await findingsOf(build(request))).filter(({ code }) => code === 'raster.bands')).toMatchObject([{ severity: 'error', values: { bands: 2 } }]);
    }
    const one = tif('one.tif', Float32Array.of(1, 1, 1, 1, 1, 1));
    expect(await findingsOf(build({ role: 'population', input: { path: one, groups: { old: { column: 'old', as: 'share' } }, zone: 'code' } }))).toMatchObject([
      { code: 'parameter.conflict', parameter: 'inputs.population.groups' }, { code: 'parameter.conflict', parameter: 'inputs.population.zone' },
    ]);
  });

  it('of friction keep their grid; per metre on degrees is refused, per cell is noted', async () => {
    const values = Float32Array.of(1, 2, -9999, 4, 5, 6);
    const draft = await build({ role: 'friction', input: { path: tif('f.tif', values), unit: 'minutes-per-meter' } });
    expect(column(draft, 'values')).toEqual(Float32Array.of(1, 2, Number.NaN, 4, 5, 6));
    expect(draft.meta.grid).toEqual({ width: 3, height: 2, originX: 498_500, originY: 1000, cellX: 1000, cellY: 1000, unit: 'minutes-per-meter' });
    const path = tif('deg.tif', values, degrees);
    expect((await build({ role: 'friction', input: { path, unit: 'minutes-per-cell' } })).notes).toMatchObject([{ code: 'raster.degree-grid', severity: 'note' }]);
    expect(await findingsOf(build({ role: 'friction', input: { path, unit: 'seconds-per-meter' } }))).toMatchObject([{ code: 'raster.degree-grid', severity: 'error', parameter: 'inputs.friction.unit' }]);
  });

  it('of friction must lie where the zones are', async () => {
    const request: ImportRequest = { role: 'friction', input: { path: tif('far.tif', Float32Array.of(1, 1, 1, 1, 1, 1)), unit: 'minutes-per-cell' } };
    expect(await findingsOf(build(request, { zones: { bbox: [110, 20, 112, 22], codes: [] } }))).toMatchObject([{ code: 'raster.no-overlap' }]);
    expect((await build(request, { zones: { bbox: [104.9, -1, 105.1, 1], codes: [] } })).notes).toEqual([]);
  });

  it('are no tables, and tables are no rasters', async () => {
    expect(await findingsOf(build({ role: 'facilities', input: { path: tif('x.tif', Float32Array.of(1, 1, 1, 1, 1, 1)) } }))).toMatchObject([{ code: 'geometry.wrong-type', parameter: 'inputs.facilities.path' }]);
    folder.write('x.csv', 'a,b\n1,2\n');
    expect(await findingsOf(build({ role: 'friction', input: { path: 'x.csv', unit: 'minutes-per-cell' } }))).toMatchObject([{ code: 'geometry.wrong-type' }]);
  });
});
