import { expect, it } from "vitest";
import { loadCatalogue } from "../../../src/catalogue/index.ts";
import { auditSaid } from "../../../src/import/remarks/audit-reading.ts";
import { findingBlock, noteBlock, questionBlock } from "../../../src/import/remarks/block.ts";
import type { Subject } from "../../../src/import/remarks/subject.ts";
import { writtenBlock } from "../../../src/import/remarks/written-block.ts";
import { readBackAudit } from "../../../src/source/edit/read-back.ts";
import { knownWords } from "../../../src/source/line-meaning.ts";
import fc from "../../properties.ts";
import { remark, server } from "./remarks-run.ts";

const known = knownWords(
  ["controls/sites/rz-a.md", "controls/objects/server.md"],
  loadCatalogue("kompendium-2023"),
);
const file = "controls/audits/a.md";
const place = { file, language: "de" } as const;

/** What Markdown, HTML, or the audit's own format read as more than text. */
const dangerous = [
  "# Titel",
  "## F-02 Titel",
  "F-02 Titel",
  "F-02\n---",
  "- Schwere: schwerwiegend",
  "Schwere: empfehlung",
  "- Erledigt: 2026-12-01",
  "- Frage: Warum?",
  "- Antwort: 2026-12-01, erledigt",
  "  - Antwort: Ja.",
  "Antwort: Ja.",
  "| Schwere | empfehlung |",
  "---",
  "===",
  "```",
  "~~~ js",
  "<!-- Kommentar",
  "<script>alert(1)</script>",
  "[Nachweis](../../evidence/rz-a/a.pdf)",
  "![x](../evidence/a.png)",
  "[[evidence/rz-a/a.pdf]]",
  "evidence/rz-a/a.pdf",
  "[a]: evidence/b",
  "[^1]: Fußnote",
  "> Zitat",
  "1. Punkt",
  "    Code",
  "`Code`",
  "classification: public",
  "Einstufung: VS-NfD",
  "findings: none",
  "&lt; &#x202e; \\u202e",
  "<<<<<<< HEAD",
  "=======",
  ">>>>>>> b",
  "\\",
  "#",
];
const piece = fc.oneof(
  fc.constantFrom(...dangerous),
  fc.string({ maxLength: 20 }),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
const text = fc.array(piece, { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join("\n"));

it("what an auditor wrote reads back as the same text, and as nothing else", async () => {
  await fc.assert(
    fc.asyncProperty(text, text, fc.boolean(), async (words, title, withEvidence) => {
      const subject: Subject = {
        requirements: ["INF.7.A1"],
        scopes: ["server@rz-a"],
        evidence: withEvidence ? { path: "evidence/rz-a/a (1).pdf", title } : null,
        name: title,
        isKnown: false,
        title,
        level: "internal",
        changed: [{ de: `anders ${title}`, en: "other" }],
      };
      const said = { text: words, severity: "AG" } as const;
      for (const block of [
        findingBlock(remark(server, "flagged", said), subject, "F-01", place),
        questionBlock(remark(server, "question", { text: words }), subject, place),
        noteBlock(remark(server, "accepted", { text: words }), subject, place),
      ]) {
        const written = await writtenBlock(block, file, known);
        expect(written).not.toBeNull();
        const isFinding = block.kind === "finding";
        const [before, after] = ["\n- Frage: Davor?\n", "\n## F-09 Danach\n\n- Schwere: major\n"];
        const body = isFinding ? `${before}\n${written?.markdown}` : `\n${written?.markdown}${before}`;
        const whole = `---\ntitle: A\nkind: internal\ndate: 2026-01-01\n---\n${body}\n${after}`;
        const read = await readBackAudit(file, whole, known);
        expect(read.problems).toEqual([]);
        expect(read.audit?.findings.map(({ id }) => id)).toEqual(isFinding ? ["F-01", "F-09"] : ["F-09"]);
        expect(read.audit?.questions).toHaveLength(block.kind === "question" ? 2 : 1);
        expect(read.audit?.findings.map(({ closed }) => closed)).not.toContain(expect.anything());
        expect(read.audit?.questions.flatMap(({ answers }) => answers)).toEqual([]);
        expect(auditSaid(read).links).toEqual(withEvidence ? ["../../evidence/rz-a/a%20(1).pdf"] : []);
        expect(auditSaid(read).prose).toEqual(block.kind === "note" ? block.read : []);
      }
    }),
    { numRuns: 40, examples: dangerous.map((one) => [one, one, true]) },
  );
});
