// The tables of influencers and posts, edited in place as in a spreadsheet.
import { expect, expectAccessible, test } from './fixtures.mjs';
import { TODAY, expectKpi, expectNoValue, kpi, saved, seed } from './steps.mjs';

const ID = '0000000050';
const PLATFORMS = ['instagram', 'tiktok', 'youtube', 'xiaohongshu'];
const letters = (number, length) => number.toString(36).padStart(length, '0');

/** A stored campaign of so many influencers and posts. */
function campaign(influencers, posts) {
  const people = Array.from({ length: influencers }, (_, at) => [
    `1${letters(at, 9)}`, `handle${at}`, `Person ${at}`, 10000 * (at + 1), 1000 * (at + 1),
  ]);
  const row = (_, at) => {
    const planned = at % 10 === 9;
    const day = `2026-05-${String((at % 28) + 1).padStart(2, '0')}`;
    const told = planned ? [null, null, null] : [1000 + at, `~${100 + at}`, 10 + (at % 50)];
    return [`2${letters(at, 9)}`, people[at % influencers][0], PLATFORMS[at % 4], 'image', day, ...told, planned ? 'planned' : null];
  };
  const tables = {
    influencers: { columns: ['id', 'handle', 'name', 'fee', 'instagram'], rows: people },
    posts: {
      columns: ['id', 'influencer', 'platform', 'kind', 'published', 'impressions', 'reach', 'likes', 'status'],
      rows: Array.from({ length: posts }, row),
    },
  };
  const facts = { currency: 'USD', id: ID, name: 'Many', objectives: 'awareness content' };
  return JSON.stringify({ app: 'influencer-kpi', version: 1, revision: 1, campaign: { facts, targets: {}, ...tables } });
}

async function open(page, openApp, section, { influencers = 8, posts = 40, settings = {} } = {}) {
  const entries = {
    'influencer-kpi/settings': JSON.stringify(settings),
    [`influencer-kpi/campaign/${ID}`]: campaign(influencers, posts),
  };
  await page.addInitScript((all) => {
    if (localStorage.length === 0) Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text));
  }, entries);
  await openApp(`#/campaign/${ID}/${section}`);
  await expect(page.getByRole('grid')).toBeVisible();
}

/** The cell in a row, counted from one below the head, and under a head. */
const cell = (page, row, name) => ({
  async find() {
    const index = await page.getByRole('columnheader', { name, exact: true }).getAttribute('aria-colindex');
    return page.locator(`[role="row"][aria-rowindex="${row + 1}"] > [aria-colindex="${index}"]`);
  },
});
const columnOf = async (page, name) =>
  Number(await page.getByRole('columnheader', { name, exact: true }).getAttribute('aria-colindex'));
const at = (page, row, name) => cell(page, row, name).find();
const focused = (page) =>
  page.evaluate(() => {
    const one = document.activeElement.closest('[aria-colindex]');
    return one && [Number(one.parentElement.ariaRowIndex ?? one.parentElement.getAttribute('aria-rowindex')) - 1, Number(one.getAttribute('aria-colindex'))];
  });
const expectFocus = (page, row, column) => expect.poll(() => focused(page)).toEqual([row, column]);
const status = (page) => page.locator('.grid-frame + [role="status"]');
const editor = (page) => page.locator('#cell-field');
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const post = (number) => `post:2${letters(number, 9)}`;
const undo = (page) => page.getByRole('button', { name: 'Undo' });

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });
test.beforeEach(({ page }) => page.clock.setFixedTime(TODAY));

test('cells are typed into with the keyboard alone', async ({ page, openApp }) => {
  await open(page, openApp, 'posts');
  await (await at(page, 1, 'Impressions')).click();
  await expectFocus(page, 1, 6);

  await test.step('typing replaces, Enter goes down, Tab goes on', async () => {
    await page.keyboard.type('2,500');
    await expect(editor(page)).toHaveValue('2,500');
    await expect(editor(page)).toHaveAttribute('inputmode', 'numeric');
    await press(page, 'Enter');
    await expectKpi(page, 'impressions', 2500, post(0));
    await expectFocus(page, 2, 6);
    await page.keyboard.type('1.5k');
    await press(page, 'Tab');
    await expectKpi(page, 'impressions', 1500, post(1));
    await expectFocus(page, 2, 7);
    await page.keyboard.type('70');
    await press(page, 'Tab');
    await expectKpi(page, 'views', 70, post(1));
    await press(page, 'Tab', 'Enter');
    await expect(editor(page)).toHaveValue('11');
    await press(page, 'Enter');
    // Back to the column in which the Tabs began.
    await expectFocus(page, 3, 6);
    await press(page, 'Shift+Tab');
    await expectFocus(page, 3, 5);
  });

  await test.step('Escape keeps what was there, F2 goes on with it', async () => {
    await (await at(page, 1, 'Impressions')).click();
    await page.keyboard.type('9');
    await press(page, 'Escape');
    await expectKpi(page, 'impressions', 2500, post(0));
    await expectFocus(page, 1, 6);
    await (await at(page, 1, 'Likes')).click();
    await press(page, 'F2');
    await expect(editor(page)).toHaveValue('10');
    await page.keyboard.type('5');
    await press(page, 'Enter');
    await expectKpi(page, 'total_likes', 105, post(0));
    await (await at(page, 1, 'Impressions')).dblclick();
    await expect(editor(page)).toHaveValue('2,500');
    await press(page, 'Escape');
  });

  await test.step('days, choices and amounts', async () => {
    await (await at(page, 1, 'Own cost (instead of a share of the fee)')).click();
    await page.keyboard.type('$12.50');
    await press(page, 'Enter');
    await expect(await at(page, 1, 'Own cost (instead of a share of the fee)')).toHaveText('$12.50');
    await expectKpi(page, 'cpm', 5, post(0));
    await (await at(page, 1, 'Platform')).click();
    await page.keyboard.type('y');
    await expect(editor(page)).toHaveValue('youtube');
    await press(page, 'Enter');
    await expect(await at(page, 1, 'Platform')).toHaveText('YouTube');
    await (await at(page, 2, 'Published')).click();
    await page.keyboard.type('2026-06-01');
    await press(page, 'Enter');
    await expect(await at(page, 2, 'Published')).toHaveText('Jun 1, 2026');
    await (await at(page, 2, 'Status')).click();
    await press(page, 'Enter', 'ArrowDown', 'Enter');
    await expect(await at(page, 2, 'Status')).toHaveText('Planned');
  });

  await saved(page);
  await page.reload();
  await expectKpi(page, 'impressions', 2500, post(0));
  await expect(await at(page, 1, 'Platform')).toHaveText('YouTube');
});

test('the keys move as in a spreadsheet, and lead out', async ({ page, openApp }) => {
  await open(page, openApp, 'posts');
  await (await at(page, 3, 'Status')).click();
  const steps = [
    ['ArrowDown', 4, 2], ['ArrowRight', 4, 3], ['ArrowUp', 3, 3], ['ArrowLeft', 3, 2], ['End', 3, 17], ['Home', 3, 1],
    ['Control+End', 40, 17], ['Control+Home', 1, 1],
  ];
  for (const [key, row, column] of steps) {
    await press(page, key);
    await expectFocus(page, row, column);
    await expect(page.locator('[role="grid"] [tabindex="0"]'), 'one stop for the Tab key').toHaveCount(1);
  }
  await press(page, 'PageDown');
  await expect.poll(async () => (await focused(page))[0]).toBeGreaterThan(4);
  await press(page, 'Control+Home', 'ArrowUp');
  await expect(page.getByRole('columnheader', { name: 'Post', exact: true }).getByRole('button')).toBeFocused();
  await press(page, 'ArrowDown');
  await expectFocus(page, 1, 1);

  await expect(page.getByRole('grid')).toHaveAccessibleDescription(/press Esc first, and Tab leaves the table/);
  await press(page, 'ArrowDown', 'Escape', 'Tab');
  expect(await page.evaluate(() => document.activeElement.closest('[role="grid"]'))).toBe(null);
  await press(page, 'Shift+Tab');
  await expectFocus(page, 2, 1);
  await press(page, 'Escape', 'Shift+Tab');
  expect(await page.evaluate(() => document.activeElement.closest('[role="grid"]'))).toBe(null);

  await press(page, 'Tab');
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1 }), 'the name leads to the form').toContainText('Person 1');
  await page.goBack();
  await expect(page.getByRole('grid').locator('[tabindex="0"]')).toHaveText(/^Person 1/);
});

test('what is no number stays as typed, is told, and changes nothing', async ({ page, openApp }) => {
  await open(page, openApp, 'posts');
  await (await at(page, 1, 'Impressions')).click();
  await page.keyboard.type('many');
  await expect(editor(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(editor(page)).toHaveAccessibleDescription(/number/);
  await expectAccessible(page);
  await press(page, 'Enter');
  await expect(editor(page)).toHaveValue('many');
  await expect(editor(page)).toBeFocused();
  await press(page, 'Escape');
  await expectKpi(page, 'impressions', 1000, post(0));
  await page.keyboard.type('lots');
  await (await at(page, 3, 'Impressions')).click();
  await expect(status(page)).toContainText('“lots”');
  await expectKpi(page, 'impressions', 1000, post(0));
  await expect(undo(page)).toBeDisabled();
  // Of a block the first ones are named: where, what and why.
  await clip(page, 'one\n\n-3\n4.5\nfive');
  await (await at(page, 1, 'Impressions')).click();
  await press(page, 'Control+v');
  await expect(status(page)).toContainText('4 cells could not be read');
  await expect(status(page)).toContainText(/Person 0[^“]*, Impressions: “one” This is not a number\..*“-3” This cannot be below zero\./);
  await expect(status(page)).toContainText('And 1 more.');
});

/** Whether nothing cuts off or covers what is told about the cell, in any of its corners. */
const isSeen = (page) =>
  page.locator('#cell-problem').evaluate((problem) => {
    const { left, right, top, bottom } = problem.getBoundingClientRect();
    const corners = [left + 1, right - 1].flatMap((x) => [top + 1, bottom - 1].map((y) => document.elementFromPoint(x, y)));
    return corners.every((one) => one === problem);
  });

for (const [width, posts] of [[1440, 1], [1440, 40], [390, 1], [390, 2]]) {
  test(`what is wrong with a cell is seen in every row: ${posts} posts, ${width} pixels wide`, async ({ page, openApp }) => {
    await page.setViewportSize({ width, height: 900 });
    await open(page, openApp, 'posts', { posts });
    for (const row of new Set([1, Math.min(posts, 12), posts])) {
      await page.getByRole('grid').locator('tbody [tabindex="0"]').focus();
      await press(page, 'Control+Home', ...Array(row - 1).fill('ArrowDown'), ...Array(5).fill('ArrowRight'));
      const before = await page.locator('main').boundingBox();
      await page.keyboard.type('many');
      await expect(page.locator('#cell-problem')).toContainText('number');
      expect(await isSeen(page), `row ${row}`).toBe(true);
      expect(await page.locator('main').boundingBox(), 'nothing moves').toEqual(before);
      await press(page, 'Escape');
    }
  });
}

/** Puts a text on the clipboard as a spreadsheet would. */
const clip = (page, text) => page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
const clipped = (page) => page.evaluate(() => navigator.clipboard.readText());

test('blocks are pasted, copied, cut, cleared and filled down, each in one step', async ({ page, openApp }) => {
  await open(page, openApp, 'posts');
  const before = await page.locator('[data-kpi]').allTextContents();

  await test.step('a block of 3 × 2 from a spreadsheet', async () => {
    await clip(page, '"1,111"\t222\r\n3,333\t444\r\n5555\t666\r\n');
    await (await at(page, 1, 'Impressions')).click();
    await press(page, 'Control+v');
    await expect(status(page)).toHaveText('6 cells changed.');
    const expected = [['impressions', 1111, 0], ['views', 222, 0], ['impressions', 3333, 1], ['views', 444, 1], ['impressions', 5555, 2], ['views', 666, 2]];
    for (const [id, value, of] of expected) await expectKpi(page, id, value, post(of));
    await expect(page.locator('[role="grid"] [aria-selected="true"]')).toHaveCount(6);
    await press(page, 'Control+z');
    await expect.poll(() => page.locator('[data-kpi]').allTextContents()).toEqual(before);
    await expect(undo(page), 'it was one step').toBeDisabled();
    await press(page, 'Control+Shift+z');
    await expectKpi(page, 'views', 666, post(2));
    await press(page, 'Control+z', 'Control+y');
    await expectKpi(page, 'views', 666, post(2));
  });

  await test.step('a block is copied as it can be pasted', async () => {
    await (await at(page, 1, 'Impressions')).click();
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight');
    await expect(status(page)).toHaveText('2 × 2 cells selected');
    await press(page, 'Control+c');
    expect(await clipped(page)).toBe('1,111\t222\n3,333\t444');
    await (await at(page, 11, 'Impressions')).click();
    await press(page, 'Control+v');
    await expectKpi(page, 'impressions', 1111, post(10));
    await expectKpi(page, 'views', 444, post(11));
    await (await at(page, 1, 'Platform')).click();
    await (await at(page, 2, 'CPM')).click({ modifiers: ['Shift'] });
    await press(page, 'Control+c');
    const copied = (await clipped(page)).split('\n').map((row) => row.split('\t'));
    expect(copied.map((row) => row.length)).toEqual([13, 13]);
    expect(copied[0].slice(0, 4)).toEqual(['Instagram', 'Image', '1,111', '222']);
    expect(copied[0].at(-1)).toMatch(/^\$/);
  });

  await test.step('one value fills the selection; what does not fit is left and told', async () => {
    await clip(page, '77');
    await (await at(page, 1, 'Saves')).click();
    await (await at(page, 5, 'Saves')).click({ modifiers: ['Shift'] });
    await press(page, 'Control+v');
    for (const of of [0, 2, 4]) await expectKpi(page, 'total_saves', 77, post(of));
    await clip(page, 'a lot\t5\nmany\t6\nfew\t7');
    await (await at(page, 1, 'Saves')).click();
    await press(page, 'Control+v');
    await expect(status(page)).toHaveText(/^3 cells changed\. 3 cells could not be read and were left as they were\. Person 0 .*, Saves: “a lot” This is not a number\./);
    await expectKpi(page, 'total_saves', 77, post(0));
    await expectKpi(page, 'clicks', 6, post(1));
    await clip(page, '1\t2\t3');
    await (await at(page, 1, 'Own cost (instead of a share of the fee)')).click();
    await press(page, 'Control+v');
    await expect(status(page)).toHaveText('1 cell changed. 2 cells cannot be changed here.');
  });

  await test.step('clear, cut and fill down', async () => {
    await (await at(page, 1, 'Saves')).click();
    await press(page, 'Shift+ArrowDown', 'Delete');
    await expectNoValue(page, 'total_saves', 'missing', post(0));
    await expectNoValue(page, 'total_saves', 'missing', post(1));
    await press(page, 'Control+z');
    await expectKpi(page, 'total_saves', 77, post(1));
    await press(page, 'Control+x');
    expect(await clipped(page)).toBe('77\n77');
    await expectNoValue(page, 'total_saves', 'missing', post(1));
    await (await at(page, 1, 'Comments')).click();
    await page.keyboard.type('12');
    await press(page, 'Enter', 'ArrowUp', 'Shift+PageDown', 'Control+d');
    await expectKpi(page, 'total_comments', 12, post(7));
    await press(page, 'Control+z');
    await expectNoValue(page, 'total_comments', 'missing', post(7));
    await expectKpi(page, 'total_comments', 12, post(0));
    await (await at(page, 2, 'Platform')).click();
    await press(page, 'Control+d');
    await expect(await at(page, 2, 'Platform')).toHaveText('Instagram');
  });
});

test('numbers are read and copied as the language writes them', async ({ page, openApp }) => {
  await open(page, openApp, 'posts', { settings: { language: 'zh-CN' } });
  await clip(page, '1.2万\n很多');
  await (await at(page, 1, '曝光量')).click();
  await press(page, 'Control+v');
  await expectKpi(page, 'impressions', 12000, post(0));
  await expect(status(page)).toContainText('无法识别');
  await expectAccessible(page);
});

test('rows are sorted, found and grouped; columns are chosen', async ({ page, openApp }) => {
  await open(page, openApp, 'posts');
  const head = page.getByRole('columnheader', { name: 'Impressions', exact: true });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'descending');
  await expect(await at(page, 1, 'Impressions')).toHaveText('1,038');
  await (await at(page, 1, 'Impressions')).click();
  await page.keyboard.type('1');
  await press(page, 'Enter');
  await expect(await at(page, 1, 'Impressions'), 'an edited row stays in its place').toHaveText('1');
  await press(page, 'Control+Home', 'ArrowUp', 'Enter');
  await expect(page.getByRole('columnheader', { name: 'Post', exact: true })).toHaveAttribute('aria-sort', 'ascending');
  await expect(head).not.toHaveAttribute('aria-sort');

  await page.getByLabel('Find', { exact: true }).fill('handle3 youtube');
  await expect(status(page)).toHaveText('0 of 40 rows');
  await page.getByLabel('Find', { exact: true }).fill('HANDLE3');
  await expect(page.getByRole('rowheader')).toHaveCount(5);
  await expect(status(page)).toHaveText('5 of 40 rows');
  await page.getByLabel('Find', { exact: true }).fill('');
  await page.getByLabel('Show', { exact: true }).selectOption('Planned');
  await expect(page.getByRole('rowheader')).toHaveCount(4);
  await page.getByLabel('Show', { exact: true }).selectOption('TikTok');
  await expect(page.getByRole('rowheader')).toHaveCount(10);

  await page.getByText('Columns', { exact: true }).first().click();
  await page.getByLabel('Shares', { exact: true }).uncheck();
  await expect(page.getByRole('columnheader', { name: 'Shares' })).toHaveCount(0);
  await page.getByLabel('Link to the post', { exact: true }).check();
  await (await at(page, 1, 'Link to the post')).click();
  await page.keyboard.type('https://example.com/p/9');
  await press(page, 'Enter');
  await expect(await at(page, 1, 'Link to the post')).toHaveText('https://example.com/p/9');
  await expectAccessible(page);

  await test.step('the other table is another table', async () => {
    await page.getByRole('link', { name: /^Influencers/ }).click();
    await expect(page.getByRole('rowheader')).toHaveCount(8);
    await expect(page.getByRole('rowheader').first()).toHaveText('Person 0');
    await expect(page.getByLabel('Show', { exact: true })).toHaveValue('');
    await expect(await at(page, 1, 'Handle')).toHaveText('handle0');
  });
  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('link', { name: /^Posts/ }).click();
  await expect(page.getByRole('columnheader', { name: 'Link to the post' }), 'for the visit').toHaveCount(1);
  await expect(page.getByRole('rowheader')).toHaveCount(10);
});

test('influencers are edited like posts', async ({ page, openApp }) => {
  await open(page, openApp, 'influencers');
  await expectKpi(page, 'cost', 100, 'influencer:handle0');
  await (await at(page, 1, 'Fee')).click();
  await clip(page, '500\n$600.50');
  await press(page, 'Control+v');
  await expectKpi(page, 'cost', 500, 'influencer:handle0');
  await expectKpi(page, 'cost', 600.5, 'influencer:handle1');
  await (await at(page, 1, 'Handle')).click();
  await page.keyboard.type('@ana');
  await press(page, 'Enter');
  await expect(await at(page, 1, 'Handle')).toHaveText('ana');
  await expectKpi(page, 'cost', 500, 'influencer:ana');
  await page.getByText('Columns', { exact: true }).first().click();
  await page.getByLabel('Orders', { exact: true }).check();
  await (await at(page, 1, 'Orders')).click();
  await page.keyboard.type('12');
  await press(page, 'Tab');
  await expect(await at(page, 1, 'Orders')).toHaveText('12');
  await expect(kpi(page, 'cpm', 'influencer:ana')).toHaveAttribute('data-state', 'known');
  await expectAccessible(page);
});

test('a name is composed in Chinese right on its cell', async ({ page, openApp }) => {
  await open(page, openApp, 'influencers');
  await page.getByText('Columns', { exact: true }).first().click();
  await page.getByLabel('Name', { exact: true }).check();
  await (await at(page, 2, 'Name')).click();
  // As an input method does it: a key that is none, then a text that grows and is replaced by what it stands for.
  const browser = await page.context().newCDPSession(page);
  await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'KeyL', windowsVirtualKeyCode: 229 });
  for (const text of ['l', 'li', 'li w']) {
    await browser.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await browser.send('Input.insertText', { text: '李薇' });
  await expect(editor(page)).toHaveValue('李薇');
  await press(page, 'Enter');
  await expect(await at(page, 2, 'Name')).toHaveText('李薇');
  await expectFocus(page, 3, await columnOf(page, 'Name'));
  // A key of the input method that leads to no text changes nothing.
  await browser.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code: 'KeyL', windowsVirtualKeyCode: 229 });
  await expect(editor(page)).toHaveValue('Person 2');
  await press(page, 'Enter');
  await expect(await at(page, 3, 'Name')).toHaveText('Person 2');
});

test('thousands of posts scroll and are edited with a few rows in the document', async ({ page, openApp }) => {
  await open(page, openApp, 'posts', { influencers: 50, posts: 2000 });
  const rows = page.locator('[role="grid"] [role="row"]');
  const most = async () => expect(await rows.count()).toBeLessThan(100);
  await most();
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', '2001');
  for (const share of [0.25, 0.5, 0.9, 1]) {
    await page.locator('.grid').evaluate((one, part) => (one.scrollTop = part * one.scrollHeight), share);
    await expect(page.locator(`[role="row"][aria-rowindex="${Math.max(Math.floor(share * 2000) - 2, 2)}"]`)).toBeVisible();
    await most();
  }
  await (await at(page, 1999, 'Likes')).click();
  await page.keyboard.type('4321');
  await press(page, 'Enter');
  await expectKpi(page, 'total_likes', 4321, post(1998));
  await expectFocus(page, 2000, 9);
  await press(page, 'Control+Home');
  await expectFocus(page, 1, 1);
  await most();

  await test.step('a cell that is scrolled out of sight keeps the focus', async () => {
    await press(page, 'ArrowDown');
    await page.locator('.grid').evaluate((one) => (one.scrollTop = one.scrollHeight));
    await expect(page.locator('[role="row"][aria-rowindex="2000"]')).toBeVisible();
    await expectFocus(page, 2, 1);
    await press(page, 'ArrowDown');
    await expectFocus(page, 3, 1);
    await expect(page.locator('[role="row"][aria-rowindex="4"]')).toBeInViewport();
  });

  await page.getByRole('columnheader', { name: 'Likes', exact: true }).getByRole('button').click();
  await page.getByRole('columnheader', { name: 'Likes', exact: true }).getByRole('button').click();
  await expect(await at(page, 1, 'Likes')).toHaveText('4,321');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a tap selects, another one edits, the name leads to the form', async ({ page, openApp }) => {
    await open(page, openApp, 'posts');
    const cell = await at(page, 2, 'Impressions');
    await cell.scrollIntoViewIfNeeded();
    await cell.tap();
    await expectFocus(page, 2, 6);
    await expect(editor(page)).toHaveCount(0);
    await cell.tap();
    await expect(editor(page)).toBeFocused();
    await expect(editor(page)).toHaveAttribute('inputmode', 'numeric');
    await editor(page).fill('9,876');
    await (await at(page, 3, 'Impressions')).tap();
    await expectKpi(page, 'impressions', 9876, post(1));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    await page.getByRole('rowheader').nth(1).getByRole('link').tap();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Person 1');
  });
});

test('what is cut at the edge of a table fades there, and wide windows cut less', async ({ page, openApp }) => {
  await open(page, openApp, 'posts');
  const frame = page.locator('.grid-frame');
  const fade = () => frame.evaluate((frame) => Number(getComputedStyle(frame, '::after').opacity));
  await page.setViewportSize({ width: 700, height: 800 });
  await expect.poll(fade).toBe(1);
  await page.locator('.grid').evaluate((grid) => (grid.scrollLeft = grid.scrollWidth));
  await expect.poll(fade).toBe(0);
  const reach = async (width) => {
    await page.setViewportSize({ width, height: 800 });
    return width - (await frame.evaluate((frame) => frame.getBoundingClientRect().right));
  };
  // As far from the window's edge, however wide that is.
  expect(await reach(1900)).toBe(await reach(1300));
});

test('every row is printed, those out of sight too', async ({ page, openApp }) => {
  // Hears of the end of printing before the table does.
  await page.addInitScript(() => {
    const count = () => (window.printed = document.querySelectorAll('[role="grid"] tbody [role="row"]').length);
    addEventListener('afterprint', count);
  });
  await open(page, openApp, 'posts', { influencers: 20, posts: 300 });
  const rows = page.locator('[role="grid"] tbody [role="row"]');
  expect(await rows.count()).toBeLessThan(100);
  const pdf = await page.pdf({ format: 'A4' });
  expect(await page.evaluate(() => window.printed)).toBe(300);
  // About 40 rows fit on a page.
  expect(pdf.toString('latin1').match(/\/Type \/Page\b/g).length).toBeGreaterThan(4);
  await expect.poll(() => rows.count()).toBeLessThan(100);
});

test('what is edited in one tab and seeded elsewhere stays accessible in the dark', async ({ page, openApp }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await seed(page);
  await openApp('#/campaign/0000000042/posts');
  await (await at(page, 1, 'Impressions')).click();
  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight');
  await expectAccessible(page);
});
