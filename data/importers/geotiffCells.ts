import { inflateSync } from 'node:zlib';
import { BaseDecoder, getDecoder } from 'geotiff';
import type { GeoTIFFImage } from 'geotiff';
import type { BytesInParts } from './bytesInParts.ts';

/** Where the strips or tiles of an image lie in its file. */
export interface Blocks {
  offsets: ArrayLike<number>;
  sizes: ArrayLike<number>;
}

const UNCOMPRESSED = 1;
const DEFLATE: readonly number[] = [8, 32_946];
/** LZW, PackBits, ZSTD: of the package, which needs no more than the common parameters for them. */
const PACKAGED: readonly number[] = [5, 32_773, 50_000];
/** Bytes of an uncompressed file, or cells of a window of the package, that are in memory beside the raster at a time. */
const PIECE = 1 << 21;

type Cells = Float32Array | Float64Array;
type Samples = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Cells;
type Maker = new (bytes: ArrayBufferLike, start: number, length: number) => Samples;

/** By the TIFF's sample format (1 unsigned, 2 signed, 3 float) and bits. */
const MAKERS: Record<string, Maker> = {
  '1:8': Uint8Array, '1:16': Uint16Array, '1:32': Uint32Array, '2:8': Int8Array, '2:16': Int16Array, '2:32': Int32Array, '3:32': Float32Array, '3:64': Float64Array,
};

/**
 * First band of an image, row 0 at the top, block by block into one array: no-data, infinite and NaN cells become NaN. 32-bit
 * floats stay such, integers up to 16 bit fit in them; all else is held in 64 bits, unless `single`.
 * @throws RangeError where there is no memory for so many cells; Error where a block is damaged or of an unknown kind.
 */
export async function readCells(image: GeoTIFFImage, parts: BytesInParts, blocks: Blocks, single: boolean): Promise<Cells> {
  const count = image.getWidth() * image.getHeight();
  const [format, bits] = [image.getSampleFormat(0), image.getBitsPerSample(0)];
  const narrow = format === 3 ? bits <= 32 : bits <= 16;
  const values = single || narrow ? new Float32Array(count) : new Float64Array(count);
  const nodata = image.getGDALNoData();
  const none = nodata === null ? NaN : narrow ? Math.fround(nodata) : nodata;
  const reader = await blockReader(image, parts, blocks);
  if (reader === null) await readByPackage(image, values, none);
  else await readBlocks(image, reader, blocks, values, none, nodata === null ? 0 : NaN);
  return values;
}

/** Copies `rows` x `columns` samples to the cells at `to` and on. */
function place(samples: Samples, samplesPerRow: number, step: number, rows: number, columns: number, values: Cells, to: number, width: number, none: number): void {
  if (samples.length < (rows - 1) * samplesPerRow + (columns - 1) * step + 1) throw new Error('a block is too short');
  for (let row = 0; row < rows; row++) {
    let at = row * samplesPerRow;
    const start = to + row * width;
    for (let cell = start; cell < start + columns; cell++) {
      const value = samples[at];
      values[cell] = value === none || !Number.isFinite(value) ? NaN : value;
      at += step;
    }
  }
}

interface BlockReader {
  /** Rows of a block read at a time. */
  rowsAtOnce: number;
  /** Samples from one row of a block to the next, and from one cell to the next. */
  samplesPerRow: number;
  step: number;
  read: (block: number, firstRow: number, rows: number) => Promise<Samples>;
}

/** Null for the kinds of samples and compressions that are left to the package. */
async function blockReader(image: GeoTIFFImage, parts: BytesInParts, { offsets, sizes }: Blocks): Promise<BlockReader | null> {
  const directory = image.getFileDirectory();
  const bitsOfSamples = Array.from(await directory.loadValue('BitsPerSample') as ArrayLike<number> | undefined ?? []);
  const make = MAKERS[`${image.getSampleFormat(0)}:${bitsOfSamples[0]}`];
  const compression = await directory.loadValue('Compression') ?? UNCOMPRESSED;
  const predictor = await directory.loadValue('Predictor') || 1;
  const plain = compression === UNCOMPRESSED && predictor === 1;
  const known = plain || DEFLATE.includes(compression) || PACKAGED.includes(compression);
  if (make === undefined || bitsOfSamples.some((bits) => bits !== bitsOfSamples[0]) || !known || sizes.length !== offsets.length) return null;

  const sampleBytes = bitsOfSamples[0] / 8;
  const step = image.planarConfiguration === 1 ? image.getSamplesPerPixel() : 1;
  const samplesPerRow = image.getTileWidth() * step;
  const swap = image.littleEndian ? null : swapperOf(sampleBytes);
  if (plain) {
    const rowBytes = samplesPerRow * sampleBytes;
    const rowsAtOnce = Math.max(1, Math.floor(PIECE / rowBytes));
    const piece = new Uint8Array(Math.min(rowsAtOnce, image.getTileHeight()) * rowBytes);
    const read = async (block: number, firstRow: number, rows: number): Promise<Samples> => {
      const room = Math.min(rows * rowBytes, sizes[block] - firstRow * rowBytes);
      const bytes = piece.subarray(0, parts.read(piece.subarray(0, Math.max(0, room)), offsets[block] + firstRow * rowBytes));
      swap?.(bytes);
      return new make(piece.buffer, 0, Math.floor(bytes.length / sampleBytes));
    };
    return { rowsAtOnce, samplesPerRow, step, read };
  }
  const parameters = { tileWidth: image.getTileWidth(), tileHeight: image.getTileHeight(), planarConfiguration: image.planarConfiguration, bitsPerSample: bitsOfSamples, predictor };
  const packaged = DEFLATE.includes(compression) ? null : await getDecoder(compression, parameters);
  // Differences of predictor 2 are of samples in the order of the file's bytes; predictor 3 leaves them in this machine's.
  const decoder = new Decoder(parameters, (bytes) => packaged?.decodeBlock(bytes) ?? inflated(bytes), predictor === 2 ? swap : null);
  const read = async (block: number): Promise<Samples> => {
    const packed = new Uint8Array(sizes[block]);
    parts.read(packed, offsets[block]);
    const bytes = await decoder.decode(packed.buffer);
    if (predictor === 1) swap?.(new Uint8Array(bytes));
    return new make(bytes, 0, Math.floor(bytes.byteLength / sampleBytes));
  };
  return { rowsAtOnce: Infinity, samplesPerRow, step, read };
}

function swapperOf(sampleBytes: number): ((bytes: Uint8Array) => void) | null {
  if (sampleBytes === 1) return null;
  return (bytes) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % sampleBytes));
    if (sampleBytes === 2) buffer.swap16();
    else if (sampleBytes === 4) buffer.swap32();
    else buffer.swap64();
  };
}

/** node:zlib takes a third of the time of the package's own. */
function inflated(packed: ArrayBufferLike): ArrayBufferLike {
  const { buffer, byteOffset, byteLength } = inflateSync(new Uint8Array(packed));
  return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
}

class Decoder extends BaseDecoder {
  private readonly unpack: (bytes: ArrayBufferLike) => ArrayBufferLike | Promise<ArrayBufferLike>;
  private readonly swap: ((bytes: Uint8Array) => void) | null;
  constructor(parameters: ConstructorParameters<typeof BaseDecoder>[0], unpack: Decoder['unpack'], swap: Decoder['swap']) {
    super(parameters);
    this.unpack = unpack;
    this.swap = swap;
  }

  override async decodeBlock(packed: ArrayBufferLike): Promise<ArrayBufferLike> {
    const bytes = await this.unpack(packed);
    this.swap?.(new Uint8Array(bytes));
    return bytes;
  }
}

/** A block of no bytes is a sparse file's: all its cells are no data, or 0 where the file names none. */
async function readBlocks(image: GeoTIFFImage, reader: BlockReader, { sizes }: Blocks, values: Cells, none: number, absent: number): Promise<void> {
  const [width, height, blockWidth, blockHeight] = [image.getWidth(), image.getHeight(), image.getTileWidth(), image.getTileHeight()];
  const across = Math.ceil(width / blockWidth);
  const { samplesPerRow, step } = reader;
  for (let top = 0; top < height; top += blockHeight) {
    const rowsHere = Math.min(blockHeight, height - top);
    for (let tile = 0; tile < across; tile++) {
      const block = (top / blockHeight) * across + tile;
      const left = tile * blockWidth;
      const columns = Math.min(blockWidth, width - left);
      if (!(sizes[block] > 0)) {
        for (let row = 0; row < rowsHere; row++) values.fill(absent, (top + row) * width + left, (top + row) * width + left + columns);
        continue;
      }
      for (let row = 0; row < rowsHere; row += reader.rowsAtOnce) {
        const rows = Math.min(reader.rowsAtOnce, rowsHere - row);
        place(await reader.read(block, row, rows), samplesPerRow, step, rows, columns, values, (top + row) * width + left, width, none);
      }
    }
  }
}

/** Some rows of blocks at a time. */
async function readByPackage(image: GeoTIFFImage, values: Cells, none: number): Promise<void> {
  const [width, height, blockHeight] = [image.getWidth(), image.getHeight(), image.getTileHeight()];
  const rowsAtOnce = Math.max(1, Math.floor(PIECE / (width * blockHeight))) * blockHeight;
  for (let top = 0; top < height; top += rowsAtOnce) {
    const rows = Math.min(rowsAtOnce, height - top);
    const [samples] = await image.readRasters({ samples: [0], window: [0, top, width, top + rows] });
    place(samples, width, 1, rows, width, values, top * width, width, none);
  }
}
