import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Bilingual } from "../model/position.ts";
import type { Domain, Problem, Project } from "../model/project.ts";
import { compareText } from "../text/order.ts";
import { readControlFile } from "./control-file.ts";
import { inParallel } from "./evidence-digest.ts";
import { readEvidence } from "./evidence-folder.ts";
import { checkIds, keepIdentified } from "./ids.ts";
import { listFiles } from "./list-files.ts";
import { SourceMemory } from "./memory.ts";
import { badLink, notFile } from "./read-text.ts";
import { revisionOf } from "./revision.ts";

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
  /** What earlier readings left, for a quick next one. */
  readonly memory?: SourceMemory | undefined;
}

/** Files read at once. */
const filesAtOnce = 8;

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

  const memory = options.memory ?? new SourceMemory();
  // Asking git takes its time; it may do so while the files are read.
  const revision = revisionOf(root, listing.files, memory);
  const read = await inParallel(controlFiles, filesAtOnce, (file) =>
    memory.recall(file.path, [file], options.open, () => readControlFile(file, options.open)),
  );
  for (const one of read) problems.push(...one.problems);
  const evidence = await readEvidence(evidenceFiles, problems, options, memory);
  const sites = checkIds(
    read.flatMap((one) => one.site ?? []),
    read.flatMap((one) => one.object ?? []),
    problems,
  );
  return {
    domain: read.find((one) => one.domain !== null)?.domain ?? missingDomain(problems),
    sites: sites.sites,
    objects: sites.objects,
    catalogs: read.flatMap((one) => one.catalog ?? []),
    controls: read.flatMap((one) => one.controls),
    risks: keepIdentified(
      read.flatMap((one) => one.risk ?? []),
      problems,
    ),
    audits: keepIdentified(
      read.flatMap((one) => one.audit ?? []),
      problems,
    ),
    accessibility: read.flatMap((one) => one.accessibility),
    evidence: evidence.evidence,
    orphanSidecars: evidence.orphanSidecars,
    evidenceFolders: [...evidence.folders].sort(compareText),
    unreadable: new Set([...evidence.unreadable, ...listing.badLinks, ...listing.notFiles]),
    links: read.flatMap((one) => one.links),
    mentioned: new Set(read.flatMap((one) => one.mentioned)),
    problems,
    texts: new Map([...read.flatMap((one) => one.texts), ...evidence.texts]),
    revision: await revision,
  };
}

/** The domain of a content root whose `domain.md` is missing or unreadable; a missing one is a problem. */
function missingDomain(problems: Problem[]): Domain {
  const file = "controls/domain.md";
  if (!problems.some(({ at }) => at.file === file)) {
    problems.push({
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
