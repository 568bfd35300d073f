import { replaceBetween } from "../../text/between.ts";
import { addDays } from "../../text/date.ts";
import { readXml } from "./xml.ts";

/** What a number format makes of a number, as far as it matters here. */
export type NumberFormat =
  | { readonly kind: "plain" }
  | { readonly kind: "day" }
  | { readonly kind: "percent"; readonly decimals: number }
  /** As many digits, with zeros before, behind a fixed text. */
  | { readonly kind: "padded"; readonly digits: number; readonly prefix: string };

/** Built-in formats that make a day, and those of percentages (ECMA-376, part 1, 18.8.30). */
const builtInDays = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58]);

/** The number formats of a workbook's cell styles, by index of the style. */
export function readNumberFormats(styles: string): NumberFormat[] {
  const codes = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCells = false;
  readXml(styles, {
    open(name, attributes) {
      if (name === "numFmt") codes.set(Number(attributes.numFmtId), attributes.formatCode ?? "");
      else if (name === "cellXfs") inCells = true;
      else if (name === "xf" && inCells) formats.push(formatOf(Number(attributes.numFmtId ?? 0), codes));
    },
    close(name) {
      if (name === "cellXfs") inCells = false;
    },
  });
  return formats;
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): NumberFormat {
  if (builtInDays.has(id)) return { kind: "day" };
  if (id === 9 || id === 10) return { kind: "percent", decimals: id === 9 ? 0 : 2 };
  const code = codes.get(id);
  return code === undefined ? { kind: "plain" } : formatOfCode(code);
}

function formatOfCode(code: string): NumberFormat {
  const padded = /^(?:"([^"]*)")?(0+)$/.exec(code);
  if (padded) return { kind: "padded", prefix: padded[1] ?? "", digits: (padded[2] ?? "").length };
  // Without what stands in quotation marks or brackets, or behind an escape, and without the forms of other signs.
  const bare = replaceBetween(replaceBetween(code, '"', '"', ""), "[", "]", "");
  const [signs = ""] = bare.replace(/[\\_*]./g, "").split(";", 1);
  if (signs.includes("%")) return { kind: "percent", decimals: (/\.([0#?]+)/.exec(signs)?.[1] ?? "").length };
  return /[dy]/i.test(signs) && !/general/i.test(signs) ? { kind: "day" } : { kind: "plain" };
}

/** What a number shows in a format that makes no day of it. */
export function shownNumber(value: number, format: NumberFormat): string {
  if (format.kind === "percent") return `${plain(Number((value * 100).toFixed(format.decimals)))} %`;
  if (format.kind === "padded" && Number.isInteger(value) && value >= 0)
    return format.prefix + String(value).padStart(format.digits, "0");
  return plain(value);
}

/** A number with the digits that spreadsheet programs keep. */
function plain(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/**
 * The day of a serial number (times of day aside); null for one that is none. Of the system of 1900, 60 is a day that there
 * never was.
 */
export function dayOfSerial(serial: number, since1904: boolean): string | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < 1 || days > 2_958_465 || (!since1904 && days === 60)) return null;
  if (since1904) return addDays("1904-01-01", days);
  return addDays("1899-12-30", days < 60 ? days + 1 : days);
}
