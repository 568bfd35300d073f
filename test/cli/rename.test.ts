import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addRenameCommand } from "../../src/cli/write/rename.ts";
import { day, writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { runWritingCommand } from "./run-writing-command.ts";

const rename = (root: string, ...args: string[]) =>
  runWritingCommand(addRenameCommand, ["rename", ...args, "--root", root, "--as-of", day]);

const server = "controls/objects/server.md";

describe("rename", () => {
  test("shows moves and lines, and writes with --yes", async () => {
    const { root } = await writeContent(clean);
    const { stdout, stderr, refused } = await rename(root, "site", "rz-a", "rz-nord", "--yes");
    expect(refused).toBeNull();
    expect(stdout).toContain(
      "controls/sites/rz-a.md -> controls/sites/rz-nord.md\nevidence/rz-a -> evidence/rz-nord\n",
    );
    expect(stdout).toContain(
      `--- ${server}\n+++ ${server}\n@@ -4,3 +4,3 @@\n type: it-system\n-sites: [rz-a, rz-b]\n+sites: [rz-nord, rz-b]\n`,
    );
    expect(stderr).toBe("„rz-a“ heißt jetzt „rz-nord“; die Prüfung findet dasselbe wie vorher.\n");
    expect(await readFile(join(root, "evidence/rz-nord/begehung.txt"), "utf8")).toBe(
      "Begehung A (Beispiel)\n",
    );
    expect(existsSync(join(root, "evidence/rz-a"))).toBe(false);
  });

  test("writes nothing with --dry-run, nor where nobody can be asked", async () => {
    const { root } = await writeContent(clean);
    const shown = await rename(root, "object", "server", "rechner", "--dry-run");
    expect(shown).toMatchObject({ refused: null, stderr: "" });
    expect(shown.stdout).toContain("controls/objects/server.md -> controls/objects/rechner.md");
    expect((await rename(root, "object", "server", "rechner")).refused).toContain("niemand gefragt");
    expect(existsSync(join(root, server))).toBe(true);
  });

  test("names the places where the word stays", async () => {
    const text = "---\ntitle: Katalog\nmodule: CON.2\n---\n\nDer server steht hier.\n";
    const { root } = await writeContent({ ...clean, "controls/catalog/mehr.md": text });
    const { stderr } = await rename(root, "object", "server", "rechner", "--dry-run");
    expect(stderr).toContain("controls/catalog/mehr.md:6\n");
  });
});
