import iconv from 'iconv-lite';
import { writeArrayBuffer } from 'geotiff';
import { describe, expect, it } from 'vitest';
import { inspection } from '../../api/contract.ts';
import { importRequest } from '../../api/recipe.ts';
import { inspectFile } from '../../data/inspect.ts';
import { buildDataset } from '../../data/roles/buildDataset.ts';
import { temporaryFolder } from './temporaryFiles.ts';

const folder = temporaryFolder();
const square = [[104, 26], [105, 26], [105, 27], [104, 27], [104, 26]];
const zones = JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: { adcode: 520101, 名称: '甲', 人口: 5 }, geometry: { type: 'Polygon', coordinates: [square] } }] });

describe('what a file is seen to be', () => {
  it.each([
    ['zones.geojson', zones, 'zones', { code: 'adcode', name: '名称' }],
    ['villages.csv', '编号,名称,经度,纬度,常住人口\n1,甲,104.5,26.5,90\n', 'population', { id: '编号', name: '名称', lon: '经度', lat: '纬度', persons: '常住人口' }],
    ['clinics.csv', 'ID,NAME,LNG,LAT,类型,床位数\n1,甲,104.5,26.5,卫生院,12\n', 'facilities', { id: 'ID', name: 'NAME', lon: 'LNG', lat: 'LAT', type: '类型', capacity: '床位数' }],
    ['candidates.csv', 'id,lon,lat,cost\n1,104.5,26.5,3\n', 'candidates', { id: 'id', lon: 'lon', lat: 'lat', cost: 'cost' }],
    ['codes.csv', '原代码,新代码,变更年份\n522322,522302,2018\n', 'codeChanges', { from: '原代码', to: '新代码', year: '变更年份' }],
    ['poor.csv', '行政区划代码,县名,类别,认定年份,退出年份\n522302,甲,poor,2012,2019\n', 'tags', { code: '行政区划代码', name: '县名', tag: '类别', from: '认定年份', to: '退出年份' }],
    ['hazard.geojson', zones.replace('"adcode":520101,', '"area":"flood",'), 'areas', { area: 'area' }],
    ['long.csv', '代码,年份,指标,数值\n520101,2020,床位,5\n', 'indicators', { code: '代码', year: '年份', indicator: '指标', value: '数值' }],
    ['yearbook.csv', '行政区划代码,地区,年份,识字率\n520101,甲,2020,0.9\n', 'indicators', { code: '行政区划代码', name: '地区', year: '年份' }],
  ])('%s suggests an input that imports', async (name, text, role, expected) => {
    const path = folder.write(name, text);
    const seen = await inspectFile(path);
    expect(inspection.safeParse(seen).error).toBeUndefined();
    expect(seen.suggestedRole).toBe(role);
    expect(seen.suggestedInput).toEqual({ path, ...expected });
    const request = importRequest.parse({ role: seen.suggestedRole, input: seen.suggestedInput });
    expect((await buildDataset(request, { baseDir: folder.root, parameterPrefix: `inputs.${role}` })).rowCount).toBe(1);
  });

  it('a table with its years in the headers says how they are written; one year alone may be part of a name', async () => {
    const seen = async (name: string, headers: string) => (await inspectFile(folder.write(name, `代码,${headers}\n520101,${headers.split(',').map(() => 5).join(',')}\n`))).suggestedInput;
    expect(await seen('a.csv', 'gdp_2019,gdp_2020')).toMatchObject({ columns: '{indicator}_{year}' });
    expect(await seen('b.csv', '2019年床位,2020年床位')).toMatchObject({ columns: '{year}年{indicator}' });
    expect(await seen('beds.csv', '2019,2020')).toMatchObject({ columns: '{year}', value: 'beds' });
    expect(await seen('c.csv', 'gdp_2020,beds_2020')).not.toHaveProperty('columns');
    expect(await seen('d.csv', 'gdp_2019,gdp_2020,beds')).not.toHaveProperty('columns');
  });

  it('a standards profile is known by its first lines', async () => {
    const seen = await inspectFile(folder.write('province.profile.json', '{ "schema": 1, "id": "x", "version": "1", "title": { "zh": "x" } }'));
    expect(inspection.safeParse(seen).error).toBeUndefined();
    expect(seen).toMatchObject({ suggestedRole: 'profiles', fields: [] });
  });

  it('edges and nodes are roads, each its half', async () => {
    expect(await inspectFile(folder.write('edges.csv', 'source,target,minutes,oneway\n1,2,3,0\n'))).toMatchObject({ suggestedRole: 'roads', suggestedInput: { from: 'source', to: 'target', minutes: 'minutes', oneway: 'oneway' } });
    expect(await inspectFile(folder.write('nodes.csv', 'id,lon,lat\n1,104,26\n'))).toMatchObject({ suggestedRole: 'roads', suggestedInput: { nodeId: 'id', nodeLon: 'lon', nodeLat: 'lat' } });
  });

  it('counts rows without titles, totals and footnotes, and previews them', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `5201${10 + i},县${i},${i}.5`);
    const seen = await inspectFile(folder.write('page.csv', `表1 各县识字率,,\n代码,名称,识字率\n${rows.join('\n')}\n合计,,9\n数据来源：年鉴,,\n`));
    expect(seen.rows).toBe(60);
    expect(seen.preview).toHaveLength(50);
    expect(seen.preview[1]).toEqual(['520111', '县1', '1.5']);
    expect(seen.fields.map((field) => [field.name, field.type, field.role])).toEqual([['代码', 'integer', 'code'], ['名称', 'text', 'name'], ['识字率', 'number', null]]);
  });

  it('a doubt is a question that names the recipe key, and an answer settles it', async () => {
    const path = folder.write('big5.csv', iconv.encode('代碼,名稱,經度,緯度,類型\n1,臺北市立圖書館,121.5,25.0,圖書館\n2,高雄縣衛生所,120.3,22.6,衛生所\n', 'big5'));
    const seen = await inspectFile(path);
    expect(seen.encoding.candidates?.[0]).toMatchObject({ value: 'big5' });
    expect(seen.notes).toContainEqual(expect.objectContaining({ code: 'encoding.doubtful', severity: 'question', file: 'big5.csv' }));
    expect((await inspectFile(path, { encoding: 'big5' })).notes.filter((note) => note.severity === 'question')).toEqual([]);
    const metres = folder.write('metres.csv', '名称,经度,纬度,类型\n甲,35500000,2900000,clinic\n');
    expect((await inspectFile(metres)).notes).toContainEqual(expect.objectContaining({ code: 'crs.missing', severity: 'question', parameter: 'inputs.facilities.crs' }));
    expect(await inspectFile(metres, { crs: 'EPSG:4523' })).toMatchObject({ crs: { value: 'EPSG:4523', confidence: 1, source: 'declared' }, notes: [], suggestedInput: { crs: 'EPSG:4523' } });
  });

  it('a code column with lost zeros is noted', async () => {
    expect((await inspectFile(folder.write('zip.csv', 'zip_code,v\n00501,1\n10001,2\n501,3\n'))).notes).toMatchObject([{ code: 'code.unequal-length', row: 4, column: 'zip_code', values: { lengths: '3, 5' } }]);
  });

  it('a raster has its size and sum; its name tells friction from people', async () => {
    const tif = new Uint8Array(writeArrayBuffer(Float32Array.of(1, 2, -1, 4), {
      width: 2, height: 2, ModelPixelScale: [1000, 1000, 0], ModelTiepoint: [0, 0, 0, 500_000, 0, 0], SampleFormat: [3], BitsPerSample: [32], GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32_648, GDAL_NODATA: '-1',
    }));
    const seen = await inspectFile(folder.write('friction.tif', tif));
    expect(seen).toMatchObject({ format: 'GeoTIFF', width: 2, height: 2, bands: 1, nodata: -1, sum: 7, crs: { value: 'EPSG:32648', confidence: 1, source: 'file' }, rows: null, suggestedRole: 'friction' });
    expect(inspection.safeParse(seen).error).toBeUndefined();
    expect((await inspectFile(folder.write('people.tif', tif))).suggestedRole).toBe('population');
  });
});
