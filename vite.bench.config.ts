import { defineConfig } from 'vite';

/** Bundles the benches for Node, the way the workers are bundled for the browser. */
export default defineConfig({
  publicDir: false,
  build: {
    ssr: 'bench/run.ts',
    outDir: 'dist-cli/bench',
    target: 'node20',
    emptyOutDir: true,
    minify: false,
    // One file: threads run it too.
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
