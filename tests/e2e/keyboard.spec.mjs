// Everything is done with the keyboard alone; the focus is always somewhere, and seen there.
import { expect, test } from './fixtures.mjs';
import { PAGES, TODAY, expectKpi, expectNoValue, row, saved, seed, visit } from './steps.mjs';

test.beforeEach(({ page }) => page.clock.setFixedTime(TODAY));

/** What is wrong with the place of the focus; nothing where everything is right. */
const focusTrouble = (page) =>
  page.evaluate(() => {
    const one = document.activeElement;
    if (one === null || one === document.body) return 'the focus is nowhere';
    // Headings and groups take it only to say where one is.
    if (one.matches('h1, main')) return '';
    const shown = one.type === 'file' ? one.labels[0] : one;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const inside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    const [x, y] = [(Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2];
    const above = document.elementFromPoint(x, y);
    const covered = inside && one.type !== 'file' && !shown.contains(above) && !above?.contains(shown);
    const troubles = [
      (outlineStyle === 'none' || parseFloat(outlineWidth) < 1) && 'not outlined',
      !inside && 'out of sight',
      covered && `behind ${above?.outerHTML.slice(0, 60)}`,
    ];
    const told = troubles.filter(Boolean).join(', ');
    return told && `${told}: ${one.outerHTML.slice(0, 120)}`;
  });

/** Waits until the focus is somewhere and seen. */
const expectFocusSeen = (page) => expect.poll(() => focusTrouble(page)).toBe('');

/** Presses Tab, or Shift+Tab, until the element has the focus. */
async function tabTo(page, element, key = 'Tab') {
  await expect(element).toBeVisible();
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press(key);
    if (await element.evaluate((one) => one === document.activeElement)) return expectFocusSeen(page);
  }
  throw new Error(`${key} does not lead to ${element}`);
}

const named = (page, role, name) => page.getByRole(role, { name, exact: true }).first();
const field = (page, label) => page.getByLabel(label, { exact: true });
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const palette = (page) => page.getByRole('dialog', { name: 'Go to or do' });

/** Goes to a button or link and presses Enter; afterwards the focus is somewhere. */
async function press(page, role, name, key) {
  await tabTo(page, named(page, role, name), key);
  await page.keyboard.press('Enter');
  await expectFocusSeen(page);
}

/** Goes to a field and types; the field keeps the focus, whatever that changes around it. */
async function type(page, label, text) {
  await tabTo(page, field(page, label));
  await page.keyboard.type(text);
  await expect(field(page, label)).toBeFocused();
  await expect(field(page, label)).toHaveValue(text);
}

/** Opens a page by a key after "g". */
async function leap(page, key, name) {
  await page.keyboard.press('g');
  await page.keyboard.press(key);
  await expect(heading(page, name)).toBeFocused();
}

test('a campaign is made, read, changed, put away and brought back', async ({ page, openApp }) => {
  await openApp();
  await press(page, 'button', 'New campaign');
  await expect(heading(page, 'Settings')).toBeFocused();
  await type(page, 'Name', 'By hand');
  await tabTo(page, field(page, 'Sales'));
  await page.keyboard.press('Space');
  await expect(field(page, 'Sales')).toBeChecked();
  await tabTo(page, page.getByText('More targets'));
  await page.keyboard.press('Enter');
  await type(page, 'Cost per 1,000 reached', '9.5');
  await press(page, 'link', 'Influencers', 'Shift+Tab');
  await expect(heading(page, 'Influencers')).toBeFocused();
  await press(page, 'button', 'Add influencer');
  await expect(heading(page, 'New influencer')).toBeFocused();
  await type(page, 'Handle', 'ana');
  await type(page, 'Followers on Instagram', '50,000');
  await tabTo(page, page.getByText('More platforms'));
  await page.keyboard.press('Enter');
  await type(page, 'Followers on X', '100');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await type(page, 'Fee', '500');
  await press(page, 'button', 'Add post');
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await tabTo(page, field(page, 'Platform'));
  await page.keyboard.type('YouTube');
  await expect(field(page, 'Platform')).toHaveValue('youtube');
  await page.keyboard.press('Home');
  await expect(field(page, 'Platform')).toHaveValue('instagram');
  await type(page, 'Impressions', '250,000');
  await type(page, 'Likes', '2,000');
  await type(page, 'Comments', '150');

  await test.step('the value and its working', async () => {
    await press(page, 'link', 'Overview');
    await expect(heading(page, 'Overview')).toBeFocused();
    await expectKpi(page, 'cpm', 2);
    await expectKpi(page, 'er_followers', 0.043);
    await tabTo(page, row(page, 'cpm').locator('summary'));
    await page.keyboard.press('Enter');
    await expect(row(page, 'cpm').getByText('$500.00 ÷ 250,000 impressions × 1,000 = $2.00')).toBeVisible();
    await page.keyboard.press('Tab');
    await expect(row(page, 'cpm').getByRole('link')).toBeFocused();
  });

  await test.step('undo and redo', async () => {
    await press(page, 'button', 'Undo', 'Shift+Tab');
    await expectNoValue(page, 'er_followers');
    await press(page, 'button', 'Redo');
    await expectKpi(page, 'er_followers', 0.043);
    await page.keyboard.press('Control+z');
    await expectNoValue(page, 'er_followers');
    await page.keyboard.press('Control+Shift+z');
    await expectKpi(page, 'er_followers', 0.043);
    await expect(named(page, 'button', 'Redo')).toBeFocused();
  });

  await test.step('commands, and back to where one was', async () => {
    await page.keyboard.press('Control+k');
    await expect(palette(page).getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(named(page, 'button', 'Redo')).toBeFocused();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('posts');
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Posts')).toBeFocused();
  });

  await test.step('the table of posts', async () => {
    await tabTo(page, page.getByRole('rowheader'));
    for (let steps = 0; steps < 5; steps += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.type('125,000');
    await expectFocusSeen(page);
    await page.keyboard.press('Enter');
    await expectFocusSeen(page);
    await expect(page.locator('[data-kpi="cpm"]')).toHaveAttribute('data-value', '4');
    await page.keyboard.press('Control+z');
    await expect(page.locator('[data-kpi="cpm"]')).toHaveAttribute('data-value', '2');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    await expect(field(page, 'Language')).toBeFocused();
  });

  await test.step('the other language and back, in the same place', async () => {
    await page.keyboard.press('ArrowDown');
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expect(page.getByLabel('语言')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await expect(field(page, 'Language')).toBeFocused();
  });

  await test.step('into the bin and back', async () => {
    await page.keyboard.press('Tab');
    await saved(page);
    await press(page, 'link', 'Campaigns');
    await press(page, 'button', 'Move to bin: By hand');
    await press(page, 'button', 'Delete forever');
    await expect(page.getByRole('group')).toBeFocused();
    await press(page, 'button', 'Cancel');
    await expect(named(page, 'button', 'Delete forever')).toBeFocused();
    await press(page, 'button', 'Restore: By hand', 'Shift+Tab');
    await tabTo(page, page.getByRole('link', { name: /^By hand/ }));
    await page.keyboard.press('Enter');
    await expect(heading(page, 'Overview')).toBeFocused();
    await expectKpi(page, 'cpm', 2);
  });
});

test('a calculator is filled in and cleared', async ({ page, openApp }) => {
  await openApp();
  await tabTo(page, named(page, 'link', 'Calculators'));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Calculators')).toBeFocused();
  await tabTo(page, page.getByRole('link', { name: /^Engagement rate/ }));
  await page.keyboard.press('Enter');
  await expect(heading(page, 'Engagement rate')).toBeFocused();
  await tabTo(page, field(page, 'Likes'));
  for (const text of ['2000', '150', '0', '0', '50000', '20000', '250000', '1']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  await expectKpi(page, 'er_followers', 0.043, 'calculator');
  await expectKpi(page, 'er_views', 2150, 'calculator');
  await press(page, 'button', 'Clear');
  await expectNoValue(page, 'er_followers', 'missing', 'calculator');
  await expect(named(page, 'button', 'Clear')).toBeFocused();
  await press(page, 'button', 'Copy link', 'Shift+Tab');
  await tabTo(page, named(page, 'link', 'Social reach'), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await type(page, 'Followers of account 1', '1000');
  await type(page, 'Followers of account 2', '500');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expectKpi(page, 'social_reach', 1000, 'calculator');
  await expectFocusSeen(page);
});

test('what vanishes leaves the focus beside it', async ({ page, openApp }) => {
  await openApp();
  await press(page, 'button', 'Try a sample');
  await expect(heading(page, 'Overview')).toBeFocused();
  const advice = page.locator('.to-do').last();
  await tabTo(page, advice.locator('summary'));
  await page.keyboard.press('Enter');
  for (const left of [4, 3, 2, 1, 0]) {
    await press(page, 'button', "Don't show again");
    await expect(page.getByRole('button', { name: "Don't show again" })).toHaveCount(left);
  }
  await leap(page, 's', 'Settings');
  await tabTo(page, field(page, 'Numbers'));
  await page.keyboard.press('ArrowDown');
  await expect(field(page, 'Numbers')).toHaveValue('comma');
  await press(page, 'button', 'Delete everything');
  await press(page, 'button', 'Cancel');
  await expect(named(page, 'button', 'Delete everything')).toBeFocused();
  await leap(page, 'h', 'Campaigns');
  await press(page, 'button', /^Move to bin/);
  await press(page, 'button', /^Restore:/);
  await tabTo(page, page.getByRole('link', { name: /^Sample/ }));
  await page.keyboard.press('Enter');
  await press(page, 'button', 'Remove the sample');
  await expect(heading(page, 'Campaigns')).toBeFocused();
});

test('the first stop skips the navigation', async ({ page, openApp }) => {
  await openApp('#/tools/cpm?cost=500&impressions=250000');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await expect.poll(() => new URL(page.url()).hash).toBe('#/tools/cpm?cost=500&impressions=250000');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('navigation', { name: 'Calculators' }).getByRole('link').first()).toBeFocused();
});

test('every stop on every page is seen', async ({ page, openApp }) => {
  await seed(page);
  await openApp();
  // A calculator has the same stops with a link's values and without.
  const pages = PAGES.filter((route) => !route.includes('?') && !route.includes('0000000001'));
  await visit(page, pages, async (route) => {
    const troubles = [];
    for (let stops = 0; stops < 150; stops += 1) {
      await page.keyboard.press('Tab');
      const trouble = await focusTrouble(page);
      // Behind the last stop one is where the browser's own controls would be.
      if (trouble === 'the focus is nowhere') break;
      if (trouble) troubles.push(trouble);
    }
    expect.soft(troubles, route).toEqual([]);
  });
});
