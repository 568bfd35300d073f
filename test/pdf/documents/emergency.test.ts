import { beforeAll, describe, expect, it } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import { words } from "../../../src/model/words.ts";
import { recoveryOrderOf } from "../../../src/pdf/documents/recovery-order.ts";
import type { Block } from "../../../src/pdf/layout/definition.ts";
import { definePdf, pdfDocuments } from "../../../src/pdf/render-pdf.ts";
import { durationSeconds } from "../../../src/text/duration.ts";
import { durationWords } from "../../../src/text/duration-words.ts";
import { reportOn } from "../../content-root.ts";
import { changed, clean } from "../../format/clean-root.ts";
import { lettersOf, readPages } from "../layout/page-text.ts";
import { inputOf, produce } from "./produce.ts";
import { exampleReport } from "./reports.ts";

const without = (text: string): string => text.replace(/\s+/g, "");

/** BSI-Standard 200-4; every figure is the report's. */
describe.each(["de", "en"] as const)("the emergency documents of the worked example (%s)", (language) => {
  let report: Report;
  let blocks: readonly Block[];
  let pages: readonly string[];
  let letters: string;

  beforeAll(async () => {
    report = await exampleReport();
    const document = pdfDocuments.find(({ id }) => id === "emergency");
    blocks = document ? [...definePdf(document, inputOf(report, language)).body()] : [];
    const read = await readPages(await produce("emergency", inputOf(report, language)));
    pages = read.map((page) => lettersOf([page]));
    letters = lettersOf(read);
  });

  const time = (iso: string): string => durationWords(iso)[language];
  const title = (id: string): string =>
    [...report.sites, ...report.objects].find((one) => one.id === id)?.title ?? id;

  it("are called an extract, and say what is missing with the file where it belongs", () => {
    expect(letters).toContain(language === "de" ? "keinNotfallhandbuch" : "nomanual");
    const missing = language === "de" ? "fehlt:" : "missing:";
    const kommunikation = pages.find((page) => page.includes("controls/objects/kommunikation.md"));
    expect(kommunikation).toContain(missing);
    // What the example says is not missing.
    expect(letters).not.toContain("controls/objects/klinik-it.md");
    expect(letters).toContain(without("Die Stationsleitung gibt Papierakten aus"));
  });

  it("have the times of each process beside the measured ones, as bars as long as they are", () => {
    const rows = blocks.flatMap((block) => (block.kind === "bars" ? block.rows : []));
    const bar = (name: string, iso: string) => {
      const row = rows.find((one) => one.name === name && one.label === time(iso));
      return row?.values.reduce((sum, value) => sum + value, 0);
    };
    for (const { id, recovery } of report.objects.filter(({ critical }) => critical)) {
      if (!recovery) throw new Error("a critical process has times");
      for (const kind of ["mtpd", "rto", "rpo"] as const) {
        expect(letters).toContain(without(time(recovery[kind])));
        const name = `${title(id)}: ${kind.toUpperCase()}`;
        expect(bar(name, recovery[kind]), name).toBe(durationSeconds(recovery[kind]));
      }
    }
    for (const { lost, exercise } of report.failover.processes) {
      const name = `${language === "de" ? "Ausfall" : "Loss of"} ${title(lost)}`;
      for (const measured of [exercise?.rto, exercise?.rpo]) {
        if (!measured) throw new Error("each loss was rehearsed");
        expect(bar(name, measured), name).toBe(durationSeconds(measured));
      }
    }
  });

  it("have a page to hang up for each site that may be lost", () => {
    for (const { lost, remaining, processes } of report.failover.losses) {
      const heading = without(
        `${language === "de" ? "Aushang: Ausfall " : "hang up: loss of "}${title(lost)}`,
      );
      // The first is the contents.
      const [, page = ""] = pages.filter((one) => one.includes(heading));
      for (const id of [lost, ...remaining]) {
        const site = report.sites.find((one) => one.id === id);
        expect(page).toContain(without(site?.calls ?? "?"));
        expect(page).toContain(without(site?.decides ?? "?"));
      }
      for (const process of processes) expect(page).toContain(without(title(process)));
      for (const { process, verdict } of report.failover.processes.filter((one) => one.lost === lost)) {
        expect(processes).toContain(process);
        expect(page).toContain(without(words.verdict[verdict][language]));
      }
      for (const lapse of report.failover.lapses.filter(({ site }) => remaining.includes(site)))
        expect(page).toContain(
          without(report.evidence.find(({ path }) => path === lapse.evidence)?.title ?? "?"),
        );
    }
  });

  it("have a plan for each application and system, in the order of the dependencies", () => {
    const planned = recoveryOrderOf(report).filter(
      ({ object: { type } }) => type === "application" || type === "it-system",
    );
    expect(planned.length).toBeGreaterThan(4);
    const headings = blocks.flatMap((block) =>
      block.kind === "heading" && block.level === 2 ? [JSON.stringify(block.text)] : [],
    );
    const places = planned.map(({ object }) =>
      headings.findIndex((one) => one.includes(JSON.stringify(object.title))),
    );
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(letters).toContain(without("Prüfen, bis zu welchem Stand die Gegenstelle"));
  });

  it("plan an exercise for each loss of each process, and call due what is not shown", () => {
    const plan = letters.slice(
      letters.lastIndexOf(language === "de" ? "Waszuübenist" : "Whatistoberehearsed"),
    );
    const notShown = report.failover.processes.filter(({ exercise }) => !exercise?.shows);
    expect(notShown.length).toBe(2);
    const now = language === "de" ? /jetzt(?=Altes|Rechenzentrum)/g : /now(?=Altes|Rechenzentrum)/g;
    expect(plan.match(now)?.length).toBe(notShown.length);
  });
});

describe("the emergency documents of a site that says nothing about emergencies", () => {
  it("call the roles missing", async () => {
    const process = `---
title: Auskunft
type: process
sites: [rz-a, rz-b]
redundancy: active-active
critical: true
recovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}
protection: {confidentiality: normal, integrity: normal, availability: normal}
---
`;
    const content = changed(clean, "controls/sites/rz-a.md", "title:", "emergency: {calls: Pforte}\ntitle:");
    const report = await reportOn({ ...content, "controls/objects/auskunft.md": process });
    const letters = lettersOf(await readPages(await produce("emergency", inputOf(report))));
    expect(letters).toContain("Pforte");
    expect(letters).toContain(without("fehlt: emergency: {decides: …} in controls/sites/rz-a.md"));
    expect(letters).toContain(without("fehlt: emergency: {calls: …} in controls/sites/rz-b.md"));
    expect(letters).toContain("nichtgemessen");
    expect(letters).toContain("keine,diezählt");
  });
});
