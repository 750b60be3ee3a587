// A static server shaped like the common page hosts: gzip, dir/ answers with
// dir/index.html, a missing path with 404.html, and no folder is listed.
import http from 'node:http';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';

const types = {
  '.atom': 'application/atom+xml', '.css': 'text/css; charset=utf-8', '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8', '.json': 'application/json; charset=utf-8', '.jsonl': 'application/x-ndjson',
  '.md': 'text/markdown; charset=utf-8', '.png': 'image/png', '.svg': 'image/svg+xml', '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm', '.xml': 'application/xml; charset=utf-8', '.yaml': 'application/yaml; charset=utf-8',
};
const compressible = /^(text\/|application\/(json|xml|x-ndjson|atom|wasm|yaml)|image\/svg)/;

const isFile = (name) => fs.statSync(name, { throwIfNoEntry: false })?.isFile() ?? false;

// The file that answers a path of the site, or null.
export function fileFor(root, pathname) {
  let name;
  try { name = decodeURIComponent(pathname); } catch { return null; }
  const full = path.join(root, path.normalize('/' + name));
  if (name.endsWith('/')) return isFile(path.join(full, 'index.html')) ? path.join(full, 'index.html') : null;
  return isFile(full) ? full : null;
}

// Serves the folder root on a free port of 127.0.0.1.
export async function serve(root) {
  root = fs.realpathSync(root);
  const zipped = new Map();
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://127.0.0.1');
    const found = fileFor(root, pathname);
    const file = found ?? fileFor(root, '/404.html');
    if (!file) { response.writeHead(404, { 'content-type': 'text/plain' }); return response.end('not found\n'); }
    const type = types[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
    const headers = { 'content-type': type, 'cache-control': 'max-age=600', 'x-content-type-options': 'nosniff' };
    let body = fs.readFileSync(file);
    if (compressible.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) {
      if (!zipped.has(file)) zipped.set(file, zlib.gzipSync(body));
      body = zipped.get(file);
      Object.assign(headers, { 'content-encoding': 'gzip', vary: 'accept-encoding' });
    }
    headers['content-length'] = body.length;
    response.writeHead(found ? 200 : 404, headers);
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    root,
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => { server.closeAllConnections(); server.close(done); }),
  };
}
