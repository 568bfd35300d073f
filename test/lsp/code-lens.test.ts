import { join } from "node:path";
import { expect, it } from "vitest";
import type { CodeLens } from "vscode-languageserver/node";
import type { Content } from "../content-root.ts";
import { assessed, clean, withA1, yes } from "../format/clean-root.ts";
import { editorOn } from "./client.ts";
import { vscodeCapabilities } from "./vscode-capabilities.ts";

const catalogue = "controls/catalog/inf-7.md";
const body = `## INF.7.A1 Auswahl

### rz-a: ja

So ist es.

${assessed}

${yes("rz-b", "evidence/rz-b/begehung.txt")}
`;
const content: Content = {
  ...withA1(body),
  "evidence/rz-a/abnahme.txt": "Abnahme A (Beispiel)\n",
  "evidence/rz-a/abnahme.txt.yaml": String(clean["evidence/rz-a/begehung.txt.yaml"]).replace(
    "Nachweis",
    "Abnahme [A]",
  ),
};

for (const [mark, capabilities] of [
  ["\uFEFF", vscodeCapabilities()],
  ["", {}],
] as const)
  it("says how controls and assessments stand, and links evidence of the right site by the protocol alone", async () => {
    const { editor, root } = await editorOn(content, { capabilities });
    const file = join(root, catalogue);
    const text = String(content[catalogue]);
    await editor.open(file, mark + text);
    const lenses = await editor.ask<CodeLens[]>("textDocument/codeLens", file);
    const lines = text.split("\n");
    expect(lenses.map(({ range, command }) => [lines[range.start.line], command?.title])).toEqual([
      ["## INF.7.A1 Auswahl", "1 belegt, 1 unbelegt"],
      ["### rz-a: ja", "1 unbelegt"],
      ["### rz-a: ja", "Nachweis hinzufügen"],
      ["### rz-b: ja", "1 belegt"],
      ["### rz-b: ja", "Nachweis hinzufügen"],
    ]);

    const add = lenses[2]?.command;
    expect(editor.initialized.capabilities.executeCommandProvider?.commands).toContain(add?.command);
    const asked: string[][] = [];
    editor.answers = ({ message, actions = [] }) => {
      asked.push(message.split("\n").slice(1));
      return actions[0] ?? null;
    };
    await editor.client.sendRequest("workspace/executeCommand", add);
    // Evidence of the site alone (the requirement is bound to the place), what nothing links yet first.
    expect(asked).toEqual([
      [
        "1: Abnahme [A] (Beispiel), 2026-03-14 (rz-a/abnahme.txt)",
        "2: Nachweis (Beispiel), 2026-03-14 (rz-a/begehung.txt)",
      ],
    ]);
    expect(editor.text(file)).toBe(
      mark +
        text.replace(
          "So ist es.",
          "So ist es.\n\n[Abnahme \\[A\\] (Beispiel)](../../evidence/rz-a/abnahme.txt).",
        ),
    );
    const after = await editor.ask<CodeLens[]>("textDocument/codeLens", file);
    expect(after[1]?.command?.title).toBe("1 belegt");

    // Who does not choose has changed nothing, and neither has who asks for what does not count there.
    editor.answers = () => null;
    const before = editor.text(file);
    await editor.client.sendRequest("workspace/executeCommand", add);
    await editor.client.sendRequest("workspace/executeCommand", {
      command: add?.command,
      arguments: [...(add?.arguments ?? []), "evidence/rz-b/begehung.txt"],
    });
    expect(editor.text(file)).toBe(before);
  }, 60_000);
