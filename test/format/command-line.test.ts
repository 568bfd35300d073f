import { spawnSync } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { writeContent } from "../content-root.ts";
import { clean } from "./clean-root.ts";

/** FORMAT.md, Command line: exit codes, streams and the JSON document, with the real command. */
const main = resolve("src/cli/main.ts");
/** All that the program gets of the environment; the last is where Node.js keeps what it has compiled. */
const { PATH = "", NODE_COMPILE_CACHE = "" } = process.env;
function nachweis(args: readonly string[], cwd = process.cwd(), env: Record<string, string> = {}) {
  const run = spawnSync(process.execPath, [main, ...args], {
    cwd,
    encoding: "utf8",
    env: { PATH, NODE_COMPILE_CACHE, LANG: "C", ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: run.status, out: run.stdout, err: run.stderr };
}
const lines = (text: string) => text.split("\n").filter(Boolean);
const faulty = { ...clean, "controls/catalog/x.md": "---\ntitle: X\n---\n\n## INF.7.A99 X\n" };

describe("nachweis check", () => {
  it("exits 0 without a finding of severity error, and prints one document", async () => {
    const { root } = await writeContent(clean);
    const { status, out } = nachweis(["check", "--root", root, "--as-of", "2026-11-23", "--format", "json"]);
    expect(status).toBe(0);
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      format: "nachweis-report/1",
      asOf: "2026-11-23",
      catalogue: "kompendium-2023",
      summary: {
        items: 7,
        proven: 7,
        errors: 0,
        warnings: 0,
        infos: 0,
        status: { yes: 7, partial: 0, no: 0, dispensable: 0 },
      },
      findings: [],
    });
    expect(document.items[0]).toMatchObject({
      requirement: "CON.2.A1",
      level: "B",
      object: null,
      site: null,
      declared: "yes",
      state: "proven",
      evidence: ["evidence/domain/konzept.txt"],
      inherited: null,
    });
    expect(out).not.toContain(root);
  });

  it("exits 0 with warnings alone", async () => {
    const { root } = await writeContent({
      ...clean,
      "controls/catalog/x.md":
        "---\ntitle: X\n---\n\n## INF.8.A1 Sichern von dienstlichen Unterlagen am häuslichen Arbeitsplatz\n",
    });
    const { status, out } = nachweis(["check", "--root", root, "--as-of", "2026-11-23", "--format", "json"]);
    expect(status).toBe(0);
    expect(JSON.parse(out).summary).toMatchObject({ errors: 0, warnings: 1 });
  });

  it("exits 1 with an error, every key of a finding in its place", async () => {
    const { root } = await writeContent(faulty);
    const { status, out } = nachweis(["check", "--root", root, "--as-of", "2026-11-23", "--format", "json"]);
    expect(status).toBe(1);
    const [finding] = JSON.parse(out).findings;
    expect(finding).toMatchObject({
      rule: "requirement-unknown",
      severity: "error",
      file: "controls/catalog/x.md",
      line: 5,
      column: 1,
      site: null,
      object: null,
      evidence: null,
      related: [],
    });
    expect(typeof finding.message).toBe("string");
    expect(typeof finding.help).toBe("string");
  });

  it("exits 0 when the domain makes the error a warning", async () => {
    const { root } = await writeContent({
      ...faulty,
      "controls/domain.md": String(clean["controls/domain.md"]).replace(
        "off}",
        "off, requirement-unknown: warning}",
      ),
    });
    expect(nachweis(["check", "--root", root, "--as-of", "2026-11-23"]).status).toBe(0);
  });

  it("is pretty by default and prints findings to standard output", async () => {
    const { root } = await writeContent(faulty);
    const { status, out } = nachweis(["check", "--root", root, "--as-of", "2026-11-23"]);
    expect(status).toBe(1);
    expect(out).toContain("INF.7.A99");
  });

  it("takes the current folder as root", async () => {
    const { root } = await writeContent(clean);
    expect(nachweis(["check", "--as-of", "2026-11-23"], root).status).toBe(0);
  });

  it("writes to a file with --output, whole or not at all, and nothing to standard output", async () => {
    const { root } = await writeContent(faulty);
    const file = join(root, "bericht.json");
    const { status, out } = nachweis([
      "check",
      "--root",
      root,
      "--as-of",
      "2026-11-23",
      "--format",
      "json",
      "--output",
      file,
    ]);
    expect({ status, out }).toEqual({ status: 1, out: "" });
    expect(JSON.parse(await readFile(file, "utf8")).summary.errors).toBe(1);
    expect((await readdir(root)).sort()).toEqual(["bericht.json", "controls", "evidence"]);
  });

  it("gives the same bytes wherever it runs", async () => {
    const { root } = await writeContent(faulty);
    const args = ["check", "--root", root, "--as-of", "2026-11-23", "--format", "json"];
    const first = nachweis(args, root, {
      TZ: "Pacific/Kiritimati",
      LANG: "de_DE.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
    });
    const second = nachweis(args, "/", { TZ: "America/Los_Angeles", LANG: "C" });
    expect(first.out).toBe(second.out);
  });

  it("sorts findings by file, line, column, rule, then site, object, requirement", async () => {
    const { root } = await writeContent({
      ...clean,
      "controls/domain.md": String(clean["controls/domain.md"]).replace("basic", "standard"),
      "controls/catalog/x.md":
        "---\ntitle: X\nfoo: x\n---\n\n## INF.7.A99 X\n\n[x](../../evidence/a) [y](/y)\n",
    });
    const { out } = nachweis(["check", "--root", root, "--as-of", "2026-11-23", "--format", "json"]);
    const keys = (JSON.parse(out).findings as Record<string, string | number | null>[]).map((f) => [
      f.file,
      String(f.line).padStart(6, "0"),
      String(f.column).padStart(6, "0"),
      f.rule,
      f.site ?? "",
      f.object ?? "",
    ]);
    const joined = keys.map((key) => key.join("\u0000"));
    expect(joined.length).toBeGreaterThan(20);
    expect(joined).toEqual([...joined].sort());
  });

  it.each([
    ["a missing root", ["--root", "gibt-es-nicht"]],
    ["a root without controls/", ["--root", "src"]],
    ["a file as root", ["--root", "package.json"]],
    ["an unknown option", ["--formt", "json"]],
    ["an unknown format", ["--format", "yaml"]],
    ["a day that is none", ["--as-of", "2026-02-30"]],
    ["a day in words", ["--as-of", "gestern"]],
    ["an argument too many", ["hier"]],
    ["an option without its value", ["--root"]],
    ["an output that can't be written", ["--output", "package.json/x.json"]],
  ])("exits 2 with one line on standard error: %s", async (_, args) => {
    const { status, out, err } = nachweis(["check", ...args]);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(lines(err)).toHaveLength(1);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it("exits 2 for a controls that is a file", async () => {
    const { root } = await writeContent({ "evidence/x": "x" });
    await writeFile(join(root, "controls"), "x");
    expect(nachweis(["check", "--root", root]).status).toBe(2);
  });

  it("checks a root without evidence/, and an empty controls/", async () => {
    const { root } = await writeContent({ "README.md": "x" });
    await mkdir(join(root, "controls"));
    const { status, out } = nachweis(["check", "--root", root, "--as-of", "2026-11-23", "--format", "json"]);
    expect(status).toBe(1);
    expect(JSON.parse(out).findings).toMatchObject([
      { rule: "front-matter-invalid", file: "controls/domain.md", line: 1, column: 1 },
    ]);
  });
});

describe("nachweis", () => {
  it("exits 2 for an unknown command", () => {
    const { status, out, err } = nachweis(["chek"]);
    expect({ status, out, lines: lines(err).length }).toEqual({ status: 2, out: "", lines: 1 });
  });

  it("exits 0 for --help and --version", () => {
    expect(nachweis(["--help"]).status).toBe(0);
    expect(nachweis(["--version"]).status).toBe(0);
  });
});
