// What every end-to-end test uses instead of `@playwright/test`:
//
//   import { expect, expectAccessible, test } from './fixtures.mjs';
//
//   test('adds an influencer', async ({ page, openApp }) => {
//     await openApp('#/');                    // open the page at a route and wait until the app is there
//     …
//     await expectAccessible(page);           // axe, WCAG 2.2 AA
//   });
//
// Each test fails by itself when any request leaves the page's origin, when the console gets an error, when the page throws, or when
// the Content-Security-Policy blocks something. A test that provokes an error says which: test.use({ tolerated: /QuotaExceeded/ }).
// Requests to other origins are never tolerated. A test that starts a browser or context of its own watches it: `await watch(context)`.
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';

export { expect };

/** Requests that stay on this computer whatever they are. */
const LOCAL = /^(data|blob|about):/;

export const test = base.extend({
  /** Errors that a test provokes on purpose: a pattern of their texts. Nothing, if not said otherwise. */
  tolerated: [/(?!)/, { option: true }],

  /** Watches a browser context; the test fails at its end if something was wrong. The test's own context is watched already. */
  watch: [
    async ({ baseURL, tolerated }, use) => {
      const { origin } = new URL(baseURL);
      const left = [];
      const errors = [];
      const note = (kind, text) => {
        if (!tolerated.test(text)) errors.push(`${kind}: ${text}`);
      };
      const request = (url) => {
        if (!LOCAL.test(url) && new URL(url).origin !== origin) left.push(url);
      };

      await use(async (context) => {
        context.on('request', (sent) => request(sent.url()));
        context.on('weberror', (thrown) => note('page error', String(thrown.error())));
        context.on('console', (message) => {
          if (message.type() === 'error') note('console', message.text());
        });
        const watchPage = (page) => page.on('websocket', (socket) => left.push(socket.url()));
        context.pages().forEach(watchPage);
        context.on('page', watchPage);
        await context.addInitScript(() => {
          addEventListener('securitypolicyviolation', (event) => {
            console.error(`Content-Security-Policy: ${event.violatedDirective} blocked ${event.blockedURI || event.sourceFile}`);
          });
        });
      });

      expect(left, 'requests that left the origin').toEqual([]);
      expect(errors, 'errors of the page').toEqual([]);
    },
    { box: true },
  ],

  context: async ({ context, watch }, use) => {
    await watch(context);
    await use(context);
  },

  /** Opens the page at a route ('#/tools/cpm?cost=500', default the home page) and waits until the app has taken over from the shell. */
  openApp: async ({ page }, use) => {
    await use(async (route = '') => {
      await page.goto(`./${route}`);
      await appStarted(page);
    });
  },
});

/** Waits until the app has replaced the shell of index.html and shows the page. */
export async function appStarted(page) {
  await expect(page.locator('[data-shell]')).toHaveCount(0, { timeout: 15_000 });
  // On a campaign's page the shapes stay until its part of the program is there as well.
  await expect(page.locator('.shell-bones')).toHaveCount(0);
}

/** Fails when axe finds something on the page, or in a part of it (a selector), that WCAG 2.2 AA forbids. */
export async function expectAccessible(page, part) {
  const axe = new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']);
  const { violations } = await (part ? axe.include(part) : axe).analyze();
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}\n  ${node.html}\n  ${node.failureSummary}`),
  );
  expect(told, 'accessibility violations').toEqual([]);
}

/** All that the page keeps in local storage, by key. */
export const stored = (page) => page.evaluate(() => ({ ...localStorage }));

/** Everything that a page has stored: local storage, and how many entries its databases have. */
export const everything = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((resolve, reject) => Object.assign(request, { onsuccess: () => resolve(request.result), onerror: reject }));
    let entries = 0;
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) entries += await done(database.transaction(store).objectStore(store).count());
      database.close();
    }
    return { local: { ...localStorage }, entries };
  });
