// npm start: installs what is missing, builds when the sources are newer, serves dist/ and prints the address.
import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { ensurePackages, root, run } from './environment.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

function newest(path) {
  if (!existsSync(path)) return 0;
  const info = statSync(path);
  if (!info.isDirectory()) return info.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

ensurePackages();
const dist = join(root, 'dist');
const sources = ['src', 'public', 'data', 'index.html', 'vite.config.ts', 'package-lock.json'];
const changed = Math.max(...sources.map((name) => newest(join(root, name))));
if (newest(join(dist, 'index.html')) < changed) {
  console.log('Building …');
  const code = run(process.execPath, [
    join(root, 'node_modules/vite/bin/vite.js'),
    'build',
    '--logLevel',
    'warn',
  ]);
  if (code !== 0) process.exit(code);
}

const argument = (name, fallback) => {
  const index = process.argv.indexOf(name);
  return index > 0 ? process.argv[index + 1] : fallback;
};
const host = argument('--host', '127.0.0.1');
let port = Number(argument('--port', process.env.PORT ?? '5280'));

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname));
  let file = join(dist, path);
  if (!file.startsWith(dist)) file = '';
  if (file && existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  if (!file || !existsSync(file)) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' });
    response.end('Not found');
    return;
  }
  const hashed = path.includes('assets');
  response.writeHead(200, {
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  createReadStream(file).pipe(response);
});
server.on('error', (error) => {
  if (error.code === 'EADDRINUSE' && !process.argv.includes('--port')) {
    port += 1;
    server.listen(port, host);
    return;
  }
  console.error(`Cannot serve on ${host}:${port}: ${error.message}`);
  process.exit(1);
});
server.on('listening', () => {
  console.log(`声图 Shengtu: http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}/`);
  if (host === '0.0.0.0')
    for (const { address, family, internal } of Object.values(networkInterfaces()).flat())
      if (family === 'IPv4' && !internal) console.log(`               http://${address}:${port}/`);
});
server.listen(port, host);
