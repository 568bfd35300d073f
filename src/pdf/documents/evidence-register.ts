import type { ReportEvidence } from "../../model/report.ts";
import { type Block, type DocumentDefinition, heading } from "../layout/definition.ts";
import { type DocumentSource, framed, siteName } from "./document-frame.ts";
import { evidenceTable } from "./evidence-table.ts";

/** A set of evidence (Nachweissatz): the files of one folder, which lie behind one cover sheet. */
interface EvidenceSet {
  readonly site: string | null;
  /** Folder below the site's; empty for files that lie in the site's own, null for what is withheld. */
  readonly folder: string | null;
  readonly evidence: readonly ReportEvidence[];
}

/** Cover sheets of the evidence for the auditor's sample: one per set of files, a list with their hashes. */
export function evidenceRegister(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "",
    title: { de: "Nachweisverzeichnis", en: "Evidence register" },
    subtitle: { de: "Deckblätter mit Prüfsummen", en: "Cover sheets with digests" },
    holds: [...source.report.evidence, ...source.report.sites].map(({ classification }) => classification),
    page: "register",
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  const sets = evidenceSets(source);
  yield heading(1, say({ de: "Überblick", en: "Overview" }));
  yield {
    kind: "paragraph",
    text: say({
      de: `${report.evidence.length} Nachweise in ${sets.length} Sätzen. Jeder Satz hat ein Deckblatt, das der Stichprobe beigelegt werden kann. Die Prüfsumme (SHA-256) zeigt, dass eine Datei die aufgezeichnete ist.`,
      en: `${report.evidence.length} pieces of evidence in ${sets.length} sets. Each set has a cover sheet that can be put in front of a sample. The digest (SHA-256) shows that a file is the recorded one.`,
    }),
  };
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Nachweissatz", en: "Set of evidence" }), share: 4, header: true },
      { title: say({ de: "Standort", en: "Site" }), share: 4 },
      { title: say({ de: "Nachweise", en: "Evidence" }), share: 1.2, align: "right" },
    ],
    rows: [
      ...sets.map((set, index) => ({
        cells: [
          [{ text: folderName(set, source), to: `set-${index}` }],
          placeName(set.site, source),
          String(set.evidence.length),
        ],
      })),
      { cells: [say({ de: "Summe", en: "Sum" }), "", String(report.evidence.length)], strong: true },
    ],
  };
  let site: string | null | undefined;
  for (const [index, set] of sets.entries()) {
    const blocks = [
      ...(set.site === site ? [] : [heading(1, placeName(set.site, source))]),
      ...coverSheet(set, `set-${index}`, source),
    ];
    site = set.site;
    // Sheets that fit on a page share it.
    if (set.evidence.length <= mostOnPage) yield { kind: "keep-together", blocks };
    else yield* blocks;
  }
}

/** More pieces of evidence fill more than a page. */
const mostOnPage = 16;

function* coverSheet(set: EvidenceSet, anchor: string, source: DocumentSource): Generator<Block> {
  const { report, say, day } = source;
  const count = `${set.evidence.length} ${say({ de: "Nachweise", en: "pieces of evidence" })}`;
  yield {
    kind: "heading",
    level: 2,
    anchor,
    text: `${say({ de: "Deckblatt", en: "Cover sheet" })}: ${folderName(set, source)}`,
  };
  yield {
    kind: "paragraph",
    text: `${report.domain.organisation ?? report.domain.title}, ${placeName(set.site, source)}; ${count}; ${say({ de: "Stand", en: "as of" })} ${day(report.asOf)}`,
  };
  yield evidenceTable(set.evidence, source);
  yield {
    kind: "signature",
    text: say({ de: "In die Stichprobe gezogen:", en: "Drawn into the sample:" }),
    lines: say({ de: ["Datum", "Auditorin oder Auditor"], en: ["Date", "Auditor"] }),
  };
}

/** All evidence in sets, by site and folder; every piece stands in exactly one. */
function evidenceSets({ report }: Pick<DocumentSource, "report">): EvidenceSet[] {
  const bySite = Map.groupBy(report.evidence, ({ site }) => site);
  const order = new Set([null, ...report.sites.map(({ id }) => id), ...bySite.keys()]);
  return [...order].flatMap((site) => {
    const byFolder = Map.groupBy(bySite.get(site) ?? [], folderOf);
    // What lies in no folder first, what is withheld last.
    const rank = (folder: string | null): number => (folder === null ? 2 : folder === "" ? 0 : 1);
    return [...byFolder]
      .map(([folder, evidence]) => ({ site, folder, evidence }))
      .sort((a, b) => rank(a.folder) - rank(b.folder));
  });
}

/** `usv` of `evidence/rz-a/usv/2026.pdf`. */
function folderOf({ path, withheld }: ReportEvidence): string | null {
  return withheld ? null : path.split("/").slice(2, -1).join("/");
}

function folderName({ site, folder }: EvidenceSet, { say }: DocumentSource): string {
  if (folder === null) return say({ de: "zurückgehalten", en: "withheld" });
  return `evidence/${site ?? "domain"}${folder === "" ? "" : `/${folder}`}`;
}

function placeName(site: string | null, source: DocumentSource): string {
  if (site === null) return { de: "Ganzer Verbund", en: "Whole domain" }[source.language];
  return siteName(source, site);
}
