import { methodOf } from "../../catalogue/methods.ts";
import { isGap } from "../../model/item-states.ts";
import { sayIn } from "../../model/languages.ts";
import type { ReportItem, ReportRisk } from "../../model/report.ts";
import { withheldText } from "../../model/withheld-words.ts";
import { compareText } from "../../text/order.ts";
import type { Block, Run } from "../layout/definition.ts";
import { levelRuns } from "./a5-risk-matrix.ts";
import { acceptance } from "./a5-risk-tables.ts";
import { type DocumentSource, isDomainHidden, siteName, whenEmpty } from "./document-frame.ts";
import { german } from "./given-text.ts";

/**
 * Which risks the management accepts until when, with the gaps that it bears, and the text to sign: exactly these, and where
 * there is none nothing (BSI-Standard 200-3, 6).
 */
export function* acceptanceChapter(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  const held = report.risks.filter(({ acceptanceHolds }) => acceptanceHolds);
  yield {
    kind: "heading",
    level: 1,
    text: say({ de: "Akzeptanz der Risiken", en: "Acceptance of the risks" }),
  };
  yield { kind: "paragraph", text: whoMay(source) };
  const failed = report.risks.filter(
    ({ accepted, acceptanceHolds, treatment }) =>
      !acceptanceHolds && (accepted !== null || treatment === "accept"),
  );
  if (failed.length > 0)
    yield {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: [
        say({
          de: "Nicht gültig akzeptiert und deshalb nicht zu unterzeichnen: ",
          en: "Not validly accepted, and so not to be signed: ",
        }),
        ...failed.flatMap((risk, i) => [
          ...(i > 0 ? ["; "] : []),
          linked(risk),
          " (",
          ...acceptance(risk, source),
          ")",
        ]),
        ".",
      ],
    };
  if (held.length === 0) {
    yield whenEmpty(source, ["risks"], {
      kind: "paragraph",
      text: say({
        de: "Am Stichtag ist kein Risiko akzeptiert. Zu unterzeichnen ist nichts.",
        en: "On the day no risk is accepted. There is nothing to sign.",
      }),
    });
    return;
  }
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Risiko", en: "Risk" }), share: 3, header: true },
      { title: say({ de: "akzeptiert wird", en: "accepted is" }), share: 1.8 },
      { title: say({ de: "durch, am, bis", en: "by, on, until" }), share: 2.2 },
      {
        title: say({ de: "Lücken, die damit getragen werden", en: "gaps that are borne with it" }),
        share: 3,
      },
    ],
    rows: held.map((risk) => ({
      cells: [
        [german(risk.title), " (", linked(risk), ")"],
        whatIsAccepted(risk, source),
        acceptance(risk, source),
        gaps(risk, source),
      ],
    })),
  };
  yield {
    kind: "signature",
    text: textToSign(held, source),
    lines: say({
      de: ["Ort, Datum", "Unterschrift der Leitung"],
      en: ["Place, date", "Signature of the management"],
    }),
  };
}

function linked({ id }: ReportRisk): Run {
  return { text: id, whole: true, to: `risk-${id}` };
}

function whoMay({ report, language }: DocumentSource): (string | Run)[] {
  const { management } = report.domain;
  const say = sayIn(language);
  if (management.length > 0)
    return [
      say({ de: "Risiken akzeptieren darf: ", en: "Who may accept risks: " }),
      german(management.join(", ")),
      ".",
    ];
  if (isDomainHidden(report))
    return [
      say({
        de: "Wer Risiken akzeptieren darf, ist bei dieser Freigabestufe zurückgehalten.",
        en: "Who may accept risks is withheld at this clearance.",
      }),
    ];
  return [
    {
      text: say({
        de: "Wer Risiken akzeptieren darf, sagt der Verbund nicht: Ob die Genannten es dürfen, ist nicht geprüft.",
        en: "The domain does not say who may accept risks: whether those named may was not checked.",
      }),
      icon: "question",
    },
  ];
}

/** Who bears a risk bears it as it is; who had it treated, what remains. */
function whatIsAccepted(risk: ReportRisk, source: DocumentSource): (string | Run)[] {
  const { say } = source;
  const { treatment, category, residual } = risk;
  if (residual !== null)
    return [
      say({ de: "das Restrisiko: ", en: "the residual risk: " }),
      ...levelRuns("categories", residual.category, source),
    ];
  if (treatment === "accept")
    return [
      say({ de: "das Risiko ohne weitere Behandlung: ", en: "the risk without further treatment: " }),
      ...levelRuns("categories", category, source),
    ];
  return [
    {
      text: say({
        de: "das Restrisiko, das nicht eingeschätzt ist",
        en: "the residual risk, which is not rated",
      }),
      icon: "question",
    },
  ];
}

/** Gaps whose assessment names the risk; those that no acceptance covers are told apart. */
function gaps(risk: ReportRisk, source: DocumentSource): (string | Run)[] {
  const { report, lookup, language } = source;
  const say = sayIn(language);
  const { unacceptable } = methodOf(report);
  const named = report.items.filter(
    (item) =>
      isGap(item) && lookup.assessmentsOf(item).some(({ assessment }) => assessment.risks.includes(risk.id)),
  );
  const [uncovered, borne] = [true, false].map((wanted) =>
    named.filter(({ level }) => unacceptable.includes(level) === wanted),
  );
  const list = (items: readonly ReportItem[]): string =>
    items.map((item) => `${item.requirement} (${placeOf(item, source)})`).join(", ");
  const parts: (string | Run)[] = [];
  if (borne && borne.length > 0) parts.push(list(borne));
  if (uncovered && uncovered.length > 0)
    parts.push(...(parts.length > 0 ? ["\n"] : []), {
      text: `${say({ de: "nicht gedeckt (Basis): ", en: "not covered (Basis): " })}${list(uncovered)}`,
      icon: "warning",
      tone: "warning",
    });
  return parts.length > 0 ? parts : [say({ de: "keine genannt", en: "none named" })];
}

function placeOf({ object, site }: ReportItem, source: DocumentSource): string {
  return object ?? siteName(source, site);
}

function textToSign(held: readonly ReportRisk[], source: DocumentSource): (string | Run)[] {
  const { report, language } = source;
  const say = sayIn(language);
  const byDay = [...Map.groupBy(held, ({ accepted }) => accepted?.until ?? "")].sort(([a], [b]) =>
    compareText(a, b),
  );
  const number = held.length;
  const hidden = withheldText(report.withheld, ["risks"], language);
  return [
    say({
      de: `Die Leitung akzeptiert ${number === 1 ? "das folgende Risiko" : `die folgenden ${number} Risiken`} in dem oben genannten Umfang und nur bis zum genannten Tag: `,
      en: `The management accepts the following ${number === 1 ? "risk" : `${number} risks`} to the extent stated above, and only until the day named: `,
    }),
    ...byDay.flatMap(([until, risks], i): (string | Run)[] => [
      i > 0 ? "; " : "",
      { text: say({ de: `bis ${source.day(until)}: `, en: `until ${source.day(until)}: ` }), bold: true },
      ...risks.flatMap((risk, j): (string | Run)[] => [...(j > 0 ? [", "] : []), linked(risk)]),
    ]),
    say({
      de: ". Kein anderes Risiko und keine nicht erfüllte Basis-Anforderung ist damit akzeptiert.",
      en: ". No other risk is accepted by this, and no Basis requirement that is not met.",
    }),
    ...(hidden === null
      ? []
      : [
          say({
            de: ` Nicht Gegenstand dieser Unterschrift ist, was in dieser Ausgabe fehlt: ${hidden}.`,
            en: ` What is missing from this edition is no subject of this signature: ${hidden}.`,
          }),
        ]),
  ];
}
