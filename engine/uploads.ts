import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Files a browser hands over. A page has no paths to give, so its files are copied below `home/uploads/<process>/` and
 * live until a later run finds that process gone. The files of one pick share a folder, so that a .shp finds its .dbf.
 */
export interface Uploads {
  /**
   * Writes one file and answers its absolute path. `pick` names the pick it belongs to (any text of the page's choosing);
   * null is a pick of its own. Rejects with EEXIST where the pick has a file of that name, or with the disk's own error.
   */
  write: (name: string, pick: string | null, body: AsyncIterable<Uint8Array>) => Promise<string>;
}

const LONGEST_NAME_BYTES = 200;
const RESERVED_ON_WINDOWS = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** The last part of a name as a file name that every system takes: no folders, no control or reserved characters. */
export function safeFileName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is being removed
  let clean = base.normalize('NFC').replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').replace(/^[. ]+|[. ]+$/g, '');
  if (clean === '') clean = 'file';
  if (RESERVED_ON_WINDOWS.test(clean)) clean = `_${clean}`;
  if (Buffer.byteLength(clean) <= LONGEST_NAME_BYTES) return clean;
  // The extension tells the importer what it has before it, so the end of the stem goes, by whole code points.
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 20 ? clean.slice(dot) : '';
  const stem = Array.from(clean.slice(0, clean.length - extension.length));
  while (stem.length > 0 && Buffer.byteLength(stem.join('') + extension) > LONGEST_NAME_BYTES) stem.pop();
  return (stem.join('') + extension).replace(/[. ]+$/, '');
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Opens this run's upload folder under `home` and removes those of runs that have ended. */
export async function openUploads(home: string): Promise<Uploads> {
  const root = join(home, 'uploads');
  await mkdir(root, { recursive: true });
  for (const name of await readdir(root)) {
    const owner = Number(name);
    // This process's own number on an older folder means that the number has been given out again.
    if (owner === process.pid || !(Number.isInteger(owner) && isRunning(owner))) await rm(join(root, name), { recursive: true, force: true });
  }
  const own = join(root, String(process.pid));
  await mkdir(own, { recursive: true });
  const folders = new Map<string, Promise<string>>();
  const folderOf = (pick: string | null) => {
    const known = pick === null ? undefined : folders.get(pick);
    if (known) return known;
    const fresh = mkdtemp(join(own, 'pick-'));
    if (pick !== null) folders.set(pick, fresh);
    return fresh;
  };
  return {
    write: async (name, pick, body) => {
      const path = join(await folderOf(pick), safeFileName(name));
      const file = createWriteStream(path, { flags: 'wx' });
      try {
        await pipeline(body, file);
      } catch (error) {
        // Half a file must not be imported; a file that was there before is not ours to remove.
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await rm(path, { force: true });
        throw error;
      }
      return path;
    },
  };
}
