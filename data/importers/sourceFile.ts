import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { InputError } from '../../api/findings.ts';
import type { SourceFile } from '../dataset.ts';

/** What a reader is told by the user. `parameterPrefix` is the recipe key of the input (`inputs.zones`), named in questions. */
export interface ReadOptions {
  encoding?: string;
  crs?: string;
  sheet?: string;
  layer?: string;
  parameterPrefix: string;
  /**
   * Columns the caller will use; the cells of the others are not kept (their arrays stay empty), which spares memory on
   * wide tables. Only the text readers (CSV, TSV) make use of it. Absent: all columns.
   */
  wanted?: ReadonlySet<string>;
  /**
   * Of the wanted columns those used as numbers only. The text readers may then keep a cell as the number it writes; in the
   * other wanted columns they do so where every text can be made again from its number. Absent: cells stay texts.
   */
  numeric?: ReadonlySet<string>;
  /** Cells of a raster as 32-bit floats whatever the file holds: half the memory of a raster of 64-bit ones. */
  single?: boolean;
}

/** A file with those that belong to it (the .dbf, .prj and .cpg of a .shp). */
export interface SourceBytes {
  /** Base name, as findings print it. */
  file: string;
  /** Lower case, without the dot, `.gz` taken off. */
  extension: string;
  /** The first bytes, as many as signatures are looked for in. */
  head: Uint8Array;
  /** The whole, read when it is first asked for: a raster is read in parts instead (bytesInParts.ts). */
  bytes: Uint8Array;
  /** True where `path` holds these very bytes: not unpacked from a zip or gzip. */
  onDisk: boolean;
  /** Absolute path, for readers that need a file handle. */
  path: string;
  /** The file beside this one with the same stem and another extension, whatever its letter case; null if there is none. */
  sibling: (extension: string) => Uint8Array | null;
  /** Every file read so far, with its hash. */
  sources: () => SourceFile[];
}

/** Recipe key that answers a question about this input: `parameterOf('inputs.zones', 'crs')` is `inputs.zones.crs`. */
export function parameterOf(prefix: string, key: string): string {
  return prefix === '' ? key : `${prefix}.${key}`;
}

export const HEAD_BYTES = 4096;
/** Bytes of a file that are hashed at a time. */
const HASHED_BYTES = 1 << 20;

/**
 * Opens a file; its bytes are read when they are asked for. A gzipped file is unpacked.
 * @throws InputError `file.not-found`, `file.unreadable`, `file.empty`, each naming the base name and the recipe key of the path.
 */
export function openSource(path: string, parameterPrefix: string, pathKey = 'path'): SourceBytes {
  const file = basename(path);
  const parameter = parameterOf(parameterPrefix, pathKey);
  if (!existsSync(path)) throw new InputError({ code: 'file.not-found', severity: 'error', file, parameter });
  const read: { path: string; bytes: Uint8Array | null }[] = [];
  const attempt = <T>(from: string, work: () => T): T => {
    try {
      return work();
    } catch {
      throw new InputError({ code: 'file.unreadable', severity: 'error', file: basename(from), parameter });
    }
  };
  const load = (from: string): Uint8Array => {
    const bytes = attempt(from, () => readFileSync(from));
    read.push({ path: from, bytes });
    return bytes;
  };
  if (!statSync(path).isFile()) throw new InputError({ code: 'file.unreadable', severity: 'error', file, parameter });
  let head = attempt(path, () => readHead(path));
  if (head.length === 0) throw new InputError({ code: 'file.empty', severity: 'error', file, parameter });

  const main: { path: string; bytes: Uint8Array | null } = { path, bytes: null };
  read.push(main);
  let unpacked: Uint8Array | null = null;
  let name = file;
  if (head[0] === 0x1f && head[1] === 0x8b) {
    main.bytes = attempt(path, () => readFileSync(path));
    try {
      unpacked = gunzipSync(main.bytes);
    } catch {
      throw new InputError({ code: 'file.truncated', severity: 'error', file, parameter });
    }
    head = unpacked.subarray(0, HEAD_BYTES);
    name = name.replace(/\.gz$/i, '');
  }
  const extension = extname(name).slice(1).toLowerCase();
  const stem = basename(file, extname(file)).toLowerCase();
  let beside: string[] | null = null;
  return {
    file, extension, head, path, onDisk: unpacked === null,
    get bytes() { return unpacked ?? (main.bytes ??= attempt(path, () => readFileSync(path))); },
    sibling: (wanted) => {
      beside ??= readdirSync(dirname(path));
      const match = beside.find((other) => other.toLowerCase() === `${stem}.${wanted}`);
      return match === undefined ? null : load(join(dirname(path), match));
    },
    sources: () => read.map((part) => ({ path: part.path, name: basename(part.path), ...(part.bytes === null ? hashOfFile(part.path) : hashOf(part.bytes)) })),
  };
}

function readHead(path: string): Uint8Array {
  const descriptor = openSync(path, 'r');
  try {
    const head = new Uint8Array(HEAD_BYTES);
    return head.subarray(0, readSync(descriptor, head));
  } finally {
    closeSync(descriptor);
  }
}

const hashOf = (bytes: Uint8Array): { bytes: number; sha256: string } => ({ bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });

/** The same of a file that was not read whole. */
function hashOfFile(path: string): { bytes: number; sha256: string } {
  const hash = createHash('sha256');
  const part = new Uint8Array(HASHED_BYTES);
  const descriptor = openSync(path, 'r');
  try {
    let bytes = 0;
    for (let count = readSync(descriptor, part); count > 0; count = readSync(descriptor, part)) {
      hash.update(part.subarray(0, count));
      bytes += count;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(descriptor);
  }
}
