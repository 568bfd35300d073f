import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../src/pipeline.ts";
import { proveRename } from "../../src/rename/rename.ts";
import { RenameRefusal, type RenameRequest } from "../../src/rename/request.ts";
import { moveChange, writeChanges } from "../../src/source/edit/write.ts";
import { type Content, day, writeContent } from "../content-root.ts";
import { changed, clean, sidecar } from "../format/clean-root.ts";
import fc from "../properties.ts";
import { everyPlace } from "./every-place.ts";

const options = { asOf: day, today: day, version: "0" };

async function textsOf(root: string): Promise<Map<string, string>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const files = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  const texts = files.map(
    async (file) => [file.slice(root.length + 1), await readFile(file, "utf8")] as const,
  );
  return new Map((await Promise.all(texts)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function renamed(content: Content, request: RenameRequest) {
  const { root } = await writeContent(content);
  const report = async () =>
    JSON.stringify(await check(root, options), (key, value) =>
      // Digests of what has the name in it.
      key === "fingerprint" || key === "digest" ? null : value,
    );
  const [texts, found] = [await textsOf(root), await report()];
  const proven = await proveRename(root, request, options);
  expect(await textsOf(root)).toEqual(texts);
  await writeChanges(root, [...proven.replacements, ...proven.moves.map(moveChange)]);
  return { proven, before: { texts, found }, after: { texts: await textsOf(root), found: await report() } };
}

/** Where two long texts begin to differ; null if they do not. */
function firstDifference(a: string, b: string): readonly [string, string] | null {
  if (a === b) return null;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return [a.slice(at - 100, at + 100), b.slice(at - 100, at + 100)];
}

async function refusal(content: Content, request: RenameRequest): Promise<string> {
  const { root } = await writeContent(content);
  const before = await textsOf(root);
  const refused = await proveRename(root, request, options).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(RenameRefusal);
  expect(await textsOf(root)).toEqual(before);
  return (refused as RenameRefusal).explanation.de;
}

/** What is not named: other names and words that hold the old one, and what evidence says in its own words. */
const others = /rz-a-alt|xrz-a|example\.org\/rz-a\/evidence\/rz-a\/x|rz-a@example\.org|R-10|R-1\.1/g;

describe("a rename changes every place in which the format lets a name stand", () => {
  it.each([
    ["site", "rz-a", "rz-0"],
    ["object", "server-1", "server-2"],
    ["control", "R-1", "R-2"],
  ] as const)("%s %s: no place has the old name, and the check finds the same", async (kind, from, to) => {
    const { before, after } = await renamed(everyPlace, { kind, from, to });
    for (const [path, text] of after.texts) {
      expect(path).not.toContain(from);
      expect(text.replace(others, ""), path).not.toContain(from);
      // Slugs of headings.
      if (kind === "control") expect(text, path).not.toContain("#r-1-");
    }
    expect(firstDifference(after.found.replaceAll(to, from), before.found.replaceAll(to, from))).toBeNull();
    const back = new Map(
      [...after.texts].map(([path, text]) => [path.replaceAll(to, from), text.replaceAll(to, from)]),
    );
    const were = [...before.texts].map(([path, text]) => [path, text.replaceAll(to, from)] as const);
    if (kind !== "control") expect(back).toEqual(new Map(were));
  });

  it("evidence: its sidecar and all links, also with signs that an address may not hold", async () => {
    const [from, to] = ["evidence/rz-a/begehung.txt", "evidence/rz-a/2026/begehung (März).txt"];
    const { proven, before, after } = await renamed(everyPlace, { kind: "evidence", from, to });
    expect(proven.moves).toEqual([
      { from, to },
      { from: `${from}.yaml`, to: `${to}.yaml` },
    ]);
    expect(after.texts.get("controls/audits/audit.md")).toContain(
      "[b]: <../../evidence/rz-a/2026/begehung%20(M%C3%A4rz).txt>".normalize("NFC").replace("%C3%A4", "ä"),
    );
    expect(after.texts.get("evidence/rz-a/notiz.md")).toContain("[Begehung](2026/begehung%20(März).txt)");
    expect(after.texts.get(to)).toBe(before.texts.get(from));
  });

  it("a note that moves into a folder leads where it led", async () => {
    const to = "evidence/rz-a/2026/notiz.md";
    const { after } = await renamed(everyPlace, { kind: "evidence", from: "evidence/rz-a/notiz.md", to });
    expect(after.texts.get(to)).toContain(
      "[Begehung](../begehung.txt), [anderswo](../begehung.txt) und [Regeln](../../../controls/sites/rz-a.md)",
    );
  });

  it("approvals that held hold, and one that did not stays as it is", async () => {
    const { root } = await writeContent(clean);
    const { domain } = await check(root, options);
    const digest = domain.documents.find(({ id }) => id === "A.1")?.digest;
    const approved = `documents: {A.1: {approved: {by: Leitung, on: 2026-10-01, digest: ${digest}}}, A.2: {approved: {by: Leitung, on: 2026-10-01, digest: ${"0".repeat(64)}}}}`;
    const content = changed(clean, "controls/domain.md", "approach: basic", `approach: basic\n${approved}`);
    const { proven, after } = await renamed(content, { kind: "site", from: "rz-a", to: "rz-0" });
    expect(proven.approvals).toBe(1);
    const states = JSON.parse(after.found).domain.documents.map(({ state }: { state: string }) => state);
    expect(states.slice(0, 2)).toEqual(["approved", "changed"]);
  });

  it("words that may mean something else stay, and are named", async () => {
    const text = `---\ntitle: Katalog\nmodule: CON.2\n---\n\nDer server steht hier.\n`;
    const content = { ...clean, "controls/catalog/mehr.md": text };
    const { proven } = await renamed(content, { kind: "object", from: "server", to: "rechner" });
    expect(proven.left).toEqual([{ file: "controls/catalog/mehr.md", line: 6, column: 5 }]);
  });

  it("what a sidecar records the bytes of stays, and is named", async () => {
    const path = "evidence/rz-b/bericht.md";
    const text = "Siehe [Begehung](../rz-a/begehung.txt) und evidence/rz-a/begehung.txt.\n";
    const content = { ...clean, [path]: text, [`${path}.yaml`]: sidecar() };
    const { proven, after } = await renamed(content, { kind: "site", from: "rz-a", to: "rz-0" });
    expect(after.texts.get(path)).toBe(text);
    expect(proven.left).toContainEqual({ file: path, line: 1, column: 44 });
  });

  it("a title beside what can't be read is text, and stays", async () => {
    const path = "evidence/rz-a/begehung.txt.yaml";
    const titled = changed(clean, path, "Nachweis (Beispiel)", "Begehung in rz-a");
    const content = changed(titled, path, "issued: 2026-03-14", "issued: bald");
    const { proven } = await renamed(content, { kind: "site", from: "rz-a", to: "rz-0" });
    expect(proven.left).toEqual([{ file: path, line: 1, column: 20 }]);
  });

  it("line ends and a byte order mark stay", async () => {
    const path = "controls/objects/raum-a.md";
    const windows = `\uFEFF${String(clean[path]).replaceAll("\n", "\r\n")}`;
    const { after } = await renamed(
      { ...clean, [path]: windows },
      { kind: "site", from: "rz-a", to: "rz-0" },
    );
    expect(after.texts.get(path)).toBe(windows.replace("rz-a", "rz-0"));
  });
});

describe("a rename is refused, and nothing changes", () => {
  const site = { kind: "site", from: "rz-a", to: "rz-0" } as const;
  it.each<[string, Content, RenameRequest, string]>([
    ["nothing of that name", clean, { ...site, from: "rz-x" }, "es gibt: rz-a, rz-b"],
    ["no id", clean, { ...site, to: "RZ Süd" }, "nur Kleinbuchstaben"],
    ["the id of a site", clean, { ...site, to: "rz-b" }, "controls/sites/rz-b.md"],
    ["the id of an object", clean, { ...site, to: "server" }, "controls/objects/server.md"],
    ["a word for a scope", clean, { ...site, to: "alle" }, "vergeben"],
    ["the same name", clean, { ...site, to: "rz-a" }, "gleich"],
    [
      "a file that letter case alone tells apart",
      { ...clean, "controls/sites/RZ-0.md": "" },
      site,
      "controls/sites/RZ-0.md",
    ],
    ["evidence of that folder", { ...clean, "evidence/rz-0/x.txt": "x" }, site, "evidence/rz-0/"],
    [
      "a folder in the way",
      { ...clean, "evidence/rz-0/README.md": "x" },
      site,
      "evidence/rz-0 gibt es schon",
    ],
    [
      "two files of one id",
      { ...clean, "controls/sites/alt/rz-a.md": String(clean["controls/sites/rz-a.md"]) },
      site,
      "zwei Dateien",
    ],
    [
      "a merge conflict that names it",
      {
        ...clean,
        "controls/catalog/neu.md":
          "---\ntitle: N\n---\n\n<<<<<<< a\n### rz-a: ja\n=======\n### rz-a: nein\n>>>>>>> b\n",
      },
      site,
      "controls/catalog/neu.md:5",
    ],
    [
      "a value that can't be read beside it",
      changed(clean, "controls/objects/server.md", "[rz-a, rz-b]", "\n  - rz-a\n  - {x: y}"),
      site,
      "controls/objects/server.md:6",
    ],
    [
      "text in another encoding",
      { ...clean, "controls/risks/x.md": new Uint8Array([0xff, 0xfe]) },
      site,
      "x.md",
    ],
    [
      "the id of a requirement",
      everyPlace,
      { kind: "control", from: "INF.7.A1", to: "R-9" },
      "Anforderungen: INF.7.A1",
    ],
    [
      "to the id of a requirement",
      everyPlace,
      { kind: "control", from: "R-1", to: "INF.7.A3" },
      "Anforderung",
    ],
    ["no id of a control", everyPlace, { kind: "control", from: "R-1", to: "zutritt" }, "Großbuchstaben"],
    [
      "evidence that is there",
      clean,
      { kind: "evidence", from: "evidence/rz-a/begehung.txt", to: "evidence/rz-a/BEGEHUNG.TXT.yaml" },
      "zählt nicht",
    ],
    [
      "evidence to another site",
      clean,
      { kind: "evidence", from: "evidence/rz-a/begehung.txt", to: "evidence/rz-b/neu.txt" },
      "evidence move",
    ],
  ])("%s", async (_why, content, request, words) => {
    expect(await refusal(content, request)).toContain(words);
  });
});

it("there and back leaves every byte, whatever the name", async () => {
  const { root } = await writeContent(everyPlace);
  const before = await textsOf(root);
  const id = fc.stringMatching(/^[a-z][a-z0-9]{0,6}-[a-z0-9]{1,6}$/);
  const rename = async (request: RenameRequest): Promise<void> => {
    const { replacements, moves } = await proveRename(root, request, options);
    await writeChanges(root, [...replacements, ...moves.map(moveChange)]);
  };
  const things = fc.constantFrom(["site", "rz-a"] as const, ["object", "server-1"] as const);
  await fc.assert(
    fc.asyncProperty(things, id, async ([kind, name], other) => {
      fc.pre([...before.keys()].every((path) => !path.includes(other)));
      await rename({ kind, from: name, to: other });
      expect(await textsOf(root)).not.toEqual(before);
      await rename({ kind, from: other, to: name });
      expect(await textsOf(root)).toEqual(before);
    }),
    { numRuns: 6 },
  );
}, 60_000);

it.each([
  ["site", "rz-alt", "zz-neu"],
  ["object", "personalabrechnung", "aa-neu"],
] as const)(
  "on the worked example %s %s takes a name that sorts elsewhere",
  async (kind, from, to) => {
    const { moves } = await proveRename(process.cwd(), { kind, from, to }, options);
    expect(moves.map((move) => move.to)).toContain(`controls/${kind}s/${to}.md`);
  },
  60_000,
);

it("files that something is in the way of come back, all of them", async () => {
  const { root } = await writeContent(clean);
  const { replacements, moves } = await proveRename(
    root,
    { kind: "site", from: "rz-a", to: "rz-0" },
    options,
  );
  await mkdir(join(root, "evidence/rz-0"));
  await writeFile(join(root, "evidence/rz-0/x"), "");
  const before = await textsOf(root);
  await expect(writeChanges(root, [...replacements, ...moves.map(moveChange)])).rejects.toThrow(
    "exists already",
  );
  expect(await textsOf(root)).toEqual(before);
});
