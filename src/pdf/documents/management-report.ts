import { type Block, type DocumentDefinition, heading, type Run } from "../layout/definition.ts";
import { planOf } from "./a6-realisation-plan.ts";
import { type DocumentSource, framed, siteName, whenEmpty, withheldNote } from "./document-frame.ts";
import { german } from "./given-text.ts";
import { decisions, gaps, horizon, topRisks } from "./management-decisions.ts";
import { sideBySide } from "./management-figures.ts";
import { atAGlance, meanings } from "./management-glance.ts";
import { sealedTrend } from "./management-trend.ts";
import { nextLapses } from "./next-lapses.ts";
import { shortLine } from "./short-line.ts";

/** Most lines of the list of what lapses: the report is to stay on two pages. */
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
  const coming = nextLapses(source, horizon);
  if (coming.length === 0) {
    yield whenEmpty(source, ["controls", "audits", "risks"], {
      kind: "paragraph",
      text: say({ de: "Nichts.", en: "Nothing." }),
    });
    return;
  }
  yield list(
    coming.map(({ on, title, what, site }): (string | Run)[] => [
      { text: source.day(on), bold: true },
      " ",
      german(shortLine(title)),
      ` (${say(what)})`,
      ...(site === null ? [] : [", ", german(shortLine(siteName(source, site)))]),
    ]),
    source,
  );
  yield* withheldNote(source, ["controls", "risks"]);
}

/** At most so many lines, and how many are left out. */
function list(lines: readonly (readonly (string | Run)[])[], { say }: DocumentSource): Block {
  const left = lines.length - mostLines;
  const shown = lines.slice(0, mostLines).map((text) => [{ kind: "paragraph" as const, text }]);
  const rest = say({ de: `und ${left} weitere`, en: `and ${left} more` });
  return {
    kind: "list",
    items: left > 0 ? [...shown, [{ kind: "paragraph", text: rest, look: "small" }]] : shown,
  };
}
