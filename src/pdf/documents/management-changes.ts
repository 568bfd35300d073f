import type { ReportChanges } from "../../model/comparison.ts";
import { withheldWord } from "../../model/withheld-words.ts";
import { words } from "../../model/words.ts";
import type { Cell } from "../layout/definition.ts";
import type { DocumentSource } from "./document-frame.ts";

/** What has changed since the earlier state that the report was compared with; that it was compared with none. */
export function changesRow(source: DocumentSource): { readonly name: string; readonly value: Cell } {
  const { report, say, day } = source;
  const { changes } = report;
  if (changes === null)
    return {
      name: say({ de: "Seit dem letzten Bericht", en: "Since the last report" }),
      value: say({
        de: "mit keinem früheren Stand verglichen (--since)",
        en: "compared with no earlier state (--since)",
      }),
    };
  const since = day(changes.before.asOf);
  return {
    name: say({ de: `Seit dem ${since}`, en: `Since ${since}` }),
    value: {
      blocks: [
        {
          kind: "paragraph",
          text: [
            ...(changes.since === "day"
              ? [
                  say({
                    de: "derselbe Inhalt, an beiden Tagen beurteilt",
                    en: "the same content, judged on both days",
                  }),
                ]
              : []),
            ...numbersOf(changes, source),
          ].join("; "),
        },
      ],
    },
  };
}

/** Items, evidence and findings that changed, and how many changes an edition leaves out. */
function numbersOf(changes: ReportChanges, { say, language }: DocumentSource): string[] {
  const { before, after } = changes.total;
  const { proven, unproven, newFindings, goneFindings } = changes;
  const of = (kind: ReportChanges["evidence"][number]["change"]): number =>
    changes.evidence.filter(({ change }) => change === kind).length;
  const errors = newFindings.filter(({ severity }) => severity === "error").length;
  const hidden = Object.values(changes.withheld).reduce((total, number) => total + number, 0);
  return [
    say({
      de: `belegt: ${before.proven} von ${before.items} → ${after.proven} von ${after.items} (${proven.length} neu, ${unproven.length} nicht mehr)`,
      en: `proven: ${before.proven} of ${before.items} → ${after.proven} of ${after.items} (${proven.length} newly, ${unproven.length} no longer)`,
    }),
    say({
      de: `Nachweise: ${of("came")} neu, ${of("renewed")} erneuert, ${of("lapsed")} abgelaufen, ${of("changed")} verändert, ${of("went")} entfallen`,
      en: `evidence: ${of("came")} new, ${of("renewed")} renewed, ${of("lapsed")} lapsed, ${of("changed")} changed, ${of("went")} gone`,
    }),
    say({
      de: `Befunde: ${newFindings.length} neu (${errors} ${words.severity.error.de}), ${goneFindings.length} entfallen`,
      en: `findings: ${newFindings.length} new (${errors} ${words.severity.error.en}), ${goneFindings.length} gone`,
    }),
    ...(hidden === 0
      ? []
      : [
          `${withheldWord[language]}: ${hidden === 1 ? say({ de: "1 Änderung", en: "1 change" }) : say({ de: `${hidden} Änderungen`, en: `${hidden} changes` })}`,
        ]),
  ];
}
