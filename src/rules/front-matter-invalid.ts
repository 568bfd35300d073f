import type { Assessed } from "../model/assessed.ts";
import { circlesOfSites } from "../model/circles-of-sites.ts";
import type { FindingDraft } from "../model/finding.ts";
import { siteStateOn } from "../model/site-state.ts";
import { compareText } from "../text/order.ts";
import { placeOf, type Rule } from "./rule.ts";

/** Front matter or a sidecar is not valid YAML or breaks its schema, domain.md is missing, or a file's name is no id. */
export const frontMatterInvalid: Rule = {
  id: "front-matter-invalid",
  severity: "error",
  fix: "safe",
  unread: true,
  summary: {
    de: "Metadaten sind kein gültiges YAML oder passen nicht zum Schema, domain.md fehlt, oder ein Dateiname ist keine Kennung.",
    en: "Front matter or a sidecar is not valid YAML or breaks its schema, domain.md is missing, or a file's name is no id.",
  },
  *check(assessed) {
    yield* assessed.index.project.problems.filter((problem) => problem.rule === "front-matter-invalid");
    yield* cataloguesNotThere(assessed);
    yield* phasesOutOfOrder(assessed);
    yield* plannedAnew(assessed);
    yield* phasesWithoutChange(assessed);
    yield* sitesInCircles(assessed);
    yield* carriedByTheLost(assessed);
    yield* rehearsedElsewhen(assessed);
  },
};

function* cataloguesNotThere({ index }: Assessed): Generator<FindingDraft> {
  const { domain } = index.project;
  const wanted = domain.data.catalogue;
  if (wanted === undefined || wanted === index.catalogue.id) return;
  yield {
    at: placeOf(domain, "catalogue"),
    message: {
      de: `Den Anforderungskatalog „${wanted}“ bringt diese Version noch nicht mit; geprüft wurde mit ${index.catalogue.id}.`,
      en: `This version does not bring the requirement catalogue “${wanted}” yet; ${index.catalogue.id} was used.`,
    },
    help: { de: `Schreiben Sie ${index.catalogue.id}.`, en: `Write ${index.catalogue.id}.` },
  };
}

/** A site's phases are its life in order (FORMAT.md, sites), which a JSON Schema can't say. */
function* phasesOutOfOrder({ index }: Assessed): Generator<FindingDraft> {
  for (const site of index.project.sites) {
    for (const [i, phase] of (site.data.phases ?? []).entries()) {
      const before = site.data.phases?.[i - 1];
      if (before === undefined || before.from < phase.from) continue;
      const shared = { at: placeOf(site, "phases", i, "from"), site: site.id };
      if (before.from === phase.from)
        yield {
          ...shared,
          message: {
            de: `Zwei Phasen beginnen am ${phase.from}: ${before.state} und ${phase.state}. Es gilt die zweite.`,
            en: `Two phases begin on ${phase.from}: ${before.state} and ${phase.state}. The second counts.`,
          },
          help: {
            de: "Nennen Sie für jede Phase ihren eigenen ersten Tag, oder löschen Sie die falsche.",
            en: "Give each phase its own first day, or delete the wrong one.",
          },
        };
      else
        yield {
          ...shared,
          message: {
            de: `Die Phase ab ${phase.from} steht hinter der ab ${before.from}.`,
            en: `The phase from ${phase.from} stands after the one from ${before.from}.`,
          },
          help: {
            de: "Ordnen Sie die Phasen nach ihrem ersten Tag.",
            en: "Put the phases in the order of their first day.",
          },
        };
    }
  }
}

/**
 * A site that is planned once more after it was moved into, active or retired: from that day on it has no items, and nobody would say
 * so (FORMAT.md, sites: planned is what comes before the first phase).
 */
function* plannedAnew({ index }: Assessed): Generator<FindingDraft> {
  for (const site of index.project.sites) {
    for (const [i, { from, state }] of (site.data.phases ?? []).entries()) {
      const before = site.data.phases?.[i - 1];
      if (state !== "planned" || before === undefined || before.state === "planned") continue;
      yield {
        at: placeOf(site, "phases", i, "state"),
        severity: "warning",
        message: {
          de: `Nach „${before.state}“ ist der Standort ab ${from} wieder „planned“: Von da an hat er keinen Prüfpunkt, und was für ihn geschrieben ist, zählt nicht.`,
          en: `After “${before.state}” the site is “planned” again from ${from} on: from then on it has no item, and what is written for it does not count.`,
        },
        help: {
          de: "Schreiben Sie „retired“, wenn der Standort aufgegeben ist, sonst „transition“ oder „active“; ist die Phase davor nicht eingetreten, löschen Sie diese.",
          en: "Write “retired” if the site is given up, else “transition” or “active”; if the phase before never came, delete that one.",
        },
        site: site.id,
      };
    }
  }
}

/** A phase that repeats the state before it: of two days the earlier counts, where one was to take the place of the other. */
function* phasesWithoutChange({ index }: Assessed): Generator<FindingDraft> {
  for (const site of index.project.sites) {
    for (const [i, { from, state }] of (site.data.phases ?? []).entries()) {
      const before = site.data.phases?.[i - 1];
      if (state === "planned" || before?.state !== state || before.from >= from) continue;
      yield {
        at: placeOf(site, "phases", i, "from"),
        severity: "warning",
        message: {
          de: `Die Phase ab ${from} ändert nichts: „${state}“ ist der Standort schon ab ${before.from}.`,
          en: `The phase from ${from} on changes nothing: the site is “${state}” from ${before.from} on already.`,
        },
        help: {
          de: "Ist der Tag verschoben, löschen Sie die Phase mit dem alten Tag, sonst diese.",
          en: "If the day was put off, delete the phase with the old day, else this one.",
        },
        site: site.id,
      };
    }
  }
}

/** Sites that replace each other in a circle: no site succeeds what comes after it. */
function* sitesInCircles({ index }: Assessed): Generator<FindingDraft> {
  for (const circle of circlesOfSites(index.sites)) {
    const members = circle.flatMap((id) => index.sites.get(id) ?? []);
    const [first, ...others] = members.toSorted((a, b) => compareText(a.file, b.file));
    if (!first) continue;
    const names = circle.join(", ");
    yield {
      at: placeOf(first, "replaces"),
      message:
        others.length === 0
          ? {
              de: `${names} ersetzt sich selbst. So zählt es nicht.`,
              en: `${names} replaces itself. Like this it does not count.`,
            }
          : {
              de: `Diese Standorte ersetzen einander im Kreis: ${names}. So zählt keine der Ersetzungen.`,
              en: `These sites replace each other in a circle: ${names}. Like this none of the replacements counts.`,
            },
      help: {
        de: "Lassen Sie replaces nur beim Nachfolger stehen; es nennt den Standort, den er ablöst.",
        en: "Leave replaces only with the successor; it names the site that it succeeds.",
      },
      site: first.id,
      related: others.map((site) => ({
        ...placeOf(site, "replaces"),
        message: { de: "auch hier", en: "here, too" },
      })),
    };
  }
}

/** An exercise in which the site that is taken as lost carries the processes: it shows nothing (FORMAT.md, Failover). */
function* carriedByTheLost({ index }: Assessed): Generator<FindingDraft> {
  for (const evidence of index.project.evidence) {
    const { "lost-site": lost, "carried-by": carriers = [] } = evidence.data.scenario ?? {};
    const place = lost === undefined ? -1 : carriers.indexOf(lost);
    if (place < 0) continue;
    yield {
      at: placeOf(evidence, "scenario", "carried-by", place),
      message: {
        de: `Die Übung nimmt den Ausfall von ${lost} an; ${lost} kann sie nicht getragen haben. So zählt sie nicht.`,
        en: `The exercise takes ${lost} as lost; ${lost} can't have carried it. Like this it does not count.`,
      },
      help: {
        de: "Nennen Sie unter carried-by nur die Standorte, die den Betrieb übernommen haben.",
        en: "Name under carried-by only the sites that took over.",
      },
      evidence: evidence.path,
    };
  }
}

/**
 * An exercise of a day on which a site of it was planned or retired: nothing of it could be lost then, nor carried. It counts as ever, since
 * the day may be wrong, or the phase in which the site was moved into may be missing.
 */
function* rehearsedElsewhen({ index }: Assessed): Generator<FindingDraft> {
  for (const evidence of index.project.evidence) {
    const { issued, scenario } = evidence.data;
    if (issued === undefined || scenario === undefined || scenario.kind === "table-top") continue;
    const carriers = (scenario["carried-by"] ?? []).map((id, i) => ({ id, keys: ["carried-by", i] }));
    for (const { id, keys } of [{ id: scenario["lost-site"], keys: ["lost-site"] }, ...carriers]) {
      const site = index.sites.get(id);
      const state = site && siteStateOn(site, issued);
      if (state !== "planned" && state !== "retired") continue;
      yield {
        at: placeOf(evidence, "scenario", ...keys),
        severity: "warning",
        message: {
          de: `Am ${issued}, dem Tag der Übung, war ${id} ${state === "planned" ? "noch nicht" : "nicht mehr"} in Betrieb („${state}“): Der Standort konnte da weder ausfallen noch etwas tragen.`,
          en: `On ${issued}, the day of the exercise, ${id} was not in use ${state === "planned" ? "yet" : "any more"} (“${state}”): it could neither be lost then nor carry anything.`,
        },
        help: {
          de: "Prüfen Sie den Tag (issued), die Standorte der Übung und die Phasen: Ein Standort, der bezogen wird, hat die Phase „transition“.",
          en: "Check the day (issued), the sites of the exercise and the phases: a site that is moved into has the phase “transition”.",
        },
        evidence: evidence.path,
      };
    }
  }
}
