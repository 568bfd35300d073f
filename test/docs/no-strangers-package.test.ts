import { readFileSync } from "node:fs";
import { globSync } from "glob";
import { expect, it } from "vitest";

it("nothing advises a call that would fetch a stranger's package of our name", () => {
  const files = globSync(
    ["*.md", "docs/**/*.md", "examples/**/*", "src/**/*.{ts,md}", "site/src/**/*.{ts,astro}"],
    {
      posix: true,
      nodir: true,
    },
  );
  expect(files.length).toBeGreaterThan(300);
  const advising = files.filter((path) => /npx +(?:-y |--yes )?nachweis/.test(readFileSync(path, "utf8")));
  expect(advising).toEqual([]);
});
