import { it } from "vitest";
import { expectMarked } from "../content-root.ts";
import { clean } from "../format/clean-root.ts";

/** An exercise of a day on which a site of it was planned or retired. */

const site = (phases: string): string => `---\ntitle: Rechenzentrum C\nphases: [${phases}]\n---\n`;
const exercise = (scenario: string): string => `---
title: Übung (Beispiel)
type: exercise
issued: 2026-06-01
location: Ordner 1
scenario: ${scenario}
processes: {server: {rto: PT1H, rpo: PT1H}}
passed: true
issuer: Übungsleitung
reviewed: {by: B. Beispiel, on: 2026-06-02}
---
`;
const content = (phases: string, scenario: string) => ({
  ...clean,
  "controls/sites/rz-c.md": site(phases),
  "evidence/domain/uebung.md": exercise(scenario),
});

it.each([
  "{from: 2026-06-02, state: active}",
  "{from: 2020-01-01, state: active}, {from: 2026-06-01, state: retired}",
])("can neither show its loss nor be carried by it (%s)", async (phases) => {
  await expectMarked(content(phases, "{lost-site: ⟦front-matter-invalid⟧rz-c, carried-by: [rz-a]}"));
  await expectMarked(content(phases, "{lost-site: rz-a, carried-by: [rz-b, ⟦front-matter-invalid⟧rz-c]}"));
});

it("can where the site was moved into already, and one at a table where it is only planned", async () => {
  const moving = "{from: 2026-06-01, state: transition}, {from: 2027-01-15, state: active}";
  await expectMarked(content(moving, "{lost-site: rz-a, carried-by: [rz-c]}"));
  const planned = "{from: 2027-01-15, state: active}";
  await expectMarked(content(planned, "{lost-site: rz-c, carried-by: [rz-a], kind: table-top}"));
});
