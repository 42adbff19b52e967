import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { SourceBytes } from './sourceFile.ts';

/** Bytes of a file that are asked for in parts, so that the file and what is made of it are never in memory together. */
export interface BytesInParts {
  /** Bytes of the whole. */
  size: number;
  /** Fills `into` with the bytes from `position` on; answers how many there were before the end. */
  read: (into: Uint8Array, position: number) => number;
  close: () => void;
}

export function openParts(source: SourceBytes): BytesInParts {
  if (source.onDisk) return partsOfFile(source.path);
  const { bytes } = source;
  return {
    size: bytes.length,
    read: (into, position) => {
      const part = bytes.subarray(position, position + into.length);
      into.set(part);
      return part.length;
    },
    close: () => {},
  };
}

function partsOfFile(path: string): BytesInParts {
  const descriptor = openSync(path, 'r');
  return {
    size: fstatSync(descriptor).size,
    read: (into, position) => {
      let done = 0;
      while (done < into.length) {
        const count = readSync(descriptor, into, done, into.length - done, position + done);
        if (count === 0) break;
        done += count;
      }
      return done;
    },
    close: () => closeSync(descriptor),
  };
}
