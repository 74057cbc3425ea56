import { defineConfig } from 'vite';

/** Bundles the command line into one file for Node, the way the workers are bundled for the browser. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: process.env.SHENGTU_CLI_OUT ?? 'dist-cli',
    target: 'node20',
    // dist-cli holds the bundle of the benches as well.
    emptyOutDir: false,
    minify: false,
    // One file, also of what the page loads when first needed.
    rolldownOptions: { output: { codeSplitting: false } },
  },
});
