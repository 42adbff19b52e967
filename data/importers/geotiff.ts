import { GeoTIFF } from 'geotiff';
import type { GeoTIFFImage } from 'geotiff';
import { InputError } from '../../api/findings.ts';
import type { Finding } from '../../api/findings.ts';
import type { Guess, SourceRaster } from '../source.ts';
import { openParts } from './bytesInParts.ts';
import type { BytesInParts } from './bytesInParts.ts';
import { guessFromStatement } from './crs.ts';
import { readCells } from './geotiffCells.ts';
import type { ReadOptions, SourceBytes } from './sourceFile.ts';

/** Geokey value for "defined by its parameters, not by a code". */
const USER_DEFINED = 32_767;

/** Cells are counted in 32 bits everywhere. */
const MOST_CELLS = 2 ** 31 - 1;

/**
 * Reads the first band of a GeoTIFF (all compressions of geotiff.js) in parts. No-data cells become NaN.
 * @throws InputError `file.truncated`, `file.invalid` (not a TIFF, or without a position on the earth), `raster.rotated`, `raster.too-large`.
 */
export async function readGeoTiff(source: SourceBytes, options: ReadOptions): Promise<SourceRaster> {
  const parts = openParts(source);
  try {
    return await readFrom(parts, source.file, options);
  } finally {
    parts.close();
  }
}

async function readFrom(parts: BytesInParts, file: string, options: ReadOptions): Promise<SourceRaster> {
  const refused = (code: Finding['code'], values?: Finding['values']): InputError => new InputError({ code, severity: 'error', file, values });
  const image = await imageOf(parts).catch(() => {
    throw parts.size < 4096 ? refused('file.truncated') : refused('file.invalid', { reason: 'tiff' });
  });
  const directory = image.getFileDirectory();
  const bands = image.getSamplesPerPixel();
  const width = image.getWidth();
  const height = image.getHeight();
  const tiled = directory.hasTag('TileOffsets');
  const offsets = Array.from((await directory.loadValue(tiled ? 'TileOffsets' : 'StripOffsets') ?? []) as ArrayLike<number | bigint>, Number);
  const sizes = Array.from((await directory.loadValue(tiled ? 'TileByteCounts' : 'StripByteCounts') ?? []) as ArrayLike<number | bigint>, Number);
  const announced = offsets.reduce((most, offset, i) => Math.max(most, offset + (sizes[i] ?? 0)), 0);
  if (announced > parts.size) throw refused('file.truncated', { bytes: parts.size, announced });

  const keys = image.getGeoKeys() ?? {};
  const place = placeOf(await directory.loadValue('ModelTransformation'), await directory.loadValue('ModelPixelScale'), await directory.loadValue('ModelTiepoint'));
  if (place === null) throw refused('file.invalid', { reason: 'not-georeferenced' });
  if (place.rotated) throw refused('raster.rotated');
  const half = keys.GTRasterTypeGeoKey === 2 ? 0.5 : 0; // PixelIsPoint: the tie point is a centre
  const tooLarge = refused('raster.too-large', { width, height });
  if (width * height > MOST_CELLS) throw tooLarge;
  const values = await readCells(image, parts, { offsets, sizes }, options.single === true).catch((error: Error) => {
    throw /allocation failed|Invalid typed array length/i.test(error.message) ? tooLarge : refused('file.invalid', { reason: 'tiff' });
  });
  const notes: Finding[] = bands > 1 ? [{ code: 'raster.bands', severity: 'note', file, values: { bands } }] : [];
  return {
    format: 'GeoTIFF', file, width, height, bands, values, nodata: image.getGDALNoData(),
    originX: place.originX - half * place.cellX, originY: place.originY + half * place.cellY, cellX: place.cellX, cellY: place.cellY,
    crs: options.crs === undefined ? crsOf(keys) : { value: options.crs, confidence: 1, source: 'declared' }, notes,
  };
}

/** The first image of the file, its directory read through `parts`. */
async function imageOf(parts: BytesInParts): Promise<GeoTIFFImage> {
  const fetchSlice = async ({ offset, length }: { offset: number; length: number }) => {
    const bytes = new Uint8Array(Math.max(0, Math.min(length, parts.size - offset)));
    parts.read(bytes, offset);
    return { offset, length, data: bytes.buffer };
  };
  const fetch = async (slices: { offset: number; length: number }[]) => (await Promise.all(slices.map(fetchSlice))).map(({ data }) => data);
  const tiff = await GeoTIFF.fromSource({ fetch, fetchSlice, fileSize: parts.size, close: async () => {} });
  // Arrays that geotiff.js 3.0.5 loads later are taken for little-endian ones whatever the file is.
  tiff.parser.eager = true;
  return tiff.getImage();
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
