import { writeXlsx } from "hucre";
import { expect, it } from "vitest";
import { readFileDay } from "../../../src/formats/file-text/day.ts";
import { readFileText, type TextFormat } from "../../../src/formats/file-text/read.ts";
import fc from "../../properties.ts";
import { textPdf } from "../../text-pdf.ts";
import { openDocumentOf, wordOf } from "./office-content.ts";

const files: readonly (readonly [TextFormat, Buffer])[] = [
  ["pdf", await textPdf(["Prüfung der USV", "Seite 2"])],
  ["office-open", await wordOf("<w:p><w:r><w:t>Prüfung</w:t></w:r></w:p>")],
  ["workbook", Buffer.from(await writeXlsx({ sheets: [{ name: "A", rows: [["Prüfung", 5]] }] }))],
  ["open-document", await openDocumentOf("text", "<text:p>Prüfung</text:p>")],
  [
    "mail",
    Buffer.from(
      "Subject: =?utf-8?Q?a?=\nDate: 1 Apr 2026\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>Text</p>\n--x\nContent-Type: message/rfc822\n\nSubject: b\n\nc\n--x--\n",
    ),
  ],
];

it("neither fails nor hangs, whatever is changed or cut off", { timeout: 120_000 }, async () => {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), changes, fc.nat(), async ([format, whole], changed, end) => {
      const bytes = Buffer.from(whole.subarray(0, end % 3 === 0 ? end % whole.length : whole.length));
      for (const [at, value] of changed) if (bytes.length > 0) bytes[at % bytes.length] = value;
      const text = await readFileText(format, bytes);
      const day = await readFileDay(format, bytes);
      expect(typeof text === "string" ? ["damaged", "password", "too-much"] : [text]).toContain(text);
      expect(day === null || /^\d{4}-\d{2}-\d{2}$/.test(day.day)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
