// The built page (dist/) in a real browser, served from a sub-path as on any static host.
import { execFileSync } from 'node:child_process';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS } from '../../scripts/served.mjs';

const port = process.env.E2E_PORT ?? '8123';
const base = '/some/sub/path/';

/** The system's browser, or undefined for the one that Playwright installed. The headless shell is the same one with less around it. */
function systemChromium() {
  const given = process.env.HEADLESS_SHELL || process.env.CHROMIUM;
  if (given) return given;
  for (const name of ['chromium-headless-shell', 'chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser']) {
    try {
      return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    } catch {
      // Not this one.
    }
  }
  return undefined;
}

export default defineConfig({
  testDir: '.',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  // A test must not fail because the computer is busy.
  timeout: 240_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://127.0.0.1:${port}${base}`,
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    serviceWorkers: 'allow',
    // With a trace of what it did a test takes half as long again: TRACE=1 where one is wanted.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: systemChromium(),
      args: CHROMIUM_ARGS,
    },
  },
  webServer: {
    command: `node ../../scripts/static-server.mjs ../../dist ${port} ${base}`,
    url: `http://127.0.0.1:${port}${base}`,
    reuseExistingServer: false,
  },
});
