import type { ByteSource } from "./byte-source.ts";
import { withoutPreamble } from "./html.ts";
import { mailParts } from "./sealed-mail.ts";

/** Bytes that are looked through at a time. */
const pieceBytes = 64 * 1024;

/** Texts that say by themselves where they end. */
const json = /^(?:json|jsonl|ndjson|geojson|sarif|har)$/;
const xml = /^(?:xml|xsd|xsl|svg|gpx|kml|drawio|bpmn|rss|nessus)$/;

/**
 * Whether a text ends in the middle: zero bytes stand where the rest was to be copied, or it is a list, a document or an
 * e-mail of which something is still open at the end.
 *
 * @param head its first bytes
 */
export function textEndsEarly(ending: string, head: Buffer, bytes: ByteSource): boolean {
  if (endsInZeros(head, bytes)) return true;
  if (json.test(ending)) return jsonIsOpen(head, bytes);
  if (xml.test(ending)) return xmlIsOpen(head, bytes);
  return ending === "eml" && mailIsOpen(bytes);
}

/** Zero bytes that end no text in any encoding. */
const zeros = 16;

function endsInZeros(head: Buffer, bytes: ByteSource): boolean {
  if (bytes.size < zeros || bytes.at(bytes.size - zeros, zeros).some((byte) => byte !== 0)) return false;
  // What has others in between is no text, and knows why it ends like that.
  const end = head.findLastIndex((byte) => byte !== 0) + 1;
  return end > 0 && !head.subarray(0, end).includes(0);
}

const [quote, backslash, slash, star] = Buffer.from('"\\/*', "latin1");
const opening = new Set(Buffer.from("{[", "latin1"));
const closing = new Set(Buffer.from("}]", "latin1"));

/** JSON, also a value a line: a text or bracket that nothing closes. With comments, which some write, nobody can tell. */
function jsonIsOpen(head: Buffer, bytes: ByteSource): boolean {
  if (!/^(?:\u00EF\u00BB\u00BF)?\s*[{[]/.test(head.toString("latin1")) || head.includes(0)) return false;
  let depth = 0;
  let inText = false;
  let before: number | undefined;
  for (let offset = 0; offset < bytes.size; offset += pieceBytes)
    for (const byte of bytes.at(offset, pieceBytes)) {
      if (inText) {
        if (before === backslash) before = undefined;
        else {
          if (byte === quote) inText = false;
          before = byte;
        }
        continue;
      }
      if (before === slash && (byte === slash || byte === star)) return false;
      if (byte === quote) inText = true;
      else if (opening.has(byte)) depth++;
      else if (closing.has(byte)) depth--;
      before = byte;
    }
  return inText || depth > 0;
}

/** XML: the element that it begins with is not the one that it ends with. */
function xmlIsOpen(head: Buffer, bytes: ByteSource): boolean {
  const root = withoutPreamble(asciiOf(head).replace(/^[^<]*/, "")).replace(
    /^<!DOCTYPE[^>[]*(?:\[[^\]]*\]\s*)?>\s*/i,
    "",
  );
  const name = /^<([^\s/>!?]+)[\s/>]/.exec(withoutPreamble(root))?.[1];
  if (name === undefined) return false;
  const rest = withoutEpilogue(asciiOf(bytes.at(Math.max(0, bytes.size - pieceBytes), pieceBytes)));
  const last = rest.lastIndexOf("<");
  if (last < 0) return false;
  const tag = rest.slice(last);
  if (tag.startsWith(`</${name}`)) return !/^<\/[^\s>]+\s*>/.test(tag);
  // An element without content, which is all there is.
  return !(tag.startsWith(`<${name}`) && tag.endsWith("/>"));
}

/** The signs of ASCII, which tags mostly have, of a text in any Unicode encoding. */
function asciiOf(bytes: Buffer): string {
  return bytes.toString("latin1").replaceAll("\0", "");
}

/** Without the blanks, comments and instructions that may stand behind the last tag. */
function withoutEpilogue(text: string): string {
  let rest = text.trimEnd();
  for (;;) {
    const begin = rest.endsWith("-->")
      ? rest.lastIndexOf("<!--")
      : rest.endsWith("?>")
        ? rest.lastIndexOf("<?")
        : -1;
    if (begin < 0) return rest;
    rest = rest.slice(0, begin).trimEnd();
  }
}

/** An e-mail of several parts (RFC 2046, 5.1.1) behind whose last one stands no mark of the end. */
function mailIsOpen(bytes: ByteSource): boolean {
  const { type, begins } = mailParts(bytes);
  const boundary = /^content-type:\s*multipart\//i.test(type) ? boundaryIn(type) : null;
  if (boundary === null || begins < 0) return false;
  const end = Buffer.from(`--${boundary}--`, "latin1");
  let hasPart = false;
  // Pieces overlap, so that what stands across their border is found.
  for (let at = begins; at < bytes.size; at += pieceBytes) {
    const piece = bytes.at(at, pieceBytes + end.length);
    if (piece.includes(end)) return false;
    hasPart ||= piece.includes(end.subarray(0, -2));
  }
  return hasPart;
}

/** What stands between the parts; null if it is not said, or in a form that nobody uses. */
function boundaryIn(type: string): string | null {
  const parameters = type.split(";").map((part) => part.trim());
  const value = parameters.find((part) => /^boundary=/i.test(part))?.slice("boundary=".length) ?? "";
  const bare = value.replaceAll('"', "");
  return bare !== "" && (value === bare || value === `"${bare}"`) ? bare : null;
}
