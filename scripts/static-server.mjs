// Serves a folder as a plain static host does, on this computer only. Also used by the end-to-end tests.
//   node scripts/static-server.mjs <folder> [port] [base path, such as /some/sub/path/]
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};

const [folder = 'dist', port = '8080', base = '/'] = process.argv.slice(2);
const root = resolve(folder);

/** The file that a request path names, or null when it names nothing under the folder. */
async function locate(url) {
  const { pathname } = new URL(url, 'http://localhost');
  if (!pathname.startsWith(base)) return null;
  let file = resolve(root, `./${decodeURIComponent(pathname.slice(base.length))}`);
  if (file !== root && !file.startsWith(root + sep)) return null;
  if ((await stat(file)).isDirectory()) file = resolve(file, 'index.html');
  return { file, size: (await stat(file)).size };
}

const server = createServer(async (request, response) => {
  const found = await locate(request.url).catch(() => null);
  if (!found) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n');
    return;
  }
  response.writeHead(200, {
    'content-type': TYPES[extname(found.file)] ?? 'application/octet-stream',
    'content-length': found.size,
    'cache-control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(found.file).pipe(response);
});

server.on('error', (error) => {
  console.error(error.code === 'EADDRINUSE' ? `Port ${port} is taken: set PORT to another one.` : error.message);
  process.exit(1);
});
server.listen(Number(port), '127.0.0.1', () => {
  console.log(`Influencer KPI is at http://127.0.0.1:${server.address().port}${base} (Ctrl+C stops it)`);
});
