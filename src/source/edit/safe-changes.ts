import type { Finding } from "../../model/finding.ts";
import type { Project, Sourced } from "../../model/project.ts";
import { applyEdits } from "../../text/edits.ts";
import { addToList } from "../../text/list-by-key.ts";
import type { Replacement } from "./write.ts";

/** What the fixes of findings change, one change per file, sorted by path. */
export function safeChanges(project: Project, findings: readonly Finding[]): Replacement[] {
  const edits = findings.flatMap(({ fix }) => fix ?? []);
  return [...Map.groupBy(edits, ({ file }) => file)].sort().flatMap(([path, ofFile]) => {
    const before = project.texts.get(path);
    if (before === undefined) return [];
    const after = applyEdits(before, ofFile);
    return after === before ? [] : [{ kind: "replace", path, before, after }];
  });
}

/** The texts that changes leave, by path: to read the content as it will be. */
export function textsAfter(changes: readonly Replacement[]): Map<string, string> {
  return new Map(changes.map(({ path, after }) => [path, after]));
}

/**
 * Files in which something that could be read before a fix reads otherwise after it: a status, a scope, a site, an object,
 * a classification or any other value. A fix makes readable what was not, and changes nothing that was; so there are none.
 */
export function changedClaims(before: Project, after: Project): string[] {
  const changed = new Set<string>();
  const metadata = new Map(sourcedOf(after).map((sourced) => [sourced.file, sourced]));
  for (const { file, data, invalid } of sourcedOf(before)) {
    const now = metadata.get(file)?.data as Record<string, unknown> | undefined;
    const kept = Object.entries(data).every(
      ([key, value]) => invalid.has(key) || spelling(value) === spelling(now?.[key]),
    );
    if (now === undefined || !kept) changed.add(file);
  }
  const read = claimsOf(after);
  for (const [file, claims] of claimsOf(before)) {
    const left = [...(read.get(file) ?? [])];
    for (const claim of claims) {
      const place = left.indexOf(claim);
      if (place < 0) changed.add(file);
      else left.splice(place, 1);
    }
  }
  return [...changed].sort();
}

/** A value without its letter case: that of an id may be mended. */
function spelling(value: unknown): string {
  return (JSON.stringify(value) ?? "").toLowerCase();
}

function sourcedOf({
  domain,
  sites,
  objects,
  catalogs,
  evidence,
  risks,
  audits,
}: Project): Sourced<object>[] {
  return [domain, ...sites, ...objects, ...catalogs, ...evidence, ...risks, ...audits];
}

/** What the lines of each catalogue and audit claim: each control, each assessment with its scopes, each audit finding. */
function claimsOf({ controls, audits }: Project): Map<string, string[]> {
  const claims = new Map<string, string[]>();
  const add = (file: string, ...parts: (string | null)[]): void => {
    addToList(claims, file, [spelling(parts)]);
  };
  for (const { at, id, assessments } of controls) {
    add(at.file, "control", id);
    for (const { scopes, status } of assessments) {
      add(at.file, "assessment", ...scopes.map(({ value }) => value), status);
    }
  }
  for (const { file, findings } of audits) {
    for (const { id, severity, closed } of findings) {
      add(file, "finding", id);
      // Each by itself: a fix may make one of them readable.
      if (severity) add(file, "severity", id, severity.value);
      if (closed) add(file, "closed", id, closed.value);
    }
  }
  return claims;
}
