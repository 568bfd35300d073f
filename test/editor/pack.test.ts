import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPromise } from "yauzl";

const project = fileURLToPath(new URL("../..", import.meta.url));
const run = promisify(execFile);
let folder: string;
let names: string[];

async function unpack(file: string, target: string): Promise<string[]> {
  const zip = await openPromise(file);
  const found: string[] = [];
  for await (const entry of zip.eachEntry()) {
    found.push(entry.fileName);
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    const path = join(target, entry.fileName);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, Buffer.concat(chunks));
  }
  return found;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "nachweis-editor-"));
  const file = join(folder, "nachweis.vsix");
  await run(process.execPath, [join(project, "tools/pack-editor.ts"), file]);
  names = await unpack(file, folder);
  // What the editor itself brings: enough of it to load the extension.
  await mkdir(join(folder, "node_modules/vscode"), { recursive: true });
  await writeFile(join(folder, "node_modules/vscode/index.js"), fakeEditor);
}, 240_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Classes and functions that the client library needs when it is loaded. */
const fakeEditor = `module.exports = new Proxy({ window: {}, workspace: {}, version: "1.100.0" }, {
  get: (known, name) => known[name] ?? class {},
});`;

describe("packed VS Code extension", () => {
  it("holds the manifest, the licence and every package that it needs", () => {
    expect(names).toEqual(
      expect.arrayContaining([
        "extension.vsixmanifest",
        "[Content_Types].xml",
        "extension/package.json",
        "extension/extension.cjs",
        "extension/README.md",
        "extension/LICENSE.txt",
        "extension/node_modules/vscode-languageclient/package.json",
        "extension/node_modules/vscode-jsonrpc/package.json",
      ]),
    );
  });

  it("names its version as the manifest does", async () => {
    const { version } = JSON.parse(await readFile(join(project, "editor/package.json"), "utf8"));
    expect(await readFile(join(folder, "extension.vsixmanifest"), "utf8")).toContain(`Version="${version}"`);
  });

  it("is the same bytes when it is packed again", async () => {
    const again = join(folder, "again.vsix");
    await run(process.execPath, [join(project, "tools/pack-editor.ts"), again]);
    expect((await readFile(again)).equals(await readFile(join(folder, "nachweis.vsix")))).toBe(true);
  }, 120_000);

  it("finds the command as configured, installed or in the toolkit's own repository", () => {
    const load = createRequire(join(folder, "extension/extension.cjs"));
    const { commandFor } = load("./extension.cjs");
    expect(commandFor("/content", ["nachweis"], () => true)).toEqual(["nachweis"]);
    const installed = join("/content", "node_modules", "nachweis", "lib", "cli", "main.js");
    expect(commandFor("/content", [], (path: string) => path === installed)).toEqual(["node", installed]);
    const own = join("/content", "src", "cli", "main.ts");
    expect(commandFor("/content", [], (path: string) => path === own)).toEqual(["node", own]);
    expect(commandFor("/content", [], () => false)).toBeUndefined();
  });
});
