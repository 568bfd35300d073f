import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Bilingual } from "../model/position.ts";
import type {
  Audit,
  AuditData,
  CatalogData,
  CatalogFile,
  Control,
  Domain,
  DomainData,
  Link,
  ObjectData,
  Problem,
  Project,
  Risk,
  RiskData,
  Site,
  SiteData,
  TargetObject,
} from "../model/project.ts";
import { compareText } from "../text/order.ts";
import { readAudit } from "./audit-file.ts";
import { readCatalog } from "./catalog-file.ts";
import { readEvidence, unclosedFrontMatter } from "./evidence-folder.ts";
import { checkIds, idOf, keepIdentified } from "./ids.ts";
import { type ListedFile, listFiles } from "./list-files.ts";
import { linksIn, type Markdown, parseMarkdown, toProse } from "./markdown.ts";
import { frontMatterOf, readMetadata } from "./metadata.ts";
import { badLink, noAccess, notFile, readText } from "./read-text.ts";
import { revisionOf } from "./revision.ts";
import type { SchemaName } from "./schemas.ts";

/** A content root that can't be read at all: the command can't do its work. */
export class ContentRootError extends Error {
  readonly explanation: Bilingual;

  constructor(root: string) {
    super(`no content root: there is no folder controls/ in ${root}`);
    this.explanation = {
      de: `Kein Inhaltsordner: In ${root} gibt es keinen Ordner controls/`,
      en: this.message,
    };
  }
}

/** How to read a content root. */
export interface ReadOptions {
  /** Told how many evidence files have been read. */
  readonly onEvidence?: ((done: number, total: number) => void) | undefined;
  /** Texts that an editor holds and has not saved yet, by path. */
  readonly open?: ReadonlyMap<string, string> | undefined;
}

/** Reads everything below a content root. Bad content becomes problems; a missing root throws a ContentRootError. */
export async function readProject(root: string, options: ReadOptions = {}): Promise<Project> {
  const folder = await stat(join(root, "controls")).catch(() => null);
  if (!folder?.isDirectory()) {
    throw new ContentRootError(root);
  }
  const problems: Problem[] = [];
  const listing = await listFiles(root);
  problems.push(...listing.badLinks.map(badLink), ...listing.notFiles.map(notFile));
  const controlFiles = listing.files.filter((f) => f.path.startsWith("controls/") && f.path.endsWith(".md"));
  const evidenceFiles = listing.files.filter((f) => f.path.startsWith("evidence/"));

  const reader = new ContentReader(problems, options.open);
  for (const file of controlFiles) await reader.read(file);
  const evidence = await readEvidence(evidenceFiles, problems, options);
  const sites = checkIds(reader.sites, reader.objects, problems);
  return {
    domain: reader.domain ?? reader.missingDomain(),
    sites: sites.sites,
    objects: sites.objects,
    catalogs: reader.catalogs,
    controls: reader.controls,
    risks: keepIdentified(reader.risks, problems),
    audits: keepIdentified(reader.audits, problems),
    evidence: evidence.evidence,
    orphanSidecars: evidence.orphanSidecars,
    evidenceFolders: [...evidence.folders].sort(compareText),
    unreadable: new Set([...evidence.unreadable, ...listing.badLinks, ...listing.notFiles]),
    links: reader.links,
    problems,
    texts: new Map([...reader.texts, ...evidence.texts]),
    revision: await revisionOf(root),
  };
}

class ContentReader {
  domain: Domain | null = null;
  readonly sites: Site[] = [];
  readonly objects: TargetObject[] = [];
  readonly catalogs: CatalogFile[] = [];
  readonly controls: Control[] = [];
  readonly risks: Risk[] = [];
  readonly audits: Audit[] = [];
  readonly links: Link[] = [];
  readonly texts = new Map<string, string>();
  private readonly problems: Problem[];
  private readonly open: ReadonlyMap<string, string> | undefined;
  private domainFileSeen = false;

  constructor(problems: Problem[], open: ReadonlyMap<string, string> | undefined) {
    this.problems = problems;
    this.open = open;
  }

  /** Reads one Markdown file of `controls/` by the folder that it lies in. */
  async read(file: ListedFile): Promise<void> {
    const kind = kindOf(file.path);
    if (kind === "domain") this.domainFileSeen = true;
    const read = await readText(file, this.open);
    if ("problem" in read) {
      this.problems.push(read.problem);
      return;
    }
    this.texts.set(file.path, read.text);
    let markdown: Markdown;
    try {
      markdown = parseMarkdown(file.path, read.text);
    } catch (error) {
      this.problems.push(noAccess(file.path, error));
      return;
    }
    this.links.push(...linksIn(markdown, markdown.root.children));
    if (kind === null) return;
    const matter = frontMatterOf(read.text);
    if (matter.kind === "unclosed") this.problems.push(unclosedFrontMatter(file.path));
    const metadata = <T>(schema: SchemaName) =>
      matter.kind === "unclosed"
        ? { file: file.path, data: {} as Partial<T>, positions: new Map(), invalid: new Set(["*"]) }
        : readMetadata<T>(schema, file.path, matter.kind === "found" ? matter.yaml : null, 2, this.problems);
    const id = idOf(file.path);
    const prose = () => toProse(markdown, markdown.root.children);
    if (kind === "domain") this.domain = { ...metadata<DomainData>("domain"), prose: prose() };
    else if (kind === "site") this.sites.push({ ...metadata<SiteData>("site"), id, prose: prose() });
    else if (kind === "object") this.objects.push({ ...metadata<ObjectData>("object"), id, prose: prose() });
    else if (kind === "risk") this.risks.push({ ...metadata<RiskData>("risk"), id, prose: prose() });
    else if (kind === "audit") {
      this.audits.push(readAudit(markdown, { ...metadata<AuditData>("audit"), id }, this.problems));
    } else {
      const { catalogue, controls } = readCatalog(markdown, metadata<CatalogData>("catalog"), this.problems);
      this.catalogs.push(catalogue);
      this.controls.push(...controls);
    }
  }

  /** The domain of a content root whose `domain.md` is missing or unreadable. */
  missingDomain(): Domain {
    const file = "controls/domain.md";
    if (!this.domainFileSeen) {
      this.problems.push({
        rule: "front-matter-invalid",
        at: { file, line: 1, column: 1 },
        message: {
          de: "Die Datei controls/domain.md fehlt; sie beschreibt den Informationsverbund.",
          en: "The file controls/domain.md is missing; it describes the information domain.",
        },
        help: {
          de: "Legen Sie controls/domain.md mit title, catalogue und approach an.",
          en: "Create controls/domain.md with title, catalogue and approach.",
        },
      });
    }
    return { file, data: {}, positions: new Map(), invalid: new Set(["*"]), prose: [] };
  }
}

function kindOf(path: string): Exclude<SchemaName, "evidence"> | null {
  if (path === "controls/domain.md") return "domain";
  const folders = {
    sites: "site",
    objects: "object",
    catalog: "catalog",
    risks: "risk",
    audits: "audit",
  } as const;
  const [, folder = "", rest] = path.split("/");
  return rest !== undefined && folder in folders ? folders[folder as keyof typeof folders] : null;
}
