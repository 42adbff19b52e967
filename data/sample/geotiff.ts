/** Georeference of a north-up raster in a projected system whose unit is the metre. */
export interface Georeference {
  readonly originX: number;
  readonly originY: number;
  readonly cellMeters: number;
  readonly epsg: number;
  readonly nodata: number;
}

type Entry = { tag: number; type: number; values: number[] };
const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;
const BYTES = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [DOUBLE]: 8 } as Record<number, number>;

/**
 * One band of 32-bit floats as an uncompressed GeoTIFF (TIFF 6.0; OGC 19-008), little-endian, one row per strip:
 * uncompressed, because the bytes must be the same with every version of a compressor.
 *
 * @param values row by row from the north, `width` to a row
 */
export function encodeGeoTiff(values: Float32Array, width: number, reference: Georeference): Uint8Array {
  const height = values.length / width;
  const rowBytes = width * 4;
  const nodata = Array.from(`${reference.nodata}\0`, (character) => character.charCodeAt(0));
  const geoKeys = [1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, reference.epsg]; // projected, pixel is area, EPSG code
  const entries: Entry[] = [
    { tag: 256, type: LONG, values: [width] },
    { tag: 257, type: LONG, values: [height] },
    { tag: 258, type: SHORT, values: [32] },
    { tag: 259, type: SHORT, values: [1] },
    { tag: 262, type: SHORT, values: [1] },
    { tag: 273, type: LONG, values: Array.from({ length: height }, () => 0) },
    { tag: 277, type: SHORT, values: [1] },
    { tag: 278, type: LONG, values: [1] },
    { tag: 279, type: LONG, values: Array.from({ length: height }, () => rowBytes) },
    { tag: 339, type: SHORT, values: [3] },
    { tag: 33_550, type: DOUBLE, values: [reference.cellMeters, reference.cellMeters, 0] },
    { tag: 33_922, type: DOUBLE, values: [0, 0, 0, reference.originX, reference.originY, 0] },
    { tag: 34_735, type: SHORT, values: geoKeys },
    { tag: 42_113, type: ASCII, values: nodata },
  ];
  const directoryBytes = 2 + entries.length * 12 + 4;
  const sizeOf = (entry: Entry): number => entry.values.length * BYTES[entry.type];
  const apart = entries.filter((entry) => sizeOf(entry) > 4);
  const dataStart = 8 + directoryBytes + apart.reduce((sum, entry) => sum + sizeOf(entry) + (sizeOf(entry) % 2), 0);
  const strips = entries.find((entry) => entry.tag === 273)!.values;
  for (let row = 0; row < height; row++) strips[row] = dataStart + row * rowBytes;

  const view = new DataView(new ArrayBuffer(dataStart + height * rowBytes));
  view.setUint16(0, 0x4949, true);
  view.setUint16(2, 42, true);
  view.setUint32(4, 8, true);
  view.setUint16(8, entries.length, true);
  let free = 8 + directoryBytes;
  for (const [i, entry] of entries.entries()) {
    const at = 10 + i * 12;
    view.setUint16(at, entry.tag, true);
    view.setUint16(at + 2, entry.type, true);
    view.setUint32(at + 4, entry.values.length, true);
    let target = at + 8;
    if (sizeOf(entry) > 4) {
      view.setUint32(at + 8, free, true);
      target = free;
      free += sizeOf(entry) + (sizeOf(entry) % 2);
    }
    for (const [k, value] of entry.values.entries()) writeValue(view, target + k * BYTES[entry.type], entry.type, value);
  }
  for (let i = 0; i < values.length; i++) view.setFloat32(dataStart + i * 4, values[i], true);
  return new Uint8Array(view.buffer);
}

function writeValue(view: DataView, at: number, type: number, value: number): void {
  if (type === ASCII) view.setUint8(at, value);
  else if (type === SHORT) view.setUint16(at, value, true);
  else if (type === LONG) view.setUint32(at, value, true);
  else view.setFloat64(at, value, true);
}
