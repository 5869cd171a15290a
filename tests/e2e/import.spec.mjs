// Files into a campaign: dropped, chosen, pasted; looked at before anything changes; taken back in one step.
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { everything, expect, expectAccessible, stored, test } from './fixtures.mjs';
import { addInfluencer, expectKpi, go, kpi, newCampaign, saved } from './steps.mjs';

const fixture = (name) => readFile(new URL(`../imports/${name}`, import.meta.url));

const INSTAGRAM = `Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves
18012345678901234,17841400000000001,emily.eats,Emily Eats,"Morning bowls, three ways",0,03/27/2026 06:08,https://www.instagram.com/p/DAbCdEfGhIj/,IG carousel,,Lifetime,"12,400","9,800",640,31,12,48,205
18012345678901235,17841400000000001,emily.eats,Emily Eats,One pan,34,04/02/2026 18:30,https://www.instagram.com/reel/DAbCdEfGhIk/,IG reel,,Lifetime,"20,000","10,200",1360,69,90,52,95
18012345678901236,17841400000000002,noah.lifts,Noah,,0,04/11/2026 07:00,https://www.instagram.com/p/DAbCdEfGhIl/,IG image,,Lifetime,"8,000","5,000",500,10,1,20,30
`;

const TRACKER = `Creator;Deal;Sold;Remarks
@ana;500,00;1.250,50;fine
@ben;300,00;80,00;
`;

const dialog = (page) => page.getByRole('dialog', { name: /^(Import into this campaign|导入到此活动)$/ });
const row = (page, about) => dialog(page).locator(`[data-about="${about}"] td`);
const apply = (page) => dialog(page).getByRole('button', { name: 'Import', exact: true });
const notice = (page, text) => page.locator('.notice', { hasText: text });

/** Drops files on the page, as from the desktop. */
async function drop(page, files) {
  const data = await page.evaluateHandle((files) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await expect(page.getByText('Drop to import into this campaign')).toBeVisible();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
  await expect(page.getByText('Drop to import into this campaign')).toHaveCount(0);
}

/** A ZIP archive with these parts. */
function zip(parts) {
  const [files, list] = [[], []];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    [crc32(content), packed.length, content.length].forEach((number, place) => head.writeUInt32LE(number, 10 + 4 * place));
    head.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(at, 12);
    list.push(Buffer.from('PK\x01\x02\x14\0', 'latin1'), head, entry.subarray(2), Buffer.from(name));
    files.push(Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed);
    at += 30 + name.length + packed.length;
  }
  const [count, size] = [Object.keys(parts).length, Buffer.concat(list).length];
  const end = Buffer.alloc(18);
  end.writeUInt16LE(count, 4);
  end.writeUInt16LE(count, 6);
  end.writeUInt32LE(size, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...files, ...list, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** Chooses files in the dialog. */
async function choose(page, files) {
  await page.getByRole('button', { name: /^(Import|导入)$/ }).first().click();
  const buffers = files.map(([name, text]) => ({ name, mimeType: '', buffer: Buffer.from(text) }));
  await dialog(page).getByLabel(/^(Choose files|选择文件)$/).setInputFiles(buffers);
}

test('an Instagram export is dropped, seen, imported, taken back, and tells nothing new the second time', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Spring', Awareness: true });
  await go(page, 'Overview');
  await drop(page, [['posts.csv', INSTAGRAM]]);
  await expect(dialog(page)).toContainText('Instagram posts (Meta Business Suite)');
  await expect(dialog(page)).toContainText('Known by its columns Post ID');
  await expect(row(page, 'posts')).toHaveText(['3', '0', '0', '0']);
  await expect(row(page, 'influencers')).toHaveText(['2', '0', '0', '0']);
  await expect(dialog(page).getByLabel(/Who is @emily\.eats/)).toHaveValue('new');
  await expect(page.getByRole('navigation', { name: 'Campaign', exact: true }).getByRole('link', { name: 'Posts' })).toHaveText('Posts');
  await apply(page).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(notice(page, 'Imported. New: 3 posts, 2 influencers.')).toBeVisible();
  await expectKpi(page, 'posts_reach', 25_000);
  await expectKpi(page, 'total_likes', 2_500);
  await saved(page);

  // Once more: nothing changes.
  await drop(page, [['posts (1).csv', INSTAGRAM]]);
  await expect(row(page, 'posts')).toHaveText(['0', '0', '3', '0']);
  await expect(dialog(page)).toContainText('Nothing would change');
  await expect(apply(page)).toHaveAttribute('aria-disabled', 'true');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();

  // A week later: lifetime totals overwrite.
  await drop(page, [['later.csv', INSTAGRAM.replace(',640,', ',740,')]]);
  await expect(row(page, 'posts')).toHaveText(['0', '1', '2', '0']);
  await apply(page).click();
  await expectKpi(page, 'total_likes', 2_600);

  await notice(page, 'Updated: 1 post').getByRole('button', { name: 'Undo' }).click();
  await expectKpi(page, 'total_likes', 2_500);
  await expect(notice(page, 'Updated: 1 post')).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(kpi(page, 'impressions')).toHaveAttribute('data-state', 'missing');
  await saved(page);
  await page.reload();
  await expect(kpi(page, 'impressions')).toHaveAttribute('data-state', 'missing');
});

test('a tracker is mapped by hand once, and remembered', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Tracked' });
  await choose(page, [['tracker.csv', TRACKER]]);
  await dialog(page).getByLabel('Each row is').selectOption('an influencer');
  await dialog(page).getByLabel('What the column “Creator” tells').selectOption('Influencer (handle or name)');
  await dialog(page).getByLabel('What the column “Deal” tells').selectOption('Fee');
  await dialog(page).getByLabel('What the column “Sold” tells').selectOption('Revenue');
  await expect(row(page, 'influencers')).toHaveText(['2', '0', '0', '0']);
  await apply(page).click();
  await expect(notice(page, 'Imported. New: 2 influencers.')).toBeVisible();
  await go(page, 'Influencers');
  await expect(page.getByRole('grid')).toContainText('$500.00');
  await expect(page.getByRole('grid')).toContainText('$1,250.50');

  await page.reload();
  await choose(page, [['next week.csv', TRACKER.replace('80,00', '95,00')]]);
  await expect(dialog(page)).toContainText('as you chose last time');
  await expect(row(page, 'influencers')).toHaveText(['0', '1', '1', '0']);
  await expect(dialog(page).getByLabel('What the column “Sold” tells')).toHaveValue('revenue');
  expect(JSON.parse((await stored(page))['influencer-kpi/settings']).mappings).toContain('Creator');
});

test('what nobody can know is asked, and known influencers are matched by hand', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Asked' });
  await addInfluencer(page, { Handle: '@ana', Name: 'Ana' });
  const posts = 'Handle,Platform,Published,Likes,Reach\nana_official,Instagram,03/04/2026,100,1000\nana_official,Instagram,05/06/2026,twelve,2000\n';
  await choose(page, [['posts.csv', posts]]);
  await expect(dialog(page)).toContainText('Answer the question above first.');
  await expect(apply(page)).toHaveAttribute('aria-disabled', 'true');
  await dialog(page).getByLabel('Which number is the day in “Published”?').selectOption('The first: day/month');
  await dialog(page).getByLabel(/Who is @ana_official/).selectOption('Ana');
  await dialog(page).getByText('One cell or row cannot be used').click();
  await expect(dialog(page)).toContainText('posts.csv · row 3 · Likes twelve is no whole number');
  await apply(page).click();
  await expect(notice(page, 'Imported. New: 2 posts.')).toBeVisible();
  await go(page, 'Posts');
  await expect(page.getByRole('grid')).toContainText('Ana');
  await expect(page.getByRole('grid')).toContainText(/Apr 3, 2026|3 Apr|04\/03\/2026|2026-04-03/);
  await saved(page);

  // Who it is is not asked again, nor after the page was opened anew, and the file tells nothing new.
  await page.reload();
  await choose(page, [['posts.csv', posts]]);
  await dialog(page).getByLabel('Which number is the day in “Published”?').selectOption('The first: day/month');
  await expect(dialog(page).getByLabel(/Who is @ana_official/).locator('option:checked')).toHaveText('Ana');
  await expect(row(page, 'posts')).toHaveText(['0', '0', '2', '0']);
  await expect(dialog(page)).toContainText('Nothing would change');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();

  // Of another campaign nobody said so; who it most likely is is proposed.
  await page.getByRole('link', { name: 'Influencer KPI' }).first().click();
  await newCampaign(page, { Name: 'Another one' });
  await addInfluencer(page, { Handle: '@ana', Name: 'Ana Official' });
  await choose(page, [['posts.csv', posts]]);
  await expect(dialog(page).getByLabel(/Who is @ana_official/)).toHaveValue('new');
  await dialog(page).getByRole('button', { name: 'Perhaps @ana (Ana Official)' }).click();
  await expect(dialog(page).getByLabel(/Who is @ana_official/).locator('option:checked')).toHaveText('Ana Official');
});

test('the account of a daily series is remembered, and another one asked for once there were two', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Series' });
  const days = 'Date,Revenue\n2026-05-01,100\n2026-05-02,120\n';
  const account = () => dialog(page).getByLabel('Account, region or product');
  const importAs = async (known, name, expected) => {
    await choose(page, [['days.csv', days]]);
    await expect(account()).toHaveValue(known);
    await account().fill(name);
    await account().blur();
    await expect(row(page, 'days')).toHaveText(expected);
  };
  await importAs('', 'Berlin', ['2', '0', '0', '0']);
  await apply(page).click();
  await saved(page);
  await page.reload();
  await importAs('Berlin', 'Berlin', ['0', '0', '2', '0']);
  await account().fill('Hamburg');
  await account().blur();
  await expect(row(page, 'days')).toHaveText(['2', '0', '0', '0']);
  await apply(page).click();
  await importAs('', 'Hamburg', ['0', '0', '2', '0']);

  // What is being typed stays, whatever comes meanwhile.
  await account().fill('');
  await account().pressSequentially('Mun');
  const more = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'posts.csv'));
    return data;
  }, INSTAGRAM);
  await page.dispatchEvent('main', 'drop', { dataTransfer: more });
  await expect(row(page, 'posts')).toHaveText(['3', '0', '0', '0']);
  await expect(account()).toBeFocused();
  await account().pressSequentially('ich');
  await account().press('Enter');
  await expect(account()).toHaveValue('Munich');
  await expect(row(page, 'days')).toHaveText(['2', '0', '0', '0']);
});

test('the dialog opens again in the same moment in which it was closed, whatever the browser still has to say of that', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Again' });
  for (const [open, close] of [
    [page.getByRole('button', { name: 'Import', exact: true }).first(), () => dialog(page).getByRole('button', { name: 'Cancel' })],
    [page.getByRole('button', { name: 'Export' }).first(), () => page.getByRole('dialog').getByRole('button', { name: 'Close' })],
  ]) {
    await open.click();
    await expect(close()).toBeVisible();
    // The page draws what is due between two tasks of the browser, and "close" is told in one of its own.
    await (await close().elementHandle()).evaluate(async (close, open) => {
      close.click();
      for (let turn = 0; turn < 100; turn += 1) await null;
      open.click();
      await new Promise((done) => setTimeout(done, 100));
    }, await open.elementHandle());
    await expect(close()).toBeVisible();
    await close().click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(open).toBeFocused();
  }
});

test('everybody who is not known can be matched, however many', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Many' });
  await addInfluencer(page, { Handle: '@ana', Name: 'Ana' });
  const people = Array.from({ length: 230 }, (_, at) => `who.${at},${at}`).join('\n');
  await choose(page, [['many.csv', `Handle,Fee\n${people}\n`]]);
  const asked = dialog(page).getByLabel(/^Who is /);
  const more = dialog(page).getByRole('button', { name: 'Show more' });
  await expect(asked).toHaveCount(100);
  await expect(dialog(page)).toContainText('and 130 more');
  await more.click();
  await expect(asked).toHaveCount(200);
  await more.click();
  await expect(asked).toHaveCount(230);
  await expect(more).toHaveCount(0);
  await asked.last().selectOption('Ana');
  await expect(row(page, 'influencers')).toHaveText(['229', '1', '0', '0']);
});

test('what cannot be read gets a sentence, and other files go on', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Bad files' });
  await choose(page, [
    ['picture.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 1, 0])],
    ['nothing.csv', ''],
    ['posts.csv', INSTAGRAM],
  ]);
  const file = (name) => dialog(page).locator('section', { has: page.getByRole('heading', { name, exact: true }) }).first();
  await expect(file('picture.png')).toContainText('neither a table nor a spreadsheet');
  await expect(file('nothing.csv')).toContainText('There is nothing in it');
  await expect(row(page, 'posts')).toHaveText(['3', '0', '0', '0']);
  await dialog(page).getByRole('button', { name: 'Leave picture.png out' }).click();
  await expect(file('picture.png')).toHaveCount(0);
  await apply(page).click();
  await expect(notice(page, 'Imported. New: 3 posts, 2 influencers.')).toBeVisible();
});

test('what is made to do harm, broken or too large gets a sentence of its own, and nothing of it is stored', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Hostile' });
  await saved(page);
  const before = await everything(page);
  const sheet = (content) => zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<workbook/>', 'xl/worksheets/sheet1.xml': content });
  const whole = sheet('<worksheet/>');
  const bytes = Buffer.from(Array.from({ length: 5_000 }, (_, at) => (at * at * 7 + 13) % 256));
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const field = dialog(page).getByLabel('Choose files');
  const folder = await mkdtemp(join(tmpdir(), 'import-'));
  const large = await open(join(folder, 'large.csv'), 'w');
  await large.truncate(200 << 20);
  await large.close();
  for (const [file, sentence] of [
    [{ name: 'bomb.xlsx', buffer: sheet(Buffer.alloc(300 << 20, ' ')) }, /would unpack to far more than its size/],
    [{ name: 'cut.xlsx', buffer: whole.subarray(0, whole.length - 60) }, /cut off or damaged/],
    [{ name: 'locked.xlsx', buffer: await fixture('locked.xlsx') }, /has a password/],
    [{ name: 'binary.csv', buffer: bytes }, /neither a table nor a spreadsheet/],
    [{ name: 'empty.csv', buffer: Buffer.alloc(0) }, /There is nothing in it/],
    [{ name: 'empty.xlsx', buffer: Buffer.alloc(0) }, /There is nothing in it/],
    [join(folder, 'large.csv'), 'It has 200 MB, and more than 100 MB are not read.'],
  ]) {
    await field.setInputFiles(file.name ? { mimeType: '', ...file } : file);
    await expect(dialog(page).getByRole('alert')).toContainText('This file cannot be read');
    await expect(dialog(page).getByRole('alert')).toContainText(sentence);
    await expect(apply(page)).toHaveCount(0);
    await dialog(page).getByRole('button', { name: /^Leave .* out$/ }).click();
    await expect(dialog(page).getByRole('alert')).toHaveCount(0);
  }
  await rm(folder, { recursive: true });
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();
  expect(await everything(page)).toEqual(before);
});

test('a backup of the campaign that is open is merged, and not kept as another one', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Saved once' });
  await addInfluencer(page, { Handle: '@ana', Fee: '500' });
  await saved(page);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Backup (JSON)' }).click()]);
  const text = await readFile(await file.path(), 'utf8');
  await page.keyboard.press('Escape');

  await drop(page, [['backup.json', text]]);
  await expect(dialog(page).locator('.merge')).toHaveAttribute('data-merge', 'same');
  await expect(dialog(page)).toContainText('This campaign is in this browser already, and just the same.');
  await dialog(page).getByRole('button', { name: 'Cancel' }).click();

  await go(page, 'Settings');
  await page.getByLabel('Name', { exact: true }).fill('Changed since');
  await addInfluencer(page, { Handle: '@ben' });
  await saved(page);
  const before = await everything(page);
  await drop(page, [['backup.json', text]]);
  const merge = dialog(page).locator('.merge');
  const name = merge.getByRole('group', { name: 'Campaign · Name' });
  await expect(name.getByLabel('Yours Changed since')).toBeVisible();
  await expectAccessible(page, 'dialog');
  await name.getByLabel('Other copy Saved once').check();
  await merge.getByText('One thing of yours stays as it is').click();
  await expect(merge.locator('[data-changes=staying] tbody tr')).toHaveText([/ben/]);
  expect(await everything(page), 'nothing is stored before').toEqual(before);
  await merge.getByRole('button', { name: 'Merge' }).click();
  await expect(dialog(page)).toHaveCount(0);
  await expect(page.locator('.room-name')).toHaveText('Saved once');
  await saved(page);
  expect(Object.keys(await stored(page)).filter((key) => key.includes('/campaign/'))).toHaveLength(1);
  await go(page, 'Influencers');
  await expect(page.getByRole('grid')).toContainText('ben');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.locator('.room-name')).toHaveText('Changed since');

  // Of a campaign that is not open the way to it is told.
  await page.getByRole('link', { name: 'Influencer KPI' }).first().click();
  await newCampaign(page, { Name: 'Another one' });
  await drop(page, [['backup.json', text]]);
  await expect(dialog(page).getByRole('alert')).toContainText('these are here already');
  await dialog(page).getByRole('link', { name: 'Changed since' }).click();
  await expect(page.locator('.room-name')).toHaveText('Changed since');
});

test('a table is pasted', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Pasted' });
  await go(page, 'Overview');
  const table = 'Influencer\tFee ($)\tLink Clicks\n@ana\t500\t1,200\n';
  await page.evaluate((table) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', table);
    document.body.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
  }, table);
  await expect(dialog(page)).toContainText('Pasted table');
  await expect(row(page, 'influencers')).toHaveText(['1', '0', '0', '0']);
  // And in the field, where there is no such key.
  await dialog(page).getByRole('button', { name: 'Leave Pasted table out' }).click();
  await dialog(page).getByText('Paste a table', { exact: true }).first().click();
  await dialog(page).getByLabel('Paste a table').fill(table.replace('@ana', '@ben'));
  await dialog(page).getByRole('button', { name: 'Read it' }).click();
  await apply(page).click();
  await go(page, 'Influencers');
  await expect(page.getByRole('grid')).toContainText('ben');
});

test('how numbers are written is asked where cells leave it open, and counts', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Spring' });
  const fees = 'Influencer;Fee\nana;1.200\nben;2.500\n';
  await choose(page, [['fees.csv', fees]]);
  const asked = dialog(page).getByLabel('How are numbers written in “Fee”?');
  await expect(dialog(page)).toContainText('It says 1.200, which may be thousands or decimals.');
  await expect(asked, 'three digits behind the only sign are taken for thousands').toHaveValue('comma');
  await asked.selectOption('dot');
  await expect(asked).toHaveValue('dot');
  await apply(page).click();
  await go(page, 'Overview');
  await expectKpi(page, 'cost', 3.7);
  // Said once, it is recalled.
  await choose(page, [['fees of May.csv', fees.replace('1.200', '1.300')]]);
  await expect(asked).toHaveValue('dot');
});

test('reading can be cancelled, and the worker comes again', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Cancelled' });
  const lines = INSTAGRAM.trimEnd().split('\n');
  const many = Array.from({ length: 60_000 }, (_, at) => lines[1 + (at % 3)].replace('18012345678901', String(18_012_345 + at)));
  await drop(page, [['many.csv', [lines[0], ...many].join('\n')]]);
  await expect(dialog(page).getByRole('progressbar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await drop(page, [['few.csv', INSTAGRAM]]);
  await expect(row(page, 'posts')).toHaveText(['3', '0', '0', '0']);
});

test.describe('a worker that does not arrive', () => {
  test.use({ tolerated: /Failed to (load|fetch)|worker/i });
  test('is told, and tried again', async ({ page, openApp }) => {
    await page.route(/worker-[0-9a-f]+_bg\.wasm$/, (route) => route.abort());
    await openApp();
    await newCampaign(page, { Name: 'Offline' });
    await choose(page, [['posts.csv', INSTAGRAM]]);
    await expect(dialog(page)).toContainText('did not arrive');
    await page.unroute(/worker-[0-9a-f]+_bg\.wasm$/);
    await dialog(page).getByRole('button', { name: 'Try again' }).click();
    await expect(row(page, 'posts')).toHaveText(['3', '0', '0', '0']);
  });
});

test('the keyboard alone does it', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Keys' });
  await page.getByRole('button', { name: 'Import', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page)).toBeVisible();
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent);
  const tabTo = async (what) => {
    for (let step = 0; step < 60 && !what.test((await focused()) ?? ''); step += 1) await page.keyboard.press('Tab');
    expect(await focused()).toMatch(what);
  };
  await tabTo(/^Paste a table$/);
  await page.keyboard.press('Enter');
  await tabTo(/^import-paste$/);
  await page.keyboard.insertText('Influencer,Fee\nana,500\n');
  await tabTo(/^Read it$/);
  await page.keyboard.press('Enter');
  await expect(row(page, 'influencers')).toHaveText(['1', '0', '0', '0']);
  await tabTo(/^Import$/);
  await page.keyboard.press('Enter');
  await expect(notice(page, 'Imported. New: 1 influencer.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeFocused();
});

for (const theme of ['light', 'dark']) {
  test(`it fits a phone and has no accessibility violation, ${theme}`, async ({ page, openApp }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: theme });
    await openApp();
    await newCampaign(page, { Name: 'Phone' });
    await choose(page, [
      ['posts.csv', INSTAGRAM.replace(',500,10', ',many,10')],
      ['mine.csv', 'Who,When,Much\nana,03/04/2026,500\n'],
    ]);
    // The row of the second table names nobody.
    await expect(row(page, 'posts')).toHaveText(['3', '0', '0', '1']);
    await page.evaluate(() => document.querySelectorAll('dialog details').forEach((one) => (one.open = true)));
    await expectAccessible(page, 'dialog');
    const wide = await dialog(page).evaluate((dialog) => dialog.scrollWidth - dialog.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    const ends = await dialog(page).locator('.import-columns select').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    expect(Math.max(...ends), 'what columns tell can be chosen without scrolling sideways').toBeLessThanOrEqual(390);
  });
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('no English is left', async ({ page, openApp }) => {
    await openApp();
    await page.getByRole('button', { name: '新建活动' }).click();
    await choose(page, [
      ['ig.csv', INSTAGRAM.replace(',500,10', ',很多,10')],
      ['坏.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])],
      ['我的.csv', '谁,何时,多少\nana,03/04/2026,500\n'],
    ]);
    // The row of the second table names nobody.
    await expect(row(page, 'posts')).toHaveText(['3', '0', '0', '1']);
    await page.evaluate(() => document.querySelectorAll('dialog details').forEach((one) => (one.open = true)));
    const text = await dialog(page).innerText();
    // Names of products, of files and of their columns are as they are.
    const own = /Instagram|Facebook|TikTok Studio|TikTok|YouTube Studio|YouTube|Google Analytics|Shopify|Meta Business Suite|CSV|Excel|OpenDocument|UTF-8|UTF-16|GBK|Big5|Windows-1252|UTM|Ctrl\+V|PDF|ID|Universal|\bGA4?\b/g;
    const cells = new RegExp(`${[...INSTAGRAM.split('\n')[0].split(','), 'emily.eats', 'noah.lifts', 'Emily Eats', 'Noah', 'Morning bowls, three ways', 'https?:\\S+', 'IG carousel', 'Lifetime', 'ana', 'ig.csv', 'png', 'csv'].map((one) => one.replace(/[().]/g, '\\$&')).join('|')}`, 'g');
    expect(text.replace(cells, '').replace(own, '').match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
    await expectAccessible(page, 'dialog');
    await dialog(page).getByRole('button', { name: '导入', exact: true }).click();
    await expect(notice(page, '已导入')).toBeVisible();
  });
});

test('100,000 posts of a few days are imported, saved beside local storage, and there after a reload', async ({ page, openApp }) => {
  test.setTimeout(1_200_000);
  const patient = { timeout: 420_000 };
  await openApp();
  await newCampaign(page, { Name: 'Huge', Awareness: true });
  const [header, , , line] = INSTAGRAM.split('\n');
  const posts = Array.from({ length: 100_000 }, (_, at) =>
    line
      .replace('18012345678901236', `18012345678${String(at).padStart(6, '0')}`)
      .replace('DAbCdEfGhIl', `D${String(at).padStart(10, '0')}`)
      .replace('04/11', `04/${11 + (at % 5)}`)
      .replace('noah.lifts', `noah.${at % 500}`),
  );
  await choose(page, [['huge.csv', [header, ...posts].join('\n')]]);
  await expect(row(page, 'posts')).toHaveText(['100,000', '0', '0', '0'], patient);
  await apply(page).click();
  await expect(notice(page, 'Imported. New: 100,000 posts')).toBeVisible(patient);
  await expect(page.locator('.save-status')).toHaveAttribute('data-save', 'saved', patient);
  const [, document] = Object.entries(await stored(page)).find(([key]) => key.startsWith('influencer-kpi/campaign/'));
  expect(document.length).toBeLessThan(100);

  await page.goto(page.url().replace(/\/\w+$/, ''));
  await page.reload();
  await expect(kpi(page, 'posts_reach')).toHaveAttribute('data-value', '500000000', patient);
  // What is typed now is saved as well, and another tab hears of it.
  const other = await page.context().newPage();
  await other.goto(page.url().replace(/\/?$/, '/settings'));
  await expect(other.getByLabel('Notes', { exact: true })).toBeVisible(patient);
  await page.evaluate(() => (location.hash += '/settings'));
  await page.getByLabel('Notes', { exact: true }).fill('large and kept');
  await expect(page.locator('.save-status')).toHaveAttribute('data-save', 'saved', patient);
  await expect(other.getByLabel('Notes', { exact: true })).toHaveValue('large and kept', patient);
});
