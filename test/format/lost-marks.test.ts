import { describe, expect, it } from "vitest";
import { expectMarked, reportOn, statesOf } from "../content-root.ts";
import { changed, clean } from "./clean-root.ts";

const catalogue = "controls/catalog/con-2.md";
const item = "CON.2.A1 -@-";
const link = "[Nachweis](../../evidence/domain/konzept.txt)";
const checkedOn = "- Geprüft: 2026-09-14, A. Beispiel";
/** The clean root with one place of the catalogue of CON.2 written otherwise. */
const written = (from: string, to: string) => changed(clean, catalogue, from, to);
const mark = "⟦catalog-syntax⟧";

const audit = (text: string, more = "") => ({
  ...clean,
  "controls/audits/intern.md": `---
title: Internes Audit (Beispiel)
kind: internal
date: 2026-05-01
auditor: A. Beispiel
${more}---

${text}
`,
});
const finding = (heading: string, severity: string, closed = "") => `## ${heading}

- Schwere: ${severity}
- Anforderungen: CON.2.A1
${closed}`;

describe("a mark that takes back or restricts what is said", () => {
  it("is not there without this test's marks", async () => {
    expect(statesOf(await expectMarked(clean))[item]).toBe("proven");
  });

  it.each([
    ["the whole control", "## CON.2.A1 Umsetzung", `## ${mark}~~CON.2.A1~~ Umsetzung`],
    ["its title", "Umsetzung Standard-Datenschutzmodell", `${mark}~~Umsetzung Standard-Datenschutzmodell~~`],
    ["the whole heading of an assessment", "### verbund: ja", `### ${mark}~~verbund: ja~~`],
    ["the status, beside another", "### verbund: ja", `### verbund: ${mark}~~ja~~ nein`],
    ["another status", "### verbund: ja", `### verbund: ja ${mark}~~nein~~`],
    ["an attribute", checkedOn, `- ${mark}~~Geprüft: 2026-09-14, A. Beispiel~~`],
    ["its value", checkedOn, `- Geprüft: ${mark}~~2026-09-14~~, A. Beispiel`],
    ["with one sign", checkedOn, `- Geprüft: 2026-09-14, ${mark}~A. Beispiel~`],
    [
      "an open action",
      checkedOn,
      `${checkedOn}\n- ${mark}~~Offen: Zaun bauen; bis 2027-02-28; Leitung RZ; 5 Tage~~`,
    ],
    ["a box that is not ticked", checkedOn, `- [ ] ${mark}Geprüft: 2026-09-14, A. Beispiel`],
    [
      "a box that is ticked, of an action",
      checkedOn,
      `${checkedOn}\n- [x] ${mark}Offen: Zaun bauen; bis 2027-02-28; Leitung RZ; 5 Tage`,
    ],
    ["a footnote at the status", "### verbund: ja", `### verbund: ja${mark}[^1]\n\n[^1]: nur in Saal 1`],
    ["a footnote at an attribute", checkedOn, `${checkedOn}${mark}[^1]\n\n[^1]: nur in Saal 1`],
    ["HTML around the status", "### verbund: ja", `### verbund: <s>${mark}ja</s>`],
    ["a comment at the status", "### verbund: ja", `### verbund: ja ${mark}<!-- noch nicht -->`],
    ["a comment at an attribute", checkedOn, `${checkedOn} ${mark}<!-- noch nicht -->`],
    [
      "from one tag to another, far below",
      `### verbund: ja\n\nSo ist es: ${link}.\n\n${checkedOn}\n`,
      `<DEL cite="x">\n\n${mark}### verbund: ja\n\nSo ist es.\n\n- ${mark}Geprüft: 2026-09-14, A. Beispiel\n\n</del>\n`,
    ],
  ])("is said, and leaves the assessment without a status: %s", async (_, from, to) => {
    const found = statesOf(await expectMarked(written(from, to)));
    expect(found[item]).toBe("unassessed");
  });

  it.each([
    ["a link", `~~${mark}${link}~~`],
    ["the sentence around it", `~~Es ist **so: ${mark}${link}**~~`],
    ["a link by its label", `~~${mark}[Nachweis][n]~~\n\n[n]: ../../evidence/domain/konzept.txt`],
    ["an image", `~~${mark}![Nachweis](../../evidence/domain/konzept.txt)~~`],
    ["in HTML", `<s class="alt">${mark}${link}</s>`],
    ["in an item that is not ticked", `Zu holen:\n\n- [ ] das Konzept: ${mark}${link}`],
    ["below an item that is not ticked", `- [ ] das Konzept\n  - ${mark}${link}`],
    ["beside one that is not", `~~${mark}${link}~~ ${link}`],
  ])("proves nothing as evidence: %s", async (_, text) => {
    const found = statesOf(await expectMarked(written(`So ist es: ${link}.`, text)));
    expect(found[item]).toBe("unproven");
  });

  it.each([
    ["prose", `~~So war es.~~ So ist es: ${link}.`],
    ["links that prove nothing", `~~[alt](https://example.org), [Raum](../objects/raum-a.md)~~ ${link}`],
    ["a list of prose", `${link}\n\n- ~~erstens~~\n- zweitens`],
    ["HTML that ends before", `<s>alt</s> ${link}`],
    ["HTML that ends before, in one block", `<del>\nalt\n</del>\n\n${link}`],
    ["an item that is ticked", `- [x] das Konzept: ${link}\n- [ ] ein Bild`],
    ["a footnote in the text", `${link}[^1]\n\n[^1]: Seite 3`],
    ["signs that are none", `~5 bis ~10 Minuten, \`~~so~~\`, \\~~so\\~~: ${link}`],
  ])("may stand elsewhere: %s", async (_, text) => {
    const found = statesOf(await expectMarked(written(`So ist es: ${link}.`, text)));
    expect(found[item]).toBe("proven");
  });

  it.each([
    ["its heading", finding(`${mark}~~F-01 Etwas fehlt~~`, "schwerwiegend")],
    [
      "its day of closing",
      finding("F-01 Etwas fehlt", "schwerwiegend", `- ${mark}~~Erledigt: 2026-06-01~~\n`),
    ],
    ["its box", finding("F-01 Etwas fehlt", "schwerwiegend", `- [ ] ${mark}Erledigt: 2026-06-01\n`)],
    [
      "its footnote",
      finding("F-01 Etwas fehlt", "schwerwiegend", `- Erledigt: 2026-06-01${mark}[^1]\n\n[^1]: Strang A\n`),
    ],
  ])("does not close an audit's finding: %s", async (_, text) => {
    const report = await expectMarked(audit(text));
    const [only] = report.audits.flatMap(({ findings }) => findings);
    expect(only).toMatchObject({ id: "F-01", severity: null, closed: null });
  });

  it("does not turn a finding of an audit into a lighter one", async () => {
    const text = finding("F-01 Etwas fehlt", "~~schwerwiegend~~ empfehlung");
    const [only] = (await reportOn(audit(text))).audits.flatMap(({ findings }) => findings);
    expect(only).toMatchObject({ id: "F-01", severity: null });
  });

  it.each([
    ["struck", `${mark}~~Antwort: 2026-05-01, niemand~~`],
    ["not ticked", `[ ] ${mark}Antwort: 2026-05-01, niemand`],
  ])("is said of an answer in an audit: %s", async (_, answer) => {
    const text = `- [ ] Frage: Wer prüft das?\n  - ${answer}`;
    await expectMarked(audit(text, "findings: none\n"));
  });

  it("is no part of what is shown, but for the line of the finding", async () => {
    const text = `${checkedOn} <!-- Kennwortfrage -->`;
    const { findings: _, ...rest } = await reportOn(written(checkedOn, text));
    expect(JSON.stringify(rest)).not.toContain("Kennwortfrage");
  });
});
