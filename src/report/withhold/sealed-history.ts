import type { Report } from "../../model/report.ts";
import type { ReportSeal, SealedHistory } from "../../model/sealed-history.ts";
import { type Clearance, clearances } from "../../model/vocabulary.ts";
import { neutralId } from "./neutral-names.ts";
import { shownAt } from "./shown-at.ts";
import { withheldNames } from "./withheld-names.ts";

/**
 * The seals of a content as a clearance (Freigabestufe) may see them. Numbers stay; a path is named only where the edition
 * shows that file, a site that it does not show has a neutral id, and keys have names only where persons have. Of what is gone
 * nobody knows how it was classified: only the highest clearance sees its name.
 *
 * @param report the whole report that is published
 */
export function shownHistory(history: SealedHistory, report: Report, clearance: Clearance): SealedHistory {
  const shown = shownAt(report, clearance);
  const names = withheldNames(report, shown);
  const isHighest = clearance === clearances.at(-1);
  const isNamed = (path: string): boolean => isHighest || shown.files.has(path) || shown.evidence.has(path);
  const present = new Set(report.sites.map(({ id }) => id));
  const ids = new Set(
    history.seals.flatMap(({ counts }) => (counts ?? []).flatMap(({ site }) => site ?? [])),
  );
  // Numbers behind those of the sites that there are.
  const gone = new Map(
    [...ids].filter((id) => !present.has(id)).map((id, i) => [id, neutralId("standort", present.size + i)]),
  );
  const siteName = (id: string): string => (isHighest ? id : (gone.get(id) ?? names.of(id)));
  const seal = (one: ReportSeal): ReportSeal => ({
    serial: one.serial,
    day: one.day,
    digest: one.digest,
    revision: shown.domain ? one.revision : null,
    signers: one.signers.map(({ name, fingerprint }) => ({
      name: shown.persons && name !== null ? names.inText(name) : null,
      fingerprint,
    })),
    files: one.files,
    changed: one.changed,
    changes: one.changes.filter(({ path, to }) => isNamed(path) && (to === null || isNamed(to))),
    counts:
      one.counts?.map(({ site, counts }) => ({ site: site === null ? null : siteName(site), counts })) ??
      null,
  });
  return { faults: history.faults, differing: history.differing, seals: history.seals.map(seal) };
}
