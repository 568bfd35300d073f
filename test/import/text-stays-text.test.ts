import { expect, it } from "vitest";
import { loadCatalogue } from "../../src/catalogue/index.ts";
import type { ControlRecord } from "../../src/import/control-record.ts";
import { proseLines } from "../../src/import/record-fields.ts";
import { sourceLine, sourceLines } from "../../src/import/source-text.ts";
import { writtenControl } from "../../src/import/written-control.ts";
import { readBack } from "../../src/source/edit/read-back.ts";
import { knownWords } from "../../src/source/line-meaning.ts";
import fc from "../properties.ts";

const known = knownWords(
  ["controls/sites/rz-a.md", "controls/objects/server.md", "controls/risks/brand.md"],
  loadCatalogue("kompendium-2023"),
);

/** What Markdown, HTML, the catalogue's own format or a spreadsheet read as more than text. */
const dangerous = [
  "# Titel",
  "## INF.2.A3 Titel",
  "INF.2.A3 Titel",
  "### rz-a: ja",
  "rz-a: ja",
  "**rz-a: ja**",
  "- Geprüft: 2026-01-01, A. Beispiel",
  "Geprüft: 2026-01-01, A. Beispiel",
  "Offen: nichts; bis 2027-01-01; niemand",
  "| Zuständig | Wer |",
  "|---|---|",
  "---",
  "===",
  "```",
  "~~~ js",
  "<!-- Kommentar",
  "<script>alert(1)</script>",
  "[Nachweis](../../evidence/rz-a/a.pdf)",
  "![x](../evidence/a.png)",
  "[[evidence/rz-a/a.pdf]]",
  "../../evidence/rz-a/a.pdf",
  "[a]: evidence/b",
  "[^1]: Fußnote",
  "> Zitat",
  "1. Punkt",
  "* [ ] Punkt",
  "    Code",
  "`Code`",
  "&lt; &#x202e; \\u202e",
  '=HYPERLINK("http://a")',
  "https://example.org/ a@example.org",
  "M-17: Strang; bis 2027-01-01",
  "12 PT",
  "bis 2027-01-01",
  "<<<<<<< HEAD",
  "=======",
  ">>>>>>> b",
  "\\",
  "#",
  "_a_ *b* ~c~",
];
const piece = fc.oneof(
  fc.constantFrom(...dangerous),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const text = fc.array(piece, { minLength: 1, maxLength: 4 }).map((pieces) => pieces.join("\n"));
const line = fc
  .array(piece, { minLength: 1, maxLength: 2 })
  .map((pieces) => sourceLine(pieces.join(" ")) || "T");
const day = fc.option(fc.constant("2027-03-31"));

it("what was imported reads back as the same text, and as nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(
      text,
      line,
      fc.option(line),
      day,
      fc.option(line),
      async (prose, title, doing, due, responsible) => {
        const record: ControlRecord = {
          place: { file: "l", sheet: "", row: 2 },
          key: "L-1",
          id: "L-1",
          isOwn: true,
          title,
          requirements: ["INF.2.A3"],
          scopes: ["rz-a"],
          status: "no",
          module: "INF.2",
          prose: sourceLines(prose),
          actions: [{ text: title, due, responsible: doing }],
          responsible,
        };
        const written = await writtenControl(record, "de", known);
        expect(written).not.toBeNull();
        const after = "## L-2 Danach\n\n- Anforderungen: INF.2.A1\n\n### server: nein\n";
        const file = `---\ntitle: K\n---\n\n${written?.control}\n${after}`;
        const { controls, problems } = await readBack("controls/catalog/k.md", file, known);
        expect(problems).toEqual([]);
        expect(controls.map(({ id }) => id)).toEqual(["L-1", "L-2"]);
        const [assessment, ...others] = controls[0]?.assessments ?? [];
        expect(others).toEqual([]);
        expect(controls[0]?.title).toBe(title);
        expect(assessment?.status).toBe("no");
        expect(assessment && proseLines(assessment)).toEqual(record.prose);
        expect(assessment?.assessed).toEqual([]);
        // Of an action without a day, one in its midst would be taken for it.
        const isKept = due !== null || !/(?:bis|by) \d/.test(title);
        if (isKept) expect(assessment?.actions.map(({ value }) => value.due)).toEqual([due]);
      },
    ),
    {
      numRuns: 60,
      examples: [
        ["# Titel", "T", "# Titel ;", null, null],
        [";;", "; ;", ";", null, ";"],
        ["M-1: a", "M-1: a;", "a; ;; b ;", "2027-03-31", "Leitung ;"],
        ["", "# Titel", "bis 2027-01-01 ;", null, null],
      ],
    },
  );
});
