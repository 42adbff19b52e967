import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { PAGE_PRIVILEGES, pageHandler } from '../../electron/pageProtocol.ts';
import { CONTENT_SECURITY_POLICY } from '../../engine/contentSecurityPolicy.ts';

const folder = mkdtempSync(join(tmpdir(), 'junheng-page-'));
mkdirSync(join(folder, 'page', 'assets'), { recursive: true });
writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'page', 'assets', '地图.js'), 'export {};');
writeFileSync(join(folder, 'outside.json'), 'outside');
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const handle = pageHandler(join(folder, 'page'));

it('answers with the files of the page, under the policy', async () => {
  const index = await handle(new Request('junheng://app/'));
  expect([index.status, await index.text(), index.headers.get('content-type')]).toEqual([200, '<!doctype html>', 'text/html; charset=utf-8']);
  expect(index.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  const script = await handle(new Request('junheng://app/assets/%E5%9C%B0%E5%9B%BE.js?v=1'));
  expect([script.status, await script.text(), script.headers.get('content-type')]).toEqual([200, 'export {};', 'text/javascript; charset=utf-8']);
});

it.each(['junheng://app/../outside.json', 'junheng://app/%2e%2e/outside.json', 'junheng://app/..%2foutside.json', 'junheng://app/assets/..%5c..%5coutside.json', 'junheng://app/absent.js', 'junheng://other/index.html', 'https://app/index.html'])(
  'refuses %s',
  async (address) => {
    const answer = await handle(new Request(address));
    expect([answer.status, await answer.text()]).toEqual([404, '']);
    expect(answer.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  },
);

it('is only read', async () => {
  expect((await handle(new Request('junheng://app/', { method: 'POST', body: 'x' }))).status).toBe(405);
});

it('does not bypass the policy by its privileges', () => {
  expect(PAGE_PRIVILEGES).toEqual({ scheme: 'junheng', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } });
});
