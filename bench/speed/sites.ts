import { inProjectFolder, type SiteBuild, siteBeside } from "../site.ts";
import { writeSiteCorpus } from "../site-corpus.ts";
import { copyExample, rounds } from "./session.ts";
import type { Measured } from "./table.ts";

const bare = "a bare Astro site of as many pages";

/** The site of the worked example, of 2,000 and of 8,000 pages. */
export async function sites(): Promise<readonly Measured[]> {
  return inProjectFolder(async (folder) => {
    const example = await siteBeside(folder, copyExample, rounds);
    const [less, more] = [await siteOf(folder, 2_000), await siteOf(folder, 8_000)];
    return [
      ...besideBare(`S, the site (${shown(example.site.pages)} pages)`, example),
      ...besideBare("the site, about 2,000 pages", less),
      ...besideBare("the site, about 8,000 pages", more),
      ...perPage("8,000", more.site, less.site),
    ];
  });
}

/** The site of 20,000 pages. */
export async function largeSite(): Promise<readonly Measured[]> {
  return inProjectFolder(async (folder) => {
    const [less, more] = [await siteOf(folder, 2_000), await siteOf(folder, 20_000)];
    return [...besideBare("the site, about 20,000 pages", more), ...perPage("20,000", more.site, less.site)];
  });
}

type Builds = Awaited<ReturnType<typeof siteBeside>>;

function siteOf(folder: string, pages: number): Promise<Builds> {
  return siteBeside(folder, (root) => writeSiteCorpus(root, pages), rounds);
}

/** Processor time beside bare sites. */
function besideBare(what: string, builds: Builds): readonly Measured[] {
  const row = (of: string, theirs: SiteBuild): Measured => ({
    what: `${what}, processor`,
    of,
    ours: builds.site.seconds,
    theirs: theirs.seconds,
    target: 1,
  });
  return [row(bare, builds.bare), row(`${bare}, eight at a time`, builds["bare-8"])];
}

/** Whether time and size grow as the pages do; a twentieth more is chance. */
function perPage(among: string, more: SiteBuild, less: SiteBuild): readonly Measured[] {
  const row = (what: string, of: string, ours: number, theirs: number): Measured => ({
    what: `${what} among ${among}`,
    of: `${of} among 2,000`,
    ours,
    theirs,
    target: 1.05,
  });
  return [
    row("a page, processor,", "one", more.seconds / more.pages, less.seconds / less.pages),
    row("the size of a page of evidence (bytes),", "one", more.evidencePage, less.evidencePage),
  ];
}

function shown(pages: number): string {
  return pages.toLocaleString("en");
}
