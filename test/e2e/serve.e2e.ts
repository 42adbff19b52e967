import { request } from 'node:http';
import { CONTENT_SECURITY_POLICY } from '../../engine/contentSecurityPolicy.ts';
import { startJunheng } from './junheng.ts';
import { expect, test } from './page.ts';

/** The status of a path as it is written here; `fetch` would tidy it up first. */
function statusOf(port: string, path: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('the page comes under the security policy and the engine answers it', async ({ page, junheng }) => {
  const answer = await page.goto(junheng.url);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  expect(answer?.headers()['x-content-type-options']).toBe('nosniff');
  expect(answer?.headers()['referrer-policy']).toBe('no-referrer');
  await expect(page.locator('#root > *').first()).toBeVisible();
  const token = new URL(junheng.url).searchParams.get('token') ?? '';
  const info = await page.evaluate(async (token) => {
    const response = await fetch('/api/call', { method: 'POST', headers: { 'x-junheng-token': token }, body: JSON.stringify({ method: 'app.info', params: {} }) });
    return (await response.json()) as unknown;
  }, token);
  expect(info).toMatchObject({ ok: true, value: { host: 'browser' } });
});

test('strangers get nothing', async ({ request, junheng }) => {
  const { origin, port } = new URL(junheng.url);
  const call = { data: { method: 'app.info', params: {} } };
  expect((await request.post(`${origin}/api/call`, call)).status()).toBe(403);
  expect((await request.post(`${origin}/api/call`, { ...call, headers: { 'x-junheng-token': 'guess' } })).status()).toBe(403);
  expect((await request.post(`${origin}/api/files?name=a.csv`, { data: 'a' })).status()).toBe(403);
  expect(await statusOf(port, '/../package.json')).toBe(404);
  expect(await statusOf(port, '/%2e%2e/%2e%2e/package.json')).toBe(404);
});

test('the page cannot run inline script, so that the watch over it is known to watch', async ({ browser, junheng }) => {
  const page = await browser.newPage();
  await page.goto(junheng.url);
  const stopped = await page.evaluate(
    () =>
      new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective));
        const script = document.createElement('script');
        script.textContent = 'document.title = "run"';
        document.head.append(script);
      }),
  );
  expect(stopped).toBe('script-src-elem');
  expect(await page.title()).not.toBe('run');
  await page.close();
});

test('it stops cleanly when asked', async () => {
  test.skip(process.platform === 'win32', 'Windows has no signal that asks a process to stop');
  const junheng = await startJunheng();
  expect(await junheng.stop()).toBe(0);
});
