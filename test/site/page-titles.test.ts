import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sharedSites } from "./shared-sites.ts";

test.each([
  "whole",
  "rare",
  "empty",
] as const)("every page of the %s site has a title of its own", async (name) => {
  const { out } = await sharedSites[name]();
  const files = (await readdir(out, { recursive: true })).filter(
    (file) => file.endsWith(".html") && !file.startsWith("files/"),
  );
  const pages = new Map<string, string>();
  for (const file of files) {
    const title = /<title>([^<]*)<\/title>/.exec(await readFile(join(out, file), "utf8"))?.[1] ?? "";
    expect(pages.get(title), `${file}: ${title}`).toBeUndefined();
    pages.set(title, file);
  }
  expect(pages.size).toBeGreaterThan(20);
});
