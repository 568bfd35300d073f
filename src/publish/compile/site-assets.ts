import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { makeFolder } from "../make-folder.ts";
import { siteFolder } from "./site-folder.ts";
import { pruneStyles } from "./site-styles.ts";

const kern = dirname(fileURLToPath(import.meta.resolve("@kern-ux/native/package.json")));

/** Weights of Fira Sans that the site uses. */
const fonts = ["Regular", "Italic", "Medium", "SemiBold"];

/** Classic scripts, one file each: module scripts are blocked over `file://`. */
const scripts = ["site", "search", "header-search", "remarks", "working-sheet"];

/** The picture of a tab: a document with a check mark; it says what the tab is about in the dark, too. */
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="4" y="2" width="24" height="28" rx="4" fill="#171a2b" stroke="#fff" stroke-width="2"/><path d="M10 17l4.5 5L23 11" fill="none" stroke="#fff" stroke-width="3.5" stroke-linecap="round" stroke-linejoin="round"/></svg>\n`;

/**
 * Writes what stands beside the pages: style sheet, scripts, icon and fonts into `assets/` of a folder (all pages link them, none
 * carries a copy), and what `nachweis dev` adds to a page into `dev/`.
 */
export async function writeSiteAssets(folder: string): Promise<void> {
  const assets = join(folder, "assets");
  await makeFolder(assets);
  await writeFile(join(assets, "site.css"), await styleSheet());
  for (const script of scripts) await bundle(`${script}.ts`, join(assets, `${script}.js`));
  await writeFile(join(assets, "icon.svg"), icon);
  for (const font of fonts) {
    const name = `FiraSans-${font}.woff2`;
    await writeFile(join(assets, name), await readFile(join(kern, "dist/fonts/fira-sans", name)));
  }
  await bundle("dev.ts", join(folder, "dev", "panel.js"));
  await bundle("dev.css", join(folder, "dev", "panel.css"));
}

async function bundle(source: string, target: string): Promise<void> {
  await build({
    // The bundler keeps the folder that it was first started in, which may be gone by now.
    absWorkingDir: join(siteFolder, "client"),
    entryPoints: [source],
    outfile: target,
    bundle: true,
    format: "iife",
    minify: true,
    target: "es2022",
    charset: "utf8",
    legalComments: "inline",
    logLevel: "silent",
  });
}

/** What the site uses of KERN UX, then its own rules. */
async function styleSheet(): Promise<string> {
  const own = await readAll(join(siteFolder, "styles"), /\.css$/);
  const sources = [
    await readAll(join(siteFolder, "src"), /\.(astro|ts)$/),
    await readAll(join(siteFolder, "client"), /\.ts$/),
  ].join("\n");
  const used = new Set(sources.match(/kern-[a-z0-9_-]+/g));
  return pruneStyles(`${await readFile(join(kern, "dist/kern.css"), "utf8")}\n${own}`, used);
}

/** The text of all matching files below a folder, in the order of their names. */
async function readAll(folder: string, name: RegExp): Promise<string> {
  const files = (await readdir(folder, { recursive: true })).filter((file) => name.test(file)).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  return texts.join("\n");
}
