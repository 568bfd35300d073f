import type { Report } from "../../model/report.ts";
import { type Clearance, clearances } from "../../model/vocabulary.ts";
import { words } from "../../model/words.ts";
import { CommandError } from "../../publish/command-error.ts";
import { changesSince } from "../../report/withhold/changes-since.ts";
import { shownCustody } from "../../report/withhold/custody.ts";
import { shownHistory } from "../../report/withhold/sealed-history.ts";
import { withhold } from "../../report/withhold/withhold.ts";
import { ContentState } from "../../source/content-state.ts";
import { readCustody } from "../../source/custody.ts";
import type { SourceMemory } from "../../source/memory.ts";
import type { Given } from "../command.ts";
import { type NamedReport, namedReport } from "../judge/named-report.ts";
import type { Progress } from "../progress.ts";
import { reportOf, withCache } from "../run-check.ts";
import { sealedHistory } from "./sealed-history.ts";

/** What says which report is published. */
export interface PublishedOptions {
  readonly clearance: Clearance;
  /** A report (JSON), Git revision or day that it is compared with. */
  readonly since?: string;
  /** Whether files that look unchanged since the last run need not be read; for the public each is read. */
  readonly cache?: boolean;
}

/**
 * The report as the clearance may see it, with what has changed if an earlier state is named.
 *
 * @throws CommandError if that state is none, is later, or was made for a lower clearance
 */
export function publishedReport(given: Given & PublishedOptions, progress: Progress): Promise<Report> {
  const mayRecall = given.cache === true && given.clearance !== "public";
  return withCache(given, mayRecall, ({ memory }) => editionOf(given, memory, progress), progress);
}

async function editionOf(
  { since, clearance, ...given }: Given & PublishedOptions,
  memory: SourceMemory,
  progress: Progress,
): Promise<Report> {
  let earlier: NamedReport | null = null;
  if (since !== undefined) {
    progress.step({ de: "Früheren Stand prüfen", en: "Checking the earlier state" });
    earlier = await namedReport(since, { ...given, memory });
    refuseLowerClearance(since, earlier.report, clearance);
  }
  progress.step({ de: "Inhalt prüfen", en: "Checking the content" });
  const state = new ContentState();
  const report = await reportOf({ ...given, memory, state });
  const history = await sealedHistory(given.root, state);
  const custody = await readCustody(
    given.root,
    report.revision,
    report.evidence.map(({ path }) => path),
  );
  const edition: Report = {
    ...withhold(report, clearance),
    ...(history && { seals: shownHistory(history, report, clearance) }),
    ...(custody && { custody: shownCustody(custody, report, clearance) }),
  };
  if (earlier === null) return edition;
  refuseLaterDay(earlier.report, report);
  const changes = changesSince(earlier.report, report, { clearance, since: earlier.from });
  return { ...edition, changes };
}

function refuseLowerClearance(name: string, { withheld }: Report, clearance: Clearance): void {
  if (withheld === null || clearances.indexOf(withheld.clearance) >= clearances.indexOf(clearance)) return;
  throw new CommandError({
    de: `${name}: ist nur für die Freigabestufe „${words.clearance[withheld.clearance].de}“ gemacht; was ihm fehlt, sähe in einer Ausgabe für „${words.clearance[clearance].de}“ neu aus. Nehmen Sie den ganzen Bericht (check --format json)`,
    en: `${name}: is made for the clearance ${withheld.clearance} alone; what it lacks would look new in an edition for ${clearance}. Take the whole report (check --format json)`,
  });
}

function refuseLaterDay(before: Report, after: Report): void {
  if (before.asOf <= after.asOf) return;
  throw new CommandError({
    de: `--since: Der Stand vom ${before.asOf} liegt nach dem Stichtag ${after.asOf}`,
    en: `--since: the state of ${before.asOf} is later than the day ${after.asOf}`,
  });
}
