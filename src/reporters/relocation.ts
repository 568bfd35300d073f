import { methodOf } from "../catalogue/methods.ts";
import { isPast, neverExposed, nothingMissing, pastMissing } from "../model/empty-relocation.ts";
import { sayIn } from "../model/languages.ts";
import { levelName, type Method } from "../model/method.ts";
import type { Bilingual, Language } from "../model/position.ts";
import type { MissingItem, Relocation, RelocationItem } from "../model/relocation.ts";
import type { Report } from "../model/report.ts";
import { words } from "../model/words.ts";
import { clean } from "../text/clean.ts";
import { verdictText } from "./failover.ts";

/** A relocation for a person: what the new site has on the day of cut-over, what is missing in its order, and what else. */
export function relocationText(relocation: Relocation, report: Report, language: Language): string {
  const { asOf } = report;
  const method = methodOf(report);
  const say = sayIn(language);
  const { from, to, cutOver, transitionFrom, retired } = relocation;
  const lines = [
    say({ de: `Umzug von ${from} nach ${to}`, en: `Relocation from ${from} to ${to}` }),
    say({
      de: `Umzug ab ${transitionFrom ?? "–"}, Umschaltung am ${cutOver}, ${from} außer Betrieb ab ${retired ?? "–"}; Stand ${asOf}`,
      en: `Moving from ${transitionFrom ?? "–"}, cut-over on ${cutOver}, ${from} retired from ${retired ?? "–"}; as of ${asOf}`,
    }),
    "",
    say({ de: `Am Tag der Umschaltung in ${to}:`, en: `On the day of cut-over at ${to}:` }),
    ...groups(relocation, say).map(([name, items]) => `  ${String(items.length).padStart(4)}  ${name}`),
    "",
    isPast(relocation, report)
      ? `${say(pastMissing)}:`
      : say({ de: "Das fehlt noch, in dieser Reihenfolge:", en: "Still missing, in this order:" }),
    ...relocation.missing.flatMap((item, i) => missingLines(item, i + 1, method, say)),
    ...(relocation.missing.length === 0 ? [`  ${say(nothingMissing(relocation, report).text)}`] : []),
    "",
    say({ de: "Außerdem verlangt der Umzug:", en: "The move asks for this too:" }),
  ];
  for (const { due, met, text, hint, source } of relocation.obligations) {
    const record = hint && ` (${say({ de: "zu erfassen", en: "to be recorded" })}: ${say(hint)})`;
    lines.push(`  ${due}  ${say(metWords(met))}: ${text[language]}${record ?? ""} [${source[language]}]`);
  }
  if (relocation.verdicts.length > 0) {
    lines.push(
      "",
      say({
        de: `Ausfallsicherheit an diesem Tag (Gründe: nachweis failover --as-of ${cutOver}):`,
        en: `Failover on that day (reasons: nachweis failover --as-of ${cutOver}):`,
      }),
    );
    for (const { process, lost, verdict, until } of relocation.verdicts) {
      lines.push(
        `  ${process}, ${say({ de: "ohne", en: "without" })} ${lost}: ${verdictText(verdict, until, language)}`,
      );
    }
  }
  lines.push(
    "",
    say({
      de: "Zeiten mit höchstens einem belegten Standort:",
      en: "Times with one proven site at most:",
    }),
  );
  for (const { process, from: first, to: last, site } of relocation.exposure) {
    const end = last ?? say({ de: "auf Weiteres", en: "further notice" });
    const only = site ?? say({ de: "keiner", en: "none" });
    lines.push(
      say({
        de: `  ${process}: ${first} bis ${end}, belegt: ${only}`,
        en: `  ${process}: ${first} until ${end}, proven: ${only}`,
      }),
    );
  }
  if (relocation.exposure.length === 0) lines.push(`  ${say(neverExposed(report).text)}`);
  return `${lines.map(clean).join("\n")}\n`;
}

function groups(
  { proven, inherited, carriedOver, dispensable, missing, to, from }: Relocation,
  say: (words: Bilingual) => string,
): [string, readonly RelocationItem[]][] {
  return [
    [say({ de: `schon belegt in ${to}`, en: `proven already at ${to}` }), proven],
    [say({ de: "geerbt von einem Zertifikat", en: "inherited from a certificate" }), inherited],
    [
      say({
        de: `mit den Systemen übernommen aus ${from}`,
        en: `carried over with the systems from ${from}`,
      }),
      carriedOver,
    ],
    [say(words.state.dispensable), dispensable],
    [say({ de: "fehlen", en: "missing" }), missing],
  ];
}

function missingLines(
  item: MissingItem,
  number: number,
  method: Method,
  say: (words: Bilingual) => string,
): string[] {
  const { requirement, title, level, order, object, state, action, responsible, late, before, waitsFor } =
    item;
  const when =
    before === "move-in"
      ? say({ de: "vor dem Einzug der Systeme", en: "before the systems move in" })
      : say({ de: "vor der Umschaltung", en: "before the cut-over" });
  const what = action
    ? `${action.text}; ${say({ de: "bis", en: "by" })} ${action.due ?? "–"}${late ? say({ de: " (zu spät)", en: " (too late)" }) : ""}`
    : say({ de: "keine Aufgabe geplant", en: "no action planned" });
  const who = responsible ?? say({ de: "niemand benannt", en: "nobody named" });
  const waits =
    waitsFor.length > 0
      ? [`        ${say({ de: "erst danach", en: "only after" })}: ${waitsFor.join(", ")}`]
      : [];
  return [
    `  ${String(number).padStart(3)}. ${requirement} (${say(levelName(method, level))}, ${say(orderWords)} ${order}) ${title}: ${object ?? "–"}, ${say(words.state[state])}, ${when}`,
    `        ${what}; ${who}`,
    ...waits,
  ];
}

/** Order of implementation of the modules. */
const orderWords: Bilingual = { de: "Reihenfolge", en: "order" };

function metWords(met: boolean | null): Bilingual {
  if (met === null) return { de: "nicht betrachtet", en: "not considered" };
  return met ? { de: "erfüllt", en: "met" } : { de: "nicht erfüllt", en: "not met" };
}
