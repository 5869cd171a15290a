// The overview: what a campaign says about itself beyond its KPIs, tried on the sample.
import { appStarted, expect, expectAccessible, test } from './fixtures.mjs';
import { TODAY, allKpis, expectKpi, kpi, saved } from './steps.mjs';

test.beforeEach(async ({ page, openApp }) => {
  await page.clock.setFixedTime(TODAY);
  await openApp();
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await expect(page).toHaveTitle(/^Overview · Sample/);
});

test('the sample shows every kind of KPI and goes with one click', async ({ page }) => {
  await page.getByText('All other KPIs').click();
  await expect(page.locator('[data-kpi][data-scope=campaign][data-state=known]').first()).toBeVisible();
  await expect(page.locator('[data-kpi][data-scope=campaign]:not([data-state=known])')).toHaveCount(0);
  await expectAccessible(page);
  await saved(page);
  await page.getByRole('button', { name: 'Remove the sample' }).click();
  await expect(page.getByRole('heading', { name: 'Make your first campaign' })).toBeVisible();
  await page.reload();
  await appStarted(page);
  await expect(page.getByRole('heading', { name: 'Make your first campaign' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Try a sample' })).toBeVisible();
});

test('the sample in the bin comes back from there', async ({ page }) => {
  await page.getByRole('link', { name: 'Campaigns' }).click();
  await page.getByRole('button', { name: /^Move .*to bin/ }).click();
  await page.getByRole('button', { name: 'Try a sample' }).click();
  await expect(page).toHaveTitle(/^Overview · Sample/);
});

test('advice is given where it applies, and dismissed for good', async ({ page }) => {
  const advice = page.getByRole('listitem').filter({ hasText: 'makes a portfolio' }).or(page.getByRole('listitem').filter({ hasText: 'make a portfolio' }));
  await page.getByText('5 pieces of advice').click();
  await advice.getByRole('button', { name: "Don't show again" }).click();
  await expect(page.getByText('4 pieces of advice')).toBeVisible();
  await saved(page);
  await page.reload();
  await expect(page.getByText('4 pieces of advice')).toBeVisible();
});

test('the message that asks for insights is copied in both languages', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText('Insights of 1 post are due').click();
  const copied = async (name) => {
    await page.getByRole('button', { name }).click();
    await expect(page.getByText('Message copied')).toHaveCount(name.includes('English') ? 1 : 2);
    return page.evaluate(() => navigator.clipboard.readText());
  };
  expect(await copied('Copy message in English')).toMatch(/^Hi noor\.camps, could you send us a screenshot of the insights of your Instagram post of /);
  expect(await copied('Copy message in Chinese')).toMatch(/^noor\.camps你好！.*Instagram/);
});

test('the budget stands against what is spent', async ({ page }) => {
  await expectKpi(page, 'cost', 17_298);
  await expect(page.locator('.budget')).toContainText('Budget $20,000.00');
  await expect(page.locator('.budget')).toContainText('$2,702.00 left');
});

test('platforms, tiers and influencers stand beside each other', async ({ page }) => {
  await expectKpi(page, 'impressions', 1_399_900, 'platform:instagram');
  await expectKpi(page, 'cost', 9_258, 'tier:mega');
  await expect(page.getByRole('img', { name: 'Cost and impressions by influencer' })).toBeVisible();
  const whole = Number(await kpi(page, 'impressions').first().getAttribute('data-value'));
  const parts = await page.locator('[data-kpi=impressions][data-scope^="platform:"]').evaluateAll((all) => all.map((one) => Number(one.dataset.value)));
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
});
