import type { Assessed } from "../model/assessed.ts";
import type { MendingDraft } from "../model/finding.ts";
import type { Bilingual } from "../model/position.ts";
import type { Link, LinkSlip } from "../model/project.ts";
import { replaceWord } from "../text/edits.ts";
import { itemsOfLinks } from "./items-of-links.ts";
import { type Meant, meantEvidence } from "./meant-evidence.ts";
import { unmet } from "./rule.ts";

/** What is wrong with something that was meant as a link. A label whose definition is wrong is said there. */
const faults: Readonly<Record<Exclude<LinkSlip, "label">, (target: string) => Bilingual>> = {
  blank: (target) => ({
    de: `In der Adresse „${target}“ steht ein Leerzeichen; so ist dies kein Verweis.`,
    en: `There is a blank in the address “${target}”; like this it is no link.`,
  }),
  malformed: (target) => ({
    de: `„${target}“ ist so geschrieben kein Verweis.`,
    en: `“${target}” is no link as it is written.`,
  }),
  html: (target) => ({
    de: `HTML wird nicht gelesen; „${target}“ ist so kein Verweis.`,
    en: `HTML is not read; “${target}” is no link like this.`,
  }),
  wiki: (target) => ({
    de: `„[[${target}]]“ ist kein Verweis, den Markdown liest.`,
    en: `“[[${target}]]” is no link that Markdown reads.`,
  }),
  apart: (target) => ({
    de: `Zwischen Text und Adresse „${target}“ steht ein Leerzeichen; so ist dies kein Verweis.`,
    en: `There is a blank between the text and the address “${target}”; like this it is no link.`,
  }),
  reversed: (target) => ({
    de: `Bei „${target}“ sind runde und eckige Klammern vertauscht; so ist dies kein Verweis.`,
    en: `At “${target}” round and square brackets are exchanged; like this it is no link.`,
  }),
  plain: (target) => ({
    de: `„${target}“ nennt einen Nachweis, verlinkt ihn aber nicht.`,
    en: `“${target}” names evidence, but does not link it.`,
  }),
  code: (target) => ({
    de: `„${target}“ nennt einen Nachweis, verlinkt ihn aber nicht.`,
    en: `“${target}” names evidence, but does not link it.`,
  }),
  struck: (target) => ({
    de: `Der Verweis auf „${target}“ ist durchgestrichen; er belegt nichts.`,
    en: `The link to “${target}” is struck out; it proves nothing.`,
  }),
  unticked: (target) => ({
    de: `Der Verweis auf „${target}“ steht in einem Punkt, der nicht abgehakt ist; er belegt nichts.`,
    en: `The link to “${target}” stands in an item that is not ticked; it proves nothing.`,
  }),
  empty: () => ({ de: "Dieser Verweis hat keine Adresse.", en: "This link has no address." }),
  undefined: (label) => ({
    de: `Die Marke „${label}“ ist nirgends festgelegt; so führt dieser Verweis zu nichts.`,
    en: `The label “${label}” is defined nowhere; so this link leads to nothing.`,
  }),
};

/** Whatever was meant as a link and is none, with the address that was probably meant. */
export function* linkSlips(assessed: Assessed): Generator<MendingDraft> {
  const { index } = assessed;
  const items = itemsOfLinks(assessed);
  const meantBy = meantEvidence(index);
  for (const link of index.project.links) {
    const { at, slip, target } = link;
    if (slip === null || slip === "label") continue;
    const meant = slip === "undefined" || slip === "empty" ? null : meantBy(link);
    yield {
      at,
      message: faults[slip](target),
      help: help(link, meant),
      ...mending(link, meant, index.project.texts.get(at.file) ?? ""),
      ...unmet(items.at(at), index),
      evidence: meant?.sure ? meant.path : null,
    };
  }
}

function help({ slip, target, text }: Link, meant: Meant | null): Bilingual {
  if (slip === "struck") {
    return {
      de: "Löschen Sie den Verweis, oder nehmen Sie die Zeichen „~~“ weg. Frühere Fassungen bewahrt Git.",
      en: "Delete the link, or take the signs “~~” away. Git keeps earlier versions.",
    };
  }
  if (slip === "unticked") {
    return {
      de: "Haken Sie den Punkt ab: „[x]“. Belegt der Verweis noch nichts, nehmen Sie ihn heraus.",
      en: "Tick the item: “[x]”. If the link proves nothing yet, take it out.",
    };
  }
  const label = target.replace(/^\^/, "");
  if (slip === "undefined") {
    return target.startsWith("^")
      ? {
          de: `Schreiben Sie die Fußnote in eine eigene Zeile: [^${label}]: Text. Oder verlinken Sie hier: [Text](Adresse).`,
          en: `Write the footnote on a line of its own: [^${label}]: text. Or link here: [text](address).`,
        }
      : {
          de: `Legen Sie die Marke in einer eigenen Zeile fest: [${label}]: Adresse. Oder schreiben Sie [${text}](Adresse).`,
          en: `Define the label on a line of its own: [${label}]: address. Or write [${text}](address).`,
        };
  }
  const address = meant?.address ?? (slip === "blank" ? encoded(target) : null);
  const words = text === "" || text === target ? "Text" : text;
  if (address === null) {
    return {
      de: `Schreiben Sie [${words}](Adresse), ohne Leerzeichen zwischen den Klammern und in der Adresse.`,
      en: `Write [${words}](address), without blanks between the brackets and in the address.`,
    };
  }
  return slip === "blank"
    ? {
        de: `Schreiben Sie %20 statt des Leerzeichens, [${words}](${address}), oder setzen Sie die Adresse in spitze Klammern: (<…>).`,
        en: `Write %20 in place of the blank, [${words}](${address}), or put the address into angle brackets: (<…>).`,
      }
    : { de: `Schreiben Sie [${words}](${address}).`, en: `Write [${words}](${address}).` };
}

/** A blank is put right wherever it leads; what makes a link of a mere mention is for a person to decide. */
function mending(link: Link, meant: Meant | null, content: string): Pick<MendingDraft, "fix" | "suggestion"> {
  const { slip, written, at } = link;
  if (written === null) return {};
  if (slip === "blank") {
    const edit = replaceWord(content, written.at, written.value, encoded(written.value));
    const fix = meant?.sure ? meant.edit : edit && { file: at.file, ...edit };
    return fix ? { fix } : {};
  }
  if (slip === "plain" && meant !== null) {
    const name = written.value.split(/[\\/]/).at(-1);
    const edit = replaceWord(content, written.at, written.value, `[${name}](${meant.address})`);
    return edit ? { suggestion: { file: at.file, ...edit } } : {};
  }
  return {};
}

function encoded(address: string): string {
  return address.replace(/\s/gu, (blank) => encodeURIComponent(blank));
}
