import type { RootContent } from "mdast";
import type { Prose } from "../../model/prose.ts";
import type { Report, ReportEvidence } from "../../model/report.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { neutralNumber, neutralPath } from "./neutral-names.ts";

/**
 * What remains of evidence above the clearance: a neutral number, its type and dates, and that it is withheld; in a
 * public report not even its hash.
 */
export function withheldEvidence(
  report: Report,
  evidence: ReportEvidence,
  clearance: Clearance,
): ReportEvidence {
  const path = neutralPath(report, evidence.path);
  const hashes = clearance === "public" ? { sha256: null, digest: null } : {};
  return {
    path,
    site: evidence.site,
    sites: evidence.sites,
    title: neutralNumber(report, evidence.path),
    type: evidence.type,
    issued: evidence.issued,
    validUntil: evidence.validUntil,
    validity: evidence.validity,
    issuer: null,
    classification: evidence.classification,
    label: null,
    reviewed: null,
    location: null,
    sha256: evidence.sha256,
    digest: evidence.digest,
    ...hashes,
    intact: evidence.intact,
    flaw: null,
    bytes: 0,
    pointer: evidence.pointer,
    isNote: evidence.isNote,
    prose: [],
    document: null,
    certificate: null,
    exercise: null,
    usedBy: [],
    file: path,
    withheld: true,
  };
}

/** Prose in which links and images of withheld evidence are its number: the words of the link may be its title. */
export function hideLinks(prose: Prose, numbers: ReadonlyMap<string, string>): Prose {
  const hide = (node: RootContent): RootContent => {
    if ((node.type === "link" || node.type === "image") && numbers.has(node.url)) {
      return { type: "text", value: `${numbers.get(node.url)} (zurückgehalten / withheld)` };
    }
    if (!("children" in node)) return node;
    return { ...node, children: (node.children as RootContent[]).map(hide) } as RootContent;
  };
  return prose.map(hide);
}
