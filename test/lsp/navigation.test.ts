import { join } from "node:path";
import { expect, it } from "vitest";
import type { DocumentLink, DocumentSymbol, Location, SymbolInformation } from "vscode-languageserver/node";
import type { Content } from "../content-root.ts";
import { everyPlace } from "../rename/every-place.ts";
import { type Editor, editorOn, uriOf } from "./client.ts";
import { vscodeCapabilities } from "./vscode-capabilities.ts";

const capabilities = vscodeCapabilities();
const own = "controls/catalog/eigene.md";
const audit = "controls/audits/audit.md";
const strecke = "controls/objects/strecke.md";

async function opened(content: Content, ...paths: string[]) {
  const { editor, root } = await editorOn(content, { capabilities });
  for (const path of paths) await editor.open(join(root, path), String(content[path]));
  return { editor, root };
}

/** Places as `path:line:column text`. */
function placesOf(root: string, content: Content, locations: readonly Location[]): string[] {
  return locations
    .map(({ uri, range: { start, end } }) => {
      const path = Object.keys(content).find((each) => uriOf(join(root, each)) === uri) ?? uri;
      const line = String(content[path]).split("\n")[start.line] ?? "";
      return `${path}:${start.line + 1} ${line.slice(start.character, end.character)}`;
    })
    .sort();
}

it.each([
  [
    "a site",
    strecke,
    "[rz-a, ",
    2,
    [
      "controls/audits/audit.md:15 rz-a",
      "controls/audits/audit.md:8 rz-a",
      "controls/catalog/eigene.md:15 rz-a",
      "controls/catalog/inf-7.md:8 rz-a",
      "controls/objects/abrechnung.md:5 rz-a",
      "controls/objects/raum-a.md:5 rz-a",
      "controls/objects/server-1.md:6 rz-a",
      "controls/objects/strecke.md:5 rz-a",
      "controls/objects/strecke.md:6 rz-a",
      "controls/sites/rz-a.md:1 ",
      "controls/sites/rz-b.md:3 rz-a",
      "evidence/domain/meldung.txt.yaml:7 rz-a",
      "evidence/domain/uebung-a.txt.yaml:8 rz-a",
      "evidence/domain/uebung.txt.yaml:7 rz-a",
      "evidence/domain/uebung.txt.yaml:8 rz-a",
      "evidence/rz-a/zertifikat.txt.yaml:12 rz-a",
    ],
  ],
  [
    "an object",
    audit,
    "server-1@rz-b",
    3,
    [
      "controls/audits/audit.md:15 server-1",
      "controls/audits/audit.md:15 server-1",
      "controls/audits/audit.md:8 server-1",
      "controls/catalog/eigene.md:21 server-1",
      "controls/objects/abrechnung.md:11 server-1",
      "controls/objects/server-1.md:1 ",
      "controls/objects/strecke.md:5 server-1",
      "controls/objects/strecke.md:7 server-1",
      "controls/risks/brand.md:5 server-1",
      "controls/risks/r-1.md:3 server-1",
      "evidence/domain/uebung-a.txt.yaml:10 server-1",
      "evidence/rz-b/last.txt.yaml:7 server-1",
    ],
  ],
  [
    "a control",
    own,
    "## R-1",
    4,
    ["controls/catalog/eigene.md:8 R-1", "controls/risks/brand.md:7 R-1", "controls/risks/r-1.md:5 R-1"],
  ],
  [
    "a requirement",
    own,
    "INF.7.A1",
    4,
    [
      "controls/audits/audit.md:14 INF.7.A1",
      "controls/catalog/eigene.md:10 INF.7.A1",
      "controls/catalog/inf-7.md:6 INF.7.A1",
    ],
  ],
  [
    "evidence",
    own,
    "../../evidence/rz-a/begehung.txt",
    20,
    [
      "controls/audits/audit.md:21 ../../evidence/rz-a/begehung.txt",
      "controls/catalog/eigene.md:17 ../../evidence/rz-a/begehung.txt",
      "controls/catalog/inf-7.md:10 ../../evidence/rz-a/begehung.txt",
      "controls/catalog/inf-7.md:26 ../../evidence/rz-a/begehung.txt",
      "evidence/rz-a/begehung.txt.yaml:1 ",
    ],
  ],
] as const)(
  "finds every place that names %s",
  async (what, path, text, within, expected) => {
    const { editor, root } = await opened(everyPlace, path);
    const ask = (includeDeclaration: boolean) =>
      editor.askAt<Location[]>("textDocument/references", join(root, path), text, within, {
        context: { includeDeclaration },
      });
    const found = placesOf(root, everyPlace, await ask(true));
    expect([...new Set(found)]).toEqual([...new Set(expected)]);
    // A requirement is defined by the catalogue of the BSI, everything else in the content.
    expect((await ask(false)).length).toBe(found.length - (what === "a requirement" ? 0 : 1));
  },
  60_000,
);

interface Outline {
  readonly [name: string]: Outline;
}

function outline(symbols: readonly DocumentSymbol[]): Outline {
  return Object.fromEntries(symbols.map(({ name, children }) => [name, outline(children ?? [])]));
}

it("shows controls, assessments and actions as a tree, and titles of what has no section", async () => {
  const sidecar = "evidence/rz-a/begehung.txt.yaml";
  const { editor, root } = await opened(everyPlace, own, audit, sidecar);
  const symbols = async (path: string) =>
    outline(await editor.ask<DocumentSymbol[]>("textDocument/documentSymbol", join(root, path)));
  expect(await symbols(own)).toEqual({
    "R-1 Zutrittskonzept": {
      "rz-a: ja": {},
      "server-1@rz-b, raum-b: nein": { "M-1 Schloss": {} },
    },
  });
  expect(await symbols(audit)).toEqual({
    "F-1 Protokoll": { "in rz-a nachholen, wie bei R-1 beschrieben": {} },
  });
  expect(await symbols(sidecar)).toEqual({ "Nachweis (Beispiel)": {} });
}, 60_000);

it("gives editors that show no tree the same as a list", async () => {
  const { editor, root } = await editorOn(everyPlace);
  await editor.open(join(root, own), String(everyPlace[own]));
  const found = await editor.ask<SymbolInformation[]>("textDocument/documentSymbol", join(root, own));
  expect(found.map(({ name, containerName }) => [name, containerName])).toEqual([
    ["R-1 Zutrittskonzept", undefined],
    ["rz-a: ja", "R-1 Zutrittskonzept"],
    ["server-1@rz-b, raum-b: nein", "R-1 Zutrittskonzept"],
    ["M-1 Schloss", "server-1@rz-b, raum-b: nein"],
  ]);
}, 60_000);

it("finds sites, objects, controls, risks, audits and evidence by id, title and path", async () => {
  const { editor } = await opened(everyPlace, own);
  const find = async (query: string) =>
    (await editor.client.sendRequest<SymbolInformation[]>("workspace/symbol", { query })).map(
      ({ name }) => name,
    );
  expect(await find("rechenzentrum a")).toEqual(["rz-a Rechenzentrum A"]);
  expect(await find("r-1")).toEqual(["server-1 Objekt", "R-1 Zutrittskonzept", "r-1 Stromausfall"]);
  expect(await find("PROTOKOLL")).toEqual(["F-1 Protokoll"]);
  expect(await find("begehung rz-b")).toEqual(["Nachweis (Beispiel) evidence/rz-b/begehung.txt"]);
  expect((await find("")).length).toBeGreaterThan(20);
}, 60_000);

it("links addresses and paths to the files that they lead to", async () => {
  const note = "evidence/rz-a/notiz.md";
  const { editor, root } = await opened(everyPlace, own, note, "controls/sites/rz-b.md");
  const links = async (path: string) =>
    (await editor.ask<DocumentLink[]>("textDocument/documentLink", join(root, path))).map(
      ({ range, target }) => [textIn(editor, join(root, path), range), target?.slice(uriOf(root).length + 1)],
    );
  const evidence = "evidence/rz-a/begehung.txt";
  expect(await links(own)).toEqual([
    ["../../evidence/rz-a/begehung.txt", evidence],
    [evidence, evidence],
  ]);
  expect(await links(note)).toEqual([
    ["begehung.txt", evidence],
    ["../../evidence/rz-a/begehung.txt", evidence],
    ["../../controls/sites/rz-a.md", "controls/sites/rz-a.md"],
  ]);
  expect(await links("controls/sites/rz-b.md")).toEqual([
    ["rz-a.md", "controls/sites/rz-a.md"],
    ["controls/sites/rz-a.md", "controls/sites/rz-a.md"],
  ]);
}, 60_000);

function textIn(editor: Editor, file: string, { start, end }: DocumentLink["range"]): string {
  return editor.text(file).split("\n")[start.line]?.slice(start.character, end.character) ?? "";
}
