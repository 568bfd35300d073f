import { type ChangeNotice, changeNoticeOf, type NoticeLetter } from "../../model/change-notice.ts";
import { withheldWord } from "../../model/withheld-words.ts";
import { compareText } from "../../text/order.ts";
import { type Block, type Cell, type DocumentDefinition, heading } from "../layout/definition.ts";
import { modellingChanges, renewals, riskChanges, structureChanges } from "./change-notice-changes.ts";
import { type DocumentSource, framed, siteName, whenEmpty, withheldNote } from "./document-frame.ts";
import { lacking } from "./emergency-lacks.ts";
import { german, germanOr, missing } from "./given-text.ts";

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
    yield* structureChanges(notice, source);
    yield* modellingChanges(notice, source);
    yield* riskChanges(notice, source);
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
