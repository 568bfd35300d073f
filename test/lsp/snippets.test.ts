import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CompletionItem, InsertTextFormat, type TextEdit } from "vscode-languageserver/node";
import { digestOfBytes } from "../../src/source/evidence-digest.ts";
import type { Content } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { type Editor, startEditorOn } from "./client.ts";
import { vscodeCapabilities } from "./vscode-capabilities.ts";

const file = "Protokoll $1 (Beispiel)\n";
const content: Content = { ...clean, "evidence/rz-a/usv-wartung-2026-03-14.txt": file };
const catalogue = "controls/catalog/inf-7.md";
let editor: Editor;
let root: string;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ editor, root, end } = await startEditorOn(content, { capabilities: vscodeCapabilities() }));
  await editor.open(join(root, catalogue), "");
}, 60_000);

afterAll(() => end());

/** The snippets that are offered at the end of a text, by label. */
async function snippetsAfter(path: string, text: string): Promise<Map<string, CompletionItem>> {
  await editor.change(join(root, path), text);
  const items = await editor.ask<CompletionItem[]>("textDocument/completion", join(root, path), {
    position: editor.endOf(join(root, path)),
  });
  const snippets = items.filter(({ insertTextFormat }) => insertTextFormat === InsertTextFormat.Snippet);
  return new Map(snippets.map((item) => [item.label, item]));
}

/** The text with a snippet taken as it is: the first word of each choice, the presets of holes. */
function taken(text: string, item: CompletionItem | undefined): string {
  const { range, newText } = item?.textEdit as TextEdit;
  const last = text.split("\n").at(-1) ?? "";
  expect(range.end.character).toBe(last.length);
  const before = text.slice(0, text.length - last.length + range.start.character);
  return (
    before +
    newText
      .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
      .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
      .replace(/\\([\\$}])/g, "$1")
  );
}

const head = String(clean[catalogue]).split("## ")[0] ?? "";

describe("snippets", () => {
  it("write what `nachweis new control` writes: of the next requirement, at a place that there is", async () => {
    const text = `${String(clean[catalogue])}\n## `;
    const snippets = await snippetsAfter(catalogue, text);
    expect([...snippets.keys()]).toEqual(["Maßnahme", "Bewertung"]);
    const control = snippets.get("Maßnahme");
    expect(control?.filterText?.startsWith("## ")).toBe(true);
    expect((control?.textEdit as TextEdit).newText).toContain(
      `\${3|alle,verbund,rz-a,rz-b|}: \${4|nein,teilweise,ja,entbehrlich|}`,
    );
    const done = taken(text, control);
    expect(done.slice(text.length - 3)).toBe(`## INF.7.A3 Fliegende Verkabelung

### alle: nein

Beispiel: wie es umgesetzt ist

- Offen: Beispiel: was noch zu tun ist; bis JJJJ-MM-TT; Beispiel: zuständige Rolle
`);
    // What nobody has filled in stays a finding: an example is no action, and its day is none.
    await editor.change(join(root, catalogue), done);
    const line = done.split("\n").findIndex((one) => one.startsWith("- Offen"));
    const found = await editor.found(join(root, catalogue), (all) =>
      all.some(({ range, severity }) => range.start.line === line && severity === 1),
    );
    expect(found.map(({ code }) => code)).toContain("placeholder-left");
  });

  it("write an assessment and an action where one may stand", async () => {
    const control = `${head}## INF.7.A1 Auswahl\n\n`;
    const inControl = await snippetsAfter(catalogue, `${control}Bew`);
    expect([...inControl.keys()]).toEqual(["Maßnahme", "Bewertung"]);
    expect(taken(`${control}Bew`, inControl.get("Bewertung"))).toContain("\n\n### alle: nein\n\nBeispiel");
    const assessment = `${control}### rz-a: nein\n\n- `;
    const inAssessment = await snippetsAfter(catalogue, assessment);
    expect([...inAssessment.keys()]).toEqual(["Aufgabe"]);
    expect(taken(assessment, inAssessment.get("Aufgabe")).split("\n").at(-1)).toBe(
      "- Offen: Beispiel: was noch zu tun ist; bis JJJJ-MM-TT; Beispiel: zuständige Rolle",
    );
    expect([...(await snippetsAfter(catalogue, head)).keys()]).toEqual(["Maßnahme"]);
    expect([...(await snippetsAfter(catalogue, `${control}### rz-a`)).keys()]).toEqual([]);
  });

  it("write the sidecar of the file beside, with its hash and what its name tells", async () => {
    const sidecar = "evidence/rz-a/usv-wartung-2026-03-14.txt.yaml";
    await editor.open(join(root, sidecar), "");
    const snippets = await snippetsAfter(sidecar, "");
    const text = taken("", snippets.get("Metadaten dieses Nachweises"));
    const { sha256 } = digestOfBytes(sidecar, Buffer.from(file));
    expect(text).toBe(
      `title: usv wartung 2026-03-14\ntype: maintenance\nissued: 2026-03-14\nissuer: \nsha256: ${sha256}\n`,
    );
    expect([...(await snippetsAfter(sidecar, text)).keys()]).toEqual([]);
  });
});
