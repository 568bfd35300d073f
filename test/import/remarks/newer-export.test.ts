import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Remark } from "../../../src/model/remarks.ts";
import { writeContent } from "../../content-root.ts";
import { clean, proofA } from "../../format/clean-root.ts";
import { filesOf, notTakenIn } from "../import-run.ts";
import {
  auditPath,
  checkedAudit,
  importRemarks,
  proof,
  remark,
  remarksFile,
  server,
  windows,
} from "./remarks-run.ts";

const later = (text: string, more: Partial<Remark> = {}): Partial<Remark> => ({
  text,
  day: "2026-11-22",
  ...more,
});
const finding = (more: Partial<Remark>) => remark(windows, "flagged", { severity: "AG", ...more });
const question = (more: Partial<Remark>) => remark(server, "question", more);

/** A root into which a first file was imported, after which the officer changed the audit. */
async function imported(first: readonly Remark[], officer: (text: string) => string = (text) => text) {
  const { root } = await writeContent(clean);
  const { audit } = await importRemarks(root, [remarksFile(first)]);
  const written = officer(audit);
  await writeFile(join(root, auditPath), written);
  return {
    written,
    next: (...remarks: readonly Remark[]) => importRemarks(root, [remarksFile(remarks)]),
    checked: () => checkedAudit(root),
    text: () => readFile(join(root, auditPath), "utf8"),
  };
}

describe("a newer export of remarks", () => {
  it("changes what is the auditor's, and keeps what the officer wrote", async () => {
    const answer = `  - Antwort: 2026-11-22, die Leitung, siehe ${proofA}.`;
    const due =
      "- Frist: 2027-01-31\n- Zuständig: Haustechnik\n\nUnsere Stellungnahme.\n\n- Offen: Griffe tauschen; bis 2027-01-15; Haustechnik";
    const { written, next, checked } = await imported(
      [finding({ text: "Offen.\n\nZweimal." }), question({ text: "Wer?" })],
      (text) =>
        text
          .replace("- Bereich: server@rz-b", `- Bereich: server@rz-b\n${answer}`)
          .replace("\nOffen.", `\n${due}\n\nOffen.`),
    );
    const { audit, report } = await next(
      finding(later("Doch zu.", { severity: "AS" })),
      question(later("Wer entscheidet?")),
    );
    expect(report).toContain("0 Anmerkungen neu, 2 geändert");
    expect(audit).toBe(
      written
        .replace("- Frage: Wer?", "- Frage: Wer entscheidet?")
        .replace("- Schwere: geringfügig", "- Schwere: schwerwiegend")
        .replace("Offen.\n\nZweimal.\n\nAnmerkung vom 2026-11-21", "Doch zu.\n\nAnmerkung vom 2026-11-22"),
    );
    const { audit: read } = await checked();
    expect(read?.questions).toMatchObject([{ text: "Wer entscheidet?", state: "answered" }]);
    expect(read?.findings).toMatchObject([
      {
        severity: "major",
        due: "2027-01-31",
        responsible: ["Haustechnik"],
        actions: [{ due: "2027-01-15" }],
      },
    ]);
  });

  it("adds what is new, and gives no id twice", async () => {
    const { next, checked } = await imported(
      [finding({ text: "A" })],
      (text) =>
        `${text.slice(0, text.indexOf("## F-01")).trimEnd()}\n\n## F-02 Unsere\n\n- Schwere: empfehlung\n`,
    );
    await next(finding({ text: "A" }), remark(server, "flagged", { severity: "E" }));
    expect((await checked()).audit?.findings.map(({ id }) => id)).toEqual(["F-02", "F-03"]);
  });

  it("takes nothing over what somebody else changed, and names it", async () => {
    const { written, next } = await imported(
      [finding({ text: "Offen." }), question({ text: "Wer?" })],
      (text) => text.replace("Offen.", "Nur gekippt.").replace("Frage: Wer?", "Frage: Wer genau?"),
    );
    const { audit, report } = await next(finding(later("Zu.")), question(later("Wie?")));
    expect([...notTakenIn(report)]).toEqual([
      [1, "conflict"],
      [2, "conflict"],
    ]);
    expect(report).toContain("F-01 wurde seither im Inhalt geändert oder entfernt");
    expect(audit).toBe(written);
  });

  it("does not go back to an older one", async () => {
    const { written, next } = await imported([question({ text: "Neu?", day: "2026-11-22" })]);
    const { audit, report } = await next(question({ text: "Alt?" }));
    expect([...notTakenIn(report)]).toEqual([[1, "outdated"]]);
    expect(audit).toBe(written);
  });

  it("makes a finding of a question, which goes unless somebody has answered it", async () => {
    const open = await imported([question({ text: "Wer?" })]);
    const first = await open.next(question(later("Niemand.", { severity: "AG" })));
    expect(first.audit).not.toContain("Frage: Wer?");
    expect(first.audit).not.toContain("findings: none");
    expect((await open.checked()).audit?.findings).toMatchObject([{ id: "F-01" }]);
    const answered = await imported([question({ text: "Wer?" })], (text) =>
      text.replace("- Bereich: server@rz-b", "- Bereich: server@rz-b\n  - Antwort: Alle."),
    );
    const second = await answered.next(question(later("Niemand.", { severity: "AG" })));
    expect(second.audit).toContain("- Antwort: Alle.");
    expect(second.report).toContain("hat jemand geändert oder beantwortet");
    expect((await answered.checked()).findings).toEqual([]);
  });

  it("never takes a finding back, nor what the file holds no more", async () => {
    const { written, next, text } = await imported([finding({ text: "A" }), question({ text: "Wer?" })]);
    const { report } = await next(remark(windows, "accepted", later("Doch gut.")));
    expect([...notTakenIn(report)]).toEqual([[1, "conflict"]]);
    expect(report).toContain("F-01 bleibt stehen");
    expect(report).toContain("in dieser Datei nicht mehr enthalten; es bleibt stehen: 1");
    expect(await text()).toBe(written);
  });

  it.each([
    [[0]],
    [[1]],
    [[2]],
    [[0, 1]],
    [[1, 2]],
    [[0, 2]],
    [[0, 1, 2]],
  ])("makes findings of questions %j of three", async (places) => {
    const three = [server, windows, proof].map((about, i) =>
      remark(about, "question", { text: `Was ${i}?` }),
    );
    const { next, checked } = await imported(three);
    await next(
      ...three.map((one, i) => (places.includes(i) ? { ...one, ...later("Das.", { severity: "E" }) } : one)),
    );
    const { audit } = await checked();
    expect(audit?.findings).toHaveLength(places.length);
    expect(audit?.questions.map(({ text }) => text.slice(0, 6))).toEqual(
      ["Was 0?", "Was 1?", "Was 2?"].filter((_, i) => !places.includes(i)),
    );
  });

  it("changes an accepted remark to a question, and back", async () => {
    const { next, checked } = await imported([remark(server, "accepted", { text: "Gut." })]);
    const first = await next(question(later("Wirklich?")));
    expect(first.audit).not.toContain("Gut.");
    expect((await checked()).audit?.questions).toMatchObject([{ text: "Wirklich?", state: "open" }]);
    const second = await next(remark(server, "accepted", { text: "Gut.", day: "2026-11-23" }));
    expect(second.audit).not.toContain("Wirklich?");
    expect(second.audit).toContain("Gut.");
    expect((await checked()).findings).toEqual([]);
  });

  it("finds its audit again under another title, and makes it anew where somebody has deleted it", async () => {
    const { root } = await writeContent(clean);
    const { audit } = await importRemarks(root, [remarksFile([question({ text: "Wer?" })])]);
    const renamed = audit.replace("title: Audit (Beispiel)", "title: Unser Audit");
    await writeFile(join(root, auditPath), renamed);
    expect((await importRemarks(root, [remarksFile([question({ text: "Wer?" })])])).audit).toBe(renamed);
    await rm(join(root, auditPath));
    const again = await importRemarks(root, [remarksFile([question({ text: "Wer?" })])]);
    expect(again.audit).toBe(audit);
    expect(again.report).toContain("1 Anmerkungen neu");
  });

  it("keeps audits apart whose titles make the same id", async () => {
    const { root } = await writeContent(clean);
    const of = (title: string) => remarksFile([question({ text: title })], {}, { title });
    const { audit } = await importRemarks(root, [of("Audit (Beispiel)"), of("Audit: Beispiel!")]);
    expect(audit).toContain("- Frage: Audit (Beispiel)\n");
    expect(audit).not.toContain("Beispiel!");
    const second = auditPath.replace(".md", "-2.md");
    const { questions } = (await checkedAudit(root, second)).audit ?? {};
    expect(questions).toMatchObject([{ text: "Audit: Beispiel!" }]);
    const before = await filesOf(root);
    await importRemarks(root, [of("Audit: Beispiel!")]);
    expect((await filesOf(root)).get(second)).toBe(before.get(second));
  });
});
