import type { Block, DocumentDefinition } from "../layout/definition.ts";
import { type DocumentSource, framed, missing, objectName, sum } from "./document-frame.ts";

/** A.3: modelling (Modellierung, BSI-Standard 200-2, 8.3): modules × objects, modules not applied with reasons. */
export function modelling(source: DocumentSource): DocumentDefinition {
  return framed(source, {
    id: "A.3",
    title: { de: "Modellierung des Informationsverbunds", en: "Modelling of the information domain" },
    holds: source.report.objects.map(({ classification }) => classification),
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const de = language === "de";
  const modelled = report.modules.filter((module) => module.modelling === "modelled");
  const excluded = report.modules.filter((module) => module.modelling === "excluded");
  const unconsidered = report.modules.filter((module) => module.modelling === "unconsidered");
  yield { kind: "heading", level: 1, text: de ? "Abdeckung" : "Coverage" };
  yield {
    kind: "facts",
    rows: [
      {
        name: de ? "Bausteine im Katalog" : "Modules in the catalogue",
        value: String(report.modules.length),
      },
      { name: de ? "modelliert" : "modelled", value: String(modelled.length) },
      {
        name: de ? "mit Begründung nicht angewandt" : "not applied, with a reason",
        value: String(excluded.length),
      },
      { name: de ? "nicht betrachtet" : "not considered", value: String(unconsidered.length) },
    ],
  };
  yield { kind: "heading", level: 1, text: de ? "Angewandte Bausteine" : "Modules applied" };
  yield {
    kind: "table",
    caption: de
      ? "R1 bis R3 ist die zeitliche Reihenfolge, kein Gewicht"
      : "R1 to R3 is the order in time, not a weight",
    columns: [
      { title: de ? "Baustein" : "Module", share: 3, header: true },
      { title: de ? "Reihenfolge" : "Order", share: 1.1 },
      { title: de ? "Zielobjekte" : "Objects", share: 4 },
      { title: de ? "Prüfpunkte" : "Items", share: 1, align: "right" },
    ],
    rows: modelled.map(({ id, title, order, domain, objects }) => {
      const counts = sum(
        report.moduleCounts.filter(({ module }) => module === id).map((entry) => entry.counts),
      );
      const names = [
        ...(domain ? [objectName(report, null, language)] : []),
        ...objects.map((object) => `${objectName(report, object, language)} (${object})`),
      ];
      return {
        cells: [
          [{ text: id, bold: true }, ` ${title}`],
          order,
          names.join("\n") || "–",
          String(counts.items),
        ],
      };
    }),
  };
  yield { kind: "heading", level: 1, text: de ? "Nicht angewandte Bausteine" : "Modules not applied" };
  yield {
    kind: "table",
    columns: [
      { title: de ? "Baustein" : "Module", share: 3, header: true },
      { title: de ? "Begründung" : "Reason", share: 5 },
    ],
    rows: excluded.map(({ id, title, reason }) => ({
      cells: [
        [{ text: id, bold: true }, ` ${title}`],
        reason === null ? missing(language) : { blocks: [{ kind: "paragraph", text: reason, lang: "de" }] },
      ],
    })),
  };
  if (unconsidered.length === 0) return;
  yield { kind: "heading", level: 1, text: de ? "Nicht betrachtete Bausteine" : "Modules not considered" };
  yield {
    kind: "note",
    icon: "warning",
    tone: "warning",
    text: de
      ? `${unconsidered.length} Bausteine sind weder modelliert noch mit Begründung ausgeschlossen. Für eine Zertifizierung braucht jeder eine Entscheidung.`
      : `${unconsidered.length} modules are neither modelled nor excluded with a reason. For a certification each needs a decision.`,
  };
  yield { kind: "paragraph", text: unconsidered.map(({ id, title }) => `${id} ${title}`).join("; ") };
}
