/** Place of a north-up raster of one band. */
export interface RasterPlace {
  readonly width: number;
  readonly height: number;
  /** Upper left corner and size of a cell, in the unit of `crs`. */
  readonly originX: number;
  readonly originY: number;
  readonly cellX: number;
  readonly cellY: number;
  /** `EPSG:n`; anything else (a PROJ string, WKT) is written as the citation of a user-defined system. */
  readonly crs: string;
  readonly geographic: boolean;
  readonly nodata: number;
  /** Written as the image's description. */
  readonly description?: string;
}

interface Entry { tag: number; type: number; values: number[] }
const ASCII = 2;
const SHORT = 3;
const LONG = 4;
const DOUBLE = 12;
const BYTES = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [DOUBLE]: 8 } as Record<number, number>;
const USER_DEFINED = 32_767;
const GEO_ASCII_PARAMS = 34_737;

/**
 * A GeoTIFF of 32-bit floats (TIFF 6.0; OGC 19-008), little-endian, one row per strip, to be filled in place: `values` is
 * the part of `bytes` that holds the cells, row by row from the north. Uncompressed, because the bytes must be the same
 * with every version of a compressor.
 */
export function newGeoTiff(place: RasterPlace): { bytes: Uint8Array; values: Float32Array } {
  const { width, height } = place;
  const rowBytes = width * 4;
  const entries: Entry[] = [
    { tag: 256, type: LONG, values: [width] },
    { tag: 257, type: LONG, values: [height] },
    { tag: 258, type: SHORT, values: [32] },
    { tag: 259, type: SHORT, values: [1] },
    { tag: 262, type: SHORT, values: [1] },
    ...(place.description === undefined ? [] : [{ tag: 270, type: ASCII, values: ascii(place.description) }]),
    { tag: 273, type: LONG, values: Array.from({ length: height }, () => 0) },
    { tag: 277, type: SHORT, values: [1] },
    { tag: 278, type: LONG, values: [1] },
    { tag: 279, type: LONG, values: Array.from({ length: height }, () => rowBytes) },
    { tag: 339, type: SHORT, values: [3] },
    { tag: 33_550, type: DOUBLE, values: [place.cellX, place.cellY, 0] },
    { tag: 33_922, type: DOUBLE, values: [0, 0, 0, place.originX, place.originY, 0] },
    ...geoKeys(place),
    { tag: 42_113, type: ASCII, values: ascii(String(place.nodata)) },
  ];
  const directoryBytes = 2 + entries.length * 12 + 4;
  const sizeOf = (entry: Entry): number => entry.values.length * BYTES[entry.type];
  const apart = entries.filter((entry) => sizeOf(entry) > 4);
  // A view of floats starts at a multiple of four bytes.
  const dataStart = Math.ceil((8 + directoryBytes + apart.reduce((sum, entry) => sum + sizeOf(entry) + (sizeOf(entry) % 2), 0)) / 4) * 4;
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
  return { bytes: new Uint8Array(view.buffer), values: new Float32Array(view.buffer, dataStart, width * height) };
}

/** Model (projected or geographic), pixel is area, and the system by its code or its words. */
function geoKeys({ crs, geographic }: RasterPlace): Entry[] {
  const code = /^EPSG:(\d+)$/.exec(crs);
  const citation = code === null ? ascii(`${crs}|`) : [];
  const keys = [
    [1024, 0, 1, geographic ? 2 : 1], [1025, 0, 1, 1],
    ...(code === null ? [[1026, GEO_ASCII_PARAMS, citation.length - 1, 0]] : []),
    [geographic ? 2048 : 3072, 0, 1, code === null ? USER_DEFINED : Number(code[1])],
  ];
  return [{ tag: 34_735, type: SHORT, values: [1, 1, 0, keys.length, ...keys.flat()] }, ...(code === null ? [{ tag: GEO_ASCII_PARAMS, type: ASCII, values: citation }] : [])];
}

const ascii = (text: string): number[] => Array.from(`${text}\0`, (character) => character.charCodeAt(0));

function writeValue(view: DataView, at: number, type: number, value: number): void {
  if (type === ASCII) view.setUint8(at, value);
  else if (type === SHORT) view.setUint16(at, value, true);
  else if (type === LONG) view.setUint32(at, value, true);
  else view.setFloat64(at, value, true);
}
