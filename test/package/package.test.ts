import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chmod, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runNachweis, sourceProgram } from "../cli/run-nachweis.ts";
import { installPackage, packAgain, stateOf } from "./installed-package.ts";

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly dependencies?: object;
}

interface Bill {
  readonly bomFormat: string;
  readonly metadata: { readonly component: object };
  readonly components: readonly {
    readonly name: string;
    readonly version: string;
    readonly hashes?: readonly { readonly alg: string }[];
  }[];
}

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

/** Every file below a folder with the digest of its bytes. */
async function contentsOf(published: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(published, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests = files.map(async (file) => {
    const digest = createHash("sha256")
      .update(await readFile(file))
      .digest("hex");
    return [relative(published, file), digest] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

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
      [
        ...["LICENSE", "NOTICE", "README.md", "THIRD-PARTY.txt", "docs", "examples", "lib"],
        ...["npm-shrinkwrap.json", "package.json", "sbom.cdx.json", "schemas"],
      ].sort(),
    );
    expect(await readdir(join(installed, "examples"))).toEqual(["ci"]);
    const code = await readdir(join(installed, "lib"), { recursive: true });
    expect(code.filter((name) => /(?<!\.d)\.ts$/.test(name))).toEqual([]);
  });

  test("its shrinkwrap has one version and the digest of each dependency, as they were tested, and no address", async () => {
    const text = await readFile(join(installed, "npm-shrinkwrap.json"), "utf8");
    const { packages } = JSON.parse(text) as { packages: Record<string, Locked> };
    const lock = JSON.parse(await readFile("package-lock.json", "utf8")) as { packages: typeof packages };
    const { "": itself, ...others } = packages;
    expect(itself?.dependencies).toEqual(lock.packages[""]?.dependencies);
    expect(Object.keys(others).length).toBeGreaterThan(200);
    for (const [path, { version, integrity }] of Object.entries(others)) {
      expect(integrity, path).toMatch(/^sha512-/);
      expect({ version, integrity }, path).toEqual({
        version: lock.packages[path]?.version,
        integrity: lock.packages[path]?.integrity,
      });
    }
    expect(text).not.toContain('"resolved"');
    // Nothing that only development needs.
    for (const name of ["vitest", "typescript", "playwright-core"])
      expect(others).not.toHaveProperty([`node_modules/${name}`]);
  });

  test("a bill of materials (CycloneDX) and a list of licences name exactly these", async () => {
    const read = (name: string) => readFile(join(installed, name), "utf8");
    const { packages } = JSON.parse(await read("npm-shrinkwrap.json")) as {
      packages: Record<string, Locked>;
    };
    const wanted = Object.entries(packages)
      .filter(([path]) => path !== "")
      .map(([path, { version }]) => `${path.split("node_modules/").at(-1)}@${version}`);
    const bill = JSON.parse(await read("sbom.cdx.json")) as Bill;
    expect(bill.bomFormat).toBe("CycloneDX");
    expect(bill.metadata.component).toMatchObject({ name: "nachweis", version: "0.1.0" });
    const billed = bill.components.map(({ name, version }) => `${name}@${version}`);
    expect([...new Set(billed)].sort()).toEqual([...new Set(wanted)].sort());
    for (const { name, hashes } of bill.components) expect(hashes?.[0]?.alg, name).toBe("SHA-512");
    // The same versions, the same bytes.
    expect(Object.keys(bill)).not.toContain("serialNumber");
    expect(Object.keys(bill.metadata)).not.toContain("timestamp");
    const lines = (await read("THIRD-PARTY.txt")).split("\n").slice(2, -1);
    const listed = lines.map((line) => line.replace(/^(\S+) (\S+): .+$/, "$1@$2"));
    expect(listed.sort()).toEqual([...new Set(wanted)].sort());
    expect(lines).toContain("yazl 3.3.1: MIT");
  });

  test("the site is compiled: neither its sources nor what compiles them is there, and what it imports is", async () => {
    expect((await readdir(join(installed, "lib/site"))).sort()).toEqual(["files", "pages.mjs", "rules.json"]);
    expect(await readdir(join(installed, "lib/publish"))).not.toContain("compile");
    const { dependencies } = JSON.parse(await readFile(join(installed, "package.json"), "utf8"));
    for (const name of ["esbuild", "lightningcss"]) expect(dependencies).not.toHaveProperty([name]);
    const pages = await readFile(join(installed, "lib/site/pages.mjs"), "utf8");
    const imported = [...pages.matchAll(/^import .+ from "([^"]+)";$/gm)].map(([, from = ""]) => from);
    expect(imported).toEqual(expect.arrayContaining(["node:fs", "astro/container", "rehype-sanitize"]));
    for (const name of imported.filter((from) => !from.startsWith("node:")))
      expect(dependencies).toHaveProperty([name.split("/")[0] ?? ""]);
  });

  test("packed once more elsewhere, it has the same bytes", async () => {
    const [first, second] = await packAgain(folder);
    expect(first.length).toBeGreaterThan(1_000_000);
    expect(second.equals(first)).toBe(true);
  }, 180_000);

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

    // Run from its sources the program compiles the site now, and publishes the same.
    const fromSources = await runNachweis(["build", "--out", "from-sources"], {
      cwd: root,
      main: sourceProgram,
    });
    expect(fromSources.code, fromSources.stderr).toBe(0);
    expect(await contentsOf(join(root, "from-sources"))).toEqual(await contentsOf(join(root, "dist")));

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
