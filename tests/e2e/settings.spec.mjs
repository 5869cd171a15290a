// The settings that hold for all campaigns.
import { appStarted, expect, expectAccessible, test } from './fixtures.mjs';
import { TODAY, fill, go, newCampaign, saved, springLaunch } from './steps.mjs';

const field = (page, label) => page.getByLabel(label, { exact: true });
const settings = (page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Settings' }).click();

test.beforeEach(({ page }) => page.clock.setFixedTime(TODAY));

test('numbers and the currency of new campaigns are chosen once', async ({ page, openApp }) => {
  await openApp();
  await settings(page);
  await expect(page).toHaveTitle('Settings · Influencer KPI');
  await fill(page, { Numbers: 'comma', 'Currency of new campaigns': 'EUR' });
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Campaigns' }).click();
  await newCampaign(page, { Name: 'Hier' });
  await expect(field(page, 'Currency')).toHaveValue('EUR');
  await field(page, 'Budget').fill('1.234,5');
  await saved(page);
  await page.reload();
  await expect(field(page, 'Budget')).toHaveValue('1.234,50');
});

test('what counts as engagement in new campaigns is chosen once', async ({ page, openApp }) => {
  await openApp();
  await settings(page);
  const counted = page.getByRole('group', { name: 'Engagement counts' });
  await expect(counted.getByLabel('Saves')).toBeChecked();
  await counted.getByLabel('Saves').uncheck();
  await counted.getByLabel('Clicks').check();
  await page.getByRole('link', { name: 'Campaigns' }).click();
  await newCampaign(page, { Name: 'Ours' });
  await go(page, 'Overview');
  await expect(page.getByText('Engagement here counts likes, comments, shares, clicks.')).toBeVisible();
});

test('tiers are chosen or made, and what does not rise is told', async ({ page, openApp }) => {
  await openApp();
  await springLaunch(page);
  await go(page, 'Influencers');
  await expect(page.getByRole('row', { name: /^ana/ })).toContainText('Mid');
  await settings(page);
  await field(page, 'Tiers').selectOption('Later × Fohr');
  await expect(field(page, 'Mid')).toHaveValue('100,000');
  await field(page, 'Mid').fill('9');
  await expect(field(page, 'Mid')).toHaveAccessibleDescription(/^This must be more than the tier before/);
  await field(page, 'Mid').fill('60,000');
  await expect(field(page, 'Tiers')).toHaveValue('own');
  await page.getByRole('link', { name: 'Campaigns' }).click();
  await page.getByRole('link', { name: /^Spring launch/ }).click();
  await go(page, 'Influencers');
  await expect(page.getByRole('row', { name: /^ana/ })).toContainText('Micro');
});

test('one keeps benchmarks of one’s own, which stand before published ones', async ({ page, openApp }) => {
  await openApp();
  await settings(page);
  const own = page.getByRole('region', { name: 'Your own benchmarks' });
  await own.getByLabel('ROAS', { exact: true }).fill('3.5');
  await own.getByLabel('Platform', { exact: true }).selectOption('Instagram');
  await expect(own.getByLabel('ROAS', { exact: true })).toHaveValue('');
  await own.getByLabel('CPM', { exact: true }).fill('12.5');
  await own.getByLabel('Engagement rate by followers', { exact: true }).fill('0');
  await expect(own.getByLabel('Engagement rate by followers', { exact: true })).toHaveAccessibleDescription(/^Must be above zero/);
  await own.getByLabel('Engagement rate by followers', { exact: true }).fill('2.4');
  await expectAccessible(page);
  const usual = async (tool) => {
    await page.goto(`#/tools/${tool}`);
    await page.getByText('What is usual').click();
    return page.getByRole('region', { name: 'What is usual' }).getByRole('row');
  };
  await expect((await usual('cpm')).first()).toContainText('InstagramCPM$12.50Your own');
  await expect((await usual('roi')).first()).toContainText('All platformsROAS3.5×Your own');
  await page.reload();
  await expect((await usual('engagement-rate')).first()).toContainText('2.4%Your own');
  await settings(page);
  await own.getByLabel('Platform', { exact: true }).selectOption('Instagram');
  await own.getByLabel('CPM', { exact: true }).fill('');
  await expect((await usual('cpm')).first()).not.toContainText('Your own');
});

test('the address asks for a language until another is chosen', async ({ page }) => {
  await page.goto('./?lang=zh-CN#/tools/cpm');
  await appStarted(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '计算器' })).toBeVisible();
  await page.getByRole('contentinfo').getByRole('combobox').first().selectOption('English');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
});

test('everything is deleted, once asked', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Gone' });
  await saved(page);
  await settings(page);
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  // It ends with a reload.
  await Promise.all([
    page.waitForEvent('load'),
    page.getByRole('group').getByRole('button', { name: 'Delete everything' }).click(),
  ]);
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('campaign')))).toEqual([]);
  await page.getByRole('link', { name: 'Campaigns' }).click();
  await expect(page.getByRole('heading', { name: 'Make your first campaign' })).toBeVisible();
  await page.reload();
  await appStarted(page);
  await expect(page.getByRole('heading', { name: 'Make your first campaign' })).toBeVisible();
});
