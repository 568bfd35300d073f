import { plainTitle, titleAlone } from "../catalogue/plain-title.ts";
import type { Index } from "../model/assessed.ts";
import type { Requirement } from "../model/catalogue.ts";
import type { Position } from "../model/position.ts";
import type { Control } from "../model/project.ts";
import { words } from "../model/words.ts";
import { madeOnce } from "../text/made-once.ts";
import type { Rule } from "./rule.ts";

/** The heading of a control has the id of a requirement, and not its title. */
export const titleDiffers: Rule = {
  id: "title-differs",
  severity: "info",
  fix: "none",
  summary: {
    de: "Eine Überschrift hat die Kennung einer Anforderung, aber nicht ihren Titel.",
    en: "A heading has the id of a requirement, but not its title.",
  },
  *check({ index }) {
    const lineAt = linesOf(index);
    const owners = ownersOf(index.requirements);
    const byFile = Map.groupBy(index.project.controls, ({ catalogFile }) => catalogFile);
    for (const [, controls] of byFile) {
      const differing = controls.flatMap((control) => differenceOf(control, owners, lineAt, index));
      // Another requirement's title is the graver slip: it comes first, and says what the one finding of the file is.
      const first = differing.find(({ other }) => other !== null) ?? differing[0];
      if (!first) continue;
      const { control, requirement, other } = first;
      const more = differing.length - 1;
      yield {
        at: titlePlace(control, lineAt),
        requirement: requirement.id,
        ...(other === null ? {} : { severity: "warning" }),
        message: {
          de: `${requirement.id} heißt im Katalog „${requirement.title}“, hier „${control.title}“${other === null ? "" : `: So heißt dort ${other.id}`}${more === 0 ? "" : more === 1 ? "; in dieser Datei noch 1 Titel" : `; in dieser Datei noch ${more} Titel`}.`,
          en: `${requirement.id} is called “${requirement.title}” in the catalogue, here “${control.title}”${other === null ? "" : `: that is ${other.id} there`}${more === 0 ? "" : more === 1 ? "; 1 more title in this file" : `; ${more} more titles in this file`}.`,
        },
        help:
          other === null
            ? {
                de: "Prüfen Sie, ob die Bewertung zu dieser Anforderung gehört (frühere Editionen hatten oft andere Titel), und übernehmen Sie den Titel des Katalogs.",
                en: "Check that the assessment is about this requirement (earlier editions often had other titles), and take over the catalogue's title.",
              }
            : {
                de: `Kennung oder Titel stimmt nicht: Entscheiden Sie, welche Anforderung gemeint ist, und berichtigen Sie das andere.`,
                en: `Either id or title is wrong: decide which requirement is meant, and correct the other.`,
              },
      };
    }
  },
};

/** A control whose title is not its requirement's, and the requirement whose title it is. */
interface Difference {
  readonly control: Control;
  readonly requirement: Requirement;
  readonly other: Requirement | null;
}

function differenceOf(
  control: Control,
  owners: ReadonlyMap<string, readonly Requirement[]>,
  lineAt: LineAt,
  index: Index,
): Difference[] {
  const requirement = index.requirements.get(control.id);
  if (!requirement || requirement.withdrawn) return [];
  const written = headingOf(control);
  if (written === "" || written === titleOf(requirement) || isEnglish(control, lineAt)) return [];
  const [other = null] = owners.get(written) ?? [];
  return [{ control, requirement, other }];
}

const titleOf = madeOnce(({ title }: Requirement) => plainTitle(title));
const headingOf = madeOnce(({ title }: Control) => plainTitle(titleAlone(title)));
/** The requirements by their plain titles. */
const ownersOf = madeOnce((requirements: Index["requirements"]) =>
  Map.groupBy(requirements.values(), titleOf),
);

/** The line of the content at a place. */
type LineAt = (at: Position) => string;

/** Splits each file once, however many places in it are asked for. */
function linesOf({ project }: Index): LineAt {
  const files = new Map<string, readonly string[]>();
  return ({ file, line }) => {
    const lines = files.get(file) ?? (project.texts.get(file) ?? "").split("\n");
    files.set(file, lines);
    return lines[line - 1] ?? "";
  };
}

/** Where the title stands in its heading; the heading, if marks in it hide it. */
function titlePlace({ at, title }: Control, lineAt: LineAt): Position {
  const start = lineAt(at).lastIndexOf(title);
  return start < 0 ? at : { ...at, column: start + 1 };
}

/** Whether its assessments are written in English: then its title is a translation. */
function isEnglish({ assessments }: Control, lineAt: LineAt): boolean {
  return assessments.some(({ at, status }) => {
    if (status === null) return false;
    const line = lineAt(at);
    const word = line.slice(line.lastIndexOf(":") + 1).trim();
    return word === words.status[status].en && word !== words.status[status].de;
  });
}
