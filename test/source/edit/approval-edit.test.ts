import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { withApproval } from "../../../src/source/edit/approval-edit.ts";

const digest = "ab".repeat(32);
const approval = { by: "Leitung: RZ", on: "2026-11-20", digest };

const matterOf = (text: string) =>
  parse(text.split(/^---$/m)[1] ?? "", { schema: "failsafe" }) as { documents: unknown };

describe("an approval is written into the domain", () => {
  it.each([
    ["without documents", "title: V # so heißt er\napproach: basic\n"],
    [
      "with documents for all",
      'title: V\ndocuments:\n  version: "2.1"\n  approved: {by: L, on: 2026-09-30}\n# danach\nexpiring: P90D\n',
    ],
    [
      "with documents on one line",
      'title: V\ndocuments: {version: "2.1", approved: {by: L, on: 2026-09-30}}\nexpiring: P90D\n',
    ],
    ["with nothing in them on one line", "title: V\ndocuments: {}\n"],
    [
      "with the document",
      'title: V\ndocuments:\n    A.1:\n        version: "3"\n\n# danach\nexpiring: P90D\n',
    ],
    [
      "with the document on one line",
      'title: V\ndocuments:\n  A.1: {version: "3", owner: ISB}\n  A.2: {version: "1"}\n',
    ],
    ["with the document last", 'title: V\ndocuments:\n  A.1:\n    version: "3"\n'],
    [
      "over an older approval",
      `title: V\ndocuments:\n  A.1:\n    approved: {by: L, on: 2025-01-01, digest: ${"0".repeat(64)}}\n    version: "3"\n`,
    ],
    [
      "over an older approval of several lines",
      'title: V\ndocuments:\n  A.1:\n    approved:\n      by: L\n      on: 2025-01-01\n    version: "3"\nexpiring: P90D\n',
    ],
  ])("%s", (_, yaml) => {
    const before = `---\n${yaml}---\n\n# Text\n\n---\n`;
    const after = withApproval(before, "A.1", approval) ?? "";
    const { documents: old } = matterOf(before) as { documents?: Record<string, object> };
    expect(matterOf(after)).toEqual({
      ...matterOf(before),
      documents: { ...old, "A.1": { ...old?.["A.1"], approved: approval } },
    });
    // Every line that says something else is still there, as it was.
    const kept = before.split("\n").filter((line) => !/approved|by:|on:|A\.1|documents/.test(line));
    expect(after.split("\n").filter((line) => kept.includes(line))).toEqual(kept);
  });

  it("with the line ends of the file", () => {
    const windows = withApproval("---\r\ntitle: V\r\n---\r\n", "A.1", approval) ?? "";
    expect(windows.replaceAll("\r\n", "\n")).toBe(withApproval("---\ntitle: V\n---\n", "A.1", approval));
    expect(windows.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it.each([
    ["no front matter", "# Text\n"],
    ["a list where the documents should be", "---\ntitle: V\ndocuments: [A.1]\n---\n"],
    ["no YAML", "---\ntitle: [\n---\n"],
    ["line ends of two kinds", "---\r\ntitle: V\n---\r\n"],
    ["an anchor that would be two", "---\ntitle: V\ndocuments: &d\n  A.1: *x\n---\n"],
  ])("not where there is %s", (_, text) => {
    expect(withApproval(text, "A.1", approval)).toBeNull();
  });
});
