// The calculators: a few numbers in, KPIs out at each key, and all of it in the link.
import { expect, test } from './fixtures.mjs';
import { addInfluencer, expectKpi, expectNoValue, go, kpi, newCampaign, saved } from './steps.mjs';

const SCOPE = 'calculator';
const expectAnswer = (page, id, value) => expectKpi(page, id, value, SCOPE);
const expectNone = (page, id, state) => expectNoValue(page, id, state, SCOPE);
const field = (page, label) => page.getByLabel(label, { exact: true });
const FILLED = '#/tools/cpm?cost=500&impressions=250000';

test.describe('the engagement rate', () => {
  test('is there by all four denominators while one types', async ({ page, openApp }) => {
    await openApp();
    await page.getByRole('link', { name: /^Engagement rate\s?By followers/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Engagement rate' })).toBeFocused();
    for (const id of ['er_followers', 'er_reach', 'er_impressions', 'er_views']) await expectNone(page, id);

    await field(page, 'Likes').fill('2,000');
    await expectNone(page, 'er_followers');
    await field(page, 'Comments').fill('150');
    // Each key gives an answer of its own.
    await field(page, 'Followers').focus();
    let typed = '';
    for (const key of '50000') {
      typed += key;
      await page.keyboard.press(key);
      await expectAnswer(page, 'er_followers', 2150 / Number(typed));
    }
    await expectNone(page, 'er_reach');
    await field(page, 'Reach').fill('20000');
    await field(page, 'Impressions').fill('250k');
    await expectNone(page, 'er_views');
    await field(page, 'Views').fill('430 000');

    const rates = { er_followers: 0.043, er_reach: 0.1075, er_impressions: 0.0086, er_views: 0.005 };
    for (const [id, rate] of Object.entries(rates)) await expectAnswer(page, id, rate);
    for (const [id, text] of Object.entries({ er_followers: '4.3%', er_reach: '10.75%', er_impressions: '0.86%', er_views: '0.5%' })) {
      await expect(kpi(page, id, SCOPE)).toBeVisible();
      await expect(kpi(page, id, SCOPE)).toHaveText(text);
    }
    // Shares and saves count where they are known.
    await field(page, 'Shares').fill('350');
    await expectAnswer(page, 'er_followers', 0.05);
    await field(page, 'Shares').fill('');
    await expectAnswer(page, 'er_followers', 0.043);
    await field(page, 'Followers').fill('0');
    await expectNone(page, 'er_followers', 'undefined');
  });

  test('shows its formula and what is usual, with sources', async ({ page, openApp }) => {
    await openApp('#/tools/engagement-rate?likes=2000&comments=150&followers=50000');
    const shown = page.locator('details', { has: kpi(page, 'er_followers', SCOPE) });
    await expect(shown.getByText('2,150 engagements ÷ 50,000 followers = 4.3%')).toBeVisible();
    await page.getByText('What is usual').first().click();
    await expect(page.getByRole('row', { name: /TikTok.*3\.7%.*Socialinsider.*2025/ })).toBeVisible();
  });
});

test.describe('the CPM', () => {
  test('is exact from a link', async ({ page, openApp }) => {
    await openApp(FILLED);
    await expectAnswer(page, 'cpm', 2);
    await expect(kpi(page, 'cpm', SCOPE)).toHaveText('$2.00');
    await expect(field(page, 'Cost')).toHaveValue('500');
    await expect(field(page, 'Impressions')).toHaveValue('250,000');
    await expect(page.getByRole('heading', { level: 1, name: 'CPM' })).toBeVisible();
    await expect(page).toHaveTitle(/^CPM · /);
  });

  test('solves for each of the three', async ({ page, openApp }) => {
    await openApp('#/tools/cpm');
    await field(page, 'Cost').fill('500');
    await expectNone(page, 'cpm');
    await field(page, 'Impressions').fill('1500');
    await expectAnswer(page, 'cpm', (500 / 1500) * 1000);
    await expect(kpi(page, 'cpm', SCOPE)).toHaveText('$333.33');

    await field(page, 'Answer').selectOption('Cost');
    await expect(field(page, 'Cost')).toHaveCount(0);
    await field(page, 'Impressions').fill('250,000');
    await field(page, 'CPM').fill('2.5');
    await expectAnswer(page, 'cost', 625);

    await field(page, 'Answer').selectOption('Impressions');
    await expect(field(page, 'Impressions')).toHaveCount(0);
    await field(page, 'Cost').fill('1,000');
    await field(page, 'CPM').fill('4');
    await expectAnswer(page, 'impressions', 250000);

    await field(page, 'Answer').selectOption('CPM');
    await field(page, 'Impressions').fill('0');
    await expectNone(page, 'cpm', 'undefined');
  });

  test('another question goes on from the answer so far', async ({ page, openApp }) => {
    await openApp(FILLED);
    await field(page, 'Answer').selectOption('Cost');
    await expect(field(page, 'CPM')).toHaveValue('2');
    await expectAnswer(page, 'cost', 500);
    await field(page, 'Answer').selectOption('Impressions');
    await expect(field(page, 'Cost')).toHaveValue('500');
    await expectAnswer(page, 'impressions', 250000);
  });

  test('a link that says more than it can mean is told so', async ({ page, openApp }) => {
    await openApp(`${FILLED}&cpm=3`);
    await expectAnswer(page, 'cpm', 2);
    await expect(page.getByText('they are left out: cpm=3')).toBeVisible();
    await openApp(`${FILLED}&cpm=2`);
    await expect(page.getByText('they are left out')).toHaveCount(0);
  });

  test('a link that gives CPM and impressions asks for the cost', async ({ page, openApp }) => {
    await openApp('#/tools/cpm?cpm=2&impressions=250000');
    await expectAnswer(page, 'cost', 500);
    await expect(field(page, 'CPM')).toHaveValue('2');
  });
});

test.describe('each calculator', () => {
  for (const [link, answers] of [
    [
      'cost-per?cost=500&likes=2000&comments=500&clicks=250&views=100000&orders=20&new_customers=10',
      { cpe: 0.2, cpc: 2, cpv: 0.005, cpa: 25, cac: 50 },
    ],
    [
      'roi?cost=500&revenue=2500&orders=50&margin=0.4',
      { roas: 5, roi: 1, roi_revenue: 4, break_even_roas: 2.5, break_even_orders: 25, aov: 50 },
    ],
    ['roi?margin=0.5&fee_rate=0.1&return_rate=0.15', { break_even_roas: 4 }],
    [
      'follower-growth?followers_start=20000&followers_end=21200&days=30&cost=600',
      { follower_growth: 1200, follower_growth_rate: 0.06, follower_growth_daily: 40, cost_per_follower: 0.5 },
    ],
    ['social-reach?followers=10000&followers=25000&reach_rate=0.2', { social_reach: 35000, expected_reach: 7000 }],
    [
      'fee?impressions=250000&cpm=4&engagements=5000&cpe=0.1&revenue=3000&roas=4',
      { cost_at_cpm: 1000, fee_at_cpe: 500, fee_at_roas: 750 },
    ],
  ]) {
    test(`answers the link ${link}, and gives it back`, async ({ page, openApp }) => {
      await openApp(`#/tools/${link}`);
      for (const [id, value] of Object.entries(answers)) await expectAnswer(page, id, value);
      await expect(page.getByText('they are left out')).toHaveCount(0);
      const first = page.locator('.form input').first();
      const shown = await first.inputValue();
      await first.fill('1');
      await first.fill(shown);
      await expect.poll(() => new URL(page.url()).hash).toBe(`#/tools/${link}`);
    });
  }

  test('is one click away from the others, and named in the title', async ({ page, openApp }) => {
    await openApp();
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Calculators' }).click();
    await expect(page).toHaveTitle('Calculators · Influencer KPI');
    await page.getByRole('link', { name: /^Social reach/ }).click();
    await expect(page).toHaveTitle('Social reach · Influencer KPI');
    await page.getByRole('navigation', { name: 'Calculators' }).getByRole('link', { name: 'Highest fee' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Highest fee' })).toBeFocused();
  });

  test('tells numbers that cannot be', async ({ page, openApp }) => {
    await openApp('#/tools/roi?cost=500&revenue=2500&margin=40');
    await expect(field(page, 'Contribution margin')).toHaveAccessibleDescription('A part of revenue is between 0% and 100%.');
    await field(page, 'Payment fees').fill('-5');
    await field(page, 'Payment fees').blur();
    await expect(field(page, 'Payment fees')).toHaveValue('-5');
    await expect(field(page, 'Payment fees')).toHaveAccessibleDescription(/below zero/);
    await openApp('#/tools/code?name=Emily');
    await field(page, 'Discount').fill('150');
    await field(page, 'Discount').blur();
    await expect(field(page, 'Discount')).toHaveValue('150');
    await expect(field(page, 'Discount')).toHaveAccessibleDescription('A discount is at most 100%.');
    await openApp('#/tools/engagement-rate?reach=2000&impressions=1000');
    await expect(field(page, 'Reach')).toHaveAccessibleDescription('More reach than impressions. Please check.');
  });

  test('adds up as many accounts as there are', async ({ page, openApp }) => {
    await openApp('#/tools/social-reach');
    for (const [number, followers] of [10000, 25000, 5000].entries()) {
      await field(page, `Followers of account ${number + 1}`).fill(String(followers));
    }
    await expectAnswer(page, 'social_reach', 40000);
    await field(page, 'Followers of account 2').fill('');
    await expectAnswer(page, 'social_reach', 15000);
    await field(page, 'Followers of account 3').fill('many');
    await expectAnswer(page, 'social_reach', 15000);
    await field(page, 'Reach rate').fill('20');
    await expectAnswer(page, 'expected_reach', 3000);
  });
});

test.describe('a field', () => {
  test('leaves alone what is being typed', async ({ page, openApp }) => {
    await openApp(FILLED);
    const cost = field(page, 'Cost');
    await cost.clear();
    await expectNone(page, 'cpm');
    for (const [key, text, value] of [['1', '1', 0.004], ['.', '1.', 0.004], ['5', '1.5', 0.006], ['0', '1.50', 0.006]]) {
      await cost.press(key);
      await expect(cost).toHaveValue(text);
      await expectAnswer(page, 'cpm', value);
    }
    await cost.fill('1234.5');
    await expect(cost).toHaveValue('1234.5');
    await cost.blur();
    await expect(cost).toHaveValue('1,234.5');
  });

  test('keeps text that is no number, says so, and leaves the result as it was', async ({ page, openApp }) => {
    await openApp(FILLED);
    const cost = field(page, 'Cost');
    const cases = [
      ['5oo', 'This is not a number. The value before is kept.'],
      ['-3', 'This cannot be below zero. The value before is kept.'],
    ];
    for (const [text, sentence] of cases) {
      await cost.fill('500');
      await expectAnswer(page, 'cpm', 2);
      await cost.fill(text);
      await expect(page.getByText(sentence)).toBeVisible();
      await cost.blur();
      await expect(cost).toHaveValue(text);
      await expect(cost).toHaveAttribute('aria-invalid', 'true');
      await expect(cost).toHaveAccessibleDescription(sentence);
      await expectAnswer(page, 'cpm', 2);
      await expect.poll(() => new URL(page.url()).hash).toBe(FILLED);
    }
    await cost.fill('600');
    await expect(cost).not.toHaveAttribute('aria-invalid');
    await expectAnswer(page, 'cpm', 2.4);
    const impressions = field(page, 'Impressions');
    await impressions.fill('1.5');
    await expect(impressions).toHaveAccessibleDescription('This must be a whole number. The value before is kept.');
    await impressions.fill('9999999999999999');
    await expect(impressions).toHaveAccessibleDescription('This is too large. The value before is kept.');
    await expectAnswer(page, 'cpm', 2.4);
  });

  test('is emptied by Clear, whatever stands in it', async ({ page, openApp }) => {
    await openApp(FILLED);
    await field(page, 'Impressions').fill('many');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expectNone(page, 'cpm');
    await expect(field(page, 'Cost')).toHaveValue('');
    await expect(field(page, 'Impressions')).toHaveValue('');
    await expect(field(page, 'Impressions')).not.toHaveAttribute('aria-invalid');
  });
});

test.describe('the link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('is copied, and reopens the calculator filled in', async ({ page, openApp, context }) => {
    await openApp('#/tools/cpm');
    await field(page, 'Cost').fill('1,234.56');
    await field(page, 'Impressions').fill('98765');
    await field(page, 'Currency').selectOption('EUR');
    const answer = await kpi(page, 'cpm', SCOPE).getAttribute('data-value');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect(page.getByText('Link copied')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(new URL(link).hash).toBe('#/tools/cpm?cost=1234.56&impressions=98765&currency=EUR');

    const other = await context.newPage();
    await other.goto(link);
    await expectAnswer(other, 'cpm', answer);
    await expect(kpi(other, 'cpm', SCOPE)).toHaveText('€12.50');
    await expect(field(other, 'Cost')).toHaveValue('1,234.56');
    await expect(field(other, 'Currency')).toHaveValue('EUR');
  });

  test('of the engagement rate holds every number', async ({ page, openApp, context }) => {
    await openApp('#/tools/engagement-rate');
    const numbers = { Likes: '11', Comments: '7', Shares: '5', Saves: '3', Followers: '1300', Reach: '1700', Impressions: '1900', Views: '2300' };
    for (const [label, number] of Object.entries(numbers)) await field(page, label).fill(number);
    await expectAnswer(page, 'er_views', 26 / 2300);
    const other = await context.newPage();
    await other.goto(page.url());
    for (const [id, of] of [['er_followers', 1300], ['er_reach', 1700], ['er_impressions', 1900], ['er_views', 2300]]) {
      await expectAnswer(other, id, 26 / of);
    }
  });

  test('says what the page shows after a change of the currency', async ({ page, openApp, context }) => {
    await openApp('#/tools/cpm?cost=10.5&impressions=1000');
    await field(page, 'Currency').selectOption('JPY');
    const shown = await field(page, 'Cost').inputValue();
    const answer = await kpi(page, 'cpm', SCOPE).getAttribute('data-value');
    expect(answer, 'the answer is that of the numbers shown').toBe(shown);
    const other = await context.newPage();
    await other.goto(page.url());
    await expectAnswer(other, 'cpm', answer);
  });

  test('opened again in the same tab fills in what it says', async ({ page, openApp }) => {
    await openApp(FILLED);
    await field(page, 'Cost').fill('600');
    await expectAnswer(page, 'cpm', 2.4);
    await page.evaluate((hash) => (location.hash = hash), FILLED);
    await expectAnswer(page, 'cpm', 2);
    await expect(field(page, 'Cost')).toHaveValue('500');

    await field(page, 'Cost').fill('nonsense');
    await page.evaluate(() => (location.hash = '#/tools/cpm?cost=100&impressions=1000'));
    await expectAnswer(page, 'cpm', 100);
    await expect(field(page, 'Cost')).toHaveValue('100');

    await page.getByRole('navigation', { name: 'Calculators' }).getByRole('link', { name: 'CPM', exact: true }).click();
    await expectNone(page, 'cpm');
    await expect(field(page, 'Cost')).toHaveValue('');
  });

  test('adds no step to the history while one types', async ({ page, openApp }) => {
    await openApp();
    await page.getByRole('link', { name: /^CPM\s?Cost/ }).click();
    await field(page, 'Cost').pressSequentially('12345');
    await expect(page).toHaveURL(/cost=12345$/);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
  });

  for (const [what, query] of [
    ['text', 'cost=abc'],
    ['a negative number', 'cost=-5'],
    ['infinity', 'cost=1e999'],
    ['no number', 'cost=NaN'],
    ['markup', 'cost=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'],
    ['broken encoding', 'cost=%ff%'],
    ['a currency that does not exist', 'cost=1&currency=ZZZ'],
  ]) {
    test(`with ${what} is told and left out`, async ({ page, openApp }) => {
      await openApp(`#/tools/cpm?impressions=250000&${query}`);
      await expect(page.getByText(/^The link held values .* left out: /)).toBeVisible();
      await expect(field(page, 'Impressions')).toHaveValue('250,000');
      if (!query.includes('currency')) await expectNone(page, 'cpm');
      await field(page, 'Cost').fill('500');
      await expectAnswer(page, 'cpm', 2);
    });
  }

  test('of any length is survived', async ({ page, openApp }) => {
    await openApp(`#/tools/cpm?impressions=250000&cost=${'9'.repeat(50_000)}&${'x=1&'.repeat(5_000)}`);
    await expect(page.getByRole('heading', { level: 1, name: 'CPM' })).toBeVisible();
    const notice = page.getByText(/^The link held values/);
    expect((await notice.textContent()).length, 'the notice does not repeat all of it').toBeLessThan(1_000);
    await field(page, 'Cost').fill('500');
    await expectAnswer(page, 'cpm', 2);
    await expect(notice, 'what was typed takes the place of what the link said').toHaveCount(0);
  });
});

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });
  test('numbers are read and printed as there', async ({ page, openApp }) => {
    await openApp('#/tools/cpm');
    await page.getByLabel('成本', { exact: true }).fill('500');
    await page.getByLabel('曝光量', { exact: true }).fill('25万');
    await expectAnswer(page, 'cpm', 2);
    await expect(kpi(page, 'cpm', SCOPE)).toHaveText('US$2.00');
  });
});

test.describe('in a campaign', () => {
  const use = (page) => page.getByRole('button', { name: 'Use in a campaign' });
  const carry = (page) => page.getByRole('region', { name: 'Use in a campaign' });

  test('a new one shows what the calculator showed', async ({ page, openApp }) => {
    await openApp('#/tools/cpm?cost=500&impressions=250000&currency=EUR');
    await use(page).click();
    await expect(carry(page).getByRole('definition')).toHaveText(['Cost', 'Impressions']);
    await field(page, 'Platform').selectOption('TikTok');
    await carry(page).getByRole('button', { name: 'Carry over' }).click();
    await expect(page).toHaveURL(/influencers\/[^/]+$/);
    await expect(page.getByLabel('Fee', { exact: true })).toHaveValue('500');
    await go(page, 'Overview');
    await expectKpi(page, 'cpm', 2);
    await expect(kpi(page, 'cpm')).toHaveText('€2.00');
    await go(page, 'Posts');
    await expect(page.getByRole('grid')).toContainText('TikTok');
  });

  test('one that is there keeps what it has, and takes the numbers back in one step', async ({ page, openApp }) => {
    await openApp();
    await newCampaign(page, { Name: 'Spring' });
    await addInfluencer(page, { Handle: 'ana', Fee: '100' });
    await saved(page);
    await openApp('#/tools/roi?cost=400&revenue=2000&margin=0.4&currency=GBP');
    await use(page).click();
    await field(page, 'Campaign').selectOption('Spring');
    // Pounds of revenue cannot stand among dollars; a fee has a currency of its own.
    await expect(carry(page)).toContainText('a campaign has no place forRevenue');
    await field(page, 'Currency').selectOption('USD');
    await expect(carry(page)).not.toContainText('no place');
    await carry(page).getByRole('button', { name: 'Carry over' }).click();
    await go(page, 'Overview');
    // Of the one influencer whose revenue is known.
    await expectKpi(page, 'roas', 5);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expectNoValue(page, 'roas');
    await go(page, 'Influencers');
    await expect(page.getByRole('row', { name: /ana/ })).toBeVisible();
  });

  test('nothing is carried before there is a number', async ({ page, openApp }) => {
    await openApp('#/tools/follower-growth');
    await use(page).click();
    await expect(carry(page)).toContainText('Type a number first.');
    await field(page, 'Days').fill('14');
    await expect(carry(page)).toContainText('a campaign has no place forDays');
    await expect(carry(page).getByRole('button')).toHaveCount(0);
  });
});
