import { expect, it } from "vitest";
import { expectMarked, reportOn } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

const site = (phases: string): string => `---\ntitle: Rechenzentrum B\nphases:\n${phases}---\n`;
const active = "  - {from: 2020-01-01, state: active}\n";

it.each([
  "active",
  "transition",
  "retired",
])("a site that is planned again after %s has a warning", async (before) => {
  const phases = `  - {from: 2020-01-01, state: ${before}}\n  - {from: 2026-01-01, state: ⟦front-matter-invalid⟧planned}\n`;
  const { findings } = await reportOn({
    ...clean,
    "controls/sites/rz-c.md": site(phases.replace(/⟦.*⟧/, "")),
  });
  expect(findings.map(({ rule, severity, line }) => `${severity} ${rule} ${line}`)).toEqual([
    "warning front-matter-invalid 5",
  ]);
  await expectMarked({ ...clean, "controls/sites/rz-c.md": site(phases) });
});

it("one that is planned first, or reopened after it was retired, has none", async () => {
  const planned = "  - {from: 2018-01-01, state: planned}\n  - {from: 2019-01-01, state: planned}\n";
  await expectMarked({ ...clean, "controls/sites/rz-b.md": site(planned + active) });
  const retired = "  - {from: 2018-01-01, state: active}\n  - {from: 2019-01-01, state: retired}\n";
  await expectMarked({ ...clean, "controls/sites/rz-b.md": site(retired + active) });
});

it.each([
  "transition",
  "active",
  "retired",
])("a second phase “%s” in a row changes nothing, and is said", async (state) => {
  const phases = `  - {from: 2020-01-01, state: ${state}}\n  - {from: ⟦front-matter-invalid site=rz-c⟧2027-03-15, state: ${state}}\n`;
  const { blockers } = await expectMarked({ ...clean, "controls/sites/rz-c.md": site(phases) });
  expect(blockers.filter(({ kind }) => kind === "unread")).toEqual([]);
});
