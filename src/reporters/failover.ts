import { methodOf } from "../catalogue/methods.ts";
import { type FailoverReason, type ProcessLoss, type Verdict, whyNoLoss } from "../model/failover.ts";
import { holdsUnsaid, sitesWithoutHolds } from "../model/holds-unsaid.ts";
import { decimal, sayIn } from "../model/languages.ts";
import { essentialNames, type Method } from "../model/method.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";
import { durationWords } from "../text/duration-words.ts";
import { wrap } from "../text/wrap.ts";

/** Width to which reasons are wrapped, without their indent. */
const textWidth = 92;

/** A verdict with its day. */
export function verdictText(verdict: Verdict, until: string | null, language: Language): string {
  const word = words.verdict[verdict][language];
  return until === null ? word : `${word} ${until}`;
}

/** "weder Basis noch MUSS": what is open beside a verdict is not essential. */
function neitherWords(method: Method): Bilingual {
  const { de, en } = essentialNames(method);
  return {
    de: de.length > 1 ? `weder ${de.join(" noch ")}` : `nicht ${de.join("")}`,
    en: en.length > 1 ? `neither ${en.join(" nor ")}` : `not ${en.join("")}`,
  };
}

/** Failover sufficiency for a person: by lost site the verdict on each process, its reasons and what would remove them. */
export function failoverText(report: Report, language: Language): string {
  const say = sayIn(language);
  const { failover } = report;
  const neither = neitherWords(methodOf(report));
  const titles = new Map([...report.sites, ...report.objects].map(({ id, title }) => [id, title]));
  const named = (id: string): string => `${titles.get(id) ?? id} (${id})`;
  const lines = [say({ de: `Ausfallsicherheit am ${report.asOf}`, en: `Failover on ${report.asOf}` }), ""];
  for (const loss of failover.losses) {
    lines.push(say({ de: `Ausfall: ${named(loss.lost)}`, en: `Lost: ${named(loss.lost)}` }));
    const carriers = loss.remaining.map(named).join(", ") || say({ de: "niemand", en: "nobody" });
    lines.push(`  ${say({ de: "Es tragen", en: "Carried by" })}: ${carriers}`, "");
    const ofSite = failover.processes.filter(({ lost }) => lost === loss.lost);
    const common = commonReasons(ofSite);
    if (common.length > 0) {
      lines.push(say({ de: "  Für jeden Prozess gilt:", en: "  This holds for each process:" }));
      lines.push(...reasonLines(common, language), "");
    }
    const isOwn = ({ text }: FailoverReason): boolean => !common.some((one) => one.text.en === text.en);
    for (const cell of ofSite) {
      lines.push(`  ${named(cell.process)}: ${verdictText(cell.verdict, cell.until, language)}`);
      lines.push(...exerciseLines(cell, language), ...reasonLines(cell.reasons.filter(isOwn), language));
      if (cell.openBeside > 0) {
        lines.push(
          say({
            de: `    daneben offen: ${cell.openBeside} (${neither.de})`,
            en: `    open beside it: ${cell.openBeside} (${neither.en})`,
          }),
        );
      }
      lines.push("");
    }
    const together = loss.reasons.filter(
      ({ kind }) => kind === "not-together" || kind === "process-stranded",
    );
    lines.push(
      `  ${say({ de: "Alle zugleich", en: "All at once" })}: ${verdictText(loss.verdict, loss.until, language)}`,
      ...(loss.shownBy === null
        ? []
        : [`    ${say({ de: "gezeigt durch", en: "shown by" })} ${loss.shownBy}`]),
      ...reasonLines(together, language),
      "",
    );
  }
  const unsaid = sitesWithoutHolds(report).map(({ id }) => named(id));
  if (unsaid.length > 0) lines.push(...wrap(`${say(holdsUnsaid)} ${unsaid.join(", ")}.`, textWidth), "");
  for (const id of failover.stranded) {
    lines.push(
      say({
        de: `${named(id)} steht an keinem aktiven Standort.`,
        en: `${named(id)} stands at no active site.`,
      }),
    );
  }
  if (failover.losses.length === 0) {
    lines.push(
      say(
        whyNoLoss(failover, {
          de: "Kein kritischer Prozess hat einen Standort, der ausfallen kann.",
          en: "No critical process has a site that can be lost.",
        }),
      ),
    );
  }
  lines.push(...placeLines(report, named, language));
  return `${lines.map(clean).join("\n").trimEnd()}\n`;
}

/** Reasons that every process of a loss has: most speak of the remaining site. */
function commonReasons(cells: readonly ProcessLoss[]): readonly FailoverReason[] {
  const [first, ...others] = cells;
  if (!first || others.length === 0) return [];
  return first.reasons.filter(({ text }) =>
    others.every(({ reasons }) => reasons.some((reason) => reason.text.en === text.en)),
  );
}

function exerciseLines({ exercise }: ProcessLoss, language: Language): string[] {
  if (!exercise) return [];
  const time = (iso: string | null): string => (iso === null ? "–" : durationWords(iso)[language]);
  const times = `RTA ${time(exercise.rto)}, RPA ${time(exercise.rpo)}`;
  return [
    {
      de: `    Übung vom ${exercise.issued}, zählt bis ${exercise.ends}: ${times} (${exercise.evidence})`,
      en: `    exercise of ${exercise.issued}, counts until ${exercise.ends}: ${times} (${exercise.evidence})`,
    }[language],
  ];
}

/** Each reason, and below it the change that would remove it. */
function reasonLines(reasons: readonly FailoverReason[], language: Language): string[] {
  return reasons.flatMap(({ text, change }) => [
    ...hanging("- ", text[language]),
    ...hanging("  → ", change[language]),
  ]);
}

function hanging(mark: string, text: string): string[] {
  return wrap(text, textWidth).map((line, i) => `    ${i === 0 ? mark : " ".repeat(mark.length)}${line}`);
}

function placeLines(report: Report, named: (id: string) => string, language: Language): string[] {
  const { failover } = report;
  const { alternativeSite } = methodOf(report);
  const say = sayIn(language);
  const lines: string[] = [];
  if (failover.shared.length > 0) {
    lines.push(say({ de: "Gemeinsame einzelne Ausfallpunkte:", en: "Shared single points of failure:" }));
    for (const { object, site, processes } of failover.shared) {
      const place = site === null ? say({ de: "ohne Standort", en: "bound to no site" }) : site;
      lines.push(`  - ${named(object)}, ${place}: ${processes.join(", ")}`);
    }
    lines.push("");
  }
  if (failover.distances.length > 0) {
    lines.push(say({ de: "Abstände (Luftlinie):", en: "Distances (as the crow flies):" }));
    for (const { from, to, kilometres, rating } of failover.distances) {
      lines.push(
        `  - ${from} – ${to}: ${decimal(kilometres.toFixed(1), language)} km, ${words.distance[rating][language]}`,
      );
    }
    lines.push("");
  }
  if (failover.asksForAll) {
    lines.push(
      ...wrap(
        say({
          de: `${alternativeSite.requirement} verlangt ein Ausweichrechenzentrum für alle Prozesse; hier ist das Ziel enger: die kritischen. Die Abweichung braucht eine Begründung.`,
          en: `${alternativeSite.requirement} asks for an alternative data centre for all processes; the aim here is narrower: the critical ones. The deviation needs a reason.`,
        }),
        textWidth,
      ),
    );
  }
  return lines;
}
