// index.html by itself: what is there before the app, without it, and after it has crashed.
import { readFile } from 'node:fs/promises';
import { appStarted, expect, expectAccessible, test } from './fixtures.mjs';

// Keys that the app itself leaves alone.
const SAVED = { 'influencer-kpi/e2e/readable': '{"name":"Spring"}', 'influencer-kpi/e2e/damaged': '{cut off' };

/** Fills the browser's storage before the page opens. */
const store = (page, entries) =>
  page.addInitScript((all) => Object.entries(all).forEach(([key, value]) => localStorage.setItem(key, value)), entries);

/** Lets the WebAssembly never arrive. */
const holdWasm = (page) => page.route('**/*.wasm', () => new Promise(() => {}));

/** Makes the running page trap as crashed WebAssembly does: an uncaught `unreachable`. */
const trap = (page) =>
  page.evaluate(() => {
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { f } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes))).exports;
    setTimeout(f);
  });

/** Downloads from the crash panel and gives the file's content. */
async function rescue(page) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download my data' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^influencer-kpi-rescue-.*\.json$/);
  return JSON.parse(await readFile(await download.path(), 'utf8'));
}

test('the app starts from a sub-path, without a warning, fetching each file once', async ({ page, openApp, baseURL }) => {
  const warnings = [];
  const fetched = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  // Except the icon, which the page and the browser's tab ask for independently.
  page.on('response', (response) => response.url().endsWith('icon.svg') || fetched.push(response.url()));
  await openApp();
  await expect(page.locator('#crash')).toBeHidden();
  await page.waitForLoadState('networkidle');
  expect(fetched.every((url) => url.startsWith(baseURL))).toBe(true);
  expect(fetched).toHaveLength(new Set(fetched).size);
  // The second one comes once the page has settled; see src/app/later.rs.
  const first = fetched.filter((url) => url.endsWith('.wasm') && !/-(later|bench|chunk_\d+)-[0-9a-f]+\.wasm$/.test(url));
  expect(first).toHaveLength(1);
  expect(warnings).toEqual([]);
});

test.describe('what comes later', () => {
  test.use({ tolerated: /Failed to (load|fetch)/ });
  const LATER = /-later-[0-9a-f]+\.wasm$/;
  const failure = (page) => page.locator('[data-later=failed]');
  const block = (page) => page.route(LATER, (route) => route.abort());

  test('is not missed on the home page and in calculators', async ({ page, openApp }) => {
    await block(page);
    await openApp('#/tools/cpm?cost=500&impressions=250000');
    await page.waitForTimeout(1_500);
    await expect(failure(page)).toHaveCount(0);
    await page.getByLabel('Cost', { exact: true }).fill('1,000');
    await expect(page.locator('[data-kpi=cpm]')).toHaveText('$4.00');
  });

  test('is told when it does not arrive, and does what waited for it once it has', async ({ page, openApp }) => {
    await block(page);
    await openApp();
    await page.getByRole('button', { name: 'New campaign' }).first().click();
    const alert = failure(page);
    await expect(alert).toContainText('did not arrive');
    await expectAccessible(page);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toContainText('did not arrive');
    await page.unroute(LATER);
    await alert.getByRole('button', { name: 'Try again' }).click();
    await expect(alert).toHaveCount(0);
    await expect(page.getByLabel('Name', { exact: true })).toBeVisible();
    await page.getByLabel('Name', { exact: true }).fill('Late');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  });

  test('is told when it is a language', async ({ page, openApp }) => {
    const words = /-chinese-[0-9a-f]+\.wasm$/;
    await page.route(words, (route) => route.abort());
    await openApp();
    const language = page.getByLabel('Language');
    await language.selectOption('简体中文');
    await expect(page.getByText('This part of the page did not arrive')).toBeVisible();
    await page.unroute(words);
    await language.selectOption('English');
    await language.selectOption('简体中文');
    await expect(page.getByRole('heading', { level: 1, name: '活动' })).toBeVisible();
  });

  test('hears what another tab saved before it came', async ({ page, context, openApp }) => {
    await openApp();
    await page.getByRole('button', { name: 'New campaign' }).first().click();
    await page.getByLabel('Name', { exact: true }).fill('Before');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    const other = await context.newPage();
    let arrive;
    await other.route(LATER, async (route) => {
      await new Promise((resolve) => (arrive = resolve));
      await route.continue();
    });
    await other.goto(page.url().replace(/#.*/, ''));
    await appStarted(other);
    await expect(other.getByText('Before')).toBeVisible();
    await expect.poll(() => arrive !== undefined).toBe(true);
    await page.getByLabel('Name', { exact: true }).fill('After');
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
    arrive();
    await expect(other.getByText('After')).toBeVisible();
  });
});

test('the manifest and its icons are there', async ({ page, request }) => {
  await page.goto('./');
  const href = await page.locator('link[rel=manifest]').evaluate((link) => link.href);
  const manifest = await (await request.get(href)).json();
  expect(new URL(manifest.start_url, href).href).toBe(new URL('./', page.url()).href);
  for (const icon of manifest.icons) {
    const answer = await request.get(new URL(icon.src, href).href);
    expect(answer.ok(), icon.src).toBe(true);
    expect(answer.headers()['content-type']).toBe(icon.type);
  }
});

test.describe('before the WebAssembly is there', () => {
  test('the shell is painted, in English', async ({ page }) => {
    await holdWasm(page);
    await page.goto('./', { waitUntil: 'commit' });
    await expect(page.getByText('Influencer KPI', { exact: true })).toBeVisible();
    await expect(page.locator('.shell-bones')).toBeVisible();
    await expect(page.getByRole('status').first()).toHaveText(/Loading/);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(page.locator('#crash')).toBeHidden();
    await expectAccessible(page);
  });

  test('a stored setting decides about language and theme', async ({ page }) => {
    await holdWasm(page);
    await store(page, { 'influencer-kpi/settings': '{"language":"zh-CN","theme":"dark"}' });
    await page.goto('./', { waitUntil: 'commit' });
    await expect(page.getByText('正在加载…')).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expectAccessible(page);
  });

  test.describe('in a Chinese browser', () => {
    test.use({ locale: 'zh-CN' });
    test('the shell is Chinese', async ({ page }) => {
      await holdWasm(page);
      await page.goto('./', { waitUntil: 'commit' });
      await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
      await expect(page.getByText('正在加载…')).toBeVisible();
    });
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the page says what it needs, in both languages', async ({ page }) => {
    await page.goto('./');
    const [english, chinese] = await page.locator('noscript p').all();
    await expect(english).toBeVisible();
    await expect(english).toContainText('it needs JavaScript and WebAssembly');
    await expect(chinese).toBeVisible();
    await expect(chinese).toContainText('需要 JavaScript 和 WebAssembly');
    await expect(page.locator('.shell-bones')).toBeHidden();
  });
});

test('the Content-Security-Policy allows this page and nothing else', async ({ page, openApp }) => {
  await openApp();
  const metas = page.locator('meta[http-equiv="Content-Security-Policy" i]');
  await expect(metas).toHaveCount(1);
  const policy = Object.fromEntries(
    (await metas.getAttribute('content')).split(';').map((directive) => {
      const [name, ...sources] = directive.trim().split(/\s+/);
      return [name, sources];
    }),
  );
  expect(policy['default-src']).toEqual(["'none'"]);
  expect(policy['base-uri']).toEqual(["'none'"]);
  expect(policy['form-action']).toEqual(["'none'"]);
  expect(policy['style-src']).toEqual(["'self'"]);
  expect(policy['connect-src']).toEqual(["'self'"]);
  expect(policy['script-src'].slice(0, 2)).toEqual(["'self'", "'wasm-unsafe-eval'"]);
  for (const [name, sources] of Object.entries(policy)) {
    const local = name === 'img-src' ? ['data:', 'blob:'] : [];
    const allowed = name === 'script-src' ? /^'(self|wasm-unsafe-eval|sha256-[\w+/]{43}=)'$/ : /^'(self|none)'$/;
    expect(sources.filter((source) => !allowed.test(source) && !local.includes(source)), name).toEqual([]);
  }
});

test.describe('what the policy blocks', () => {
  test.use({ tolerated: /Content.Security.Policy/i });
  test('inline scripts, inline styles and other origins', async ({ page, openApp }) => {
    await openApp();
    const outcome = await page.evaluate(async () => {
      const blocked = [];
      addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'globalThis.injected = true';
      const styled = document.createElement('p');
      styled.innerHTML = '<span style="position: fixed">x</span>';
      document.body.append(script, styled);
      const left = await fetch('http://localhost:9/').then(() => true, () => false);
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { ran: 'injected' in globalThis, position: getComputedStyle(styled.firstChild).position, left, blocked };
    });
    expect(outcome).toEqual({
      ran: false,
      position: 'static',
      left: false,
      blocked: ['style-src-attr', 'script-src-elem', 'connect-src'],
    });
  });
});

test.describe('after a crash', () => {
  test.use({ tolerated: /panicked|unreachable|Failed to (load|fetch)/ });

  test('a panic shows the panel, which hands out everything stored', async ({ page }) => {
    await store(page, { ...SAVED, 'someone-else': 'not ours' });
    await page.goto('./');
    await appStarted(page);
    await page.evaluate(() => globalThis.__crashed('panicked at the disco'));
    await expect(page.getByRole('dialog', { name: 'Something went wrong. Your data is still here.' })).toBeVisible();
    await expectAccessible(page, '#crash');

    const copy = await rescue(page);
    expect(copy).toMatchObject({ app: 'influencer-kpi', kind: 'backup', version: 1, message: 'panicked at the disco' });
    expect(copy.entries).toMatchObject(SAVED);
    expect(copy.entries).not.toHaveProperty('someone-else');
    await expect(page.getByRole('status').filter({ hasText: 'Downloaded as' })).toBeVisible();

    for (const key of ['Escape', 'Escape', 'Escape']) await page.keyboard.press(key);
    await expect(page.locator('#crash')).toBeVisible();
    await page.getByRole('button', { name: 'Reload the page' }).click();
    await appStarted(page);
    await expect(page.locator('#crash')).toBeHidden();
  });

  test('a trap shows the panel, above an open dialog of the app', async ({ page, openApp }) => {
    await store(page, SAVED);
    await openApp();
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      document.querySelector('#app').append(dialog);
      dialog.showModal();
    });
    await trap(page);
    await expect(page.getByRole('dialog', { name: /Something went wrong/ })).toBeVisible();
    expect((await rescue(page)).entries).toMatchObject(SAVED);
  });

  test('an exception that is no trap does not stop the app', async ({ page, openApp }) => {
    await openApp();
    await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { error: new TypeError('a plain one'), message: 'a plain one' })));
    await expect(page.locator('#crash')).toBeHidden();
  });

  test('the panel is Chinese where the page is', async ({ page }) => {
    await store(page, { 'influencer-kpi/settings': '{"language":"zh-CN"}' });
    await page.goto('./');
    await appStarted(page);
    await page.evaluate(() => globalThis.__crashed('panicked'));
    await expect(page.getByRole('dialog', { name: '页面出错了，您的数据还在。' })).toBeVisible();
    await expect(page.getByRole('button', { name: '下载我的数据' })).toBeVisible();
  });

  for (const [what, pattern] of [['WebAssembly', '**/*.wasm'], ['script', '**/influencer-kpi-*.js']]) {
    test(`a ${what} that does not arrive is told, and the data can be downloaded`, async ({ page }) => {
      await store(page, SAVED);
      await page.route(pattern, (route) => route.abort());
      await page.goto('./');
      await expect(page.getByRole('dialog', { name: 'The page could not be loaded.' })).toBeVisible();
      expect((await rescue(page)).entries).toMatchObject(SAVED);
    });
  }

  test('an empty storage is told', async ({ page }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto('./');
    await page.getByRole('button', { name: 'Download my data' }).click();
    await expect(page.getByText('Nothing is stored in this browser yet.')).toBeVisible();
  });
});
