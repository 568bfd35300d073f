/** What the search knows of the pages that there is one of, and of the documents. */
import { words } from "../../src/model/words.ts";
import type { Entry, Part } from "../client/search-index.ts";
import { documents, type Language, type Prose, type ReportFinding, report, rulePages } from "./data.ts";
import { withDays } from "./format-date.ts";
import { wordFor } from "./labels.ts";
import { evidence, objects, sites } from "./lookup.ts";
import { plainText } from "./plain-text.ts";
import { pathOf } from "./routes.ts";
import { inBoth, joined, partsOf } from "./search-parts.ts";
import { type SingleKind, singlePage, singlePages } from "./single-pages.ts";

/** The pages that there is one of. `rest`: findings that are about nothing that has a page of its own. */
export function pageEntries(rest: readonly ReportFinding[]): readonly Entry[] {
  return (Object.keys(singlePages) as SingleKind[]).flatMap((kind) => {
    const [de, en] = [pathOf(kind, "", "de"), pathOf(kind, "", "en")];
    if (de === null || en === null || kind === "search") return [];
    const parts = kind === "findings" ? rest.map(findingPart) : (contents[kind]?.() ?? []);
    const own = {
      kind: "page",
      name: "",
      title: singlePages[kind].title,
      path: { de, en },
      parts: partsOf(parts),
    };
    const { also } = singlePage(kind);
    return [also ? { ...own, also } : own];
  });
}

function findingPart({ message, fingerprint }: ReportFinding): Part {
  return { text: inBoth((lang) => [withDays(message[lang], lang)]), anchor: fingerprint };
}

/** What stands on a page alone; what it only lists is found where it has a page of its own. */
const contents: Partial<Record<SingleKind, () => readonly (Part | null)[]>> = {
  overview: () => {
    const { title, organisation, contact, prose } = report.domain;
    return [{ text: joined([title, organisation, contact]) }, { text: plainText(prose), anchor: "verbund" }];
  },
  failover: () =>
    report.failover.losses.map((loss) => {
      const own = report.failover.processes.filter(({ lost }) => lost === loss.lost);
      return {
        anchor: `ausfall-${loss.lost}`,
        text: inBoth((lang) => [
          { de: "Ausfall von", en: "Loss of" }[lang],
          sites.get(loss.lost)?.title,
          `(${loss.lost})`,
          words.verdict[loss.verdict][lang],
          ...own.map(({ process }) => objects.get(process)?.title),
          ...new Set([loss, ...own].flatMap(({ reasons }) => reasons.map(({ text }) => text[lang]))),
        ]),
      };
    }),
  relocations: () =>
    report.relocations.map((move) => ({
      anchor: `umzug-${move.to}`,
      text: inBoth((lang, date) => [
        sites.get(move.from)?.title,
        sites.get(move.to)?.title,
        { de: "Umschaltung", en: "Cut-over" }[lang],
        date(move.cutOver),
        ...move.obligations.map(({ text }) => text[lang]),
      ]),
    })),
  certificates: () =>
    report.certificates.map((certificate, place) => ({
      anchor: `zertifikat-${place + 1}`,
      text: inBoth((lang) => [
        evidence.get(certificate.path)?.title ?? certificate.title,
        certificate.number,
        certificate.holder,
        wordFor(words.certificateBasis, certificate.basis)[lang],
        certificate.scope,
      ]),
    })),
  about: () => [
    { text: inBoth((_, date) => [date(report.asOf), report.domain.version, report.revision]) },
    { text: joined([report.catalogueInfo.title, report.catalogueInfo.source]) },
  ],
  accessibility: () => [{ text: joined([plainText(report.accessibility)]) }],
};

/** The rules of the check: what they are about, why, and how to mend a breach. */
export function ruleEntries(): readonly Entry[] {
  return report.rules.flatMap(({ id, summary }) => {
    const [de, en] = [pathOf("rule", id, "de"), pathOf("rule", id, "en")];
    const page = rulePages.get(id);
    if (de === null || en === null || page === undefined) return [];
    const words = (texts: Readonly<Record<Language, Prose>>) => inBoth((lang) => [plainText(texts[lang])]);
    const parts = [
      { text: summary },
      { text: words(page.prose.why), anchor: "warum" },
      { text: words(page.prose.mend), anchor: "beheben" },
    ];
    return [{ kind: "rule", name: id, title: page.title, path: { de, en }, parts: partsOf(parts) }];
  });
}

/** The documents (PDF): a result leads to the document itself. */
export function documentEntries(): readonly Entry[] {
  return documents.map(({ id, title, fileName }) => ({
    kind: "document",
    name: /^A\.\d/.test(id) ? id : "",
    title,
    path: { de: `pdf/${fileName.de}`, en: `pdf/${fileName.en}` },
    parts: [],
  }));
}
