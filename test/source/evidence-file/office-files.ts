import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";

/** A ZIP file of these texts. */
export function zipOf(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(entries))
    zip.addBuffer(Buffer.from(text), name, { mtime: new Date("2000-01-01T00:00:00Z") });
  zip.end();
  return buffer(zip.outputStream);
}

/** A Word, Excel or PowerPoint file of today, as small as it gets. */
export function officeOf(
  main: "word/document.xml" | "xl/workbook.xml" | "ppt/presentation.xml",
): Promise<Buffer> {
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": "<Relationships/>",
    [main]: "<document/>",
  });
}

/** An OpenDocument text, encrypted as LibreOffice does or not. */
export function openDocument({ encrypted }: { readonly encrypted: boolean }): Promise<Buffer> {
  const data = encrypted ? '<manifest:encryption-data manifest:checksum="x"/>' : "";
  return zipOf({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": "<office:document-content/>",
    "META-INF/manifest.xml": `<manifest:manifest><manifest:file-entry>${data}</manifest:file-entry></manifest:manifest>`,
  });
}

const sector = 512;
const none = 0xffffffff;

/**
 * An OLE compound file ([MS-CFB]) with one stream of 4,096 bytes that begins like this: a document of Office 97 to 2003, or
 * what Office makes of a document with a password.
 */
export function compoundOf(stream: string, begin: Buffer): Buffer {
  const header = Buffer.alloc(sector, 0xff);
  header.fill(0, 0, 76);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(1, 44);
  header.writeUInt32LE(1, 48);
  header.writeUInt32LE(4096, 56);
  header.writeUInt32LE(0xfffffffe, 60);
  header.writeUInt32LE(0xfffffffe, 68);
  header.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sector, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(0xfffffffe, 4);
  for (let i = 2; i < 10; i++) table.writeUInt32LE(i === 9 ? 0xfffffffe : i + 1, 4 * i);
  const directory = Buffer.alloc(sector);
  entry(directory, 0, "Root Entry", 5, 0xfffffffe, 0);
  entry(directory, 1, stream, 2, 2, 4096);
  const content = Buffer.alloc(4096);
  begin.copy(content);
  return Buffer.concat([header, table, directory, content]);
}

function entry(
  directory: Buffer,
  index: number,
  name: string,
  type: number,
  start: number,
  size: number,
): void {
  const at = 128 * index;
  directory.write(name, at, "utf16le");
  directory.writeUInt16LE(2 * name.length + 2, at + 64);
  directory[at + 66] = type;
  for (const pointer of [68, 72, 76]) directory.writeUInt32LE(none, at + pointer);
  directory.writeUInt32LE(start, at + 116);
  directory.writeUInt32LE(size, at + 120);
}

/** The beginning of a Word document of old ([MS-DOC] 2.5.2). */
export function wordBegin({ encrypted }: { readonly encrypted: boolean }): Buffer {
  const fib = Buffer.alloc(32);
  fib.writeUInt16LE(0xa5ec, 0);
  fib.writeUInt16LE(encrypted ? 0x0100 : 0, 10);
  return fib;
}

/** The beginning of an Excel workbook of old ([MS-XLS] 2.4.21, 2.4.117). */
export function workbookBegin({ encrypted }: { readonly encrypted: boolean }): Buffer {
  const begin = Buffer.from([0x09, 0x08, 0x10, 0x00, ...new Array(16).fill(0)]);
  return encrypted ? Buffer.concat([begin, Buffer.from([0x2f, 0x00, 0x04, 0x00, 0, 0, 0, 0])]) : begin;
}
