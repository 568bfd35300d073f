import { expect, it } from "vitest";
import { reportOn } from "../content-root.ts";
import { clean } from "./clean-root.ts";

it("`source` may stand in any front matter and sidecar, and nothing that is published shows it", async () => {
  const marked = Object.fromEntries(
    Object.entries(clean).map(([path, text]) => {
      const isFront = path.endsWith(".md");
      const line = "source: FREMD-0815\n";
      if (isFront) return [path, String(text).replace("---\n", `---\n${line}`)];
      return [path, path.endsWith(".yaml") ? `${line}${text}` : text];
    }),
  );
  const report = await reportOn(marked);
  expect(report.findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual([]);
  expect(JSON.stringify(report)).not.toContain("FREMD");
});
