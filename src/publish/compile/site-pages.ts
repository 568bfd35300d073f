import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { getViteConfig } from "astro/config";
import { build, normalizePath, type Plugin } from "vite";
import { siteFolder } from "./site-folder.ts";

/**
 * How a module names packages of others: by their names, which are found from where the package lies that the module belongs to;
 * or by their addresses on this machine, since nothing is found from a temporary folder.
 */
export type PackageNames = "names" | "addresses";

/**
 * Compiles the pages of the site into one module that renders them (`site/src/render.ts`). It knows no report: whoever loads it
 * says by the variable `NACHWEIS_SITE_INPUT` where it is.
 *
 * @param file absolute path of the module
 * @param work absolute path of an existing folder for what Astro and Vite keep
 * @throws {Error} if a source is broken, or the disk fails
 */
export async function writeSitePages(file: string, names: PackageNames, work: string): Promise<void> {
  const config = await getViteConfig(
    {
      root: work,
      cacheDir: join(work, "vite"),
      logLevel: "silent",
      build: {
        ssr: join(siteFolder, "src", "render.ts"),
        write: false,
        // It runs in our Node.js, not in an older browser: nothing has to be rewritten for one.
        target: "esnext",
        minify: false,
      },
      // What is bundled is up to the plugin below.
      ssr: { noExternal: true },
      plugins: [fromPackages(names)],
    },
    {
      configFile: false,
      // Astro writes below its root.
      root: work,
      srcDir: join(siteFolder, "src"),
      publicDir: join(work, "public"),
      cacheDir: join(work, "cache"),
      logLevel: "silent",
      compressHTML: true,
      image: { service: { entrypoint: "astro/assets/services/noop" } },
    },
  )({ mode: "production", command: "build" });
  const built = await build(config);
  const [module, ...others] = "output" in built ? built.output : [];
  if (module === undefined || others.length > 0) throw new Error("the site is not one module");
  // Components are called by their paths, which are this machine's.
  await writeFile(file, module.code.replaceAll(normalizePath(siteFolder), "site/"));
}

/** Finds packages of others from where the sources lie. What runs as it is, all but components, is not bundled, to save time. */
function fromPackages(names: PackageNames): Plugin {
  return {
    name: "nachweis:packages",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!/^[a-z@]/.test(source) || source.includes(":")) return null;
      const virtual = importer === undefined || importer.startsWith("\0");
      const from = virtual ? join(siteFolder, "src", "data.ts") : importer;
      const found = await this.resolve(source, from, { skipSelf: true });
      const runs = found !== null && /[\\/]node_modules[\\/]/.test(found.id) && !found.id.endsWith(".astro");
      if (!runs) return found;
      return names === "names"
        ? { id: source, external: true }
        : { id: pathToFileURL(found.id).href, external: "absolute" };
    },
  };
}
