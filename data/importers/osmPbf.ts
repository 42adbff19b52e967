import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { inflateSync } from 'node:zlib';
import { OSMTransform, parse } from 'osm-pbf-parser-node';
import { InputError } from '../../api/findings.ts';
import type { FindingCode } from '../../api/findings.ts';

/**
 * OpenStreetMap extracts in PBF (https://wiki.openstreetmap.org/wiki/PBF_Format). The file frame is read here, block by
 * block, because osm-pbf-parser-node's streams neither pass a read error on nor tell a truncated file from a bug; the
 * blocks themselves are parsed by it.
 */

export type OsmTags = Record<string, string>;
export interface OsmNode { type: 'node'; id: number; lon: number; lat: number; tags?: OsmTags }
export interface OsmWay { type: 'way'; id: number; refs: number[]; tags?: OsmTags }

export interface OsmReading {
  path: string;
  /** Recipe key named in findings. */
  parameter: string;
  /** Share of the file read, 0..1. May throw to cancel. */
  onFraction?: (fraction: number) => void;
  /** Every byte of the file in order, for a checksum. */
  onBytes?: (bytes: Uint8Array) => void;
}

/** Limits of the format: a larger size is a damaged file, not a large one. */
const MAX_HEADER_BYTES = 64 * 1024;
const MAX_BLOB_BYTES = 32 * 1024 * 1024;
const KNOWN_FEATURES = new Set(['OsmSchema-V0.6', 'DenseNodes']);

/** Calls `visit` for every way of the file that has tags; of these, `tagKeys` are given. Order of the file. */
export function eachWay(reading: OsmReading, tagKeys: string[], visit: (way: OsmWay) => void): void {
  const options = new OSMTransform({ withTags: { node: [], way: tagKeys, relation: [] } });
  readBlocks(reading, WAYS, (block) => parse(block, options) as OsmWay[], (item) => {
    if (item.type === 'way' && item.tags !== undefined) visit(item);
  });
}

/** Calls `visit` for every node of the file; of its tags, `tagKeys` are given. Order of the file. */
export function eachNode(reading: OsmReading, tagKeys: string[], visit: (node: OsmNode) => void): void {
  const options = new OSMTransform({ withTags: { node: tagKeys, way: [], relation: [] } });
  readBlocks(reading, NODES, (block) => parse(block, options) as OsmNode[], (item) => {
    if (item.type === 'node') visit(item);
  });
}

/** Bits of what a block holds. */
const NODES = 1;
const WAYS = 2;

/**
 * Walks the blocks of a file, parses those that hold what is `wanted` and hands their items on.
 * @throws InputError `file.not-found`, `file.empty`, `file.truncated`, `file.invalid` (not a PBF, or damaged), or `file.unreadable` (of a kind this program cannot read)
 */
function readBlocks<T>(reading: OsmReading, wanted: number, parseBlock: (block: Buffer) => T[], visit: (item: T) => void): void {
  const { path, parameter } = reading;
  const file = basename(path);
  const fail = (code: FindingCode, values?: Record<string, string | number>): InputError => new InputError({ code, severity: 'error', file, parameter, values });
  if (!existsSync(path)) throw fail('file.not-found');
  const handle = opened(path, fail);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) throw fail('file.unreadable');
    if (stat.size === 0) throw fail('file.empty');
    let offset = 0;
    const take = (length: number): Buffer => {
      if (offset + length > stat.size) throw fail('file.truncated', { offset });
      const bytes = Buffer.allocUnsafe(length);
      for (let got = 0; got < length; ) {
        const read = readSync(handle, bytes, got, length - got, offset + got);
        if (read === 0) throw fail('file.truncated', { offset });
        got += read;
      }
      offset += length;
      reading.onBytes?.(bytes);
      return bytes;
    };
    for (let first = true; offset < stat.size; first = false) {
      const start = offset;
      const damaged = (): InputError => fail('file.invalid', { reason: 'osm-pbf', offset: start });
      const frame = take(Math.min(4, stat.size - offset));
      if (frame.length < 4) throw first ? damaged() : fail('file.truncated', { offset: start });
      const headerLength = frame.readUInt32BE(0);
      if (headerLength === 0 || headerLength > MAX_HEADER_BYTES) throw damaged();
      // A file that is no PBF at all must not be called truncated for a length it never meant.
      if (first && !looksLikeHeader(handle, offset)) throw damaged();
      const header = blobHeader(take(headerLength));
      if (header === null || (first && header.type !== 'OSMHeader') || header.size > MAX_BLOB_BYTES) throw damaged();
      const blob = take(header.size);
      if (header.type === 'OSMHeader' || header.type === 'OSMData') {
        const block = inflated(blob);
        if (block === null) throw damaged();
        if (header.type === 'OSMHeader') {
          const feature = requiredFeatures(block).find((name) => !KNOWN_FEATURES.has(name));
          if (feature !== undefined) throw fail('file.unreadable', { feature });
        } else if ((contentsOf(block) & wanted) !== 0) {
          let items: T[];
          try {
            items = parseBlock(block);
          } catch {
            throw damaged();
          }
          for (const item of items) visit(item);
        }
      }
      reading.onFraction?.(offset / stat.size);
    }
  } finally {
    closeSync(handle);
  }
}

function opened(path: string, fail: (code: FindingCode) => InputError): number {
  try {
    return openSync(path, 'r');
  } catch {
    throw fail('file.unreadable');
  }
}

/** Whether a BlobHeader of type OSMHeader starts at `offset`: field 1, 9 characters. */
function looksLikeHeader(handle: number, offset: number): boolean {
  const bytes = Buffer.alloc(11);
  readSync(handle, bytes, 0, 11, offset);
  return bytes.toString('latin1') === '\n\tOSMHeader';
}

function blobHeader(bytes: Buffer): { type: string; size: number } | null {
  let type = '';
  let size = -1;
  const whole = eachField(bytes, 0, bytes.length, (field, value, end) => {
    if (field === 1) type = bytes.toString('utf8', value, end);
    else if (field === 3) size = value;
  });
  return whole && size >= 0 ? { type, size } : null;
}

/** Content of a Blob: stored raw or by zlib, as every extract in circulation is. */
function inflated(blob: Buffer): Buffer | null {
  let content: Buffer | null = null;
  const whole = eachField(blob, 0, blob.length, (field, value, end) => {
    if (field === 1) content = blob.subarray(value, end);
    else if (field === 3) {
      try {
        content = inflateSync(blob.subarray(value, end), { maxOutputLength: MAX_BLOB_BYTES });
      } catch {
        content = null;
      }
    }
  });
  return whole ? content : null;
}

function requiredFeatures(header: Buffer): string[] {
  const features: string[] = [];
  eachField(header, 0, header.length, (field, value, end) => {
    if (field === 4) features.push(header.toString('utf8', value, end));
  });
  return features;
}

/** What a PrimitiveBlock holds, from the first field of each of its groups. */
function contentsOf(block: Buffer): number {
  let contents = 0;
  eachField(block, 0, block.length, (field, value, end) => {
    if (field !== 2 || value >= end) return;
    const kind = block[value] >> 3;
    if (kind === 1 || kind === 2) contents |= NODES;
    else if (kind === 3) contents |= WAYS;
  });
  return contents;
}

/**
 * Walks the fields of a protobuf message. For a length-delimited field `value` and `end` bound its bytes; for a varint
 * `value` is the number. Returns false if the message does not end where it should.
 */
function eachField(bytes: Buffer, start: number, stop: number, visit: (field: number, value: number, end: number) => void): boolean {
  let at = start;
  const varint = (): number => {
    let value = 0;
    for (let scale = 1; at < stop; scale *= 128) {
      const byte = bytes[at++];
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    return NaN;
  };
  while (at < stop) {
    const key = varint();
    const wire = key & 7;
    const value = wire === 0 || wire === 2 ? varint() : 0;
    if (wire === 2) {
      if (!(at + value <= stop)) return false;
      visit(key >>> 3, at, at + value);
      at += value;
    } else if (wire === 0) {
      if (Number.isNaN(value)) return false;
      visit(key >>> 3, value, at);
    } else if (wire === 1) at += 8;
    else if (wire === 5) at += 4;
    else return false;
  }
  return at === stop;
}
