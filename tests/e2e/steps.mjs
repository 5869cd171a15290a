// What people do on the page, for the tests of more than one file.
import { readFile } from 'node:fs/promises';
import { expect } from './fixtures.mjs';

/** A day on which the tests of dates happen, so that "today" is the same for all of them. */
export const TODAY = new Date('2026-06-15T12:00:00Z');

/** The figure of a KPI. */
export const kpi = (page, id, scope = 'campaign') => page.locator(`[data-kpi="${id}"][data-scope="${scope}"]`);

/** Waits until a KPI is known and has exactly this value: `500`, or `500 / 3`, as the page computes it. */
export async function expectKpi(page, id, value, scope = 'campaign') {
  await expect(kpi(page, id, scope), `${id} of ${scope}`).toHaveAttribute('data-value', String(value));
  await expect(kpi(page, id, scope)).toHaveAttribute('data-state', 'known');
}

/** Waits until a KPI is shown as missing or undefined, and so without a value. */
export async function expectNoValue(page, id, state = 'missing', scope = 'campaign') {
  await expect(kpi(page, id, scope), `${id} of ${scope}`).toHaveAttribute('data-state', state);
  await expect(kpi(page, id, scope)).not.toHaveAttribute('data-value');
}

/** Everything that the page says about KPIs. */
export const allKpis = (page) =>
  page
    .locator('[data-kpi]')
    .evaluateAll((figures) => figures.map(({ dataset: { kpi, scope, state, value } }) => `${scope} ${kpi}: ${value ?? state}`));

/** The row of a KPI of the campaign: name, value, remarks, progress, working. */
export const row = (page, id) => page.locator('details', { has: page.locator(`summary [data-kpi="${id}"]`) }).last();

/** A part of a page by its heading. */
export const section = (page, heading) =>
  page.locator('section', { has: page.getByRole('heading', { name: heading, exact: true, level: 2 }) });

/** A section of the open campaign. */
export async function go(page, name) {
  await page.getByRole('navigation', { name: 'Campaign', exact: true }).getByRole('link', { name: new RegExp(`^${name}`) }).click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

/** Waits until everything typed is stored. */
export const saved = (page) => expect(page.locator('.save-status')).toHaveAttribute('data-save', 'saved');

/** Fills in fields by their labels, within a page or a part of it. */
export async function fill(part, values) {
  for (const [label, value] of Object.entries(values)) {
    const field = part.getByLabel(label, { exact: true });
    if (value === true) await field.check();
    else if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Makes a campaign from the home page and stays on its settings. */
export async function newCampaign(page, basics, targets = {}) {
  await page.getByRole('button', { name: 'New campaign' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeFocused();
  await fill(section(page, 'Basics'), basics);
  await fill(section(page, 'Targets'), targets);
}

/** Adds an influencer to the open campaign and stays on the form. */
export async function addInfluencer(page, values) {
  await go(page, 'Influencers');
  await page.getByRole('button', { name: 'Add influencer' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'New influencer' })).toBeFocused();
  await fill(page, values);
}

/** Adds a post of the influencer whose form is open, and stays on the post's form. */
export async function addPost(page, values) {
  await page.getByRole('button', { name: 'Add post' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Insights' })).toBeVisible();
  await fill(page, values);
}

/** A campaign with two influencers and a post each, through the forms, as a newcomer would make it. */
export async function springLaunch(page) {
  const basics = { Name: 'Spring launch', Brand: 'Acme', Sales: true, Content: true, 'First day': '2026-06-01', 'Last day': '2026-06-30' };
  await newCampaign(page, basics, { CPM: '4', Impressions: '500,000', 'Engagement rate by followers': '5%', ROAS: '3' });
  await addInfluencer(page, { Handle: '@ana', 'Followers on Instagram': '50k', Fee: '500' });
  const readings = { Impressions: '250,000', Reach: '100000', Likes: '2,000', Comments: '150' };
  await addPost(page, { Published: '2026-06-02', 'Link to the post': 'https://example.com/p/1', ...readings });
  await addInfluencer(page, { Handle: 'ben', 'Followers on TikTok': '20,000', Fee: '$300.00', Orders: '30', Revenue: '1,500.00' });
  await addPost(page, { Published: '2026-06-03', Likes: '900', Comments: '100', 'Likes is an estimate': true });
}

/** What the figures of that campaign are. */
export const SPRING_LAUNCH = {
  cost: 800,
  social_reach: 70000,
  impressions: 250000,
  cpm: 2,
  engagements: 3150,
  er_followers: 3150 / 70000,
  er_followers_average: (2150 / 50000 + 1000 / 20000) / 2,
  cpe: 800 / 3150,
  revenue: 1500,
  aov: 50,
  roas: 5,
};

/** Opens the overview, and asserts its figures. */
export async function expectSpringLaunch(page) {
  await go(page, 'Overview');
  for (const [id, value] of Object.entries(SPRING_LAUNCH)) await expectKpi(page, id, value);
}

const fixture = (name) => readFile(new URL(`../documents/${name}.json`, import.meta.url), 'utf8');

/** Fills the browser's storage before the page opens: a full campaign, one in the bin, an empty one. */
export async function seed(page, settings = {}) {
  const [full, minimal] = await Promise.all(['v1-full', 'v1-minimal'].map(fixture));
  const entries = {
    'influencer-kpi/settings': JSON.stringify(settings),
    'influencer-kpi/campaign/0000000042': full.trim().replace(/"binned":"[^"]*",/, ''),
    'influencer-kpi/campaign/0000000043': full.trim().replace('"id":"0000000042"', '"id":"0000000043"'),
    'influencer-kpi/campaign/0000000001': minimal.trim(),
  };
  await page.addInitScript((all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text)), entries);
}

/** The calculators, empty, filled in, and with what cannot be used. */
export const CALCULATORS = [
  '#/tools/engagement-rate',
  '#/tools/engagement-rate?likes=2000&comments=150&followers=50000&reach=20000&impressions=1000000&views=0',
  '#/tools',
  '#/settings',
  '#/tools/cpm?cost=500&impressions=250000',
  '#/tools/cost-per?cost=500&likes=2000&comments=500&clicks=250&views=100000&orders=20&new_customers=10',
  '#/tools/roi?cost=500&revenue=2500&orders=50&margin=0.4',
  '#/tools/follower-growth?followers_start=20000&followers_end=19000&days=30&cost=600',
  '#/tools/social-reach?followers=10000&followers=25000&reach_rate=0.2',
  '#/tools/fee?impressions=250000&cpm=4&engagements=5000&cpe=0.1',
  '#/tools/cpm?cost=abc&impressions=-1&currency=EUR',
  '#/tools/link',
  '#/tools/link?url=https%3A%2F%2Fexample.com%2Fshop&source=tiktok&medium=influencer&id=1',
  '#/tools/code?name=Emily&discount=0.1&code=RerR23Z',
];

/** Every kind of page in a browser that was seeded. */
export const PAGES = [
  ...['', ...CALCULATORS, '#/nowhere', '#/campaign/0000000099'],
  ...['', '/influencers', '/influencers/00000000i1', '/posts', '/posts/00000000p1', '/links', '/settings', '/posts/00000000zz'].map(
    (section) => `#/campaign/0000000042${section}`,
  ),
  ...['', '/influencers', '/posts', '/links', '/settings'].map((section) => `#/campaign/0000000001${section}`),
];

/** Goes through pages by their addresses without loading the app again, opens all that folds unless told not to, and looks at each. */
export async function visit(page, routes, look, unfold = true) {
  for (const route of routes) {
    await page.evaluate((hash) => (location.hash = hash), route || '#/');
    const heading = page.locator('main h1');
    await expect(heading, `one heading at ${route}`).toHaveCount(1);
    if (unfold) await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
    await look(route);
  }
}

/** Opens the sample campaign from the home page; gives the addresses of its pages, a form of each kind included. */
export async function sampleRoutes(page) {
  await page.getByRole('button', { name: /^(Try a sample|看看示例)$/ }).click();
  await expect(page).toHaveURL(/#\/campaign\/\w+$/);
  const overview = new URL(page.url()).hash;
  const routes = [overview, `${overview}/links`, `${overview}/settings`];
  for (const section of ['influencers', 'posts']) {
    await page.evaluate((hash) => (location.hash = hash), `${overview}/${section}`);
    const form = page.locator(`[role="rowheader"] a[href*="/${section}/"]`).first();
    routes.push(`${overview}/${section}`, await form.getAttribute('href'));
  }
  return routes;
}
