// What is shown as saved is saved: reloads, other tabs, a killed browser, a full quota, damaged and future documents.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { appStarted, expect, stored, test } from './fixtures.mjs';
import { newCampaign, saved } from './steps.mjs';

const CAMPAIGN = 'influencer-kpi/campaign/';

/** The campaigns in local storage by key: each must be readable. */
async function documents(page) {
  const entries = Object.entries(await stored(page)).filter(([key]) => key.startsWith(CAMPAIGN));
  return Object.fromEntries(entries.map(([key, text]) => [key, JSON.parse(text)]));
}

/** What was set aside, by key. */
const asides = async (page) =>
  Object.entries(await stored(page)).filter(([key]) => key.startsWith('influencer-kpi/aside/'));

const notes = (page) => page.getByLabel('Notes', { exact: true });

/** A campaign that is stored, and its key. */
async function storedCampaign(page, name) {
  await newCampaign(page, { Name: name });
  await saved(page);
  const all = await documents(page);
  return Object.keys(all).find((key) => all[key].campaign.facts.name === name);
}

/** The settings of the campaign under a key. */
const settingsOf = (key) => `#/campaign/${key.slice(CAMPAIGN.length)}/settings`;

async function reload(page) {
  await page.reload();
  await appStarted(page);
}

test('what was typed is there after a reload, even when it was not saved yet', async ({ page, openApp }) => {
  await openApp();
  await storedCampaign(page, 'Spring launch');
  await notes(page).fill('typed and reloaded at once');
  await reload(page);
  await expect(notes(page)).toHaveValue('typed and reloaded at once');
  await saved(page);
});

test('two pages that make 200 edits in turn lose none and show each other\'s', async ({ page, context, openApp }) => {
  test.setTimeout(300_000);
  await openApp();
  const key = await storedCampaign(page, 'Shared');
  const other = await context.newPage();
  await other.goto(`./${settingsOf(key)}`);
  await appStarted(other);
  // Any field that takes a number; the days do not.
  const inputs = page.locator('main input[type="text"]:visible:not(#start, #end), main textarea:visible');
  await expect(inputs.first()).toBeVisible();
  const fields = await inputs.evaluateAll((all) => all.map((input) => input.id));
  expect(fields.length).toBeGreaterThanOrEqual(6);

  // Every other field is a page's own; it fills them in over and over, 100 times in all and at its own pace.
  const typed = new Map();
  const type = async (on, turn) => {
    const own = fields.filter((_, index) => index % 2 === turn);
    for (let edit = 1; edit <= 100; edit += 1) {
      const id = own[edit % own.length];
      await on.locator(`#${id}`).fill(String(edit));
      typed.set(id, edit);
      if (edit % 3 === turn) await on.waitForTimeout(40 * (turn + 1));
    }
  };
  await Promise.all([type(page, 0), type(other, 1)]);
  await Promise.all([saved(page), saved(other)]);

  const number = (id) => Number(document.getElementById(id)?.value.replace(/[^0-9.]/g, ''));
  const values = (on) => on.evaluate(`${JSON.stringify(fields)}.map(${number})`);
  const expected = fields.map((id) => typed.get(id));
  for (const on of [page, other]) await expect.poll(() => values(on)).toEqual(expected);
  expect(await asides(page)).toEqual([]);
  await reload(page);
  await expect.poll(() => values(page)).toEqual(expected);
});

/** A browser of its own that can be killed. */
async function startBrowser(profile, executable, args) {
  const all = [...args, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
  // A process group of its own, so that one signal ends the browser with all its processes.
  const child = spawn(executable, all, { detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise((resolve, reject) => {
    let output = '';
    child.once('exit', () => reject(new Error(`The browser ended: ${output}`)));
    child.stderr.on('data', (data) => {
      output += data;
      const found = output.match(/DevTools listening on (ws:\S+)/);
      if (found) resolve(found[1]);
    });
  });
  const browser = await chromium.connectOverCDP(address);
  const gone = new Promise((resolve) => child.once('exit', resolve));
  return {
    context: browser.contexts()[0],
    kill: async () => {
      process.kill(-child.pid, 'SIGKILL');
      await gone;
    },
  };
}

/** Reports the notes each time that the page shows them as saved. */
async function reportSaved(page, report) {
  await page.exposeFunction('reportSaved', report);
  await page.evaluate(() => {
    let before = '';
    const look = () => {
      const state = document.querySelector('.save-status')?.dataset.save;
      const value = document.querySelector('#notes')?.value;
      if (state === 'saved' && value && value !== before) {
        before = value;
        globalThis.reportSaved(Number(value));
      }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
    look();
  });
}

test('a browser that is killed 30 times while one types never loses what was shown as saved', async ({ baseURL, watch, launchOptions }) => {
  test.setTimeout(300_000);
  const profile = await mkdtemp(path.join(tmpdir(), 'influencer-kpi-'));
  const executable = launchOptions.executablePath ?? chromium.executablePath();
  let address = baseURL;
  let number = 0;
  let shown = 0;
  let confirmed = 0;
  for (let round = 0; round <= 30; round += 1) {
    const browser = await startBrowser(profile, executable, launchOptions.args);
    await watch(browser.context);
    const page = await browser.context.newPage();
    await page.goto(address);
    await appStarted(page);
    if (round === 0) {
      address = `${baseURL}${settingsOf(await storedCampaign(page, 'Killed'))}`;
    } else {
      await expect.poll(async () => Number(await notes(page).inputValue()), `round ${round}`).toBeGreaterThanOrEqual(shown);
      expect(await asides(page), `round ${round}`).toEqual([]);
      expect(Object.keys(await documents(page)), `round ${round}`).toHaveLength(1);
    }
    await reportSaved(page, (value) => {
      shown = Math.max(shown, value);
      confirmed += 1;
    });
    // A different moment each time: within a save, right after it, between two.
    const end = Date.now() + 400 + ((round * 137) % 600);
    const dead = new Promise((resolve) => setTimeout(resolve, end - Date.now())).then(browser.kill);
    while (Date.now() < end) {
      number += 1;
      await notes(page).fill(String(number)).catch(() => {});
    }
    await dead;
  }
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  // Otherwise nothing was proven.
  expect(confirmed).toBeGreaterThan(30);
});

test('a full quota is told, and everything is there for download and saved once there is room', async ({ page, openApp }) => {
  await openApp();
  const key = await storedCampaign(page, 'Full');
  const before = (await stored(page))[key];
  await page.evaluate(() => {
    for (let size = 1 << 22; size >= 1; size = Math.floor(size / 2)) {
      try {
        for (let index = 0; ; index += 1) localStorage.setItem(`filler/${size}/${index}`, 'x'.repeat(size));
      } catch {
        // As full as it gets with pieces of this size.
      }
    }
  });
  await notes(page).fill('no room for this');
  await expect(page.getByRole('alert')).toContainText('storage for the page is full');
  await expect(page.locator('.save-status')).toHaveAttribute('data-save', 'failed');
  expect((await stored(page))[key]).toBe(before);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('alert').getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('no room for this');

  await page.evaluate(() => {
    for (const name of Object.keys(localStorage).filter((name) => name.startsWith('filler/'))) localStorage.removeItem(name);
  });
  await page.getByRole('button', { name: 'Try again' }).click();
  await saved(page);
  expect((await documents(page))[key].campaign.facts.notes).toBe('no room for this');
});

test('a damaged document is set aside, told, and brought back from the safety copy', async ({ page, openApp }) => {
  await openApp();
  const key = await storedCampaign(page, 'Damaged');
  await page.evaluate((name) => localStorage.setItem(name, '{"app":"influencer-kpi","version":1,"rev'), key);
  await reload(page);
  await expect(page.getByText('could not be read and was set aside')).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Damaged');
  expect((await asides(page)).map(([, text]) => text)).toEqual(['{"app":"influencer-kpi","version":1,"rev']);
  expect((await documents(page))[key].campaign.facts.name).toBe('Damaged');

  // Nothing of it is ever overwritten, and another damage gets a place of its own.
  await page.evaluate((name) => localStorage.setItem(name, 'more damage'), key);
  await reload(page);
  await expect.poll(async () => (await asides(page)).length).toBe(2);
});

test('a document that another tab damages is stored again by the tab that has it open', async ({ page, context, openApp }) => {
  await openApp();
  const key = await storedCampaign(page, 'Still open');
  const other = await context.newPage();
  await other.goto('./');
  await appStarted(other);
  await other.evaluate((name) => localStorage.setItem(name, 'damage'), key);
  await expect.poll(async () => (await stored(page))[key]).toContain('Still open');
  expect((await asides(page)).map(([, text]) => text)).toEqual(['damage']);
});

test('a document of a future version is told and never touched', async ({ page, openApp }) => {
  const future = '{"app":"influencer-kpi","version":99,"revision":5,"campaign":{"of":"another shape"}}';
  await openApp();
  const key = await storedCampaign(page, 'Future');
  await page.evaluate(([name, text]) => localStorage.setItem(name, text), [key, future]);
  await reload(page);
  await expect(page.getByText('saved by a newer version')).toBeVisible();
  await page.goto('./#/');
  await storedCampaign(page, 'Another').catch(() => {});
  await reload(page);
  expect((await stored(page))[key]).toBe(future);
  expect(await asides(page)).toEqual([]);
});

test('a campaign that is open is not saved over the future version that appears under it', async ({ page, context, openApp }) => {
  const future = '{"app":"influencer-kpi","version":99,"revision":5,"campaign":{}}';
  await openApp();
  const key = await storedCampaign(page, 'Overtaken');
  const other = await context.newPage();
  await other.goto('./');
  await appStarted(other);
  await other.evaluate(([name, text]) => localStorage.setItem(name, text), [key, future]);
  await notes(page).fill('written by the old page');
  await expect(page.locator('.save-status')).toHaveAttribute('data-save', 'failed');
  expect((await stored(page))[key]).toBe(future);
});

test('what was cleared on purpose does not come back', async ({ page, openApp }) => {
  await openApp();
  await storedCampaign(page, 'Cleared');
  await page.evaluate(() => localStorage.clear());
  await page.goto('./#/');
  await reload(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Campaigns' })).toBeVisible();
  await page.waitForTimeout(500);
  await expect(page.getByText('Cleared')).toHaveCount(0);
  expect(await documents(page)).toEqual({});
});

test('a backup brings the whole workspace back exactly', async ({ page, openApp }) => {
  await openApp();
  const key = await storedCampaign(page, 'Backed up “春” 🚀');
  await notes(page).fill('line one\nline two');
  await saved(page);
  const before = (await documents(page))[key].campaign;
  await page.goto('./#/');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download backup' }).click()]);
  const file = await download.path();
  await page.evaluate(() => localStorage.clear());
  await reload(page);
  expect(await documents(page)).toEqual({});
  for (let times = 0; times < 2; times += 1) {
    await page.locator('#backup-file').setInputFiles(file);
    await expect.poll(async () => (await documents(page))[key]?.campaign).toEqual(before);
    expect(Object.keys(await documents(page))).toEqual([key]);
  }
});
