import { appendFile, mkdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { listFiles } from "../../src/source/list-files.ts";
import { SourceMemory } from "../../src/source/memory.ts";
import { readProject } from "../../src/source/read-project.ts";
import { writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

it("a reading that remembers gives what a fresh one gives, whatever changed in between", async () => {
  const { root } = await writeContent(clean);
  const at = (path: string): string => join(root, path);
  const memory = new SourceMemory();
  const changes: (() => Promise<unknown>)[] = [
    async () => undefined,
    () =>
      appendFile(
        at("controls/catalog/inf-7.md"),
        "\n## INF.7.A2 Geschlossene Fenster und abgeschlossene Türen\n",
      ),
    () => writeFile(at("evidence/rz-a/begehung.txt"), "Begehung B (Beispiel)\n"),
    () => utimes(at("evidence/rz-a/begehung.txt"), 0, 0),
    () => appendFile(at("evidence/rz-a/begehung.txt.yaml"), "valid-for: P12M\n"),
    () => rm(at("evidence/rz-a/begehung.txt.yaml")),
    () => rename(at("evidence/rz-b/begehung.txt"), at("evidence/rz-b/rundgang.txt")),
    () => rename(at("controls/catalog/inf-7.md"), at("controls/catalog/büro.md")),
    () => rm(at("controls/domain.md")),
    async () => {
      await mkdir(at("evidence/rz-a/neu"));
      await writeFile(
        at("evidence/rz-a/neu/notiz.md"),
        "---\ntitle: Notiz\ntype: log\nissued: 2026-01-01\n---\n",
      );
    },
    () => rm(at("evidence/rz-a"), { recursive: true }),
  ];
  for (const change of changes) {
    await change();
    expect(await readProject(root, { memory })).toEqual(await readProject(root));
  }
});

it("sees what an editor holds, and forgets it when the editor closes", async () => {
  const { root } = await writeContent(clean);
  const memory = new SourceMemory();
  const path = "controls/catalog/con-2.md";
  const titles = async (open?: ReadonlyMap<string, string>): Promise<unknown> =>
    (await readProject(root, { memory, open })).catalogs.find(({ file }) => file === path)?.data.title;
  expect(await titles()).toBe("Katalog");
  expect(await titles(new Map([[path, "---\ntitle: Eins\n---\n"]]))).toBe("Eins");
  expect(await titles(new Map([[path, "---\ntitle: Zwei\n---\n"]]))).toBe("Zwei");
  expect(await titles()).toBe("Katalog");
});

it("knows the list of all files again, however many folders they lie in", async () => {
  const folders = Array.from({ length: 100 }, (_, at) => [`evidence/${at}/1/2/3/beleg.txt`, `Beleg ${at}`]);
  const { root } = await writeContent(Object.fromEntries(folders));
  const memory = new SourceMemory();
  const first = await listFiles(root, memory);
  expect(first.files).toHaveLength(100);
  for (const _ of Array.from({ length: 20 })) expect(await listFiles(root, memory)).toBe(first);
});

it("reads nothing twice that stayed the same", async () => {
  const { root } = await writeContent(clean);
  const memory = new SourceMemory();
  const path = "controls/catalog/con-2.md";
  const file = { path, diskPath: join(root, path) };
  let reads = 0;
  const read = (): Promise<number> => memory.recall(path, [file], undefined, async () => ++reads);
  expect([await read(), await read()]).toEqual([1, 1]);
  await appendFile(file.diskPath, "\n");
  expect([await read(), await read()]).toEqual([2, 2]);
});
