// Everybody can use every page, with a screen reader too, in every language and in the dark. See also keyboard.spec.mjs and phone.spec.mjs.
import { expect, expectAccessible, test } from './fixtures.mjs';
import { PAGES, TODAY, sampleRoutes, seed, visit } from './steps.mjs';

const LANGUAGES = ['en', 'zh-CN'];

// Colours do not depend on the language, so that each language and each theme is looked at once.
for (const [language, theme] of [['en', 'light'], ['zh-CN', 'dark']]) {
  test.describe(`${language}, ${theme}`, () => {
    // axe takes its time, and there are many pages.
    test.setTimeout(480_000);

    /** Looks at some of the pages, so that several tests share the work. */
    const part = (share, pages) => pages.filter((_, place) => place % 2 === share);
    for (const share of [0, 1]) {
      test(`every page with data is as WCAG 2.2 AA asks, part ${share + 1}`, async ({ page, openApp }) => {
        await page.clock.setFixedTime(TODAY);
        await seed(page, { language, theme });
        await openApp();
        const sample = await sampleRoutes(page);
        await visit(page, part(share, [...PAGES, ...sample]), async (route) => {
          await test.step(route, () => expectAccessible(page));
          await expect(page.locator('html')).toHaveAttribute('lang', language);
        });
      });
    }

    test('a cell that is edited and the commands are as well', async ({ page, openApp }) => {
      await page.clock.setFixedTime(TODAY);
      await seed(page, { language, theme });
      await openApp();
      const sample = await sampleRoutes(page);
      await test.step('a cell that is edited, and what cannot be read in it', async () => {
        await page.evaluate((hash) => (location.hash = hash), sample.find((route) => route.endsWith('/posts')));
        await page.getByRole('row').nth(1).locator('[aria-colindex="6"]').dblclick();
        await page.locator('#cell-field').fill('?');
        await expectAccessible(page);
        await page.keyboard.press('Escape');
      });
      await test.step('commands and keys', async () => {
        await page.keyboard.press('Control+k');
        await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
        await expectAccessible(page);
        await page.getByRole('dialog').getByRole('combobox').fill('zzz');
        await expectAccessible(page);
      });
    });

    test('every page of an empty browser is too', async ({ page, openApp }) => {
      await page.addInitScript((text) => localStorage.setItem('influencer-kpi/settings', text), JSON.stringify({ language, theme }));
      await openApp();
      // Calculators are the same without campaigns, but for the way into one.
      const pages = ['', '#/tools/cpm?cost=500&impressions=250000', '#/settings', '#/nowhere', '#/campaign/0000000099'];
      await visit(page, pages, (route) => test.step(route, () => expectAccessible(page)));
    });
  });
}

test('what appears while one works is accessible as well', async ({ page, openApp }) => {
  await seed(page);
  await openApp('#/campaign/0000000042/settings');
  await page.getByLabel('Last day', { exact: true }).fill('2020-01-01');
  await page.getByLabel('Budget', { exact: true }).fill('much');
  await expect(page.getByLabel('Budget', { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expectAccessible(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Campaigns' }).click();
  await page.getByRole('button', { name: 'Delete forever' }).click();
  await page.getByLabel('Restore a backup').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('x') });
  await expect(page.getByText(/^This file is no backup/)).toBeVisible();
  await expectAccessible(page);
});

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

test('a new page takes the focus to its heading and the view to its top', async ({ page, openApp }) => {
  await seed(page);
  await openApp();
  await expect(page.getByRole('heading', { level: 1 }), 'the first page leaves the focus alone').not.toBeFocused();
  await page.getByRole('link', { name: /^Spring launch/ }).first().click();
  await expect(heading(page, 'Overview')).toBeFocused();
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.getByRole('navigation', { name: 'Campaign', exact: true }).getByRole('link', { name: /^Posts/ }).click();
  await expect(heading(page, 'Posts')).toBeFocused();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
  await page.goBack();
  await expect(heading(page, 'Overview')).toBeFocused();
  for (const route of PAGES) {
    await page.evaluate(() => document.activeElement.blur());
    await page.evaluate((hash) => (location.hash = hash), route || '#/');
    if (route && !route.includes('?')) await expect(page.getByRole('heading', { level: 1 }), route).toBeFocused();
  }
});

/** What sticks out of the window, but for what scrolls in a box of its own. */
const wider = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const sticksOut = (one) => one.checkVisibility() && one.getBoundingClientRect().right > clientWidth + 0.5;
    const out = [...document.body.querySelectorAll('*')].filter(sticksOut);
    return [`${scrollWidth} > ${clientWidth}`, ...out.slice(0, 3).map((one) => one.outerHTML.slice(0, 120))];
  });

// 390 wide is phone.spec.mjs.
for (const [width, height] of [[320, 640], [768, 1024]]) {
  for (const language of LANGUAGES) {
    test.describe(`${width}×${height}, ${language}`, () => {
      test.use({ viewport: { width, height } });

      test('no page scrolls sideways', async ({ page, openApp }) => {
        await page.clock.setFixedTime(TODAY);
        await seed(page, { language });
        await openApp();
        await visit(page, PAGES, async (route) => expect.soft(await wider(page), route).toEqual([]));
      });
    });
  }
}
