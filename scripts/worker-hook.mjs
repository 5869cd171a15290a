// Finishes the Web Worker (src/bin/worker.rs). Trunk names its files after the program, since nobody would know a name with a hash;
// here they get one, and index.html tells it. It is compiled for speed, since its size is no part of the first load. Its script
// starts it, which saves a file.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hash, optimised, replace, run } from './split-hook.mjs';
import { minifyImports } from './wasm-imports.mjs';

const NAME = 'worker';
const WASM = 'the-worker.wasm'; // stands for the name, which is a hash of what it stands in

/** The module without what only linkers and debuggers read. */
function withoutNotes(wasm) {
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const start = at;
    const id = wasm[at++];
    let size = 0;
    for (let shift = 0, byte = 128; byte > 127; shift += 7) {
      byte = wasm[at++];
      size += (byte & 127) * 2 ** shift;
    }
    at += size;
    if (id !== 0) kept.push(wasm.subarray(start, at));
  }
  return Buffer.concat(kept);
}

/** Optimises the worker in the folder `staging`; `params` are those of wasm-opt. */
export const optimiseWorker = (staging, params) => optimised(join(staging, `${NAME}_bg.wasm`), params);

/** Finishes the worker in the folder `staging`; `made` is where wasm-bindgen's script still is as it was made. */
export async function finishWorker(staging, made, isOptimised) {
  const [script, wasm] = [`${NAME}.js`, `${NAME}_bg.wasm`].map((name) => join(staging, name));
  const start = `wasm_bindgen({ module_or_path: '${WASM}' }).catch((error) => postMessage(String(error)));\n`;
  let text = `${await readFile(join(made, `${NAME}.js`), 'utf8')}\n${start}`;
  let bytes = await readFile(wasm);
  if (isOptimised) {
    [bytes, text] = minifyImports(withoutNotes(bytes), text);
    await writeFile(script, text);
    text = run('terser', script, '--toplevel', '--compress', 'passes=3,ecma=2020', '--mangle').toString();
  }
  const name = `${NAME}-${hash(bytes, text)}`;
  await writeFile(join(staging, `${name}_bg.wasm`), bytes);
  await writeFile(join(staging, `${name}.js`), replace(text, WASM, `${name}_bg.wasm`));
  await Promise.all([script, wasm].map((file) => rm(file)));
  const page = join(staging, 'index.html');
  await writeFile(page, replace(await readFile(page, 'utf8'), '<html', `<html data-worker="${name}.js"`));
}
