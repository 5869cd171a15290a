// What a campaign added over its baseline, as a person finds it: numbers pasted, the question, the run in the worker, the answer.
import { expect, expectAccessible, test } from './fixtures.mjs';
import { addInfluencer, expectKpi, expectNoValue, fill, go, newCampaign, saved } from './steps.mjs';

/** The same numbers at each run: a day's name and number, from a fixed rule that looks like chance. */
function table({ lift = 60, days = 90, begins = 60 } = {}) {
  let state = 7;
  const chance = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const noise = () => chance() + chance() + chance() + chance() - 2;
  const lines = ['Date\tShop\tOther region'];
  for (let day = 0; day < days; day += 1) {
    const date = new Date(Date.UTC(2026, 2, 1 + day)).toISOString().slice(0, 10);
    const region = 300 + 25 * Math.sin((2 * Math.PI * day) / 7) + 20 * noise();
    const shop = 120 + 0.8 * region + 12 * noise() + (day >= begins ? lift : 0);
    lines.push(`${date}\t${shop.toFixed(2)}\t${region.toFixed(2)}`);
  }
  return lines.join('\n');
}

/** A sales campaign over the last thirty of the days, with an influencer who costs 900. */
async function campaign(page) {
  await newCampaign(page, { Name: 'Spring', Sales: true, 'First day': '2026-04-30', 'Last day': '2026-05-29' });
  await addInfluencer(page, { Handle: '@ana', Fee: '900' });
  await go(page, 'Lift');
}

async function paste(page, text) {
  await page.getByLabel('Days and numbers').fill(text);
  await page.getByRole('button', { name: 'Use these numbers' }).click();
}

const answer = (page) => page.locator('.finding');
const numbers = (page) => answer(page).locator('tr[data-lift]').allInnerTexts();

test('pasted days with a control have their lift, which stays the same after a reload', async ({ page, openApp }) => {
  await openApp();
  await campaign(page);
  await expect(page.getByRole('heading', { name: 'No daily numbers yet' })).toBeVisible();
  await paste(page, '01/02/2026\t5');
  await expect(page.locator('#paste-problem')).toContainText('Line 1');
  await paste(page, table());
  await expect(page.getByLabel('Daily series')).toHaveValue('0');
  await expect(page.getByRole('checkbox', { name: 'Other region' })).toBeChecked();
  await expect(page.locator('[data-checks]')).toHaveAttribute('data-checks', 'well');
  await page.getByRole('button', { name: 'Find the lift' }).click();
  await expect(page.getByText('Very likely a real effect', { exact: true })).toBeVisible();
  await expect(answer(page).locator('.lede')).toContainText('over 30 days');
  await expect(answer(page).locator('svg.series')).toHaveCount(3);
  const lift = Number(await page.locator('[data-kpi="lift"]').getAttribute('data-value'));
  expect(lift).toBeGreaterThan(1_400);
  expect(lift).toBeLessThan(2_200);
  await expectKpi(page, 'incremental_roas', lift / 900);
  const found = await numbers(page);
  expect(found).toHaveLength(4);
  await saved(page);

  await page.reload();
  await expect(page.getByText('Very likely a real effect', { exact: true })).toBeVisible();
  expect(await numbers(page)).toEqual(found);
  await expect(answer(page).locator('svg.series'), 'the pictures are drawn again').toHaveCount(3);
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(page.locator('[data-run="idle"]')).toBeVisible();
  expect(await numbers(page), 'the seed makes it the same').toEqual(found);

  await page.getByText('Finer points').click();
  await fill(page, { Seed: '2' });
  await expect(page.locator('[data-finding="stale"]')).toBeVisible();
  await expect(answer(page).locator('svg.series')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[data-finding="stale"]')).toBeHidden();
  await go(page, 'Overview');
  await expectKpi(page, 'lift', lift);
  await go(page, 'Lift');
  await page.getByText('Finer points').click();
  await page.getByLabel("Use for the campaign's KPIs").uncheck();
  await go(page, 'Overview');
  await expectNoValue(page, 'lift');
});

test('numbers without an effect could be chance', async ({ page, openApp }) => {
  await openApp();
  await campaign(page);
  await paste(page, table({ lift: 0 }));
  await page.getByRole('button', { name: 'Find the lift' }).click();
  await expect(page.getByText('Could be chance', { exact: true })).toBeVisible();
  await fill(page, { Method: 'before-after' });
  await expect(page.locator('[data-checks]')).toContainText('Trend, season and other causes are not taken out');
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(answer(page)).toContainText('This compares means only');
});

test('what speaks against a run is told before it, and a run can be cancelled', async ({ page, openApp }) => {
  await openApp();
  await campaign(page);
  await paste(page, table({ days: 75, begins: 10 }));
  await fill(page, { 'First day of the campaign': '2026-03-11' });
  await expect(page.locator('[data-checks]')).toContainText('it needs three weeks');
  await expect(page.getByRole('button', { name: 'Find the lift' })).toHaveAttribute('aria-disabled', 'true');
  await fill(page, { 'First day of the campaign': '2026-04-30' });
  await page.getByText('Finer points').click();
  await fill(page, { Draws: '20000' });
  await page.getByRole('button', { name: 'Find the lift' }).click();
  await page.locator('[data-run="going"]').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled. Nothing was changed.')).toBeVisible();
  await expect(answer(page)).toHaveCount(0);
  await fill(page, { Draws: '1000' });
  await page.getByRole('button', { name: 'Find the lift' }).click();
  await expect(answer(page)).toBeVisible();
});

for (const [colorScheme, lang] of [
  ['light', 'en'],
  ['dark', 'zh-CN'],
]) {
  test(`the answer on a phone breaks no rule of accessibility: ${colorScheme}, ${lang}`, async ({ page, openApp }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    await openApp();
    await campaign(page);
    await expectAccessible(page);
    await paste(page, table());
    await page.getByRole('button', { name: 'Find the lift' }).click();
    await expect(answer(page).locator('svg.series')).toHaveCount(3);
    await saved(page);
    await page.goto(`./?lang=${lang}${new URL(page.url()).hash}`);
    await expect(answer(page).locator('svg.series')).toHaveCount(3);
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
}
