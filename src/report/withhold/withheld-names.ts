import type { Report } from "../../model/report.ts";
import { type NeutralNames, neutralId, neutralNames } from "./neutral-names.ts";
import type { Shown } from "./shown.ts";

/** The names of everything in a report that is not shown, and what stands in their place. */
export function withheldNames(report: Report, shown: Shown): NeutralNames {
  const ids = new Map<string, string>();
  const texts = new Map<string, string>();
  const name = (
    entries: readonly { readonly id: string; readonly title: string; readonly file: string }[],
    visible: ReadonlySet<string>,
    word: string,
  ): void => {
    entries.forEach(({ id, title, file }, i) => {
      if (visible.has(id)) return;
      const neutral = neutralId(word, i);
      ids.set(id, neutral);
      texts.set(title, neutral).set(file, neutral);
    });
  };
  name(report.sites, shown.sites, "standort");
  name(report.objects, shown.objects, "zielobjekt");
  name(report.risks, shown.risks, "risiko");
  name(report.audits, shown.audits, "audit");
  if (!shown.domain) texts.set(report.domain.title, "Informationsverbund");
  for (const { file } of report.controls.filter(({ id }) => !shown.controls.has(id)))
    texts.set(file, "katalog");
  const evidence = report.evidence.filter(({ path }) => !shown.evidence.has(path));
  return neutralNames(report, { evidence, ids, texts });
}
