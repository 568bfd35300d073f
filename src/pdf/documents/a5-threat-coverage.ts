import { sayIn } from "../../model/languages.ts";
import type { JudgedThreat, ReportAnalysis, ReportObject } from "../../model/report.ts";
import { withheldText } from "../../model/withheld-words.ts";
import type { Block, Run } from "../layout/definition.ts";
import { type DocumentSource, isDomainHidden } from "./document-frame.ts";
import { german, missing } from "./given-text.ts";

type Analysed = ReportObject & { readonly analysis: ReportAnalysis };

const analysedIn = ({ report }: DocumentSource): Analysed[] =>
  report.objects.filter((object): object is Analysed => object.analysis !== null);

/** A threat counts as relevant where it was judged so, or where a risk names it: a risk of what can't happen is none. */
const isRelevant = ({ relevance, risks }: JudgedThreat): boolean => relevance !== "none" || risks.length > 0;

/** Which objects lack their analysis, which threats were judged for the others, and who looked for further ones. */
export function* coverageChapter(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  const objects = analysedIn(source);
  yield { kind: "heading", level: 1, text: say({ de: "Abdeckung", en: "Coverage" }) };
  const lacking = objects.filter(({ analysis }) => analysis.missing);
  yield lacking.length > 0
    ? {
        kind: "note",
        icon: "warning",
        tone: "warning",
        text: [
          say({
            de: "Ohne Risikoanalyse, obwohl der Schutzbedarf über normal liegt oder kein Baustein passt: ",
            en: "Without a risk analysis, in spite of needs above normal or no fitting module: ",
          }),
          ...lacking.flatMap(({ title }, i): (string | Run)[] => [...(i > 0 ? [", "] : []), german(title)]),
          ".",
        ],
      }
    : {
        kind: "paragraph",
        text:
          withheldText(report.withheld, ["objects", "risks"], language) === null
            ? say({
                de: "Jedes Zielobjekt, das eine Risikoanalyse braucht (Schutzbedarf über normal oder kein Baustein), kommt in einem Risiko vor oder ist vollständig beurteilt.",
                en: "Every object that needs a risk analysis (needs above normal, or no module) is in a risk, or was judged completely.",
              })
            : say({
                de: "Von den gezeigten Zielobjekten fehlt keinem die Risikoanalyse.",
                en: "None of the objects shown lacks its risk analysis.",
              }),
      };
  yield* sourceNote(objects, source);
  yield { kind: "paragraph", text: furtherThreats(source) };
  if (objects.length === 0) return;
  yield {
    kind: "table",
    caption: say({
      de: "Beurteilte elementare Gefährdungen je Zielobjekt",
      en: "Elementary threats judged for each object",
    }),
    columns: [
      { title: say({ de: "Zielobjekt", en: "Object" }), share: 3.2, header: true },
      { title: say({ de: "zu beurteilen sind", en: "to be judged are" }), share: 2.6 },
      { title: say({ de: "in Risiken", en: "in risks" }), share: 1, align: "right" },
      { title: say({ de: "relevant, ohne Risiko", en: "relevant, no risk" }), share: 1.2, align: "right" },
      { title: say({ de: "nicht relevant", en: "not relevant" }), share: 1, align: "right" },
      { title: say({ de: "nicht entschieden", en: "undecided" }), share: 1.3, align: "right" },
    ],
    rows: objects.map((object) => ({ cells: coverageCells(object, source) })),
  };
}

function coverageCells({ id, title, analysis }: Analysed, { language }: DocumentSource): (string | Run[])[] {
  const say = sayIn(language);
  const { judged, undecided, source, withheld } = analysis;
  const sources = {
    all: say({ de: "alle elementaren (kein Baustein)", en: "all elementary ones (no module)" }),
    "cross-reference": say({ de: "nach der Kreuzreferenz", en: "by the cross-reference" }),
    written: say({ de: "nicht bekannt", en: "not known" }),
    "not-asked": say({ de: "keine eigenen", en: "none of its own" }),
  };
  const hidden = say({ de: "zurückgehalten", en: "withheld" });
  const risky = judged.filter(({ risks }) => risks.length > 0);
  const relevant = judged.filter((threat) => isRelevant(threat) && threat.risks.length === 0);
  const open: string | Run[] =
    source === "not-asked"
      ? "–"
      : source === "written"
        ? say({ de: "nicht bekannt", en: "not known" })
        : undecided.length === 0
          ? "0"
          : [{ text: String(undecided.length), icon: "question", bold: true }];
  return [
    [{ ...german(title), to: `threats-${id}` }],
    sources[source],
    withheld ? hidden : String(risky.length),
    withheld ? hidden : String(relevant.length),
    String(judged.filter((threat) => !isRelevant(threat)).length),
    withheld ? hidden : open,
  ];
}

/** Where nobody can say which threats are to be judged, that stands there: what is not written is not “none”. */
function* sourceNote(objects: readonly Analysed[], { say }: DocumentSource): Generator<Block> {
  const unknown = objects.filter(
    ({ analysis, modules }) => analysis.source === "written" && modules.length > 0,
  );
  if (unknown.length === 0) return;
  yield {
    kind: "note",
    icon: "question",
    tone: "neutral",
    text: say({
      de: `Die Kreuzreferenz des BSI (welcher Baustein welche Gefährdungen behandelt) ist nicht oder nicht für alle Bausteine importiert. Bei ${unknown.length} Zielobjekten mit Baustein ist deshalb nicht bekannt, welche Gefährdungen zu beurteilen sind; gezählt wird nur, was geschrieben steht. Was nicht beurteilt ist, gilt nicht als „nicht relevant“.`,
      en: `The BSI’s cross-reference (which module deals with which threats) was not imported, or not for all modules. For ${unknown.length} objects with modules it is therefore not known which threats are to be judged; only what is written counts. What was not judged does not count as “not relevant”.`,
    }),
  };
}

/** One sentence on further threats for the domain, and one for each object that says something of its own. */
function furtherThreats(source: DocumentSource): (string | Run)[] {
  const { report, language } = source;
  const say = sayIn(language);
  const { furtherThreats: whole } = report.domain;
  const isHidden = isDomainHidden(report);
  const own = analysedIn(source).filter(({ analysis }) => analysis.further !== null);
  const text: (string | Run)[] = isHidden
    ? [
        say({
          de: "Ob nach weiteren Gefährdungen gesucht wurde, ist bei dieser Freigabestufe zurückgehalten.",
          en: "Whether further threats were looked for is withheld at this clearance.",
        }),
      ]
    : whole === null
      ? [
          {
            text: say({
              de: "Ob jemand nach weiteren Gefährdungen neben den elementaren gesucht hat, ist für den Verbund nicht angegeben.",
              en: "Whether anybody looked for threats beside the elementary ones is not stated for the domain.",
            }),
            icon: "warning",
            tone: "warning",
          },
        ]
      : say({
          de: [
            "Nach weiteren Gefährdungen neben den elementaren hat ",
            german(whole.by),
            ` am ${source.day(whole.on)} gesucht.`,
          ],
          en: [
            "Threats beside the elementary ones were looked for by ",
            german(whole.by),
            ` on ${source.day(whole.on)}.`,
          ],
        });
  for (const { title, analysis } of own)
    if (analysis.further)
      text.push(
        say({ de: " Eigens für ", en: " For " }),
        german(title),
        say({ de: ": ", en: " in particular: " }),
        german(analysis.further.by),
        `, ${source.day(analysis.further.on)}.`,
      );
  return text;
}

/** Annex: for each object the threats judged not relevant in one paragraph, by reason; the relevant and undecided ones. */
export function* threatsAnnex(source: DocumentSource): Generator<Block> {
  const { report, language } = source;
  const say = sayIn(language);
  const objects = analysedIn(source).filter(
    ({ analysis: { judged, undecided } }) => judged.length + undecided.length > 0,
  );
  if (objects.length === 0) return;
  yield { kind: "heading", level: 1, text: say({ de: "Anhang: Gefährdungen", en: "Annex: threats" }) };
  for (const object of objects) yield* threatsOf(object, source);
  yield { kind: "heading", level: 2, text: say({ de: "Genannte Gefährdungen", en: "Threats named" }) };
  yield {
    kind: "paragraph",
    lang: "de",
    look: "small",
    text: report.threats.map(({ id, title }) => `${id} ${title}`).join("; "),
  };
}

function* threatsOf({ id, title, analysis }: Analysed, { language }: DocumentSource): Generator<Block> {
  const say = sayIn(language);
  const { judged, undecided } = analysis;
  const paragraphs: (string | Run)[][] = [];
  const irrelevant = judged.filter((threat) => !isRelevant(threat));
  if (irrelevant.length > 0) {
    const groups = [...Map.groupBy(irrelevant, ({ reason }) => reason)];
    paragraphs.push([
      { text: say({ de: "Nicht relevant: ", en: "Not relevant: " }), bold: true },
      ...groups.flatMap(([reason, threats], i): (string | Run)[] => [
        i > 0 ? "; " : "",
        ids(threats.map((threat) => threat.id)),
        " (",
        ...(reason === null ? missing(language) : [german(withoutStop(reason))]),
        ")",
      ]),
      ".",
    ]);
  }
  const risky = judged.filter(({ risks }) => risks.length > 0);
  if (risky.length > 0)
    paragraphs.push([
      { text: say({ de: "In Risiken: ", en: "In risks: " }), bold: true },
      ids(risky.map((threat) => threat.id)),
      ".",
    ]);
  const alone = judged.filter((threat) => isRelevant(threat) && threat.risks.length === 0);
  if (alone.length > 0)
    paragraphs.push([
      {
        text: say({ de: "Relevant, in keinem gezeigten Risiko: ", en: "Relevant, in no risk shown: " }),
        bold: true,
      },
      ...alone.flatMap(({ id: threat, reason }, i): (string | Run)[] => [
        i > 0 ? "; " : "",
        { text: threat, whole: true },
        ...(reason === null ? [] : [" (", german(withoutStop(reason)), ")"]),
      ]),
      ".",
    ]);
  const contradicted = risky.filter(({ relevance }) => relevance === "none");
  if (contradicted.length > 0)
    paragraphs.push([
      {
        text: say({
          de: "Als nicht relevant beurteilt und doch in einem Risiko: ",
          en: "Judged not relevant, and yet in a risk: ",
        }),
        bold: true,
        icon: "warning",
        tone: "warning",
      },
      ids(contradicted.map((threat) => threat.id)),
      ".",
    ]);
  if (undecided.length > 0)
    paragraphs.push([
      { text: say({ de: "Nicht entschieden: ", en: "Undecided: " }), bold: true, icon: "question" },
      ids(undecided),
      ".",
    ]);
  const blocks: Block[] = paragraphs.map((text) => ({ kind: "paragraph", text }));
  yield {
    kind: "keep-together",
    blocks: [{ kind: "heading", level: 2, text: [german(title)], anchor: `threats-${id}` }, ...blocks],
  };
}

function ids(threats: readonly string[]): Run {
  return { text: threats.join(", ").replaceAll("G 0", "G\u00a00"), whole: true };
}

function withoutStop(reason: string): string {
  return reason.endsWith(".") ? reason.slice(0, -1) : reason;
}
