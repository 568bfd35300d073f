import { beforeAll, describe, expect, it } from "vitest";
import type { ReportChanges } from "../../src/model/comparison.ts";
import type { Report } from "../../src/model/report.ts";
import { type Clearance, clearances } from "../../src/model/vocabulary.ts";
import { judge } from "../../src/pipeline.ts";
import { compareReports } from "../../src/report/compare.ts";
import { changesSince } from "../../src/report/withhold/changes-since.ts";
import { findingIsShown, itemIsShown } from "../../src/report/withhold/shown.ts";
import { shownAt } from "../../src/report/withhold/shown-at.ts";
import { withheldNames } from "../../src/report/withhold/withheld-names.ts";
import { withhold } from "../../src/report/withhold/withhold.ts";
import { readProject } from "../../src/source/read-project.ts";
import fc from "../properties.ts";

const lists = ["proven", "unproven", "otherItems", "evidence", "newFindings", "goneFindings"] as const;
const kinds = ["sites", "objects", "controls", "risks", "audits", "evidence"] as const;

/** The worked example half a year before its day, and on its day. */
let earlier: Report;
let later: Report;

beforeAll(async () => {
  const project = await readProject(".");
  const on = (asOf: string): Report => judge(project, { asOf, today: asOf, version: "0.0.0" });
  [earlier, later] = [on("2026-05-31"), on("2026-11-23")];
});

function changes(before: Report, after: Report, clearance: Clearance): ReportChanges {
  return changesSince(before, after, { clearance, since: "report" });
}

/** The report with other classifications: those of the entries that `level` has one for. */
function classified(
  report: Report,
  level: (kind: (typeof kinds)[number] | "domain", name: string) => Clearance | null,
): Report {
  const changed: Report = { ...report };
  for (const kind of kinds) {
    const entries = report[kind].map((entry) => ({
      ...entry,
      classification: level(kind, "path" in entry ? entry.path : entry.id) ?? entry.classification,
    }));
    Object.assign(changed, { [kind]: entries });
  }
  const { domain } = report;
  return {
    ...changed,
    domain: { ...domain, classification: level("domain", "") ?? domain.classification },
  };
}

/** Every name of what a clearance may not see in a report, but for what it may see under the same name there. */
function secretsOf(report: Report, clearance: Clearance): string[] {
  const shown = shownAt(report, clearance);
  const secrets = new Set<string>();
  const open = new Set<string>();
  for (const kind of ["sites", "objects", "risks", "audits"] as const) {
    for (const { id, title, file } of report[kind])
      for (const name of [id, title, file]) (shown[kind].has(id) ? open : secrets).add(name);
  }
  for (const { id, file, catalogueTitle } of report.controls)
    if (shown.controls.has(id)) open.add(catalogueTitle);
    else secrets.add(file);
  for (const { path, title, file, digest } of report.evidence) {
    const names = [path, title, file, path.slice(path.lastIndexOf("/") + 1)];
    if (shown.evidence.has(path)) for (const name of names) open.add(name);
    else for (const name of [...names, ...(digest === null ? [] : [digest])]) secrets.add(name);
  }
  const known = new Set([...open].map((name) => name.toLowerCase()));
  return [...secrets].filter((name) => !known.has(name.toLowerCase()) && name.length >= 8);
}

/** Names that stand in a text as a whole word. */
function named(text: string, names: readonly string[]): string[] {
  const escaped = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (escaped.length === 0) return [];
  return (
    text.match(new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}_-])`, "gu")) ?? []
  );
}

describe("changesSince", () => {
  it("lists all that differs where the clearance may see all", () => {
    const all = compareReports(earlier, later, { before: "2026-05-31", after: "2026-11-23" });
    const found = changes(earlier, later, "vs-nfd");
    for (const list of lists) expect(found[list].length, list).toBe(all[list].length);
    expect(found).toMatchObject({ total: all.total, counts: all.counts, classification: "confidential" });
    expect(Object.values(found.withheld)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(found.proven.length).toBeGreaterThan(100);
  });

  it("quotes no line of a file", () => {
    const { newFindings, goneFindings } = changes(earlier, later, "vs-nfd");
    for (const { excerpt, fix, suggestion } of [...newFindings, ...goneFindings])
      expect([excerpt, fix, suggestion]).toEqual([null, null, null]);
  });

  it("calls the sides by their day or commit, never by what was typed", () => {
    const commit = "0123456789".repeat(4);
    const old = { ...earlier, revision: commit };
    const nameFor = (since: ReportChanges["since"], clearance: Clearance): unknown =>
      changesSince(old, later, { clearance, since }).before;
    expect(nameFor("report", "internal")).toEqual({
      name: "2026-05-31",
      asOf: "2026-05-31",
      revision: commit,
      unread: 0,
    });
    expect(nameFor("revision", "internal")).toMatchObject({ name: commit, revision: commit });
    expect(nameFor("revision", "public")).toMatchObject({ name: "2026-05-31", revision: null });
  });

  it("keeps the numbers: what is listed and what is withheld is all that differs", () => {
    const all = compareReports(earlier, later, { before: "", after: "" });
    for (const clearance of clearances) {
      const found = changes(earlier, later, clearance);
      for (const list of lists)
        expect(found[list].length + found.withheld[list], `${clearance} ${list}`).toBe(all[list].length);
      expect(found.total).toEqual(all.total);
      expect(found.counts.map(({ before, after }) => ({ before, after }))).toEqual(
        all.counts.map(({ before, after }) => ({ before, after })),
      );
    }
  });

  it("says of a public edition nothing but numbers, under the sites' neutral names", () => {
    const found = changes(earlier, later, "public");
    for (const list of lists) expect(found[list], list).toEqual([]);
    const { sites } = withhold(later, "public");
    expect(found.counts.map(({ site }) => site)).toEqual([...sites.map(({ id }) => id), null]);
    expect(found.classification).toBe("public");
  });

  it("gives a withheld site that went a number of its own, not the one that it had", () => {
    const gone = earlier.sites[0];
    if (!gone) throw new Error("the example has no site");
    const now = { ...later, sites: later.sites.filter(({ id }) => id !== gone.id) };
    const found = changes(earlier, now, "public");
    expect(found.counts.map(({ site }) => site)).toEqual(["standort-01", "standort-02", "standort-03", null]);
    expect(found.counts[2]).toMatchObject({ before: gone.counts, after: null });
    expect(changes(earlier, now, "internal").counts[2]?.site).toBe(gone.id);
  });
});

describe("what was classified otherwise in the meantime", () => {
  /** The change of a site's item, and what the clearance sees of it. */
  const provenAt = (found: ReportChanges, site: string): number =>
    found.proven.filter((change) => change.site === site).length;

  it.each([
    ["is confidential now", null, "confidential"],
    ["was confidential", "confidential", null],
  ] as const)("is not listed if it %s", (_, was, is) => {
    const before = classified(earlier, (kind, name) => (kind === "sites" && name === "rz-alt" ? was : null));
    const after = classified(later, (kind, name) => (kind === "sites" && name === "rz-alt" ? is : null));
    const open = provenAt(changes(earlier, later, "internal"), "rz-alt");
    expect(open).toBeGreaterThan(10);
    const found = changes(before, after, "internal");
    expect(provenAt(found, "rz-alt")).toBe(0);
    expect(found.withheld.proven).toBeGreaterThanOrEqual(open);
    expect(found.counts.some(({ site }) => site === "rz-alt")).toBe(is === null);
  });

  it("takes with it what vanished but belongs to it", () => {
    const before = {
      ...earlier,
      items: earlier.items.map((item) => ({ ...item, site: null, object: null })),
    };
    const after = classified({ ...later, items: [] }, (kind) => (kind === "domain" ? "confidential" : null));
    const found = changes(before, after, "internal");
    expect(found.otherItems).toEqual([]);
    expect(found.withheld.otherItems).toBeGreaterThan(0);
    expect(found.before.revision).toBeNull();
  });

  it("hides findings of the domain's own file if the domain is confidential now", () => {
    const first = earlier.findings[0];
    if (!first) throw new Error("no finding");
    const nothing = { site: null, object: null, requirement: null, evidence: null, module: null };
    const file = earlier.domain.file;
    const own = { ...first, ...nothing, file, fingerprint: "own", message: { de: "Text", en: "text" } };
    const before = { ...earlier, findings: [own] };
    const after = classified(later, (kind) => (kind === "domain" ? "confidential" : null));
    expect(changes(before, later, "internal").goneFindings).toHaveLength(1);
    expect(changes(before, after, "internal").goneFindings).toEqual([]);
  });

  it("hides findings that speak of an item whose control is confidential now", () => {
    const { goneFindings } = changes(earlier, later, "internal");
    const told = goneFindings.find(({ rule }) => rule === "evidence-not-yet-valid");
    if (!told) throw new Error("no such finding");
    const control = later.controls.find(({ file }) => file === told.file);
    // The control has moved to another file since, so that the path of the old one is no secret.
    const after = classified(
      {
        ...later,
        controls: later.controls.map((one) =>
          one.file === control?.file ? { ...one, file: "controls/x.md" } : one,
        ),
      },
      (kind, name) =>
        kind === "controls" && later.controls.some(({ id, file }) => id === name && file === control?.file)
          ? "confidential"
          : null,
    );
    const found = changes(earlier, after, "internal").goneFindings;
    expect(found.map(({ fingerprint }) => fingerprint)).not.toContain(told.fingerprint);
    expect(found.length).toBeGreaterThan(0);
  });
});

describe("an earlier report that was withheld already", () => {
  it.each([
    ["internal", "internal"],
    ["confidential", "internal"],
    ["internal", "public"],
    ["public", "public"],
  ] as const)("for %s makes nothing new in an edition for %s", (saved, clearance) => {
    const found = changes(withhold(later, saved), later, clearance);
    for (const list of lists) expect(found[list], list).toEqual([]);
    expect(found.withheld).toMatchObject({
      proven: 0,
      otherItems: 0,
      evidence: 0,
      newFindings: 0,
      goneFindings: 0,
    });
    expect(found.clearedFor).toBe(saved);
  });

  it("shows the same changes as the whole one, and no neutral number", () => {
    const whole = changes(earlier, later, "internal");
    const found = changes(withhold(earlier, "internal"), later, "internal");
    for (const list of ["proven", "unproven", "otherItems", "evidence", "newFindings"] as const)
      expect(found[list], list).toEqual(whole[list]);
    const key = (one: Report["findings"][number]): string => one.fingerprint;
    expect(found.goneFindings.map(key)).toEqual(whole.goneFindings.map(key));
    expect(JSON.stringify(found).match(/\bN-\d{3}\b/)).toBeNull();
  });

  it("leaves out sites that it has only under a number", () => {
    const sites = changes(withhold(earlier, "public"), later, "public").counts.map(({ site }) => site);
    expect(sites).toEqual([null]);
  });
});

describe("whatever is classified how, and came or went", () => {
  const anyLevel = fc.constantFrom(...clearances, null, null, null);
  /** Levels by place, taken in turns: what stands at a place differs between the two sides. */
  const levels = fc.array(anyLevel, { minLength: 3, maxLength: 31 });
  const part = fc.integer({ min: 2, max: 9 });

  it("names nothing that either side withholds, and adds up", () => {
    fc.assert(
      fc.property(fc.constantFrom(...clearances), levels, levels, part, (clearance, was, is, every) => {
        const vary = (report: Report, cycle: readonly (Clearance | null)[], gone: number): Report => {
          let place = 0;
          const some = <T>(entries: readonly T[]): T[] => entries.filter((_, i) => (i + gone) % every !== 0);
          const fewer = { ...report, evidence: some(report.evidence), objects: some(report.objects) };
          return classified(
            { ...fewer, findings: some(report.findings) },
            () => cycle[place++ % cycle.length] ?? null,
          );
        };
        const [before, after] = [vary(earlier, was, 0), vary(later, is, 1)];
        const found = changes(before, after, clearance);
        // A site that is shown now is named, whatever it was before.
        const sites = shownAt(after, clearance).sites;
        const secrets = [...secretsOf(before, clearance), ...secretsOf(after, clearance)];
        const { counts, ...rest } = found;
        expect(named(JSON.stringify(rest), secrets)).toEqual([]);
        expect(
          named(
            JSON.stringify(counts),
            secrets.filter((name) => !sites.has(name)),
          ),
        ).toEqual([]);
        const all = compareReports(before, after, { before: "", after: "" });
        for (const list of lists) expect(found[list].length + found.withheld[list]).toBe(all[list].length);
        expectShownOnTheirSide(found, before, after, clearance);
      }),
      { numRuns: 60 },
    );
  });

  function expectShownOnTheirSide(
    found: ReportChanges,
    before: Report,
    after: Report,
    clearance: Clearance,
  ): void {
    for (const [report, state, gone, findings] of [
      [before, "before", "came", found.goneFindings],
      [after, "after", "went", found.newFindings],
    ] as const) {
      const shown = shownAt(report, clearance);
      const key = ({
        requirement,
        object,
        site,
      }: Report["items"][number] | ReportChanges["proven"][number]): string =>
        `${requirement} ${object} ${site}`;
      const items = new Set(report.items.filter(itemIsShown(report, shown)).map(key));
      for (const change of [...found.proven, ...found.unproven, ...found.otherItems])
        if (change[state] !== null) expect(items).toContain(key(change));
      for (const { change, path, from } of found.evidence)
        if (change !== gone) expect(shown.evidence).toContain(state === "before" ? (from ?? path) : path);
      expect(findings.every(findingIsShown(report, shown, withheldNames(report, shown)))).toBe(true);
    }
  }
});

describe("withhold", () => {
  it.each(
    clearances,
  )("passes no changes on at the clearance %s: it has not seen the earlier report", (clearance) => {
    const report = { ...later, changes: changes(earlier, later, "vs-nfd") };
    expect(withhold(report, clearance).changes).toBeNull();
  });
});
