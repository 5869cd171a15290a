// No English is left on a Chinese page, whatever is open or told on it. What is rendered without a browser is held to that by
// tests/pages.rs.
import { expect, test } from './fixtures.mjs';
import { PAGES, TODAY, sampleRoutes, seed, visit } from './steps.mjs';

/** Brands, abbreviations that are the same in Chinese, keys, and the names that the campaigns are filled with. */
const KNOWN = new Set(
  `Influencer KPI Instagram TikTok YouTube Facebook X LinkedIn Mediakix Later Fohr
   CPM CPE CPC CPV CPA CAC CTR ROAS ROI EMV KOC JSON https
   USD EUR GBP JPY CNY KWD US JP
   Ctrl Shift Enter Tab Esc F2 K Z G H C S O I P L
   Google GA4 tiktok influencer Emily10 RerR23Z EmilyVip10 EmilyJoy10 EmilySun10 Emily
   English ana.fit Ana Ångström Söhne Spring launch First line second Northlight Tents
   ana.outdoors trail.ben hikewithmei noor.camps tinytent peakpaula`.split(/\s+/),
);

/** All words of Latin letters that are seen, or told to a screen reader. */
const latin = (page) =>
  page.evaluate(() => {
    const texts = [document.title];
    const isTold = (one) => one.checkVisibility({ visibilityProperty: true }) || one.closest('option, svg') !== null;
    // Links to sources have their titles, currencies their codes, and addresses are typed as they are.
    const isCode = (one) => one.matches('option') && /^[A-Z]{3}$/.test(one.textContent);
    const isOwn = (one) => isCode(one) || one.closest('a[target=_blank], [lang]:not(html), option[value=en]') !== null;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent.matches('script, style') && isTold(parent) && !isOwn(parent)) texts.push(walker.currentNode.data);
    }
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (!isOwn(one)) texts.push(...['aria-label', 'title', 'placeholder', 'alt'].map((name) => one.getAttribute(name) ?? ''));
    }
    // What stood in a link is told as it stood there.
    const words = texts.map((text) => text.replace(/[\w.]+=[\w.-]+/g, ''));
    return words.flatMap((text) => (text.match(/[\p{Script=Latin}][\p{Script=Latin}\d.]*/gu) ?? []).map((word) => [word, text.trim().slice(0, 80)]));
  });

async function expectChinese(page, where) {
  const strange = (await latin(page)).filter(([word]) => !KNOWN.has(word) && !KNOWN.has(word.replace(/\.$/, '')));
  expect.soft([...new Set(strange.map(([word, text]) => `${word}: ${text}`))], where).toEqual([]);
}

test.beforeEach(({ page }) => page.clock.setFixedTime(TODAY));

test('no page has English left', async ({ page, openApp }) => {
  await seed(page, { language: 'zh-CN' });
  await openApp();
  const routes = await sampleRoutes(page);
  await visit(page, [...PAGES, ...routes], async (route) => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
    await expectChinese(page, route);
  });
});

test('nor has what appears while one works', async ({ page, openApp }) => {
  await seed(page, { language: 'zh-CN' });
  await openApp('#/campaign/0000000042/settings');
  await page.getByLabel('预算', { exact: true }).fill('很多');
  await page.getByLabel('结束日期', { exact: true }).fill('2020-01-01');
  await expectChinese(page, 'what cannot be read');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await expectChinese(page, 'commands');
  await page.getByRole('dialog').getByRole('combobox').fill('zzz');
  await expectChinese(page, 'no command');
  await page.keyboard.press('Escape');
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '活动' }).click();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await expectChinese(page, 'keys');
  await page.keyboard.press('Escape');

  for (const text of ['x', '{"app":"someone-else"}', '{"app":"influencer-kpi","kind":"backup","version":99}']) {
    await page.getByLabel('从备份恢复').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from(text) });
    await expect(page.locator('.notices .notice')).not.toHaveCount(0);
    await expectChinese(page, `a notice about ${text}`);
  }
  await page.getByRole('button', { name: '永久删除' }).first().click();
  await expectChinese(page, 'the bin');

  await page.evaluate(() => (location.hash = '#/campaign/0000000042/posts'));
  await page.getByRole('gridcell').nth(1).dblclick();
  await expect(page.locator('#cell-field')).toBeVisible();
  await expectChinese(page, 'a cell that is edited');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+ArrowDown');
  await expectChinese(page, 'a block of cells');
  await page.getByLabel('查找').fill('zz');
  await expectChinese(page, 'rows that were looked for');
});
