import { defineConfig } from "vitest/config";

/** Tests that drive a real browser; `REGEST_CHROMIUM` is its path. They share the machine, so one file at a time. */
export default defineConfig({
  test: {
    // a busy machine may take seconds to load what is known of every language
    expect: { poll: { timeout: 10_000 } },
    include: ["test/browser/**/*.test.ts"],
    fileParallelism: false,
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
