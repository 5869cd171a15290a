// The built page, or another folder, served for as long as something is measured.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What Chromium needs to run anywhere, and to keep to the page. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Calls `use` with the address of a folder on a free port, and ends the server afterwards. */
export async function served(use, folder = 'dist') {
  const server = spawn(process.execPath, ['scripts/static-server.mjs', folder, '0'], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [said] = await once(createInterface(server.stdout), 'line');
    await use(said.match(/http:\S+/)[0]);
  } finally {
    server.kill();
  }
}
