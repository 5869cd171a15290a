// An overview that was left is seen again before the app is there, and never when it could be wrong.
import { appStarted, expect, test } from './fixtures.mjs';
import { TODAY, kpi, saved, springLaunch, expectSpringLaunch } from './steps.mjs';

const KEY = 'influencer-kpi.look';
const look = (page) => page.locator('.look');
const kept = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);

/** Holds the program back until the returned function is called. */
async function hold(page) {
  let release;
  const wait = new Promise((resolve) => (release = resolve));
  await page.route('**/*.wasm', async (route) => {
    await wait;
    await route.continue();
  });
  return async () => {
    release();
    await appStarted(page);
    await expect(look(page)).toHaveCount(0);
    await page.unroute('**/*.wasm');
  };
}

test('what an overview showed is seen at once, until the app shows it', async ({ page, openApp }) => {
  await page.clock.setFixedTime(TODAY);
  await openApp();
  await springLaunch(page);
  await expectSpringLaunch(page);
  await saved(page);
  const overview = page.url();

  await test.step('seen, but not pressed, read out or taken for the page', async () => {
    const release = await hold(page);
    await page.reload({ waitUntil: 'commit' });
    await expect(look(page)).toContainText('$2.00');
    await expect(look(page)).toHaveAttribute('inert', '');
    await expect(page.locator('[data-kpi]')).toHaveCount(0);
    const place = () => page.locator('.kpi-value').first().boundingBox();
    const before = await place();
    await release();
    await expect(kpi(page, 'cpm')).toHaveAttribute('data-value', '2');
    expect(await place()).toEqual(before);
  });

  await test.step('not after something was changed elsewhere', async () => {
    expect(await kept(page)).toContain('$2.00');
    await page.evaluate(() => {
      const [name, text] = Object.entries(localStorage).find(([key]) => key.startsWith('influencer-kpi/campaign/'));
      localStorage.setItem(name, text.replace(/"revision":(\d+)/, (_, number) => `"revision":${Number(number) + 1}`));
    });
    const release = await hold(page);
    await page.reload({ waitUntil: 'commit' });
    await expect(page.locator('.shell-page')).toBeVisible();
    await expect(look(page)).toHaveCount(0);
    await release();
  });

  await test.step('not on another day, not in another language', async () => {
    const opened = async (address) => {
      const release = await hold(page);
      await page.goto(address, { waitUntil: 'commit' });
      await expect(page.locator('.shell-page')).toBeVisible();
      await expect(look(page)).toHaveCount(0);
      await release();
    };
    await expect.poll(() => kept(page)).toContain('$2.00');
    await page.goto('about:blank');
    await page.clock.setFixedTime(new Date('2026-06-16T12:00:00Z'));
    await opened(overview);
    await expect.poll(() => kept(page)).toContain('Tue Jun 16');
    await page.goto('about:blank');
    await opened(overview.replace('#', '?lang=zh-CN#'));
  });

  await test.step('nothing is kept of it once another page was left', async () => {
    await page.evaluate(() => (location.hash = '#/'));
    await expect(page.locator('.overview')).toHaveCount(0);
    await page.goto('about:blank');
    await page.goto(overview.replace(/#.*/, '#/tools'));
    await appStarted(page);
    expect(await kept(page)).toBeNull();
  });
});
