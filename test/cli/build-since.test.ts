import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ReportChanges } from "../../src/model/comparison.ts";
import { fromJson } from "../../src/source/saved-documents.ts";
import { type Content, writeContent } from "../content-root.ts";
import { changed, clean, sidecar } from "../format/clean-root.ts";
import { filesIn } from "../site/files.ts";
import { commitAll, git } from "./git.ts";
import { type Run, runNachweis } from "./run-nachweis.ts";

const inf = "controls/catalog/inf-7.md";
const asOf = ["--as-of", "2026-11-23"];

/** The domain's own evidence and two confidential files, of which one is to go. */
const content: Content = {
  ...clean,
  "evidence/rz-a/tresorplan-alt.txt": "Tresor (Beispiel)\n",
  "evidence/rz-a/tresorplan-alt.txt.yaml": `${sidecar()}classification: confidential\n`.replace(
    "Nachweis (Beispiel)",
    "Lage des Tresors",
  ),
  "evidence/rz-a/schluesselplan.txt": "Schlüssel (Beispiel)\n",
  "evidence/rz-a/schluesselplan.txt.yaml": `${sidecar()}classification: confidential\n`.replace(
    "Nachweis (Beispiel)",
    "Plan der Schließanlage",
  ),
};
const secrets = ["tresorplan-alt", "Lage des Tresors", "schluesselplan", "Plan der Schließanlage"];

/** A repository with one commit; since then there is a gap, new evidence, and one confidential file is gone. */
async function changedRepository(): Promise<string> {
  const { root } = await writeContent(content);
  commitAll(root);
  await writeFile(join(root, inf), String(changed(content, inf, "### raum-a: ja", "### raum-a: nein")[inf]));
  await writeFile(
    join(root, "evidence/rz-a/neu.md"),
    "---\ntitle: Neu (Beispiel)\ntype: document\nissued: 2026-01-01\n---\n",
  );
  await rm(join(root, "evidence/rz-a/tresorplan-alt.txt"));
  await rm(join(root, "evidence/rz-a/tresorplan-alt.txt.yaml"));
  return root;
}

function build(root: string, out: string, ...args: string[]): Promise<Run> {
  return runNachweis(["build", "--root", root, "--out", join(root, out), ...args]);
}

/** Builds, and searches all that was published for what must not be in it; returns the changes. */
async function published(
  root: string,
  args: readonly string[],
  forbidden: readonly string[],
): Promise<ReportChanges | null> {
  const run = await build(root, "dist", ...args);
  expect(run.code, run.stderr).toBe(0);
  const out = join(root, "dist");
  for (const file of await filesIn(out)) {
    const bytes = await readFile(join(out, file));
    expect(
      forbidden.filter((text) => bytes.includes(text) || file.includes(text)),
      file,
    ).toEqual([]);
  }
  return fromJson(await readFile(join(out, "report.json"), "utf8")).changes;
}

describe("nachweis build --since", () => {
  it("a revision: what changed is in report and site, and nothing that either state withholds", async () => {
    const root = await changedRepository();
    git(root, "tag", "Umzug-Tresor");
    const found = await published(
      root,
      ["--since", "Umzug-Tresor", ...asOf],
      [...secrets, "Umzug-Tresor", root],
    );
    expect(found?.before.name).toMatch(/^[0-9a-f]{40}$/);
    expect(found?.since).toBe("revision");
    expect(found?.unproven).toContainEqual({
      requirement: "INF.7.A2",
      object: "raum-a",
      site: "rz-a",
      before: "proven",
      after: "open",
    });
    expect(found?.evidence.map(({ change, path }) => `${change} ${path}`)).toEqual([
      "came evidence/rz-a/neu.md",
    ]);
    expect(found?.withheld.evidence).toBe(1);
    const page = await readFile(join(root, "dist", "aenderungen.html"), "utf8");
    expect(page).toContain("Neu (Beispiel)");
    expect(await readFile(join(root, "dist", "en", "changes.html"), "utf8")).toContain("Neu (Beispiel)");

    const names = [...secrets, "Neu (Beispiel)", "evidence/rz-a/neu.md", "raum-a"];
    const open = await published(root, ["--since", "HEAD", "--clearance", "public", ...asOf], names);
    expect(open?.before).toEqual({ name: "2026-11-23", asOf: "2026-11-23", revision: null, unread: 0 });
    expect(open?.unproven).toEqual([]);
    expect(open?.withheld).toMatchObject({ unproven: 1, evidence: 2 });
  });

  it("a saved report: it is called by its day, and may be that of an earlier build", async () => {
    const root = await changedRepository();
    const first = await build(root, "first", "--as-of", "2026-06-01");
    expect(first.code, first.stderr).toBe(0);
    expect(fromJson(await readFile(join(root, "first/report.json"), "utf8")).changes).toBeNull();
    expect(await filesIn(join(root, "first"))).not.toContain("aenderungen.html");
    const found = await published(
      root,
      ["--since", join(root, "first/report.json"), ...asOf],
      [...secrets, root, "first/report"],
    );
    expect(found).toMatchObject({ since: "report", clearedFor: "internal" });
    expect(found?.before.name).toBe("2026-06-01");
    expect(found?.evidence).toEqual([]);
    expect(found?.withheld.evidence).toBe(0);

    const refused = await build(
      root,
      "dist",
      "--since",
      join(root, "first/report.json"),
      "--clearance",
      "confidential",
    );
    expect([refused.code, refused.stdout]).toEqual([2, ""]);
    expect(refused.stderr).toContain("ist nur für die Freigabestufe „intern“ gemacht");
    const english = await runNachweis(
      ["build", "--root", root, "--since", join(root, "first/report.json"), "--clearance", "vs-nfd"],
      { env: { LANG: "en_GB.UTF-8" } },
    );
    expect(english.stderr).toContain("is made for the clearance internal alone");
  });

  it("a day: the same content, judged on it", async () => {
    const { root } = await writeContent(content);
    const found = await published(root, ["--since", "2026-03-13", ...asOf], [...secrets, root]);
    expect(found).toMatchObject({ since: "day", before: { name: "2026-03-13" }, unproven: [] });
    expect(found?.proven.length).toBeGreaterThan(0);
    expect(new Set(found?.evidence.map(({ change }) => change))).toEqual(new Set(["began"]));
  });

  it("says in one line what it can't compare, and publishes nothing", async () => {
    const root = await changedRepository();
    await writeFile(join(root, "x.json"), '{"format":"nachweis-report/1","findings":[]}');
    for (const [name, reason] of [
      ["no-such-revision", /weder Datei noch Tag/],
      [join(root, "x.json"), /ist kein Bericht von nachweis/],
      ["2026-11-24", /Der Stand vom 2026-11-24 liegt nach dem Stichtag 2026-11-23/],
    ] as const) {
      const { code, stdout, stderr } = await build(root, "dist", "--since", name, ...asOf);
      const lines = stderr.split("\n").filter((line) => line !== "" && !line.endsWith(" …"));
      expect([code, stdout, lines], name).toEqual([2, "", [expect.stringMatching(reason)]]);
    }
    expect(git(root, "status", "--porcelain")).not.toContain("dist");
  });
});
