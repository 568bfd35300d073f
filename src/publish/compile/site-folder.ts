import { fileURLToPath } from "node:url";

/** Absolute path of `site/`: what the site is compiled from. */
export const siteFolder = fileURLToPath(new URL("../../../site/", import.meta.url));
