/** What the working sheet of a sample says of the items: in parts, of which a page loads those that it needs. */
import { words } from "../../src/model/words.ts";
import { shortened } from "../../src/text/shortened.ts";
import {
  itemsPerPart,
  type SampleClaim,
  type SampleEvidence,
  type SampleItem,
  type SamplePart,
} from "../client/sample-part.ts";
import { identityOf } from "../client/tick-key.ts";
import { type Language, type ReportItem, report } from "./data.ts";
import { anchorOf, scopeValue } from "./item-filters.ts";
import { levelName } from "./labels.ts";
import { type Assessed, assessmentsOf, evidence, objects, requirements, sites } from "./lookup.ts";
import { createPage, type Page } from "./page.ts";
import { plainText } from "./plain-text.ts";
import { pathOf } from "./routes.ts";

/** Characters of a claim on a sheet: the whole stands on the page of the requirement. */
const longest = 1500;

/** Number of parts: one for each `itemsPerPart` items. */
export const sampleParts = Math.ceil(report.items.length / itemsPerPart);

/** A part, counted from 0; addresses in it are relative to the list of items. */
export function samplePart(lang: Language, number: number): SamplePart {
  const page = createPage({ kind: "items", id: "", lang, path: pathOf("items", "", lang) ?? "" });
  const claims = new Collected<Assessed, SampleClaim>((assessed) => claimOf(page, assessed));
  const files = new Collected<string, SampleEvidence>((path) => evidenceOf(page, path));
  const places = new Map<string, Assessed>();
  const items = report.items
    .slice(number * itemsPerPart, (number + 1) * itemsPerPart)
    .map((item): SampleItem => {
      const own = assessmentsOf([item]).map((assessed) => {
        const key = `${assessed.control.id}\n${assessed.index}`;
        const known = places.get(key) ?? assessed;
        places.set(key, known);
        return known;
      });
      const paths = new Set([...item.evidence, ...(item.inherited === null ? [] : [item.inherited])]);
      return {
        ...wordsOf(page, item),
        claims: own.map((assessed) => claims.placeOf(assessed)),
        evidence: [...paths].map((path) => files.placeOf(path)),
      };
    });
  return { items, claims: claims.made, evidence: files.made };
}

/** What several items share is written once. */
class Collected<Key, Made> {
  readonly made: Made[] = [];
  readonly #places = new Map<Key, number>();
  readonly #make: (key: Key) => Made;

  constructor(make: (key: Key) => Made) {
    this.#make = make;
  }

  placeOf(key: Key): number {
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const place = this.made.push(this.#make(key)) - 1;
    this.#places.set(key, place);
    return place;
  }
}

function wordsOf(page: Page, item: ReportItem): Omit<SampleItem, "claims" | "evidence"> {
  const { say } = page;
  const shared = {
    own: null,
    provider: { de: "erfüllt der Dienstleister", en: "met by the provider" },
    shared: { de: "geteilt mit dem Dienstleister", en: "shared with the provider" },
  }[item.responsibility];
  return {
    id: identityOf(item.requirement, scopeValue(item.object), scopeValue(item.site)),
    requirement: item.requirement,
    title: requirements.get(item.requirement)?.title ?? "",
    level: say(levelName(item.level)),
    object:
      item.object === null
        ? say({ de: "Verbund", en: "Domain" })
        : (objects.get(item.object)?.title ?? item.object),
    site: item.site === null ? null : (sites.get(item.site)?.title ?? item.site),
    declared:
      item.declared === null ? say({ de: "nichts", en: "nothing" }) : say(words.status[item.declared]),
    state: say(words.state[item.state]),
    responsible: [item.responsible, shared && say(shared)].filter((one) => one !== null).join("; ") || null,
    href: `${page.link("requirement", item.requirement)}#${anchorOf(item)}`,
  };
}

function claimOf(page: Page, { control, assessment }: Assessed): SampleClaim {
  const { say } = page;
  if (assessment.withheld)
    return { control: control.id, text: say({ de: "zurückgehalten", en: "withheld" }), assessed: "" };
  const { assessed } = assessment;
  return {
    control: control.id,
    text: shortened(plainText(assessment.prose), longest),
    assessed:
      assessed === null
        ? say({ de: "ohne Datum", en: "no date" })
        : [
            page.date(assessed.date),
            assessed.assessor,
            assessed.asked && `${say({ de: "befragt:", en: "asked:" })} ${assessed.asked}`,
          ]
            .filter(Boolean)
            .join(", "),
  };
}

function evidenceOf(page: Page, path: string): SampleEvidence {
  const { say } = page;
  const entry = evidence.get(path);
  const href = page.link("evidence", path);
  if (entry === undefined) return { path, title: path, href, about: "", sha256: null };
  const flaw =
    entry.flaw?.kind === "deleted"
      ? { de: "gelöscht", en: "deleted" }
      : { de: "unbrauchbar", en: "unusable" };
  const about = [
    entry.type && say(words.evidenceType[entry.type]),
    entry.issued && `${say({ de: "ausgestellt", en: "issued" })} ${page.date(entry.issued)}`,
    entry.validUntil && `${say({ de: "gültig bis", en: "valid until" })} ${page.date(entry.validUntil)}`,
    say(words.validity[entry.validity]),
    entry.intact === false && say({ de: "verändert", en: "altered" }),
    entry.flaw?.proves === false && say(flaw),
    entry.withheld && say({ de: "zurückgehalten", en: "withheld" }),
    entry.location && `${say({ de: "Original:", en: "original:" })} ${entry.location}`,
    // Of a note both can be told: the note itself, and the original that it describes.
    entry.isNote &&
      entry.sha256 &&
      `${say({ de: "SHA-256 des Originals:", en: "SHA-256 of the original:" })} ${entry.sha256}`,
  ];
  return {
    path,
    title: entry.title,
    href,
    about: about.filter(Boolean).join(", "),
    sha256: entry.digest,
  };
}
