import type { Assessed } from "../../model/assessed.ts";
import { germanDay } from "../../model/languages.ts";
import type { Bilingual } from "../../model/position.ts";
import type { Evidence } from "../../model/project.ts";
import {
  livingDocuments,
  type ReferenceDocument,
  referenceDocuments,
} from "../../model/reference-document.ts";
import type { ReportBlocker } from "../../model/report.ts";
import { protectionNeeds } from "../../model/vocabulary.ts";
import { endOf } from "../../text/date.ts";
import { compareBy, compareNullable, compareText } from "../../text/order.ts";
import { saysSomething } from "../../text/says-something.ts";
import { obstacle, placeOfKey } from "./obstacle.ts";

/** Reference documents that are evidence: the guidelines of A.0, and the network plan of A.1 (Auditierungsschema). */
const filed = ["A.0.1", "A.0.2", "A.0.3", "A.0.4", "A.0.5", "A.1"] as const;
type Filed = (typeof filed)[number];

function nameOf(id: Filed): Bilingual {
  return id === "A.1" ? { de: "der Netzplan (A.1)", en: "the network plan (A.1)" } : { de: id, en: id };
}

/** Reference documents that are not there: guidelines, network plan, and the definitions of the protection needs. */
export function missingDocuments(assessed: Assessed): ReportBlocker[] {
  const { domain } = assessed.index.project;
  const missing = filed
    .filter((id) => newest(id, assessed) === null)
    .map((id) =>
      obstacle(
        "document-missing",
        { file: domain.file, line: 1 },
        {
          de: `Es fehlt ${nameOf(id).de}: Kein Nachweis hat „document: ${id}“.`,
          en: `Missing: ${nameOf(id).en}. No evidence has “document: ${id}”.`,
        },
      ),
    );
  const { needs = [] } = domain.data;
  // A damage scenario that says nothing of a need defines none.
  const isDefined = protectionNeeds.every((need) =>
    needs.some((scenario) => saysSomething(scenario[need] ?? "")),
  );
  // What stands there and can't be read is told as unread.
  if (isDefined || domain.invalid.has("needs") || domain.invalid.has("*")) return missing;
  return [
    ...missing,
    obstacle("document-missing", placeOfKey(domain, "needs"), {
      de: "Was normaler, hoher und sehr hoher Schutzbedarf hier bedeutet, ist nicht festgelegt (needs, Teil von A.2).",
      en: "What normal, high and very high protection needs mean here is not defined (needs, part of A.2).",
    }),
  ];
}

/** Reference documents that do not hold, that nobody has approved, or whose approval or review is over. */
export function outdatedDocuments(assessed: Assessed): ReportBlocker[] {
  return [
    ...filed.flatMap((id) => {
      const document = newest(id, assessed);
      const fault = document && faultOf(id, document, assessed);
      if (!document || !fault) return [];
      return [obstacle("document-outdated", { file: document.file, line: 1 }, fault)];
    }),
    ...outdatedApproval(assessed),
  ];
}

/** The latest of what is filed as a document by the day: earlier versions are kept, and do not count. */
function newest(id: Filed, { index }: Assessed): Evidence | null {
  const versions = index.project.evidence.filter(
    ({ data }) => data.document === id && data.issued !== undefined && data.issued <= index.asOf,
  );
  const byDay = compareBy<Evidence>(
    (a, b) => compareNullable(a.data.issued ?? null, b.data.issued ?? null),
    (a, b) => compareText(a.path, b.path),
  );
  return versions.toSorted(byDay).at(-1) ?? null;
}

function faultOf(id: Filed, document: Evidence, { index, evidenceFacts }: Assessed): Bilingual | null {
  const { asOf } = index;
  const { approved, "next-review": review } = document.data;
  const { de, en } = nameOf(id);
  if (evidenceFacts.get(document.path)?.holds !== true)
    return {
      de: `Die Fassung von ${id} gilt nicht: abgelaufen, verändert oder ihre Metadaten sind nicht lesbar.`,
      en: `The version of ${id} does not hold: expired, altered, or its metadata can't be read.`,
    };
  if (review !== undefined && review < asOf)
    return { de: `${id} war bis ${review} zu überprüfen.`, en: `${id} was to be reviewed by ${review}.` };
  // The network plan is approved with A.1, of which it is a part.
  if (id === "A.1") return null;
  if (approved === undefined || approved.on > asOf)
    return { de: `${de} ist nicht freigegeben.`, en: `${en} is not approved.` };
  const { within, words } = index.method.ages.policyApproval;
  const end = id === "A.0.1" ? endOf(approved.on, within) : null;
  return end === null || end >= asOf
    ? null
    : {
        de: `Die Freigabe von ${id} vom ${germanDay(approved.on)} ist älter als ${words.de}.`,
        en: `The approval of ${id} of ${approved.on} is older than ${words.en}.`,
      };
}

/** Approvals of A.1 to A.6 that are missing, are too old, or are for something else than the document shows. */
function outdatedApproval({ index, documents }: Assessed): ReportBlocker[] {
  const { domain } = index.project;
  if (domain.invalid.has("documents") || domain.invalid.has("*")) return [];
  const { within, words } = index.method.ages.documentsApproval;
  const at = placeOfKey(domain, "documents");
  const unapproved = documents.filter(({ state }) => state === "unapproved");
  const changed = documents.filter(({ id, state }) => state === "changed" && !livingDocuments.includes(id));
  const old = documents.filter(({ approved }) => {
    const end = approved === null ? null : endOf(approved.on, within);
    return end !== null && end < index.asOf;
  });
  return [
    ...(unapproved.length === 0
      ? []
      : [
          obstacle("document-outdated", at, {
            de: `${listed(unapproved).de} nicht freigegeben (documents).`,
            en: `${listed(unapproved).en} not approved (documents).`,
          }),
        ]),
    ...changed.map(({ id, approved }) =>
      obstacle("document-outdated", at, {
        de: `${id} zeigt nicht mehr, was am ${germanDay(approved?.on ?? "")} freigegeben wurde.`,
        en: `${id} no longer shows what was approved on ${approved?.on}.`,
      }),
    ),
    ...[...Map.groupBy(old, ({ approved }) => approved?.on)].map(([on, same]) =>
      obstacle("document-outdated", at, {
        de: `Die Freigabe von ${listed(same).names.de} vom ${germanDay(on ?? "")} ist älter als ${words.de}.`,
        en: `The approval of ${listed(same).names.en} of ${on} is older than ${words.en}.`,
      }),
    ),
  ];
}

/** „A.1 bis A.6 sind“, „A.2, A.5 sind“, „A.5 ist“. */
function listed(documents: readonly ReferenceDocument[]): Bilingual & { readonly names: Bilingual } {
  const ids = documents.map(({ id }) => id);
  const names =
    ids.length === referenceDocuments.length
      ? { de: `${ids[0]} bis ${ids.at(-1)}`, en: `${ids[0]} to ${ids.at(-1)}` }
      : { de: ids.join(", "), en: ids.join(", ") };
  const isOne = ids.length === 1;
  return { de: `${names.de} ${isOne ? "ist" : "sind"}`, en: `${names.en} ${isOne ? "is" : "are"}`, names };
}
