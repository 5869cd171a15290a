// Takes a picture of every page at three widths, in both themes and languages, with nothing, one influencer, two hundred.
import { test } from './fixtures.mjs';
import { CALCULATORS, visit } from './steps.mjs';

const SIZES = [
  [390, 844],
  [768, 1024],
  [1440, 900],
];
const COUNTS = { empty: 0, one: 1, many: 200 };
const ID = '0000000050';
const FOLDER = new URL('../../target/look/', import.meta.url).pathname;
const letters = (number) => number.toString(36).padStart(9, '0');

/** A number between two, spread like followers are, the same at each run. */
const lively = (seed, from, to) => Math.round(from * (to / from) ** Math.abs((Math.sin(seed * 12.9898) * 43758.5453) % 1));

/** A stored campaign with so many influencers, who wrote a post each. */
function campaign(count) {
  const platforms = ['instagram', 'tiktok', 'youtube', 'xiaohongshu'];
  const all = Array.from({ length: count }, (_, at) => at);
  const size = (at) => lively(at + 1, 3000, 2_000_000);
  const person = (at) => {
    const accounts = platforms.map((_, place) => (place === at % 4 ? size(at) : null));
    return [`1${letters(at)}`, `creator.${at + 1}`, Math.round(size(at) * lively(at + 500, 30, 200) / 50), Math.round(size(at) / 4000), Math.round(size(at) * lively(at + 900, 10, 400) / 40), ...accounts];
  };
  const post = (at) => {
    const views = Math.round((size(at) * lively(at + 300, 10, 150)) / 100);
    const told = at % 9 === 4 ? [null, null, null, null, null] : [views, Math.round(views * 0.8), Math.round(views * 0.05), Math.round(views * 0.004), Math.round(views * 0.006)];
    return [`2${letters(at)}`, `1${letters(at)}`, platforms[at % 4], ['short', 'image', 'story', 'video'][at % 4], `2026-05-${String((at % 28) + 1).padStart(2, '0')}`, ...told];
  };
  const tables = {
    influencers: { columns: ['id', 'handle', 'fee', 'orders', 'revenue', ...platforms], rows: all.map(person) },
    posts: { columns: ['id', 'influencer', 'platform', 'kind', 'published', 'impressions', 'reach', 'likes', 'comments', 'clicks'], rows: all.map(post) },
  };
  const facts = { currency: 'USD', id: ID, name: 'Autumn launch', brand: 'Northlight', objectives: 'awareness sales content', engagement: 'likes comments shares saves', start: '2026-05-01', end: '2026-06-30' };
  return JSON.stringify({ app: 'influencer-kpi', version: 1, revision: 1, campaign: { facts, targets: { cpm: '8', roas: '3' }, ...tables } });
}

const pages = (count) => [
  '#/',
  ...(count === 1 ? CALCULATORS.filter((route) => !route.includes('abc')) : []),
  ...['', '/influencers', '/posts', '/settings'].map((section) => `#/campaign/${ID}${section}`),
  ...(count > 0 ? [`/influencers/1${letters(0)}`, `/posts/2${letters(0)}`] : []).map((section) => `#/campaign/${ID}${section}`),
];

for (const [name, count] of Object.entries(COUNTS)) {
  for (const [width, height] of SIZES) {
    for (const theme of ['light', 'dark']) {
      for (const language of ['en', 'zh-CN']) {
        test(`${name} ${width} ${theme} ${language}`, async ({ page, openApp }) => {
          await page.setViewportSize({ width, height });
          await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
          const entries = { 'influencer-kpi/settings': JSON.stringify({ language }), [`influencer-kpi/campaign/${ID}`]: campaign(count) };
          await page.addInitScript((all) => Object.entries(all).forEach(([key, text]) => localStorage.setItem(key, text)), entries);
          await openApp();
          const shoot = async (route) => {
            const file = route.replace(/\?.*/, '').replace(/[#/]+/g, '-').replace(ID, 'campaign').replace(/[12]000000000/, 'form');
            await page.screenshot({ path: `${FOLDER}${name}${file}-${width}-${theme}-${language}.png`, fullPage: true });
          };
          await visit(page, pages(count), shoot, false);
        });
      }
    }
  }
}
