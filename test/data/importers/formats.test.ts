import Database from 'better-sqlite3';
import { writeArrayBuffer } from 'geotiff';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../data/importers/registry.ts';
import { readWkb } from '../../../data/importers/wkb.ts';
import type { SourceRaster, SourceTable } from '../../../data/source.ts';
import { findingsOf, temporaryFolder } from '../temporaryFiles.ts';

const folder = temporaryFolder();
const read = async (name: string, content: string | Uint8Array, more: { layer?: string; crs?: string } = {}) => (await readSource(folder.write(name, content), { parameterPrefix: 'inputs.zones', ...more })).table;
const table = async (...args: Parameters<typeof read>): Promise<SourceTable> => (await read(...args)) as SourceTable;

describe('GeoJSON', () => {
  const feature = (properties: unknown, coordinates: number[] | null, id?: string) => ({ type: 'Feature', ...(id === undefined ? {} : { id }), properties, geometry: coordinates === null ? null : { type: 'Point', coordinates } });

  it('has the union of the properties; ids, null geometries and error cells are kept and noted', async () => {
    const source = await table('a.geojson', JSON.stringify({ type: 'FeatureCollection', features: [feature({ code: '01001', n: 1 }, [1, 2], 'x'), feature({ code: '01002', extra: 'NA', n: 'two' }, null, 'y')] }));
    expect(source.fields.map((field) => field.name)).toEqual(['id', 'code', 'n', 'extra']);
    expect(source.columns).toEqual([['x', 'y'], ['01001', '01002'], [1, 'two'], [null, null]]);
    expect(source.crs).toMatchObject({ value: 'EPSG:4326', source: 'format' });
    expect(source.notes.map((note) => [note.code, note.row, note.column])).toEqual([['geometry.missing', 2, undefined], ['row.not-a-number', 2, 'n'], ['row.error-cell', 2, 'extra']]);
  });

  it('may be one feature or one geometry, and is known by content', async () => {
    expect(await table('one.json', JSON.stringify(feature({ a: 1 }, [3, 4])))).toMatchObject({ rowCount: 1, format: 'GeoJSON' });
    expect(await table('bare.dat', JSON.stringify({ type: 'Point', coordinates: [3, 4] }))).toMatchObject({ rowCount: 1, fields: [] });
  });

  it('believes its crs member', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4544' } };
    expect((await table('crs.geojson', JSON.stringify({ type: 'FeatureCollection', crs, features: [feature({}, [500_000, 2_900_000])] }))).crs.value).toBe('EPSG:4544');
  });

  it.each([
    ['{"type":"FeatureCollection",\n"features":[,]}', { code: 'file.invalid', row: 2, values: { reason: 'json', line: 2, character: 13 } }],
    ['{"type":"FeatureCollection","features":[{"type":', { code: 'file.truncated' }],
    ['{"type":"feature"}', { code: 'file.invalid', values: { reason: 'geojson' } }],
    ['{"type":"FeatureCollection","features":[]}', { code: 'table.no-rows' }],
    ['[NaN]', { code: 'file.invalid' }],
  ])('%j is one clear finding', async (text, expected) => {
    expect(await findingsOf(read('bad.geojson', text))).toMatchObject([expected]);
  });
});

describe('TopoJSON', () => {
  const topology = (objects: Record<string, unknown>) => JSON.stringify({ type: 'Topology', objects, arcs: [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]] });
  const polygon = { type: 'Polygon', arcs: [[0]], properties: { code: '520101' } };

  it('has the shapes of one object, and asks where there are several', async () => {
    const one = await table('one.json', topology({ counties: { type: 'GeometryCollection', geometries: [polygon] } }));
    expect(one).toMatchObject({ format: 'TopoJSON', rowCount: 1, columns: [['520101']], notes: [] });
    expect(one.geometry?.[0]).toEqual({ type: 'Polygon', coordinates: [[[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]]] });
    const two = topology({ nation: polygon, counties: { type: 'GeometryCollection', geometries: [polygon, polygon] } });
    expect((await table('two.topojson', two)).notes).toMatchObject([{ code: 'file.several-layers', severity: 'question' }]);
    expect(await table('two.topojson', two, { layer: 'counties' })).toMatchObject({ rowCount: 2, notes: [] });
  });
});

describe('KML', () => {
  const kml = `<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>outer</name><Folder><name>folder</name>
    <Placemark><name>甲 &amp; 乙</name><ExtendedData><Data name="beds"><value>12</value></Data></ExtendedData><Point><coordinates>104.5,26.5,0</coordinates></Point></Placemark>
    <Placemark><name>area</name><Polygon><innerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2 1,1</coordinates></LinearRing></innerBoundaryIs>
      <outerBoundaryIs><LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>`;

  it('is its placemarks, the outer ring first', async () => {
    const source = await table('a.kml', kml);
    expect(source.fields.map((field) => field.name)).toEqual(['name', 'beds']);
    expect(source.columns).toEqual([['甲 & 乙', 'area'], ['12', null]]);
    expect(source.geometry).toEqual([{ type: 'Point', coordinates: [104.5, 26.5] }, { type: 'Polygon', coordinates: [[[0, 0], [9, 0], [9, 9], [0, 0]], [[1, 1], [2, 1], [2, 2], [1, 1]]] }]);
  });

  it('is unpacked from a KMZ, and a cut file names its line', async () => {
    const archive = new JSZip();
    archive.file('doc.kml', kml);
    expect(await table('a.kmz', await archive.generateAsync({ type: 'uint8array' }))).toMatchObject({ format: 'KML', rowCount: 2 });
    expect(await findingsOf(read('cut.kml', kml.slice(0, 200)))).toMatchObject([{ code: 'file.invalid', values: { reason: 'xml' } }]);
  });
});

describe('GeoPackage', () => {
  /** A GeoPackage of layers with one point each, in the given EPSG code (-1: undefined). */
  function geopackage(layers: Record<string, number>): Uint8Array {
    const database = new Database(':memory:');
    database.exec(`CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
      CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
      CREATE TABLE gpkg_spatial_ref_sys (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);`);
    for (const [layer, code] of Object.entries(layers)) {
      database.prepare('INSERT INTO gpkg_contents VALUES (?, ?)').run(layer, 'features');
      database.prepare('INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?)').run(layer, 'geom', code);
      database.prepare('INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?)').run(code, code < 0 ? 'NONE' : 'EPSG', code, code < 0 ? 'undefined' : '');
      database.exec(`CREATE TABLE "${layer}" (fid INTEGER, geom BLOB, "名称" TEXT)`);
      const blob = Buffer.alloc(8 + 32 + 21);
      blob.write('GP');
      blob[3] = 0b0000_0011; // little-endian, envelope of four numbers
      blob[40] = 1;
      blob.writeUInt32LE(1, 41);
      blob.writeDoubleLE(104.5, 45);
      blob.writeDoubleLE(26.5, 53);
      database.prepare(`INSERT INTO "${layer}" VALUES (1, ?, '甲'), (2, NULL, '乙')`).run(blob);
    }
    return database.serialize();
  }

  it('is a table with geometry in its CRS', async () => {
    const source = await table('a.gpkg', geopackage({ 卫生院: 4490 }));
    expect(source).toMatchObject({ format: 'GeoPackage', rowCount: 2, crs: { value: 'EPSG:4490' }, columns: [[1, 2], ['甲', '乙']] });
    expect(source.geometry).toEqual([{ type: 'Point', coordinates: [104.5, 26.5] }, null]);
    expect(source.notes).toMatchObject([{ code: 'geometry.missing', row: 2 }]);
  });

  it('takes blank texts and texts for no value as missing, and counts the latter', async () => {
    const database = new Database(Buffer.from(geopackage({ a: 4326 })));
    database.exec(`ALTER TABLE a ADD COLUMN cover TEXT; INSERT INTO a VALUES (3, NULL, ' ', '#DIV/0!'), (4, NULL, ' 丁 ', '95'); UPDATE a SET cover = '' WHERE fid < 3`);
    const source = await table('a.gpkg', database.serialize());
    expect(source.columns).toEqual([[1, 2, 3, 4], ['甲', '乙', null, '丁'], [null, null, null, '95']]);
    expect(source.fields[2]).toMatchObject({ name: 'cover', type: 'integer' });
    expect(source.notes).toMatchObject([{ code: 'geometry.missing' }, { code: 'row.error-cell', row: 3, column: 'cover', values: { count: 1, text: '#DIV/0!' } }]);
  });

  it('asks which layer, knows an undefined CRS, and is one finding where it is damaged', async () => {
    const bytes = geopackage({ a: 4326, b: -1 });
    expect((await table('two.gpkg', bytes)).notes[0]).toMatchObject({ code: 'file.several-layers', severity: 'question', values: { layers: 'a, b' } });
    expect((await table('two.gpkg', bytes, { layer: 'b' })).crs).toMatchObject({ value: null });
    expect(await findingsOf(read('cut.gpkg', bytes.subarray(0, 5000)))).toMatchObject([{ code: 'file.invalid', values: { reason: 'gpkg' } }]);
    expect(await findingsOf(read('two.gpkg', bytes, { layer: 'c' }))).toMatchObject([{ code: 'file.no-sheet' }]);
  });

  it('reads WKB with Z, in EWKB and big-endian', () => {
    const bytes = Buffer.alloc(1 + 4 + 4 + 24);
    bytes.writeUInt32BE(0xa000_0001, 1); // big-endian point with Z and an SRID
    bytes.writeUInt32BE(4326, 5);
    [1.5, 2.5, 99].forEach((value, i) => bytes.writeDoubleBE(value, 9 + i * 8));
    expect(readWkb(bytes)).toEqual({ type: 'Point', coordinates: [1.5, 2.5] });
    expect(() => readWkb(bytes.subarray(0, 20))).toThrow(RangeError);
  });
});

describe('GeoTIFF', () => {
  type Metadata = Parameters<typeof writeArrayBuffer>[1];
  const bytes = (values: Float32Array | Uint8Array, more: Metadata): Uint8Array =>
    new Uint8Array(writeArrayBuffer(values, { width: 3, height: 2, ModelPixelScale: [100, 50, 0], ModelTiepoint: [0, 0, 0, 500_000, 2_900_000, 0], ...more }));
  const utm = { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32_648 };
  const floats = { SampleFormat: [3], BitsPerSample: [32] };
  const values = Float32Array.of(1, 2, -9999, 4, 5, 6);

  it('has its grid, its CRS and no-data as missing', async () => {
    const raster = (await read('a.tif', bytes(values, { ...utm, ...floats, GTRasterTypeGeoKey: 1, GDAL_NODATA: '-9999' }))) as SourceRaster;
    expect(raster).toMatchObject({ width: 3, height: 2, bands: 1, originX: 500_000, originY: 2_900_000, cellX: 100, cellY: 50, nodata: -9999, crs: { value: 'EPSG:32648' } });
    expect(raster.values).toEqual(Float32Array.of(1, 2, Number.NaN, 4, 5, 6));
  });

  it('moves by half a cell where the tie point is a centre', async () => {
    expect(await read('point.tif', bytes(values, { ...utm, ...floats, GTRasterTypeGeoKey: 2 }))).toMatchObject({ originX: 499_950, originY: 2_900_025 });
  });

  it('is refused rotated, without a place, and cut short', async () => {
    const { ModelPixelScale: _, ModelTiepoint: __, ...noPlace } = { ModelPixelScale: 0, ModelTiepoint: 0, ...utm, ...floats };
    const rotated = writeArrayBuffer(values, { width: 3, height: 2, ...noPlace, ModelTransformation: [100, 10, 0, 500_000, 10, -100, 0, 2_900_000, 0, 0, 0, 0, 0, 0, 0, 1] });
    expect(await findingsOf(read('rotated.tif', new Uint8Array(rotated)))).toMatchObject([{ code: 'raster.rotated' }]);
    const whole = bytes(values, { ...utm, ...floats });
    expect(await findingsOf(read('cut.tif', whole.subarray(0, whole.length - 8)))).toMatchObject([{ code: 'file.truncated' }]);
    expect(await findingsOf(read('cut2.tif', whole.subarray(0, 100)))).toMatchObject([{ code: 'file.truncated' }]);
  });
});

describe('what is not read', () => {
  it.each([
    ['a.fgb', Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0), 'FlatGeobuf'], ['a.parquet', 'PAR1....', 'Parquet'], ['a.gpx', '<?xml version="1.0"?><gpx version="1.1"></gpx>', 'GPX'],
    ['a.xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'XLS'], ['a.bin', Uint8Array.of(1, 2, 3), 'BIN'],
  ])('%s is called by its name', async (name, content, format) => {
    expect(await findingsOf(read(name, content))).toMatchObject([{ code: 'file.unknown-format', severity: 'error', file: name, parameter: 'inputs.zones.path', values: { format } }]);
  });

  it('a file that is not there, a folder', async () => {
    expect(await findingsOf(readSource(`${folder.root}/nowhere.csv`, { parameterPrefix: 'inputs.zones' }))).toMatchObject([{ code: 'file.not-found', file: 'nowhere.csv', parameter: 'inputs.zones.path' }]);
    expect(await findingsOf(readSource(folder.root, { parameterPrefix: 'inputs.zones' }))).toMatchObject([{ code: 'file.unreadable' }]);
  });
});
