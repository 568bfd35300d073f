import { readFileSync } from "node:fs";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import type { Baseline } from "../model/baseline.ts";
import { ExplainedError } from "../model/explained-error.ts";
import type { ReportFinding } from "../model/finding.ts";
import type { Bilingual } from "../model/position.ts";
import type { RemarksFile } from "../model/remarks.ts";
import type { Report, ReportAudit, ReportDomain, Summary } from "../model/report.ts";
import { isDate } from "../text/date.ts";
import { shortened } from "../text/shortened.ts";
import { withoutHidden } from "./hidden-characters.ts";

/** A saved report, baseline or file of remarks is not what it should be: says where, and what was expected there. */
export class SavedDocumentError extends ExplainedError {}

/** A finding as `toJson` writes it. */
type SavedFinding = Omit<ReportFinding, "message" | "help" | "related" | "folded" | "suggestion"> & {
  readonly messages: Bilingual;
  readonly helps: Bilingual;
  readonly related: readonly (Omit<ReportFinding["related"][number], "message"> & {
    readonly messages: Bilingual;
  })[];
} & Partial<Pick<ReportFinding, "folded" | "suggestion">>;

/** What earlier versions did not write. */
type Newer = "probableDeviations" | "criteria" | "certificate" | "blockers";

/** A report as `toJson` writes it, or as an earlier version did. */
type SavedReport = Omit<Report, "audits" | "domain" | "findings" | "summary" | Newer> & {
  readonly audits: readonly (Omit<ReportAudit, "questions"> & Partial<Pick<ReportAudit, "questions">>)[];
  readonly domain: Omit<ReportDomain, "id"> & Partial<Pick<ReportDomain, "id">>;
  readonly findings: readonly SavedFinding[];
  readonly summary: Omit<Summary, "unformed"> & Partial<Pick<Summary, "unformed">>;
} & Partial<Pick<Report, Newer>>;

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  verbose: true,
  // As in `schemas.ts`.
  validateSchema: false,
});
ajv.addFormat("date", { validate: isDate });

/** Validates by a schema of `schemas/`, which is read when it is first needed. */
function validatorOf<T>(name: string): () => ValidateFunction<T> {
  let validate: ValidateFunction<T> | undefined;
  return () => {
    const url = new URL(`../../schemas/${name}.schema.json`, import.meta.url);
    validate ??= ajv.compile<T>(JSON.parse(readFileSync(url, "utf8")));
    return validate;
  };
}

const reportValidator = validatorOf<SavedReport>("report");
const baselineValidator = validatorOf<Baseline>("baseline");
const remarksValidator = validatorOf<RemarksFile>("remarks");

/**
 * Reads a report that `toJson` wrote, also one of an earlier version: what that could not say yet is empty, and nothing stands
 * for certain. Keys that a later version adds are kept.
 *
 * @throws {SavedDocumentError} on anything else
 */
export function fromJson(text: string): Report {
  const document = read(text, reportValidator());
  const { criteria, probableDeviations, certificate, blockers } = document;
  return {
    ...document,
    // An earlier version went by fewer criteria, and called them by other names.
    ...(criteria && probableDeviations && certificate && blockers
      ? { criteria, probableDeviations, certificate, blockers }
      : { criteria: [], probableDeviations: [], blockers: [], certificate: notSaid }),
    audits: document.audits.map(({ questions = [], ...audit }) => ({ ...audit, questions })),
    domain: { ...document.domain, id: document.domain.id ?? null },
    summary: { ...document.summary, unformed: document.summary.unformed ?? nothingUnformed },
    findings: document.findings.map(
      ({ messages, helps, related, folded = 0, suggestion = null, ...rest }) => ({
        ...rest,
        message: messages,
        help: helps,
        related: related.map(({ messages: message, ...place }) => ({ ...place, message })),
        folded,
        suggestion,
      }),
    ),
  };
}

const nothingUnformed: Summary["unformed"] = { objects: 0, sites: 0, catalogues: 0 };
const earlier: Bilingual = {
  de: "Der Bericht stammt von einer früheren Version, die das nicht prüfte.",
  en: "The report is of an earlier version, which did not check this.",
};
const notSaid: Report["certificate"] = {
  clear: false,
  blockers: earlier,
  probableDeviations: earlier,
  unformed: null,
  checked: earlier,
};

/**
 * Reads a baseline that `recordBaseline` made.
 *
 * @throws {SavedDocumentError} on anything else
 */
export function readBaseline(text: string): Baseline {
  return read(text, baselineValidator());
}

/**
 * Reads a file of remarks that the pages exported.
 *
 * @throws {SavedDocumentError} on anything else, also on one of a later version: what it says would be lost in silence
 */
export function readRemarks(text: string): RemarksFile {
  const document = parsed(text);
  const { format, version } = Object(document);
  if (format === "nachweis-remarks" && Number.isInteger(version) && version > 1)
    throw new SavedDocumentError({
      de: `Sie ist von einer neueren Version von nachweis (Anmerkungen ${version}); diese liest Anmerkungen 1.`,
      en: `It is of a newer version of nachweis (remarks ${version}); this one reads remarks 1.`,
    });
  return valid(document, remarksValidator());
}

function read<T>(text: string, validate: ValidateFunction<T>): T {
  return valid(parsed(text), validate);
}

function parsed(text: string): unknown {
  try {
    // It comes from elsewhere, as content does.
    return withoutHidden(JSON.parse(text));
  } catch {
    throw new SavedDocumentError({ de: "Das ist kein gültiges JSON.", en: "This is no valid JSON." });
  }
}

function valid<T>(document: unknown, validate: ValidateFunction<T>): T {
  if (validate(document)) return document;
  const [error] = validate.errors ?? [];
  throw new SavedDocumentError(error ? faultOf(error) : { de: "unlesbar", en: "unreadable" });
}

/** What a type of JSON is called. */
const typeNames: Readonly<Record<string, Bilingual>> = {
  object: { de: "ein Objekt mit Angaben", en: "an object" },
  array: { de: "eine Liste", en: "a list" },
  string: { de: "ein Text", en: "a text" },
  integer: { de: "eine ganze Zahl", en: "a whole number" },
  boolean: { de: "ja (true) oder nein (false)", en: "true or false" },
  null: { de: "nichts (null)", en: "nothing (null)" },
};

/** The fault that a schema found, with its place: "items[0].state fehlt". */
function faultOf({ instancePath, keyword, params, data }: ErrorObject): Bilingual {
  const at = placeOf(instancePath);
  const here: Bilingual = at === "" ? { de: "Das Dokument", en: "The document" } : { de: at, en: at };
  const expected = (what: Bilingual): Bilingual => ({
    de: `${here.de}: Erwartet ist ${what.de}, hier steht ${shown(data)}.`,
    en: `${here.en}: expected is ${what.en}, but here is ${shown(data)}.`,
  });
  switch (keyword) {
    case "required": {
      const missing = placeOf(`${instancePath}/${params.missingProperty}`);
      return { de: `${missing} fehlt.`, en: `${missing} is missing.` };
    }
    case "type": {
      const names = [params.type].flat().map((type) => typeNames[type] ?? { de: type, en: type });
      return expected({
        de: names.map(({ de }) => de).join(" oder "),
        en: names.map(({ en }) => en).join(" or "),
      });
    }
    case "const":
      return expected({ de: `„${params.allowedValue}“`, en: `“${params.allowedValue}”` });
    case "enum": {
      const values: string = params.allowedValues.join(", ");
      return expected({ de: `eines von ${values}`, en: `one of ${values}` });
    }
    case "format":
      return expected({ de: "ein Tag (JJJJ-MM-TT)", en: "a day (YYYY-MM-DD)" });
    case "minimum":
      return expected({
        de: `eine Zahl ab ${params.limit}`,
        en: `a number from ${params.limit} on`,
      });
    default:
      return {
        de: `${here.de}: ${shown(data)} passt hier nicht.`,
        en: `${here.en}: ${shown(data)} does not fit here.`,
      };
  }
}

/** `/items/0/state` → `items[0].state`. */
function placeOf(pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce(
      (path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === "" ? part : `${path}.${part}`),
      "",
    );
}

/** Longest value that is quoted. */
const longestQuote = 40;

/** A value in one short line. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "[…]";
  if (typeof value === "object" && value !== null) return "{…}";
  const text = JSON.stringify(value) ?? "";
  return shortened(text, longestQuote + 1);
}
