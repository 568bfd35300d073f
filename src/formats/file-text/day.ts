import PostalMime from "postal-mime";
import { getDocument } from "unpdf/pdfjs";
import { isDate } from "../../text/date.ts";
import { openPackage } from "../xlsx/package-parts.ts";
import { readXml } from "../xlsx/xml.ts";
import { mailLimits } from "./mail-text.ts";
import { pdfSignatures } from "./pdf-signatures.ts";
import type { TextFormat } from "./read.ts";

/** A day that a file says of itself, and what happened on it by the clock of whoever made it. */
export interface FileDay {
  /** `YYYY-MM-DD`, as written: in the time zone of the writer. */
  readonly day: string;
  readonly what: "signed" | "created" | "saved" | "sent";
}

/** The day that a file says of itself; null where it says none, or can't be read. Throws nothing. */
export async function readFileDay(format: TextFormat, bytes: Uint8Array): Promise<FileDay | null> {
  try {
    return await readers[format](bytes);
  } catch {
    // Whatever is no such file says no day.
    return null;
  }
}

const readers: Readonly<Record<TextFormat, (bytes: Uint8Array) => Promise<FileDay | null>>> = {
  pdf: pdfDay,
  mail: mailDay,
  "office-open": (bytes) => savedDay(bytes, "docProps/core.xml", "modified"),
  workbook: (bytes) => savedDay(bytes, "docProps/core.xml", "modified"),
  // OpenDocument 1.3, part 3, 4.3.2.5: when it was saved last, under Dublin Core's name.
  "open-document": (bytes) => savedDay(bytes, "meta.xml", "date"),
};

async function pdfDay(bytes: Uint8Array): Promise<FileDay | null> {
  const signatures = pdfSignatures(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const signed = signatures.filter(({ kind }) => kind === "signed").map(({ written }) => pdfDate(written));
  // Several persons sign one after the other: the last one makes it what it is.
  const last = signed
    .filter((day) => day !== null)
    .sort()
    .at(-1);
  if (last !== undefined) return { day: last, what: "signed" };
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
  });
  try {
    const { info } = await (await task.promise).getMetadata();
    const created =
      "CreationDate" in info && typeof info.CreationDate === "string" ? info.CreationDate : null;
    return dayAs(pdfDate(created), "created");
  } finally {
    task.destroy().catch(() => {});
  }
}

/** ISO 32000-2, 7.9.4: `D:20260314101500+01'00'` → `2026-03-14`. */
function pdfDate(written: string | null): string | null {
  const [, year, month, day] = /^D:(\d{4})(\d{2})(\d{2})/.exec(written ?? "") ?? [];
  return valid(`${year}-${month}-${day}`);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

async function mailDay(bytes: Uint8Array): Promise<FileDay | null> {
  const { headers } = await PostalMime.parse(bytes, mailLimits);
  const written = headers.find(({ key }) => key === "date")?.value ?? "";
  // RFC 5322, 3.3: the day where the sender was, whatever the time zone here.
  const [, day = "", name = "", year] = /\b(\d{1,2}) ([A-Za-z]{3}) (\d{4})\b/.exec(written) ?? [];
  const month = months.indexOf(name.toLowerCase()) + 1;
  return dayAs(valid(`${year}-${`${month}`.padStart(2, "0")}-${day.padStart(2, "0")}`), "sent");
}

/** When an office file was saved last; not when it was made, which is often the day of its template. */
async function savedDay(bytes: Uint8Array, part: string, element: string): Promise<FileDay | null> {
  const damaged = { de: "beschädigt", en: "damaged" };
  const text = await (await openPackage(bytes, damaged, (name) => name === part)).text(part);
  let inside = false;
  let written = "";
  readXml(
    text ?? "<none/>",
    {
      open: (name) => {
        inside = name === element;
      },
      text: (found) => {
        if (inside) written += found;
      },
      close: () => {
        inside = false;
      },
    },
    damaged,
  );
  return dayAs(valid(written.trim().slice(0, 10)), "saved");
}

function valid(day: string): string | null {
  return isDate(day) ? day : null;
}

function dayAs(day: string | null, what: FileDay["what"]): FileDay | null {
  return day === null ? null : { day, what };
}
