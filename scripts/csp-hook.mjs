// Trunk's post-build hook: splits the program, finishes the worker, then completes the Content-Security-Policy in the built index.html.
// Trunk writes one inline module script that starts the app. Its SHA-256 takes the place of 'inline-scripts' in the policy, so
// that this script runs and no other inline script can.
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { joinStyles, minifyShell, split } from './split-hook.mjs';
import { finishWorker, optimiseWorker } from './worker-hook.mjs';

const PLACEHOLDER = "'inline-scripts'";

/** The policy sources for all inline scripts of a page, in order. */
export function inlineScriptHashes(html) {
  return [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)]
    .filter(([, attributes]) => !/\ssrc\s*=/i.test(attributes))
    .map(([, , text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
}

/** The page with its policy completed; throws when something in it would be blocked by that policy. */
export function completePolicy(html) {
  if (html.split(PLACEHOLDER).length !== 2) throw new Error(`index.html must name ${PLACEHOLDER} exactly once`);
  if (/<style\b/i.test(html)) throw new Error('index.html has an inline <style>: put it into a file');
  const markup = html.replace(/<script\b[\s\S]*?<\/script>/gi, '').replace(/<!--[\s\S]*?-->/g, '');
  const blocked = markup.match(/<[^>]*\s(style|on\w+)\s*=[^>]*>/i);
  if (blocked) throw new Error(`index.html has an inline style or event handler: ${blocked[0]}`);
  const hashes = inlineScriptHashes(html);
  if (hashes.length === 0) throw new Error('index.html has no inline script: does Trunk still start the app?');
  return html.replace(PLACEHOLDER, () => hashes.join(' '));
}

const staging = process.env.TRUNK_STAGING_DIR ?? 'dist';
const page = join(staging, 'index.html');
const root = fileURLToPath(new URL('..', import.meta.url));
// Before the scripts are hashed. Trunk runs the hooks of a stage side by side, so this cannot be one of its own.
const params = (await readFile(join(root, 'index.html'), 'utf8')).match(/data-wasm-opt-params="([^"]*)"/)[1].split(' ');
const target = process.env.CARGO_TARGET_DIR ?? join(root, 'target');
const program = join(target, 'wasm32-unknown-unknown/release/influencer-kpi.wasm');
const { TRUNK_PROFILE: profile } = process.env;
const isRelease = profile === 'release';
await Promise.all([
  // The compiler has made it quick already: what the higher levels do takes minutes and cannot be measured in it.
  isRelease && optimiseWorker(staging, ['-O1', ...params]),
  // Nothing lies below address 1024, the far end of the stack, which lets offsets be folded.
  split(staging, program, ['-Oz', '--converge', '--low-memory-unused', ...params]),
]);
await finishWorker(staging, join(target, 'wasm-bindgen', profile), isRelease);
if (isRelease) {
  await joinStyles(staging);
  await minifyShell(staging);
}
await writeFile(page, completePolicy(await readFile(page, 'utf8')));
