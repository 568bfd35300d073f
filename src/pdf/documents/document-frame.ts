import type { ForecastEntry } from "../../model/forecast.ts";
import type { DayWriter, sayIn } from "../../model/languages.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Counts, Report, WithheldKind } from "../../model/report.ts";
import { type Tone as ModelTone, stateTones } from "../../model/tones.ts";
import { type Clearance, clearances, type State, states } from "../../model/vocabulary.ts";
import { withheldParts, withheldText, withheldWord } from "../../model/withheld-words.ts";
import { words } from "../../model/words.ts";
import type { NetworkPlan } from "../../network-plan/network-plan.ts";
import { capital } from "../../text/capital.ts";
import type {
  Bars,
  Block,
  Cell,
  CellBlock,
  DocumentDefinition,
  Icon,
  Run,
  Signature,
  Tone,
} from "../layout/definition.ts";
import { documentControl, draftMark } from "./document-control.ts";
import { unlessUnread } from "./not-all-read.ts";
import type { ReportLookup } from "./report-lookup.ts";
import { pageAddress, type SitePage } from "./site-address.ts";

/** What a document is made from: the report and the reader's language; nothing else. */
export interface DocumentSource {
  readonly report: Report;
  /** What is still to lapse by that report, sorted by day. */
  readonly lapses: readonly ForecastEntry[];
  readonly language: Language;
  /** Says a text in that language. */
  readonly say: ReturnType<typeof sayIn>;
  /** Writes a day in that language; every day of the report is written by it. */
  readonly day: DayWriter;
  /** SHA-256 of the report's bytes as published. */
  readonly digest: string;
  /** Address of the site's root relative to the documents, such as `../`; null where no site is built beside them. */
  readonly site: string | null;
  /** Bytes of evidence that is a picture and part of a reference document, by path. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
  readonly lookup: ReportLookup;
  /** The network plan, drawn when it is first asked for. */
  readonly plan: () => NetworkPlan;
}

/** What a document adds to the frame that all share. */
export interface DocumentContent {
  /** Short name, such as `A.4`; empty for the reports. */
  readonly id: string;
  readonly title: Bilingual;
  readonly subtitle?: Bilingual;
  /** Classifications of what stands in it: the highest stands on every page. */
  readonly holds: readonly Clearance[];
  /** Text above the lines that the management signs (BSI-Standard 200-3). */
  readonly signature?: Bilingual;
  readonly contentsDepth?: number;
  /** True if the running head names chapter and section. */
  readonly runningChapters?: boolean;
  /** A short document without title page. */
  readonly compact?: boolean;
  /** Page of the site that shows the same. */
  readonly page: SitePage;
  readonly body: () => Iterable<Block>;
}

/** Puts a document into the frame that all share: document control, classification, example mark, digest. */
export function framed(source: DocumentSource, content: DocumentContent): DocumentDefinition {
  const { report, language, digest, day } = source;
  const { domain } = report;
  const classification = words.clearance[highest(shownLevels(report, content.holds))][language];
  const page = pageAddress(content.page, source);
  const hidden = withheldSentence(report, language);
  const draft = draftMark(content.id, source);
  const say = (text: Bilingual): string => text[language];
  const control: { name: string; value: Cell }[] = [
    { name: say({ de: "Informationsverbund", en: "Information domain" }), value: domain.title },
    { name: say({ de: "Stichtag", en: "As of" }), value: day(report.asOf) },
    ...documentControl(content.id, source),
    {
      name: say({ de: "Einstufung", en: "Classification" }),
      value: classification,
    },
    {
      name: say({ de: "Anforderungskatalog", en: "Requirement catalogue" }),
      value: catalogueName(source),
    },
    {
      name: say({ de: "Vorgehensweise", en: "Approach" }),
      value: words.approach[domain.approach][language],
    },
    {
      name: say({ de: "Stand des Inhalts", en: "Revision of the content" }),
      value: [{ text: report.revision ?? "–", code: true }],
    },
    {
      name: say({ de: "Prüfsumme des Berichts", en: "Digest of the report" }),
      value: [{ text: digest, code: true }],
    },
    { name: say({ de: "Erzeugt mit", en: "Made with" }), value: `Nachweis ${report.tool.version}` },
    ...(content.compact && hidden !== null
      ? [{ name: say({ de: "Zurückgehalten", en: "Withheld" }), value: hidden }]
      : []),
    ...(page === null
      ? []
      : [
          {
            name: say({ de: "Auf der Website", en: "On the website" }),
            value: [{ text: page.replace(/^(\.\.\/)+/, ""), link: page }],
          },
        ]),
  ];
  return {
    language,
    id: content.id,
    title: say(content.title),
    ...(content.subtitle ? { subtitle: say(content.subtitle) } : {}),
    organisation: domain.organisation ?? domain.title,
    date: report.asOf,
    creator: `Nachweis ${report.tool.version}`,
    keywords: digest,
    classification,
    ...(report.example
      ? {
          exampleMark: say({
            de: `Beispiel, kein echter Nachweis (eingefroren am ${day(report.example)})`,
            en: `Example, no real evidence (frozen on ${day(report.example)})`,
          }),
        }
      : {}),
    control,
    notes: [
      ...(draft === null
        ? []
        : [{ kind: "note", icon: "warning", tone: "danger", text: `${draft}.` } as const]),
      ...(content.compact || hidden === null
        ? []
        : [{ kind: "note", icon: "dash", tone: "neutral", text: hidden } as const]),
    ],
    ...(content.signature ? { signature: signatureOf(content.signature, language) } : {}),
    contentsDepth: content.contentsDepth ?? 2,
    ...(content.runningChapters ? { runningChapters: true } : {}),
    ...(content.compact ? { compact: true } : {}),
    body: content.body,
  };
}

/** Classifications of what is shown: what lies above the clearance was taken out of the report. */
function shownLevels({ domain, withheld }: Report, holds: readonly Clearance[]): Clearance[] {
  const top = withheld ? clearances.indexOf(withheld.clearance) : clearances.length;
  return [domain.classification, ...holds].filter((level) => clearances.indexOf(level) <= top);
}

/** Whether the edition withholds what the domain says of itself. */
export function isDomainHidden(report: Report): boolean {
  return !shownLevels(report, []).includes(report.domain.classification);
}

/** What stands where there is nothing to tell: `nothing`, unless some of these kinds was withheld, or something was not read. */
export function whenEmpty(
  source: DocumentSource,
  kinds: readonly ("domain" | WithheldKind)[],
  nothing: Block,
): Block {
  const { report, language } = source;
  const hidden = withheldText(
    report.withheld,
    kinds.filter((kind) => kind !== "domain"),
    language,
  );
  const domainIsHidden = kinds.includes("domain") && isDomainHidden(report);
  if (hidden === null && !domainIsHidden) return unlessUnread(source, nothing);
  const text = {
    de: "Nichts, was bei dieser Freigabestufe gezeigt werden darf.",
    en: "Nothing that may be shown at this clearance.",
  }[language];
  const number = hidden === null ? "" : ` ${capital(withheldWord[language])}: ${hidden}.`;
  return { kind: "note", icon: "dash", tone: "neutral", text: text + number };
}

/** Says below a list how much of these kinds is missing from it; nothing below a complete one. */
export function* withheldNote(
  { report, language }: DocumentSource,
  kinds: readonly WithheldKind[],
): Generator<CellBlock> {
  const hidden = withheldText(report.withheld, kinds, language);
  if (hidden !== null)
    yield { kind: "paragraph", text: `${capital(withheldWord[language])}: ${hidden}.`, look: "small" };
}

/** Says what a clearance took out of the report; null where it took nothing. */
function withheldSentence({ withheld }: Report, language: Language): string | null {
  const parts = withheldText(withheld, withheldParts, language);
  if (withheld === null || parts === null) return null;
  const level = words.clearance[withheld.clearance][language];
  return {
    de: `Freigabestufe „${level}“. Darüber liegen und sind zurückgehalten: ${parts}. Von Nachweisen bleiben Nummer, Art und Daten; Summen je Standort und Baustein zählen alles.`,
    en: `Clearance “${level}”. Above it and withheld are: ${parts}. Of evidence a number, its type and dates remain; sums per site and module count everything.`,
  }[language];
}

function signatureOf(text: Bilingual, language: Language): Signature {
  const lines = {
    de: ["Ort, Datum", "Unterschrift der Leitung"],
    en: ["Place, date", "Signature of the management"],
  }[language];
  return { kind: "signature", text: text[language], lines };
}

function catalogueName({ report, say, day }: DocumentSource): string {
  const { catalogueInfo } = report;
  const errata = catalogueInfo.errata;
  const name = `${catalogueInfo.title}, Edition ${catalogueInfo.edition}`;
  if (!errata) return name;
  const date = day(errata.date);
  return say({ de: `${name}, mit Errata vom ${date}`, en: `${name}, with the errata of ${date}` });
}

/** The highest of some classifications. */
function highest(levels: readonly Clearance[]): Clearance {
  return levels.reduce(
    (top, level) => (clearances.indexOf(level) > clearances.indexOf(top) ? level : top),
    "public" as Clearance,
  );
}

/** A state is shown as a word, an icon and a colour, so that none of them stands alone. */
const stateIcons: Readonly<Record<State, Icon>> = {
  proven: "check",
  unproven: "warning",
  open: "cross",
  unassessed: "question",
  dispensable: "dash",
};

const stateLook = (state: State): { icon: Icon; tone: Tone } => ({
  icon: stateIcons[state],
  tone: pdfTones[stateTones[state]],
});

/** How a document shows good and bad news. */
export const pdfTones: Readonly<Record<ModelTone, Tone>> = {
  good: "success",
  warning: "warning",
  bad: "danger",
  notice: "accent",
  neutral: "muted",
};

/** A state as word and icon. */
export function stateRun(state: State, language: Language): Run {
  return { text: words.state[state][language], ...stateLook(state), bold: true };
}

/** Bars of the states, one per name; `shown` are the states that there are. */
export function stateBars(
  title: string,
  rows: readonly { name: string; counts: Counts }[],
  language: Language,
  scale: "count" | "share" = "share",
  shown: readonly State[] = states,
): Bars {
  return {
    kind: "bars",
    title,
    series: shown.map((state) => ({ name: words.state[state][language], ...stateLook(state) })),
    rows: rows.map(({ name, counts }) => ({ name, values: shown.map((state) => counts[state]) })),
    scale,
  };
}

/** Adds counts up. */
export function sum(all: readonly Counts[]): Counts {
  const total = { items: 0, proven: 0, unproven: 0, open: 0, dispensable: 0, unassessed: 0 };
  for (const counts of all)
    for (const key of Object.keys(total) as (keyof Counts)[]) total[key] += counts[key];
  return total;
}

/** The name of a site; that there is none for null. */
export function siteName({ lookup, language }: DocumentSource, id: string | null): string {
  if (id === null) return { de: "ohne Standort", en: "without site" }[language];
  return lookup.sites.get(id)?.title ?? id;
}

/** The name of an object; the whole domain for null. */
export function objectName({ lookup, language }: DocumentSource, id: string | null): string {
  if (id === null) return { de: "Informationsverbund", en: "Information domain" }[language];
  return lookup.objects.get(id)?.title ?? id;
}

/** The title of what a link joins, a site or an object. */
export function placeTitle(source: DocumentSource, id: string): string {
  return source.lookup.sites.get(id)?.title ?? objectName(source, id);
}
