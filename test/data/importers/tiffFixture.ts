import { deflateSync, zstdCompressSync } from 'node:zlib';

export type SampleKind = 'u8' | 'i8' | 'u16' | 'i16' | 'u32' | 'i32' | 'f32' | 'f64';
export interface TiffLayout {
  kind: SampleKind;
  width: number;
  height: number;
  /** Cells of a tile, or rows of a strip. */
  tile: [number, number] | number;
  compression: 'none' | 'lzw' | 'deflate' | 'packbits' | 'zstd';
  predictor: 1 | 2 | 3;
  littleEndian: boolean;
  bands: number;
  planar: 1 | 2;
  nodata: number | null;
  /** Blocks of no bytes. */
  sparse: readonly number[];
}

const BYTES: Record<SampleKind, number> = { u8: 1, i8: 1, u16: 2, i16: 2, u32: 4, i32: 4, f32: 4, f64: 8 };
const CODES = { none: 1, lzw: 5, deflate: 8, packbits: 32_773, zstd: 50_000 };
const [ASCII, SHORT, LONG, DOUBLE] = [2, 3, 4, 12];

function write(view: DataView, kind: SampleKind, at: number, value: number, littleEndian: boolean): void {
  const set = { u8: 'setUint8', i8: 'setInt8', u16: 'setUint16', i16: 'setInt16', u32: 'setUint32', i32: 'setInt32', f32: 'setFloat32', f64: 'setFloat64' } as const;
  view[set[kind]](at, value, littleEndian);
}

/** TIFF 6.0, sections 9 and 13 to 15, and Adobe's TIFF technote 3: `valueOf(band, row, column)` in any layout. */
export function tiffOf(layout: TiffLayout, valueOf: (band: number, row: number, column: number) => number): Uint8Array {
  const { width, height, littleEndian, bands, planar, kind } = layout;
  const [tileWidth, tileHeight] = typeof layout.tile === 'number' ? [width, layout.tile] : layout.tile;
  const tiled = typeof layout.tile !== 'number';
  const blocks: Uint8Array[] = [];
  for (let plane = 0; plane < (planar === 2 ? bands : 1); plane++) {
    for (let top = 0; top < height; top += tileHeight) {
      for (let left = 0; left < width; left += tileWidth) {
        const rows = tiled ? tileHeight : Math.min(tileHeight, height - top);
        const samples = planar === 2 ? 1 : bands;
        const lines = Array.from({ length: rows }, (_, row) => lineOf(layout, Array.from({ length: tileWidth * samples }, (__, i) => {
          const column = left + Math.floor(i / samples);
          return top + row < height && column < width ? valueOf(planar === 2 ? plane : i % samples, top + row, column) : 0;
        }), samples));
        blocks.push(layout.sparse.includes(blocks.length) ? new Uint8Array(0) : compressed(layout.compression, Buffer.concat(lines)));
      }
    }
  }
  const sampleFormat = kind.startsWith('u') ? 1 : kind.startsWith('i') ? 2 : 3;
  const each = <T>(value: T): T[] => Array.from({ length: bands }, () => value);
  const nodata = Array.from(`${layout.nodata}\0`, (character) => character.charCodeAt(0));
  let at = 8;
  const offsets = blocks.map((block) => (block.length === 0 ? 0 : (at += block.length) - block.length));
  const sizes = blocks.map((block) => block.length);
  const entries: [number, number, number[]][] = [
    [256, LONG, [width]], [257, LONG, [height]], [258, SHORT, each(BYTES[kind] * 8)], [259, SHORT, [CODES[layout.compression]]], [262, SHORT, [1]],
    ...(tiled ? [] : [[273, LONG, offsets] as [number, number, number[]]]), [277, SHORT, [bands]],
    ...(tiled ? [] : [[278, LONG, [tileHeight]], [279, LONG, sizes]] as [number, number, number[]][]),
    [284, SHORT, [planar]], [317, SHORT, [layout.predictor]],
    ...(tiled ? [[322, LONG, [tileWidth]], [323, LONG, [tileHeight]], [324, LONG, offsets], [325, LONG, sizes]] as [number, number, number[]][] : []),
    [339, SHORT, each(sampleFormat)], [33_550, DOUBLE, [1, 1, 0]], [33_922, DOUBLE, [0, 0, 0, 500_000, 2_900_000, 0]],
    ...(layout.nodata === null ? [] : [[42_113, ASCII, nodata] as [number, number, number[]]]),
  ];
  return fileOf(blocks, entries, littleEndian);
}

function fileOf(blocks: Uint8Array[], entries: [number, number, number[]][], littleEndian: boolean): Uint8Array {
  const bytesOf: Record<number, number> = { [ASCII]: 1, [SHORT]: 2, [LONG]: 4, [DOUBLE]: 8 };
  const directory = 8 + blocks.reduce((sum, block) => sum + block.length, 0);
  let free = directory + 6 + entries.length * 12;
  const bytes = new Uint8Array(free + entries.reduce((sum, [, type, values]) => sum + bytesOf[type] * values.length, 0));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, littleEndian ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, littleEndian);
  view.setUint32(4, directory, littleEndian);
  let at = 8;
  for (const block of blocks) {
    bytes.set(block, at);
    at += block.length;
  }
  view.setUint16(directory, entries.length, littleEndian);
  for (const [i, [tag, type, values]] of entries.entries()) {
    const entry = directory + 2 + i * 12;
    view.setUint16(entry, tag, littleEndian);
    view.setUint16(entry + 2, type, littleEndian);
    view.setUint32(entry + 4, values.length, littleEndian);
    const size = bytesOf[type] * values.length;
    if (size > 4) view.setUint32(entry + 8, free, littleEndian);
    const start = size > 4 ? free : entry + 8;
    for (const [k, value] of values.entries()) write(view, ({ [ASCII]: 'u8', [SHORT]: 'u16', [LONG]: 'u32', [DOUBLE]: 'f64' } as const)[type as 2 | 3 | 4 | 12], start + k * bytesOf[type], value, littleEndian);
    if (size > 4) free += size;
  }
  return bytes;
}

/** One row of a block as bytes, after the predictor. */
function lineOf({ kind, predictor, littleEndian }: TiffLayout, values: number[], step: number): Uint8Array {
  const size = BYTES[kind];
  const plain = new Uint8Array(values.length * size);
  const view = new DataView(plain.buffer);
  const big = predictor === 3;
  for (const [i, value] of values.entries()) write(view, kind, i * size, value, big ? false : littleEndian);
  if (predictor === 1) return plain;
  if (predictor === 3) {
    // Byte planes, the most significant first, then differences of bytes.
    const planes = Uint8Array.from(plain, (_, i) => plain[(i % values.length) * size + Math.floor(i / values.length)]);
    return planes.map((byte, i) => (i < step ? byte : byte - planes[i - step]));
  }
  const unsigned = ({ 1: 'getUint8', 2: 'getUint16', 4: 'getUint32' } as const)[size as 1 | 2 | 4];
  const samples = values.map((_, i) => view[unsigned](i * size, littleEndian));
  for (const [i, sample] of samples.entries()) write(view, ({ 1: 'u8', 2: 'u16', 4: 'u32' } as const)[size as 1 | 2 | 4], i * size, i < step ? sample : sample - samples[i - step], littleEndian);
  return plain;
}

function compressed(compression: TiffLayout['compression'], bytes: Buffer): Uint8Array {
  if (compression === 'deflate') return deflateSync(bytes);
  if (compression === 'zstd') return zstdCompressSync(bytes);
  if (compression === 'lzw') return literalLzw(bytes);
  if (compression === 'none') return bytes;
  return Uint8Array.from({ length: bytes.length * 2 }, (_, i) => (i % 2 === 0 ? 0 : bytes[i >> 1])); // runs of one literal
}

/** Codes of nine bits: the table is cleared before a longer code is due. */
function literalLzw(bytes: Uint8Array): Uint8Array {
  const codes: number[] = [];
  for (const [i, byte] of bytes.entries()) {
    if (i % 200 === 0) codes.push(256);
    codes.push(byte);
  }
  codes.push(257);
  const packed = new Uint8Array(Math.ceil((codes.length * 9) / 8));
  for (const [i, code] of codes.entries()) {
    for (let bit = 0; bit < 9; bit++) if ((code >> (8 - bit)) & 1) packed[(i * 9 + bit) >> 3] |= 128 >> ((i * 9 + bit) & 7);
  }
  return packed;
}
