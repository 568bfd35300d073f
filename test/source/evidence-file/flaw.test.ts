import { buffer } from "node:stream/consumers";
import { deflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { bytesInMemory } from "../../../src/source/evidence-file/byte-source.ts";
import { flawOf } from "../../../src/source/evidence-file/flaw.ts";
import { pdfStructure } from "../../../src/source/evidence-file/pdf-structure.ts";
import fc from "../../properties.ts";
import { textPdf } from "../../text-pdf.ts";
import { compoundOf, officeOf, openDocument, wordBegin, workbookBegin, zipOf } from "./office-files.ts";

const flaw = (path: string, bytes: Buffer | string) =>
  flawOf(`evidence/rz-a/${path}`, bytesInMemory(Buffer.from(bytes as string)));
const kindOf = async (path: string, bytes: Buffer | string) => (await flaw(path, bytes))?.kind ?? null;

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const jpeg = Buffer.from([
  0xff,
  0xd8,
  0xff,
  0xe0,
  0,
  16,
  ...Buffer.from("JFIF\0"),
  1,
  1,
  0,
  0,
  1,
  0,
  1,
  0,
  0,
]);

function protectedPdf(passwords: { userPassword?: string; ownerPassword?: string }): Promise<Buffer> {
  const document = new PDFDocument({ ...passwords, pdfVersion: "1.7", info: { CreationDate: new Date(0) } });
  document.text("geheim");
  document.end();
  return buffer(document);
}

/** A PDF whose table is a stream, and whose catalogue and pages lie in a stream of objects, as Word and others write it. */
function streamedPdf(): Buffer {
  const objects = "1 0 2 33 <</Type/Catalog/Pages 2 0 R      >><</Type/Pages/Kids[3 0 R]/Count 1>>";
  const first = objects.indexOf("<<");
  const holder = deflateSync(objects.replace("2 33", `2 ${objects.indexOf("<</Type/Pages") - first}`));
  const parts = ["%PDF-1.5\n"];
  const offsets: number[] = [];
  const add = (text: string) => {
    offsets.push(Buffer.byteLength(parts.join(""), "latin1"));
    parts.push(text);
  };
  add("3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n");
  add(
    `4 0 obj<</Type/ObjStm/N 2/First ${first}/Filter/FlateDecode/Length ${holder.length}>>stream\n${holder.toString("latin1")}\nendstream endobj\n`,
  );
  const start = Buffer.byteLength(parts.join(""), "latin1");
  const line = (kind: number, value: number, more: number) => [kind, value >> 8, value & 255, more];
  const lines = [
    line(0, 0, 0),
    line(2, 4, 0),
    line(2, 4, 1),
    line(1, offsets[0] ?? 0, 0),
    line(1, offsets[1] ?? 0, 0),
    line(1, start, 0),
  ];
  const predicted = lines.flatMap((each, i) => [
    2,
    ...each.map((byte, at) => (byte - (lines[i - 1]?.[at] ?? 0)) & 255),
  ]);
  const table = deflateSync(Buffer.from(predicted));
  parts.push(
    `5 0 obj<</Type/XRef/W[1 2 1]/Size 6/Root 1 0 R/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>/Length ${table.length}>>stream\n${table.toString("latin1")}\nendstream endobj\nstartxref\n${start}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(""), "latin1");
}

describe("a file that shows nothing", () => {
  it("is empty, whatever it is called", async () => {
    for (const name of ["a.pdf", "a.txt", "a.md", "a"]) expect(await kindOf(name, "")).toBe("empty");
  });

  it.each([
    ["a.txt", "\n"],
    ["a.md", "\uFEFF \r\n\t"],
    ["a.csv", ";;;\n;;;\n"],
    ["a.json", "{}"],
    ["a", "–––"],
    ["a.eml", "\n\n"],
    ["a.txt", Buffer.from("\uFEFF \n…", "utf16le")],
    ["a.log", Buffer.alloc(100_000)],
    ["a.csv", ";;;\n".repeat(50_000)],
    ["a.html", "<html><body></body></html>"],
    [
      "a.HTM",
      "<!DOCTYPE html><HTML><head><TITLE>Protokoll</TITLE><style>p {}</style></head><body><!-- leer --><p> – </p></body>",
    ],
    ["a.xhtml", Buffer.from('\uFEFF<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "utf16le")],
    ["a.html", "<p><!-- ohne Ende: Begehung"],
  ])("has nothing in it that could be read: %s", async (name, bytes) => {
    expect(await flaw(name, bytes)).toEqual({ kind: "blank", found: null });
  });

  it("is an archive without any byte", async () => {
    expect(await kindOf("a.zip", await zipOf({}))).toBe("blank");
    expect(await kindOf("a.zip", await zipOf({ "protokoll.txt": "" }))).toBe("blank");
    expect(await kindOf("a.zip", await zipOf({ "protokoll.txt": "", "b.txt": "x" }))).toBeNull();
  });

  it("says something, however far behind its beginning", async () => {
    expect(await flaw("a.csv", `${";;;\n".repeat(50_000)}Begehung`)).toBeNull();
  });

  it.each([
    ["a.pdf.lnk", Buffer.from("4c0000000114020000000000c0000000000000468100", "hex")],
    ["a", Buffer.from("626f6f6b000000006d61726b0000000038000000", "hex")],
    ["a.url", "[InternetShortcut]\r\nURL=https://example.org/\r\n"],
    ["a.desktop", "[Desktop Entry]\nType=Link\n"],
    [
      "a.webloc",
      '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n<dict>\n\t<key>URL</key>\n\t<string>https://example.org</string>\n</dict>\n</plist>\n',
    ],
    ["a.txt", "../rz-b/begehung.txt"],
    ["a.bin", "/annex/objects/SHA256E-s3--abc.bin\n"],
  ])("only leads to something that lies elsewhere: %s", async (name, bytes) => {
    expect(await flaw(name, bytes)).toEqual({ kind: "shortcut", found: null });
  });

  it.each([
    ["a.txt", "../rz-b/begehung.txt wurde geprüft.\nOhne Befund.\n"],
    ["a.ini", "[Allgemein]\nwert=1\n"],
    ["a.xml", "<plist><dict><key>Name</key><string>x</string></dict></plist>"],
    ["a.txt", "Book Mark"],
  ])("is none that only leads elsewhere: %s", async (name, bytes) => {
    expect(await flaw(name, bytes)).toBeNull();
  });

  it.each([
    ["a.txt", "\n\n7"],
    ["a.txt", "Ж"],
    ["a.txt", Buffer.from("\uFEFFä", "utf16le")],
    ["a.txt", `${" ".repeat(5000)}x`],
    ["a.bin", Buffer.from([0, 1, 0, 2])],
    ["a.log", Buffer.concat([Buffer.alloc(100_000), Buffer.from("x")])],
    ["a.txt", Buffer.from([0xe4, 0xf6, 0x0a])],
    ["a.html", "<html><head><title>x</title></head><body><p>ja"],
    ["a.html", '<html><body><IMG src="plan.png"></body></html>'],
    ["a.html", "<script>document.write(bericht)</script>"],
    ["a.html", `<p>${"İ".repeat(50)}<!-- x -->ja</p>`],
    ["a.html", `${" ".repeat(70_000)}<p></p>`],
    ["a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
  ])("says something, however little: %s", async (name, bytes) => {
    expect(await flaw(name, bytes)).toBeNull();
  });

  it.each([
    ["usv.pdf", "<!doctype html><html><body>Anmeldung</body></html>"],
    ["usv.pdf", '\uFEFF\n<?xml version="1.0"?>\n<!-- Portal -->\n<HTML lang="de">'],
    ["usv.docx", "<script>location='/login'</script>"],
    ["usv.png", "<p>404</p>"],
    ["liste.csv", "<html>Sitzung abgelaufen</html>"],
    ["liste.xls", "<html><table><tr><td>1</table></html>"],
    ["notiz.txt", Buffer.from("\uFEFF<!DOCTYPE html>", "utf16le")],
    ["ohne-endung", "<!DOCTYPE html>"],
  ])("is a web page called %s", async (name, bytes) => {
    expect(await flaw(name, bytes)).toEqual({ kind: "html", found: "HTML" });
  });

  it.each([
    ["seite.html", "<!doctype html><p>Begehung"],
    ["seite.HTM", "<html>Begehung"],
    ["notiz.md", "<div>Markdown darf das</div>"],
    ["bericht.xml", "<title>kein HTML</title>"],
    ["notiz.txt", "Der Text <html> steht in der Mitte"],
    ["liste.csv", "<5 kW;ja"],
  ])("is not one called %s", async (name, bytes) => {
    expect(await flaw(name, bytes)).toBeNull();
  });

  it("is locked by git-crypt", async () => {
    const bytes = Buffer.concat([Buffer.from("\0GITCRYPT\0", "latin1"), Buffer.alloc(40, 7)]);
    for (const name of ["a.pdf", "a.txt"]) expect(await kindOf(name, bytes)).toBe("locked");
  });
});

describe("a PDF", async () => {
  const pdf = await textPdf(["Seite 1", "Seite 2"]);

  it("is found to be sound by its structure alone, whichever way that is written", async () => {
    expect(pdfStructure(bytesInMemory(pdf))).toBe("sound");
    expect(pdfStructure(bytesInMemory(streamedPdf()))).toBe("sound");
    expect(pdfStructure(bytesInMemory(Buffer.concat([Buffer.from("\n\n"), pdf])))).toBe("sound");
    expect(await kindOf("a.pdf", streamedPdf())).toBeNull();
  });

  it("without a table is opened by reading it", async () => {
    const text = pdf.toString("latin1");
    const broken = Buffer.from(text.replace(/startxref\n\d+/, "startxref\n7"), "latin1");
    expect(pdfStructure(bytesInMemory(broken))).toBe("unsure");
    expect(await kindOf("a.pdf", broken)).toBeNull();
  });

  it("that is cut off before its pages is damaged", async () => {
    expect(await kindOf("a.pdf", "%PDF-1.4\n1 0 obj<</Type/Cat")).toBe("damaged");
    expect(await kindOf("a.pdf", Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(5000, 0xc3)]))).toBe(
      "damaged",
    );
  });

  it("opens without the owner's password, but not without the user's", async () => {
    expect(await kindOf("a.pdf", await protectedPdf({ ownerPassword: "besitzer" }))).toBeNull();
    expect(await kindOf("a.pdf", await protectedPdf({ userPassword: "kennwort" }))).toBe("password");
  });

  it("of a header alone is a placeholder, for which a note is enough", async () => {
    expect(await kindOf("a.pdf", "%PDF-1.4\n")).toBe("no-page");
    expect(await kindOf("a.pdf", "%PDF-1.4\n% Wartung\n%%EOF\nmehr")).toBe("no-page");
    expect(await kindOf("a.pdf", "%PDF-1.4\nkein Inhalt\n")).toBe("damaged");
  });

  it("has its header in the first 1,024 bytes", async () => {
    expect(await flaw("a.pdf", "Text, kein PDF")).toEqual({ kind: "other-kind", found: "Text" });
    expect(await flaw("a.pdf", pixel)).toEqual({ kind: "other-kind", found: "PNG" });
    expect(await kindOf("a.pdf", Buffer.concat([Buffer.alloc(2000, 0x20), pdf]))).toBe("other-kind");
  });
});

describe("an Office file", async () => {
  const word = await officeOf("word/document.xml");
  const excel = await officeOf("xl/workbook.xml");

  it("of today opens", async () => {
    expect(await kindOf("a.docx", word)).toBeNull();
    expect(await kindOf("a.xlsx", excel)).toBeNull();
    expect(await kindOf("a.pptx", await officeOf("ppt/presentation.xml"))).toBeNull();
    expect(await kindOf("a.odt", await openDocument({ encrypted: false }))).toBeNull();
  });

  it("that is cut off, or changed inside, is damaged", async () => {
    expect(await kindOf("a.docx", word.subarray(0, word.length - 30))).toBe("damaged");
    const changed = Buffer.from(word);
    const at = changed.indexOf("[Content_Types].xml") + "[Content_Types].xml".length;
    changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at);
    expect(await kindOf("a.docx", changed)).toBe("damaged");
  });

  it("opens with a password only", async () => {
    expect(await kindOf("a.docx", compoundOf("EncryptedPackage", Buffer.alloc(8)))).toBe("password");
    expect(await kindOf("a.odt", await openDocument({ encrypted: true }))).toBe("password");
    expect(await kindOf("a.doc", compoundOf("WordDocument", wordBegin({ encrypted: true })))).toBe(
      "password",
    );
    expect(await kindOf("a.xls", compoundOf("Workbook", workbookBegin({ encrypted: true })))).toBe(
      "password",
    );
  });

  it("of old opens", async () => {
    expect(await kindOf("a.doc", compoundOf("WordDocument", wordBegin({ encrypted: false })))).toBeNull();
    expect(await kindOf("a.xls", compoundOf("Workbook", workbookBegin({ encrypted: false })))).toBeNull();
    const cut = compoundOf("WordDocument", wordBegin({ encrypted: false })).subarray(0, 700);
    expect(await kindOf("a.doc", cut)).toBe("damaged");
  });

  it("called like another is none that opens", async () => {
    expect(await flaw("a.docx", excel)).toEqual({ kind: "other-kind", found: "Excel" });
    expect(await flaw("a.docx", await zipOf({ "a.txt": "x" }))).toEqual({ kind: "other-kind", found: "ZIP" });
    expect(await flaw("a.xlsx", compoundOf("Workbook", workbookBegin({ encrypted: false })))).toEqual({
      kind: "other-kind",
      found: "Excel 97–2003",
    });
    expect(await kindOf("a.docx", "Nur Text")).toBe("other-kind");
  });

  it("that programs open under another name is worth a warning", async () => {
    expect(await flaw("a.xls", "Tag;Wert\n2026-01-01;5\n")).toEqual({ kind: "renamed", found: "Text" });
    expect(await flaw("a.xls", excel)).toEqual({ kind: "renamed", found: "Excel" });
    expect(await flaw("a.doc", "{\\rtf1 Text}")).toEqual({ kind: "renamed", found: "RTF" });
  });
});

describe("first bytes", () => {
  it("contradict a known binary ending", async () => {
    expect(await flaw("a.png", "kein Bild")).toEqual({ kind: "other-kind", found: "Text" });
    expect(await flaw("a.jpg", await textPdf(["x"]))).toEqual({ kind: "other-kind", found: "PDF" });
    expect(await flaw("a.zip", Buffer.alloc(100, 1))).toEqual({ kind: "other-kind", found: null });
  });

  it("of another picture are harmless", async () => {
    expect(await flaw("a.png", jpeg)).toEqual({ kind: "renamed", found: "JPG" });
    expect(await flaw("a.JPG", pixel)).toEqual({ kind: "renamed", found: "PNG" });
    expect(await flaw("a.png", pixel)).toBeNull();
  });

  it("say nothing of an ending that is text, or that nobody knows", async () => {
    for (const name of ["a.txt", "a.csv", "a.log", "a.eml", "a.xyz", "a"])
      expect(await flaw(name, "Text")).toBeNull();
  });
});

describe("what only those read who have a key or a password", () => {
  const mail = (...lines: readonly string[]): string => ["Subject: x", ...lines, ""].join("\r\n");
  const smime = (id: string): string => Buffer.from(`308201000609${id}a0820000`, "hex").toString("base64");

  it.each([
    [
      "S/MIME, by its parameter",
      mail('Content-Type: application/pkcs7-mime;\r\n smime-type="enveloped-data"', "", "MIIB"),
    ],
    [
      "S/MIME, by its content",
      mail("Content-Type: application/x-pkcs7-mime", "", smime("2a864886f70d010703")),
    ],
    ["OpenPGP", mail('Content-Type: multipart/encrypted; protocol="application/pgp-encrypted"', "", "--x")],
    ["OpenPGP in the text", mail("", "", "-----BEGIN PGP MESSAGE-----")],
  ])("is an e-mail: %s", async (_, bytes) => {
    expect(await kindOf("a.eml", bytes)).toBe("encrypted");
  });

  it.each([
    ["signed", mail("Content-Type: application/pkcs7-mime; smime-type=signed-data", "", "MIIB")],
    ["signed, by its content", mail("Content-Type: application/pkcs7-mime", "", smime("2a864886f70d010702"))],
    [
      "plain",
      mail(
        "Content-Type: text/plain",
        "",
        "Eine Mail mit multipart/encrypted und -----BEGIN PGP MESSAGE-----",
      ),
    ],
    ["cut off in its head", "Content-Type: multipart/encrypted"],
  ])("is no e-mail that is %s", async (_, bytes) => {
    expect(await kindOf("a.eml", bytes)).toBeNull();
  });

  it.each([
    ["for a person, by OpenPGP", "plan.pdf.gpg", Buffer.from("85010c03aabbccddeeff0011", "hex")],
    ["for a person, in the new form of packets", "plan.gpg", Buffer.from("c1c14c03aabbccdd", "hex")],
    ["by a passphrase, by OpenPGP", "plan.pgp", Buffer.from("8c0d04090302", "hex")],
    ["as text, by OpenPGP", "plan.txt", "-----BEGIN PGP MESSAGE-----\n\nhQEMA6==\n"],
    ["by S/MIME", "plan.p7m", Buffer.from(smime("2a864886f70d010703"), "base64")],
    [
      "as text, by S/MIME",
      "plan",
      `-----BEGIN PKCS7-----\n${smime("2a864886f70d010703")}\n-----END PKCS7-----\n`,
    ],
    ["by age", "plan.age", "age-encryption.org/v1\n-> X25519 x\n"],
    ["by OpenSSL", "plan.enc", "Salted__12345678abc"],
  ])("is a file that is encrypted %s", async (_, name, bytes) => {
    expect(await kindOf(name, bytes)).toBe("encrypted");
  });

  it.each([
    ["signed by S/MIME", "plan.p7m", Buffer.from(smime("2a864886f70d010702"), "base64")],
    ["a certificate", "a.der", Buffer.from("308201000609608648016503040201", "hex")],
    ["signed as text by OpenPGP", "a.asc", "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nText\n"],
    ["of another encoding", "a.txt", Buffer.from("Übersicht der Räume", "latin1")],
    ["about such a message", "a.txt", "Die Datei beginnt mit -----BEGIN PGP MESSAGE-----"],
  ])("is no file that is %s", async (_, name, bytes) => {
    expect(await kindOf(name, bytes)).toBeNull();
  });

  it("is an archive of which each file is encrypted", async () => {
    const zip = await zipOf({ "a.txt": "x", "b.txt": "y" });
    expect(await kindOf("a.zip", zip)).toBeNull();
    const locked = (files: number): Buffer => {
      const bytes = Buffer.from(zip);
      let at = -1;
      for (let file = 0; file < files; file++) {
        at = bytes.indexOf("PK\u0001\u0002", at + 1);
        bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8);
      }
      return bytes;
    };
    expect(await kindOf("a.zip", locked(1))).toBeNull();
    expect(await kindOf("a.zip", locked(2))).toBe("password");
    expect(await flaw("a.docx", locked(2))).toEqual({ kind: "other-kind", found: "ZIP" });
  });
});

it("neither fails nor hangs, whatever is changed or cut off", { timeout: 120_000 }, async () => {
  const seeds: [string, Buffer][] = [
    ["a.pdf", await textPdf(["Seite"])],
    ["a.pdf", streamedPdf()],
    ["a.docx", await officeOf("word/document.xml")],
    ["a.odt", await openDocument({ encrypted: false })],
    ["a.doc", compoundOf("WordDocument", wordBegin({ encrypted: false }))],
    ["a.png", pixel],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...seeds),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
      fc.option(fc.nat()),
      async ([name, seed], changes, cut) => {
        const bytes = Buffer.from(seed);
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        await flaw(name, cut === null ? bytes : bytes.subarray(0, cut % bytes.length));
      },
    ),
    { numRuns: 300 },
  );
});
