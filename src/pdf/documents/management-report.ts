import { type ForecastEntry, lapseWords, withheldLapses } from "../../model/forecast.ts";
import { addDays } from "../../text/date.ts";
import {
  type Block,
  type CellBlock,
  type DocumentDefinition,
  heading,
  type Run,
} from "../layout/definition.ts";
import { planOf } from "./a6-realisation-plan.ts";
import { type DocumentSource, framed, siteName, whenEmpty, withheldNote } from "./document-frame.ts";
import { german } from "./given-text.ts";
import { decisions, gaps, horizon, topRisks } from "./management-decisions.ts";
import { sideBySide } from "./management-figures.ts";
import { atAGlance, meanings } from "./management-glance.ts";
import { sealedTrend } from "./management-trend.ts";
import { shortLine } from "./short-line.ts";

/** Most lines of the list of what lapses, a note on what is withheld among them: the report is to stay on two pages. */
const mostLines = 3;

/**
 * The audit status on two pages for the management: the verdict, what has changed, what is to be decided, by whom gaps are
 * closed until when. Behind them the course over the sealed states, where there are some.
 */
export function managementReport(source: DocumentSource): DocumentDefinition {
  const { controls, objects, sites, evidence, audits, risks } = source.report;
  const shown = [...controls, ...objects, ...sites, ...evidence, ...audits, ...risks];
  return framed(source, {
    id: "",
    title: { de: "Lagebericht zum Auditstand", en: "Audit status report" },
    subtitle: { de: "für die Leitung", en: "for the management" },
    holds: shown.map(({ classification }) => classification),
    page: "overview",
    contentsDepth: 0,
    compact: true,
    body: () => body(source),
  });
}

function* body(source: DocumentSource): Generator<Block> {
  const plan = planOf(source);
  yield* atAGlance(source);
  yield* decisions(plan, source);
  yield* gaps(plan, source);
  yield* sideBySide(source);
  yield* topRisks(source);
  yield* lapses(source);
  yield* meanings(source);
  // Behind the two pages, where there are seals.
  yield* sealedTrend(source);
}

function* lapses(source: DocumentSource): Generator<Block> {
  const { say } = source;
  yield heading(
    1,
    say({
      de: `Was in den nächsten ${horizon} Tagen abläuft`,
      en: `What lapses within ${horizon} days`,
    }),
  );
  const last = addDays(source.report.asOf, horizon);
  // Actions stand with the gaps that they close.
  const coming = source.lapses.filter(({ kind, day }) => kind !== "action" && day <= last);
  if (coming.length === 0) {
    yield whenEmpty(source, withheldLapses, {
      kind: "paragraph",
      text: say({ de: "Nichts.", en: "Nothing." }),
    });
    return;
  }
  const note = [...withheldNote(source, withheldLapses)];
  yield shortList(
    coming.map((lapse): (string | Run)[] => [
      { text: source.day(lapse.day), bold: true },
      " ",
      german(shortLine(lapse.subject)),
      ` (${say(lapseWords[lapse.kind])})`,
      ...whereOf(lapse, source),
    ]),
    note,
    say,
  );
}

/** Most characters of a subject beside which a site has room in the line: the report is to stay on two pages. */
const besideSite = 50;

/** The site of a lapse, or how many there are. */
function* whereOf({ subject, sites }: ForecastEntry, source: DocumentSource): Generator<string | Run> {
  const [site] = sites;
  if (site === undefined || subject.length > besideSite) return;
  const number = sites.length;
  yield ", ";
  yield number === 1
    ? german(shortLine(siteName(source, site)))
    : source.say({ de: `${number} Standorte`, en: `${number} sites` });
}

/** The first lines, and as the last ones how many are left out and the note. */
function shortList(
  lines: readonly (readonly (string | Run)[])[],
  note: readonly CellBlock[],
  say: DocumentSource["say"],
): Block {
  const most = mostLines - note.length;
  const left = lines.length - most;
  const shown = lines.slice(0, most).map((text) => [{ kind: "paragraph" as const, text }]);
  const rest = say({ de: `und ${left} weitere`, en: `and ${left} more` });
  return {
    kind: "list",
    items: [
      ...shown,
      ...(left > 0 ? [[{ kind: "paragraph" as const, text: rest, look: "small" as const }]] : []),
      ...note.map((block) => [block]),
    ],
  };
}
