// Splits the program into what the first page needs and what comes later (src/app/later.rs).
// Trunk has built the program as one file, with the feature `split` and with relocations. The splitter must run before wasm-bindgen,
// where Trunk has no hook, so that this does again what Trunk did after compiling: wasm-bindgen, wasm-opt, names with hashes.
// It minifies the script as well, which Trunk's minifier cannot read.
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { minifyImports } from './wasm-imports.mjs';

const NAME = 'influencer-kpi';
const PLACEHOLDER = '__wasm_split_placeholder__'; // where a program that is to be split imports from
const LINK = './__wasm_split.js';
const WASM = 'the-program.wasm'; // stands for the name, which is a hash of what it stands in

// What they warn of is the format that they hand each other; what they say when they fail is in the error.
export const run = (command, ...given) => execFileSync(command, given, { stdio: 'pipe' });
export const hash = (...parts) => parts.reduce((all, part) => all.update(part), createHash('sha256')).digest('hex').slice(0, 16);

/** The module, optimised in its place. That takes long, and one core only: modules may go side by side. */
export async function optimised(wasm, params) {
  await promisify(execFile)('wasm-opt', [...params, wasm, '-o', wasm]);
  return readFile(wasm);
}

/** Replaces the one place in `text` that must be there. */
export function replace(text, pattern, replacement) {
  if (text.split(pattern).length !== 2) throw new Error(`split: expected ${pattern} once; has the format of a tool changed?`);
  return text.replace(pattern, () => replacement);
}

const integrity = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Joins the style sheets, which saves two requests and compresses better, in the order in which index.html names them. */
export async function joinStyles(staging) {
  const page = join(staging, 'index.html');
  let html = await readFile(page, 'utf8');
  const links = [...html.matchAll(/<link [^>]*href=\.\/([\w-]+\.css)[^>]*>/g)];
  const parts = await Promise.all(links.map(([, name]) => readFile(join(staging, name))));
  if (parts.length === 0) throw new Error('split: index.html names no style sheet');
  const all = Buffer.concat(parts);
  const name = `app-${hash(all)}.css`;
  for (const [link, part] of links) {
    html = replace(html, link, link === links[0][0] ? `<link href=./${name} integrity=${integrity(all)} rel=stylesheet>` : '');
    await rm(join(staging, part));
  }
  await writeFile(join(staging, name), all);
  await writeFile(page, html);
}

/** Minifies the script of the shell, which Trunk leaves as it is, and renews its integrity hash in index.html. */
export async function minifyShell(staging) {
  const page = join(staging, 'index.html');
  const html = await readFile(page, 'utf8');
  const name = (await readdir(staging)).find((file) => /^shell-[0-9a-f]+\.js$/.test(file));
  if (!name) throw new Error('split: there is no shell script');
  const path = join(staging, name);
  const old = integrity(await readFile(path));
  const short = run('terser', path, '--compress', '--mangle');
  await writeFile(path, short);
  await writeFile(page, replace(html, old, integrity(short)));
}

/** Splits the program in the folder `staging`, if it is one to be split; `params` are those of wasm-opt. */
export async function split(staging, program, params) {
  const html = await readFile(join(staging, 'index.html'), 'utf8');
  const old = html.match(new RegExp(`\\./(${NAME}-[0-9a-f]+)\\.js`))?.[1];
  if (!old) throw new Error('split: index.html names no program');
  if (!(await readFile(join(staging, `${old}.js`), 'utf8')).includes(PLACEHOLDER)) return;

  const work = await mkdtemp(join(tmpdir(), `${NAME}-split-`));
  try {
    run('wasm-split-cli', '--target', 'web', '--out-name', NAME, program, work);
    run('wasm-bindgen', '--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', work, '--out-name', NAME, join(work, `${NAME}.wasm`));
    const files = (await readdir(work)).filter((file) => /^(split_\w+|chunk_\d+)\.wasm$/.test(file));
    const [first, ...others] = await Promise.all([`${NAME}_bg.wasm`, ...files].map((file) => optimised(join(work, file), params)));

    let link = await readFile(join(work, LINK), 'utf8');
    // What a part and another one share is a part of its own, which the loader of each names.
    const shared = (part) => {
      const [, needed] = link.match(new RegExp(`"\\./split_${part}\\.wasm"[^[\\]]*\\[([^\\]]*)\\]`)) ?? [];
      if (needed === undefined) throw new Error(`split: no loader of ${part}; has the format of the splitter changed?`);
      return [...needed.matchAll(/__(chunk_\d+)/g)].map(([, chunk]) => chunk);
    };
    const early = Object.fromEntries(['later', 'bench', 'chinese'].map((part) => [part, [part, ...shared(part)]]));
    const parts = {};
    for (const [place, bytes] of others.entries()) {
      const file = files[place];
      const part = file.match(/^(?:split_)?(\w+)\.wasm$/)[1];
      const name = `${NAME}-${part}-${hash(bytes)}.wasm`;
      parts[part] = name;
      await writeFile(join(staging, name), bytes);
      link = replace(link, `"./${file}"`, `"./${name}"`);
    }

    // The splitter's script becomes a part of wasm-bindgen's, which saves a request before anything can start.
    const loaders = [...link.matchAll(/export const (\w+)/g)].map(([, name]) => name);
    link = replace(link, `import { initSync } from "./${NAME}.js";\n`, '').replaceAll('export const', 'const');
    let script = await readFile(join(work, `${NAME}.js`), 'utf8');
    const imports = [...script.matchAll(/import \* as (\w+) from ["']\.\/__wasm_split\.js["'];?/g)];
    if (imports.length === 0) throw new Error('split: the script does not import the loaders; has the format of wasm-bindgen changed?');
    for (const [imported, name] of imports) script = replace(script, imported, `const ${name} = { ${loaders.join(', ')} };`);
    script = `${link}\n${script}`;
    const [wasm, long] = minifyImports(first, script);
    const file = join(work, `${NAME}.js`);
    await writeFile(file, replace(long, `'${NAME}_bg.wasm'`, `'${WASM}'`));
    const short = run('terser', file, '--module', '--compress', 'passes=3,ecma=2020', '--mangle').toString();

    const now = `${NAME}-${hash(wasm, short)}`;
    await rm(join(staging, `${old}.js`));
    await rm(join(staging, `${old}_bg.wasm`));
    await writeFile(join(staging, `${now}_bg.wasm`), wasm);
    await writeFile(join(staging, `${now}.js`), replace(short, WASM, `${now}_bg.wasm`));
    // For shell.js, which fetches them early where the address or the language wants them.
    const told = Object.entries(early).map(([part, files]) => `data-${part}="${files.map((file) => parts[file]).join(' ')}"`);
    await writeFile(join(staging, 'index.html'), replace(html, '<html', `<html ${told.join(' ')}`).replaceAll(old, now));
  } finally {
    await rm(work, { recursive: true });
  }
}
