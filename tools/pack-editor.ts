import { createWriteStream } from "node:fs";
import { readdir, readFile, rename } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative, sep } from "node:path";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { ZipFile } from "yazl";

/** A .vsix is a ZIP with the extension in `extension/` and two files that say what it is (OPC, VS Code's manifest). */
const folder = fileURLToPath(new URL("../editor/", import.meta.url));
/** Fixed time and mode: the same sources give the same bytes. */
const entry = { mtime: new Date("2000-01-01T00:00:00Z"), mode: 0o100644, forceDosTimestamp: true };

const contentTypes = `<?xml version="1.0" encoding="utf-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
  <Default Extension=".json" ContentType="application/json"/>
  <Default Extension=".vsixmanifest" ContentType="text/xml"/>
  <Default Extension=".md" ContentType="text/markdown"/>
  <Default Extension=".js" ContentType="application/javascript"/>
  <Default Extension=".cjs" ContentType="application/javascript"/>
  <Default Extension=".mjs" ContentType="application/javascript"/>
  <Default Extension=".txt" ContentType="text/plain"/>
</Types>
`;

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly displayName: string;
  readonly description: string;
  readonly publisher: string;
  readonly engines: { readonly vscode: string };
  readonly dependencies?: Readonly<Record<string, string>>;
}

const manifest: Manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
const target = process.argv[2] ?? join(folder, `${manifest.name}-${manifest.version}.vsix`);
const zip = new ZipFile();
const add = (text: string | Buffer, path: string): void => zip.addBuffer(Buffer.from(text), path, entry);

add(vsixManifest(manifest), "extension.vsixmanifest");
add(contentTypes, "[Content_Types].xml");
for (const file of ["package.json", "extension.cjs", "README.md"]) {
  add(await readFile(join(folder, file)), `extension/${file}`);
}
add(await readFile(join(folder, "..", "LICENSE")), "extension/LICENSE.txt");
for (const [name, location] of await dependencyClosure(Object.keys(manifest.dependencies ?? {}))) {
  for (const file of await filesBelow(location)) {
    add(await readFile(join(location, file)), `extension/node_modules/${name}/${file}`);
  }
}
zip.end();
const partial = `${target}.tmp`;
await finished(zip.outputStream.pipe(createWriteStream(partial)));
await rename(partial, target);
process.stdout.write(`${target}\n`);

/** The packages that the extension needs, directly or not, with where they are installed, sorted by name. */
async function dependencyClosure(names: readonly string[]): Promise<[string, string][]> {
  const found = new Map<string, string>();
  const waiting = names.map((name) => ({ name, from: folder }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (found.has(next.name)) continue;
    const location = await packageFolder(next.name, next.from);
    found.set(next.name, location);
    const { dependencies = {} }: Partial<Manifest> = JSON.parse(
      await readFile(join(location, "package.json"), "utf8"),
    );
    for (const name of Object.keys(dependencies)) waiting.push({ name, from: location });
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

async function packageFolder(name: string, from: string): Promise<string> {
  for (const path of createRequire(join(from, "x.js")).resolve.paths(name) ?? []) {
    const candidate = join(path, name);
    if (await readFile(join(candidate, "package.json")).catch(() => null)) return candidate;
  }
  throw new Error(`the package ${name} is not installed`);
}

/** Files of a package that run: no sources, types, maps or packages within. */
async function filesBelow(location: string): Promise<string[]> {
  const entries = await readdir(location, { recursive: true, withFileTypes: true });
  return entries
    .filter((file) => file.isFile())
    .map((file) => relative(location, join(file.parentPath, file.name)).split(sep).join("/"))
    .filter((path) => !path.startsWith("node_modules/") && !/\.(d\.[cm]?ts|ts|map)$/.test(path))
    .sort();
}

function vsixManifest({ name, version, displayName, description, publisher, engines }: Manifest): string {
  const escaped = (text: string): string =>
    text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="de-DE" Id="${escaped(name)}" Version="${escaped(version)}" Publisher="${escaped(publisher)}"/>
    <DisplayName>${escaped(displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(description)}</Description>
    <Categories>Linters,Programming Languages</Categories>
    <License>extension/LICENSE.txt</License>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escaped(engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace"/>
    </Properties>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="Microsoft.VisualStudio.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="Microsoft.VisualStudio.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
  </Assets>
</PackageManifest>
`;
}
