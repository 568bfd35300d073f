import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type AstroIntegration, build } from "astro";
import { methodOf } from "../catalogue/methods.ts";
import { languages } from "../model/languages.ts";
import type { Bilingual, Language } from "../model/position.ts";
import { documentFonts } from "../pdf/layout/font-metrics.ts";
import { fromJson } from "../source/saved-documents.ts";
import { allDone } from "./all-done.ts";
import { fileTexts, readableFiles } from "./file-texts.ts";
import { readRulePages } from "./rule-pages.ts";
import { readSynonyms } from "./search-synonyms.ts";
import { writeDevAssets, writeSiteAssets } from "./site-assets.ts";
import { copiesOf, copyEvidence } from "./site-evidence.ts";
import { siteLetters } from "./site-letters.ts";
import { sitePlans } from "./site-plans.ts";
import { inToolkit } from "./toolkit-files.ts";
import { inTemporaryFolder } from "./work-folder.ts";

/** A document (PDF) that is published, in each language. */
export interface PublishedDocument {
  readonly id: string;
  readonly title: Bilingual;
  readonly fileName: Bilingual;
  /** Absent in a language that the edition is not in. */
  readonly file: Readonly<Partial<Record<Language, PublishedFile>>>;
}

/** What tells a reader which file it is: bytes counts them, sha256 is their digest. */
export interface PublishedFile {
  readonly pages: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** What a site is built from, and where. */
export interface SiteOptions {
  /** Absolute path of `report.json`: all that the site is made from. */
  readonly reportFile: string;
  /** Absolute path of the content root, whose evidence is copied. */
  readonly contentRoot: string;
  /** Absolute path of the folder that the site is written into; whatever is in it already stays. */
  readonly outDir: string;
  /** Adds what `nachweis dev` shows and loads beside the pages, in `dev/`; a published site goes without. */
  readonly dev?: boolean;
  /** The pages to build, by their paths from the root of the site; without them all. Everything else is written anyway. */
  readonly only?: readonly string[];
  /** The languages of the pages, both by default. An edition in English alone begins at `index.html`, too. */
  readonly languages?: readonly Language[];
  /** The documents (PDF) that are published in `pdf/` beside the site; none: no page of them. */
  readonly documents?: readonly PublishedDocument[];
  /** The command that the edition is made by, and can be made again: `build` by default. */
  readonly madeBy?: "build" | "package";
  /** Told what is being done. */
  readonly onProgress?: (step: Bilingual) => void;
}

/** The folder `site/` of the package, beside both `src/` and the compiled `lib/`. */
const siteFolder = fileURLToPath(new URL("../../site/", import.meta.url));

/**
 * Builds the auditor's site from a report. The same report and evidence give the same bytes. Nothing is written but
 * `outDir` and a temporary folder, so that an installed package may be read-only.
 * @throws if evidence that the report names is gone or altered, or the disk fails.
 */
export async function buildSite(options: SiteOptions): Promise<void> {
  const progress = options.onProgress ?? (() => {});
  await inTemporaryFolder("site", async (work) => {
    const bytes = await readFile(options.reportFile);
    const report = fromJson(bytes.toString("utf8"));
    const fonts = documentFonts();
    const input = join(work, "input.json");
    const digest = createHash("sha256").update(bytes).digest("hex");
    const readable = readableFiles(report).length;
    if (readable > 0)
      progress({
        de: `Text der Nachweise lesen (${readable})`,
        en: `Reading the text of evidence (${readable})`,
      });
    const texts = await fileTexts(report, options.contentRoot);
    const rulePages = Object.fromEntries(await readRulePages(report.rules.map(({ id }) => id)));
    await writeFile(
      input,
      JSON.stringify({
        report,
        method: methodOf(report),
        digest,
        outDir: options.outDir,
        copies: Object.fromEntries(copiesOf(report)),
        fileTexts: Object.fromEntries(texts),
        documents: options.documents ?? [],
        madeBy: options.madeBy ?? "build",
        languages: options.languages ?? languages,
        rulePages,
        synonyms: (await readSynonyms()).map(({ de, en }) => [...de, ...en]),
        only: options.only ?? null,
        plans: sitePlans(report, fonts),
        letters: siteLetters(report, fonts),
      }),
    );
    progress({
      de: `Seiten für ${report.requirements.length} Anforderungen und ${report.evidence.length} Nachweise bauen`,
      en: `Building pages for ${report.requirements.length} requirements and ${report.evidence.length} evidence files`,
    });
    process.env.ASTRO_TELEMETRY_DISABLED = "1";
    process.env.NACHWEIS_SITE_INPUT = input;
    const integrations = [serverFilesIn(work), ...(options.dev === true ? [pageFindings] : [])];
    // Straight to where they stay: Astro would copy thousands of files of a public folder once more.
    await copyEvidence(report, options.contentRoot, options.outDir);
    // The disk is busy with the one while the processor is with the other.
    await allDone([
      writeSiteAssets(siteFolder, options.outDir),
      ...(options.dev === true ? [writeDevAssets(siteFolder, options.outDir)] : []),
      build({ ...astroConfig(work, options.outDir), integrations }),
    ]);
  });
}

/** Astro's configuration: its root is the temporary folder, because Astro writes caches and types below its root. */
function astroConfig(work: string, outDir: string): Parameters<typeof build>[0] {
  return {
    configFile: false,
    root: work,
    srcDir: join(siteFolder, "src"),
    publicDir: join(work, "public"),
    outDir,
    cacheDir: join(work, "cache"),
    logLevel: "silent",
    compressHTML: true,
    image: { service: { entrypoint: "astro/assets/services/noop" } },
    build: { server: join(work, "server") },
    vite: {
      cacheDir: join(work, "vite"),
      // What is bundled runs here and now, not in an older browser: nothing has to be rewritten for one.
      build: { emptyOutDir: false, target: "esnext" },
      // Vite would name packages to be found from where the bundle lies, but nothing is found from the temporary folder.
      ssr: { noExternal: true },
      plugins: [
        {
          name: "nachweis:resolve-from-package",
          enforce: "pre",
          async resolveId(this: { resolve: Resolve }, source: string, importer: string | undefined) {
            if (source.startsWith(".") && importer !== undefined) return inToolkit(source, importer);
            if (!/^[a-z@]/.test(source) || source.includes(":")) return null;
            const virtual = importer === undefined || importer.startsWith("\0");
            const from = virtual ? join(siteFolder, "src", "data.ts") : importer;
            const found = await this.resolve(source, from, { skipSelf: true });
            return found !== null && isReadyForNode(found.id)
              ? { id: pathToFileURL(found.id).href, external: "absolute" }
              : found;
          },
        },
      ],
    },
  };
}

/** True for the file of a package that runs as it is, and is not bundled to save time: all but Astro's, which need its compiler. */
function isReadyForNode(file: string): boolean {
  const [inside = "", ...outside] = file.split(/[\\/]node_modules[\\/]/).reverse();
  const name = outside.length === 0 ? undefined : /^(?:@[^\\/]+[\\/])?[^\\/]+/.exec(inside)?.[0];
  return name !== undefined && name !== "astro" && !name.startsWith("@astrojs");
}

type Resolve = (
  source: string,
  importer: string,
  options: { skipSelf: boolean },
) => Promise<{ id: string } | null>;

/** Without an adapter, Astro would put its intermediate files into `.astro/` of the current directory. */
function serverFilesIn(work: string): AstroIntegration {
  return {
    name: "nachweis",
    hooks: {
      "astro:config:done": ({ setAdapter }) => {
        setAdapter({
          name: `nachweis in ${work}`,
          entrypointResolution: "auto",
          adapterFeatures: { buildOutput: "static", preserveBuildServerDir: true },
          supportedAstroFeatures: { staticOutput: "stable", sharpImageService: "stable" },
        });
      },
    },
  };
}

/** Writes `dev/findings.json`: which findings belong to which page. */
const pageFindings: AstroIntegration = {
  name: "nachweis:page-findings",
  hooks: {
    "astro:config:setup": ({ injectRoute }) => {
      injectRoute({
        pattern: "/dev/findings.json",
        entrypoint: join(siteFolder, "src", "page-findings.json.ts"),
        prerender: true,
      });
    },
  },
};
