import { stat } from "node:fs/promises";
import { join } from "node:path";
import { chooseCatalogue } from "../catalogue/index.ts";
import type { CatalogueLookup } from "../model/catalogue.ts";
import { domainFile } from "../model/content-kinds.ts";
import { readControlFile } from "./control-file.ts";
import { knownWords } from "./line-meaning.ts";
import { type ListedFile, listFiles } from "./list-files.ts";

/** Where a domain's catalogue comes from, beside those that ship. */
export interface CatalogueOptions {
  /** Catalogues that do not ship with the toolkit: the domain may name one of them. */
  readonly catalogues?: readonly CatalogueLookup[] | undefined;
  /** Texts that an editor holds and has not saved yet, by path. */
  readonly open?: ReadonlyMap<string, string> | undefined;
}

/** The catalogue that the domain among the files names: what is read of the other files depends on it. */
export async function catalogueAmong(
  files: readonly ListedFile[],
  { open, catalogues }: CatalogueOptions,
): Promise<CatalogueLookup> {
  const file = files.find(({ path }) => path === domainFile);
  const read = file && (await readControlFile(file, open, knownWords([], null)));
  return chooseCatalogue(read?.kind === "domain" ? read.value.data.catalogue : undefined, catalogues);
}

/** The catalogue that a content root's domain names, without reading the rest; the default outside of a content root. */
export async function readCatalogue(root: string, options: CatalogueOptions = {}): Promise<CatalogueLookup> {
  const folder = await stat(join(root, "controls")).catch(() => null);
  return catalogueAmong(folder?.isDirectory() ? (await listFiles(root)).files : [], options);
}
