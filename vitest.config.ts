import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests of what is published or run as a whole: they start programs and a browser, or stand in for the process. */
const published = [
  ...["cli", "docs", "editor", "example", "lsp", "package", "pdf", "publish", "site"].map(
    (folder) => `test/${folder}/**/*.test.ts`,
  ),
  // Stands in for the disk, before anything else has loaded what writes to it.
  "test/source/edit/write-whole.test.ts",
];

export default defineConfig({
  test: {
    // Generous: many tests start whole programs, and a busy machine is no defect.
    testTimeout: 120_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 20_000 } },
    maxWorkers: 2,
    env: {
      // As in a pipeline: no test leaves a cache in a content root, or recalls what another one has read.
      CI: "true",
      // Hundreds of tests start the program, each time from its source.
      NODE_COMPILE_CACHE: fileURLToPath(new URL("node_modules/.cache/compiled", import.meta.url)),
    },
    projects: [
      {
        extends: true,
        test: {
          name: "published",
          include: published,
          globalSetup: "test/run-setup.ts",
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: "pure",
          include: ["test/**/*.test.ts"],
          exclude: published,
          // They leave nothing behind in the process: our modules are loaded once for all of them.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
