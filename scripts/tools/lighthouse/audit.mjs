// Rates the built page with Lighthouse as on a phone, and fails below the scores that are wanted.
//   node scripts/tools/lighthouse/audit.mjs [folder for the reports]    (scripts/lighthouse builds the page first)
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import puppeteer from 'puppeteer-core';
import { CHROMIUM_ARGS, served } from '../../served.mjs';

const WANTED = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };
/** Of the performance, which no two runs agree on, the median counts. */
const RUNS = 3;
const reports = process.argv[2];

const fixed = (route) => async (_, address) => `${address}${route}`;

/** Makes the sample campaign as somebody does who comes for the first time, and leaves it: what is rated is coming back. */
async function sample(browser, address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.locator('::-p-aria([name="Try a sample"][role="button"])').click();
  await page.waitForSelector('[data-save="saved"]');
  const url = page.url();
  await page.goto('about:blank');
  await page.close();
  return url;
}

const PAGES = [
  ['home', fixed('#/')],
  ['calculator', fixed('#/tools/cpm?cost=500&impressions=250000')],
  ['sample campaign', sample],
];

async function rate(browser, url) {
  const page = await browser.newPage();
  const flags = { output: 'html', disableStorageReset: true, onlyCategories: Object.keys(WANTED) };
  const result = await lighthouse(url, flags, undefined, page);
  await page.close();
  if (!result || result.lhr.runtimeError) throw new Error(`${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
  return result;
}

const score = ({ lhr }, category) => Math.round(100 * lhr.categories[category].score);

/** What keeps a category from its full score. */
const faults = ({ lhr }, category) =>
  lhr.categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
    .map(({ id }) => `${lhr.audits[id].title} (${id}${lhr.audits[id].displayValue ? `: ${lhr.audits[id].displayValue}` : ''})`);

const cells = (name, texts) => console.log(name.padEnd(20) + texts.map((text) => String(text).padStart(16)).join(''));

let failed = false;
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM, args: CHROMIUM_ARGS });
try {
  await served(async (address) => {
    cells('Lighthouse, mobile', [...Object.keys(WANTED), 'largest paint', 'blocked']);
    for (const [name, open] of PAGES) {
      const url = await open(browser, address);
      const runs = [];
      for (let run = 0; run < RUNS; run += 1) runs.push(await rate(browser, url));
      const [median] = runs.sort((one, other) => score(one, 'performance') - score(other, 'performance')).slice(Math.floor(RUNS / 2));
      const shown = (audit) => median.lhr.audits[audit].displayValue;
      cells(name, [...Object.keys(WANTED).map((category) => score(median, category)), shown('largest-contentful-paint'), shown('total-blocking-time')]);
      for (const [category, wanted] of Object.entries(WANTED)) {
        if (score(median, category) >= wanted) continue;
        failed = true;
        console.log(`  ${category} is below ${wanted}:`, faults(median, category).join('; '));
      }
      if (reports) {
        await mkdir(reports, { recursive: true });
        await writeFile(join(reports, `${name.replaceAll(' ', '-')}.html`), median.report);
      }
    }
  });
} finally {
  await browser.close();
}
process.exitCode = failed ? 1 : 0;
