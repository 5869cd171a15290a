// A campaign from its first click to its figures, and everything that keeps it from being lost.
import { readFile } from 'node:fs/promises';
import { appStarted, expect, stored, test } from './fixtures.mjs';
import {
  SPRING_LAUNCH, TODAY, addInfluencer, addPost, allKpis, expectKpi, expectNoValue, expectSpringLaunch, fill, go, kpi, newCampaign, row,
  saved, section, springLaunch,
} from './steps.mjs';

const undo = (page) => page.getByRole('button', { name: 'Undo' });
const redo = (page) => page.getByRole('button', { name: 'Redo' });
const home = (page) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Campaigns' }).click();
const field = (page, label) => page.getByLabel(label, { exact: true });

test.beforeEach(({ page }) => page.clock.setFixedTime(TODAY));

test('a newcomer makes a campaign and reads its KPIs', async ({ page, openApp }) => {
  await openApp();
  await expect(page.getByRole('heading', { name: 'Make your first campaign' })).toBeVisible();
  await springLaunch(page);
  await expectSpringLaunch(page);
  await expect(page).toHaveTitle('Overview · Spring launch · Influencer KPI');
  for (const objective of ['Awareness', 'Sales', 'Content']) {
    await expect(page.getByRole('heading', { level: 2, name: objective })).toBeVisible();
  }

  await test.step('values in their units, with coverage and estimates', async () => {
    await expect(kpi(page, 'cpm')).toHaveText('$2.00');
    await expect(row(page, 'cpm')).toContainText('1 of 2 posts');
    await expect(kpi(page, 'roas')).toHaveText('5×');
    await expect(row(page, 'roas')).toContainText('1 of 2 influencers');
    await expect(kpi(page, 'er_followers')).toHaveText('4.5%');
    await expect(row(page, 'er_followers')).toContainText('estimated');
    await expect(row(page, 'er_followers')).toContainText('Average post');
    await expect(row(page, 'social_reach').locator('summary')).not.toContainText('estimated');
    await expectNoValue(page, 'cpc');
    await expect(row(page, 'cpc')).toContainText('Needs clicks');
    await expectNoValue(page, 'emv', 'undefined');
  });

  await test.step('the working, one click away', async () => {
    const working = row(page, 'cpm').getByText('$500.00 ÷ 250,000 impressions × 1,000 = $2.00');
    await expect(working).toBeHidden();
    await row(page, 'cpm').locator('summary').click();
    await expect(working).toBeVisible();
    await expect(row(page, 'cpm').getByText('Cost ÷ Impressions × 1,000')).toBeVisible();
    await expect(row(page, 'cpm').getByRole('link')).toHaveAttribute('href', /^https:/);
  });

  await test.step('the way to each target, in the direction of the KPI', async () => {
    await expect(row(page, 'cpm')).toContainText('Target ≤ $4.00');
    await expect(row(page, 'cpm')).toContainText('Target reached');
    await expect(row(page, 'impressions')).toContainText('Target 500,000');
    await expect(row(page, 'impressions')).toContainText('50% of target · on pace');
    await expect(row(page, 'er_followers')).toContainText('Target 5%');
    await expect(row(page, 'er_followers')).toContainText('90% of target');
    await expect(row(page, 'roas')).toContainText('Target 3×');
  });

  await test.step('insights that are due, with a link to the post', async () => {
    await page.getByText('Insights of 1 post are due').click();
    await page.getByRole('link', { name: /^ben · / }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('TikTok');
    await fill(page, { Impressions: '50,000' });
    await expectKpi(page, 'cpm', 6, await postScope(page));
    await go(page, 'Overview');
    await expectKpi(page, 'cpm', (800 / 300000) * 1000);
    await expect(page.getByText(/^Insights of/)).toHaveCount(0);
  });

  await test.step('the tables compare influencers and posts', async () => {
    await go(page, 'Influencers');
    await expectKpi(page, 'cpm', 2, 'influencer:ana');
    await expectKpi(page, 'roas', 5, 'influencer:ben');
    await expectNoValue(page, 'roas', 'missing', 'influencer:ana');
    await expect(page.getByRole('row', { name: /^ana/ })).toContainText('Mid');
    await go(page, 'Posts');
    await expect(page.getByRole('row', { name: /^ben/ })).toContainText('≈ 900');
  });
});

/** The scope of the post whose form is open. */
const postScope = async (page) => `post:${new URL(page.url()).hash.split('/').pop()}`;

test('what looks wrong is told beside the field and changes nothing', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Odd', 'First day': '2026-06-10', 'Last day': '2026-06-01' });
  await expect(field(page, 'Last day')).toHaveAccessibleDescription('The last day is before the first.');
  await addInfluencer(page, { Handle: 'ana', 'Followers on Instagram': '50,000', Fee: '500' });
  await addPost(page, { Impressions: '1,000', Reach: '2,000', 'Link to the post': 'javascript:alert(1)' });
  await expect(field(page, 'Reach')).toHaveAccessibleDescription('More reach than impressions. Please check.');
  await expect(field(page, 'Link to the post')).toHaveAccessibleDescription(/^This is no web address/);
  await expect(page.getByRole('link', { name: 'Open post' })).toHaveCount(0);
  const scope = await postScope(page);
  await expectKpi(page, 'cpm', 500, scope);
  await field(page, 'Impressions').fill('many');
  await field(page, 'Impressions').blur();
  await expect(field(page, 'Impressions')).toHaveValue('many');
  await expectKpi(page, 'cpm', 500, scope);
  await go(page, 'Overview');
  await page.getByText('3 entries to check').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'The last day is before the first.' })).toBeVisible();
  await page.reload();
  await expectKpi(page, 'cpm', 500);
});

test('a fee keeps its figure in another currency, and needs a rate', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Abroad' });
  await addInfluencer(page, { Handle: 'yuki', Fee: '50,000' });
  await expectKpi(page, 'cost', 50000, 'influencer:yuki');
  await field(page, 'Fee currency').selectOption('JPY');
  await expect(field(page, 'Fee')).toHaveValue('50,000');
  await expectNoValue(page, 'cost', 'missing', 'influencer:yuki');
  await field(page, 'USD for 1 JPY').fill('0.0065');
  await expectKpi(page, 'cost', 325, 'influencer:yuki');
  // Emptied to be typed anew, the fee keeps what belongs to it.
  await field(page, 'Fee').fill('');
  await expectNoValue(page, 'cost', 'missing', 'influencer:yuki');
  await field(page, 'Fee').fill('100,000');
  await expect(field(page, 'Fee currency')).toHaveValue('JPY');
  await expectKpi(page, 'cost', 650, 'influencer:yuki');
  // A rate is to one currency; another one needs its own.
  await field(page, 'Fee currency').selectOption('EUR');
  await expectNoValue(page, 'cost', 'missing', 'influencer:yuki');
  await undo(page).click();
  await expectKpi(page, 'cost', 650, 'influencer:yuki');
  await field(page, 'USD for 1 JPY').fill('0');
  await expect(field(page, 'USD for 1 JPY')).toHaveAccessibleDescription(/rate/);
});

test('a number that is typed anew stays an estimate', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Guess' });
  await addInfluencer(page, { Handle: 'ana', 'Followers on Instagram': '50,000', Fee: '500' });
  await page.getByLabel('Followers on Instagram are an estimate').check();
  await field(page, 'Followers on Instagram').fill('');
  await field(page, 'Followers on Instagram').fill('60,000');
  await expect(page.getByLabel('Followers on Instagram are an estimate')).toBeChecked();
  await addPost(page, { Impressions: '1,000' });
  const estimate = page.getByLabel('Impressions is an estimate');
  await estimate.check();
  await field(page, 'Impressions').fill('');
  await field(page, 'Impressions').fill('2,000');
  await expect(estimate).toBeChecked();
  await expect(row(page, 'cpm')).toContainText('estimated');
});

test('a campaign in another currency keeps every figure', async ({ page, openApp }) => {
  await openApp();
  await springLaunch(page);
  await go(page, 'Settings');
  await field(page, 'Currency').selectOption('KWD');
  await expectSpringLaunch(page);
  await expect(kpi(page, 'cost')).toContainText('800.000');
  await undo(page).click();
  await expect(kpi(page, 'cost')).toHaveText('$800.00');
  await expectSpringLaunch(page);
  // One that cannot hold the budget is not taken, which is told beside it until it is put right.
  await go(page, 'Settings');
  await field(page, 'Budget').fill('1,000.50');
  await field(page, 'Currency').selectOption('JPY');
  await expect(field(page, 'Currency')).toHaveAccessibleDescription(/JPY has too few decimals for \$1,000\.50/);
  await expect(field(page, 'Currency')).toHaveValue('USD');
  await field(page, 'Budget').fill('1,000');
  await expect(field(page, 'Currency')).toHaveAccessibleDescription('');
});

test('every step can be taken back and done again', async ({ page, openApp }) => {
  await openApp();
  await springLaunch(page);
  await go(page, 'Influencers');
  await page.getByRole('link', { name: 'ana' }).click();
  const fee = field(page, 'Fee');
  await fee.fill('750');
  await expectKpi(page, 'cpm', 3, 'influencer:ana');
  await undo(page).click();
  await expectKpi(page, 'cpm', 2, 'influencer:ana');
  await expect(fee).toHaveValue('500');
  await redo(page).click();
  await expectKpi(page, 'cpm', 3, 'influencer:ana');
  await expect(redo(page)).toBeDisabled();
  await undo(page).click();

  await test.step('one field is one step, typed key by key', async () => {
    await field(page, 'Name').pressSequentially('Ana Lima');
    await field(page, 'Notes').pressSequentially('usage rights');
    await undo(page).click();
    await expect(field(page, 'Notes')).toHaveValue('');
    await expect(field(page, 'Name')).toHaveValue('Ana Lima');
    await undo(page).click();
    await expect(field(page, 'Name')).toHaveValue('');
  });

  await test.step('a removed influencer comes back with posts and figures', async () => {
    await page.getByRole('button', { name: 'Remove influencer and posts' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Influencers' })).toBeFocused();
    await expect(page.getByRole('row')).toHaveCount(2);
    await undo(page).click();
    await expect(page.getByRole('row')).toHaveCount(3);
    await expectSpringLaunch(page);
  });

  await test.step('everything, back to the empty campaign, and forward again', async () => {
    const before = await allKpis(page);
    let steps = 0;
    for (; await undo(page).isEnabled(); steps += 1) await undo(page).click();
    await expect(page.getByRole('heading', { name: 'Add the first influencer' })).toBeVisible();
    expect(steps).toBeGreaterThan(20);
    for (; steps > 0; steps -= 1) await redo(page).click();
    await expectSpringLaunch(page);
    expect(await allKpis(page)).toEqual(before);
  });
});

test('undoing the post whose form is open says that it is gone', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Short' });
  await addInfluencer(page, { Handle: 'ana' });
  await page.getByRole('button', { name: 'Add post' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Insights' })).toBeVisible();
  await undo(page).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await redo(page).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Insights' })).toBeVisible();
});

test('reloading and coming back keeps all', async ({ page, openApp, context }) => {
  await openApp();
  await springLaunch(page);
  await expectSpringLaunch(page);
  await saved(page);
  const before = await allKpis(page);
  await page.reload();
  await appStarted(page);
  await expectSpringLaunch(page);
  expect(await allKpis(page)).toEqual(before);

  const again = await context.newPage();
  await page.close();
  await again.goto('./');
  await again.getByRole('link', { name: /^Spring launch/ }).click();
  await expectSpringLaunch(again);
  await go(again, 'Settings');
  await expect(field(again, 'Brand')).toHaveValue('Acme');
  await expect(section(again, 'Targets').getByLabel('ROAS', { exact: true })).toHaveValue('3');
});

test('what is typed is there after a reload at once', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, {});
  await field(page, 'Notes').fill('the last word');
  await page.reload();
  await appStarted(page);
  await expect(field(page, 'Notes')).toHaveValue('the last word');
});

test('the bin keeps a campaign until it is deleted forever', async ({ page, openApp }) => {
  await openApp();
  await springLaunch(page);
  await saved(page);
  await home(page);
  await page.getByRole('button', { name: 'Move to bin: Spring launch' }).click();
  await expect(page.getByRole('link', { name: /^Spring launch/ })).toHaveCount(0);
  await expect(section(page, 'Bin')).toContainText('In the bin since Jun 15, 2026');
  await expect.poll(async () => JSON.stringify(await stored(page))).toContain('binned');
  await page.reload();
  await page.getByRole('button', { name: 'Restore: Spring launch' }).click();
  await expect(section(page, 'Bin')).toHaveCount(0);
  await page.getByRole('link', { name: /^Spring launch/ }).click();
  await expectSpringLaunch(page);

  await home(page);
  await page.getByRole('button', { name: 'Move to bin: Spring launch' }).click();
  await page.getByRole('button', { name: 'Delete forever' }).click();
  await expect(page.getByText('Delete “Spring launch” forever? This cannot be undone.')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(section(page, 'Bin')).toContainText('Spring launch');
  await page.getByRole('button', { name: 'Delete forever' }).click();
  await page.getByRole('group', { name: /forever\?/ }).getByRole('button', { name: 'Delete forever' }).click();
  await expect(page.getByText('Spring launch')).toHaveCount(0);
  await expect.poll(async () => Object.keys(await stored(page)).filter((key) => key.includes('/campaign/'))).toEqual([]);
  await page.reload();
  await appStarted(page);
  await expect(page.getByRole('heading', { name: 'Make your first campaign' })).toBeVisible();
  await expect(page.getByText('Spring launch')).toHaveCount(0);
});

test('a backup brings everything to another browser', async ({ page, openApp, browser, watch, baseURL }) => {
  await openApp();
  await springLaunch(page);
  await expectSpringLaunch(page);
  const before = await allKpis(page);
  await home(page);
  await page.getByRole('button', { name: 'New campaign' }).click();
  await field(page, 'Name').fill('Thrown away');
  await home(page);
  await page.getByRole('button', { name: 'Move to bin: Thrown away' }).click();
  await page.getByLabel('Theme').selectOption('Dark');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download backup' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('influencer-kpi-2026-06-15.json');
  const file = await download.path();

  const context = await browser.newContext({ baseURL, locale: 'en-US', timezoneId: 'UTC' });
  await watch(context);
  const fresh = await context.newPage();
  await fresh.clock.setFixedTime(TODAY);
  await fresh.goto('./');
  await fresh.getByLabel('Restore a backup').setInputFiles(file);
  await expect(fresh.getByText('Backup read: 2 restored, 0 already here, 0 unreadable.')).toBeVisible();
  await expect(fresh.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(section(fresh, 'Bin')).toContainText('Thrown away');
  await fresh.getByRole('link', { name: /^Spring launch/ }).click();
  await expectSpringLaunch(fresh);
  expect(await allKpis(fresh)).toEqual(before);
  await saved(fresh);
  await fresh.reload();
  await appStarted(fresh);
  await expectSpringLaunch(fresh);

  await test.step('twice is once', async () => {
    await home(fresh);
    await fresh.getByLabel('Restore a backup').setInputFiles(file);
    await expect(fresh.getByText('Backup read: 0 restored, 2 already here, 0 unreadable.')).toBeVisible();
    await expect(fresh.getByRole('link', { name: /^Spring launch/ })).toHaveCount(1);
  });

  await test.step('what is no backup changes nothing', async () => {
    const text = await readFile(file, 'utf8');
    const everything = await stored(fresh);
    for (const hostile of ['', 'hello', '{"app":"someone-else"}', text.slice(0, text.length / 2), '[]', 'null']) {
      await fresh.getByLabel('Restore a backup').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(hostile) });
      const told = fresh.getByText('This file is no backup of this page, or it is damaged. Nothing was changed.');
      await expect(told).toBeVisible();
      await fresh.locator('.notice').filter({ has: told }).getByRole('button', { name: 'Dismiss' }).click();
      await expect(told).toHaveCount(0);
    }
    expect(await stored(fresh)).toEqual(everything);
  });
  await context.close();
});

test('the language is changed in its place, kept, and used for numbers', async ({ page, openApp }) => {
  await openApp();
  await springLaunch(page);
  await expectSpringLaunch(page);
  const before = await allKpis(page);
  await page.getByLabel('Language').selectOption('简体中文');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveTitle('概览 · Spring launch · Influencer KPI');
  await expect(page.getByRole('heading', { level: 2, name: '品牌曝光' })).toBeVisible();
  await expect(kpi(page, 'cost')).toHaveText('US$800.00');
  await expect(row(page, 'cpm')).toContainText('2 条内容中的 1 条');
  expect(await allKpis(page), 'the same values, whatever the language').toEqual(before);
  await page.reload();
  await appStarted(page);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('heading', { level: 2, name: '品牌曝光' })).toBeVisible();
  await page.getByLabel('语言').selectOption('English');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('heading', { level: 2, name: 'Awareness' })).toBeVisible();
});

test('the theme is changed at once and kept', async ({ page, openApp }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await openApp();
  const lightness = () =>
    page.evaluate(() => {
      const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[\d.]+/g).map(Number);
      return red + green + blue;
    });
  expect(await lightness()).toBeGreaterThan(600);
  await page.getByLabel('Theme').selectOption('Dark');
  await expect.poll(lightness).toBeLessThan(150);
  await page.reload();
  await appStarted(page);
  expect(await lightness()).toBeLessThan(150);
  await page.getByLabel('Theme').selectOption('System');
  await expect.poll(lightness).toBeGreaterThan(600);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(lightness).toBeLessThan(150);
});

test('targets and figures that are no longer asked for stay out of the way', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Switch', Sales: true }, { ROAS: '3' });
  await section(page, 'Basics').getByLabel('Sales', { exact: true }).uncheck();
  await expect(section(page, 'Targets').getByLabel('ROAS', { exact: true })).toHaveCount(0);
  await go(page, 'Overview');
  await expect(page.getByRole('heading', { level: 2, name: 'Sales' })).toHaveCount(0);
  await undo(page).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Sales' })).toBeVisible();
  expect(Object.keys(SPRING_LAUNCH)).toContain('roas');
  await expectNoValue(page, 'roas');
});

test('a choice shows what is stored after undo, redo, a refusal and another tab', async ({ page, context, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Choice', Budget: '12.50' });
  const currency = field(page, 'Currency');
  await currency.selectOption('EUR');
  await undo(page).click();
  await expect(currency).toHaveValue('USD');
  await redo(page).click();
  await expect(currency).toHaveValue('EUR');
  // Yen have no decimals, so that this is refused.
  await currency.selectOption('JPY');
  await expect(currency).toHaveValue('EUR');
  await saved(page);
  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByLabel('Currency', { exact: true }).selectOption('GBP');
  await expect(currency).toHaveValue('GBP');
  await currency.selectOption('EUR');
  await expect(other.getByLabel('Currency', { exact: true })).toHaveValue('EUR');
});

test('the last undo leaves the focus where it is', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Focus' });
  await undo(page).focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('Enter');
  await expect(undo(page)).toHaveAttribute('aria-disabled', 'true');
  await expect(undo(page)).toBeFocused();
});
