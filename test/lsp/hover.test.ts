import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Hover, MarkupContent } from "vscode-languageserver/node";
import type { Content } from "../content-root.ts";
import { changed, clean } from "../format/clean-root.ts";
import { type Editor, editorOn, startEditorOn } from "./client.ts";
import { vscodeCapabilities } from "./vscode-capabilities.ts";

const catalogue = "controls/catalog/inf-7.md";
const server = "controls/objects/server.md";
const sidecar = "evidence/rz-a/begehung.txt.yaml";
const audit = "controls/audits/audit-2026.md";
const content: Content = {
  ...changed(
    clean,
    "controls/sites/rz-a.md",
    "Rechenzentrum A",
    "'![A](https://example.org/a.png) Rechenzentrum A'",
  ),
  [catalogue]: String(clean[catalogue]).replace(
    "### rz-a: ja",
    "- Nachweis: inspection, P24M\n\n### alle: teilweise\n\n- Offen: Tür; bis 2027-01-31\n\n### rz-a: ja",
  ),
  [sidecar]: `${String(clean[sidecar])}valid-for: P36M\n`,
  [audit]:
    "---\ntitle: Audit (Beispiel)\nkind: internal\ndate: 2026-05-05\n---\n\n## F-01 Titel\n\n- Schwere: geringfügig\n- Anforderungen: INF.7.A1\n- Bereich: alle\n- Frist: 2027-03-31\n",
};
const paths = [catalogue, server, sidecar, audit, "controls/domain.md"];

let editor: Editor;
let root: string;
let end: () => Promise<void>;

async function open(started: Editor, folder: string): Promise<void> {
  for (const path of paths) await started.open(join(folder, path), String(content[path]));
}

beforeAll(async () => {
  ({ editor, root, end } = await startEditorOn(content, { capabilities: vscodeCapabilities() }));
  await open(editor, root);
}, 60_000);

afterAll(() => end());

/** What is said of a text, one character within it. */
async function said(path: string, text: string, by = editor, folder = root): Promise<string> {
  const hover = await by.askAt<Hover | null>("textDocument/hover", join(folder, path), text, 1);
  return hover === null ? "" : (hover.contents as MarkupContent).value.replace(/\\/g, "");
}

describe("hover", () => {
  it.each<[string, string, string, string]>([
    ["a key", sidecar, "issued", "Ausgestellt"],
    ["the form of a key's value", sidecar, "valid-for", "P12M (12 Monate)"],
    ["a key within a group", sidecar, "by: B.", "Wer"],
    ["a type", sidecar, "inspection", "Begehung"],
    ["a duration", sidecar, "P36M", "36 Monate"],
    ["a redundancy", server, "active-active", "aktiv-aktiv"],
    ["a protection need", server, "normal", "normal"],
    ["a rule", "controls/domain.md", "interval-undefined", "verlangt etwas regelmäßig"],
    ["how a rule weighs", "controls/domain.md", "off}", "wird nicht geprüft"],
    ["a label", catalogue, "Nachweis: inspection", "Art des Nachweises"],
    ["an action's label", catalogue, "Offen", "was noch zu tun ist"],
    ["a required type", catalogue, "inspection", "Begehung"],
    ["a required interval", catalogue, "P24M", "24 Monate"],
    ["a scope", catalogue, "alle: teilweise", "keine genauere Bewertung"],
    ["a status", catalogue, "teilweise", "zum Teil umgesetzt"],
    ["an audit's label", audit, "Schwere", "schwerwiegend, geringfügig"],
    ["an audit's scope", audit, "alle", "keine genauere Bewertung"],
    ["a requirement, with its level and items", catalogue, "INF.7.A1", "Basis"],
    ["a requirement's items", catalogue, "INF.7.A1", "raum-b @ rz-b"],
    ["evidence", catalogue, "../../evidence/rz-b/begehung.txt", "Nachweis (Beispiel)"],
  ])("explains %s", async (_, path, text, expected) => {
    expect(await said(path, text)).toContain(expected);
  });

  it("explains in the editor's language, as plain text where that is what it shows", async () => {
    const { editor: english, root: folder } = await editorOn(content, {
      locale: "en-GB",
      capabilities: { textDocument: { hover: { contentFormat: ["plaintext"] } } },
    });
    await open(english, folder);
    expect(await said(catalogue, "teilweise", english, folder)).toBe("teilweise\n\nimplemented in part");
    expect(await said(sidecar, "valid-for", english, folder)).toContain("How long it is valid");
    expect(await said(catalogue, "Offen", english, folder)).toContain("what is still to be done");
  }, 60_000);

  it("shows nothing of the content as markup, and loads nothing", async () => {
    const hover = await editor.askAt<Hover>("textDocument/hover", join(root, server), "rz-a", 1);
    const { kind, value } = hover.contents as MarkupContent;
    expect(kind).toBe("markdown");
    expect(value).toContain("Rechenzentrum A");
    expect(value).toContain("!\\[A\\]\\(");
  });

  it("says nothing of prose", async () => {
    expect(await said(catalogue, "So ist es")).toBe("");
  });
});
