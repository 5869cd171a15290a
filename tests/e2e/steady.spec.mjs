// Nothing moves while numbers change: what one reads stays where one looks.
import { expect, test } from './fixtures.mjs';
import { TODAY, sampleRoutes } from './steps.mjs';

test.beforeEach(({ page }) => page.clock.setFixedTime(TODAY));

/** Counts what moves from now on, also right after a key. */
const watchMoves = (page) =>
  page.evaluate(() => {
    globalThis.moves = [];
    const name = ({ node }) => (node?.nodeType === 1 ? node.outerHTML : node?.textContent)?.slice(0, 80);
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries()) globalThis.moves.push({ value, what: sources.map(name).join(' | ') });
    }).observe({ type: 'layout-shift', buffered: false });
  });

/** What moved since the last time it was asked. */
const moved = (page) =>
  page.evaluate(async () => {
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
    return globalThis.moves.splice(0);
  });

const FIELDS = '.form .number input:visible';

/** Types into each of the first fields, as one who fills them in, then takes the last one back. */
async function fillIn(page, most) {
  const fields = await page.locator(FIELDS).all();
  for (const field of fields.slice(0, most)) {
    await field.scrollIntoViewIfNeeded();
    await field.focus();
    await moved(page);
    const about = await field.getAttribute('id');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('40', { delay: 20 });
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('12', { delay: 20 });
    const all = await moved(page);
    const sum = all.reduce((sum, { value }) => sum + value, 0);
    expect.soft(sum, `${page.url().replace(/.*#/, '')} ${about}: ${JSON.stringify(all)}`).toBeLessThan(0.01);
  }
}

const TOOLS = ['engagement-rate', 'cpm', 'cost-per', 'roi', 'follower-growth', 'social-reach', 'fee'];

for (const [width, height] of [[390, 844], [1440, 900]]) {
  test.describe(`${width}×${height}`, () => {
    test.use({ viewport: { width, height } });

    test('typing into a calculator moves nothing', async ({ page, openApp }) => {
      await openApp();
      await watchMoves(page);
      for (const tool of TOOLS) {
        await page.evaluate((hash) => (location.hash = hash), `#/tools/${tool}`);
        await expect(page.locator('.results')).toBeVisible();
        await expect(page.locator(`.tabs [aria-current]`)).toHaveAttribute('href', `#/tools/${tool}`);
        // The last account makes room for another one.
        await fillIn(page, tool === 'social-reach' ? 3 : 12);
      }
    });

    test("typing into an influencer's and a post's form moves nothing", async ({ page, openApp }) => {
      await openApp();
      const routes = await sampleRoutes(page);
      await watchMoves(page);
      for (const route of routes.filter((route) => /(influencers|posts)\/./.test(route))) {
        await page.evaluate((hash) => (location.hash = hash), route);
        await expect(page.locator('.figures')).toBeVisible();
        await fillIn(page, 12);
      }
    });
  });
}
