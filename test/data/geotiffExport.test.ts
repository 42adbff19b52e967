import { fromArrayBuffer } from 'geotiff';
import { expect, test } from 'vitest';
import { newGeoTiff } from '../../data/exporters/geotiff.ts';
import { readGeoTiff } from '../../data/importers/geotiff.ts';

const place = { width: 3, height: 2, originX: 104.5, originY: 27.25, cellX: 0.25, cellY: 0.5, nodata: -9999 };
const cells = [1.5, -9999, 3, 4, 5, 0.1];

async function written(crs: string, geographic: boolean, description?: string) {
  const { bytes, values } = newGeoTiff({ ...place, crs, geographic, description });
  values.set(cells);
  const image = await (await fromArrayBuffer(bytes.buffer as ArrayBuffer)).getImage();
  return { bytes, image, read: await readGeoTiff({ file: 'm.tif', bytes } as never, { parameterPrefix: 'inputs.friction' }) };
}

test('a raster in degrees: its code, its place, its cells, no data missing', async () => {
  const { image, read } = await written('EPSG:4490', true, 'minutes; synthetic data');
  expect(image.getGeoKeys()).toMatchObject({ GTModelTypeGeoKey: 2, GTRasterTypeGeoKey: 1, GeographicTypeGeoKey: 4490 });
  expect(read).toMatchObject({ width: 3, height: 2, originX: 104.5, originY: 27.25, cellX: 0.25, cellY: 0.5, crs: { value: 'EPSG:4490', confidence: 1 } });
  expect(Array.from(read.values)).toEqual(cells.map((value) => (value === -9999 ? NaN : Math.fround(value))));
  expect(await image.getFileDirectory().loadValue('ImageDescription')).toMatch(/^minutes; synthetic data\0?$/);
});

test('a system without a code is written in its own words', async () => {
  const words = '+proj=aea +lat_1=25 +lat_2=47 +lat_0=0 +lon_0=105 +ellps=krass';
  const { image, read } = await written(words, false);
  expect(image.getGeoKeys()).toMatchObject({ GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32_767 });
  expect(read.crs).toMatchObject({ value: words, confidence: 0 });
});
