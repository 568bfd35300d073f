import type { Relocation } from "../../model/relocation.ts";
import type { Block, DocumentDefinition } from "../layout/definition.ts";
import { type DocumentSource, framed, missing, objectName, siteName, stateRun } from "./document-frame.ts";
import { verdictRun } from "./failover-report.ts";

/** The relocation report: for the day of cut-over what is proven, inherited, carried over and missing, and who owns it. */
export function relocationReport(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "",
    title: { de: "Umzugsbericht", en: "Relocation report" },
    holds: source.report.objects.map(({ classification }) => classification),
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  for (const relocation of report.relocations) {
    yield {
      kind: "heading",
      level: 1,
      text: `${siteName(report, relocation.from, language)} → ${siteName(report, relocation.to, language)}`,
    };
    yield* overview(relocation, source);
    yield* exposure(relocation, source);
    yield* obligations(relocation, source);
    yield* missingItems(relocation, source);
  }
}

function* overview(relocation: Relocation, { report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  const count = (items: readonly unknown[]): string => String(items.length);
  yield {
    kind: "facts",
    rows: [
      { name: de ? "Umzug ab" : "Transition from", value: relocation.transitionFrom ?? missing(language) },
      { name: de ? "Umschaltung" : "Cut-over", value: relocation.cutOver },
      {
        name: de ? "Alter Standort außer Betrieb ab" : "Old site retired from",
        value: relocation.retired ?? missing(language),
      },
      {
        name: de ? "Am Tag der Umschaltung belegt" : "Proven on the day of cut-over",
        value: count(relocation.proven),
      },
      {
        name: de ? "geerbt vom Zertifikat des Betreibers" : "inherited from the operator's certificate",
        value: count(relocation.inherited),
      },
      {
        name: de ? "mit den Systemen mitgezogen" : "carried over with the systems",
        value: count(relocation.carriedOver),
      },
      { name: de ? "entbehrlich" : "dispensable", value: count(relocation.dispensable) },
      { name: de ? "fehlt" : "missing", value: count(relocation.missing) },
    ],
  };
  if (relocation.verdicts.length === 0) return;
  yield {
    kind: "table",
    caption: de ? "Ausfallurteile am Tag der Umschaltung" : "Failover verdicts on the day of cut-over",
    columns: [
      { title: de ? "Prozess" : "Process", share: 3, header: true },
      { title: de ? "Ausfall von" : "Loss of", share: 3 },
      { title: de ? "Urteil" : "Verdict", share: 3 },
    ],
    rows: relocation.verdicts.map(({ process, lost, verdict, until }) => ({
      cells: [
        objectName(report, process, language),
        siteName(report, lost, language),
        [verdictRun(verdict, until, language)],
      ],
    })),
  };
}

function* exposure(relocation: Relocation, { report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  yield {
    kind: "heading",
    level: 2,
    text: de ? "Zeiten mit nur einem belegten Standort" : "Times with one proven site at most",
  };
  if (relocation.exposure.length === 0) {
    yield { kind: "note", icon: "check", tone: "success", text: de ? "Keine." : "None." };
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: de ? "Prozess" : "Process", share: 3, header: true },
      { title: de ? "von" : "from", share: 1.2 },
      { title: de ? "bis" : "to", share: 1.6 },
      { title: de ? "einziger belegter Standort" : "the one proven site", share: 3 },
    ],
    rows: relocation.exposure.map(({ process, from, to, site }) => ({
      cells: [
        objectName(report, process, language),
        from,
        to ?? (de ? "kein Ende bekannt" : "no end known"),
        site === null ? (de ? "keiner" : "none") : siteName(report, site, language),
      ],
    })),
  };
}

function* obligations(relocation: Relocation, { language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  yield { kind: "heading", level: 2, text: de ? "Was der Umzug verlangt" : "What the move asks for" };
  yield {
    kind: "table",
    columns: [
      { title: de ? "Pflicht" : "Obligation", share: 4, header: true },
      { title: de ? "Quelle" : "Source", share: 2.6 },
      { title: de ? "bis" : "by", share: 1.2 },
      { title: de ? "Stand" : "Status", share: 1.6 },
    ],
    rows: relocation.obligations.map(({ text, source, due, met }) => ({
      cells: [
        text[language],
        source[language],
        due,
        met === true
          ? [{ text: de ? "erfüllt" : "met", icon: "check", tone: "success", bold: true }]
          : met === false
            ? [{ text: de ? "nicht erfüllt" : "not met", icon: "cross", tone: "danger", bold: true }]
            : [
                {
                  text: de ? "nicht betrachtet" : "not considered",
                  icon: "question",
                  tone: "accent",
                  bold: true,
                },
              ],
      ],
    })),
  };
}

function* missingItems(relocation: Relocation, { report, language }: DocumentSource): Generator<Block> {
  const de = language === "de";
  yield {
    kind: "heading",
    level: 2,
    text: de ? "Was fehlt, in der Reihenfolge" : "What is missing, in order",
  };
  if (relocation.missing.length === 0) {
    yield { kind: "note", icon: "check", tone: "success", text: de ? "Nichts." : "Nothing." };
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: de ? "Anforderung" : "Requirement", share: 2.8, header: true },
      { title: de ? "Zielobjekt" : "Object", share: 1.7 },
      { title: de ? "Zustand" : "State", share: 1.2 },
      { title: de ? "Maßnahme" : "Action", share: 3.2 },
      { title: de ? "Zuständig" : "Responsible", share: 1.5 },
      { title: de ? "Frist" : "Due", share: 1.3 },
    ],
    rows: relocation.missing.map((item) => ({
      cells: [
        [{ text: item.requirement, bold: true }, ` ${item.title} (${item.level}, ${item.order})`],
        objectName(report, item.object, language),
        [stateRun(item.state, language)],
        item.action === null ? missing(language) : item.action.text,
        item.responsible ?? missing(language),
        item.late
          ? [
              `${item.action?.due ?? "–"} `,
              { text: de ? "zu spät" : "too late", icon: "warning", tone: "danger", bold: true },
            ]
          : (item.action?.due ?? "–"),
      ],
    })),
  };
}
