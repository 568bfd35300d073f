import { fileTypeFromBuffer } from "file-type";
import type { EvidenceFlaw } from "../../model/evidence.ts";
import { isBlank } from "./blank.ts";
import type { ByteSource } from "./byte-source.ts";
import { containerEndsEarly } from "./cut-container.ts";
import { textEndsEarly } from "./cut-text.ts";
import { type Document, documentOf, endingOf, fitOf } from "./file-names.ts";
import { isHiddenHtml, textOf } from "./html.ts";
import { compoundStart, type Office97, office97 } from "./office-97.ts";
import { type OfficeZip, officeZip } from "./office-zip.ts";
import { pdfOpening } from "./pdf-opening.ts";
import { isSealedMail } from "./sealed-mail.ts";
import { isSealedMessage } from "./sealed-message.ts";
import { isShortcut } from "./shortcut.ts";

/** Bytes at the beginning by which a format is known. */
const headBytes = 4100;

const lockedStart = Buffer.from("\0GITCRYPT\0", "latin1");
const zipStart = Buffer.from("PK", "latin1");
const richText = Buffer.from("{\\rtf", "latin1");

/**
 * What keeps the bytes of a file from showing anything, or shows that they are not what its name says; null if nothing
 * does. Some kilobytes of the file are read, or what opening it takes, within limits.
 */
export async function flawOf(path: string, bytes: ByteSource): Promise<EvidenceFlaw | null> {
  const head = bytes.at(0, headBytes);
  if (bytes.size === 0) return { kind: "empty", found: null };
  if (head.subarray(0, lockedStart.length).equals(lockedStart)) return { kind: "locked", found: null };
  const ending = endingOf(path);
  const document = documentOf(ending);
  const binary = document !== null || fitOf(ending, null) !== null;
  if (isHiddenHtml(path, head, binary)) return { kind: "html", found: "HTML" };
  if (document === "pdf") return pdfFlaw(bytes, head);
  if (document !== null) return documentFlaw(document, bytes, head);
  if (!binary) {
    if (isBlank(path, head, bytes)) return { kind: "blank", found: null };
    if (isShortcut(head, bytes)) return { kind: "shortcut", found: null };
    if (isSealedMessage(head) || (ending === "eml" && isSealedMail(bytes)))
      return { kind: "encrypted", found: null };
    return textEndsEarly(ending, head, bytes) ? { kind: "cut", found: null } : null;
  }
  const found = await nameOf(head);
  const fit = fitOf(ending, found);
  if (ending === "zip" && fit === "same") {
    const { state, holds } = await officeZip(bytes);
    if (state === "password") return { kind: "password", found: null };
    if (state === "opens" && !holds) return { kind: "blank", found: null };
  }
  if (fit === "other") return { kind: "other-kind", found: shown(found, head) };
  if (found !== null && (await containerEndsEarly(found, bytes))) return { kind: "cut", found: null };
  return fit === "family" ? { kind: "renamed", found: shown(found, head) } : null;
}

async function pdfFlaw(bytes: ByteSource, head: Buffer): Promise<EvidenceFlaw | null> {
  const opening = await pdfOpening(bytes);
  if (opening === "opens") return null;
  if (opening === "no-header") return { kind: "other-kind", found: shown(await nameOf(head), head) };
  return { kind: opening, found: null };
}

/** The format of an Office document by its bytes, and whether it opens; null if it is none. */
async function documentIn(bytes: ByteSource, head: Buffer): Promise<Office97 | OfficeZip | null> {
  if (head.subarray(0, 8).equals(compoundStart)) return office97(bytes);
  return head.subarray(0, 2).equals(zipStart) ? officeZip(bytes) : null;
}

async function documentFlaw(
  document: Document,
  bytes: ByteSource,
  head: Buffer,
): Promise<EvidenceFlaw | null> {
  const inside = await documentIn(bytes, head);
  const old = document.endsWith("-97");
  const meant = document.replace("-97", "");
  if (inside === null) {
    const found = shown(await nameOf(head), head);
    // Programs open text, tables and rich text under the names of the old formats, as many export them.
    const opens = old && (head.subarray(0, 5).equals(richText) || found === "Text" || found === "XML");
    return { kind: opens ? "renamed" : "other-kind", found };
  }
  if (inside.state === "damaged" || (inside.state === "password" && inside.kind !== "other"))
    return { kind: inside.state, found: null };
  if (inside.kind !== meant) return { kind: "other-kind", found: titles[inside.kind] };
  const isOld = head.subarray(0, 2).equals(zipStart) === false;
  if (isOld === old || !["word", "excel", "powerpoint"].includes(meant)) return null;
  // Of the two directions, today's format under the old name is the one that programs open.
  return { kind: old ? "renamed" : "other-kind", found: `${titles[inside.kind]}${isOld ? " 97–2003" : ""}` };
}

const titles: Readonly<Record<(Office97 | OfficeZip)["kind"], string>> = {
  word: "Word",
  excel: "Excel",
  powerpoint: "PowerPoint",
  text: "OpenDocument (odt)",
  spreadsheet: "OpenDocument (ods)",
  presentation: "OpenDocument (odp)",
  encrypted: "Office",
  other: "ZIP",
};

/** What file-type calls the format of some first bytes; null if it knows none. */
async function nameOf(head: Buffer): Promise<string | null> {
  // It throws for bytes that begin like a format and end in the middle of it.
  const type = await fileTypeFromBuffer(head).catch(() => undefined);
  return type?.ext ?? null;
}

/** How a message calls a format; null if nobody knows it. */
function shown(name: string | null, head: Buffer): string | null {
  if (name === "cfb") return "Office 97–2003";
  if (name !== null) return name.toUpperCase();
  const text = textOf(head);
  return text !== null && !/[^\P{Cc}\t\n\r\f]|\uFFFD(?!$)/u.test(text) ? "Text" : null;
}
