import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { ErrorEnvelope } from '../api/findings.ts';
import { SECURITY_HEADERS } from './contentSecurityPolicy.ts';
import type { Engine } from './host.ts';
import { findStaticFile } from './staticFile.ts';
import { openUploads } from './uploads.ts';

/**
 * The loopback face of the engine: the built page, `POST /api/call` and `POST /api/files`, for browsers on this computer.
 *
 * Anything that can reach the port is a stranger until it shows the token: pages of other sites (stopped by the token, the
 * Host and the Origin header), other computers (stopped by the address), other users of the computer (stopped by the token;
 * while the command that opens the browser runs, the address stands in the list of processes: where that matters, `--no-open`).
 */
export interface ServerOptions {
  engine: Pick<Engine, 'dispatch'>;
  /** Folder of the built page. */
  staticDir: string;
  /** Folder whose `uploads` takes the files of the page. */
  home: string;
  /** 0 or nothing: any free port. */
  port?: number;
  /** At least 128 random bits; made here when not given. */
  token?: string;
}

export interface RunningServer {
  /** The address to open, token included. */
  url: string;
  port: number;
  token: string;
  /** Stops listening and ends every connection. */
  close: () => Promise<void>;
}

const LARGEST_CALL_BYTES = 16 * 1024 * 1024;
const LOOPBACK = '127.0.0.1';

/** An answer that is not 200: what went wrong over HTTP, before or instead of a method. */
class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
}

/** Starts listening on 127.0.0.1. Rejects with the system's error (EADDRINUSE) where the port is taken. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const token = options.token ?? randomBytes(24).toString('base64url');
  const uploads = await openUploads(options.home);
  let hosts: string[] = [];

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // A foreign name that resolves to 127.0.0.1 (DNS rebinding) shows in Host; a foreign page shows in Origin.
    if (!hosts.includes(request.headers.host ?? '')) throw new Refusal(403, 'unknown host');
    const origin = request.headers.origin;
    if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) throw new Refusal(403, 'foreign origin');

    const target = request.url ?? '/';
    const end = target.indexOf('?');
    const path = end < 0 ? target : target.slice(0, end);
    if (path.startsWith('/api/')) {
      if (request.method !== 'POST') throw new Refusal(405, 'POST only');
      if (!sameToken(request.headers['x-junheng-token'], token)) throw new Refusal(403, 'wrong or missing token');
      const query = new URLSearchParams(end < 0 ? '' : target.slice(end + 1));
      if (path === '/api/call') return sendJson(response, 200, await call(options.engine, request));
      if (path === '/api/files') {
        const name = query.get('name');
        if (!name) throw new Refusal(400, 'the file has no name');
        return sendJson(response, 200, { path: await uploads.write(name, query.get('pick'), request) });
      }
      throw new Refusal(404, 'no such method');
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') throw new Refusal(405, 'GET only');
    await sendFile(response, options.staticDir, path, request.method === 'HEAD');
  };

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // The other side may be gone, or half the file sent: then there is nothing left to say.
      if (response.headersSent || response.destroyed) return void response.destroy();
      const status = statusOf(error);
      // Whatever of the body was not read would be taken for the next request.
      if (!request.complete) response.setHeader('connection', 'close');
      sendJson(response, status, { ok: false, error: envelopeOf(error, status, request) });
    });
  });
  // A large file over a slow disk may take longer than Node's five minutes.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo;
  hosts = [`${LOOPBACK}:${port}`, `localhost:${port}`];
  return {
    url: `http://${LOOPBACK}:${port}/?token=${token}`,
    port,
    token,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function sameToken(given: string | string[] | undefined, token: string): boolean {
  if (typeof given !== 'string') return false;
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

async function call(engine: Pick<Engine, 'dispatch'>, request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > LARGEST_CALL_BYTES) throw new Refusal(413, 'the call is too large');
    chunks.push(chunk);
  }
  let body: unknown;
  try {
    body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Refusal(400, 'the call is not JSON');
  }
  const { method, params } = (typeof body === 'object' && body !== null ? body : {}) as { method?: unknown; params?: unknown };
  if (typeof method !== 'string') throw new Refusal(400, 'the call names no method');
  return engine.dispatch(method, params ?? {});
}

async function sendFile(response: ServerResponse, folder: string, path: string, headOnly: boolean): Promise<void> {
  const file = await findStaticFile(folder, path);
  if (!file) throw new Refusal(404, 'not found');
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': file.mediaType,
    'content-length': file.bytes,
    // Built names carry a hash of their content; the page itself does not.
    'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
  });
  if (headOnly) return void response.end();
  await pipeline(createReadStream(file.path), response);
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify(value));
}

/** A file that is there already or a full disk is the user's to mend; a refusal names itself; the rest is a bug, and logged. */
function envelopeOf(error: unknown, status: number, request: IncomingMessage): ErrorEnvelope {
  const file = new URLSearchParams((request.url ?? '').split('?')[1]).get('name') ?? undefined;
  if (status === 409) return { kind: 'input', findings: [{ code: 'file.exists', severity: 'error', file }] };
  if (status === 507) return { kind: 'input', findings: [{ code: 'file.cannot-write', severity: 'error', file }] };
  const summary = error instanceof Error ? error.message : String(error);
  if (status !== 500) return { kind: 'bug', id: `http-${status}`, summary };
  const id = randomUUID();
  console.error(`bug ${id}: ${error instanceof Error ? (error.stack ?? summary) : summary}`);
  return { kind: 'bug', id, summary };
}

function statusOf(error: unknown): number {
  if (error instanceof Refusal) return error.status;
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'EEXIST') return 409;
  if (code === 'ENOSPC' || code === 'EDQUOT') return 507;
  return 500;
}
