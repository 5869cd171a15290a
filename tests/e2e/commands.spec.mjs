// The keyboard's way to everything.
import { expect, expectAccessible, test } from './fixtures.mjs';
import { TODAY, expectKpi, go, springLaunch } from './steps.mjs';

const field = (page, label) => page.getByLabel(label, { exact: true });
const palette = (page) => page.getByRole('dialog', { name: 'Go to or do' });

test.beforeEach(({ page }) => page.clock.setFixedTime(TODAY));

test('what is searched for is gone to', async ({ page, openApp }) => {
  await openApp();
  await springLaunch(page);
  await page.keyboard.press('Control+k');
  const search = palette(page).getByRole('combobox');
  await expect(search).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type('rate calc');
  await expect(palette(page).getByRole('option')).toHaveText(['Calculators: Engagement rate']);
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Engagement rate/);
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('nowhere');
  await expect(palette(page).getByText('Nothing found')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(palette(page)).toBeHidden();

  await page.keyboard.press('Control+k');
  await expect(palette(page).getByRole('combobox')).toHaveValue('');
  const chosen = palette(page).getByRole('option', { selected: true });
  await expect(chosen).toHaveText('Spring launch');
  await page.keyboard.press('ArrowDown');
  await expect(chosen).toHaveText('Campaigns');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/^Overview · Spring launch/);
});

test('keys lead everywhere, and belong to the field that is typed into', async ({ page, openApp }) => {
  await openApp();
  await springLaunch(page);
  await page.locator('body').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page).toHaveTitle(/^Influencers/);
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keyboard' });
  await expect(keys).toContainText('Ctrl');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'ana' }).click();
  await field(page, 'Notes').fill('');
  await field(page, 'Notes').pressSequentially('why? g i');
  await expect(field(page, 'Notes')).toHaveValue('why? g i');
  await expect(keys).toBeHidden();
});

test('undo and redo are where they are everywhere', async ({ page, openApp }) => {
  await openApp();
  await springLaunch(page);
  await go(page, 'Influencers');
  await page.getByRole('link', { name: 'ana' }).click();
  await field(page, 'Fee').fill('750');
  await expectKpi(page, 'cpm', 3, 'influencer:ana');
  await field(page, 'Fee').blur();
  await page.keyboard.press('Control+z');
  await expectKpi(page, 'cpm', 2, 'influencer:ana');
  await page.keyboard.press('Control+Shift+z');
  await expectKpi(page, 'cpm', 3, 'influencer:ana');
});
