import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
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
}

/** A file in memory with the files that belong to it (the .dbf, .prj and .cpg of a .shp). */
export interface SourceBytes {
  /** Base name, as findings print it. */
  file: string;
  /** Lower case, without the dot, `.gz` taken off. */
  extension: string;
  bytes: Uint8Array;
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

/**
 * Reads a file whole. A gzipped file is unpacked.
 * @throws InputError `file.not-found`, `file.unreadable`, `file.empty`, each naming the base name and the recipe key of the path.
 */
export function openSource(path: string, parameterPrefix: string, pathKey = 'path'): SourceBytes {
  const file = basename(path);
  const parameter = parameterOf(parameterPrefix, pathKey);
  if (!existsSync(path)) throw new InputError({ code: 'file.not-found', severity: 'error', file, parameter });
  const read: { path: string; bytes: Uint8Array }[] = [];
  const load = (from: string): Uint8Array => {
    try {
      const bytes = readFileSync(from);
      read.push({ path: from, bytes });
      return bytes;
    } catch {
      throw new InputError({ code: 'file.unreadable', severity: 'error', file: basename(from), parameter });
    }
  };
  if (!statSync(path).isFile()) throw new InputError({ code: 'file.unreadable', severity: 'error', file, parameter });
  let bytes = load(path);
  if (bytes.length === 0) throw new InputError({ code: 'file.empty', severity: 'error', file, parameter });

  let name = file;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      bytes = gunzipSync(bytes);
    } catch {
      throw new InputError({ code: 'file.truncated', severity: 'error', file, parameter });
    }
    name = name.replace(/\.gz$/i, '');
  }
  const extension = extname(name).slice(1).toLowerCase();
  const stem = basename(file, extname(file)).toLowerCase();
  let beside: string[] | null = null;
  return {
    file, extension, bytes, path,
    sibling: (wanted) => {
      beside ??= readdirSync(dirname(path));
      const match = beside.find((other) => other.toLowerCase() === `${stem}.${wanted}`);
      return match === undefined ? null : load(join(dirname(path), match));
    },
    sources: () => read.map((part) => ({
      path: part.path, name: basename(part.path), bytes: part.bytes.length, sha256: createHash('sha256').update(part.bytes).digest('hex'),
    })),
  };
}
