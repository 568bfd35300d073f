import type { Custody } from "../../model/custody.ts";
import type { Report } from "../../model/report.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { shownAt } from "./shown-at.ts";
import { withheldNames } from "./withheld-names.ts";

/**
 * The chain of custody as a clearance (Freigabestufe) may see it: of the evidence that the edition shows, with names only
 * where persons have, and with commits only where the edition names its own.
 *
 * @param report the whole report that is published
 */
export function shownCustody(custody: Custody, report: Report, clearance: Clearance): Custody {
  const shown = shownAt(report, clearance);
  const names = withheldNames(report, shown);
  return {
    uncommitted: custody.uncommitted,
    evidence: custody.evidence
      .filter(({ path }) => shown.evidence.has(path))
      .map(({ path, acts, older }) => ({
        path,
        acts: acts.map(({ act, day, commit, author }) => ({
          act,
          day,
          commit: shown.domain ? commit : null,
          author: shown.persons && author !== null ? names.inText(author) : null,
        })),
        older,
      })),
  };
}
