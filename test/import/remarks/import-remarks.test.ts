import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { check } from "../../../src/pipeline.ts";
import { withhold } from "../../../src/report/withhold/withhold.ts";
import { type Content, day, reportOn, writeContent } from "../../content-root.ts";
import { changed, clean } from "../../format/clean-root.ts";
import { filesOf, notTakenIn } from "../import-run.ts";
import {
  auditPath,
  checkedAudit,
  importRemarks,
  item,
  proof,
  remark,
  remarksFile,
  server,
  windows,
} from "./remarks-run.ts";

const rootOf = async (content: Content = clean): Promise<string> => (await writeContent(content)).root;

const all = remarksFile([
  remark(windows, "flagged", { text: "Ein Fenster stand offen.\n\nZweimal.", severity: "AG" }),
  remark(server, "question", { text: "Wer entscheidet?" }),
  remark(proof, "question", { text: "Wer war dabei?" }),
  remark(item("CON.2.A1", null, null), "accepted", { text: "Liegt vor." }),
]);

describe("import remarks", () => {
  it("makes an audit: with a severity a finding, else a question or text", async () => {
    const root = await rootOf();
    const { audit, stderr, report } = await importRemarks(root, [all]);
    expect(stderr).toContain("read 4 = taken 4 + not taken 0");
    expect(report).toContain("4 Anmerkungen neu, 0 geändert");
    expect(audit).toBe(`---
title: Audit (Beispiel)
kind: internal
date: 2026-11-20
auditor: C. Probe
---

Anmerkungen von C. Probe zur Ausgabe „Verbund“ mit Stand 2026-11-23, Revision abc.

- Frage: Wer entscheidet?
  - Anforderungen: NET.3.4.A1
  - Bereich: server@rz-b
- Frage: Wer war dabei? ([Nachweis (Beispiel)](../../evidence/rz-a/begehung.txt))
  - Anforderungen: INF.7.A1, INF.7.A2
  - Bereich: raum-a@rz-a
- Akzeptiert (2026-11-21): CON.2.A1, verbund – Liegt vor.

## F-01 INF.7.A2 Geschlossene Fenster und abgeschlossene Türen

- Schwere: geringfügig
- Anforderungen: INF.7.A2
- Bereich: raum-a@rz-a

Ein Fenster stand offen.

Zweimal.

Anmerkung vom 2026-11-21, Auffällig.
`);
    const checked = await checkedAudit(root);
    expect(checked.findings).toEqual(["audit-question-open 10", "audit-question-open 13"]);
    expect(checked.audit).toMatchObject({
      classification: "internal",
      findings: [{ id: "F-01", severity: "minor", state: "open", scopes: ["raum-a@rz-a"] }],
      questions: [{ text: "Wer entscheidet?" }, { evidence: ["evidence/rz-a/begehung.txt"] }],
    });
  });

  it.each([
    ["AS", "major"],
    ["AG", "minor"],
    ["E", "recommendation"],
  ] as const)("makes of %s a finding of the severity %s, whatever the verdict", async (severity, expected) => {
    const root = await rootOf();
    await importRemarks(root, [remarksFile([remark(proof, "question", { severity })])]);
    const { audit, findings } = await checkedAudit(root);
    expect(findings).toEqual([]);
    expect(audit?.findings).toMatchObject([
      {
        severity: expected,
        requirements: ["INF.7.A1", "INF.7.A2"],
        evidence: ["evidence/rz-a/begehung.txt"],
      },
    ]);
  });

  it("changes nothing when the same file comes again, and writes nothing with --dry-run", async () => {
    const root = await rootOf();
    const before = await filesOf(root);
    const dry = await importRemarks(root, [all], "--dry-run");
    expect(dry.stdout).toContain(`- ${auditPath}: neu`);
    const after = await filesOf(root);
    after.delete("r1.json");
    expect(after).toEqual(before);
    await importRemarks(root, [all]);
    const first = await filesOf(root);
    const again = await importRemarks(root, [all, all]);
    expect(again.stderr).toContain("read 8 = taken 8 + not taken 0");
    const second = await filesOf(root);
    for (const file of ["import-report.md", "r2.json"])
      for (const files of [first, second]) files.delete(file);
    expect(second).toEqual(first);
  });

  it("says findings: none only where nothing is flagged, and leaves it to a person where something is", async () => {
    const quiet = await rootOf();
    const { audit } = await importRemarks(quiet, [
      remarksFile([remark(server, "question", { text: "Wer?" })]),
    ]);
    expect(audit).toContain("findings: none\n");
    expect((await checkedAudit(quiet)).findings).toEqual(["audit-question-open 11"]);
    const open = await rootOf();
    const flagged = await importRemarks(open, [remarksFile([remark(server, "flagged", { text: "Hm." })])]);
    expect(flagged.audit).not.toContain("findings: none");
    expect(flagged.report).toContain("Auffälliges ohne Schwere ist noch keine Feststellung");
    expect((await checkedAudit(open)).findings).toEqual(["catalog-syntax 8"]);
    const more = remarksFile([remark(windows, "flagged", { severity: "E" })]);
    const { audit: after } = await importRemarks(quiet, [more]);
    expect(after).not.toContain("findings: none");
    expect((await checkedAudit(quiet)).audit?.findings).toHaveLength(1);
  });

  it("is as secret as the edition and as what it is about, and never more public", async () => {
    const levelOf = async (content: Content, ...given: Parameters<typeof remarksFile>) => {
      const root = await rootOf(content);
      await importRemarks(root, [remarksFile(...given)]);
      return (await checkedAudit(root)).audit?.classification;
    };
    const about = [remark(proof, "flagged", { severity: "E" })];
    expect(await levelOf(clean, about, { clearance: "public" })).toBe("internal");
    expect(await levelOf(clean, about, { clearance: "confidential" })).toBe("confidential");
    const room = changed(
      clean,
      "controls/objects/raum-a.md",
      "type: room",
      "classification: vs-nfd\ntype: room",
    );
    expect(await levelOf(room, about)).toBe("vs-nfd");
    expect(await levelOf(room, [remark(server, "flagged", { severity: "E" })])).toBe("internal");
    const catalogue = changed(
      clean,
      "controls/catalog/inf-7.md",
      "module:",
      "classification: confidential\nmodule:",
    );
    expect(await levelOf(catalogue, [remark(windows, "accepted")])).toBe("confidential");
    const root = await rootOf(room);
    await importRemarks(root, [remarksFile([remark(windows, "question", { text: "Purpur?" })])]);
    const report = await check(root, { asOf: day, today: day, version: "0.0.0" });
    expect(JSON.stringify(withhold(report, "internal"))).not.toContain("Purpur");
  });

  it("raises the level of an audit that is there, when something secret comes to it", async () => {
    const root = await rootOf();
    await importRemarks(root, [all]);
    const { audit } = await importRemarks(root, [
      remarksFile([remark(item("INF.7.A1", "raum-b", "rz-b"), "accepted")], { clearance: "confidential" }),
    ]);
    expect(audit).toContain("classification: confidential\n");
  });

  it("takes what the content does not know any more, and says so", async () => {
    const root = await rootOf();
    const { audit, report, stderr } = await importRemarks(root, [
      remarksFile([
        remark(item("INF.7.A2", "raum-c", "rz-a"), "question", { text: "Und hier?" }),
        remark(item("INF.7.A99", "raum-a", "rz-a"), "flagged", { severity: "AS" }),
        remark({ kind: "evidence", path: "evidence/rz-a/weg.pdf", sha256: null }, "accepted"),
        remark({ ...proof, sha256: "0".repeat(64) } as typeof proof, "flagged", { severity: "E" }),
      ]),
    ]);
    expect(stderr).toContain("read 4 = taken 4 + not taken 0");
    expect(audit).toContain(
      "- Frage: Und hier? (INF.7.A2, raum-c@rz-a; diesen Prüfpunkt gibt es im Inhalt nicht mehr)",
    );
    expect(audit).toMatch(/\n {2}- Anforderungen: INF\.7\.A2\n {2}- Bereich: rz-a\n/);
    expect(audit).toContain("die Anforderung INF.7.A99 gilt im Katalog nicht mehr");
    expect(audit).toContain("diesen Nachweis gibt es im Inhalt nicht mehr");
    expect(audit).toContain(`die Datei ist seit der Ausgabe eine andere (damals SHA-256 ${"0".repeat(12)}…)`);
    for (const number of [1, 2, 3, 4]) expect(report).toContain(`Anmerkung ${number}, `);
    expect((await checkedAudit(root)).findings).toEqual(["audit-question-open 10"]);
  });

  it("tells two auditors apart, and refuses the same thing twice without an id", async () => {
    const root = await rootOf();
    const of = (auditor: string | null, text: string) =>
      remarksFile([remark(server, "question", { text })], {}, { auditor });
    const { audit } = await importRemarks(root, [of("C. Probe", "Wer?"), of("D. Probe", "Wie?")]);
    expect(audit).toContain("- Frage: Wer?");
    expect(audit).toContain("- Frage: Wie?");
    const twice = await importRemarks(root, [
      remarksFile([remark(windows, "accepted"), remark(windows, "accepted", { text: "Doch." })]),
    ]);
    expect([...notTakenIn(twice.report)]).toEqual([[2, "duplicate"]]);
    expect(twice.audit).not.toContain("Doch.");
    const several = [
      remark(windows, "accepted", { id: "a", text: "Gut." }),
      remark(windows, "question", { id: "b", text: "Und nachts?" }),
    ];
    const merged = remarksFile(several, {}, { auditor: "D. Probe" });
    const { stderr } = await importRemarks(root, [remarksFile(several), merged]);
    expect(stderr).toContain("read 4 = taken 4 + not taken 0");
    expect((await importRemarks(root, [remarksFile(several)])).audit.match(/Und nachts\?/g)).toHaveLength(1);
    expect((await importRemarks(root, [remarksFile(several)])).audit).toMatch(/Gut\.\n- Frage: Und nachts\?/);
  });

  it("comes into the audit of the same title and day, whatever its line ends", async () => {
    const path = "controls/audits/2026/herbst.md";
    const text =
      "---\ntitle: Audit (Beispiel) # unser\nkind: internal\ndate: 2026-11-20\n---\n\nVorab.\n\n## F-07 Alt\n\n- Schwere: empfehlung\n".replaceAll(
        "\n",
        "\r\n",
      );
    const root = await rootOf({ ...clean, [path]: text });
    await importRemarks(root, [all]);
    const after = (await filesOf(root)).get(path) ?? "";
    expect(after.replaceAll("\r\n", "")).not.toContain("\n");
    expect(after.startsWith(text.slice(0, text.indexOf("\r\n\r\n## F-07")))).toBe(true);
    const { audit, findings } = await checkedAudit(root, path);
    expect(audit?.findings.map(({ id }) => id)).toEqual(["F-07", "F-08"]);
    expect(findings).toEqual(["audit-question-open 11", "audit-question-open 14"]);
  });

  it.each([
    ["no JSON", "{", "ist keine Datei mit Anmerkungen: Das ist kein gültiges JSON."],
    ["a saved report", '{"format":"nachweis-report/1"}', "version fehlt"],
    ["a damaged file", JSON.stringify({ ...all, remarks: [{}] }), "remarks[0].about fehlt."],
    ["a newer version", JSON.stringify({ ...all, version: 2 }), "von einer neueren Version"],
  ])("refuses %s with one line, and writes nothing", async (_, text, why) => {
    const root = await rootOf();
    const before = await filesOf(root);
    const { refused } = await importRemarks(root, [text]);
    expect(refused).toContain(why === "version fehlt" ? "ist keine Datei mit Anmerkungen" : why);
    expect(refused?.split("\n")).toHaveLength(1);
    await rm(join(root, "r1.json"));
    expect(await filesOf(root)).toEqual(before);
  });

  it("refuses what is too large, and remarks on another information domain", async () => {
    const root = await rootOf(
      changed(clean, "controls/domain.md", "approach:", "id: mein-verbund\napproach:"),
    );
    await writeFile(join(root, "r.json"), " ".repeat(16 * 1024 * 1024 + 1));
    expect((await importRemarks(root, [" ".repeat(16 * 1024 * 1024 + 1)])).refused).toContain("größer als");
    const other = remarksFile(all.remarks, { domain: "anderer" });
    expect((await importRemarks(root, [other])).refused).toContain(
      "Anmerkungen zum Informationsverbund „anderer“",
    );
    const own = await importRemarks(root, [remarksFile(all.remarks, { domain: "mein-verbund" })]);
    expect(own.refused).toBeNull();
  });

  it("leaves the certificate verdict to findings: questions change nothing of it", async () => {
    const before = await reportOn(clean);
    const root = await rootOf();
    await importRemarks(root, [
      remarksFile([remark(server, "question", { text: "Wer?" })], {}, { kind: "certification" }),
    ]);
    const report = await check(root, { asOf: day, today: day, version: "0.0.0" });
    expect(report.blockers).toEqual(before.blockers);
  });
});
