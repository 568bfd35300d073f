import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { importKompendium, isOwnRepository } from "../../src/cli/write/import.ts";
import { CommandError } from "../../src/publish/command-error.ts";
import { readRequirementTexts } from "../../src/source/requirement-texts.ts";

const repository = fileURLToPath(new URL("../../", import.meta.url));
const xml = join(repository, "../shared/bsi/kompendium-2023/XML_Kompendium_2023.xml");
const small = join(repository, "test/formats/docbook/small.xml");

let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "nachweis-import-"));
  await mkdir(join(root, "controls"));
});

afterEach(async () => {
  await rm(root, { recursive: true });
});

async function errorOf(file: string, from: string): Promise<CommandError> {
  const error = await importKompendium(file, from).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CommandError)) throw new Error(`expected a CommandError, got ${error}`);
  return error;
}

describe("a file that cannot be imported", () => {
  it("gives one line and writes nothing", async () => {
    await writeFile(join(root, "broken.xml"), "<book\n>");
    const files = ["missing.xml", "controls", "broken.xml"].map((name) => join(root, name));
    for (const file of [...files, small]) {
      const error = await errorOf(file, root);
      expect(error.explanation.de).toMatch(/^[^\n]+$/);
      expect(error.explanation.en.startsWith(`${file}:`)).toBe(true);
    }
    expect((await readdir(root)).sort()).toEqual(["broken.xml", "controls"]);
  });

  it("names the line in which it goes wrong", async () => {
    const file = join(root, "other.xml");
    await writeFile(file, "<?xml version='1.0'?>\n\n<html/>");
    expect((await errorOf(file, root)).explanation.en).toMatch(/other\.xml:3: element <html>/);
  });

  it("is not even read without a content root", async () => {
    await rm(join(root, "controls"), { recursive: true });
    expect((await errorOf(small, root)).explanation.en).toContain("not a content root");
  });
});

it("only the toolkit's own repository gets the catalogue data", async () => {
  expect(await isOwnRepository(repository)).toBe(true);
  expect(await isOwnRepository(join(repository, ".."))).toBe(false);
  expect(await isOwnRepository(root)).toBe(false);
});

describe.skipIf(!existsSync(xml))("the BSI's XML (skipped without ../shared/bsi/kompendium-2023)", () => {
  it("leaves its texts in a content root, ignored by Git, and nothing else", async () => {
    const summary = await importKompendium(xml, root);
    expect(summary.de).toContain("111 Bausteine, 1835 Anforderungen, 290 entfallene");
    expect(summary.en).not.toContain("Catalogue data");
    expect((await readdir(root)).sort()).toEqual([".nachweis", "controls"]);
    expect((await readdir(join(root, ".nachweis"))).sort()).toEqual([
      ".gitignore",
      "kompendium-2023-texts.json",
    ]);
    expect(await readFile(join(root, ".nachweis/.gitignore"), "utf8")).toBe("*\n");

    const texts = await readRequirementTexts(root, "kompendium-2023");
    expect(texts?.size).toBe(1835);
    expect(texts?.get("SYS.2.2.3.A14")).toHaveLength(1);
    expect(await readFile(join(root, ".nachweis/kompendium-2023-texts.json"), "utf8")).toContain(
      "© Bundesamt",
    );
  });

  it("writes the same bytes again", async () => {
    await importKompendium(xml, root);
    const first = await readFile(join(root, ".nachweis/kompendium-2023-texts.json"));
    await importKompendium(xml, root);
    expect((await readFile(join(root, ".nachweis/kompendium-2023-texts.json"))).equals(first)).toBe(true);
  });

  it("does not follow a link out of the content root", async () => {
    const outside = await mkdtemp(join(tmpdir(), "nachweis-outside-"));
    await symlink(outside, join(root, ".nachweis"));
    expect((await errorOf(xml, root)).explanation.en).toBe(".nachweis is not a directory");
    expect(await readdir(outside)).toEqual([]);
    await rm(outside, { recursive: true });
  });

  it("leaves no half of a file when it cannot write", async () => {
    await mkdir(join(root, ".nachweis/kompendium-2023-texts.json/x"), { recursive: true });
    expect((await errorOf(xml, root)).explanation.en).toContain("kompendium-2023-texts.json: is a directory");
    expect((await readdir(join(root, ".nachweis"))).sort()).toEqual([
      ".gitignore",
      "kompendium-2023-texts.json",
    ]);
  });
});
