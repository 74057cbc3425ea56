import { cpSync, createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import optimizeLocales from '@react-aria/optimize-locales-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const types: Record<string, string> = {
  '.json': 'application/json; charset=utf-8',
  '.geojson': 'application/geo+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};

/**
 * Serves data/ in development and copies it, unhashed, to dist/data: same addresses in both, so that a bureau
 * swaps files without a rebuild.
 */
function catalogueFiles(): Plugin {
  const root = resolve(import.meta.dirname, 'data');
  let outDir = '';
  return {
    name: 'catalogue-files',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir);
    },
    configureServer(server) {
      server.middlewares.use('/data', (request, response, next) => {
        const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0]));
        const file = join(root, path);
        if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) return next();
        response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
        createReadStream(file).pipe(response);
      });
    },
    closeBundle() {
      if (existsSync(root))
        cpSync(root, join(outDir, 'data'), {
          recursive: true,
          filter: (path) => path !== join(root, 'sources'),
        });
    },
  };
}

export default defineConfig({
  // One page: an address that is no file is an error, not the page again.
  appType: 'mpa',
  base: './',
  // React Aria brings its words in 34 languages; the page has two.
  plugins: [react(), optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }), catalogueFiles()],
  worker: { format: 'es' },
  build: {
    target: 'chrome109',
    chunkSizeWarningLimit: 2200,
    // Fonts and icons stay files: a style sheet full of base64 would block the first paint.
    assetsInlineLimit: 0,
  },
  server: { host: '127.0.0.1' },
  preview: { allowedHosts: ['shengtu.test'] },
});
