// Nothing leaves the browser.
import { createServer } from 'node:http';
import { appStarted, expect, test } from './fixtures.mjs';
import { PAGES, addInfluencer, addPost, expectKpi, expectSpringLaunch, seed, springLaunch, visit } from './steps.mjs';

test('the whole way through the page asks for nothing but its own files', async ({ page, openApp, context, baseURL }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  // What the reload below cuts off has not failed.
  const isCut = (request) => request.failure()?.errorText === 'net::ERR_ABORTED';
  context.on('requestfailed', (request) => isCut(request) || asked.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  await openApp();
  await springLaunch(page);
  await expectSpringLaunch(page);
  await page.getByLabel('Language').selectOption('简体中文');
  await page.getByLabel('外观').selectOption('dark');
  await page.getByLabel('语言').selectOption('English');
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Campaigns' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download backup' }).click(),
  ]);
  await page.getByLabel('Restore a backup').setInputFiles(await download.path());
  await expect(page.getByText(/^Backup read/)).toBeVisible();
  await page.getByRole('button', { name: /^Move to bin/ }).first().click();
  await page.evaluate(() => (location.hash = '#/tools/cpm?cost=500&impressions=250000'));
  await expectKpi(page, 'cpm', 2, 'calculator');
  await page.reload();
  await appStarted(page);
  await page.waitForLoadState('networkidle');

  expect(asked.length).toBeGreaterThan(4);
  const local = (url) => url.startsWith(baseURL) || url.startsWith('blob:') || url.startsWith('data:');
  expect(asked.filter((url) => !local(url))).toEqual([]);
  expect(asked.filter((url) => url.startsWith(baseURL) && /[?#]./.test(new URL(url).search)), 'no data in an address').toEqual([]);
});

test('an address that people type is never asked for', async ({ page, openApp, context }) => {
  const asked = [];
  context.on('request', (request) => asked.push(request.url()));
  await openApp();
  await page.getByRole('button', { name: 'New campaign' }).click();
  await page.getByLabel('Name', { exact: true }).fill('<img src="https://tracker.example/pixel.gif">');
  await addInfluencer(page, { Handle: '<img src=https://tracker.example/x>', Notes: 'https://tracker.example/notes' });
  await addPost(page, { 'Link to the post': 'https://tracker.example/post' });
  const link = page.getByRole('link', { name: 'Open post' });
  await link.hover();
  await expect(link).toHaveAttribute('rel', /noopener.*noreferrer|noreferrer.*noopener/);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Campaigns' }).click();
  await expect(page.getByText('tracker.example/pixel.gif')).toBeVisible();
  expect(asked.filter((url) => url.includes('tracker.example'))).toEqual([]);
});

test('no page has an inline style, a handler, or a file of another origin', async ({ page, openApp, baseURL }) => {
  await seed(page);
  await openApp();
  await visit(page, PAGES, async (route) => {
    const found = await page.evaluate((base) => {
      const names = (element) => element.getAttributeNames().filter((name) => name === 'style' || name.startsWith('on'));
      const inline = [...document.querySelectorAll('*')].flatMap((one) => names(one).map((name) => `${name}: ${one.outerHTML.slice(0, 80)}`));
      const sources = [...document.querySelectorAll('[src], link[href], [srcset], [poster], object[data], form[action]')];
      const foreign = sources.map((one) => one.src ?? one.href ?? one.outerHTML).filter((url) => !url.startsWith(base) && !/^(data|blob):/.test(url));
      return [...inline, ...foreign];
    }, baseURL);
    expect(found, route).toEqual([]);
  });
});

test.describe('the Content-Security-Policy', () => {
  /** A server of another origin that counts who comes. */
  let hits;
  let server;
  let outside;
  test.beforeAll(async () => {
    hits = [];
    server = createServer((request, response) => {
      hits.push(request.url);
      response.setHeader('access-control-allow-origin', '*').end('ok');
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    outside = `http://127.0.0.1:${server.address().port}`;
  });
  test.afterAll(() => server.close());

  test('lets nothing out, whatever runs in the page', async ({ browser, baseURL }) => {
    // A context that nobody watches, since what is tried here would fail the test as such.
    const page = await browser.newPage({ baseURL });
    await page.goto('./');
    await appStarted(page);
    // Each of these would get out if the policy did not forbid it.
    const tries = {
      'connect-src': (url) => void fetch(url, { mode: 'no-cors' }).catch(() => {}),
      'connect-src beacon': (url) => void navigator.sendBeacon(url, 'x'),
      'connect-src xhr': (url) => {
        const request = new XMLHttpRequest();
        request.open('GET', url);
        request.send();
      },
      'connect-src events': (url) => void new EventSource(url),
      'img-src': (url) => void (new Image().src = url),
      'script-src-elem': (url) => document.head.append(Object.assign(document.createElement('script'), { src: url })),
      'style-src-elem': (url) => document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url })),
      'frame-src': (url) => document.body.append(Object.assign(document.createElement('iframe'), { src: url })),
      'object-src': (url) => document.body.append(Object.assign(document.createElement('object'), { data: url })),
      'media-src': (url) => void (document.body.appendChild(document.createElement('video')).src = url),
      'font-src': (url) => void new FontFace('x', `url(${url})`).load().catch(() => {}),
      'form-action': (url) => {
        const form = document.body.appendChild(Object.assign(document.createElement('form'), { action: url, method: 'post' }));
        form.submit();
      },
    };
    for (const [name, attempt] of Object.entries(tries)) {
      const [directive] = name.split(' ');
      const blocked = page.evaluate(
        (directive) =>
          new Promise((resolve) => {
            addEventListener('securitypolicyviolation', function heard(event) {
              if (event.effectiveDirective !== directive) return;
              removeEventListener('securitypolicyviolation', heard);
              resolve(event.blockedURI);
            });
          }),
        directive,
      );
      await page.evaluate(attempt, `${outside}/${encodeURIComponent(name)}`);
      expect(await blocked, name).toContain(outside);
    }
    expect(hits).toEqual([]);
    expect(page.url()).not.toContain(outside);
    await page.close();
  });
});
