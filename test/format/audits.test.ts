import { describe, expect, it } from "vitest";
import { compareReports } from "../../src/report/compare.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { type Content, expectMarked, placesOf, reportOn } from "../content-root.ts";
import { clean, objectFile, proofA, proofB } from "./clean-root.ts";

/** FORMAT.md, audits: findings with their attributes. */
const audit = (body: string): Content => ({
  ...clean,
  "controls/audits/a.md": `---\ntitle: Audit\nkind: surveillance\ndate: 2026-01-01\nauditor: X\n---\n\nVorab.\n\n${body}\n`,
});
/** An audit with one finding, of a severity unless the lines say one (or nearly). */
const finding = (lines: string) =>
  audit(
    `## F-01 Titel\n\n${/Schweh?re:|Severity:/.test(lines) ? "" : "- Schwere: minor\n\n"}Text.\n\n${lines}`,
  );

describe("an audit", () => {
  it.each(["internal", "certification", "surveillance", "recertification"])("may be %s", async (kind) => {
    await expectMarked({
      ...clean,
      "controls/audits/x/a.md": `⟦audit-without-result⟧---\ntitle: A\nkind: ${kind}\ndate: 2026-01-01\n---\n`,
    });
  });

  it.each([
    ["kind: ⟦front-matter-invalid⟧voraudit\ndate: 2026-01-01"],
    ["kind: internal\ndate: ⟦front-matter-invalid⟧gestern"],
  ])("%s", async (lines) => {
    await expectMarked({ ...clean, "controls/audits/a.md": `---\ntitle: A\n${lines}\n---\n` });
  });
});

describe("an audit with text and no finding that can be read", () => {
  const without = (lines: string, text: string): Content => ({
    ...clean,
    "controls/audits/a.md": `---\ntitle: A\nkind: internal\ndate: 2026-01-01\n${lines}---\n\n${text}`,
  });

  it("is one, unless it says that there was none", async () => {
    await expectMarked(without("", "⟦catalog-syntax⟧Alles in Ordnung.\n"));
    await expectMarked(without("findings: none\n", "Alles in Ordnung.\n"));
    await expectMarked(without("findings: ⟦front-matter-invalid⟧keine\n", "Alles in Ordnung.\n"));
  });
});

describe("an audit finding", () => {
  it.each([
    "schwerwiegend",
    "geringfügig",
    "empfehlung",
    "major",
    "minor",
    "recommendation",
    "Empfehlung",
  ])("of severity %s", async (word) => {
    await expectMarked(finding(`- Schwere: ${word}\n- Frist: 2027-01-01`));
  });

  it("has labels in German and English", async () => {
    const report = await expectMarked({
      ...audit(
        "## F-01 X\n\n- Schwere: minor\n- Anforderungen: INF.7.A1, CON.2.A1\n- Bereich: rz-a, server@rz-b, verbund\n- Frist: 2026-02-01\n- Erledigt: 2026-01-31\n\n## F-02 Y\n\n- Severity: major\n- Requirements: INF.7.A1\n- Scope: all\n- Due: 2026-11-23\n",
      ),
    });
    expect(report.audits[0]?.findings).toMatchObject([
      {
        id: "F-01",
        severity: "minor",
        requirements: ["INF.7.A1", "CON.2.A1"],
        scopes: ["rz-a", "server@rz-b", "verbund"],
        due: "2026-02-01",
        closed: "2026-01-31",
        state: "closed",
      },
      { id: "F-02", severity: "major", due: "2026-11-23", closed: null, state: "open" },
    ]);
  });

  it.each([
    ["- Schwere: ⟦catalog-syntax⟧mittel"],
    ["- Frist: ⟦catalog-syntax⟧bald"],
    ["- Erledigt: ⟦catalog-syntax⟧ja"],
    ["- ⟦catalog-syntax⟧Schwehre: minor"],
    ["- ⟦catalog-syntax⟧Erledgt: 2026-01-01"],
    ["- Anforderungen: ⟦requirement-unknown⟧INF.7.A99"],
    ["- Anforderungen: INF.7.A1, ⟦requirement-withdrawn⟧INF.7.A4"],
    ["- Bereich: rz-a, ⟦reference-unknown⟧rz-x"],
    ["- Bereich: ⟦reference-unknown⟧raum-a@rz-x"],
    ["⟦evidence-link-broken⟧[x](../../evidence/rz-a/fehlt.txt)"],
    ["⟦evidence-outside⟧[x](/x)"],
  ])("%s", async (line) => {
    await expectMarked(
      finding(`- Frist: 2027-01-01\n\n${line.startsWith("-") ? `\n<!-- -->\n\n${line}` : line}`),
    );
  });

  it.each([
    "⟦catalog-syntax⟧## Feststellung",
    "⟦catalog-syntax⟧## f-01 klein",
    "⟦catalog-syntax⟧## F-01",
  ])("%s can't be read", async (heading) => {
    await expectMarked(audit(`${heading}\n\n- Frist: 2026-01-01\n`));
  });

  it.each([
    ["- Frist: 2026-11-22", true],
    ["- Frist: 2026-11-23", false],
    ["- Frist: 2026-11-22\n- Erledigt: 2026-11-23", false],
    ["- Frist: 2026-11-22\n- Erledigt: 2026-11-24", true],
    ["- Due: 2026-11-22", true],
    ["", false],
  ])("with %j is overdue: %s", async (lines, overdue) => {
    const report = await reportOn(finding(lines));
    expect(placesOf(report).map((place) => place.replace(/:\d+$/, ""))).toEqual(
      overdue ? ["finding-overdue controls/audits/a.md"] : [],
    );
  });

  it("overdue is found at its Frist", async () => {
    const report = await reportOn(finding("- Schwere: minor\n- Frist: 2026-11-22"));
    expect(report.findings).toMatchObject([{ rule: "finding-overdue", line: 15 }]);
  });

  it("without a severity is one", async () => {
    await expectMarked(audit("⟦catalog-syntax⟧## F-01 Titel\n\n- Frist: 2027-01-01\n"));
  });

  it.each([
    ["- Schwere: schwerwiegend\n- Schwere: ⟦catalog-syntax⟧empfehlung", "major"],
    ["- Schwere: ⟦catalog-syntax⟧empfehlung\n- Severity: minor", "minor"],
    ["- Schwere: minor\n- Schwere: geringfügig", "minor"],
  ])("of two severities is of the gravest, and says so: %s", async (lines, severity) => {
    const report = await expectMarked(finding(lines));
    expect(report.audits[0]?.findings[0]).toMatchObject({ severity });
  });

  it("with the id of an earlier one is said; both count, and neither shows what the other withholds", async () => {
    const link = "[A](../../evidence/rz-a/begehung.txt)";
    const [open, closed] = ["- Bereich: raum-a", "- Bereich: tresor"].map(
      (scope) => `## F-01 X\n\n- Schwere: minor\n${scope}\n\nSiehe ${link}.\n`,
    );
    const tresor = objectFile("type: process\nsites: [rz-a]\nclassification: vs-nfd");
    const content = {
      ...audit(`${open}\n⟦control-duplicate⟧${closed}`),
      "controls/objects/tresor.md": tresor,
    };
    const report = await expectMarked(content);
    expect(report.findings.map(({ severity }) => severity)).toEqual(["warning"]);
    expect(report.audits[0]?.findings).toHaveLength(2);
    const uses = withhold(report, "internal").evidence.flatMap(({ usedBy }) => usedBy);
    expect(uses.filter(({ kind }) => kind === "audit")).toEqual([]);
  });

  it("closed before the audit found it is not closed, and not said to be overdue", async () => {
    const report = await expectMarked(finding("- Frist: 2026-02-01\n- Erledigt: ⟦catalog-syntax⟧2025-12-31"));
    expect(report.audits[0]?.findings[0]).toMatchObject({ closed: null });
    await expectMarked(finding("- Frist: 2026-02-01\n- Erledigt: 2026-01-01"));
  });

  it("may say who is responsible and what is to be done, which is shown", async () => {
    const report = await expectMarked(
      finding("- Zuständig: Haustechnik\n- Offen: Tür tauschen; bis 2027-03-31\n\nUnd Text."),
    );
    expect(report.audits[0]?.findings[0]).toMatchObject({
      responsible: ["Haustechnik"],
      actions: [{ text: "Tür tauschen", due: "2027-03-31" }],
    });
    await expectMarked(finding("- Offen: ⟦catalog-syntax⟧Tür tauschen; 2027-03-31"));
  });

  it("has its date under Frist", async () => {
    await expectMarked(finding("- ⟦catalog-syntax⟧Termin: 2027-01-01"));
  });
});

describe("a question in an audit's text", () => {
  const asked = (lines: string): Content => audit(`${lines}\n\n## F-01 Titel\n\n- Schwere: minor\n`);
  const questionsOf = async (lines: string, on?: string) =>
    (await expectMarked(asked(lines), on)).audits[0]?.questions;

  it("is data, and prose as before", async () => {
    const report = await expectMarked(
      asked(
        `- ⟦audit-question-open requirement=INF.7.A1 object=raum-a site=rz-a⟧Frage: Wo steht, *wer* lüftet? Siehe ${proofA}.
  - Anforderungen: INF.7.A1
  - Bereich: raum-a@rz-a
- Kein Punkt davon.`,
      ),
    );
    const [first] = report.audits;
    expect(first?.questions).toEqual([
      {
        text: "Wo steht, wer lüftet? Siehe Begehung A.",
        prose: expect.anything(),
        requirements: ["INF.7.A1"],
        scopes: ["raum-a@rz-a"],
        evidence: ["evidence/rz-a/begehung.txt"],
        state: "open",
        answers: [],
        line: 10,
        column: 3,
      },
    ]);
    expect(JSON.stringify(first?.prose)).toContain("lüftet? Siehe ");
    expect(JSON.stringify(first?.prose)).toContain("Kein Punkt davon.");
  });

  it("is no finding, no gap, and in nothing's way", async () => {
    const without = await reportOn(asked("Text."));
    const report = await reportOn(asked("- Frage: Warum?\n"));
    expect(report.certificate).toEqual(without.certificate);
    expect(report.blockers).toEqual(without.blockers);
    expect(report.summary).toEqual({ ...without.summary, infos: without.summary.infos + 1 });
    expect(report.audits[0]?.findings).toHaveLength(1);
  });

  it.each([
    ["indented below", "- Frage: Warum?\n  - Antwort: 2026-11-20, Darum: ANSWER"],
    ["as the next item", "- Question: Warum?\n- Answer: 2026-11-20, Darum: ANSWER"],
    ["in a paragraph below its label", "- Frage: Warum?\n  - Antwort: 2026-11-20\n\n    Darum: ANSWER"],
  ])("is answered %s, with evidence", async (_, lines) => {
    expect(await questionsOf(lines.replace("ANSWER", proofB))).toMatchObject([
      {
        text: "Warum?",
        state: "answered",
        evidence: [],
        answers: [
          { text: "Darum: Begehung B", date: "2026-11-20", evidence: ["evidence/rz-b/begehung.txt"] },
        ],
      },
    ]);
  });

  it("is answered on the day of the answer, and not before", async () => {
    const lines = "Frage: Warum?\n  - Antwort: 2026-11-23, Darum.\n  - Antwort: 2026-12-01, Und darum.";
    expect(await questionsOf(`- ⟦audit-question-open⟧${lines}`, "2026-11-22")).toMatchObject([
      { state: "open" },
    ]);
    expect(await questionsOf(`- ${lines}`)).toMatchObject([{ answers: [{ text: "Darum." }] }]);
  });

  it.each([
    ["an answer without words", "- ⟦audit-question-open⟧Frage: Warum?\n  - ⟦catalog-syntax⟧Antwort:"],
    [
      "an answer on a day that is none",
      "- ⟦audit-question-open⟧Frage: Warum?\n  - Antwort: ⟦catalog-syntax⟧2026-02-31, Darum.",
    ],
    ["a label with a slip counts as meant", "- Frage: Warum?\n  - ⟦catalog-syntax⟧Antwrot: Darum."],
    [
      "an unknown requirement",
      "- Frage: Warum?\n  - Antwort: Darum.\n  - Anforderungen: ⟦requirement-unknown⟧INF.7.A99",
    ],
    ["an unknown scope", "- Frage: Warum?\n  - Antwort: Darum.\n  - Bereich: ⟦reference-unknown⟧raum-c"],
  ])("%s", async (_, lines) => {
    await expectMarked(asked(lines));
  });

  it.each([
    "- Fragen: keine",
    "- Die Frage: Warum?",
    "> - Frage: Warum?",
    "Es bleibt die Frage: Warum?",
  ])("is not this: %s", async (lines) => {
    expect(await questionsOf(lines)).toEqual([]);
  });

  it.each([
    "⟦catalog-syntax severity=info⟧Frage: Warum?\n\n⟦catalog-syntax severity=info⟧Antwort: 2026-11-20, Darum.",
    "⟦catalog-syntax severity=info⟧**Frage:** Warum?\n\n- Antwort: 2026-11-20, Darum.",
    "- Frage: Warum?\n\n⟦catalog-syntax severity=info⟧Antwort: 2026-11-20, Darum.",
    "- Frage: Warum?\n⟦catalog-syntax severity=info⟧  Antwort: 2026-11-20, Darum.",
    "- Frage: Warum?\n\n⟦catalog-syntax severity=info⟧  Antwort: 2026-11-20, Darum.",
  ])("nearly written as one counts as meant, and is said: %s", async (lines) => {
    const questions = await questionsOf(lines);
    expect(questions).toMatchObject([
      { text: "Warum?", state: "answered", answers: [{ date: "2026-11-20", text: "Darum." }] },
    ]);
  });

  it("is none without an answer's question, or with one behind other text", async () => {
    expect(await questionsOf("⟦catalog-syntax severity=info⟧- Antwort: Darum.")).toEqual([]);
    const apart =
      "- ⟦audit-question-open⟧Frage: Warum?\n\nText.\n\n⟦catalog-syntax severity=info⟧- Antwort: Darum.";
    expect(await questionsOf(apart)).toMatchObject([{ text: "Warum?", state: "open" }]);
  });

  it("is a finding less in the next edition once it is answered", async () => {
    const lines = "- Frage: Warum?\n  - Antwort: 2026-11-20, Darum.";
    const [before, after] = [await reportOn(asked(lines), "2026-11-19"), await reportOn(asked(lines))];
    const { goneFindings, newFindings } = compareReports(before, after, { before: "a", after: "b" });
    expect(goneFindings.map(({ rule }) => rule)).toEqual(["audit-question-open"]);
    expect(newFindings).toEqual([]);
  });

  it("says no words of a link to evidence that is withheld, nor does its finding", async () => {
    const link = "[Purpurplan](../../evidence/rz-a/begehung.txt)";
    const report = await reportOn({
      ...asked(`- Frage: Was steht in ${link}?\n- Frage: Was noch?\n  - Antwort: 2026-11-20, siehe ${link}.`),
      "evidence/rz-a/begehung.txt.yaml": `${clean["evidence/rz-a/begehung.txt.yaml"]}classification: vs-nfd\n`,
    });
    expect(report.audits[0]?.questions[1]?.answers[0]?.text).toBe("siehe Purpurplan.");
    const internal = withhold(report, "internal");
    expect(internal.audits[0]?.questions).toHaveLength(2);
    expect(JSON.stringify(internal)).not.toMatch(/purpur/i);
  });

  it("is withheld with its scope, in the text too", async () => {
    const report = await reportOn({
      ...asked(
        "- Frage: Was fehlt im Purpurraum?\n  - Bereich: tresor\n- Antwort: Purpur.\n- Frage: Was noch?\n  - Bereich: raum-a",
      ),
      "controls/objects/tresor.md": objectFile(
        "type: room\nsites: [rz-a]\nmodules: [INF.7]\nclassification: vs-nfd",
      ),
    });
    expect(report.audits[0]?.questions).toHaveLength(2);
    const internal = withhold(report, "internal");
    expect(JSON.stringify(internal)).not.toMatch(/purpur/i);
    expect(internal.audits[0]?.questions).toMatchObject([{ text: "Was noch?" }]);
    expect(JSON.stringify(internal.audits[0]?.prose)).toContain("Was noch?");
  });
});
