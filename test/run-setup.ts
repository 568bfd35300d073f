import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { serveBrowser } from "./browser.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A folder that all test files of a run share: see `oncePerRun`. */
    readonly runFolder: string;
    /** Where the run's one browser takes orders. */
    readonly browser: string;
  }
}

/** What all tests of published things share in one run: a browser, and a folder for what is built once. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-test-run-"));
  const browser = await serveBrowser();
  project.provide("runFolder", folder);
  project.provide("browser", browser.wsEndpoint());
  return async () => {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  };
}
