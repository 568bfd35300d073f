import type { Index } from "../model/assessed.ts";
import { fileOf, folderOf, namedKinds } from "../model/content-kinds.ts";
import type { Missing, SuggestingDraft } from "../model/finding.ts";
import type { Bilingual, Position } from "../model/position.ts";
import { scopeWords } from "../model/scope-words.ts";
import { capital } from "../text/capital.ts";
import { actionsIn } from "./content-actions.ts";
import { references } from "./content-references.ts";
import { correction, didYouMean, type Rule } from "./rule.ts";

/** A site (also a folder of evidence/), object, risk, control or scope id that is named does not exist. */
export const referenceUnknown: Rule = {
  id: "reference-unknown",
  severity: "error",
  fix: "suggested",
  unread: true,
  summary: {
    de: "Ein Standort, Zielobjekt, Risiko, eine Maßnahme oder ein Bereich, auf den verwiesen wird, existiert nicht.",
    en: "A site (also a folder of evidence/), object, risk, control or scope id that is named does not exist.",
  },
  *check(assessed) {
    const { index } = assessed;
    const ids = {
      site: index.sites,
      object: index.objects,
      risk: index.risks,
      control: new Set(index.project.controls.map(({ id }) => id)),
    };
    const known = {
      site: [...ids.site.keys()],
      object: [...ids.object.keys()],
      risk: [...ids.risk.keys()],
      control: [...ids.control],
    };
    for (const { kind, id, at, evidence } of references(index)) {
      const { de, en } = kind === "control" ? control : namedKinds[kind];
      if (ids[kind].has(id)) continue;
      const { meant, change } = correction(index.project, at, id, known[kind]);
      const hint = didYouMean(meant);
      // Whatever names the same thing is wrong for the same reason: a renamed site is one finding.
      const missing: Missing[] = kind === "control" ? [] : [kind === "risk" ? `risk:${id}` : `place:${id}`];
      yield {
        takes: missing,
        lacks: missing,
        at,
        message: {
          de: `${capital(de)} „${id}“ gibt es nicht${hint.de}`,
          en: `There is no ${en} “${id}”${hint.en}`,
        },
        help:
          kind === "control"
            ? {
                de: `Berichtigen Sie die Kennung, oder legen Sie die Maßnahme in ${folderOf.catalog} an.`,
                en: `Correct the id, or create the control in ${folderOf.catalog}.`,
              }
            : {
                de: `Berichtigen Sie die Kennung, oder legen Sie ${fileOf(kind, id)} an.`,
                en: `Correct the id, or create ${fileOf(kind, id)}.`,
              },
        evidence,
        ...change,
      };
    }
    const actions = actionsIn(index.project);
    const described = new Set(actions.flatMap(({ value }) => (value.described ? (value.id ?? []) : [])));
    const describedIds = [...described];
    for (const { value, at } of actions) {
      if (value.described || value.id === null) continue;
      const isHidden = described.has(value.id);
      yield { at, ...(isHidden ? hiddenAction(value.id) : unknownAction(value.id, at, describedIds, index)) };
    }
    const scopes = [...Object.values(scopeWords).map(({ de }) => de), ...known.site, ...known.object];
    for (const { value, at } of assessed.unknownScopes) {
      const { meant, change } = correction(index.project, at, value, scopes);
      const hint = didYouMean(meant);
      const places = value.split("@").map((place): Missing => `place:${place}`);
      yield {
        takes: places.length === 1 ? places : [],
        lacks: places,
        at,
        message: {
          de: `Der Bereich „${value}“ ist weder Standort noch Zielobjekt${hint.de}`,
          en: `The scope “${value}” is neither a site nor an object${hint.en}`,
        },
        help: scopeHelp(value),
        ...change,
      };
    }
  },
};

const control: Bilingual = { de: "die Maßnahme", en: "control" };

/** An action of which only the id is written here, and which is described where other readers may look. */
function hiddenAction(id: string): Pick<SuggestingDraft, "message" | "help"> {
  return {
    message: {
      de: `Die Aufgabe „${id}“ ist nur dort beschrieben, wo nicht jeder lesen darf, der hier lesen darf.`,
      en: `The action “${id}” is described only where not everybody may read who may read here.`,
    },
    help: {
      de: "Beschreiben Sie die Aufgabe an der Stelle mit der niedrigsten Einstufung, und nennen Sie an den anderen nur ihre Kennung.",
      en: "Describe the action in the place with the lowest classification, and name only its id in the others.",
    },
  };
}

/** An action of which only the id is written, and that is described nowhere. */
function unknownAction(
  id: string,
  at: Position,
  described: readonly string[],
  { project }: Index,
): Omit<SuggestingDraft, "at"> {
  const { meant, change } = correction(project, at, id, described);
  const hint = didYouMean(meant);
  return {
    message: {
      de: `Die Aufgabe „${id}“ ist nirgends beschrieben${hint.de}`,
      en: `The action “${id}” is described nowhere${hint.en}`,
    },
    help: {
      de: `Schreiben Sie an einer Stelle „- Offen: ${id}: Aufgabe; bis JJJJ-MM-TT; Zuständige“.`,
      en: `Write in one place “- Open: ${id}: action; by YYYY-MM-DD; responsible”.`,
    },
    ...change,
  };
}

function scopeHelp(value: string): Bilingual {
  const named = {
    de: "alle, verbund, einen Standort, ein Zielobjekt oder zielobjekt@standort",
    en: "all, domain, a site, an object or object@site",
  };
  if (!/^[a-z0-9-]+$/.test(value)) return { de: `Nennen Sie ${named.de}.`, en: `Name ${named.en}.` };
  return {
    de: `Gibt es „${value}“, legen Sie ${fileOf("site", value)} (Standort) oder ${fileOf("object", value)} (Zielobjekt) an; sonst nennen Sie ${named.de}.`,
    en: `If “${value}” exists, create ${fileOf("site", value)} (site) or ${fileOf("object", value)} (object); else name ${named.en}.`,
  };
}
