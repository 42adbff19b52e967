import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { SECURITY_HEADERS } from '../engine/contentSecurityPolicy.ts';
import { findStaticFile } from '../engine/staticFile.ts';

/** The window's page lives at `junheng://app/`: a scheme of its own, with an origin, never `file:`. */
export const PAGE_SCHEME = 'junheng';
export const PAGE_HOST = 'app';
export const PAGE_URL = `${PAGE_SCHEME}://${PAGE_HOST}/`;

/** Privileges of the scheme; to be registered before the application is ready. */
export const PAGE_PRIVILEGES = { scheme: PAGE_SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } };

/** Is this the address of our page? The one check behind every trust in a frame. */
export function isPageUrl(address: string): boolean {
  // The URL class gives unknown schemes the origin `null`, so scheme and host are compared themselves.
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  return url.protocol === `${PAGE_SCHEME}:` && url.host === PAGE_HOST;
}

/** Answers the requests of the page with the files of `folder`, under the same policy as the loopback server. */
export function pageHandler(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const refuse = (status: number) => new Response(null, { status, headers: SECURITY_HEADERS });
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
    if (!isPageUrl(request.url)) return refuse(404);
    const file = await findStaticFile(folder, new URL(request.url).pathname);
    if (!file) return refuse(404);
    const headers = { ...SECURITY_HEADERS, 'content-type': file.mediaType, 'content-length': String(file.bytes) };
    const body = request.method === 'HEAD' ? null : (Readable.toWeb(createReadStream(file.path)) as ReadableStream<Uint8Array>);
    return new Response(body, { status: 200, headers });
  };
}
