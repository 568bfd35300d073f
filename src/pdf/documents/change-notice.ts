import { type ChangeNotice, changeNoticeOf, type NoticeLetter } from "../../model/change-notice.ts";
import { withheldWord } from "../../model/withheld-words.ts";
import { words } from "../../model/words.ts";
import { compareText } from "../../text/order.ts";
import { type Block, type Cell, type DocumentDefinition, heading, type Row } from "../layout/definition.ts";
import {
  type DocumentSource,
  framed,
  objectName,
  siteName,
  whenEmpty,
  withheldNote,
} from "./document-frame.ts";
import { lacking } from "./emergency-lacks.ts";
import { german, germanOr, missing } from "./given-text.ts";
import { metRun } from "./relocation-report.ts";

/** Change notice (Meldung einer wesentlichen Änderung) of a move, as a draft: to the BSI, and to the holder of a certificate. */
export function changeNotice(source: DocumentSource): DocumentDefinition {
  const { evidence, objects, risks, sites } = source.report;
  const moves = source.report.relocations.length > 0;
  return framed(source, {
    id: "",
    title: { de: "Änderungsmeldung (Entwurf)", en: "Change notice (draft)" },
    subtitle: {
      de: "Wesentliche Änderung des Informationsverbunds: Umzug eines Rechenzentrums",
      en: "Substantial change of the information domain: move of a data centre",
    },
    holds: [
      ...objects,
      ...risks,
      ...sites,
      ...evidence.filter(({ certificate }) => certificate !== null),
    ].map(({ classification }) => classification),
    page: "overview",
    ...(moves
      ? {
          signature: {
            de: "Entwurf. Zur Meldung wird er erst, wenn die Leitung ihn geprüft, ergänzt und unterschrieben hat.",
            en: "Draft. It becomes a notice only when the management has checked, completed and signed it.",
          },
        }
      : {}),
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const { report, say } = source;
  if (report.relocations.length === 0) {
    yield heading(1, say({ de: "Kein Umzug", en: "No move" }));
    yield whenEmpty(source, ["relocations"], {
      kind: "paragraph",
      text: say({
        de: "Kein Standort löst einen anderen ab (replaces): Es gibt nichts zu melden.",
        en: "No site succeeds another (replaces): there is nothing to report.",
      }),
    });
    return;
  }
  for (const relocation of report.relocations) {
    const notice = changeNoticeOf(relocation, report);
    yield { kind: "page-break" };
    yield heading(1, [german(`${siteName(source, notice.from)} → ${siteName(source, notice.to)}`)]);
    const sent = relocation.obligations.filter(({ kind, met }) => kind === "change-notice" && met === true);
    yield {
      kind: "note",
      icon: "warning",
      tone: "danger",
      text: say({
        de: `Entwurf nach dem Stand vom ${source.day(notice.asOf)}, nicht abgeschickt. Er enthält nur, was der Informationsverbund sagt.`,
        en: `Draft as of ${source.day(notice.asOf)}, not sent. It holds only what the information domain says.`,
      }),
    };
    for (const { evidence } of sent)
      yield {
        kind: "paragraph",
        text: [
          say({
            de: "Als Nachweis liegt schon eine Meldung vor: ",
            en: "A notice is already kept as evidence: ",
          }),
          german(evidence.map((path) => source.lookup.evidence.get(path)?.title ?? path).join("; ")),
        ],
      };
    for (const letter of notice.letters) yield* letterChapter(letter, notice, source);
    yield* withheldNote(source, ["certificates"]);
    yield* structure(notice, source);
    yield* modelling(notice, source);
    yield* risks(notice, source);
    yield* withheldNote(source, ["risks"]);
    yield* renewals(notice, source);
  }
}

function* letterChapter(
  letter: NoticeLetter,
  notice: ChangeNotice,
  source: DocumentSource,
): Generator<Block> {
  const { report, say, day, language } = source;
  const { domain } = report;
  const { certificate, kind } = letter;
  const isOwn = kind === "holder-to-bsi";
  yield heading(
    2,
    isOwn
      ? say({ de: "Meldung an das BSI", en: "Notice to the BSI" })
      : say({
          de: "Mitteilung an den Inhaber des Zertifikats und die Auditorin oder den Auditor",
          en: "Notice to the holder of the certificate and to the auditor",
        }),
  );
  const isHidden = (report.withheld?.certificates ?? 0) > 0;
  const certificateRow = (text: string | null): Cell => {
    if (certificate !== null) return germanOr(text, language);
    // One that is withheld is not missing.
    return isHidden
      ? say(withheldWord)
      : lacking(
          source,
          say({
            de: `das eigene Zertifikat als Nachweis (type: certificate, holder: ${domain.organisation ?? "…"})`,
            en: `the own certificate as evidence (type: certificate, holder: ${domain.organisation ?? "…"})`,
          }),
          "evidence/domain/",
        );
  };
  const auditor = report.audits
    .filter(({ kind }) => kind === "certification" || kind === "recertification" || kind === "surveillance")
    .toSorted((a, b) => compareText(b.date ?? "", a.date ?? ""))
    .find((audit) => audit.auditor !== null)?.auditor;
  yield {
    kind: "facts",
    rows: [
      {
        name: say({ de: "Absender", en: "Sender" }),
        value: [
          ...germanOr(domain.organisation, language),
          ...(domain.contact === null ? [] : [", ", german(domain.contact)]),
        ],
      },
      {
        name: say({ de: "Empfänger", en: "To" }),
        value: isOwn
          ? "Bundesamt für Sicherheit in der Informationstechnik (BSI)"
          : [
              ...germanOr(certificate?.holder ?? null, language),
              say({ de: "; Auditorin oder Auditor: ", en: "; auditor: " }),
              ...(auditor === undefined || auditor === null
                ? lacking(source, "auditor", "controls/audits/")
                : [german(auditor)]),
            ],
      },
      {
        name: say({ de: "Zertifikat Nr.", en: "Certificate no." }),
        value: certificateRow(certificate?.number ?? null),
      },
      ...(certificate === null
        ? []
        : [
            {
              name: say({ de: "Geltungsbereich", en: "Scope" }),
              value: germanOr(certificate.scope, language),
            },
            {
              name: say({ de: "gültig bis", en: "valid until" }),
              value: day(certificate.validUntil) ?? missing(language),
            },
          ]),
      { name: say({ de: "Informationsverbund", en: "Information domain" }), value: [german(domain.title)] },
      {
        name: say({ de: "Änderung", en: "Change" }),
        value: [
          say({ de: "Umzug des Rechenzentrums: ", en: "Move of a data centre: " }),
          german(`${siteName(source, notice.from)} → ${siteName(source, notice.to)}`),
        ],
      },
      {
        name: say({ de: "Umzug ab", en: "Transition from" }),
        value: day(notice.transitionFrom) ?? missing(language),
      },
      { name: say({ de: "Tag der Umschaltung", en: "Day of cut-over" }), value: day(notice.cutOver) },
      {
        name: say({ de: "Alter Standort außer Betrieb ab", en: "Old site retired from" }),
        value: day(notice.retired) ?? missing(language),
      },
      ...(isOwn
        ? []
        : [
            {
              name: say({
                de: "Anforderungen, die am neuen Standort auf dem Zertifikat ruhen",
                en: "Requirements that rest on the certificate at the new site",
              }),
              value:
                letter.inherits.length === 0 ? say({ de: "keine", en: "none" }) : letter.inherits.join(", "),
            },
          ]),
    ],
  };
}

/** A.1: sites, objects and links that come, go or move. */
function* structure(
  { structure: changes, from, to, cutOver, retired }: ChangeNotice,
  source: DocumentSource,
): Generator<Block> {
  const { say, day, language, lookup } = source;
  const changeWords = {
    added: { de: "kommt hinzu", en: "is added" },
    removed: { de: "fällt weg", en: "is removed" },
    moved: { de: "zieht um", en: "moves" },
    links: { de: "Verbindung ändert sich", en: "link changes" },
  } as const;
  yield heading(
    2,
    say({
      de: "Was sich in der Strukturanalyse ändert (A.1)",
      en: "What changes in the structure analysis (A.1)",
    }),
  );
  const site = say({ de: "Standort", en: "site" });
  const siteRow = (id: string, what: string): Row => ({
    cells: [[german(siteName(source, id))], site, what],
  });
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Standort oder Zielobjekt", en: "Site or object" }), share: 4, header: true },
      { title: say({ de: "Art", en: "Type" }), share: 2 },
      { title: say({ de: "Änderung", en: "Change" }), share: 3 },
    ],
    rows: [
      siteRow(to, `${say({ de: "in Betrieb ab", en: "active from" })} ${day(cutOver)}`),
      siteRow(
        from,
        retired === null
          ? say({
              de: "wird abgelöst; Ende des Betriebs nicht angegeben",
              en: "is succeeded; end of operation not given",
            })
          : `${say({ de: "außer Betrieb ab", en: "retired from" })} ${day(retired)}`,
      ),
      ...(["added", "removed", "moved", "links"] as const).flatMap((kind) =>
        changes[kind].map((id): Row => {
          const type = lookup.objects.get(id)?.type ?? null;
          return {
            cells: [
              [german(objectName(source, id))],
              type === null ? missing(language) : words.objectType[type][language],
              say(changeWords[kind]),
            ],
          };
        }),
      ),
    ],
  };
}

/** A.3: modules of what comes and goes. */
function* modelling({ modelling: changes }: ChangeNotice, source: DocumentSource): Generator<Block> {
  const { say, lookup } = source;
  yield heading(
    2,
    say({ de: "Was sich in der Modellierung ändert (A.3)", en: "What changes in the modelling (A.3)" }),
  );
  if (changes.length === 0) {
    yield {
      kind: "paragraph",
      text: say({
        de: "Kein Zielobjekt mit Bausteinen kommt hinzu oder fällt weg.",
        en: "No object with modules is added or removed.",
      }),
    };
    return;
  }
  const names = (ids: readonly string[]): Cell =>
    ids.length === 0 ? "–" : [german(ids.map((id) => objectName(source, id)).join(", "))];
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Baustein", en: "Module" }), share: 3, header: true },
      { title: say({ de: "kommt hinzu bei", en: "added for" }), share: 3 },
      { title: say({ de: "fällt weg bei", en: "removed for" }), share: 3 },
    ],
    rows: changes.map(({ module, added, removed }) => ({
      cells: [
        [{ text: module, bold: true, whole: true }, german(` ${lookup.modules.get(module)?.title ?? ""}`)],
        names(added),
        names(removed),
      ],
    })),
  };
}

/** A.5: risks of what comes, goes or moves, and what nobody has analysed. */
function* risks({ risks: ids, structure: changes }: ChangeNotice, source: DocumentSource): Generator<Block> {
  const { report, say, language, lookup } = source;
  yield heading(
    2,
    say({ de: "Was sich in der Risikoanalyse ändert (A.5)", en: "What changes in the risk analysis (A.5)" }),
  );
  const { added, removed, moved } = changes;
  const here = new Set([...added, ...removed, ...moved]);
  const concerned = report.risks.filter(({ id }) => ids.includes(id));
  if (concerned.length > 0)
    yield {
      kind: "table",
      caption: say({
        de: "Risiken, die Zielobjekte der beiden Standorte nennen und neu zu betrachten sind",
        en: "Risks that name objects of the two sites, to be considered anew",
      }),
      columns: [
        { title: say({ de: "Risiko", en: "Risk" }), share: 3.4, header: true },
        { title: say({ de: "Zielobjekte der beiden Standorte", en: "Objects of the two sites" }), share: 4 },
        { title: say({ de: "Behandlung", en: "Treatment" }), share: 2 },
      ],
      rows: concerned.map(({ title, objects, treatment }) => ({
        cells: [
          [german(title)],
          [
            german(
              objects
                .filter((id) => here.has(id))
                .map((id) => objectName(source, id))
                .join(", "),
            ),
          ],
          treatment === null ? missing(language) : words.treatment[treatment][language],
        ],
      })),
    };
  else
    yield {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: say({
        de: "Kein Risiko nennt ein Zielobjekt der beiden Standorte.",
        en: "No risk names an object of the two sites.",
      }),
    };
  const lacks = added.filter((id) => lookup.objects.get(id)?.analysis?.missing === true);
  if (lacks.length > 0)
    yield {
      kind: "note",
      icon: "warning",
      tone: "warning",
      text: [
        say({ de: "Die Risikoanalyse fehlt für: ", en: "The risk analysis is missing for: " }),
        german(lacks.map((id) => objectName(source, id)).join(", ")),
      ],
    };
}

/** Which analyses and documents are renewed for the move, by when, and whether they are. */
function* renewals({ renewals: all }: ChangeNotice, source: DocumentSource): Generator<Block> {
  const { say, day } = source;
  yield heading(2, say({ de: "Was erneuert wird", en: "What is renewed" }));
  yield {
    kind: "table",
    columns: [
      { title: say({ de: "Analyse oder Unterlage", en: "Analysis or document" }), share: 4.4, header: true },
      { title: say({ de: "Quelle", en: "Source" }), share: 2.6 },
      { title: say({ de: "bis", en: "by" }), share: 1.2 },
      { title: say({ de: "Stand", en: "Status" }), share: 1.6 },
    ],
    rows: all.map(({ text, source: from, due, met }) => ({
      cells: [say(text), say(from), day(due), [metRun(met, source)]],
    })),
  };
}
