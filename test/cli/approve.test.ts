import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addApproveCommand } from "../../src/cli/write/approve.ts";
import { check } from "../../src/pipeline.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { runWritingCommand } from "./run-writing-command.ts";

const file = "controls/domain.md";
const managed = changed(clean, file, "approach: basic", "approach: basic\nmanagement: [Leitung (Beispiel)]");

async function rootOf(content: Content = managed): Promise<string> {
  return (await writeContent(content)).root;
}

const approve = (root: string, ...args: string[]) =>
  runWritingCommand(addApproveCommand, ["approve", ...args, "--root", root, "--as-of", day, "--lang", "de"]);

describe("nachweis approve", () => {
  test("records role, day and digest, and the document holds until it shows something else", async () => {
    const root = await rootOf();
    const { stdout, refused } = await approve(root, "A.1", "--by", "Leitung (Beispiel)");
    expect(refused).toBeNull();
    const { domain } = await check(root, { asOf: day, today: day, version: "0" });
    expect(domain.documents[0]).toMatchObject({
      id: "A.1",
      state: "approved",
      approved: { by: "Leitung (Beispiel)", on: day },
      digest: stdout.trim(),
    });
    const text = await readFile(join(root, file), "utf8");
    expect(text).toContain(`approved: {by: "Leitung (Beispiel)", on: ${day}, digest: ${stdout.trim()}}`);
    expect((await approve(root, "A.1", "--by", "Leitung (Beispiel)")).stdout).toBe(stdout);
    expect(await readFile(join(root, file), "utf8")).toBe(text);
  });

  test.each([
    [
      "a role that is none of the management",
      managed,
      ["A.1", "--by", "Praktikum"],
      /steht nicht unter „management“/,
    ],
    ["nobody", managed, ["A.1", "--by", " "], /nennt niemanden/],
    [
      "a document that there is not",
      managed,
      ["A.7", "--by", "Leitung (Beispiel)"],
      /„A\.7“ ist kein Dokument/,
    ],
    [
      "whoever has checked it",
      changed(
        clean,
        file,
        "approach: basic",
        "approach: basic\ndocuments: {A.1: {checked: {by: QM (Beispiel), on: 2026-11-01}}}",
      ),
      ["A.1", "--by", "QM (Beispiel)"],
      /hat A\.1 geprüft/,
    ],
    [
      "where nobody can read who may",
      changed(clean, file, "approach: basic", "approach: basic\nmanegement: [Leitung]"),
      ["A.1", "--by", "Praktikum"],
      /lässt sich nicht ganz lesen; wer freigeben darf/,
    ],
    ...["checked: {by: QM, on: 2026-11-24}", "history: [{version: '2', on: 2026-11-24, what: Umzug}]"].map(
      (later) =>
        [
          "before a version's last change",
          changed(clean, file, "approach: basic", `approach: basic\ndocuments: {A.1: {${later}}}`),
          ["A.1", "--by", "Leitung"],
          /am 2026-11-24 geprüft, geändert oder freigegeben/,
        ] as const,
    ),
  ] as const)("refuses %s and writes nothing", async (_, content, args, message) => {
    const root = await rootOf(content);
    const before = await readFile(join(root, file), "utf8");
    expect((await approve(root, ...args)).refused).toMatch(message);
    expect(await readFile(join(root, file), "utf8")).toBe(before);
  });
});
