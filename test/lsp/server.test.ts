import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CodeAction, CompletionItem, Diagnostic, Hover, Location } from "vscode-languageserver/node";
import { Editor, uriOf } from "./client.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
let root: string;
let catalogue: string;
let editor: Editor;
let text: string;

/** Asks at the end of `marker`, which is put behind the text's last line. */
async function completionsAfter(marker: string): Promise<CompletionItem[]> {
  const changed = `${text}\n${marker}`;
  await editor.change(catalogue, changed);
  const lines = changed.split("\n");
  const position = { line: lines.length - 1, character: marker.length };
  return editor.ask<CompletionItem[]>("textDocument/completion", catalogue, { position });
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "nachweis-lsp-"));
  await cp(join(project, "controls"), join(root, "controls"), { recursive: true });
  await cp(join(project, "evidence"), join(root, "evidence"), { recursive: true });
  catalogue = join(root, "controls/catalog/inf/inf-2.md");
  text = await readFile(catalogue, "utf8");
  editor = await Editor.start({ folders: [root] });
  await editor.open(catalogue, text);
  await editor.found(join(root, "controls/domain.md"));
}, 240_000);

afterAll(async () => {
  await editor.end();
  await rm(root, { recursive: true, force: true });
});

describe("language server over stdio", () => {
  it("shows what the check finds, in unsaved text too, and takes it back when it is mended", async () => {
    const broken = text.replace(/^### rz-lwl: ja$/m, "### rz-lwl: jaa");
    expect(broken).not.toBe(text);
    await editor.change(catalogue, broken);
    const isBroken = (found: readonly Diagnostic[]): boolean =>
      found.some(
        ({ code, message }) => code === "catalog-syntax" && String(message).includes("meinten Sie „ja“"),
      );
    const found = (await editor.found(catalogue, isBroken)).find(({ code }) => code === "catalog-syntax");
    expect(found?.range.start).toEqual(editor.placeOf(catalogue, "### rz-lwl: jaa", "### rz-lwl: ".length));

    const actions = await editor.ask<CodeAction[]>("textDocument/codeAction", catalogue, {
      range: found?.range,
      context: { diagnostics: [] },
    });
    expect(actions.map(({ title }) => title)).toEqual(["Vorschlag, bitte prüfen: durch „ja“ ersetzen"]);
    await editor.apply(actions[0]?.edit ?? {});
    expect(editor.text(catalogue)).toBe(text);
    await editor.found(catalogue, (now) => !isBroken(now));
  });

  it.each([
    ["## INF.2.", "INF.2.A3"],
    ["### ", "rz-citeq"],
    ["### rz-lwl: ", "teilweise"],
    ["- ", "Geprüft: "],
    ["- Anforderungen: INF.1.A7, ", "INF.2.A6"],
    ["- Nachweis: ", "maintenance"],
    ["- Risiko: ", "verlust-rechenzentrum"],
  ])("completes „%s“ with %s", async (marker, label) => {
    const items = await completionsAfter(marker);
    expect(items.map((item) => item.label)).toContain(label);
  });

  it("completes links with evidence of the assessed site, by paths that resolve", async () => {
    const items = await completionsAfter("Siehe [Protokoll](");
    expect(items.length).toBeGreaterThan(10);
    expect(items.every(({ label }) => label.startsWith("../../../evidence/"))).toBe(true);
  });

  it("says what a requirement is, and goes to a site's file", async () => {
    await editor.change(catalogue, text);
    const hover = await editor.askAt<Hover>("textDocument/hover", catalogue, "## INF.2.A3 ", 5);
    expect(JSON.stringify(hover.contents)).toContain("Einsatz einer unterbrechungsfreien Stromversorgung");
    const place = await editor.askAt<Location>("textDocument/definition", catalogue, "### rz-lwl", 6);
    expect(place.uri).toBe(uriOf(join(root, "controls/sites/rz-lwl.md")));
  });

  it("goes from a link to the evidence's metadata", async () => {
    const found = await editor.askAt<Location>(
      "textDocument/definition",
      catalogue,
      "](../../../evidence/",
      8,
    );
    expect(found.uri.endsWith(".yaml") || found.uri.endsWith(".md")).toBe(true);
  });
});
