import { describe, expect, it } from "vitest";
import { frontMatterOf, frontMatterProblem } from "../../src/source/front-matter.ts";

const where = (text: string) => {
  const matter = frontMatterOf(text);
  const problem = frontMatterProblem("x.md", matter);
  return [matter.kind, matter.kind === "none" ? null : matter.yaml, problem?.at.line ?? null];
};

describe("a front matter", () => {
  it("stands between two lines of three hyphens", () => {
    expect(where("---\ntitle: A\n---\nText")).toEqual(["found", "title: A", null]);
    expect(where("---\r\ntitle: A\r\n---\r\n")).toEqual(["found", "title: A", null]);
    expect(where("---\n---\n")).toEqual(["found", "", null]);
    expect(where("Text\n---\n")).toEqual(["none", null, null]);
  });

  it.each([
    ["---\ntitle: A\n\n## X-1 Titel\n", "title: A"],
    ["---\ntitle: A\n## X-1 Titel\n", "title: A"],
    ["---\ntitle: A", "title: A"],
  ])("without an end is read up to the first empty line or heading: %j", (text, yaml) => {
    expect(where(text)).toEqual(["unclosed", yaml, 1]);
  });

  it.each([
    "---\ntitle: A\n—\nText",
    "---\ntitle: A\n--\n\nText\n\n---\n",
    "---\ntitle: A\n----\nText",
    "---\ntitle: A\n ---\nText",
    "---\ntitle: A\n...\nText",
  ])("with an end that is not quite one is named at that line: %j", (text) => {
    expect(where(text)).toEqual(["inexact", "title: A", 3]);
  });

  it.each([
    "—\ntitle: A\n---\n",
    "--\ntitle: A\n---\n",
    " ---\ntitle: A\n---\n",
    "\uFEFF---\ntitle: A\n---\n",
  ])("with a beginning that is not quite one is named at line 1: %j", (text) => {
    expect(where(text)).toEqual(["inexact", "title: A", 1]);
  });

  it("may hold a list whose entry stands on a line of its own, and hyphens in a text", () => {
    expect(where("---\nsites:\n-\n  rz-a\nreason: |\n  ---\n---\n")[0]).toBe("found");
  });
});
