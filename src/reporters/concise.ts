import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";

/**
 * One line a finding, as compilers write them, for editors, `grep` and long lists:
 * `controls/catalog/inf-2.md:12:1: Fehler evidence-missing: …`. No summary; nothing at all without a finding.
 */
export function toConcise(report: Report, language: Language): string {
  return report.findings
    .map(({ file, line, column, severity, rule, message, folded, accepted }) => {
      const notes = [
        ...(folded > 0 ? [{ de: `${folded} folgen daraus`, en: `${folded} follow` }[language]] : []),
        ...(accepted?.holds === true ? [{ de: "hingenommen", en: "accepted" }[language]] : []),
      ];
      const note = notes.length > 0 ? ` (${notes.join("; ")})` : "";
      const text = `${words.severity[severity][language]} ${rule}: ${message[language]}${note}`;
      return `${clean(`${file}:${line}:${column}: ${text}`)}\n`;
    })
    .join("");
}
