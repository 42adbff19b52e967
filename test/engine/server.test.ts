import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../engine/contentSecurityPolicy.ts';
import { startServer } from '../../engine/server.ts';
import type { RunningServer } from '../../engine/server.ts';

/** Raw requests: `fetch` would tidy the path and set Host and Origin itself. */
function ask(server: RunningServer, path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
  return new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method: init.method ?? 'GET', headers: init.headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject);
    sent.end(init.body);
  });
}

let home: string;
let page: string;
let server: RunningServer;
const calls: [string, unknown][] = [];

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'junheng-server-'));
  page = join(home, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(page, 'assets', 'worker-1a2b.mjs'), 'export {};');
  writeFileSync(join(page, '.secret.json'), '{}');
  writeFileSync(join(home, 'outside.json'), '{"outside":true}');
  calls.length = 0;
  const engine = {
    dispatch: (method: string, params: unknown) => {
      calls.push([method, params]);
      return Promise.resolve({ ok: true as const, value: { echo: method } });
    },
  };
  server = await startServer({ engine, staticDir: page, home });
});
afterEach(async () => {
  await server.close();
  rmSync(home, { recursive: true, force: true });
});

const withToken = () => ({ 'x-junheng-token': server.token });
const callBody = JSON.stringify({ method: 'app.info', params: { a: 1 } });

describe('the page', () => {
  it('comes with its type and the security headers', async () => {
    const answer = await ask(server, '/?token=whatever');
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<title>page</title>');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('serves a module worker as JavaScript', async () => {
    const answer = await ask(server, '/assets/worker-1a2b.mjs');
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([200, 'text/javascript; charset=utf-8', 'export {};']);
  });

  it.each(['/../outside.json', '/%2e%2e/outside.json', '/..%2foutside.json', '/assets/..%5c..%5coutside.json', '/%2e%2e%2foutside.json%00.html', '/.secret.json', '/C:/outside.json', '/%', '/absent.html', '/assets'])(
    'refuses %s',
    async (path) => {
      const answer = await ask(server, path);
      expect(answer.status).toBe(404);
      expect(answer.text).not.toContain('outside":true');
      expect(answer.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    },
  );

  it('is only read', async () => {
    expect((await ask(server, '/', { method: 'PUT', body: 'x' })).status).toBe(405);
    expect(await ask(server, '/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });
});

describe('calls', () => {
  it('go to the engine with the token, whatever name this computer has', async () => {
    for (const host of [`127.0.0.1:${server.port}`, `localhost:${server.port}`]) {
      const answer = await ask(server, '/api/call', { method: 'POST', headers: { ...withToken(), host, origin: `http://${host}` }, body: callBody });
      expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { ok: true, value: { echo: 'app.info' } }]);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    expect(calls).toEqual([['app.info', { a: 1 }], ['app.info', { a: 1 }]]);
  });

  it.each([
    ['no token', {}],
    ['a token that is one character short', () => ({ 'x-junheng-token': server.token.slice(1) })],
    ['another token of the same length', () => ({ 'x-junheng-token': 'x'.repeat(server.token.length) })],
    ['a name that was made to resolve to this computer', () => ({ ...withToken(), host: `evil.example:${server.port}` })],
    ['another port in Host', () => ({ ...withToken(), host: `127.0.0.1:${server.port - 1}` })],
    ['a page of another site', () => ({ ...withToken(), origin: 'https://evil.example' })],
    ['a page of another local server', () => ({ ...withToken(), origin: 'http://127.0.0.1:1' })],
    ['a page without an origin of its own', () => ({ ...withToken(), origin: 'null' })],
  ] as [string, Record<string, string> | (() => Record<string, string>)][])('are refused with %s', async (_name, given) => {
    const headers = typeof given === 'function' ? given() : given;
    for (const path of ['/api/call', '/api/files?name=a.csv']) {
      const answer = await ask(server, path, { method: 'POST', headers, body: callBody });
      expect([answer.status, JSON.parse(answer.text).ok]).toEqual([403, false]);
    }
    expect(calls).toEqual([]);
    expect(readdirSync(join(home, 'uploads', String(process.pid)))).toEqual([]);
  });

  it('that are no calls are told apart', async () => {
    const send = async (path: string, body: string, method = 'POST') => (await ask(server, path, { method, headers: withToken(), body })).status;
    expect(await send('/api/call', '{')).toBe(400);
    expect(await send('/api/call', 'null')).toBe(400);
    expect(await send('/api/call', '{"method":5}')).toBe(400);
    expect(await send('/api/call', '', 'GET')).toBe(405);
    expect(await send('/api/other', '{}')).toBe(404);
    expect(await send('/api/files', 'x')).toBe(400);
    expect(calls).toEqual([]);
  });

  it('have a token that cannot be guessed, in the address', () => {
    // 24 random bytes are 32 characters of base64url.
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/?token=${server.token}`);
    expect(server.token).toMatch(/^[\w-]{32}$/);
  });
});

describe('files', () => {
  const put = async (name: string, pick: string | null, body: string) => {
    const answer = await ask(server, `/api/files?name=${encodeURIComponent(name)}${pick === null ? '' : `&pick=${encodeURIComponent(pick)}`}`, { method: 'POST', headers: withToken(), body });
    return { status: answer.status, path: (JSON.parse(answer.text) as { path: string }).path };
  };

  it('of one pick share a folder; those of others do not', async () => {
    const shp = await put('村.shp', 'one', 'shape');
    const dbf = await put('村.dbf', 'one', 'table');
    const other = await put('村.shp', 'two', 'else');
    const alone = await put('村.shp', null, 'alone');
    expect([shp, dbf, other, alone].map((file) => file.status)).toEqual([200, 200, 200, 200]);
    expect(dirname(dbf.path)).toBe(dirname(shp.path));
    expect(new Set([shp, other, alone].map((file) => dirname(file.path))).size).toBe(3);
    expect([shp, dbf, other, alone].map((file) => readFileSync(file.path, 'utf8'))).toEqual(['shape', 'table', 'else', 'alone']);
    expect(basename(shp.path)).toBe('村.shp');
  });

  it('stay below the upload folder whatever they and their pick are called', async () => {
    const inside = join(home, 'uploads', String(process.pid));
    for (const name of ['../../outside.json', '..\\..\\outside.json', '/etc/passwd', 'C:\\a.csv', '..', 'con.csv']) {
      const { status, path } = await put(name, '../../..', 'x');
      expect(status).toBe(name === '..\\..\\outside.json' ? 409 : 200);
      if (status === 200) expect(dirname(dirname(path))).toBe(inside);
    }
    expect(readFileSync(join(home, 'outside.json'), 'utf8')).toBe('{"outside":true}');
  });

  it('are not overwritten within a pick', async () => {
    const first = await put('a.csv', 'p', 'first');
    expect((await put('a.csv', 'p', 'second')).status).toBe(409);
    expect(readFileSync(first.path, 'utf8')).toBe('first');
  });

  it('that break off leave nothing behind', async () => {
    await new Promise<void>((resolve) => {
      const sent = request({ host: '127.0.0.1', port: server.port, path: '/api/files?name=half.csv&pick=h', method: 'POST', headers: { ...withToken(), 'content-length': '1000' } });
      sent.on('error', () => resolve());
      sent.write('half');
      setTimeout(() => sent.destroy(), 50);
    });
    const folder = join(home, 'uploads', String(process.pid));
    await expect.poll(() => readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('half.csv'))).toEqual([]);
    expect((await put('half.csv', 'h', 'whole')).status).toBe(200);
  });

  it('of runs that have ended are removed at the next start', async () => {
    const { path } = await put('a.csv', null, 'x');
    // No process has the highest number a 32-bit system can give.
    const ended = join(home, 'uploads', '2147483647');
    mkdirSync(ended);
    await server.close();
    server = await startServer({ engine: { dispatch: () => Promise.reject(new Error('unused')) }, staticDir: page, home });
    expect(existsSync(ended)).toBe(false);
    expect(existsSync(path)).toBe(false);
  });
});

it('says which port is taken', async () => {
  await expect(startServer({ engine: { dispatch: () => Promise.reject(new Error('unused')) }, staticDir: page, home, port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
