import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** `src/`, or in the published package `lib/`: the toolkit that is running. */
const toolkit = fileURLToPath(new URL("../", import.meta.url));
const source = fileURLToPath(new URL("../../src/", import.meta.url));

/** The folder `site/` of the package, beside both `src/` and the compiled `lib/`. */
export const siteFolder = fileURLToPath(new URL("../../site/", import.meta.url));

/**
 * Where an import of the site leads, if it is of `src/`: what the site takes of it is compiled in the published package, as the
 * toolkit itself is. Null for all other files.
 * @param importer absolute path of the importing file.
 */
export function inToolkit(specifier: string, importer: string): string | null {
  const file = resolve(dirname(importer), specifier);
  if (!file.startsWith(source)) return null;
  return join(toolkit, file.slice(source.length).replace(/\.ts$/, extname(import.meta.url)));
}
