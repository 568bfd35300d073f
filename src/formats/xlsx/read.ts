import { type Table, TableError, tooMuch } from "../table.ts";
import { readNumberFormats } from "./number-formats.ts";
import { openPackage, type PackageParts } from "./package-parts.ts";
import { readSheet, type SheetContext } from "./read-sheet.ts";
import { readSharedStrings } from "./shared-strings.ts";
import { readStruckStyles } from "./struck-styles.ts";
import { readXml } from "./xml.ts";

/** A workbook (XLSX): its sheets are read one by one. */
export interface Workbook {
  /** Names of the sheets in their order, hidden ones too. */
  readonly sheets: readonly string[];
  /**
   * A sheet by its name; null if there is none.
   *
   * @throws {TableError} if it is damaged or too large
   */
  sheet(name: string): Promise<Table | null>;
}

/** Sheets at most; a workbook with more is none that anybody looks at. */
const mostSheets = 500;

/**
 * Opens a workbook. Nothing of it is computed, and nothing outside of it is read.
 *
 * @throws {TableError} if it is none, is protected by a password, or exceeds the limits
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Workbook> {
  const parts = await openPackage(bytes);
  const main = await mainPart(parts);
  const relations = await relationsOf(parts, main);
  const { sheets, since1904 } = readMain((await parts.text(main)) ?? "");
  if (sheets.length > mostSheets)
    throw tooMuch(`mehr als ${mostSheets} Blätter`, `more than ${mostSheets} sheets`);
  const found = sheets.flatMap(({ name, relation }) => {
    const path = relations.get(relation);
    return path?.kind === "worksheet" ? [[name, path.path] as const] : [];
  });
  const paths = new Map(found);
  const context = await contextOf(parts, relations, since1904);
  return {
    sheets: found.map(([name]) => name),
    async sheet(name) {
      const path = paths.get(name);
      const part = path === undefined ? null : await parts.text(path);
      return part === null ? null : readSheet(name, part, context);
    },
  };
}

async function contextOf(
  parts: PackageParts,
  relations: Relations,
  since1904: boolean,
): Promise<SheetContext> {
  const partOf = async (kind: string): Promise<string | null> => {
    const path = [...relations.values()].find((one) => one.kind === kind)?.path;
    return path === undefined ? null : parts.text(path);
  };
  const strings = await partOf("sharedStrings");
  const styles = await partOf("styles");
  return {
    strings: strings === null ? [] : readSharedStrings(strings),
    formats: styles === null ? [] : readNumberFormats(styles),
    struck: styles === null ? [] : readStruckStyles(styles),
    since1904,
  };
}

function readMain(part: string): { sheets: { name: string; relation: string }[]; since1904: boolean } {
  const sheets: { name: string; relation: string }[] = [];
  let since1904 = false;
  readXml(part, {
    open(name, attributes) {
      if (name === "sheet") {
        const relation = Object.entries(attributes).find(([key]) => /:id$/.test(key))?.[1] ?? "";
        sheets.push({ name: attributes.name ?? "", relation });
      } else if (name === "workbookPr") since1904 = /^(?:1|true)$/.test(attributes.date1904 ?? "");
    },
  });
  return { sheets, since1904 };
}

/** Parts that a part names, by the name of the relation; what lies outside of the file is left out. */
type Relations = ReadonlyMap<string, { readonly kind: string; readonly path: string }>;

async function relationsOf(parts: PackageParts, of: string): Promise<Relations> {
  const folder = of.slice(0, of.lastIndexOf("/") + 1);
  const part = await parts.text(`${folder}_rels/${of.slice(folder.length)}.rels`);
  const relations = new Map<string, { kind: string; path: string }>();
  if (part === null) return relations;
  readXml(part, {
    open(name, { Id = "", Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || TargetMode === "External") return;
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf("/") + 1), path: resolved(folder, Target) });
    },
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

async function mainPart(parts: PackageParts): Promise<string> {
  const main = [...(await relationsOf(parts, "")).values()].find(({ kind }) => kind === "officeDocument");
  if (main && parts.names.has(main.path)) return main.path;
  throw new TableError({
    de: "keine Arbeitsmappe im Format .xlsx, oder sie ist beschädigt",
    en: "no workbook in the format .xlsx, or it is damaged",
  });
}
