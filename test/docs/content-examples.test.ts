import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { globSync } from "glob";
import { describe, expect, it } from "vitest";
import { readPageFiles } from "../../src/rules/rule-page.ts";
import { type Content, reportOn } from "../content-root.ts";
import { documents } from "./markdown-documents.ts";

/** Sites, rooms and evidence files that the documents' examples speak of. */
const base: Content = Object.fromEntries(
  globSync("**/*", { cwd: "test/docs/fixtures", nodir: true, posix: true }).map((path) => [
    path,
    readFileSync(join("test/docs/fixtures", path)),
  ]),
);

const withContent = documents
  .map(({ path, text }) => ({ path, files: readPageFiles(text) }))
  .filter(({ path, files }) => files.size > 0 && path !== "CONTRIBUTING.md");

describe("content that documents show", () => {
  it("is in README and in each guide", () => {
    expect(withContent.map(({ path }) => path)).toEqual([
      "README.md",
      "docs/de/schreiben.md",
      "docs/en/writing.md",
      "docs/format.md",
    ]);
  });

  it.each(withContent)("passes our checker: $path", async ({ files }) => {
    const shown = Object.fromEntries([...files].map(([path, { text }]) => [path, text]));
    const { findings } = await reportOn({ ...base, ...shown });
    const errors = findings.filter(
      // An excerpt does not assess every requirement.
      ({ severity, file, rule }) => severity === "error" && file in shown && rule !== "status-unassessed",
    );
    expect(errors.map(({ file, line, rule, message }) => `${file}:${line} ${rule} ${message.en}`)).toEqual(
      [],
    );
  });

  it("has the checksums of the files that it names", () => {
    for (const { files } of withContent) {
      const sidecar = files.get("evidence/rz-a/usv/wartung-2026.pdf.yaml");
      const bytes = base["evidence/rz-a/usv/wartung-2026.pdf"] ?? "";
      expect(sidecar?.text).toContain(createHash("sha256").update(bytes).digest("hex"));
    }
  });

  it("is not passed by accident: a slip in it is found", async () => {
    const [first] = withContent;
    const shown = Object.fromEntries(
      [...(first?.files ?? [])].map(([path, { text }]) => [path, text.replace("rz-a: ja", "rz-a: jaa")]),
    );
    const { findings } = await reportOn({ ...base, ...shown });
    expect(findings.map(({ rule }) => rule)).toContain("catalog-syntax");
  });
});
