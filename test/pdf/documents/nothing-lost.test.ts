import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kompendium2023Method } from "../../../src/catalogue/kompendium-2023-method.ts";
import { amountWords } from "../../../src/model/amount.ts";
import { actionsAgainst, remedyOf } from "../../../src/model/failover-remedy.ts";
import { dayIn } from "../../../src/model/languages.ts";
import type { Language } from "../../../src/model/position.ts";
import { realisationPlanOf } from "../../../src/model/realisation-plan.ts";
import type { Report, ReportItem } from "../../../src/model/report.ts";
import { states } from "../../../src/model/vocabulary.ts";
import { PdfObjects } from "../layout/pdf-objects.ts";
import { readTags, walk } from "../layout/tag-tree.ts";
import { inputOf, produce } from "./produce.ts";
import { exampleReport } from "./reports.ts";

const missing = ["pdftotext"].filter((name) => spawnSync(name, ["-v"]).error);

/** Days as German documents write them. */
const german = dayIn("de");

/** What poppler reads in the documents of the worked example is compared with the report, not with the documents' code. */
describe.skipIf(missing.length > 0)(
  `the documents of the worked example${missing.length > 0 ? ` (missing here: ${missing.join(", ")})` : ""}`,
  () => {
    let folder = "";
    let report: Report;
    const read = new Map<string, { letters: string; bytes: Buffer }>();

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), "nachweis-pdf-"));
      report = await exampleReport();
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    /** The letters of a document as poppler finds them, without spaces; hyphens that break a word are soft. */
    async function documentOf(
      id: string,
      language: Language = "de",
    ): Promise<{ letters: string; bytes: Buffer }> {
      const key = `${id}-${language}`;
      let found = read.get(key);
      if (!found) {
        const bytes = await produce(id, inputOf(report, language));
        const file = join(folder, `${key}.pdf`);
        writeFileSync(file, bytes);
        const text = execFileSync("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"], {
          encoding: "utf8",
          maxBuffer: 1 << 28,
        });
        found = { letters: lettersIn(text), bytes };
        read.set(key, found);
      }
      return found;
    }

    const requirementOf = (id: string): string =>
      report.requirements.find((requirement) => requirement.id === id)?.title ?? "";
    const count = (letters: string, words: string): number => letters.split(lettersIn(words)).length - 1;
    const itemCell = (item: Pick<ReportItem, "requirement" | "level">): string =>
      `${item.requirement} ${requirementOf(item.requirement)} (${item.level}`;

    it("A.0 names every guideline with version, approval, next review and digest", async () => {
      const { letters } = await documentOf("A.0");
      const held = report.evidence.filter(({ document }) => document?.id.startsWith("A.0."));
      expect(held.length).toBe(5);
      for (const { title, document, sha256, path } of held)
        for (const part of [
          title,
          document?.version,
          german(document?.approved?.on ?? null),
          german(document?.nextReview ?? null),
          sha256,
          path,
        ])
          expect(count(letters, part ?? "?"), part ?? path).toBeGreaterThan(0);
    });

    it("A.1 has every object, site, link and dependency, and the network plan", async () => {
      const { letters } = await documentOf("A.1");
      for (const { id, title, dependsOn, connects } of report.objects) {
        expect(count(letters, `${title} (${id})`), id).toBeGreaterThan(0);
        for (const other of [...dependsOn.flat(), ...connects]) expect(letters).toContain(lettersIn(other));
      }
      for (const { id, title } of report.sites) expect(count(letters, `${title} (${id})`)).toBeGreaterThan(0);
      expect(letters).toContain("a-1-bereinigter-netzplan.png");
      expect(rowsOf((await documentOf("A.1")).bytes)).toBeGreaterThan(
        report.objects.length + report.sites.length,
      );
    });

    it("A.2 has every value with its path, and the institution's definitions", async () => {
      const { letters } = await documentOf("A.2");
      const titles = new Map(report.objects.map(({ id, title }) => [id, title]));
      for (const { id, protection, protectionReason, protectionReasons, link } of report.objects) {
        expect(count(letters, `(${id})`), id).toBeGreaterThan(link ? 1 : 0);
        if (protectionReason !== null) expect(letters).toContain(lettersIn(protectionReason));
        for (const why of Object.values(protectionReasons))
          if (why) expect(letters).toContain(lettersIn(`(${why.scenario}): ${why.reason}`));
        for (const { path, set } of Object.values(protection)) {
          const chain = path.slice(0, -1).map((one) => titles.get(one));
          if (set === null) expect(letters).toContain(lettersIn(`geerbt: ${chain.join(" → ")}`));
        }
        if (link?.externalReason) expect(letters).toContain(lettersIn(link.externalReason));
      }
      expect(report.objects.filter(({ link }) => link).length).toBe(4);
      const inherits = report.objects.filter(
        ({ protection, protectionReason }) =>
          protectionReason === null && Object.values(protection).every(({ set }) => set === null),
      );
      expect(inherits.length).toBeGreaterThan(15);
      // Besides these the definitions name it once, and two objects of which only some values are inherited.
      expect(count(letters, "Maximumprinzip")).toBe(inherits.length + 3);
      expect(report.domain.definitions.length).toBeGreaterThan(0);
      for (const { scenario, needs } of report.domain.definitions)
        for (const text of [scenario, ...Object.values(needs)])
          expect(letters).toContain(lettersIn(text ?? ""));
    });

    it("A.3 has every module of the catalogue, in both directions, and all that is said of it", async () => {
      const { letters } = await documentOf("A.3");
      for (const { id, title, modelling, reason, decision, holders } of report.modules) {
        // One place of its own, and one at each that has it.
        expect(count(letters, `${id} ${title}`), id).toBe(1 + holders.length);
        expect(holders.length > 0).toBe(modelling === "modelled");
        const said = [
          reason,
          decision?.by,
          german(decision?.on ?? null),
          ...holders.flatMap((one) => [one.reason, one.contact]),
        ];
        for (const text of said) if (text) expect(letters).toContain(lettersIn(text));
      }
      for (const { id, title, modules } of report.objects)
        expect(count(letters, `${title} (${id})`), id).toBe(1 + modules.length);
      const places = ["R1: zuerst", "R2: danach", "R3: zuletzt"].map((order) =>
        letters.lastIndexOf(lettersIn(order)),
      );
      expect(places).toEqual([...places].sort((a, b) => a - b));
    });

    it("A.3 says of an object without a module where it is analysed", async () => {
      const { letters } = await documentOf("A.3");
      // The table's head stands on each of its pages.
      const without = letters.slice(letters.indexOf(lettersIn("Analysiert in")));
      const objects = report.objects.filter(({ modules }) => modules.length === 0);
      expect(objects.length).toBeGreaterThan(0);
      for (const { id } of objects) {
        const [, cell = ""] = without.split(lettersIn(`(${id})`));
        const risks = report.risks.filter((risk) => risk.objects.includes(id));
        for (const risk of risks) expect(cell).toContain(lettersIn(`${risk.title} (${risk.id})`));
      }
    });

    it("A.4 has the counts of every module that is modelled", async () => {
      const { letters } = await documentOf("A.4");
      for (const { id, title } of report.modules.filter(({ modelling }) => modelling === "modelled")) {
        const counts = report.moduleCounts.filter(({ module }) => module === id);
        const numbers = [...states, "items" as const].map((key) =>
          counts.reduce((total, one) => total + one.counts[key], 0),
        );
        expect(count(letters, `${id} ${title} ${numbers.join(" ")}`), id).toBe(1);
      }
    });

    it.each([
      "de",
      "en",
    ] as const)("A.4 has every item once, with the digest of its evidence (%s)", async (language) => {
      const { letters, bytes } = await documentOf("A.4", language);
      for (const [, items] of Map.groupBy(report.items, (item) => item.requirement)) {
        const [first] = items;
        if (first) expect(count(letters, `${itemCell(first)})`), first.requirement).toBe(items.length);
      }
      const used = new Set(report.items.flatMap((item) => [...item.evidence, item.inherited]));
      for (const { path, sha256, digest } of report.evidence.filter((one) => used.has(one.path))) {
        expect(count(letters, path), path).toBeGreaterThan(0);
        expect(count(letters, sha256 ?? digest ?? ""), path).toBe(1);
      }
      for (const item of report.items)
        for (const { control, index } of item.assessments) {
          const assessed = report.controls.find(({ id }) => id === control)?.assessments[index]?.assessed;
          if (assessed?.asked) expect(letters).toContain(lettersIn(`: ${assessed.asked}`));
        }
      // One row per item, beside those of statistics, evidence and document control.
      expect(rowsOf(bytes)).toBeGreaterThan(report.items.length + used.size - 1);
    });

    it("A.4 states each item's status and proof as the report does", async () => {
      const { letters } = await documentOf("A.4");
      const words = { yes: "ja", partial: "teilweise", no: "nein", dispensable: "entbehrlich" } as const;
      const proofs = {
        proven: "belegt",
        unproven: "unbelegt",
        open: "offen",
        unassessed: "unbewertet",
        dispensable: "entbehrlich",
      } as const;
      let at = 0;
      const order = [null, ...report.objects.map(({ id }) => id)];
      const groups = Map.groupBy(report.items, ({ object }) => object);
      for (const object of order)
        for (const item of [...Map.groupBy(groups.get(object) ?? [], ({ site }) => site).values()].flat()) {
          const cell = lettersIn(`${itemCell(item)})`);
          const row = `${cell}${item.declared ? words[item.declared] : "–"}${proofs[item.state]}`;
          const found = letters.indexOf(row, at);
          expect(found, `${item.requirement} ${object} ${item.site}`).toBeGreaterThan(at);
          at = found + row.length;
        }
    });

    it("A.5 has every risk with threats, rating and acceptance", async () => {
      const { letters } = await documentOf("A.5");
      expect(report.risks.length).toBeGreaterThan(5);
      for (const { title, threats, accepted, id } of report.risks) {
        expect(count(letters, title), id).toBeGreaterThan(1);
        for (const threat of threats) expect(letters).toContain(lettersIn(`${threat.id} ${threat.title}`));
        if (accepted)
          expect(letters).toContain(
            lettersIn(`${accepted.by}, ${german(accepted.on)}, bis ${german(accepted.until)}`),
          );
      }
      expect(letters).toContain("UnterschriftderLeitung");
    });

    it("A.6 has every action once, with its items, day, responsible and amounts, and their sums", async () => {
      const { letters } = await documentOf("A.6");
      const findings = report.audits.flatMap((audit) =>
        audit.findings.filter(({ state }) => state !== "closed"),
      );
      const assessments = report.controls.flatMap((control) => control.assessments);
      const all = [...assessments, ...findings].flatMap((one) => one.actions);
      // The same id is the same action; the example describes none in two ways.
      const actions = all.filter(({ id }, at) => id === null || all.findIndex((one) => one.id === id) === at);
      expect(actions.length).toBeGreaterThan(50);
      expect(all.length).toBeGreaterThan(actions.length);
      expect(letters).toContain(lettersIn(`Offene Aufgaben ${actions.length}`));
      // Once in the time plan and once in the table.
      for (const { text } of actions) {
        const same = actions.filter((action) => lettersIn(action.text).includes(lettersIn(text))).length;
        expect(count(letters, text), text).toBe(2 * same);
      }
      for (const { due, responsible, effort, amounts } of actions)
        for (const part of [german(due), responsible, amounts.length === 0 ? effort : null])
          if (part !== null) expect(letters).toContain(lettersIn(part));
      const amounts = actions.flatMap((action) => action.amounts);
      const days = amounts.flatMap(({ unit, value, yearly }) => (unit === "EUR" || yearly ? [] : value));
      const sum = days.reduce((one, other) => one + other, 0);
      expect(sum).toBeGreaterThan(300);
      expect(letters).toContain(lettersIn(`${sum} PT`));
      for (const item of report.items.filter(({ declared }) => declared === "partial" || declared === "no"))
        expect(letters).toContain(lettersIn(`${itemCell(item)})`));
    });

    it("the list of audit findings has every finding with severity, state and evidence", async () => {
      const { letters } = await documentOf("findings");
      const findings = report.audits.flatMap((audit) => audit.findings);
      expect(findings.length).toBeGreaterThan(5);
      for (const { id, title, due, closed, evidence } of findings) {
        expect(letters).toContain(lettersIn(`${id} ${title}`));
        expect(letters).toContain(lettersIn(german(closed ?? due) ?? "?"));
        for (const path of evidence)
          expect(letters).toContain(
            lettersIn(report.evidence.find((one) => one.path === path)?.title ?? "?"),
          );
      }
    });

    it("the status report has two pages, and the counts of both data centres", async () => {
      const { letters, bytes } = await documentOf("status");
      expect(new PdfObjects(bytes).pages.length).toBe(2);
      expect(letters).toContain(`Prüfpunkte${report.sites.map(({ counts }) => counts.items).join("")}`);
      expect(letters).toContain(lettersIn(report.certificate.blockers.de));
      for (const { lost } of report.failover.losses)
        expect(letters).toContain(lettersIn(report.sites.find(({ id }) => id === lost)?.title ?? "?"));
    });

    it("the failover report has every verdict with its reasons", async () => {
      const { letters } = await documentOf("failover");
      for (const { reasons } of [...report.failover.processes, ...report.failover.losses])
        for (const { text, change } of reasons)
          for (const part of [text.de, change.de]) expect(letters, part).toContain(lettersIn(part));
    });

    it("the failover report has who, until when and at what cost for each reason, by the plan", async () => {
      const { letters } = await documentOf("failover");
      const { actions } = realisationPlanOf(report, kompendium2023Method);
      const against = report.failover.processes.flatMap(({ reasons }) =>
        reasons.flatMap((reason) => actionsAgainst(reason, actions)),
      );
      expect(new Set(against).size).toBe(10);
      for (const { action } of against)
        for (const part of [action.responsible, german(action.due)])
          expect(letters).toContain(lettersIn(part ?? "?"));
      for (const loss of report.failover.losses) {
        const { sums } = remedyOf(loss.reasons, actions);
        if (sums.length > 0)
          expect(letters).toContain(
            lettersIn(`Beziffert sind ${sums.map((sum) => amountWords(sum).de).join(", ")}`),
          );
      }
      for (const { evidence } of report.failover.lapses)
        expect(letters).toContain(
          lettersIn(report.evidence.find(({ path }) => path === evidence)?.title ?? "?"),
        );
    });

    it("the relocation report has every item of the new site", async () => {
      const { letters } = await documentOf("relocation");
      const [move] = report.relocations;
      if (!move) throw new Error("The example moves a data centre");
      const items = [
        ...move.missing,
        ...move.proven,
        ...move.inherited,
        ...move.carriedOver,
        ...move.dispensable,
      ];
      expect(items.length).toBe(report.items.filter(({ site }) => site === move.to).length);
      for (const [requirement, same] of Map.groupBy(items, (item) => item.requirement))
        expect(count(letters, `${requirement} ${same[0]?.title ?? ""} (`), requirement).toBe(same.length);
    });

    it("the evidence register has every file once with its digest, on the cover sheet of its set", async () => {
      const { letters } = await documentOf("register");
      for (const { path, sha256, digest, title } of report.evidence) {
        expect(count(letters, title), path).toBeGreaterThan(0);
        expect(count(letters, path), path).toBeGreaterThan(0);
        const hash = sha256 ?? digest;
        if (hash) expect(count(letters, hash), path).toBeGreaterThan(0);
      }
      const folders = new Set(report.evidence.map(({ path }) => path.split("/").slice(0, -1).join("/")));
      for (const one of folders) expect(letters).toContain(lettersIn(`Deckblatt: ${one}`));
      expect(letters.split("IndieStichprobegezogen").length - 1).toBe(folders.size);
    });
  },
);

/** Letters without spaces, soft hyphens and marks of direction, in the form in which PDFs hold them. */
function lettersIn(text: string): string {
  return text.normalize("NFC").replace(/[\s\u00AD\u200E\u200F\u202A-\u202E\u2066-\u2069]+/g, "");
}

/** Rows of all tables. */
function rowsOf(bytes: Buffer): number {
  return [...walk(readTags(new PdfObjects(bytes)))].filter(({ type }) => type === "TR").length;
}
