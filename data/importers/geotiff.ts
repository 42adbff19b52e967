import { fromArrayBuffer } from 'geotiff';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Guess, SourceRaster } from '../source.ts';
import { guessFromStatement } from './crs.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';

/** Geokey value for "defined by its parameters, not by a code". */
const USER_DEFINED = 32_767;

/**
 * Reads the first band of a GeoTIFF into memory (all compressions of geotiff.js). No-data cells become NaN.
 * @throws InputError `file.truncated`, `file.invalid` (not a TIFF, or without a position on the earth), `raster.rotated`.
 */
export async function readGeoTiff(source: SourceBytes, options: ReadOptions): Promise<SourceRaster> {
  const { file, bytes } = source;
  const invalid = (reason: string): InputError => new InputError({ code: 'file.invalid', severity: 'error', file, values: { reason } });
  const whole = bytes.byteLength === bytes.buffer.byteLength ? bytes.buffer as ArrayBuffer : new Uint8Array(bytes).buffer;
  const image = await fromArrayBuffer(whole).then((tiff) => tiff.getImage()).catch(() => {
    throw bytes.length < 4096 ? new InputError({ code: 'file.truncated', severity: 'error', file }) : invalid('tiff');
  });
  const directory = image.getFileDirectory();
  const bands = image.getSamplesPerPixel();
  const width = image.getWidth();
  const height = image.getHeight();
  const tiled = directory.hasTag('TileOffsets');
  const offsets = Array.from((await directory.loadValue(tiled ? 'TileOffsets' : 'StripOffsets') ?? []) as ArrayLike<number>);
  const sizes = Array.from((await directory.loadValue(tiled ? 'TileByteCounts' : 'StripByteCounts') ?? []) as ArrayLike<number>);
  if (offsets.some((offset, i) => Number(offset) + Number(sizes[i] ?? 0) > bytes.length)) {
    throw new InputError({ code: 'file.truncated', severity: 'error', file, values: { bytes: bytes.length, announced: Math.max(...offsets.map((offset, i) => Number(offset) + Number(sizes[i] ?? 0))) } });
  }

  const keys = image.getGeoKeys() ?? {};
  const place = placeOf(await directory.loadValue('ModelTransformation'), await directory.loadValue('ModelPixelScale'), await directory.loadValue('ModelTiepoint'));
  if (place === null) throw invalid('not-georeferenced');
  if (place.rotated) throw new InputError({ code: 'raster.rotated', severity: 'error', file });
  const half = keys.GTRasterTypeGeoKey === 2 ? 0.5 : 0; // PixelIsPoint: the tie point is a centre
  const nodata = image.getGDALNoData();
  const data = await image.readRasters({ samples: [0] }).catch(() => {
    throw invalid('tiff');
  });
  const notes: Finding[] = bands > 1 ? [{ code: 'raster.bands', severity: 'note', file, values: { bands } }] : [];
  return {
    format: 'GeoTIFF', file, width, height, bands, values: withoutNodata(data[0] as Float32Array | Float64Array | Uint8Array, nodata), nodata,
    originX: place.originX - half * place.cellX, originY: place.originY + half * place.cellY, cellX: place.cellX, cellY: place.cellY,
    crs: options.crs === undefined ? crsOf(keys) : { value: options.crs, confidence: 1, source: 'declared' }, notes,
  };
}

interface Place {
  originX: number;
  originY: number;
  cellX: number;
  cellY: number;
  rotated: boolean;
}

function placeOf(matrix: ArrayLike<number> | undefined, scale: ArrayLike<number> | undefined, tie: ArrayLike<number> | undefined): Place | null {
  if (matrix !== undefined && matrix.length >= 8) {
    return { originX: matrix[3], originY: matrix[7], cellX: matrix[0], cellY: -matrix[5], rotated: matrix[1] !== 0 || matrix[4] !== 0 || matrix[0] <= 0 || matrix[5] >= 0 };
  }
  if (scale === undefined || tie === undefined || tie.length < 6) return null;
  const [cellX, cellY] = [scale[0], scale[1]];
  if (!(cellX > 0) || cellY === 0) return null;
  return { originX: tie[3] - tie[0] * cellX, originY: tie[4] + tie[1] * cellY, cellX, cellY, rotated: cellY < 0 };
}

function crsOf(keys: Record<string, unknown>): Guess {
  for (const key of ['ProjectedCSTypeGeoKey', 'GeographicTypeGeoKey']) {
    const code = keys[key];
    if (typeof code === 'number' && code !== USER_DEFINED && code > 0) return guessFromStatement(`EPSG:${code}`);
    if (code !== USER_DEFINED) continue;
    const citation = keys['PCSCitationGeoKey'] ?? keys['GTCitationGeoKey'];
    return { value: typeof citation === 'string' ? citation.replace(/\|.*$/, '') : 'user-defined', confidence: 0, source: 'file' };
  }
  return { value: null, confidence: 0, source: 'none' };
}

/** Float rasters keep their width; integers up to 16 bit fit Float32, wider ones need Float64. */
function withoutNodata(data: Float32Array | Float64Array | Uint8Array | Uint16Array | Int16Array | Uint32Array | Int32Array, nodata: number | null): Float32Array | Float64Array {
  const single = data instanceof Float32Array || data.BYTES_PER_ELEMENT <= 2;
  const values = data instanceof Float32Array || data instanceof Float64Array ? data : single ? Float32Array.from(data) : Float64Array.from(data);
  const none = nodata === null ? Number.NaN : single ? Math.fround(nodata) : nodata;
  for (let i = 0; i < values.length; i++) if (values[i] === none || !Number.isFinite(values[i])) values[i] = Number.NaN;
  return values;
}
