import { describe, expect, test } from "vitest";
import { hashEdit, recordedHash, removalEdit } from "../../../src/source/edit/sidecar-edits.ts";
import { applyEdits } from "../../../src/text/edits.ts";

const hash = "a".repeat(64);

function withHash(sidecar: string): string | null {
  const edit = hashEdit(sidecar, hash);
  return edit && applyEdits(sidecar, [edit]);
}

describe("the hash is recorded and nothing else changes", () => {
  test.each([
    [
      "after the last key",
      "title: T\nissued: 2026-01-01\n",
      `title: T\nissued: 2026-01-01\nsha256: ${hash}\n`,
    ],
    ["without a last line end", "title: T", `title: T\nsha256: ${hash}`],
    ["with Windows line ends", "title: T\r\ntype: log\r\n", `title: T\r\ntype: log\r\nsha256: ${hash}\r\n`],
    [
      "behind a comment on the last line, before those below",
      "# Kopf\ntitle: T # Titel\n# Ende\n",
      `# Kopf\ntitle: T # Titel\nsha256: ${hash}\n# Ende\n`,
    ],
    ["after nested keys", "a: x\nreviewed:\n  by: B\n", `a: x\nreviewed:\n  by: B\nsha256: ${hash}\n`],
    [
      "after a block of text",
      "scope: |\n  Zeile\n  Zeile\n",
      `scope: |\n  Zeile\n  Zeile\nsha256: ${hash}\n`,
    ],
    ["between the lines of a document", "---\ntitle: T\n---\n", `---\ntitle: T\nsha256: ${hash}\n---\n`],
    ["where the key has no value", "sha256: # folgt\ntitle: T\n", `sha256: ${hash} # folgt\ntitle: T\n`],
    ["in place of another", "sha256: 'abc' # alt\ntitle: T\n", `sha256: ${hash} # alt\ntitle: T\n`],
    ["in an empty file", "", `sha256: ${hash}\n`],
  ])("%s", (_name, before, after) => expect(withHash(before)).toBe(after));
});

test("what has no place for it is left to a person", () => {
  for (const text of ["{title: T}\n", "title: [\n", "- a\n", "sha256: {a: b}\n", "sha256: |\n  abc\n"])
    expect(withHash(text), text).toBeNull();
});

test("recordedHash tells a missing key from a missing value", () => {
  expect(recordedHash("title: T\n")).toBeNull();
  expect(recordedHash("sha256:\n")).toBe("");
  expect(recordedHash("sha256: abc\n")).toBe("abc");
});

test("a key goes with its lines, and nothing else changes", () => {
  const without = (text: string): string | null => {
    const edit = removalEdit(text, "reviewed");
    return edit && applyEdits(text, [edit]);
  };
  expect(without("a: x\nreviewed: {by: B, on: 2026-01-01} # gut\nb: y\n")).toBe("a: x\nb: y\n");
  expect(without("reviewed:\n  by: B\n  on: 2026-01-01\nb: y\n")).toBe("b: y\n");
  expect(without("a: x\r\nreviewed:\r\n  by: B\r\n")).toBe("a: x\r\n");
  expect(without("a: x\nreviewed: {by: B}")).toBe("a: x\n");
  expect(without("---\nreviewed: {by: B}\na: x\n---\n")).toBe("---\na: x\n---\n");
  for (const text of [
    "a: x\n",
    "{a: x, reviewed: {by: B}}\n",
    "a: &r {by: B}\nreviewed: &s {by: B}\nb: *s\n",
  ])
    expect(without(text)).toBeNull();
});
