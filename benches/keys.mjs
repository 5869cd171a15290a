// How long a key takes until what it changes is on the screen: real keys in the built page in Chromium, timed inside the page.
//   node benches/keys.mjs [samples]    (scripts/bench keys builds the page first)
// Each line tells three things, each as median and 95th percentile, in milliseconds after the key's own time stamp:
//   changed    the KPI has its new value in the document
//   painted    the frame with it is done; screens make one every 16.7 ms, so that half of that passes on average whatever the page does
//   Chromium   what Chromium's own Event Timing API says until that frame was presented, in its steps of 8 ms; it tells nothing below 16
import { createRequire } from 'node:module';
import { CHROMIUM_ARGS, served } from '../scripts/served.mjs';

const { chromium } = createRequire(new URL('../tests/e2e/package.json', import.meta.url))('@playwright/test');

const SAMPLES = Number(process.argv[2] ?? 60);
const WARM_UP = 10;
const POSTS = [10, 1_000, 10_000];
const SLOWDOWNS = [1, 4];
const ID = '0000000050';
const PLATFORMS = ['instagram', 'tiktok', 'youtube', 'xiaohongshu'];
const READINGS = ['impressions', 'views', 'reach', 'likes', 'comments', 'shares', 'saves', 'clicks', 'new_users'];

const id = (letter, at) => `${letter}${at.toString(36).padStart(9, '0')}`;
const postId = (at) => id(2, at);

/** A stored campaign in which every post is live and every reading is told, 100 posts for each influencer. */
function campaign(posts) {
  const people = Array.from({ length: Math.ceil(posts / 100) }, (_, at) => [
    id(1, at), `handle${at}`, `Person ${at}`, 500_000, ...PLATFORMS.map((_, place) => 10_000 * (at + place + 1)),
  ]);
  const rows = Array.from({ length: posts }, (_, at) => {
    const day = `2026-05-${String((at % 28) + 1).padStart(2, '0')}`;
    const impressions = 100_000 + 7 * (at % 999);
    const readings = [1, 0.9, 0.8, 0.05, 0.01, 0.004, 0.003, 0.02, 0.005].map((share) => Math.round(share * impressions));
    return [postId(at), people[at % people.length][0], PLATFORMS[at % 4], 'image', `https://example.com/posts/${at}`, day, ...readings];
  });
  const tables = {
    influencers: { columns: ['id', 'handle', 'name', 'fee', ...PLATFORMS], rows: people },
    posts: { columns: ['id', 'influencer', 'platform', 'kind', 'permalink', 'published', ...READINGS], rows },
  };
  const facts = { currency: 'USD', id: ID, name: 'Many', objectives: 'awareness content', engagement: 'likes comments shares saves' };
  return JSON.stringify({ app: 'influencer-kpi', version: 1, revision: 2, campaign: { facts, targets: {}, ...tables } });
}

/** Runs in the page: times every key until the KPI that `selector` names has another value and the frame with it is done. */
function stopwatch() {
  const timer = { selector: '', samples: [], events: [] };
  let began;
  let told;
  addEventListener('keydown', (event) => (began = event.timeStamp), { capture: true });
  const painted = new MessageChannel();
  painted.port1.onmessage = ({ data }) => {
    timer.samples.push({ ...data, painted: performance.now() - data.began });
    told?.();
  };
  // A message that is sent before a frame is painted comes after it.
  const after = (sample) => requestAnimationFrame(() => painted.port2.postMessage(sample));
  new MutationObserver((changes) => {
    if (began === undefined || !changes.some(({ target }) => target.matches(timer.selector))) return;
    after({ began, changed: performance.now() - began });
    began = undefined;
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-value'] });
  new PerformanceObserver((list) => {
    timer.events.push(...list.getEntries().map(({ name, startTime, duration }) => ({ name, startTime, duration })));
  }).observe({ type: 'event', durationThreshold: 16 });
  timer.reached = (count) =>
    new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no new value of ${timer.selector} was painted`)), 20_000);
      told = () => {
        if (timer.samples.length < count) return;
        clearTimeout(late);
        resolve();
      };
      told();
    });
  window.timer = timer;
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Types into a field, digit by digit, as in figures that are corrected. */
async function typeInto(page, label) {
  const field = page.getByLabel(label, { exact: true });
  await field.fill('2500');
  await page.keyboard.press('End');
  return async (at) => page.keyboard.press(['1', '2', 'Backspace', 'Backspace'][at % 4]);
}

/** Types numbers down a column of the table. Only the Enter behind each is timed. */
async function typeDown(page, posts) {
  const head = page.getByRole('columnheader', { name: 'Impressions', exact: true });
  const column = await head.getAttribute('aria-colindex');
  await page.locator(`[role="row"][aria-rowindex="2"] > [aria-colindex="${column}"]`).click();
  return async (at) => {
    const row = at % posts;
    if (at > 0 && row === 0) await page.keyboard.press('Control+ArrowUp');
    await page.evaluate((selector) => (timer.selector = selector), `[data-kpi="cpm"][data-scope="post:${postId(row)}"]`);
    for (const digit of String(200_000 + at)) {
      await page.keyboard.press(digit);
      await pause(40);
    }
    await page.keyboard.press('Enter');
  };
}

const PLACES = [
  { name: 'calculator', posts: [0], route: '#/tools/cpm?cost=500&impressions=250000', kpi: 'cpm', keys: (page) => typeInto(page, 'Impressions') },
  { name: 'form of a post', posts: POSTS, route: `#/campaign/${ID}/posts/${postId(3)}`, kpi: 'er_reach', keys: (page) => typeInto(page, 'Likes') },
  { name: 'table, Enter', posts: POSTS, route: `#/campaign/${ID}/posts`, kpi: 'cpm', keys: typeDown },
];

const rank = (values, share) => [...values].sort((one, other) => one - other)[Math.ceil(share * values.length) - 1];

async function measure(browser, address, place, posts, slowdown) {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'UTC', viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const stored = posts > 0 ? { [`influencer-kpi/campaign/${ID}`]: campaign(posts) } : {};
  await page.addInitScript((all) => {
    if (localStorage.length === 0) Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text));
  }, stored);
  await page.addInitScript(stopwatch);
  await page.goto(`${address}${place.route}`);
  await page.locator(`[data-kpi="${place.kpi}"]`).first().waitFor();
  // The second file of the program, which comes half a second later.
  await pause(2_000);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.evaluate((kpi) => (timer.selector = `[data-kpi="${kpi}"]`), place.kpi);
  const press = await place.keys(page, posts);
  for (let at = 0; at < WARM_UP + SAMPLES; at += 1) {
    // As people type, and never in step with the frames or the saves.
    await pause(90 + ((at * 37) % 101));
    await press(at);
    await page.evaluate((count) => timer.reached(count), at + 1);
  }
  await pause(500);
  const { samples, events } = await page.evaluate(() => timer);
  await context.close();
  const seen = samples.slice(WARM_UP);
  const own = ({ began }) => Math.max(16, ...events.filter((one) => Math.abs(one.startTime - began) < 1).map((one) => one.duration));
  return { changed: seen.map((one) => one.changed), painted: seen.map((one) => one.painted), presented: seen.map(own) };
}

const cells = (name, texts) => console.log(name.padEnd(20) + texts.map((text) => String(text).padStart(16)).join(''));
const both = (values, digits) => `${rank(values, 0.5).toFixed(digits)} / ${rank(values, 0.95).toFixed(digits)}`;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: CHROMIUM_ARGS });
try {
  await served(async (address) => {
    cells('from key to paint', ['posts', 'CPU', 'changed', 'painted', 'Chromium']);
    for (const slowdown of SLOWDOWNS) {
      for (const place of PLACES) {
        for (const posts of place.posts) {
          const times = await measure(browser, address, place, posts, slowdown);
          const told = [both(times.changed, 1), both(times.painted, 1), both(times.presented, 0).replaceAll(/\b16\b/g, '≤16')];
          cells(place.name, [posts > 0 ? posts.toLocaleString('en') : '-', slowdown > 1 ? `${slowdown}x slower` : 'as it is', ...told]);
        }
      }
    }
  });
} finally {
  await browser.close();
}
