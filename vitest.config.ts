import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/unit/**/*.test.tsx', 'test/conformance/**/*.test.ts'],
    setupFiles: ['test/unit/all-strings.ts'],
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    // Nothing is timed: a busy machine is no fault. This only ends what would never end.
    testTimeout: 120_000,
  },
});
