import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import {
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  FileChangeType,
  type Hover,
} from "vscode-languageserver/node";
import type { Content } from "../content-root.ts";
import { clean, replaced } from "../format/clean-root.ts";
import { Editor, uriOf } from "./client.ts";

/** The clean root with one misspelt status, so that exactly one file has a finding. */
const catalogue = "controls/catalog/con-2.md";
const wrong = replaced(clean[catalogue], "### verbund: ja", "### verbund: jaa");
const faulty: Content = { ...clean, [catalogue]: wrong };

async function folderOf(...roots: readonly string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-workspace-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const root of roots)
    for (const [path, text] of Object.entries(faulty)) {
      const file = join(folder, root, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  return folder;
}

async function started(...folders: readonly string[]): Promise<Editor> {
  const capabilities = { workspace: { workspaceFolders: true } };
  const editor = await Editor.start({ folders, capabilities, args: ["--as-of", "2026-11-23"] });
  onTestFinished(() => editor.end());
  return editor;
}

const hasFinding = (found: readonly { code?: unknown }[]): boolean =>
  found.some(({ code }) => code === "catalog-syntax");
const hasNone = (found: readonly unknown[]): boolean => found.length === 0;

it("checks each content root below a folder by itself", async () => {
  const folder = await folderOf("a", "b/verbund", "node_modules/x", ".cache");
  const editor = await started(folder);
  await editor.found(join(folder, "a", catalogue), hasFinding);
  await editor.found(join(folder, "b/verbund", catalogue), hasFinding);
  // What is mended in one stays in the other.
  await editor.open(join(folder, "a", catalogue), String(clean[catalogue]));
  await editor.found(join(folder, "a", catalogue), hasNone);
  expect(editor.lines(join(folder, "b/verbund", catalogue))).not.toEqual([]);
  expect(editor.lines(join(folder, "node_modules/x", catalogue))).toEqual([]);
  expect(editor.lines(join(folder, ".cache", catalogue))).toEqual([]);
}, 60_000);

it("finds the content root of a folder and of a document that lie in it", async () => {
  const folder = await folderOf("a", "b");
  const editor = await started(join(folder, "a/controls/catalog"));
  await editor.found(join(folder, "a", catalogue), hasFinding);
  const other = join(folder, "b", catalogue);
  await editor.open(other, wrong);
  await editor.found(other, hasFinding);
  // Nothing needs it any more.
  await editor.close(other);
  await editor.found(other, hasNone);
  expect(editor.lines(join(folder, "a", catalogue))).not.toEqual([]);
}, 60_000);

it("follows folders that the editor opens and closes, and content that comes and goes", async () => {
  const folder = await folderOf("a", "b");
  const editor = await started(join(folder, "a"));
  await editor.found(join(folder, "a", catalogue), hasFinding);
  const [a, b] = ["a", "b"].map((name) => ({ uri: uriOf(join(folder, name)), name }));
  await editor.client.sendNotification("workspace/didChangeWorkspaceFolders", {
    event: { added: [b], removed: [a] },
  });
  await editor.found(join(folder, "a", catalogue), hasNone);
  await editor.found(join(folder, "b", catalogue), hasFinding);
  await rename(join(folder, "b/controls"), join(folder, "b/anderswo"));
  await editor.client.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf(join(folder, "b", catalogue)), type: FileChangeType.Deleted }],
  });
  await editor.found(join(folder, "b", catalogue), hasNone);
}, 60_000);

it.each([
  ["keeps to itself", ""],
  ["hands over", "\uFEFF"],
])(
  "a byte order mark that the editor %s shifts no place and stays",
  async (_, mark) => {
    const folder = await folderOf("a");
    const editor = await started(join(folder, "a"));
    const sidecar = join(folder, "a/evidence/rz-a/begehung.txt.yaml");
    await editor.open(sidecar, `${mark}titel: Begehung A (Beispiel)\ntype: inspection\nissued: 2026-03-14\n`);
    const start = { line: 0, character: mark.length };
    const isKey = ({ message }: Diagnostic): boolean => String(message).includes("„titel“");
    const found = (await editor.found(sidecar, (all) => all.some(isKey))).find(isKey);
    expect(found?.range).toEqual({ start, end: { line: 0, character: start.character + "titel".length } });
    const actions = await editor.ask<CodeAction[]>("textDocument/codeAction", sidecar, {
      range: found?.range,
      context: { diagnostics: [] },
    });
    const action = actions.find(({ title }) => title === "Durch „title“ ersetzen");
    await editor.apply(action?.edit ?? {});
    expect(editor.text(sidecar)).toBe(
      `${mark}title: Begehung A (Beispiel)\ntype: inspection\nissued: 2026-03-14\n`,
    );
    const types = await editor.askAt<CompletionItem[]>("textDocument/completion", sidecar, "title: ", 7);
    expect(types).toEqual([]);
    // On the first line a request's place counts the mark, on others it doesn't.
    const atKey = await editor.askAt<CompletionItem[]>("textDocument/completion", sidecar, "title", 2);
    expect(atKey.map(({ label }) => label)).toContain("issued");
    await editor.open(
      join(folder, "a/controls/objects/server.md"),
      mark + clean["controls/objects/server.md"],
    );
    const site = await editor.askAt<Hover>(
      "textDocument/hover",
      join(folder, "a/controls/objects/server.md"),
      "rz-b",
      2,
    );
    expect(JSON.stringify(site.contents)).toContain("Rechenzentrum B");
  },
  60_000,
);
