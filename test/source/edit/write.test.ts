import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { type Change, writeChanges } from "../../../src/source/edit/write.ts";

let root = "";
beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), "nachweis-write-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  root = join(folder, "root");
  await mkdir(join(root, "controls"), { recursive: true });
  await writeFile(join(root, "controls/a.md"), "alt\r\n");
});

const read = (path: string) => readFile(join(root, path), "utf8");
const all = async () => (await readdir(root, { recursive: true })).sort();

test("new files come with their folders, and texts are replaced", async () => {
  await writeFile(join(root, "..", "scan.pdf"), Buffer.from([0xff, 0x00, 0x0d]));
  await writeChanges(root, [
    { kind: "replace", path: "controls/a.md", before: "alt\r\n", after: "neu\r\n" },
    { kind: "create", path: "controls/sites/b.md", content: "b" },
    { kind: "copy", path: "evidence/b/usv/scan.pdf", from: join(root, "..", "scan.pdf") },
  ]);
  expect(await read("controls/a.md")).toBe("neu\r\n");
  expect(await read("controls/sites/b.md")).toBe("b");
  expect(await readFile(join(root, "evidence/b/usv/scan.pdf"))).toEqual(Buffer.from([0xff, 0x00, 0x0d]));
});

test("a file that is there is never overwritten, and what was written before is taken back", async () => {
  const before = await all();
  const changes: Change[] = [
    { kind: "create", path: "evidence/x/new.md", content: "neu" },
    { kind: "create", path: "controls/a.md", content: "neu" },
  ];
  await expect(writeChanges(root, changes)).rejects.toThrow("exists already");
  expect(await read("controls/a.md")).toBe("alt\r\n");
  expect(await all()).toEqual(before);
});

test.each([
  ["another letter case", "evidence/rz/Usv/PROTOKOLL \u00fc.txt"],
  ["another form of its accents", "evidence/rz/usv/Protokoll u\u0308.txt"],
])("a file that %s alone would tell apart is not made, since none of the two would be read", async (_, path) => {
  await writeChanges(root, [
    { kind: "create", path: "evidence/rz/usv/Protokoll \u00fc.txt", content: "alt" },
    { kind: "create", path: "evidence/rz/andere.txt", content: "andere" },
  ]);
  const before = await all();
  for (const change of [
    { kind: "create", path, content: "neu" },
    { kind: "copy", path, from: join(root, "controls/a.md") },
    { kind: "move", path, from: "evidence/rz/andere.txt" },
  ] as const)
    await expect(writeChanges(root, [change])).rejects.toThrow("neither would be read");
  expect(await all()).toEqual(before);
});

test("a file may get another letter case", async () => {
  await writeChanges(root, [{ kind: "move", path: "controls/A.md", from: "controls/a.md" }]);
  expect(await all()).toEqual(["controls", "controls/A.md"]);
});

test("a text that has changed meanwhile is left alone, and others are put back", async () => {
  await writeFile(join(root, "controls/b.md"), "b");
  const changes: Change[] = [
    { kind: "replace", path: "controls/b.md", before: "b", after: "B" },
    { kind: "replace", path: "controls/a.md", before: "anders", after: "neu" },
  ];
  await expect(writeChanges(root, changes)).rejects.toThrow("changed meanwhile");
  expect(await read("controls/a.md")).toBe("alt\r\n");
  expect(await read("controls/b.md")).toBe("b");
});

test("what goes does so last, and is back if something fails", async () => {
  await writeFile(join(root, "controls/b.md"), "b");
  await writeFile(join(root, "controls/c.md"), "c");
  await writeChanges(root, [
    { kind: "remove", path: "controls/b.md" },
    { kind: "copy", path: "controls/new/b.md", from: join(root, "controls/b.md") },
  ]);
  expect(await all()).toEqual([
    "controls",
    "controls/a.md",
    "controls/c.md",
    "controls/new",
    "controls/new/b.md",
  ]);
  const before = await all();
  const changes: Change[] = [
    { kind: "create", path: "controls/d.md", content: "d" },
    { kind: "remove", path: "controls/c.md" },
    { kind: "remove", path: "controls/gone.md" },
  ];
  await expect(writeChanges(root, changes)).rejects.toThrow("ENOENT");
  expect(await all()).toEqual(before);
  expect(await read("controls/c.md")).toBe("c");
});

test("a byte order mark stays", async () => {
  await writeFile(join(root, "controls/a.md"), "\uFEFFalt");
  await writeChanges(root, [{ kind: "replace", path: "controls/a.md", before: "alt", after: "neu" }]);
  expect(await read("controls/a.md")).toBe("\uFEFFneu");
});

test("a name in another Unicode form is found", async () => {
  await writeFile(join(root, "controls", "prüfung.md".normalize("NFD")), "alt");
  const path = "controls/prüfung.md".normalize("NFC");
  await writeChanges(root, [{ kind: "replace", path, before: "alt", after: "neu" }]);
  expect(await read("controls/prüfung.md".normalize("NFD"))).toBe("neu");
});

test("nothing is written outside the root, by a path or by a link", async () => {
  await mkdir(join(root, "..", "elsewhere"));
  await symlink(join(root, "..", "elsewhere"), join(root, "evidence"));
  await writeFile(join(root, "..", "elsewhere", "a.md"), "alt");
  const refused: Change[] = [
    { kind: "create", path: "../b.md", content: "" },
    { kind: "create", path: "evidence/b.md", content: "" },
    { kind: "replace", path: "evidence/a.md", before: "alt", after: "neu" },
  ];
  for (const change of refused) await expect(writeChanges(root, [change])).rejects.toThrow("outside");
  expect(await readdir(join(root, "..", "elsewhere"))).toEqual(["a.md"]);
});
