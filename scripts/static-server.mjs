// Serves a folder as a plain static host does, compressed where the browser takes that, on this computer only. Also used by the
// end-to-end tests and the measurements.
//   node scripts/static-server.mjs <folder> [port] [base path, such as /some/sub/path/]
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

const [folder = 'dist', port = '8080', base = '/'] = process.argv.slice(2);
const root = resolve(folder);

/** The file that a request path names; throws when it names nothing under the folder. */
async function locate(url) {
  const { pathname } = new URL(url, 'http://localhost');
  if (!pathname.startsWith(base)) throw new Error('outside of the base path');
  let file = resolve(root, `./${decodeURIComponent(pathname.slice(base.length))}`);
  if (file !== root && !file.startsWith(root + sep)) throw new Error('outside of the folder');
  if ((await stat(file)).isDirectory()) file = resolve(file, 'index.html');
  return { file, changed: (await stat(file)).mtimeMs };
}

// The quality that hosts take who compress as they serve: the best one takes seconds for the program.
const brotli = (bytes) => promisify(zlib.brotliCompress)(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } });
const ENCODINGS = [['br', brotli], ['gzip', promisify(zlib.gzip)]];
const served = new Map();

/** What is sent of a file, and how it is compressed; each is made once. */
function bodyOf({ file, changed }, accepted) {
  const [encoding, compress] = ENCODINGS.find(([name]) => extname(file) !== '.png' && new RegExp(`\\b${name}\\b`).test(accepted)) ?? [];
  const key = `${file} ${changed} ${encoding}`;
  if (!served.has(key)) served.set(key, compress ? readFile(file).then(compress) : readFile(file));
  return served.get(key).then((body) => ({ body, encoding }));
}

const server = createServer(async (request, response) => {
  try {
    const found = await locate(request.url);
    const { body, encoding } = await bodyOf(found, request.headers['accept-encoding'] ?? '');
    response.writeHead(200, {
      'content-type': TYPES[extname(found.file)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'no-cache',
      vary: 'accept-encoding',
      ...(encoding && { 'content-encoding': encoding }),
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  } catch {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
  }
});

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken: set PORT to another one.` : error.message);
  process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`Influencer KPI is at http://127.0.0.1:${server.address().port}${base} (Ctrl+C stops it)`);
});
