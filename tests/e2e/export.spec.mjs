// A campaign as files: what a person downloads, and what is in it.
import { readFile } from 'node:fs/promises';
import { inflateRawSync } from 'node:zlib';
import { appStarted, expect, expectAccessible, test } from './fixtures.mjs';
import { TODAY, kpi } from './steps.mjs';

test.beforeEach(async ({ page }) => {
  await page.clock.setFixedTime(TODAY);
});

/** Opens the sample campaign and the dialog of its files. */
async function open(page, { path = './', sample = /sample/i, button = 'Export' } = {}) {
  await page.goto(path);
  await appStarted(page);
  await page.getByRole('button', { name: sample }).first().click();
  await page.getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('heading', { level: 2 })).toBeVisible();
  return dialog;
}

/** Downloads a file by the name of its button: what it is called, and its bytes. */
async function download(page, dialog, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name, exact: true }).click()]);
  await expect(dialog.getByRole('status')).toContainText(file.suggestedFilename());
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** The files of a ZIP archive, by its central directory. */
function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const files = {};
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    files[bytes.toString('utf8', at + 46, at + 46 + name)] = (method === 0 ? content : inflateRawSync(content)).toString('utf8');
    at += 46 + name + extra + comment;
  }
  return files;
}

test('a spreadsheet has the facts, formulas and their values', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /sample/i }).first().click();
  const cpm = Number(await kpi(page, 'cpm').first().getAttribute('data-value'));
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const file = await download(page, page.getByRole('dialog'), 'Spreadsheet with formulas');
  expect(file.name).toMatch(/^[a-z0-9-]+-2026-06-15\.xlsx$/);
  const parts = unzip(file.bytes);
  const names = [...parts['xl/workbook.xml'].matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual(['KPIs', 'Influencers', 'Posts', 'Campaign', 'Lift', 'Working', 'Notes']);
  // The campaign is the first row below the two of headings; its CPM is a formula over other sheets that carries its value.
  const row = parts['xl/worksheets/sheet1.xml'].match(/<row r="3".*?<\/row>/s)[0];
  const cells = [...row.matchAll(/<c r="([A-Z]+)3"[^>]*><f>(.*?)<\/f><v>(.*?)<\/v>/gs)];
  const known = cells.filter(([, , formula]) => formula.includes("'Working'!") && formula.includes('* 1000'));
  expect(known.map(([, , , value]) => Number(value))).toContainEqual(expect.closeTo(cpm, 9));
  expect(cells.some(([, , , value]) => value === '')).toBe(true);
  expect(parts['xl/worksheets/sheet3.xml']).not.toContain('<f>');
});

test('tables hold what the campaign holds, and no text that a spreadsheet would execute', async ({ page }) => {
  const dialog = await open(page);
  const people = await download(page, dialog, 'Influencers');
  expect(people.name).toMatch(/-influencers-2026-06-15\.csv$/);
  expect(people.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const rows = people.bytes.toString('utf8').trim().split('\n');
  expect(rows[0]).toContain('id,handle,name,fee,');
  const posts = (await download(page, dialog, 'Posts')).bytes.toString('utf8').trim().split('\n');
  expect(posts[0]).toContain('id,influencer,handle,platform,');
  const kpis = (await download(page, dialog, 'KPIs')).bytes.toString('utf8').trim().split('\n');
  // The campaign, its platforms and tiers, everybody and each post.
  const of = (scope) => kpis.filter((row) => row.startsWith(`${scope},`)).length;
  expect([of('campaign'), of('influencer'), of('post')]).toEqual([1, rows.length - 1, posts.length - 1]);
  for (const cell of [...rows, ...posts].flatMap((row) => row.split(','))) expect(cell).not.toMatch(/^"?[=+@]/);
});

test('SQL comes with the facts it reads', async ({ page }) => {
  const dialog = await open(page);
  const file = await download(page, dialog, 'SQL with the facts');
  expect(file.name).toMatch(/-sql-2026-06-15\.zip$/);
  const parts = unzip(file.bytes);
  expect(Object.keys(parts)).toEqual(['kpis.sql', 'campaign.csv', 'influencers.csv', 'posts.csv', 'lift.csv']);
  expect(parts['kpis.sql']).toContain('CREATE OR REPLACE TEMPORARY VIEW kpis_by_tier AS');
  expect(parts['campaign.csv'].trim().split('\n')).toHaveLength(2);
});

test('a calendar has the days on which something is due', async ({ page }) => {
  const dialog = await open(page);
  const file = await download(page, dialog, 'Calendar');
  expect(file.name).toMatch(/\.ics$/);
  const lines = file.bytes.toString('utf8').split('\r\n');
  expect([lines[0], lines.at(-2)]).toEqual(['BEGIN:VCALENDAR', 'END:VCALENDAR']);
  const uids = lines.filter((line) => line.startsWith('UID:'));
  expect(uids.length).toBeGreaterThan(3);
  expect(new Set(uids).size).toBe(uids.length);
  for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});

test('a backup brings the campaign to another browser', async ({ page, browser, baseURL, watch }) => {
  const dialog = await open(page);
  const file = await download(page, dialog, 'Backup (JSON)');
  expect(file.name).toMatch(/-2026-06-15\.json$/);
  const elsewhere = await browser.newContext({ baseURL, locale: 'en-US' });
  await watch(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto('#/settings');
  await other.getByLabel('Restore a backup').setInputFiles({ name: file.name, mimeType: 'application/json', buffer: file.bytes });
  await other.goto('./#/');
  await expect(other.getByRole('link', { name: /sample/i }).first()).toBeVisible();
  await elsewhere.close();
});

test('the keyboard alone makes a file and leaves', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('button', { name: /sample/i }).first().click();
  const button = page.getByRole('button', { name: 'Export', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const first = dialog.getByRole('button', { name: 'Spreadsheet with formulas' });
  for (let press = 0; press < 5 && !(await first.evaluate((element) => element === document.activeElement)); press++) {
    await page.keyboard.press('Tab');
  }
  await expect(first).toBeFocused();
  await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();
});

for (const theme of ['light', 'dark']) {
  test(`on a phone the dialog fits and reads well, ${theme}`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: theme });
    const dialog = await open(page);
    const box = await dialog.boundingBox();
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(390);
    for (const target of await dialog.getByRole('button').all()) {
      expect((await target.boundingBox()).height).toBeGreaterThanOrEqual(24);
    }
    await expectAccessible(page);
  });
}

test('in Chinese the dialog and the spreadsheet are Chinese', async ({ page }) => {
  const dialog = await open(page, { path: './?lang=zh-CN', sample: /示例/, button: '导出' });
  await expect(dialog).not.toContainText(/Export|Download|Spreadsheet/);
  const parts = unzip((await download(page, dialog, '带公式的电子表格')).bytes);
  const names = [...parts['xl/workbook.xml'].matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name);
  expect(names).toEqual(['KPI', '达人', '内容', '活动', '增量', '计算过程', '说明']);
  const text = parts['xl/sharedStrings.xml'];
  expect(text).toContain('点赞');
});
