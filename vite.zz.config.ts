import { defineConfig } from 'vite';

/** Bundles the benches for Node, the way the workers are bundled for the browser. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'bench/zz.ts',
    outDir: 'dist-cli/zz',
    target: 'node20',
    emptyOutDir: true,
    minify: false,
  },
});
