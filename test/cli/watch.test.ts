import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeContent } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";
import { runNachweis } from "./run-nachweis.ts";

it("check --watch checks anew after each change, until it is stopped", { timeout: 120_000 }, async () => {
  const { root } = await writeContent(clean);
  const file = join(root, "controls/catalog/inf-7.md");
  const text = await readFile(file, "utf8");
  const edits = [text.replace("### raum-a: ja", "### raum-a: nein"), text];
  const { stdout } = await runNachweis(["check", "--watch", "--root", root, "--as-of", "2026-11-23"], {
    onStderr: (written, stop) => {
      if (!written.includes("wartet auf Änderungen")) return;
      const edit = edits.shift();
      if (edit === undefined) stop("SIGTERM");
      else void writeFile(file, edit);
    },
  });
  expect(stdout.match(/^\d+ Fehler/gm)).toEqual(["0 Fehler", "1 Fehler", "0 Fehler"]);
});
