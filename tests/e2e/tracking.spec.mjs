// Links and codes: made for everybody, copied, scanned, graded; and the two calculators.
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';
import { expect, expectAccessible, test } from './fixtures.mjs';
import { addInfluencer, fill, go, newCampaign, saved, section } from './steps.mjs';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** Reads a picture of black and white dots, each some pixels wide, as a phone does. */
function scan(dots, scale = 4) {
  const side = dots.length * scale;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (dots[Math.floor(y / scale)][Math.floor(x / scale)]) pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return jsQR(pixels, side, side)?.data;
}

/** The dots of a code that the page shows. */
async function shownDots(picture) {
  const side = Number((await picture.getAttribute('viewBox')).split(' ')[2]);
  const dots = Array.from({ length: side }, () => Array(side).fill(false));
  for (const [, x, y] of (await picture.locator('path').getAttribute('d')).matchAll(/M(\d+) (\d+)h1/g)) dots[y][x] = true;
  return dots;
}

/** The pixels of a PNG of one bit each. */
function pngDots(file) {
  expect(file.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  const chunks = {};
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    chunks[file.toString('latin1', at + 4, at + 8)] = file.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  const side = chunks.IHDR.readUInt32BE(0);
  expect([chunks.IHDR.readUInt32BE(4), ...chunks.IHDR.subarray(8)]).toEqual([side, 1, 0, 0, 0, 0]);
  const lines = inflateSync(chunks.IDAT);
  const wide = Math.ceil(side / 8) + 1;
  const bit = (x, y) => (lines[y * wide + 1 + (x >> 3)] >> (7 - (x & 7))) & 1;
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => bit(x, y) === 0));
}

const downloaded = async (page, press) => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return [download.suggestedFilename(), await readFile(await download.path())];
};

const PEOPLE = [
  { Name: 'Emily Rose', Handle: 'emily.rose', 'Followers on Instagram': '50k' },
  { Name: 'Emily Stone', Handle: 'emstone', 'Followers on Instagram': '20k' },
  { Name: 'Ben', Handle: 'trail.ben', 'Followers on TikTok': '300k' },
  { Name: 'Mei', Handle: 'hikewithmei', 'Followers on YouTube': '600k' },
  { Handle: 'noor_camps', 'Followers on Instagram': '8,400', 'Followers on TikTok': '900' },
];

const tags = (source, content, term) =>
  `utm_source=${source}&utm_medium=influencer&utm_campaign=spring-launch&utm_content=${content}&utm_term=${term}`;

test('links and codes for five influencers at once', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Spring launch', Sales: true });
  await go(page, 'Links & codes');
  await expect(page.getByRole('heading', { name: 'First the influencers' })).toBeVisible();
  for (const person of PEOPLE) await addInfluencer(page, person);
  await go(page, 'Links & codes');

  const links = page.locator('.stacked').first();
  await expect(page.getByText("Enter the page to lead to, and everybody's links appear here.")).toBeVisible();
  await fill(page, { 'Page to lead to': 'https://example.com/shop?ref=1#top' });
  await expect(links.getByRole('row')).toHaveCount(1 + 2 + 2 + 1 + 2 + 3);
  const link = (...parts) => `https://example.com/shop?ref=1&${tags(...parts)}#top`;
  const emily = links.getByRole('row', { name: /Emily Rose/ }).first();
  await expect(emily.locator('code')).toHaveText(link('instagram', 'bio', 'emily.rose'));
  await expect(emily).toContainText('Organic Social');
  const ben = links.getByRole('row', { name: /^Ben/ });
  await expect(ben.locator('code')).toHaveText(link('tiktok', 'bio', 'trail.ben'));
  await expect(ben).toContainText('Organic Social / Organic Video ?');
  await expect(links.getByRole('row', { name: /Mei/ }).last()).toContainText('Organic Video');

  await test.step('copy one and all, and the table', async () => {
    await emily.getByRole('button', { name: 'Copy: Emily Rose, Instagram · Bio' }).click();
    await expect(emily.getByText('Copied', { exact: true })).toBeVisible();
    expect(await clipboard(page)).toBe(link('instagram', 'bio', 'emily.rose'));
    await page.getByRole('button', { name: 'Copy all 10 links' }).click();
    await expect.poll(() => clipboard(page)).toContain(`noor_camps\tTikTok · Bio\t${link('tiktok', 'bio', 'noor_camps')}`);
    expect((await clipboard(page)).split('\n')).toHaveLength(10);
    const [name, file] = await downloaded(page, () => page.getByRole('button', { name: 'Download as CSV' }).click());
    expect(name).toMatch(/^spring-launch-links-\d{4}-\d\d-\d\d\.csv$/);
    const rows = file.toString('utf8').trimEnd().split('\n');
    expect(rows).toHaveLength(11);
    expect(rows[1]).toBe(`Emily Rose,emily.rose,instagram,bio,${link('instagram', 'bio', 'emily.rose')},Organic Social,instagram / influencer,,`);
  });

  await test.step('a QR code, on the page and as a file, is the link', async () => {
    await ben.getByRole('button', { name: /^QR and more/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Ben · TikTok · Bio' });
    await expect(dialog).toContainText('Rule 10 of 18 is the first that matches: the source “tiktok” is among Google\'s social sites.');
    await expect(dialog).toContainText('Can be clicked here from 1,000 followers on');
    const picture = dialog.getByRole('img', { name: 'QR code' });
    expect(scan(await shownDots(picture))).toBe(link('tiktok', 'bio', 'trail.ben'));
    const [name, png] = await downloaded(page, () => dialog.getByRole('button', { name: 'Save as PNG' }).click());
    expect(name).toMatch(/^spring-launch-trail\.ben-tiktok-bio-.*\.png$/);
    expect(scan(pngDots(png), 1)).toBe(link('tiktok', 'bio', 'trail.ben'));
    const [, svg] = await downloaded(page, () => dialog.getByRole('button', { name: 'Save as SVG' }).click());
    expect(svg.toString()).toContain(`<path d="${await picture.locator('path').getAttribute('d')}"`);
    await expectAccessible(page, 'dialog[open]');
    // One link leads elsewhere.
    await dialog.getByText('Only in this link').click();
    await dialog.locator('#own-destination').fill('https://example.com/ben');
    await expect(dialog.locator('.made-link')).toHaveText(`https://example.com/ben?${tags('tiktok', 'bio', 'trail.ben')}`);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(ben.locator('code')).toHaveText(/^https:\/\/example\.com\/ben\?/);
  });

  await test.step('codes', async () => {
    await fill(page, { Discount: '10' });
    await page.getByRole('button', { name: 'Make codes for 5 influencers' }).click();
    const expected = { 'Emily Rose': 'Emily10', 'Emily Stone': 'EmilyStone10', Ben: 'Ben10', Mei: 'Mei10', noor_camps: 'Noor10' };
    for (const [name, code] of Object.entries(expected)) await expect(page.getByLabel(`Codes of ${name}`, { exact: true })).toHaveValue(code);
    await expect(page.locator('[data-grade="good"]')).toHaveCount(5);
    await page.getByLabel('Codes of Mei', { exact: true }).fill('RerR23Z');
    await expect(page.locator('[data-code="RerR23Z"]')).toHaveText(/^Poor Digits should stand together at the end\./);
    await page.getByLabel('Codes of Ben', { exact: true }).fill('Emily1O');
    await expect(page.getByRole('row', { name: /^Ben/ }).last()).toContainText('One slip of the finger away from Emily10 (Emily Rose).');
    for (const next of ['Ben10', 'BenVip10', 'BenJoy10']) {
      await page.getByRole('button', { name: 'Codes of Ben: Suggest another' }).click();
      await expect(page.getByLabel('Codes of Ben', { exact: true })).toHaveValue(next);
    }
    await page.getByLabel('Codes of Ben', { exact: true }).fill('Ben10');
    await page.getByText('Check codes that exist already').click();
    await page.getByLabel('Codes to check').fill('BEN1O, Wanderlust');
    const checked = page.locator('.checked > li');
    await expect(checked.nth(0)).toContainText('One slip of the finger away from Ben10 (Ben).');
    await expect(checked.nth(1)).toContainText('Nothing in its way.');
  });

  await test.step('all of it is kept', async () => {
    await saved(page);
    await page.reload();
    await expect(page.getByLabel('Codes of Emily Rose', { exact: true })).toHaveValue('Emily10');
    await expect(ben.locator('code')).toHaveText(/^https:\/\/example\.com\/ben\?/);
    await page.getByLabel('Codes of Emily Rose', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByLabel('Codes of Emily Rose', { exact: true })).toHaveValue('Emily10');
  });
});

test('a tagged link is made while one types, and its address opens it again', async ({ page, openApp, context }) => {
  await openApp('#/tools/link');
  await expect(page.getByText('Enter the page, the source and the medium.')).toBeVisible();
  await page.getByLabel('Page to lead to', { exact: true }).focus();
  // With the keyboard alone: each field follows the one before.
  for (const text of ['https://example.com?abc=123#def=456', 'instagram', 'influencer', 'Spring sale']) {
    await page.keyboard.type(text);
    await page.keyboard.press('Tab');
  }
  const made = 'https://example.com?abc=123&utm_source=instagram&utm_medium=influencer&utm_campaign=Spring+sale#def=456';
  await expect(page.locator('.made .made-link')).toHaveText(made);
  await expect(page.locator('.channel')).toHaveAttribute('data-channel', 'Organic Social');
  await expect(page.locator('.warnings li')).toHaveText([/^Campaign has capitals/, /^Campaign has spaces/]);
  expect(scan(await shownDots(page.getByRole('img', { name: 'QR code' })))).toBe(made);
  await page.getByRole('button', { name: 'Copy link', exact: true }).click();
  await expect.poll(() => clipboard(page)).toBe(made);
  await page.getByRole('button', { name: 'Copy this page filled in' }).click();
  await expect.poll(() => clipboard(page)).toContain('#/tools/link?url=');

  const again = await context.newPage();
  await again.goto(await clipboard(page));
  await expect(again.locator('.made .made-link')).toHaveText(made);
  await expect(again.getByLabel('Campaign', { exact: true })).toHaveValue('Spring sale');

  await again.getByLabel('Page to lead to', { exact: true }).fill('https://example.com/?utm_source=old&utm_term=ana&x=1');
  await expect(again.locator('.warnings')).toContainText('The address has tags already');
  await again.getByRole('button', { name: 'Take over the tags in the address' }).click();
  await expect(again.getByLabel('Source', { exact: true })).toHaveValue('old');
  await expect(again.getByLabel('Term', { exact: true })).toHaveValue('ana');
  await expect(again.getByLabel('Page to lead to', { exact: true })).toHaveValue('https://example.com/?x=1');
  await again.getByLabel('Medium', { exact: true }).fill('paid-influencer');
  await expect(again.locator('.channel')).toHaveAttribute('data-channel', 'Paid Other');
  await again.getByRole('button', { name: 'Clear' }).click();
  await expect(again.getByLabel('Source', { exact: true })).toHaveValue('');
  expect(new URL(again.url()).hash).toBe('#/tools/link');
});

test('a code is suggested, used and graded', async ({ page, openApp }) => {
  await openApp('#/tools');
  await page.getByRole('link', { name: /^Discount code/ }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Discount code' })).toBeFocused();
  await fill(page, { 'Name or word': 'Emily Rose', Discount: '10' });
  await expect(page.locator('.made-code')).toHaveText('Emily10');
  await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', 'good');
  await page.getByRole('button', { name: 'Use EmilyRose10' }).click();
  await expect(page.getByLabel('Your own code')).toHaveValue('EmilyRose10');
  await expect.poll(() => new URL(page.url()).hash).toBe('#/tools/code?name=Emily+Rose&discount=0.1&code=EmilyRose10');
  await page.getByLabel('Your own code').fill('RerR23Z');
  await expect(page.locator('[data-grade]')).toHaveAttribute('data-grade', 'poor');
  await page.reload();
  await expect(page.locator('.made-code')).toHaveText('RerR23Z');
  await expect(page.getByLabel('Discount')).toHaveValue('10');
});

for (const theme of ['light', 'dark']) {
  test(`the sample's links and codes are accessible, and fit on a phone, ${theme}`, async ({ page, openApp }) => {
    await page.addInitScript((text) => localStorage.setItem('influencer-kpi/settings', text), JSON.stringify({ theme }));
    await openApp();
    await page.getByRole('button', { name: 'Try a sample' }).click();
    await go(page, 'Links & codes');
    await expect(page.locator('[data-grade]')).toHaveCount(6);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide, 'nothing is wider than the window').toBeLessThanOrEqual(390);
    await expectAccessible(page);
    // A button of a link is as usable with the keyboard.
    await page.getByRole('button', { name: /^QR and more/ }).first().press('Enter');
    await expect(page.getByRole('dialog').getByRole('img', { name: 'QR code' })).toBeVisible();
    await expectAccessible(page, 'dialog[open]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  });

  test(`both calculators are accessible, ${theme}`, async ({ page, openApp }) => {
    await page.addInitScript((text) => localStorage.setItem('influencer-kpi/settings', text), JSON.stringify({ theme }));
    await openApp('#/tools/link?url=https%3A%2F%2Fbit.ly&source=Tiktok&medium=influencer&id=1');
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await expectAccessible(page);
    await page.evaluate(() => (location.hash = '#/tools/code?name=Emily&code=RerR23Z'));
    await expect(page.locator('.made-code')).toBeVisible();
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await expectAccessible(page);
  });
}
