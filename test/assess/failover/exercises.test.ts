import { describe, expect, it } from "vitest";
import type { Report } from "../../../src/model/report.ts";
import { type Content, day, reportOn } from "../../content-root.ts";
import { domainFile, objectFile } from "../../format/clean-root.ts";

/** FORMAT.md, Failover: which exercise of a loss counts, and what it must show. */

const site = (from: string) =>
  `---\ntitle: Rechenzentrum (Beispiel)\nphases:\n  - {from: ${from}, state: active}\n---\n`;

interface Exercise {
  readonly issued?: string;
  readonly scenario?: string;
  readonly processes?: string;
  readonly passed?: boolean;
  readonly more?: string;
}

function exercise({
  issued = "2026-06-13",
  scenario = "{lost-site: rz-a}",
  processes = "{lohn: {rto: PT4H, rpo: PT1H}}",
  passed = true,
  more = "",
}: Exercise): string {
  return `---
title: Übung (Beispiel)
type: exercise
issued: ${issued}
scenario: ${scenario}
processes: ${processes}
passed: ${passed}
reviewed: {by: B. Beispiel, on: 2026-06-20}
${more}
---
`;
}

const content: Content = {
  "controls/domain.md": domainFile([], []),
  "controls/sites/rz-a.md": site("2020-01-01"),
  "controls/sites/rz-b.md": site("2020-01-01"),
  "controls/objects/lohn.md": objectFile(
    "type: process\nsites: [rz-a, rz-b]\nredundancy: active-passive\ncritical: true\nrecovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}",
  ),
};
const back = exercise({ scenario: "{lost-site: rz-b}" });

async function judge(exercises: readonly Exercise[], more: Content = {}, asOf = day): Promise<Report> {
  const files = exercises.map((one, i) => [`evidence/domain/uebung-${i}.md`, exercise(one)]);
  return reportOn(
    { ...content, "evidence/domain/zurueck.md": back, ...Object.fromEntries(files), ...more },
    asOf,
  );
}

function verdictOf(report: Report, lost = "rz-a", process = "lohn"): string {
  const found = report.failover.processes.find((one) => one.lost === lost && one.process === process);
  if (!found) throw new Error(`no verdict on ${process} and the loss of ${lost}`);
  return found.verdict;
}

function reasonsOf(report: Report): string[] {
  return report.failover.processes
    .filter(({ lost }) => lost === "rz-a")
    .flatMap(({ reasons }) => reasons.map(({ kind }) => kind));
}

const missing = (report: Report) => report.findings.filter(({ rule }) => rule === "exercise-missing");

describe("an exercise of a loss", () => {
  it.each<[string, Exercise, string]>([
    ["with the times exactly at RTO and RPO", {}, "sufficient"],
    ["exactly P12M old", { issued: "2025-11-23" }, "sufficient"],
    ["of the very day", { issued: day }, "sufficient"],
    ["one day too old", { issued: "2025-11-22" }, "not-shown"],
    ["of tomorrow", { issued: "2026-11-24" }, "not-shown"],
    ["one second too slow", { processes: "{lohn: {rto: PT4H1S, rpo: PT1H}}" }, "not-shown"],
    ["with one second of data too much lost", { processes: "{lohn: {rto: PT4H, rpo: PT1H1S}}" }, "not-shown"],
    ["with the same time in other units", { processes: "{lohn: {rto: PT240M, rpo: PT3600S}}" }, "sufficient"],
    ["without a measured time", { processes: "{lohn: {rto: PT1H}}" }, "not-shown"],
    ["in the wrong direction", { scenario: "{lost-site: rz-b}" }, "not-shown"],
    ["of another process", { processes: "{post: {rto: PT1H, rpo: PT1H}}" }, "not-shown"],
    ["not passed", { passed: false }, "not-shown"],
    ["at a table", { scenario: "{lost-site: rz-a, kind: table-top}" }, "not-shown"],
    ["at a table, written otherwise", { scenario: "{lost-site: rz-a, kind: Table Top}" }, "not-shown"],
    ["at a table, with a remark", { scenario: "{lost-site: rz-a, kind: tabletop (2 h)}" }, "not-shown"],
    ["at a table, in German", { scenario: "{lost-site: rz-a, kind: Planbesprechung}" }, "not-shown"],
    ["at a table, with a slip", { scenario: "{lost-site: rz-a, kind: tabel-top}" }, "not-shown"],
    ["of another kind", { scenario: "{lost-site: rz-a, kind: Funktionstest}" }, "sufficient"],
    ["expired by its own validity", { more: "valid-until: 2026-11-22" }, "not-shown"],
    ["valid until the day", { more: "valid-until: 2026-11-23" }, "sufficient"],
    ["carried by the other site", { scenario: "{lost-site: rz-a, carried-by: [rz-b]}" }, "sufficient"],
  ])("%s", async (_, one, verdict) => {
    const report = await judge([one]);
    expect(verdictOf(report)).toBe(verdict);
    // Nothing else changes: the other direction is judged by its own exercise.
    expect(verdictOf(report, "rz-b")).toBe("sufficient");
    expect(missing(report).map(({ site: lost, file }) => [lost, file])).toEqual(
      verdict === "sufficient" ? [] : [["rz-a", "controls/objects/lohn.md"]],
    );
  });

  it("says what is wrong with it", async () => {
    const report = await judge([
      { issued: "2025-11-22", passed: false, processes: "{lohn: {rto: PT5H, rpo: PT1H}}" },
    ]);
    expect(reasonsOf(report)).toEqual(["exercise-failed", "exercise-too-old", "exercise-too-slow"]);
  });

  it.each([
    [
      "{rto: PT4H1M, rpo: PT4M}",
      "gemessene Wiederanlaufzeit (RTA) 4 Stunden 1 Minute, länger als das Ziel (RTO) 4 Stunden",
      "measured recovery time (RTA) 4 hours 1 minute, longer than the target (RTO) 4 hours",
    ],
    [
      "{rto: PT4H, rpo: P2D}",
      "gemessener Datenverlust (RPA) 2 Tage, mehr als das Ziel (RPO) 1 Stunde",
      "measured loss of data (RPA) 2 days, more than the target (RPO) 1 hour",
    ],
    [
      "{rpo: PT2H}",
      "Wiederanlaufzeit (RTA) nicht gemessen; Ziel (RTO): 4 Stunden; gemessener Datenverlust (RPA) 2 Stunden, mehr als das Ziel (RPO) 1 Stunde",
      "recovery time (RTA) not measured; target (RTO): 4 hours; measured loss of data (RPA) 2 hours, more than the target (RPO) 1 hour",
    ],
  ])("says which of its times %s fails, and how", async (times, de, en) => {
    const report = await judge([{ processes: `{lohn: ${times}}` }]);
    const [found] = report.failover.processes.filter(({ lost }) => lost === "rz-a");
    expect(found?.reasons.map(({ text }) => text)).toEqual([
      {
        de: `Die Übung vom 13.06.2026 genügt für Objekt nicht: ${de}.`,
        en: `The exercise of 2026-06-13 is not enough for Objekt: ${en}.`,
      },
    ]);
  });

  it("counts if it is the latest: one that failed takes back what an earlier one showed", async () => {
    const report = await judge([{ issued: "2026-06-13" }, { issued: "2026-06-14", passed: false }]);
    expect(reasonsOf(report)).toEqual(["exercise-failed"]);
    const later = await judge([{ issued: "2026-06-14" }, { issued: "2026-06-13", passed: false }]);
    expect(verdictOf(later)).toBe("sufficient");
  });

  it("of one day, the worst counts, whatever the files are called", async () => {
    for (const order of [
      [true, false],
      [false, true],
    ] as const) {
      const report = await judge(order.map((passed) => ({ passed })));
      expect(verdictOf(report)).toBe("not-shown");
    }
  });

  it("at a table takes nothing back", async () => {
    const report = await judge([
      {},
      { issued: "2026-10-01", passed: false, scenario: "{lost-site: rz-a, kind: table-top}" },
    ]);
    expect(verdictOf(report)).toBe("sufficient");
  });

  it("whose bytes were altered does not hold", async () => {
    const report = await judge([], {
      "evidence/domain/uebung.txt": "Protokoll (Beispiel)",
      "evidence/domain/uebung.txt.yaml": exercise({ more: `sha256: ${"0".repeat(64)}` }).replaceAll(
        "---\n",
        "",
      ),
    });
    expect(reasonsOf(report)).toEqual(["exercise-not-holding"]);
  });
});

describe("what is wrong with an exercise", () => {
  const told = async (one: Exercise, text = exercise(one)) => {
    const report = await judge([], { "evidence/domain/uebung.md": text });
    const [reason] = report.failover.processes.find(({ lost }) => lost === "rz-a")?.reasons ?? [];
    return [reason?.text.en, reason?.change.en];
  };

  it("is not that it was failed where nobody says whether it was passed", async () => {
    const [text, change] = await told({}, exercise({}).replace("passed: true\n", ""));
    expect(text).toBe(
      "The exercise of 2026-06-13 does not say whether it was passed (passed); like this it shows nothing.",
    );
    expect(change).toBe("Enter under passed in evidence/domain/uebung.md whether it was passed.");
    expect((await told({ passed: false }))[0]).toContain("was not passed");
  });

  it("is not mended by an old file where its evidence has expired", async () => {
    const [text, change] = await told({ more: "valid-for: P1M" });
    expect(text).toBe("The evidence of the exercise of 2026-06-13 was valid until 2026-07-13 only.");
    expect(change).toContain("again");
  });
});

describe("the carriers of an exercise", () => {
  const retired = `---\ntitle: Alt (Beispiel)\nphases:\n  - {from: 2019-01-01, state: active}\n  - {from: 2026-10-01, state: retired}\n---\n`;
  const planned = `---\ntitle: Neu (Beispiel)\nphases:\n  - {from: 2027-01-15, state: active}\n---\n`;
  const three = objectFile(
    "type: process\nsites: [rz-a, rz-b, rz-c]\nredundancy: active-passive\ncritical: true\nrecovery: {rto: PT4H, rpo: PT1H, mtpd: PT24H}",
  );

  it.each([
    [
      "named and retired since",
      "{lost-site: rz-a, carried-by: [rz-c]}",
      retired,
      "is Alt (Beispiel), no active site",
    ],
    [
      "named, one of them retired since",
      "{lost-site: rz-a, carried-by: [rz-b, rz-c]}",
      retired,
      "is Alt (Beispiel), no active site",
    ],
    [
      "not named, and one that carried it then is retired since",
      "{lost-site: rz-a}",
      retired,
      "is Alt (Beispiel), no active site",
    ],
    [
      "named and not active yet",
      "{lost-site: rz-a, carried-by: [rz-c]}",
      planned,
      "is Neu (Beispiel), no active site",
    ],
    ["named and unknown", "{lost-site: rz-a, carried-by: [rz-d]}", planned, "is rz-d, no active site"],
    [
      "named, and the lost site among them",
      "{lost-site: rz-a, carried-by: [rz-b, rz-a]}",
      planned,
      "is taken as lost",
    ],
    ["none, since it was one at a table", "{lost-site: rz-a, kind: table-top}", planned, "table"],
  ])("%s: it is left out, and the reason says why", async (_, scenario, state, why) => {
    const report = await judge([{ scenario }], {
      "controls/sites/rz-c.md": state,
      "controls/objects/lohn.md": three,
    });
    expect(reasonsOf(report)).toEqual(["no-exercise"]);
    const [reason] = report.failover.processes.find(({ lost }) => lost === "rz-a")?.reasons ?? [];
    expect(reason?.evidence).toBe("evidence/domain/uebung-0.md");
    // Whoever may not see the exercise does not see what is said of it.
    expect(missing(report).find(({ site: of }) => of === "rz-a")?.evidence).toBe(
      "evidence/domain/uebung-0.md",
    );
    const [, says = ""] = reason?.text.en.split(" The one of 2026-06-13 does not count: ") ?? [];
    expect(says).toContain(why);
  });

  it("are sites where the process does not stand: it is left out, unless it stands at one of them", async () => {
    const verdict = async (carriers: string) =>
      verdictOf(
        await judge([{ scenario: `{lost-site: rz-a, carried-by: [${carriers}]}` }], {
          "controls/sites/rz-c.md": site("2020-01-01"),
        }),
      );
    expect(await verdict("rz-c")).toBe("not-shown");
    // Of several processes that one exercise covers, others may be carried elsewhere.
    expect(await verdict("rz-b, rz-c")).toBe("sufficient");
  });

  it("are the sites active then if none is named: one that was not active yet is none of them", async () => {
    const report = await judge([{}], {
      "controls/sites/rz-c.md": site("2026-11-01"),
      "controls/objects/lohn.md": three,
    });
    expect(verdictOf(report)).toBe("sufficient");
  });

  it("are none where no other site was active then: it is left out", async () => {
    const report = await judge([{ issued: "2026-03-01" }], { "controls/sites/rz-b.md": site("2026-04-01") });
    expect(reasonsOf(report)).toEqual(["no-exercise"]);
  });
});

describe("all critical processes at once", () => {
  const post = String(content["controls/objects/lohn.md"]);
  const both = "{lohn: {rto: PT1H, rpo: PT1H}, post: {rto: PT1H, rpo: PT1H}}";
  const two = { "controls/objects/post.md": post };
  const together = (report: Report) => report.failover.losses.find(({ lost }) => lost === "rz-a");

  it("are shown by one exercise of all", async () => {
    const report = await judge([{ processes: both }], two);
    expect(together(report)).toMatchObject({ verdict: "sufficient", shownBy: "evidence/domain/uebung-0.md" });
  });

  it("are not shown by exercises of one at a time", async () => {
    const report = await judge([{}, { processes: "{post: {rto: PT1H, rpo: PT1H}}" }], two);
    expect(verdictOf(report)).toBe("sufficient");
    expect(verdictOf(report, "rz-a", "post")).toBe("sufficient");
    expect(together(report)).toMatchObject({ verdict: "not-shown", shownBy: null });
  });

  it("stay shown when one of them passes a later exercise of its own", async () => {
    const report = await judge([{ processes: both }, { issued: "2026-10-01" }], two);
    expect(together(report)).toMatchObject({ verdict: "sufficient", shownBy: "evidence/domain/uebung-0.md" });
  });

  it("are shown by a capacity proof of the remaining site, not of the lost one or of some processes", async () => {
    const proof = (folder: string, carries: string, until = "2026-11-23") => ({
      ...two,
      [`evidence/${folder}/last.md`]: `---\ntitle: Last (Beispiel)\ntype: measurement\nissued: 2026-06-13\nvalid-until: ${until}\ncarries: ${carries}\n---\n`,
    });
    const single = [{}, { processes: "{post: {rto: PT1H, rpo: PT1H}}" }];
    const verdict = async (more: Content) => together(await judge(single, more))?.verdict;
    expect(await verdict(proof("rz-b", "[lohn, post]"))).toBe("sufficient");
    expect(await verdict(proof("rz-a", "[lohn, post]"))).toBe("not-shown");
    expect(await verdict(proof("domain", "[lohn, post]"))).toBe("not-shown");
    expect(await verdict(proof("rz-b", "[lohn]"))).toBe("not-shown");
    expect(await verdict(proof("rz-b", "[lohn, post]", "2026-11-22"))).toBe("not-shown");
    // What does not stand at the site nobody carries there.
    const elsewhere = {
      "controls/sites/rz-c.md": site("2020-01-01"),
      "controls/objects/post.md": post.replace("rz-b", "rz-c"),
    };
    expect(await verdict({ ...proof("rz-b", "[lohn, post]"), ...elsewhere })).toBe("not-shown");
    const ofBoth = { ...proof("rz-b", "[lohn]"), ...proof("domain", "[lohn, post]\nsites: [rz-b, rz-c]") };
    expect(await verdict({ ...ofBoth, ...elsewhere })).toBe("sufficient");
  });
});
