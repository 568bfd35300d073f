import { Writable } from "node:stream";
import type { Block, DocumentDefinition, Row } from "../../../src/pdf/layout/definition.ts";
import { type Rendered, renderDocument } from "../../../src/pdf/layout/render-document.ts";

/** Renders a document into memory. */
export async function render(doc: DocumentDefinition): Promise<Rendered & { bytes: Buffer }> {
  const chunks: Buffer[] = [];
  const out = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(Buffer.from(chunk));
      done();
    },
  });
  const rendered = await renderDocument(doc, out);
  return { bytes: Buffer.concat(chunks), ...rendered };
}

/** A document of the given blocks. */
export function documentOf(
  body: readonly Block[],
  changes: Partial<DocumentDefinition> = {},
): DocumentDefinition {
  return {
    language: "de",
    id: "A.4",
    title: "Ergebnis & Stand <Muster>",
    organisation: "Muster-Institution",
    date: "2026-11-23",
    creator: "nachweis 0.0.0",
    classification: "intern",
    exampleMark: "Beispieldaten",
    control: [
      { name: "Version", value: "2.1" },
      { name: "Freigegeben", value: "B. Beispiel, 30.09.2026" },
    ],
    body: () => body,
    ...changes,
  };
}

export const sentence =
  "Die unterbrechungsfreie Stromversorgung wird jährlich gewartet, wie INF.2.A3 und BSI-IGZ-0000 es verlangen. ";

function* manyRows(): Generator<Row> {
  for (let index = 1; index <= 60; index++)
    yield {
      anchor: `row-${index}`,
      strong: index === 60,
      cells: [
        [{ text: `INF.2.A${index}`, bold: true }],
        [{ text: "offen", icon: "cross", tone: "danger" }],
        {
          lang: "en",
          blocks: [
            { kind: "paragraph", text: [sentence, { text: "Wartung", link: "../evidence/usv 2026.pdf" }] },
            {
              kind: "list",
              items: [[{ kind: "paragraph", text: "Strang A" }], [{ kind: "paragraph", text: "Strang B" }]],
            },
          ],
        },
        String(index),
      ],
    };
}

/** One of everything that the layout can draw. */
export const everything: readonly Block[] = [
  { kind: "heading", level: 1, text: "Überblick" },
  { kind: "paragraph", look: "lead", text: "Ein Satz zu Beginn." },
  {
    kind: "paragraph",
    text: [
      sentence.repeat(6),
      { text: "fett", bold: true },
      " ",
      { text: "kursiv", italic: true },
      " ",
      { text: "beides", bold: true, italic: true },
      " ",
      { text: "npm ci", code: true },
      " siehe ",
      {
        text: "Zeile 50 der Tabelle, ein Verweis, der so lang ist, dass er in der nächsten Zeile weitergeht",
        to: "row-50",
      },
      ", ",
      { text: "BSI", link: "https://www.bsi.bund.de/" },
      ", ",
      { text: "in English", lang: "en" },
      ", ",
      { text: "kein Ziel", to: "nowhere" },
      ", ",
      { text: "kein Skript", link: "javascript:alert(1)" },
      ".",
    ],
  },
  { kind: "note", icon: "warning", tone: "warning", text: sentence },
  {
    kind: "bars",
    title: "Zustand je Standort",
    series: [
      { name: "belegt", tone: "success", icon: "check" },
      { name: "offen", tone: "danger", icon: "cross" },
      { name: "nicht bewertet", tone: "muted", icon: "question" },
      { name: "unbelegt", tone: "warning", icon: "warning" },
    ],
    rows: [
      { name: "Standort Eins", values: [40, 12, 3, 7] },
      { name: "Standort Zwei", values: [10, 2, 0, 1] },
    ],
  },
  {
    kind: "bars",
    title: "Lücken",
    series: [{ name: "Lücken", tone: "accent" }],
    scale: "share",
    rows: [{ name: "ISB", values: [5] }],
  },
  { kind: "heading", level: 2, text: "Listen", anchor: "lists" },
  {
    kind: "list",
    ordered: true,
    start: 9,
    items: [
      [{ kind: "paragraph", text: sentence }],
      [
        { kind: "paragraph", text: "mit Liste" },
        { kind: "list", items: [[{ kind: "paragraph", text: "innen" }], []] },
      ],
    ],
  },
  { kind: "paragraph", look: "code", text: "wenn (a) {\n    dann();\n}" },
  { kind: "paragraph", look: "small", text: "Kleingedrucktes.", lang: "en" },
  {
    kind: "facts",
    caption: "Stammdaten",
    rows: [
      { name: "Art", value: "Raum" },
      { name: "Leer", value: "" },
    ],
  },
  { kind: "page-break", orientation: "landscape" },
  { kind: "heading", level: 1, text: "Tabelle" },
  {
    kind: "table",
    caption: "Anforderungen",
    columns: [
      { title: "Anforderung", share: 2, header: true },
      { title: "Zustand", share: 2 },
      { title: "Begründung", share: 4 },
      { title: "Anzahl", share: 1, align: "right" },
    ],
    rows: { [Symbol.iterator]: manyRows },
  },
  { kind: "page-break", orientation: "portrait" },
  { kind: "heading", level: 1, text: "Freigabe" },
  {
    kind: "keep-together",
    blocks: [
      { kind: "heading", level: 2, text: "Unterschrift" },
      { kind: "signature", text: "Zur Kenntnis genommen.", lines: ["Ort, Datum", "Unterschrift"] },
    ],
  },
];
