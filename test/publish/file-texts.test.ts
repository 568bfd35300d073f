import { constants, deflateRawSync, deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import type { FileText, NoText } from "../../src/formats/file-text/file-text.ts";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { fileTexts } from "../../src/publish/file-texts.ts";
import { writeContent } from "../content-root.ts";
import { wordOf } from "../formats/file-text/office-content.ts";
import { textPdf } from "../text-pdf.ts";

const day = { today: "2026-11-23", version: "0.0.0" };

async function contentOf(evidence: Readonly<Record<string, Buffer>>, more = ""): Promise<[Report, string]> {
  const sidecars = Object.keys(evidence).map((path) => [
    `${path}.yaml`,
    `title: Beispiel\ntype: document\nissued: 2026-03-14\nsha256: @sha256\n${more}`,
  ]);
  const { root } = await writeContent({
    "controls/domain.md": "---\ntitle: Verbund\ncatalogue: kompendium-2023\napproach: standard\n---\nText.\n",
    ...evidence,
    ...Object.fromEntries(sidecars),
  });
  return [await check(root, day), root];
}

/** What was read of a file, in short. */
const shown = (text: FileText | NoText | undefined) =>
  text === undefined || typeof text === "string" ? text : text.parts.map((part) => part.text.trim());

it("reads the formats that it knows by path, and nothing else", async () => {
  const [report, root] = await contentOf({
    "evidence/domain/a.pdf": await textPdf(["Eins", "Zwei"]),
    "evidence/domain/B.PDF": await textPdf(["Drei"]),
    "evidence/domain/brief.docx": await wordOf("<w:p><w:r><w:t>Wort</w:t></w:r></w:p>"),
    "evidence/domain/kein.pdf": Buffer.from("kein PDF\n"),
    "evidence/domain/post.eml": Buffer.from("Subject: Betrifft\n\nText\n"),
    "evidence/domain/text.txt": Buffer.from("Text\n"),
  });
  const texts = await fileTexts(report, root);
  expect(Object.fromEntries([...texts].map(([path, text]) => [path, shown(text)]))).toEqual({
    "evidence/domain/a.pdf": ["Eins", "Zwei"],
    "evidence/domain/B.PDF": ["Drei"],
    "evidence/domain/brief.docx": ["Wort"],
    "evidence/domain/post.eml": ["Betrifft", "Text"],
  });
});

it("says of a file that is too large that it was not read", async () => {
  const [report, root] = await contentOf({
    "evidence/domain/gross.eml": Buffer.concat([
      Buffer.from("Subject: x\n\n"),
      Buffer.alloc(50_000_001, "a"),
    ]),
  });
  expect([...(await fileTexts(report, root)).values()]).toEqual(["too-much"]);
});

it("leaves alone what is not to be shown", async () => {
  const files = {
    "evidence/domain/a.pdf": await textPdf(["vertraulich"]),
    "evidence/domain/brief.docx": await wordOf("<w:p><w:r><w:t>vertraulich</w:t></w:r></w:p>"),
    "evidence/domain/post.eml": Buffer.from("Subject: vertraulich\n\nText\n"),
  };
  const [report, root] = await contentOf(files, "classification: confidential\n");
  expect((await fileTexts(report, root)).size).toBe(0);
});

it.each([
  ["time", 2000, { time: 5000, memory: Number.POSITIVE_INFINITY }],
  ["memory", 2001, { time: 1_000_000, memory: 200_000_000 }],
])(
  "gives up on what would take all %s, and goes on with the others",
  async (what, millions, limits) => {
    const [report, root] = await contentOf({
      "evidence/domain/a-endlos.pdf": endless(millions),
      [`evidence/domain/${what}.pdf`]: await textPdf(["danach", what]),
    });
    const texts = await fileTexts(report, root, limits);
    expect([...texts.values()].map(shown)).toEqual(["too-much", ["danach", what]]);
  },
  120_000,
);

/** A small PDF whose page is so many million spaces. */
function endless(millions: number): Buffer {
  const block = deflateRawSync(Buffer.alloc(1_000_000, " "), { finishFlush: constants.Z_FULL_FLUSH });
  const stream = Buffer.concat([
    deflateSync("").subarray(0, 2),
    ...Array.from({ length: millions }, () => block),
    deflateRawSync(""),
  ]);
  return Buffer.concat([
    Buffer.from(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R>>endobj\n" +
        `4 0 obj<</Filter/FlateDecode/Length ${stream.length}>>stream\n`,
    ),
    stream,
    Buffer.from("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"),
  ]);
}
