import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CompletionItem, TextEdit } from "vscode-languageserver/node";
import { type Content, sha256 } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { type Editor, startEditorOn } from "./client.ts";

const text = "Protokoll (Beispiel)\n";
const content: Content = {
  ...clean,
  "evidence/rz-a/usv.txt": text,
  "evidence/domain/zertifikat.txt": "Zertifikat (Beispiel)\n",
  "evidence/domain/zertifikat.txt.yaml":
    "title: Zertifikat B\ntype: certificate\nissued: 2026-01-01\nsha256: @sha256\n",
  "evidence/rz-b/begehung.txt.yaml": String(clean["evidence/rz-b/begehung.txt.yaml"]).replace(
    "Nachweis (Beispiel)",
    "Rundgang am Standort B",
  ),
  "controls/audits/audit-2026.md":
    "---\ntitle: Audit (Beispiel)\nkind: internal\ndate: 2026-05-05\nauditor: E. Auditorin\n---\n\n## F-01 Titel\n\n- Schwere: geringfügig\n- Anforderungen: INF.7.A1\n- Bereich: rz-a\n- Frist: 2027-03-31\n",
};
const catalogue = "controls/catalog/inf-7.md";
const audit = "controls/audits/audit-2026.md";
const sidecar = "evidence/rz-a/usv.txt.yaml";
const domain = "controls/domain.md";
let editor: Editor;
let root: string;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ editor, root, end } = await startEditorOn(content));
  for (const path of [catalogue, audit, domain]) await editor.open(join(root, path), String(content[path]));
  await editor.open(join(root, sidecar), "");
}, 60_000);

afterAll(() => end());

/** What is offered at the end of a text. */
async function offered(path: string, written: string): Promise<CompletionItem[]> {
  const file = join(root, path);
  await editor.change(file, written);
  return editor.ask<CompletionItem[]>("textDocument/completion", file, { position: editor.endOf(file) });
}

const labelsOf = (items: readonly CompletionItem[]): string[] => items.map(({ label }) => label);
const head = String(clean[catalogue]).split("## ")[0] ?? "";
const inA = `${head}## INF.7.A1 Auswahl\n\n### rz-a: ja\n\n`;
const matter = "---\ntitle: Verbund (Beispiel)\n";

describe("completion", () => {
  it.each<[string, string, string, readonly string[]]>([
    ["who assessed, the most often named first", catalogue, `${inA}- Geprüft: 2026-11-01, `, ["A. Beispiel"]],
    ["who is responsible", catalogue, `${inA}- Zuständig: `, ["A. Beispiel", "E. Auditorin"]],
    ["today", catalogue, `${inA}- Geprüft: `, ["2026-11-23"]],
    [
      "days to come",
      catalogue,
      `${inA}- Offen: Tür; bis `,
      ["2026-12-23", "2027-02-23", "2027-05-23", "2027-11-23"],
    ],
    ["who does it", catalogue, `${inA}- Offen: Tür; bis 2027-01-31; `, ["E. Auditorin"]],
    ["durations", catalogue, `${head}## INF.7.A1 Auswahl\n\n- Nachweis: inspection, `, ["P12M"]],
    [
      "labels of an audit finding",
      audit,
      `${String(content[audit])}- `,
      ["Schwere: ", "Frist: ", "Erledigt: ", "Frage: "],
    ],
    [
      "labels below a question",
      audit,
      `${String(content[audit])}- Frage: Warum?\n  - `,
      ["Anforderungen: ", "Bereich: ", "Antwort: "],
    ],
    [
      "the day of an answer",
      audit,
      `${String(content[audit])}- Frage: Warum?\n  - Antwort: `,
      ["2026-11-23"],
    ],
    ["severities of an audit finding", audit, `${String(content[audit])}- Schwere: `, ["schwerwiegend"]],
    ["the day on which it was mended", audit, `${String(content[audit])}- Erledigt: `, ["2026-11-23"]],
    ["keys of metadata", sidecar, "title: USV\n", ["issued", "reviewed"]],
    ["keys within a group", sidecar, "title: USV\nreviewed:\n  ", ["by", "on", "sha256"]],
    ["keys within braces", sidecar, "title: USV\nreviewed: {by: A. Beispiel, ", ["on"]],
    ["values within braces", sidecar, "title: USV\nreviewed: {by: ", ["A. Beispiel", "B. Beispiel"]],
    ["types of evidence", sidecar, "title: USV\ntype: ", ["maintenance"]],
    ["a day of issue", sidecar, "title: USV\nissued: ", ["2026-11-23"]],
    ["how long it is valid", sidecar, "title: USV\nvalid-for: ", ["P12M"]],
    ["who issued it", sidecar, "title: USV\nissuer: ", ["Fachfirma"]],
    ["the hash of this file", sidecar, "title: USV\nsha256: ", [sha256(text)]],
    ["rules to weigh", domain, `${matter}rules:\n  evid`, ["evidence-unreviewed", "catalog-syntax"]],
    ["severities of a rule", domain, `${matter}rules: {evidence-unreviewed: `, ["error", "off"]],
    ["modules in a list", domain, `${matter}modules:\n  - `, ["CON.2"]],
  ])("offers %s", async (_, path, written, expected) => {
    expect(labelsOf(await offered(path, written))).toEqual(expect.arrayContaining([...expected]));
  });

  it("offers to exclude what nobody has decided on, and nothing that is modelled", async () => {
    const [kept = ""] = String(clean[domain]).split("excluded:");
    const written = `${kept}excluded:\n  CON.1: hier nicht\n  `;
    await editor.change(join(root, domain), `${written}\n---\n`);
    await editor.found(join(root, domain), (found) =>
      found.some(({ code }) => code === "module-unconsidered"),
    );
    const labels = labelsOf(await offered(domain, written));
    expect(labels).toContain("SYS.1.1");
    for (const decided of ["INF.7", "CON.1"]) expect(labels).not.toContain(decided);
  });

  it("puts what is chosen in the place of all that was written of it", async () => {
    const items = await offered(catalogue, `${inA}- Geprüft: 2026-11-01, A. Bei`);
    const edit = items.find(({ label }) => label === "A. Beispiel")?.textEdit as TextEdit;
    expect(edit.range.start.character).toBe("- Geprüft: 2026-11-01, ".length);
    expect(edit.newText).toBe("A. Beispiel");
  });

  it("offers evidence of the right site alone, found by path and by title", async () => {
    const own = await offered(catalogue, `${inA}Siehe [Begehung](`);
    const addresses = labelsOf(own);
    expect(addresses).toContain("../../evidence/rz-a/begehung.txt");
    // The requirement is bound to the place: neither the other site's nor the domain's evidence shows it.
    expect(addresses.filter((address) => !address.includes("/rz-a/"))).toEqual([]);
    const other = await offered(catalogue, `${inA.replace("rz-a", "rz-b")}Siehe [Begehung](Rundgang am`);
    expect(other).toHaveLength(1);
    expect(other[0]?.filterText?.startsWith("Rundgang am")).toBe(true);
    expect((other[0]?.textEdit as TextEdit).range.start.character).toBe("Siehe [Begehung](".length);
    expect((other[0]?.textEdit as TextEdit).newText).toBe("../../evidence/rz-b/begehung.txt");
    const everywhere = labelsOf(await offered("controls/catalog/inf-7.md", `${head}[Begehung](`));
    expect(everywhere).toEqual(expect.arrayContaining(addresses));
    expect(labelsOf(await offered(catalogue, `${inA}- Geerbt: [Zertifikat](`))).toEqual([
      "../../evidence/domain/zertifikat.txt",
    ]);
  });

  it("offers nothing in a comment or a quotation", async () => {
    expect(await offered(sidecar, 'title: "USV, issued: ')).toEqual([]);
    expect(await offered(sidecar, "title: USV # type: ")).toEqual([]);
  });
});
