import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver/node";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { clean } from "../format/clean-root.ts";
import { Editor, editorOn, uriOf } from "./client.ts";
import { vscodeCapabilities } from "./vscode-capabilities.ts";
import { writeEdit } from "./written-edit.ts";

const catalogue = "controls/catalog/inf-7.md";
const capabilities = vscodeCapabilities();
const asOf = "2026-11-23";

const reportOn = (root: string): Promise<Report> => check(root, { asOf, today: asOf, version: "0" });

/** The report as it is printed, without digests of what has the name in it, and what differs between two folders. */
function printed(report: Report): string {
  return JSON.stringify(
    report,
    (key, value) => (["fingerprint", "digest", "revision"].includes(key) ? null : value),
    1,
  );
}

/** What is renamed, one after the other: the new names have the length and the order of the old, so columns and lists are the same too. */
const renames = [
  ["controls/objects/virtualisierung.md", "san", "sao"],
  ["controls/catalog/con/lwl-wiederherstellung.md", "LWL-01", "LXL-01"],
  [
    "controls/catalog/inf/inf-2.md",
    "evidence/rz-lwl/gebaeude/sicherheitskonzept.pdf",
    "evidence/rz-lwl/gebaeude/sicherheitskonzepu.pdf",
  ],
  ["controls/objects/virtualisierung.md", "rz-lwl", "rz-lwm"],
] as const;

it("on the worked example: the check finds the same before and after, byte for byte but for the name", async () => {
  const project = fileURLToPath(new URL("../..", import.meta.url));
  const root = await mkdtemp(join(tmpdir(), "nachweis-rename-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const folder of ["controls", "evidence"])
    await cp(join(project, folder), join(root, folder), { recursive: true });
  const editor = await Editor.start({ folders: [root], capabilities, args: ["--as-of", asOf] });
  onTestFinished(() => editor.end());
  let before = printed(await reportOn(root));
  for (const [document, from, to] of renames) {
    const file = join(root, document);
    const text = await readFile(file, "utf8");
    await editor.open(file, text);
    const [shown, newName] = [from, to].map((name) => name.slice(name.lastIndexOf("/") + 1));
    const place = new RegExp(`[[ /]${shown}\\b`).exec(text);
    const position = editor.placeOf(file, place?.[0] ?? "", 2);
    const ready = await editor.ask<{ placeholder: string }>("textDocument/prepareRename", file, { position });
    expect(ready.placeholder).toBe(shown);
    const edit = await editor.ask<WorkspaceEdit>("textDocument/rename", file, { position, newName });
    await writeEdit(edit);
    await editor.close(file);
    const after = printed(await reportOn(root));
    expect(after, from).not.toBe(before);
    expect(after.replaceAll(to, from) === before.replaceAll(to, from), from).toBe(true);
    before = after;
    const changes = [{ uri: uriOf(join(root, "controls")), type: 2 }];
    await editor.client.sendNotification("workspace/didChangeWatchedFiles", { changes });
  }
  expect(existsSync(join(root, "evidence/rz-lwm/gebaeude/sicherheitskonzepu.pdf.yaml"))).toBe(true);
}, 300_000);

describe("rename", () => {
  it("counts what is typed and not saved, and is bound to it", async () => {
    const { editor, root } = await editorOn(clean, { capabilities });
    const file = join(root, catalogue);
    const typed = `${clean[catalogue]}\nNeu: rz-a.\n`;
    await editor.open(file, String(clean[catalogue]));
    await editor.change(file, typed);
    const edit = await editor.askAt<WorkspaceEdit>("textDocument/rename", file, "### rz-a", 5, {
      newName: "rz-0",
    });
    expect(edit.documentChanges).toContainEqual({
      kind: "rename",
      oldUri: uriOf(join(root, "evidence/rz-a")),
      newUri: uriOf(join(root, "evidence/rz-0")),
      options: { overwrite: false, ignoreIfExists: false },
    });
    const own = edit.documentChanges?.find(
      (each) => "textDocument" in each && each.textDocument.uri === uriOf(file),
    );
    expect(own).toMatchObject({ textDocument: { version: 2 } });
    await writeEdit(edit, new Map([[uriOf(file), typed]]));
    expect(await readFile(file, "utf8")).toBe(typed.replaceAll("rz-a", "rz-0"));
    expect((await reportOn(root)).findings).toEqual([]);
  }, 60_000);

  it("says why it renames nothing", async () => {
    const { editor, root } = await editorOn(clean, { capabilities });
    const file = join(root, catalogue);
    await editor.open(file, String(clean[catalogue]));
    const renamed = (text: string, within: number, newName: string) =>
      editor.askAt("textDocument/rename", file, text, within, { newName });
    await expect(renamed("### rz-a", 5, "rz-b")).rejects.toThrow("gibt es schon");
    await expect(renamed("### rz-a", 5, "RZ A")).rejects.toThrow("nur Kleinbuchstaben");
    await expect(renamed("INF.7.A1", 1, "R-1")).rejects.toThrow("Anforderung");
    const prepared = editor.askAt("textDocument/prepareRename", file, "INF.7.A1", 1);
    await expect(prepared).rejects.toThrow("Anforderung");
    expect(await editor.askAt("textDocument/prepareRename", file, "Geeignete", 1)).toBeNull();
  }, 60_000);

  it("renames a site from the title of its own file, and evidence from its sidecar", async () => {
    const { editor, root } = await editorOn(clean, { capabilities });
    const [site, sidecar] = ["controls/sites/rz-a.md", "evidence/rz-a/begehung.txt.yaml"];
    for (const path of [site, sidecar])
      await editor.open(join(root, path), await readFile(join(root, path), "utf8"));
    const prepared = async (path: string) =>
      await editor.askAt<{ placeholder: string }>(
        "textDocument/prepareRename",
        join(root, path),
        "title: ",
        9,
      );
    expect((await prepared(site)).placeholder).toBe("rz-a");
    expect((await prepared(sidecar)).placeholder).toBe("begehung.txt");
    const edit = await editor.askAt<WorkspaceEdit>("textDocument/rename", join(root, sidecar), "title: ", 9, {
      newName: "2026/begehung.txt",
    });
    const moved = edit.documentChanges?.flatMap((each) => ("newUri" in each ? each.newUri : []));
    expect(moved).toEqual(
      ["begehung.txt", "begehung.txt.yaml"].map((name) => uriOf(join(root, "evidence/rz-a/2026", name))),
    );
  }, 60_000);

  it("of a control is one for editors that rename no files; of a site it says that they can't", async () => {
    const own =
      "---\ntitle: Eigene\n---\n\n## R-1 Zutritt\n\n- Anforderungen: INF.7.A1\n\n### rz-a: nein\n\nSiehe R-1.\n";
    const { editor, root } = await editorOn({ ...clean, "controls/catalog/eigene.md": own });
    const file = join(root, "controls/catalog/eigene.md");
    await editor.open(file, own);
    const edit = await editor.askAt<WorkspaceEdit>("textDocument/rename", file, "R-1", 1, { newName: "R-2" });
    await editor.apply(edit);
    expect(editor.text(file)).toBe(own.replaceAll("R-1", "R-2"));
    const site = editor.askAt("textDocument/rename", file, "### rz-a", 5, { newName: "rz-0" });
    await expect(site).rejects.toThrow("nachweis rename");
  }, 60_000);
});
