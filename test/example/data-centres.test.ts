import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/report.ts";
import { check } from "../../src/pipeline.ts";
import { exampleReport } from "../pdf/documents/reports.ts";

/** What the guides say of the worked example's two data centres. */

const documents = [
  {
    path: "docs/de/rechenzentren.md",
    words: ["ausreichend", "ausreichend bis", "nicht gezeigt", "nicht ausreichend"],
  },
  {
    path: "docs/en/data-centres.md",
    words: ["sufficient", "sufficient until", "not shown", "not sufficient"],
  },
];
const verdicts = ["sufficient", "sufficient-until", "not-shown", "not-sufficient"];

const reports = new Map<string, Promise<Report>>();

/** The report on the example as of a day; both guides tell of the same days. */
function reportAsOf(day: string): Promise<Report> {
  const report = reports.get(day) ?? check(".", { asOf: day, today: day, version: "0.0.0" });
  reports.set(day, report);
  return report;
}

/** Rows of the last table: day, process, lost site, verdict. */
function rowsOf(text: string): string[][] {
  return text
    .split("\n")
    .filter((line) => /^\| \d{4}-/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, 5)
        .map((cell) => cell.trim()),
    );
}

describe.each(documents)("$path", ({ path, words }) => {
  it("states the verdicts of the example as they are, all four of them", async () => {
    const rows = rowsOf(await readFile(path, "utf8"));
    const seen = new Set<string>();
    for (const [day = "", process, lost, verdict = ""] of rows) {
      const { failover } = await reportAsOf(day);
      const cell = failover.processes.find((one) => one.process === process && one.lost === lost);
      const [, word = "", until] = /^(.*?)(?: (\d{4}-\d\d-\d\d))?$/.exec(verdict) ?? [];
      expect(cell, `${day} ${process} ${lost}`).toMatchObject({
        verdict: verdicts[words.indexOf(word)],
        until: until ?? null,
      });
      seen.add(cell?.verdict ?? "");
    }
    expect([...seen].sort()).toEqual([...verdicts].sort());
  });
});

it("has a capacity proof at each active site, and no error on its own day", async () => {
  const report = await exampleReport();
  expect(report.summary.errors).toBe(0);
  const proofs = report.evidence.filter(({ path }) => path.includes("kapazitaet-alleinbetrieb"));
  expect(proofs.map(({ site }) => site)).toEqual(["rz-alt", "rz-lwl"]);
});
