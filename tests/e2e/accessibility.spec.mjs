// Everybody can use every page: with a screen reader, with the keyboard alone, on a phone, in the dark.
import { expect, expectAccessible, test } from './fixtures.mjs';
import { EMPTY_PAGES, PAGES, TODAY, expectKpi, seed, visit } from './steps.mjs';

const LANGUAGES = ['en', 'zh-CN'];
const THEMES = ['light', 'dark'];

for (const language of LANGUAGES) {
  for (const theme of THEMES) {
    test.describe(`${language}, ${theme}`, () => {
      // axe takes its time, and there are many pages.
      test.setTimeout(300_000);

      test('every page with data is as WCAG 2.2 AA asks', async ({ page, openApp }) => {
        await page.clock.setFixedTime(TODAY);
        await seed(page, { language, theme });
        await openApp();
        await visit(page, PAGES, async (route) => {
          await test.step(route, () => expectAccessible(page));
          await expect(page.locator('html')).toHaveAttribute('lang', language);
        });
      });

      test('every page of an empty browser is too', async ({ page, openApp }) => {
        await page.addInitScript((text) => localStorage.setItem('influencer-kpi/settings', text), JSON.stringify({ language, theme }));
        await openApp();
        await visit(page, EMPTY_PAGES, (route) => test.step(route, () => expectAccessible(page)));
      });
    });
  }
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

/** Presses Tab until the element has the focus. */
async function tabTo(page, element) {
  await expect(element).toBeVisible();
  for (let presses = 0; presses < 120; presses += 1) {
    await page.keyboard.press('Tab');
    if (await element.evaluate((one) => one === document.activeElement)) return;
  }
  throw new Error(`the Tab key does not lead to ${element}`);
}

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

test.describe('with the keyboard alone', () => {
  test('the first stop skips the navigation', async ({ page, openApp }) => {
    await openApp('#/tools/cpm?cost=500&impressions=250000');
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main')).toBeFocused();
    expect(new URL(page.url()).hash).toBe('#/tools/cpm?cost=500&impressions=250000');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('navigation', { name: 'Calculators' }).getByRole('link').first()).toBeFocused();
  });

  test('a campaign, an influencer and a post are made, and the KPIs read', async ({ page, openApp }) => {
    await openApp();
    const press = async (role, name) => {
      await tabTo(page, page.getByRole(role, { name, exact: true }).first());
      await page.keyboard.press('Enter');
    };
    const type = async (label, text) => {
      await tabTo(page, page.getByLabel(label, { exact: true }));
      await page.keyboard.type(text);
    };
    await press('button', 'New campaign');
    await expect(heading(page, 'Settings')).toBeFocused();
    await type('Name', 'By hand');
    await tabTo(page, page.getByLabel('Sales', { exact: true }));
    await page.keyboard.press('Space');
    await expect(page.getByLabel('Sales', { exact: true })).toBeChecked();
    await press('link', 'Influencers');
    await expect(heading(page, 'Influencers')).toBeFocused();
    await press('button', 'Add influencer');
    await expect(heading(page, 'New influencer')).toBeFocused();
    await type('Handle', 'ana');
    await type('Followers on Instagram', '50,000');
    await type('Fee', '500');
    await press('button', 'Add post');
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await tabTo(page, page.getByLabel('Platform', { exact: true }));
    await page.keyboard.type('YouTube');
    await expect(page.getByLabel('Platform', { exact: true })).toHaveValue('youtube');
    await page.keyboard.press('Home');
    await expect(page.getByLabel('Platform', { exact: true })).toHaveValue('instagram');
    await type('Impressions', '250,000');
    await type('Likes', '2,000');
    await type('Comments', '150');
    await press('link', 'Overview');
    await expect(heading(page, 'Overview')).toBeFocused();
    await expectKpi(page, 'cpm', 2);
    await expectKpi(page, 'er_followers', 0.043);

    const cpm = page.locator('details', { has: page.locator('[data-kpi="cpm"]') }).last();
    await tabTo(page, cpm.locator('summary'));
    await page.keyboard.press('Enter');
    await expect(cpm.getByText('$500.00 ÷ 250,000 impressions × 1,000 = $2.00')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(cpm.getByRole('link')).toBeFocused();
  });

  test('a field keeps the focus while the numbers around it change', async ({ page, openApp }) => {
    await openApp('#/tools/engagement-rate');
    await page.getByLabel('Likes', { exact: true }).focus();
    for (const text of ['2000', '150', '0', '0', '50000', '20000', '250000', '1']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await expectKpi(page, 'er_followers', 0.043, 'calculator');
    await expectKpi(page, 'er_views', 2150, 'calculator');
  });

  test('the focus is seen wherever it goes', async ({ page, openApp }) => {
    await seed(page);
    await openApp('#/campaign/0000000042/settings');
    const unseen = [];
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press('Tab');
      const about = await page.evaluate(() => {
        const one = document.activeElement;
        // The browser itself marks the parts of a date.
        if (one.type === 'date') return null;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
        const seen = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
        return seen ? null : one.outerHTML.slice(0, 100);
      });
      if (about) unseen.push(about);
    }
    expect(unseen).toEqual([]);
  });
});

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

for (const [width, height] of [[390, 844], [320, 640], [768, 1024]]) {
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

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('long names and large numbers stay in their place', async ({ page, openApp }) => {
    await openApp();
    await page.getByRole('button', { name: 'New campaign' }).tap();
    await page.getByLabel('Name', { exact: true }).fill('W'.repeat(120));
    await page.getByLabel('Budget', { exact: true }).fill('999,999,999,999.99');
    expect(await wider(page)).toEqual([]);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Campaigns' }).tap();
    await expect(page.getByRole('link', { name: /^W+/ })).toBeVisible();
    expect(await wider(page)).toEqual([]);
    await page.evaluate(() => (location.hash = '#/tools/cpm?cost=999999999999&impressions=1'));
    await expect(page.locator('[data-kpi="cpm"]')).toHaveAttribute('data-state', 'known');
    expect(await wider(page)).toEqual([]);
  });
});
