import { stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

export interface StaticFile {
  /** Absolute, inside the folder. */
  path: string;
  mediaType: string;
  bytes: number;
}

/**
 * The file of `folder` that the path of a URL asks for, or null where there is none. `urlPath` is taken as it came over
 * the wire (percent-encoded, beginning with `/`); `/` is `index.html`. Nothing outside the folder, no hidden file and no
 * file of an unlisted type is ever given.
 */
export async function findStaticFile(folder: string, urlPath: string): Promise<StaticFile | null> {
  let relative: string;
  try {
    relative = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  const segments = relative.split(/[/\\]/).filter((segment) => segment !== '');
  // A leading dot covers `.`, `..` and hidden files; a colon is a drive or an alternate stream on Windows.
  if (segments.some((segment) => segment.startsWith('.') || segment.includes(':') || segment.includes('\0'))) return null;
  const root = resolve(folder);
  const path = join(root, ...(segments.length === 0 ? ['index.html'] : segments));
  if (!path.startsWith(root + sep)) return null;
  const mediaType = MEDIA_TYPES[extname(path).toLowerCase()];
  if (mediaType === undefined) return null;
  try {
    const found = await stat(path);
    return found.isFile() ? { path, mediaType, bytes: found.size } : null;
  } catch {
    return null;
  }
}
