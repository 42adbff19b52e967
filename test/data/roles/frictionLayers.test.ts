import { writeArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import type { ImportRequest } from '../../../api/recipe.ts';
import type { DatasetDraft } from '../../../data/dataset.ts';
import { buildDataset } from '../../../data/roles/buildDataset.ts';
import type { BuildContext } from '../../../data/roles/buildDataset.ts';
import { slopeDistance } from '../../../geo/friction/slopeDistance.ts';
import { costDistance } from '../../../geo/friction/costDistance.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();

/** 6 x 6 cells of 100 m in UTM 48N, the upper left corner at (500000, 600). */
const SIZE = 6;
const WEST = 500_000;
function tif(name: string, values: number[], more: Record<string, unknown> = {}): string {
  const metadata = {
    width: SIZE, height: SIZE, ModelPixelScale: [100, 100, 0], ModelTiepoint: [0, 0, 0, WEST, 600, 0], SampleFormat: [3], BitsPerSample: [32],
    GTModelTypeGeoKey: 1, GTRasterTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32_648, GDAL_NODATA: '-9999', ...more,
  };
  folder.write(name, new Uint8Array(writeArrayBuffer(Float32Array.from(values), metadata)));
  return name;
}
const every = (value: number): number[] => Array.from<number>({ length: SIZE * SIZE }).fill(value);
function shapes(name: string, ...features: [Record<string, unknown>, unknown][]): string {
  const crs = { type: 'name', properties: { name: 'EPSG:32648' } };
  folder.write(name, JSON.stringify({ type: 'FeatureCollection', crs, features: features.map(([properties, geometry]) => ({ type: 'Feature', properties, geometry })) }));
  return name;
}
const line = (...places: [number, number][]) => ({ type: 'LineString', coordinates: places.map(([x, y]) => [WEST + x, y]) });
const box = (west: number, south: number, east: number, north: number) => ({ type: 'Polygon', coordinates: [[[west, south], [east, south], [east, north], [west, north], [west, south]].map(([x, y]) => [WEST + x, y])] });

const ROAD = shapes('road.geojson', [{ class: 'street' }, line([250, 580], [250, 20])]);
const WALL = shapes('wall.geojson', [{}, line([-100, 250], [700, 250])]);
const SPEEDS = [{ class: 1, speedKmh: 5 }, { class: 'street', speedKmh: 60, mode: 'motorized' as const }];

type Layers = Partial<Extract<Extract<ImportRequest, { role: 'friction' }>['input'], { landCover: unknown }>>;
const build = (layers: Layers = {}, more: Partial<BuildContext> = {}): Promise<DatasetDraft> => buildDataset(
  { role: 'friction', input: { landCover: { path: tif('cover.tif', every(1)) }, speeds: SPEEDS, ...layers } },
  { baseDir: folder.root, parameterPrefix: 'inputs.friction', ...more });
const floats = (draft: DatasetDraft, name: string): Float32Array => draft.columns.find((one) => one.name === name)?.values as Float32Array;
const modes = (draft: DatasetDraft): Uint8Array => draft.columns.find(({ name }) => name === 'mode')?.values as Uint8Array;
const minutesFrom = (draft: DatasetDraft, source: number): Float64Array => costDistance(
  { width: SIZE, height: SIZE, friction: floats(draft, 'values'), stepX: 100 / 60, stepY: 100 / 60, neighbours: 8 }, { cell: Int32Array.of(source), label: Int32Array.of(0) }, Infinity).minutes;
const at = (x: number, y: number): number => y * SIZE + x;

describe('a surface of layers', () => {
  it('has roads over land cover; a wall is passed over its one bridge only', async () => {
    const draft = await build({ roads: { path: ROAD, class: 'class' }, barriers: { path: WALL } });
    const minutes = minutesFrom(draft, at(2, 5));
    // 5 cells of road at 60 km/h: 100 m take 0.1 minutes.
    expect(minutes[at(2, 0)]).toBeCloseTo(0.5, 6);
    // From the road one step to the left (half at 0.1, half at 1.2) and one more at 1.2: 0.5 + 0.65 + 1.2.
    expect(minutes[at(0, 0)]).toBeCloseTo(2.35, 6);
    for (const x of [0, 1, 3, 4, 5]) expect(minutes[at(x, 3)]).toBeNaN();
    expect(draft.meta).toMatchObject({
      crs: 'EPSG:32648', grid: { width: 6, height: 6, originX: WEST, originY: 600, cellX: 100, cellY: 100, unit: 'seconds-per-meter' },
      friction: {
        landCover: 'cover.tif', roads: ['road.geojson'], barriers: ['wall.geojson'], elevation: null,
        classes: [{ class: '1', speedKmh: 5, mode: 'walking', cells: 25 }, { class: 'street', speedKmh: 60, mode: 'motorized', cells: 6 }],
        roadCells: 6, barrierCells: 5, bridgeCells: 1, falseBridgeCells: 0, impassableCells: 5,
      },
    });
    expect(draft.notes).toMatchObject([{ code: 'friction.layers', severity: 'note', values: { cells: 36, roads: 6, bridges: 1, barriers: 5, impassable: 5 } }]);
    expect(draft.sources.map(({ name }) => name)).toEqual(['cover.tif', 'road.geojson', 'wall.geojson']);
  });

  it('takes a barrier of more polygons than a function takes arguments', async () => {
    const far = [[WEST, 400], [WEST + 1, 400], [WEST, 401], [WEST, 400]];
    const lakes = shapes('lakes.geojson', [{}, { type: 'MultiPolygon', coordinates: [...box(200, 200, 300, 300).coordinates.map((ring) => [ring]), ...Array.from({ length: 150_000 }, () => [far])] }]);
    expect(minutesFrom(await build({ barriers: { path: lakes } }), at(2, 5))[at(2, 3)]).toBeNaN();
  });

  it('has no way past a barrier that ends roads, nor diagonally through a slanting one', async () => {
    const closed = minutesFrom(await build({ roads: { path: ROAD, class: 'class' }, barriers: { path: WALL, closesRoads: true } }), at(2, 5));
    expect(closed[at(2, 4)]).toBeCloseTo(0.1, 6);
    for (let cell = 0; cell < at(0, 4); cell++) expect(closed[cell]).toBeNaN();
    // From corner to corner through the corners of cells: without the cells beside it every diagonal step would pass.
    const slanting = shapes('slant.geojson', [{}, line([-50, 650], [650, -50])]);
    const below = minutesFrom(await build({ barriers: [{ path: slanting }] }), at(0, 5));
    expect(below[at(0, 2)]).toBeCloseTo(3.6, 6);
    for (const [x, y] of [[2, 0], [3, 1], [5, 3], [5, 0]]) expect(below[at(x, y)]).toBeNaN();
  });

  it('takes the cells whose centre a polygon holds; lets the fastest of several roads count, whatever the order', async () => {
    const lake = shapes('lake.geojson', [{}, box(120, 120, 380, 260)]);
    // Centres at 150, 250, 350 by 150, 250: three columns, rows 3 and 4.
    const draft = await build({ barriers: { path: lake } });
    expect(Array.from(floats(draft, 'values'), (v, cell) => (Number.isNaN(v) ? cell : -1)).filter((cell) => cell >= 0)).toEqual([at(1, 3), at(2, 3), at(3, 3), at(1, 4), at(2, 4), at(3, 4)]);
    const crossing = shapes('two.geojson', [{ class: 'street' }, line([50, 350], [550, 350])], [{ class: 'lane' }, line([250, 580], [250, 20])]);
    const speeds = [...SPEEDS, { class: 'lane', speedKmh: 20, mode: 'bicycling' as const }];
    const values = floats(await build({ roads: { path: crossing, class: 'class' }, speeds }), 'values');
    expect([values[at(2, 2)], values[at(2, 0)]]).toEqual([Math.fround(3.6 / 60), Math.fround(3.6 / 20)]);
    const fixed = await build({ roads: [{ path: crossing, class: { value: 'lane' } }], speeds });
    expect(fixed.meta.friction?.classes[2].cells).toBe(11);
  });

  it('reads the speeds of a table: modes in any writing, classes as numbers or names', async () => {
    folder.write('speeds.csv', 'code,km/h,how,what\n1.0,5,WALKING,草地\nstreet,60,机动车,道路\n2,15,骑行,\n3,0,,\n');
    const draft = await build({ speeds: { path: 'speeds.csv', class: 'code', speedKmh: 'km/h', mode: 'how', label: 'what' }, landCover: { path: tif('three.tif', [...every(1).slice(3), 2, 3, 4]) } });
    expect(draft.meta.friction?.classes).toEqual([
      { class: '1', label: '草地', speedKmh: 5, mode: 'walking', cells: 33 }, { class: 'street', label: '道路', speedKmh: 60, mode: 'motorized', cells: 0 },
      { class: '2', label: null, speedKmh: 15, mode: 'bicycling', cells: 1 }, { class: '3', label: null, speedKmh: 0, mode: 'walking', cells: 1 },
    ]);
    expect(draft.notes).toMatchObject([
      { code: 'friction.layers', values: { impassable: 2 } }, { code: 'friction.class-without-speed', parameter: 'inputs.friction.speeds', values: { text: '4', cells: 1 } }, { code: 'friction.class-closed', values: { text: '3', cells: 1 } },
    ]);
  });

  it('has the elevation of a DEM on its grid, or one interpolated to it; a cell without is impassable', async () => {
    const plane = (cell: number, size: number, west: number): number[] => Array.from({ length: size * size }, (_, i) => west + ((i % size) + 0.5) * cell * 0.1);
    const own = await build({ elevation: { path: tif('dem.tif', plane(100, SIZE, 0)) } });
    expect(Array.from(floats(own, 'elevation').slice(0, 3))).toEqual([5, 15, 25]);
    expect(modes(own)).toEqual(new Uint8Array(36));
    // A DEM of 70 m cells that begins 100 m further west; z = (x - 500000) / 10 is kept exactly by bilinear interpolation.
    const finer = await build({ elevation: { path: tif('fine.tif', plane(70, 12, -10), { width: 12, height: 12, ModelPixelScale: [70, 70, 0], ModelTiepoint: [0, 0, 0, WEST - 100, 700, 0] }) } });
    expect(finer.notes.map(({ code }) => code)).toEqual(['raster.resampled', 'friction.layers']);
    for (let x = 0; x < SIZE; x++) expect(floats(finer, 'elevation')[at(x, 3)]).toBeCloseTo(x * 10 + 5, 4);
    // Half of it lies in the east: the three columns in the west have no elevation.
    const half = await build({ elevation: { path: tif('half.tif', plane(100, SIZE, 30), { ModelTiepoint: [0, 0, 0, WEST + 300, 600, 0] }) } });
    expect(half.notes).toMatchObject([{ code: 'raster.resampled' }, { code: 'friction.layers', values: { impassable: 18 } }, { code: 'friction.without-elevation', values: { cells: 18 } }]);
    // Degrees, far from the same grid: the same height everywhere stays that height.
    const degrees = { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326, ProjectedCSTypeGeoKey: undefined, ModelPixelScale: [0.01, 0.01, 0], ModelTiepoint: [0, 0, 0, 104.97, 0.03, 0] };
    expect(new Set(floats(await build({ elevation: { path: tif('degrees.tif', every(321), degrees) } }), 'elevation'))).toEqual(new Set([321]));
  });

  it('with elevation is slower uphill: by hand for both directions', async () => {
    const draft = await build({ elevation: { path: tif('slope.tif', Array.from({ length: 36 }, (_, i) => (i % SIZE) * 10)) } });
    const times = (towardsSources: boolean) => slopeDistance({
      width: SIZE, height: SIZE, friction: floats(draft, 'values'), stepX: 100 / 60, stepY: 100 / 60, neighbours: 8,
      terrain: { elevation: floats(draft, 'elevation'), mode: modes(draft), cellX: 100, cellY: 100, towardsSources },
    }, { cell: Int32Array.of(at(5, 0)), label: Int32Array.of(0) }, Infinity).minutes;
    // 5 steps of 1.2 minutes up a slope of 10 %: x exp(0.35); down it: x 1 (Tobler is as fast at -10 % as on the flat).
    expect(times(true)[at(0, 0)]).toBeCloseTo(6 * Math.exp(0.35), 5);
    expect(times(false)[at(0, 0)]).toBeCloseTo(6, 5);
  });
});

describe('layers that do not fit', () => {
  it('land cover that is none: of fractions, in degrees, away from the zones, no raster', async () => {
    expect(await findingsOf(build({ landCover: { path: tif('mean.tif', every(1.5)) } }))).toMatchObject([{ code: 'raster.not-classes', parameter: 'inputs.friction.landCover', values: { count: 36, text: 1.5 } }]);
    const degrees = { GTModelTypeGeoKey: 2, GeographicTypeGeoKey: 4326, ProjectedCSTypeGeoKey: undefined, ModelPixelScale: [0.01, 0.01, 0], ModelTiepoint: [0, 0, 0, 105, 0, 0] };
    expect(await findingsOf(build({ landCover: { path: tif('deg.tif', every(1), degrees) } }))).toMatchObject([{ code: 'raster.degree-grid', severity: 'error' }]);
    // Web Mercator at 60 degrees north stretches everything twofold.
    const mercator = { ProjectedCSTypeGeoKey: 3857, ModelTiepoint: [0, 0, 0, 11_688_000, 8_399_738, 0] };
    expect(await findingsOf(build({ landCover: { path: tif('mercator.tif', every(1), mercator) } }))).toMatchObject([{ code: 'raster.not-metric', values: { stated: 100, meters: expect.closeTo(50, 0) as number } }]);
    expect(await findingsOf(build({}, { zones: { bbox: [120, 30, 121, 31], codes: [] } }))).toMatchObject([{ code: 'raster.no-overlap' }]);
    expect(await findingsOf(build({ landCover: { path: ROAD } }))).toMatchObject([{ code: 'geometry.wrong-type', parameter: 'inputs.friction.landCover.path' }]);
  });

  it('all faults of all layers are told at once, each by its key', async () => {
    const points = shapes('points.geojson', [{}, { type: 'Point', coordinates: [WEST, 0] }]);
    const far = tif('far.tif', every(100), { ModelTiepoint: [0, 0, 0, WEST + 10_000, 600, 0] });
    const findings = await findingsOf(build({ roads: [{ path: ROAD, class: 'kind' }, { path: points, class: { value: 1 } }], barriers: { path: points }, elevation: { path: far } }));
    expect(findings).toMatchObject([
      { code: 'column.missing', column: 'kind', parameter: 'inputs.friction.roads[0].class' },
      { code: 'geometry.wrong-type', parameter: 'inputs.friction.roads[1].path', values: { found: 'Point' } },
      { code: 'geometry.wrong-type', parameter: 'inputs.friction.barriers.path', values: { found: 'Point' } },
      { code: 'friction.layer-outside', severity: 'error', parameter: 'inputs.friction.elevation' },
    ]);
  });

  it('a DEM with voids that are not declared', async () => {
    expect(await findingsOf(build({ elevation: { path: tif('void.tif', [...every(100).slice(1), -32_768]) } }))).toMatchObject([{ code: 'raster.not-elevation', values: { minimum: -32_768, maximum: 100 } }]);
  });

  it('speeds: unknown mode, negative, missing, no number, twice the same class, no such column', async () => {
    folder.write('bad.csv', 'class,speed,mode\n1,-5,walking\n2,5,flying\n3,,walking\n1,fast,walking\n');
    expect(await findingsOf(build({ speeds: { path: 'bad.csv', class: 'class', speedKmh: 'speed', mode: 'mode' } }))).toMatchObject([
      { code: 'row.negative', row: 2, column: 'speed', parameter: 'inputs.friction.speeds.speedKmh' }, { code: 'row.not-a-number', row: 5, column: 'speed' },
      { code: 'friction.unknown-mode', row: 3, column: 'mode', values: { text: 'flying' } }, { code: 'row.missing-value', row: 4, column: 'speed' }, { code: 'row.duplicate-key', row: 5, values: { text: '1', first: 2 } },
    ]);
    expect(await findingsOf(build({ speeds: { path: 'bad.csv', class: 'class', speedKmh: 'km/h' } }))).toMatchObject([{ code: 'column.missing', column: 'km/h', parameter: 'inputs.friction.speeds.speedKmh' }]);
    expect(await findingsOf(build({ speeds: [{ class: 1, speedKmh: 5 }, { class: '1', speedKmh: 6 }] }))).toMatchObject([{ code: 'row.duplicate-key', parameter: 'inputs.friction.speeds[1].class' }]);
  });

  it('roads of a class without a speed are left out and told; roads and barriers elsewhere', async () => {
    const draft = await build({ roads: { path: shapes('path.geojson', [{ class: 'path' }, line([250, 580], [250, 20])], [{ class: null }, line([50, 580], [50, 20])]), class: 'class' } });
    expect(draft.meta.friction?.roadCells).toBe(0);
    expect(draft.notes).toMatchObject([{ code: 'row.missing-value', row: 2, severity: 'note' }, { code: 'friction.road-without-speed', values: { text: 'path', lines: 1 } }, { code: 'friction.layers' }]);
    const elsewhere = shapes('elsewhere.geojson', [{ class: 'street' }, line([9000, 0], [9900, 0])]);
    expect(await findingsOf(build({ roads: { path: elsewhere, class: 'class' } }))).toMatchObject([{ code: 'friction.layer-outside', severity: 'error', parameter: 'inputs.friction.roads.path' }]);
    expect((await build({ barriers: { path: elsewhere } })).notes).toMatchObject([{ code: 'friction.layer-outside', severity: 'note' }, { code: 'friction.layers' }]);
  });
});
