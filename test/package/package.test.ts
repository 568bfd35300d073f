import { execFile } from "node:child_process";
import { chmod, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runNachweis } from "../cli/run-nachweis.ts";
import { installPackage, stateOf } from "./installed-package.ts";

let folder = "";
let root = "";
let installed = "";
let main = "";
let before: string[] = [];

beforeAll(async () => {
  folder = await installPackage();
  root = join(folder, "installed");
  installed = join(root, "node_modules", "nachweis");
  main = join(installed, "lib/cli/main.js");
  for (const entry of await readdir(installed, { recursive: true, withFileTypes: true })) {
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o555 : 0o444);
  }
  before = await stateOf(installed);
}, 180_000);

afterAll(async () => {
  for (const entry of await readdir(installed, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
  }
  await rm(folder, { recursive: true, force: true });
});

const nachweis = (...args: string[]) => runNachweis(args, { cwd: root, main });

describe("what is in the package", () => {
  test("its package.json asks for the Node.js of its users and brings none along", async () => {
    const text = await readFile(join(installed, "package.json"), "utf8");
    const manifest = JSON.parse(text) as Record<string, unknown>;
    expect(manifest.engines).toEqual({ node: ">=22.12" });
    expect(Object.keys(manifest).sort()).toEqual(
      "bin dependencies description engines exports files keywords license name type version".split(" "),
    );
    expect(Object.keys(manifest.dependencies as object).filter((name) => /^node(-|$)/.test(name))).toEqual(
      [],
    );
  });

  test("no worked example, no tests, no TypeScript to run", async () => {
    const folders = await readdir(installed);
    expect(folders.sort()).toEqual(
      ["LICENSE", "NOTICE", "README.md", "docs", "examples", "lib", "package.json", "schemas", "site"].sort(),
    );
    expect(await readdir(join(installed, "examples"))).toEqual(["ci"]);
    const code = await readdir(join(installed, "lib"), { recursive: true });
    expect(code.filter((name) => /(?<!\.d)\.ts$/.test(name))).toEqual([]);
  });

  test("data and pages of rules are there", async () => {
    for (const path of ["lib/catalogue/data/kompendium-2023.json", "lib/rules/evidence-missing.md"])
      expect((await readFile(join(installed, path))).length).toBeGreaterThan(100);
  });
});

describe("in an empty folder elsewhere", () => {
  test("init, check, build and pdf do their whole work", async () => {
    const init = await nachweis("init", "--yes");
    expect(init.code).toBe(0);
    const check = await nachweis("check", "--format", "json");
    expect(check.stderr).toBe("");
    expect(check.code).toBe(0);
    expect(JSON.parse(check.stdout).summary).toMatchObject({ items: 40, open: 40, errors: 0 });

    const build = await nachweis("build");
    expect(build.code, build.stderr).toBe(0);
    const published = await readdir(join(root, "dist"));
    expect(published).toEqual(expect.arrayContaining(["index.html", "assets", "pdf", "report.json"]));
    expect(await readFile(join(root, "dist/index.html"), "utf8")).toContain("Rechenzentrum A");
    expect((await readFile(join(root, "dist/assets/search.js"))).length).toBeGreaterThan(1000);

    const pdf = await nachweis("pdf", "A.4", "--out", "documents");
    expect(pdf.code, pdf.stderr).toBe(0);
    const [document = ""] = (await readdir(join(root, "documents"))).filter((name) => name.startsWith("A.4"));
    expect((await readFile(join(root, "documents", document))).subarray(0, 5).toString()).toBe("%PDF-");
  }, 180_000);

  test("rules are explained, and content is written", async () => {
    expect((await nachweis("explain", "evidence-missing")).stdout).toContain("evidence-missing");
    await writeFile(join(root, "Protokoll.txt"), "Protokoll");
    const args = ["evidence", "add", "Protokoll.txt", "--site", "rz-b", "--control", "INF.2.A2"];
    expect((await nachweis(...args)).stdout).toContain("evidence/rz-b/inf-2-a2/Protokoll.txt.yaml\n");
  });

  test("a program uses what the package exports, with types", async () => {
    const source = `import { check, type Report } from "nachweis";
const report: Report = await check(".", { today: "2999-01-01", version: "x" });
console.log(report.format);
`;
    await writeFile(join(root, "use.mts"), source);
    await writeFile(join(root, "use.mjs"), source.replace(", type Report", "").replace(": Report", ""));
    const typescript = join(process.cwd(), "node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--module", "nodenext", "--target", "es2024", "--skipLibCheck"];
    const types = ["--types", "node", "--typeRoots", join(process.cwd(), "node_modules/@types")];
    const run = promisify(execFile);
    await run(process.execPath, [typescript, ...options, ...types, "use.mts"], { cwd: root });
    const { stdout } = await run(process.execPath, ["use.mjs"], { cwd: root });
    expect(stdout).toBe("nachweis-report/1\n");
  });

  test("nothing was written into the installed package", async () => {
    expect(before.length).toBeGreaterThan(100);
    expect(await stateOf(installed)).toEqual(before);
  });
});
