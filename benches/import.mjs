// Rows a second from a file's bytes to typed rows and their sums, and into a spreadsheet, beside what others do with the same: in
// Chromium, all in one page and in turns.
//   node benches/import.mjs [samples]    (scripts/bench import builds what it needs first)
import { createRequire } from 'node:module';
import { CHROMIUM_ARGS, served } from '../scripts/served.mjs';

const { chromium } = createRequire(new URL('../tests/e2e/package.json', import.meta.url))('@playwright/test');

const SAMPLES = Number(process.argv[2] ?? 9);
const RACES = [
  ['CSV read', 'csv', 10_000],
  ['CSV read', 'csv', 100_000],
  ['XLSX read', 'xlsxRead', 10_000],
  ['XLSX written', 'xlsxWrite', 10_000],
];

await served(async (address) => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: CHROMIUM_ARGS });
  try {
    console.log(`Chromium ${browser.version()}, medians of ${SAMPLES}`);
    for (const [name, race, rows] of RACES) {
      const page = await browser.newPage();
      await page.goto(`${address}benches/import/page.html`);
      await page.waitForFunction('window.bench');
      const { bytes, times } = await page.evaluate(([race, rows, samples]) => bench[race](rows, samples), [race, rows, SAMPLES]);
      console.log(`\n${name}, ${rows.toLocaleString('en')} rows, ${(bytes / 1e6).toFixed(1)} MB`);
      const best = Math.min(...Object.entries(times).map(([who, time]) => (who === 'ours' ? Infinity : time)));
      for (const [who, time] of Object.entries(times)) {
        const speed = Math.round((rows / time) * 1_000).toLocaleString('en');
        const share = who === 'ours' ? `  ${(time / best).toFixed(2)} of the fastest other` : '';
        console.log(`${who.padEnd(12)}${`${time.toFixed(1)} ms`.padStart(12)}${`${speed} rows/s`.padStart(20)}${share}`);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
}, '.');
