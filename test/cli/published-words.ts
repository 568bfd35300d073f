import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { inflateSync } from "node:zlib";
import { fold } from "../../site/client/fold.ts";
import { readPages, textOf } from "../pdf/layout/page-text.ts";

/**
 * The words of a text, compared as the search compares them: without case, accents, spaces, line breaks and punctuation, so
 * that neither markup nor an address nor the hyphens of a narrow column hide one. What stands between the values of a list
 * (`|`) counts as a word: of two values nobody wrote a text.
 */
export function wordsIn(text: string): readonly string[] {
  return fold(text.replace(/\u00AD\s*/g, "")).match(/[\p{L}\p{N}]+|\|/gu) ?? [];
}

/** All words that somebody could get out of a published file, its name included. */
export async function wordsOfFile(folder: string, path: string): Promise<readonly string[]> {
  return wordsIn(await textOfPublished(folder, path));
}

/** All text that somebody could get out of a published file, its name included. */
export async function textOfPublished(folder: string, path: string): Promise<string> {
  return `${path}\n${await textOfBytes(await readFile(join(folder, path)), extname(path))}`;
}

/** What bytes say: a PDF on its pages and in everything beside them, a page with its entities and addresses decoded. */
async function textOfBytes(bytes: Buffer, extension: string): Promise<string> {
  if (extension === ".pdf") return `${textOf(await readPages(bytes))}\n${stringsOfPdf(bytes).join("\n")}`;
  const text = bytes.toString("utf8");
  if (extension === ".html") return decoded(text);
  // Escapes of JSON and JavaScript.
  return text.replace(/\\[nrt]/g, " ").replace(/\\u([0-9a-f]{4})/gi, (_, code) => letter(code, 16));
}

function decoded(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " " };
  const plain = html
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => letter(code, 16))
    .replace(/&#(\d+);/g, (_, code) => letter(code, 10))
    .replace(/&([a-z]+);/g, (whole, name) => named[name] ?? whole);
  const addresses = plain.replace(/(?:%[0-9a-f]{2})+/gi, (codes) =>
    Buffer.from(codes.replaceAll("%", ""), "hex").toString("utf8"),
  );
  const inside = [...plain.matchAll(/;base64,([A-Za-z0-9+/=]+)/g)].map(([, data = ""]) =>
    Buffer.from(data, "base64").toString("utf8"),
  );
  // Nearly all pages are without codes: those are not searched twice.
  return [plain, ...(addresses === plain ? [] : [addresses]), ...inside].join("\n");
}

function letter(code: string, base: number): string {
  return String.fromCodePoint(Number.parseInt(code, base));
}

/** Everything in a PDF beside its pages: title and metadata, bookmarks, alternative texts, addresses, attachments. */
function stringsOfPdf(bytes: Buffer): readonly string[] {
  const raw = bytes.toString("latin1");
  const streams: string[] = [];
  // What is compressed says nothing as it stands: by chance some of its bytes would be a short name.
  const outside = raw.replace(/\bstream\r?\n[\s\S]*?\bendstream/g, (stream: string, index: number) => {
    const start = index + stream.indexOf("\n") + 1;
    try {
      streams.push(inflateSync(bytes.subarray(start)).toString("latin1"));
      return "";
    } catch {
      // Not compressed: it stands in the file as it is.
      return stream;
    }
  });
  const objects = [outside, ...streams].join("\n");
  const wide = [...objects.matchAll(/\((\xFE\xFF(?:\\[\s\S]|[^\\)])*)\)|<(FEFF[0-9A-F]*)>/gi)].map(
    ([, literal, hex = ""]) =>
      literal === undefined
        ? Buffer.from(hex, "hex")
        : Buffer.from(literal.replace(/\\([\s\S])/g, "$1"), "latin1"),
  );
  const utf8 = [outside, ...streams].map((text) => Buffer.from(text, "latin1").toString("utf8"));
  const utf16 = wide
    .filter(({ length }) => length % 2 === 0)
    .map((text) => text.swap16().toString("utf16le"));
  return [...utf8, ...utf16];
}
