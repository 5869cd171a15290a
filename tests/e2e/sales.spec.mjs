// A sales campaign: orders by hand, who sold what by each rule, and the same numbers after a reload. See also storage.spec.mjs.
import { expect, expectAccessible, test } from './fixtures.mjs';
import { TODAY, allKpis, expectKpi, expectNoValue, fill, go, saved, seed } from './steps.mjs';

const PEOPLE = ['ana', 'ben', 'cleo', 'dan', 'eve'];

/** A campaign as it is stored, with five influencers, each with a code and a fee of 100 dollars, and with these orders. */
function selling(orders) {
  const rows = PEOPLE.map((name, place) => [`00000000i${place + 1}`, name, 10_000, `${name.toUpperCase()}10`]);
  const columns = ['id', 'day', 'total', 'codes', 'term'];
  const campaign = {
    facts: { id: '0000000077', name: 'Summer sale', currency: 'USD', objectives: 'sales', engagement: 'likes comments', margin: '0.5' },
    targets: {},
    influencers: { columns: ['id', 'handle', 'fee', 'codes'], rows },
    posts: { columns: [], rows: [] },
    ...(orders.length > 0 && { orders: { columns, rows: orders } }),
  };
  return JSON.stringify({ app: 'influencer-kpi', version: 1, revision: 2, campaign });
}

const store = (page, orders) =>
  page.addInitScript(
    (text) => {
      if (!localStorage.getItem('influencer-kpi/campaign/0000000077')) localStorage.setItem('influencer-kpi/campaign/0000000077', text);
    },
    selling(orders),
  );

const SALES = '#/campaign/0000000077/sales';

/** Adds an order by hand, and comes back. */
async function addOrder(page, number, values) {
  await page.getByLabel('Order number', { exact: true }).fill(number);
  await page.getByRole('button', { name: 'Add order', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Order ${number}` })).toBeVisible();
  await fill(page.locator('main'), values);
}

/** Opens a link of an influencer on a day, on an order's form. */
async function addLink(page, day, name) {
  await page.getByLabel('Opened on', { exact: true }).fill(day);
  await page.getByLabel('Whose link', { exact: true }).selectOption({ label: name });
  await page.getByRole('button', { name: 'Add link', exact: true }).click();
}

const back = (page) => page.getByRole('link', { name: 'All orders', exact: true }).click();

test('orders by hand are given to whom they belong, by the rule that is chosen, and stay so', async ({ page, openApp }) => {
  await page.clock.setFixedTime(TODAY);
  await store(page, []);
  await openApp('#/campaign/0000000077');
  await go(page, 'Sales');
  await expect(page.getByText('Nothing sold yet')).toBeVisible();

  // Link of ana on Monday, of ben on Wednesday, order on Friday.
  await addOrder(page, '#1', { Day: '2026-05-08', Paid: '100' });
  await addLink(page, '2026-05-04', 'ana');
  await addLink(page, '2026-05-06', 'ben');
  await expect(page.getByText(/^Given to ben\.$/)).toBeVisible();
  await back(page);
  // Link of ana, then the code of cleo.
  await addOrder(page, '#2', { Day: '2026-05-08', Paid: '60', Codes: 'cleo10' });
  await addLink(page, '2026-05-04', 'ana');
  await expect(page.getByText(/^Given to cleo\./)).toBeVisible();
  await back(page);
  // A link that is too old.
  await addOrder(page, '#3', { Day: '2026-05-08', Paid: '40' });
  await addLink(page, '2026-03-01', 'dan');
  await expect(page.getByText(/^Nobody's/)).toBeVisible();
  await back(page);
  // One that was cancelled.
  await addOrder(page, '#4', { Codes: 'EVE10', Paid: '500', State: 'cancelled' });
  await back(page);

  await expectKpi(page, 'orders', 2);
  await expectKpi(page, 'revenue', 160);
  await expectKpi(page, 'roas', 160 / 500);
  await expectKpi(page, 'orders', 1, 'influencer:ben');
  await expectKpi(page, 'revenue', 60, 'influencer:cleo');
  await expectKpi(page, 'orders', 0, 'influencer:eve');
  await expect(page.locator('[data-sold="nobody"]')).toHaveAttribute('data-orders', '1');
  await expect(page.locator('[data-conflict]')).toHaveCount(2);

  await page.getByLabel('Rule', { exact: true }).selectOption('split_evenly');
  await expectKpi(page, 'revenue', 80, 'influencer:ana');
  await expectKpi(page, 'orders', 1, 'influencer:ana');
  await page.getByLabel('Rule', { exact: true }).selectOption('last_touch');
  await expectKpi(page, 'revenue', 60, 'influencer:ana');
  await page.getByLabel('Days that a link counts', { exact: true }).fill('90');
  await expectKpi(page, 'revenue', 40, 'influencer:dan');
  await expectKpi(page, 'revenue', 200);
  await expect(page.locator('.rule-text')).toHaveText(/at most 90 days before the order/);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expectKpi(page, 'revenue', 160);
  await page.getByRole('button', { name: 'Redo', exact: true }).click();
  await saved(page);
  const before = await allKpis(page);
  await page.reload();
  await expectKpi(page, 'revenue', 200);
  expect(await allKpis(page)).toEqual(before);
});

test('an order of a number that is here is refused beside its field', async ({ page, openApp }) => {
  await store(page, [['#1', '2026-05-08', 5000, 'ANA10']]);
  await openApp(SALES);
  await page.getByLabel('Order number', { exact: true }).fill(' #1 ');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This order is here already.')).toBeVisible();
  await expect(page).toHaveURL(/\/sales$/);
  await expectAccessible(page);
  await page.getByLabel('Order number', { exact: true }).fill('#2');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Order #2' })).toBeFocused();
  await page.getByRole('button', { name: 'Remove order', exact: true }).click();
  await expectKpi(page, 'orders', 1);
});

test('orders are edited, found and filtered in their table', async ({ page, openApp }) => {
  const orders = [
    ['#1', '2026-05-08', 5000, 'ANA10'],
    ['#2', '2026-05-08', 3000, 'BEN10', 'ana'],
    ['#3', '2026-05-09', 2000, 'WELCOME'],
  ];
  await store(page, orders);
  await openApp(SALES);
  const rows = page.getByRole('grid').getByRole('rowheader');
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Several had a part' });
  await expect(rows).toHaveText(['#2']);
  await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Nobody' });
  await expect(rows).toHaveText(['#3']);
  await page.getByLabel('Show', { exact: true }).selectOption('');
  await page.getByLabel('Find', { exact: true }).fill('welcome');
  await expect(rows).toHaveText(['#3']);
  const codes = page.getByRole('grid').getByRole('row', { name: '#3' }).locator('[aria-colindex="5"]');
  await codes.dblclick();
  await page.locator('#cell-field').fill('DAN10');
  await page.keyboard.press('Enter');
  await expectKpi(page, 'revenue', 20, 'influencer:dan');
  await expectKpi(page, 'revenue', 100);
});

test('five thousand orders are there at once', async ({ page, openApp }) => {
  const orders = Array.from({ length: 5_000 }, (_, n) => [
    `#${String(n).padStart(5, '0')}`,
    `2026-05-${String((n % 28) + 1).padStart(2, '0')}`,
    1000,
    `${PEOPLE[n % 5].toUpperCase()}10`,
    n % 7 ? null : PEOPLE[(n + 1) % 5],
  ]);
  await store(page, orders);
  await openApp(SALES);
  await expectKpi(page, 'orders', 5000);
  await expectKpi(page, 'orders', 1000, 'influencer:ana');
  await page.getByLabel('Rule', { exact: true }).selectOption('last_touch');
  await expectKpi(page, 'orders', 5000);
  await page.getByLabel('Rule', { exact: true }).selectOption('split_evenly');
  await expectKpi(page, 'revenue', 50_000);
  await expect(page.getByText(/^And 695 more/)).toBeHidden();
  await page.getByText('715 orders that several influencers had a part in').click();
  await expect(page.getByText(/^And 695 more/)).toBeVisible();
  await expectNoValue(page, 'conversion_rate');
});

for (const language of ['en', 'zh-CN']) {
  for (const theme of ['light', 'dark']) {
    test(`the page is as WCAG 2.2 AA asks and fits a phone: ${language}, ${theme}`, async ({ page, openApp }) => {
      await page.clock.setFixedTime(TODAY);
      await seed(page, { language, theme });
      await store(page, [['#1', '2026-05-08', 5000, 'ANA10'], ['#2', '2026-05-08', 3000, 'BEN10', 'ana'], ['#3', null, null, 'WELCOME']]);
      for (const [width, height] of [[1280, 800], [390, 844]]) {
        await page.setViewportSize({ width, height });
        for (const route of [SALES, '#/campaign/0000000001/sales']) {
          await openApp(route);
          await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), route).toBeLessThanOrEqual(0);
        }
        const order = page.locator('[data-conflict] a');
        await openApp(SALES);
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        await order.click();
        await expect(page.locator('#order-codes')).toHaveValue('BEN10');
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      }
    });
  }
}
