import { expect, test } from "vitest";
import { relocationLine } from "../../site/src/relocation-timeline.ts";
import type { Relocation } from "../../src/model/relocation.ts";
import type { ReportEvidence, ReportSite } from "../../src/model/report.ts";
import { addDays } from "../../src/text/date.ts";
import fc from "../properties.ts";

const move = {
  from: "alt",
  to: "neu",
  transitionFrom: "2026-10-01",
  cutOver: "2027-01-15",
  retired: "2027-01-15",
  exposure: [{ process: "p", from: "2026-12-01", to: null, site: null }],
  obligations: [
    { kind: "exercise", due: "2027-02-15", met: false, text: { de: "üben", en: "exercise" } },
    { kind: "exercise", due: "2027-02-16", met: true, text: { de: "geübt", en: "done" } },
    { kind: "network-plan", due: "2027-02-17", met: false, text: { de: "Plan", en: "plan" } },
  ],
} as unknown as Relocation;
const sites = [
  {
    id: "alt",
    phases: [
      { from: "2020-01-01", state: "active" },
      { from: "2027-01-15", state: "retired" },
    ],
  },
  {
    id: "neu",
    phases: [
      { from: "2026-10-01", state: "transition" },
      { from: "2027-01-15", state: "active" },
    ],
  },
] as unknown as ReportSite[];
const exercise = (
  issued: string | null,
  passed: boolean,
  lostSite: string | null = "alt",
  kind: string | null = null,
) =>
  ({ path: `evidence/domain/${issued}.md`, issued, exercise: { lostSite, kind, passed } }) as ReportEvidence;
const lineOf = (evidence: ReportEvidence[]) => relocationLine(move, sites, "2026-11-23", evidence);

test("exercises stand by lost site and day, and say how they went", () => {
  const { exercises, wanted } = lineOf([
    exercise("2026-10-24", false),
    exercise("2026-05-09", true),
    exercise("2026-06-13", true, "neu"),
    exercise("2026-09-24", true, "alt", "table-top"),
  ]);
  expect(exercises.map(({ lost, marks }) => [lost, marks.map(({ day, look }) => `${day} ${look}`)])).toEqual([
    ["alt", ["2026-05-09 passed", "2026-09-24 table-top", "2026-10-24 failed"]],
    ["neu", ["2026-06-13 passed"]],
  ]);
  expect(wanted.map(({ day, text }) => [day, text.en])).toEqual([["2027-02-15", "exercise"]]);
});

test("what is older than a year before the cut-over, has no day or loses no site is left out", () => {
  const old = exercise("2025-01-01", true);
  expect(
    lineOf([old, exercise(null, true), exercise("2026-05-09", true, null), exercise("kein Tag", true)])
      .exercises,
  ).toEqual([]);
});

test("everything lies on the line, in the order of its days", () => {
  const days = fc.array(
    fc.integer({ min: -500, max: 900 }).map((days) => addDays("2026-11-23", days)),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(days, (some) => {
      const { exercises, phases, exposure, wanted, months, cutOver } = lineOf(
        some.map((day) => exercise(day, true)),
      );
      const marks = exercises.flatMap((row) => row.marks);
      const places = [
        cutOver,
        ...months.map(({ at }) => at),
        ...wanted.map(({ at }) => at),
        ...marks.map(({ at }) => at),
      ];
      for (const at of places) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(100);
      }
      for (const span of [...phases, ...exposure].flatMap((row): { at: number; width: number }[] => [
        ...row.spans,
      ]))
        expect(span.at + span.width).toBeLessThanOrEqual(100.6);
      expect(marks.map(({ at }) => at)).toEqual(marks.map(({ at }) => at).sort((a, b) => a - b));
    }),
  );
});
