import { rm } from "node:fs/promises";
import { join } from "node:path";
import { type CompiledSite, compiledSite, writeSiteFiles } from "./compiled-site.ts";
import type { ServedSite } from "./dev-server.ts";
import { makeFolder } from "./make-folder.ts";
import { copiesOf, copyEvidence } from "./site-evidence.ts";
import { type SiteSource, writeSiteInput } from "./site-input.ts";
import { SiteRenderer } from "./site-renderer.ts";

/**
 * The site of `nachweis dev`. What hangs on no content is made once; a report brings a new thread that renders a page when
 * somebody asks for it. Of evidence only what has changed is written.
 */
export class DevSite {
  private readonly work: string;
  private readonly folder: string;
  private readonly compiled: CompiledSite;
  /** Paths of style sheets, scripts and fonts. */
  private readonly assets: readonly string[];
  private readonly copies = new Map<string, string>();
  private shown: { readonly renderer: SiteRenderer; readonly inputFile: string } | null = null;

  private constructor(work: string, folder: string, compiled: CompiledSite, assets: readonly string[]) {
    this.work = work;
    this.folder = folder;
    this.compiled = compiled;
    this.assets = assets;
  }

  /** @param work absolute path of an existing folder */
  static async in(work: string): Promise<DevSite> {
    const folder = join(work, "site");
    await makeFolder(folder);
    const compiled = await compiledSite(work);
    return new DevSite(work, folder, compiled, await writeSiteFiles(compiled, folder, ["assets", "dev"]));
  }

  /**
   * Makes a report ready to be shown.
   *
   * @param build names the state of the site
   * @param show shows it; then what was shown before goes
   * @throws if evidence that the report names is gone or altered, the pages fail, or the disk does; what is shown stays
   */
  async make(
    build: string,
    source: Omit<SiteSource, "outDir">,
    show: (site: ServedSite) => void,
  ): Promise<void> {
    const inputFile = join(this.work, `${build}.json`);
    const renderer = new SiteRenderer({ compiled: this.compiled.pages, inputFile });
    try {
      const report = await writeSiteInput({ ...source, outDir: this.folder }, this.compiled, inputFile);
      await copyEvidence(report, source.contentRoot, this.folder, this.copies);
      const rendered = new Set(await renderer.paths());
      const copies = new Set(copiesOf(report).values());
      const files = new Set([...this.assets, ...copies]);
      show({ build, folder: this.folder, files, rendered, renderer, findings: report.findings.length });
      await this.forgetOthers(copies);
      this.shown = { renderer, inputFile };
    } catch (error) {
      await renderer.end();
      await rm(inputFile, { force: true });
      throw error;
    }
  }

  /** Removes what was shown before, and copies that no page leads to any more. */
  private async forgetOthers(needed: ReadonlySet<string>): Promise<void> {
    await this.shown?.renderer.end();
    if (this.shown) await rm(this.shown.inputFile);
    for (const copy of this.copies.keys()) {
      if (needed.has(copy)) continue;
      await rm(join(this.folder, copy));
      this.copies.delete(copy);
    }
  }
}
