import { describe, it } from "vitest";
import { type Content, expectMarked } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

const audit = (text: string): Content => ({ ...clean, "controls/audits/a.md": text });
const head = "title: A\nkind: internal\ndate: 2026-01-01\n";
const finding = "\n## F-01 X\n\n- Schwere: minor\n";

describe("audit-without-result", () => {
  it("is said of an audit with neither text nor findings, which has been held", async () => {
    await expectMarked(audit(`⟦audit-without-result⟧---\n${head}---\n`));
    await expectMarked(audit(`---\n${head}findings: none\n---\n`));
    await expectMarked(audit(`---\n${head}---\n${finding}`));
    await expectMarked(audit("---\ntitle: A\nkind: internal\ndate: ⟦day-to-come⟧2026-11-24\n---\n"));
  });

  it("is said of one that had no findings and names some", async () => {
    await expectMarked(audit(`---\n${head}⟦audit-without-result⟧findings: none\n---\n${finding}`));
  });

  it("is not said beside what says it already", async () => {
    await expectMarked(audit(`---\n${head}---\n\n⟦catalog-syntax⟧Alles in Ordnung.\n`));
    await expectMarked(audit(`---\n${head}findings: ⟦front-matter-invalid⟧keine\n---\n`));
    await expectMarked(audit(`---\n${head}---\n\n⟦catalog-syntax⟧## Ergebnis\n`));
  });
});
