import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CodeAction, CodeActionKind } from "vscode-languageserver/node";
import { type Content, sha256 } from "../content-root.ts";
import { clean, withA1 } from "../format/clean-root.ts";
import { type Editor, editorOn, startEditorOn } from "./client.ts";
import { vscodeCapabilities } from "./vscode-capabilities.ts";

const catalogue = "controls/catalog/inf-7.md";
const body = `## INF.7.A1 Auswahl

### rz-a: nein

Die Tür klemmt.

- Zuständig: Haustechnik
- Geprüft: 2026-09-14, A. Beispiel

### rz-b: ja

So ist es: [Messung](../../evidence/rz-b/usv-messung-2026-03-14.txt).

- Geprüft: 2020-01-02, A. Beispiel, Haustechnik
`;
const measured = "Messung B (Beispiel)\n";
const photo = "evidence/rz-b/usv-messung-2026-03-14.txt";
const content: Content = { ...withA1(body), [photo]: measured };
const text = String(content[catalogue]);

let editor: Editor;
let root: string;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ editor, root, end } = await startEditorOn(content, { capabilities: vscodeCapabilities() }));
}, 60_000);

afterAll(() => end());

/** What is offered on the line of a text that stands in an open document once. */
async function offered(path: string, line: string, only?: string[]): Promise<CodeAction[]> {
  const start = editor.placeOf(join(root, path), line);
  return editor.ask<CodeAction[]>("textDocument/codeAction", join(root, path), {
    range: { start, end: start },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
}

const titlesOf = (actions: readonly CodeAction[]): string[] => actions.map(({ title }) => title);

/** A fresh catalogue, with these line ends. */
async function opened(lineEnd = "\n"): Promise<void> {
  await editor.open(join(root, catalogue), text.replaceAll("\n", lineEnd));
}

describe("quick fixes", () => {
  it.each([
    "\n",
    "\r\n",
  ])("add an action that hides no gap until somebody has filled it in (%j)", async (lineEnd) => {
    await opened(lineEnd);
    const [action, ...others] = await offered(catalogue, "### rz-a: nein", [CodeActionKind.QuickFix]);
    expect(titlesOf(others)).toEqual([]);
    expect(action?.title).toBe("Aufgabe hinzufügen (bitte ausfüllen)");
    expect(action?.diagnostics?.map(({ code }) => code)).toEqual(["gap-without-action"]);
    await editor.apply(action?.edit ?? {});
    const line = "- Offen: Beispiel: was noch zu tun ist; bis JJJJ-MM-TT; Beispiel: zuständige Rolle";
    const last = "- Geprüft: 2026-09-14, A. Beispiel";
    expect(editor.text(join(root, catalogue))).toBe(
      text.replace(last, `${last}\n${line}`).replaceAll("\n", lineEnd),
    );
    const at = editor.placeOf(join(root, catalogue), line).line;
    const found = await editor.found(join(root, catalogue), (all) =>
      all.some(({ range }) => range.start.line === at),
    );
    expect(
      found.filter(({ range }) => range.start.line === at).map(({ code, severity }) => [code, severity]),
    ).toContainEqual(["catalog-syntax", 1]);
  });

  it("say that it was assessed today, by whom it was before, and only if that is so", async () => {
    await opened();
    const [today] = await offered(catalogue, "- Geprüft: 2020-01-02");
    expect(today?.title).toBe("Am Stichtag geprüft (2026-11-23, A. Beispiel): nur, wenn es so ist");
    expect(today?.isPreferred).toBeUndefined();
    await editor.apply(today?.edit ?? {});
    expect(editor.text(join(root, catalogue))).toBe(
      text.replace("2020-01-02, A. Beispiel, Haustechnik", "2026-11-23, A. Beispiel"),
    );
    await editor.found(join(root, catalogue), (all) => all.every(({ code }) => code !== "assessment-stale"));
    // What is still to be done, or was assessed twice, a person writes.
    await editor.change(join(root, catalogue), `${text}- Geprüft: 2020-03-04, B. Beispiel\n`);
    expect(titlesOf(await offered(catalogue, "- Geprüft: 2020-03-04"))).toEqual([]);
  });

  it("call the day today only where it is", async () => {
    const { editor: now, root: folder } = await editorOn(content, { args: [] });
    await now.open(join(folder, catalogue), text);
    const start = now.placeOf(join(folder, catalogue), "- Geprüft: 2020-01-02");
    const actions = await now.ask<CodeAction[]>("textDocument/codeAction", join(folder, catalogue), {
      range: { start, end: start },
      context: { diagnostics: [] },
    });
    expect(titlesOf(actions)).toContainEqual(expect.stringMatching(/^Heute geprüft \(2/));
  }, 60_000);

  it("create the sidecar of what a line links, from its name and bytes", async () => {
    await opened();
    const [action] = await offered(catalogue, "So ist es: [Messung]");
    expect(action?.title).toBe(`Metadaten anlegen: ${photo}.yaml (bitte prüfen)`);
    await editor.apply(action?.edit ?? {});
    expect(editor.text(join(root, `${photo}.yaml`))).toBe(
      `title: usv messung 2026-03-14\ntype: measurement\nissued: 2026-03-14\nsha256: ${sha256(measured)}\n`,
    );
  });

  it("create the sidecar of the file that is open, if the editor can make files", async () => {
    const { editor: plain, root: folder } = await editorOn(content);
    for (const [one, where, expected] of [
      [editor, root, 1],
      [plain, folder, 0],
    ] as const) {
      await one.open(join(where, photo), measured);
      const start = { line: 0, character: 0 };
      const actions = await one.ask<CodeAction[]>("textDocument/codeAction", join(where, photo), {
        range: { start, end: start },
        context: { diagnostics: [] },
      });
      expect(actions.filter(({ title }) => title.startsWith("Metadaten anlegen"))).toHaveLength(expected);
    }
  }, 60_000);
});

describe("mending all at once", () => {
  const server = "controls/objects/server.md";
  const wrong = String(clean[server]).replace("title:", "titel:").replace("redundancy:", "redundanzy:");

  it("makes the safe changes of the document, as `nachweis fix` does", async () => {
    await editor.open(join(root, server), wrong);
    const [all, ...others] = await offered(server, "---", [CodeActionKind.SourceFixAll]);
    expect(titlesOf(others)).toEqual([]);
    expect(all?.kind).toBe("source.fixAll.nachweis");
    await editor.apply(all?.edit ?? {});
    expect(editor.text(join(root, server))).toBe(String(clean[server]));
    expect(await offered(server, "---", [CodeActionKind.SourceFixAll])).toEqual([]);
  });

  it("takes no suggestion", async () => {
    await editor.open(join(root, catalogue), text.replace("### rz-b: ja", "### rz-b: jaa"));
    const titles = titlesOf(await offered(catalogue, "### rz-b: jaa", [CodeActionKind.QuickFix]));
    expect(titles).toContain("Vorschlag, bitte prüfen: durch „ja“ ersetzen");
    expect(await offered(catalogue, "### rz-b: jaa", [CodeActionKind.Source])).toEqual([]);
  });
});
