import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { getViteConfig } from "astro/config";
import { build, type Plugin } from "vite";
import { inToolkit, siteFolder } from "./toolkit-files.ts";

/**
 * Compiles the pages of the site into one module that renders them (`site/src/render.ts`). It knows no report: whoever loads it
 * says by the variable `NACHWEIS_SITE_INPUT` where it is.
 *
 * @param folder absolute path of an existing folder that the module is written into, with what Astro and Vite keep
 * @returns the address of the module
 */
export async function compileSite(folder: string): Promise<URL> {
  const config = await getViteConfig(
    {
      root: folder,
      cacheDir: join(folder, "vite"),
      logLevel: "silent",
      build: {
        ssr: join(siteFolder, "src", "render.ts"),
        outDir: join(folder, "compiled"),
        // It runs here and now, not in an older browser: nothing has to be rewritten for one.
        target: "esnext",
        minify: false,
      },
      // Vite would name packages to be found from where the module lies, but nothing is found from the temporary folder.
      ssr: { noExternal: true },
      plugins: [fromPackage],
    },
    {
      configFile: false,
      // Astro writes below its root.
      root: folder,
      srcDir: join(siteFolder, "src"),
      publicDir: join(folder, "public"),
      cacheDir: join(folder, "cache"),
      logLevel: "silent",
      compressHTML: true,
      image: { service: { entrypoint: "astro/assets/services/noop" } },
    },
  )({ mode: "production", command: "build" });
  await build(config);
  return pathToFileURL(join(folder, "compiled", "render.mjs"));
}

/** Finds what the site imports from where the package lies. What runs as it is, all but components, is not bundled, to save time. */
const fromPackage: Plugin = {
  name: "nachweis:resolve-from-package",
  enforce: "pre",
  async resolveId(source, importer) {
    if (source.startsWith(".") && importer !== undefined) return inToolkit(source, importer);
    if (!/^[a-z@]/.test(source) || source.includes(":")) return null;
    const virtual = importer === undefined || importer.startsWith("\0");
    const from = virtual ? join(siteFolder, "src", "data.ts") : importer;
    const found = await this.resolve(source, from, { skipSelf: true });
    const runs = found !== null && /[\\/]node_modules[\\/]/.test(found.id) && !found.id.endsWith(".astro");
    return runs ? { id: pathToFileURL(found.id).href, external: "absolute" } : found;
  },
};
