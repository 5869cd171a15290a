// A phone: fingers only, and a window of 390 by 844.
import { expect, test } from './fixtures.mjs';
import { PAGES, TODAY, expectKpi, expectNoValue, sampleRoutes, row, saved, seed, visit } from './steps.mjs';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
test.beforeEach(({ page }) => page.clock.setFixedTime(TODAY));

/** What a finger would trouble with: what sticks out of the window, what is too small to hit, what would zoom the page. */
const troubles = (page) =>
  page.evaluate(() => {
    const found = [];
    const name = (one) => one.outerHTML.slice(0, 110);
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth || clientWidth > 390) found.push(`${scrollWidth} wide in a window of ${clientWidth}`);

    const seen = (one) => one.checkVisibility({ visibilityProperty: true });
    const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [role=option], td[tabindex], th[tabindex]')];
    const boxOf = (one) => (one.type === 'file' ? one.labels[0] : one).getBoundingClientRect();
    const targets = controls.filter((one) => seen(one) && !one.matches('.skip')).map((one) => ({ one, box: boxOf(one) }));
    const isSmall = ({ width, height }) => width < 24 || height < 24;
    // A link in a sentence is as high as its line.
    const inSentence = (one) => one.matches('a') && getComputedStyle(one).display === 'inline' && one.parentElement.textContent.trim() !== one.textContent.trim();
    const apart = ({ one, box }) => {
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      return targets.every((other) => {
        if (other.one === one || other.one.contains(one) || one.contains(other.one)) return true;
        const { left, right, top, bottom, width, height } = other.box;
        const to = isSmall(other.box)
          ? Math.hypot(x - left - width / 2, y - top - height / 2) - 12
          : Math.hypot(x - Math.max(left, Math.min(x, right)), y - Math.max(top, Math.min(y, bottom)));
        return to >= 12;
      });
    };
    for (const target of targets) {
      if (isSmall(target.box) && !inSentence(target.one) && !apart(target)) {
        found.push(`${Math.round(target.box.width)}×${Math.round(target.box.height)} px to hit: ${name(target.one)}`);
      }
      const primary = target.one.matches('button:not(.quiet), .primary, .tools a, input:not([type=checkbox], [type=file]), select:not(.foot *), textarea');
      if (primary && target.box.height < 40 && !target.one.closest('.grid')) found.push(`${target.box.height} px high: ${name(target.one)}`);
      const isTypedInto = target.one.matches('input:not([type=checkbox], [type=file]), select, textarea');
      if (isTypedInto && parseFloat(getComputedStyle(target.one).fontSize) < 16) found.push(`zooms when tapped: ${name(target.one)}`);
    }
    return found;
  });

const field = (page, label) => page.getByLabel(label, { exact: true });
const tap = (page, role, name) => page.getByRole(role, { name, exact: true }).first().tap();
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** Taps a field and types on the keyboard that a phone shows then. */
async function type(page, label, text) {
  await field(page, label).tap();
  await expect(field(page, label)).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

test('a campaign is made, read, changed, put away and brought back', async ({ page, openApp }) => {
  const right = async () => expect(await troubles(page)).toEqual([]);
  await openApp();
  await tap(page, 'button', 'New campaign');
  await expect(heading(page, 'Settings')).toBeVisible();
  await type(page, 'Name', 'By thumb');
  await tap(page, 'link', 'Influencers');
  await tap(page, 'button', 'Add influencer');
  await type(page, 'Handle', 'ana');
  await type(page, 'Followers on Instagram', '50,000');
  await type(page, 'Fee', '500');
  await page.getByText('More platforms').tap();
  await right();
  const tops = await page.locator('.room-head > .actions button:visible').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
  expect(new Set(tops).size, 'what is done to a campaign is one line').toBe(1);
  await tap(page, 'button', 'Add post');
  await field(page, 'Impressions').tap();
  await page.keyboard.type('250,000');
  await right();
  await tap(page, 'link', 'Overview');
  await expectKpi(page, 'cpm', 2);
  await row(page, 'cpm').locator('summary').tap();
  await expect(row(page, 'cpm').getByText('$500.00 ÷ 250,000 impressions × 1,000 = $2.00')).toBeVisible();
  await tap(page, 'button', 'Undo');
  await expectNoValue(page, 'cpm');
  await tap(page, 'button', 'Redo');
  await expectKpi(page, 'cpm', 2);

  await test.step('a cell of the table', async () => {
    await page.getByRole('navigation', { name: 'Campaign', exact: true }).getByRole('link', { name: /^Posts/ }).tap();
    const cell = page.getByRole('row').nth(1).locator('[aria-colindex="6"]');
    await cell.tap();
    await cell.tap();
    await expect(page.locator('#cell-field')).toBeFocused();
    await right();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('125,000');
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-kpi="cpm"]')).toHaveAttribute('data-value', '4');
    const [scrolls, inside] = await page.locator('.grid').evaluate((one) => [one.scrollWidth, one.clientWidth]);
    expect(scrolls, 'the table scrolls in itself').toBeGreaterThan(inside);
  });

  await saved(page);
  await tap(page, 'link', 'Campaigns');
  await tap(page, 'button', 'Move to bin: By thumb');
  await right();
  await tap(page, 'button', 'Delete forever');
  await right();
  await tap(page, 'button', 'Cancel');
  await tap(page, 'button', 'Restore: By thumb');
  await tap(page, 'link', /^By thumb/);
  await expectKpi(page, 'cpm', 4);
});

for (const language of ['en', 'zh-CN']) {
  test(`everything is large enough for a finger, and nothing sticks out, in ${language}`, async ({ page, openApp }) => {
    await seed(page, { language });
    await openApp();
    const routes = await sampleRoutes(page);
    await visit(page, [...PAGES, ...routes], async (route) => expect.soft(await troubles(page), route).toEqual([]));
  });
}

test('the tab of the section that is open is in sight', async ({ page, openApp }) => {
  await openApp();
  const [overview] = await sampleRoutes(page);
  await saved(page);
  const current = page.locator('.tabs [aria-current]');
  await visit(page, [`${overview}/sales`, `${overview}/lift`], async (route) => {
    await expect(current, route).toBeInViewport({ ratio: 0.9 });
    await page.reload();
    await expect(current, `${route}, loaded`).toBeInViewport({ ratio: 0.9 });
  });
});

test('long names and large numbers stay in their place', async ({ page, openApp }) => {
  await openApp();
  await tap(page, 'button', 'New campaign');
  await type(page, 'Name', 'W'.repeat(120));
  await type(page, 'Budget', '999,999,999,999.99');
  expect(await troubles(page)).toEqual([]);
  await tap(page, 'link', 'Campaigns');
  await expect(page.getByRole('link', { name: /^W+/ })).toBeVisible();
  expect(await troubles(page)).toEqual([]);
  await page.evaluate(() => (location.hash = '#/tools/cpm?cost=999999999999&impressions=1'));
  await expect(page.locator('[data-kpi="cpm"]')).toHaveAttribute('data-state', 'known');
  expect(await troubles(page)).toEqual([]);
});
