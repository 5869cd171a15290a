// The seller's way through a campaign, from links and codes to who sold what and what it added, by what is seen and pressed.
import { expect, test } from './fixtures.mjs';
import { addInfluencer, allKpis, expectKpi, expectNoValue, fill, go, newCampaign, saved } from './steps.mjs';

const PEOPLE = [
  { Name: 'Emily Rose', Handle: 'emily.rose', 'Followers on Instagram': '50k', Fee: '400' },
  { Name: 'Emily Stone', Handle: 'emstone', 'Followers on Instagram': '20k', Fee: '200' },
  { Name: 'Ben', Handle: 'trail.ben', 'Followers on TikTok': '300k', Fee: '300' },
  { Name: 'Mei', Handle: 'hikewithmei', 'Followers on YouTube': '600k', Fee: '500' },
  { Handle: 'noor_camps', 'Followers on Instagram': '8,400', Fee: '100' },
];

const CODES = { 'Emily Rose': 'Emily10', 'Emily Stone': 'EmilyStone10', Ben: 'Ben10', Mei: 'Mei10', noor_camps: 'Noor10' };

/** Columns of a Shopify export; the others that one has are in tests/imports/shopify-orders.csv. */
const SHOPIFY = [
  'Name', 'Email', 'Financial Status', 'Paid at', 'Currency', 'Subtotal', 'Total', 'Discount Code', 'Discount Amount', 'Created at',
  'Lineitem quantity', 'Lineitem name', 'Lineitem price', 'Billing Name', 'Cancelled at', 'Refunded Amount', 'Id', 'Source',
];

/** An order's rows: one for each item, of which only the first tells the order. */
function order(name, day, total, code, { state = 'paid', refunded = '0.00', cancelled = '', items = 1 } = {}) {
  const at = `2026-05-${day} 09:50:26 +0200`;
  const told = {
    'Financial Status': state, 'Paid at': at, Currency: 'USD', Subtotal: total, Total: total, 'Discount Code': code, 'Discount Amount': '5.00',
    'Cancelled at': cancelled && at, 'Refunded Amount': refunded, Id: `5551${name.slice(1)}`, Source: 'web', 'Billing Name': 'Zoe Quill',
  };
  const row = (item) => {
    const always = { Name: name, Email: 'zoe.quill@mail.example', 'Created at': at, 'Lineitem quantity': '1', 'Lineitem name': `Serum ${item}`, 'Lineitem price': '9.00' };
    const cells = item === 0 ? { ...told, ...always } : always;
    return SHOPIFY.map((column) => `"${cells[column] ?? ''}"`).join(',');
  };
  return Array.from({ length: items }, (_, item) => row(item));
}

const ORDERS = [
  SHOPIFY.join(','),
  ...order('#2001', '04', '90.00', 'EMILY10', { items: 3 }),
  ...order('#2002', '05', '60.00', 'emily10', { state: 'partially_refunded', refunded: '20.00' }),
  ...order('#2003', '06', '120.00', 'BEN10'),
  ...order('#2004', '06', '75.50', 'MEI10'),
  ...order('#2005', '08', '33.30', 'EMILYSTONE10', { items: 2 }),
  ...order('#2006', '09', '45.00', 'NOOR10, FREESHIP'),
  ...order('#2007', '10', '80.00', ''),
  ...order('#2008', '10', '50.00', 'MEI10', { state: 'refunded', refunded: '50.00' }),
  ...order('#2009', '11', '70.00', 'BEN10', { state: 'voided', cancelled: 'yes' }),
  ...order('#2010', '11', '99.00', 'EMILY10', { state: 'pending' }),
  ...order('#2011', '12', '64.20', 'BEN10, MEI10'),
].join('\n');

/** Who sold what of them, added up by hand: orders, revenue, fee, uses of the codes. */
const SOLD = {
  'emily.rose': [2, 130, 400, 2],
  emstone: [1, 33.3, 200, 1],
  'trail.ben': [2, 184.2, 300, 2],
  hikewithmei: [1, 75.5, 500, 2],
  noor_camps: [1, 45, 100, 1],
};

const GA4 = `# ----------------------------------------
# Free form-Free form 1
# 20260501-20260531
# ----------------------------------------

Session campaign,Session manual ad content,Sessions,New users,Key events,Total revenue
,,1310,640,17,548.00,Grand total
spring-launch,emily.rose-bio,120,60,3,90.00
spring-launch,emily.rose-story,80,40,1,40.00
spring-launch,emstone-bio,40,10,1,33.30
spring-launch,trail.ben-bio,300,210,2,120.00
spring-launch,hikewithmei-description,150,90,1,75.50
spring-launch,noor_camps-bio,50,20,1,45.00
autumn,emily.rose-bio,70,10,0,0
(not set),(not set),500,200,8,144.20
`;

/** Ninety days of a shop and of a region that the campaign does not reach; in the last thirty it brings sixty a day. */
function days() {
  let state = 7;
  const chance = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const noise = () => chance() + chance() + chance() + chance() - 2;
  return Array.from({ length: 90 }, (_, day) => {
    const date = new Date(Date.UTC(2026, 2, 2 + day)).toISOString().slice(0, 10);
    const region = 300 + 25 * Math.sin((2 * Math.PI * day) / 7) + 20 * noise();
    const shop = 120 + 0.8 * region + 12 * noise() + (day >= 60 ? 60 : 0);
    return [date, Math.round(shop * 100), Math.round(region * 100)];
  });
}

const dialog = (page) => page.getByRole('dialog', { name: 'Import into this campaign' });

/** Imports files by the button, and gives what the preview says of the rows of a kind: new, updated, unchanged, left out. */
async function load(page, about, name, text) {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await dialog(page).getByLabel('Choose files').setInputFiles([{ name, mimeType: 'text/csv', buffer: Buffer.from(text) }]);
  const told = dialog(page).locator(`[data-about="${about}"] td`);
  await expect(told).toHaveCount(4);
  const counts = await told.allInnerTexts();
  await dialog(page).getByRole('button', { name: 'Import', exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  return counts;
}

/** What the Sales page says, all of it. */
const told = async (page) => ({
  kpis: await allKpis(page),
  visits: await page.locator('tr[data-visits]').allInnerTexts(),
  sums: await page.locator('tr[data-sold]').allInnerTexts(),
});

/** Reads the numbers that were worked out above. */
async function expectSold(page) {
  let [orders, revenue] = [0, 0];
  for (const [handle, [sold, came, fee, uses]] of Object.entries(SOLD)) {
    const scope = `influencer:${handle}`;
    await expectKpi(page, 'orders', sold, scope);
    await expectKpi(page, 'revenue', came, scope);
    await expectKpi(page, 'roas', came / fee, scope);
    await expectKpi(page, 'aov', came / sold, scope);
    await expectKpi(page, 'redemptions', uses, scope);
    [orders, revenue] = [orders + sold, revenue + came];
  }
  expect([orders, Math.round(revenue * 100)]).toEqual([7, 46_800]);
  await expectKpi(page, 'orders', 7);
  await expectKpi(page, 'revenue', 468);
  await expectKpi(page, 'roas', 468 / 1500);
  await expectNoValue(page, 'cac');
  // Seven of theirs and one without a code; three that do not count are in none.
  await expect(page.locator('[data-sold="nobody"]')).toContainText('$80.00');
  await expect(page.locator('[data-sold="all"]')).toHaveAttribute('data-orders', '8');
  await expect(page.locator('[data-sold="all"]')).toContainText('$548.00');
}

test('five influencers sell: links, codes, orders, visits, lift, and the same numbers after a reload', async ({ page, openApp }) => {
  await openApp();
  await newCampaign(page, { Name: 'Spring launch', Sales: true, 'First day': '2026-05-01', 'Last day': '2026-05-30' });
  for (const person of PEOPLE) await addInfluencer(page, person);

  await test.step('links that say in their content whose they are, and codes', async () => {
    await go(page, 'Links & codes');
    await fill(page, { 'Page to lead to': 'https://example.com/shop', Content: '{handle}-{placement}', Discount: '10' });
    const links = page.locator('.stacked').first();
    await expect(links.getByRole('row')).toHaveCount(1 + 2 + 2 + 1 + 2 + 2);
    const link = 'https://example.com/shop?utm_source=tiktok&utm_medium=influencer&utm_campaign=spring-launch&utm_content=trail.ben-bio&utm_term=trail.ben';
    await expect(links.getByRole('row', { name: /^Ben/ }).locator('code')).toHaveText(link);
    await page.getByRole('button', { name: 'Make codes for 5 influencers' }).click();
    for (const [name, code] of Object.entries(CODES)) await expect(page.getByLabel(`Codes of ${name}`, { exact: true })).toHaveValue(code);
  });

  await test.step('orders of the shop, twice', async () => {
    await go(page, 'Sales');
    expect(await load(page, 'orders', 'orders_export_1.csv', ORDERS)).toEqual(['11', '0', '0', '0']);
    await expectSold(page);
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    const files = [{ name: 'orders_export_1 (1).csv', mimeType: 'text/csv', buffer: Buffer.from(ORDERS) }];
    await dialog(page).getByLabel('Choose files').setInputFiles(files);
    await expect(dialog(page)).toContainText('Nothing would change');
    await dialog(page).getByRole('button', { name: 'Cancel' }).click();
    await expectSold(page);
    await expect(page.locator('[data-conflict]')).toHaveCount(1);
    await expect(page.locator('[data-conflict="#2011"]')).toContainText('Ben (code BEN10), Mei (code MEI10)');
    await expect(page.locator('#to-check').locator('..')).toContainText('no influencer\'s: FREESHIP (1)');
  });

  await test.step('visits by Google Analytics, joined by campaign and content', async () => {
    expect(await load(page, 'sessions', 'free-form.csv', GA4)).toEqual(['8', '0', '0', '0']);
    const visits = (name) => page.locator(`[data-visits="${name}"] td`);
    await expect(visits('Emily Rose')).toHaveText(['200', '100', '4', '$130.00']);
    await expect(visits('Ben')).toHaveText(['300', '210', '2', '$120.00']);
    await expect(visits('Mei')).toHaveText(['150', '90', '1', '$75.50']);
    await expect(visits('By other ways')).toHaveText(['570', '210', '8', '$144.20']);
    await expectSold(page);
  });
  await saved(page);
  const sales = await told(page);

  const all = days();
  const observed = all.slice(60).reduce((sum, [, shop]) => sum + shop, 0) / 100;
  await test.step('lift over a daily series', async () => {
    await go(page, 'Lift');
    await page.getByText('Paste daily numbers').click();
    const lines = all.map(([day, shop, region]) => [day, (shop / 100).toFixed(2), (region / 100).toFixed(2)].join('\t'));
    await page.getByLabel('Days and numbers').fill(['Date\tShop\tOther region', ...lines].join('\n'));
    await page.getByRole('button', { name: 'Use these numbers' }).click();
    await page.getByRole('button', { name: 'Find the lift' }).click();
    await expect(page.getByText('Very likely a real effect', { exact: true })).toBeVisible();
    const print = (value) => new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(value);
    await expect(page.locator('[data-lift="observed"] td').last()).toHaveText(print(observed));
    const lift = Number(await page.locator('[data-kpi="lift"]').getAttribute('data-value'));
    // Sixty a day for thirty days, as the numbers were made.
    expect(Math.abs(lift - 1_800)).toBeLessThan(300);
    await expectKpi(page, 'incremental_roas', lift / 1_500);
  });
  await saved(page);
  const lift = await allKpis(page);
  const found = await page.locator('tr[data-lift]').allInnerTexts();
  expect(found).toHaveLength(4);

  await page.reload();
  await expect(page.getByText('Very likely a real effect', { exact: true })).toBeVisible();
  await expect(page.locator('.finding svg.series')).toHaveCount(3);
  expect(await page.locator('tr[data-lift]').allInnerTexts()).toEqual(found);
  expect(await allKpis(page)).toEqual(lift);
  await go(page, 'Sales');
  await expectSold(page);
  const again = await told(page);
  const withoutLift = (kpis) => kpis.filter((kpi) => !/ (lift|lift_rate|incremental_roas):/.test(kpi));
  expect([withoutLift(again.kpis), again.visits, again.sums]).toEqual([withoutLift(sales.kpis), sales.visits, sales.sums]);
});
