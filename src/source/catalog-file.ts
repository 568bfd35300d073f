import type { Heading, RootContent } from "mdast";
import type { Located } from "../model/position.ts";
import type {
  Action,
  AssessedOn,
  Assessment,
  CatalogFile,
  Control,
  Link,
  Problem,
  RequiredEvidence,
} from "../model/project.ts";
import type { Status } from "../model/vocabulary.ts";
import { type AttributeItem, listed, splitSection, valueProblem } from "./attribute-items.ts";
import {
  type Reading,
  readAction,
  readAssessedOn,
  readRequiredEvidence,
  readStatus,
} from "./attribute-values.ts";
import type { Attribute } from "./labels.ts";
import { linksIn, type Markdown, placeIn, plainText, startOf, toProse, wordFix } from "./markdown.ts";

/** A control's heading: an id (a capital first, a digit in it), a space, a title. */
export const idHeading = /^(\p{Lu}[^\s]*)\s+(\S.*)$/su;

/** Whether a word can be the id of a control or an audit finding. */
export function isControlId(word: string): boolean {
  return /^\p{Lu}\S*$/u.test(word) && /\d/.test(word);
}

/** Nodes below a heading up to the next one of its level or above. */
export interface HeadedSection {
  readonly heading: Heading;
  readonly nodes: readonly RootContent[];
}

/** Splits nodes at the headings of `level`; what stands before the first comes as `before`. */
export function splitAt(
  nodes: readonly RootContent[],
  level: number,
): { before: RootContent[]; sections: HeadedSection[] } {
  const before: RootContent[] = [];
  const sections: { heading: Heading; nodes: RootContent[] }[] = [];
  let current = before;
  for (const node of nodes) {
    if (node.type === "heading" && node.depth === level) {
      const section = { heading: node, nodes: [] };
      sections.push(section);
      current = section.nodes;
    } else if (node.type === "heading" && node.depth < level) {
      // A heading above ends the section; what follows belongs to none.
      current = before;
      current.push(node);
    } else current.push(node);
  }
  return { before, sections };
}

/** Reads the controls of a catalogue. What can't be read becomes a problem and hides nothing else. */
export function readCatalog(
  markdown: Markdown,
  sourced: Omit<CatalogFile, "unreadableControls" | "prose">,
  problems: Problem[],
): { catalogue: CatalogFile; controls: Control[] } {
  const { before, sections } = splitAt(markdown.root.children, 2);
  const preamble = splitSection(markdown, before, "before-controls", problems);
  const unreadableControls: string[] = [];
  const catalogue: CatalogFile = { ...sourced, unreadableControls, prose: toProse(markdown, preamble.prose) };
  const controls: Control[] = [];
  for (const section of sections) {
    const text = plainText(section.heading).trim();
    const match = idHeading.exec(text);
    const id = match?.[1];
    if (!match || id === undefined || !isControlId(id)) {
      unreadableControls.push(text.split(/\s+/)[0] ?? "");
      problems.push(
        valueProblem(
          startOf(markdown, section.heading),
          `Die Überschrift „${text}“ nennt keine Maßnahme.`,
          `The heading “${text}” names no control.`,
          "Schreiben Sie eine Kennung, ein Leerzeichen und einen Titel, zum Beispiel „## INF.2.A3 Einsatz einer unterbrechungsfreien Stromversorgung“. Die Kennung beginnt groß und enthält eine Ziffer.",
          "Write an id, a space and a title, for example “## INF.2.A3 Einsatz einer unterbrechungsfreien Stromversorgung”. The id begins with a capital and contains a digit.",
        ),
      );
      continue;
    }
    controls.push(readControl(markdown, catalogue, section, id, (match[2] ?? "").trim(), problems));
  }
  return { catalogue, controls };
}

function readControl(
  markdown: Markdown,
  catalogue: CatalogFile,
  section: HeadedSection,
  id: string,
  title: string,
  problems: Problem[],
): Control {
  const { before, sections } = splitAt(section.nodes, 3);
  const own = splitSection(markdown, before, "control", problems);
  const requirements: Located<string>[] = [];
  const requiredEvidence: Located<RequiredEvidence>[] = [];
  const responsible: Located<string>[] = [];
  for (const item of own.attributes) {
    if (item.value === "") emptyValue(item, problems);
    else if (item.attribute === "requirements")
      requirements.push(...listed(markdown, item).filter(({ value }) => !item.guessed || /\d/.test(value)));
    else if (item.attribute === "responsible") responsible.push({ value: item.value, at: item.at });
    else if (item.attribute === "evidence")
      take(
        markdown,
        item,
        readRequiredEvidence(item.value),
        requiredEvidence,
        problems,
        "Schreiben Sie eine Nachweisart und, wenn nötig, eine Dauer: „Nachweis: maintenance, P12M“.",
        "Write a type of evidence and, if needed, a duration: “Evidence: maintenance, P12M”.",
      );
  }
  return {
    id,
    title,
    at: startOf(markdown, section.heading),
    catalogue,
    requirements,
    requiredEvidence,
    responsible,
    prose: toProse(markdown, own.prose),
    assessments: sections.map((s) => readAssessment(markdown, s, problems)),
  };
}

function readAssessment(markdown: Markdown, section: HeadedSection, problems: Problem[]): Assessment {
  const { scopes, status } = readAssessmentHeading(markdown, section.heading, problems);
  const { attributes, prose } = splitSection(markdown, section.nodes, "assessment", problems);
  const assessed: Located<AssessedOn>[] = [];
  const actions: Located<Action>[] = [];
  const inherited: Link[] = [];
  const risks: Located<string>[] = [];
  const responsible: Located<string>[] = [];
  const inheritedItems = new Set<string>();
  const count = (wanted: Attribute) => attributes.filter(({ attribute }) => attribute === wanted).length;
  for (const item of attributes) {
    if (item.value === "") emptyValue(item, problems);
    else if (item.attribute === "risk") risks.push(...(item.guessed ? [] : listed(markdown, item)));
    else if (item.attribute === "responsible") responsible.push({ value: item.value, at: item.at });
    else if (item.attribute === "assessed")
      take(
        markdown,
        item,
        readAssessedOn(item.value),
        assessed,
        problems,
        "Schreiben Sie Datum, prüfende und befragte Person: „Geprüft: 2026-09-14, A. Beispiel, Leitung RZ“.",
        "Write date, assessor and persons asked: “Assessed: 2026-09-14, A. Example, head of DC”.",
      );
    else if (item.attribute === "open")
      take(
        markdown,
        item,
        readAction(item.value),
        actions,
        problems,
        "Schreiben Sie „Offen: Maßnahme; bis 2027-03-31; Zuständige; Aufwand“.",
        "Write “Open: action; by 2027-03-31; responsible; effort”.",
      );
    else if (item.attribute === "inherited") {
      const links = linksIn(markdown, [item.paragraph]);
      for (const link of links) inheritedItems.add(placeKey(link));
      const usable = links.filter((link) => link.leads !== "web");
      inherited.push(...usable);
      if (usable.length === 0 && !item.guessed) {
        problems.push(
          valueProblem(
            item.at,
            "„Geerbt:“ verweist auf kein Zertifikat.",
            "“Inherited:” links no certificate.",
            "Verlinken Sie das Zertifikat: „Geerbt: [Zertifikat](../../evidence/rz-citeq/zertifikat.pdf)“.",
            "Link the certificate: “Inherited: [certificate](../../evidence/rz-citeq/certificate.pdf)”.",
          ),
        );
      }
    }
  }
  return {
    at: startOf(markdown, section.heading),
    scopes,
    status,
    prose: toProse(markdown, prose),
    links: linksIn(markdown, section.nodes).filter((link) => !inheritedItems.has(placeKey(link))),
    assessed,
    actions,
    inherited,
    risks,
    responsible,
    unread: {
      assessed: count("assessed") > assessed.length,
      action: count("open") > actions.length || attributes.some((i) => i.attribute === "risk" && i.guessed),
      inherited: count("inherited") > inherited.length,
    },
  };
}

function readAssessmentHeading(
  markdown: Markdown,
  heading: Heading,
  problems: Problem[],
): { scopes: Located<string>[]; status: Status | null } {
  const text = plainText(heading).trim();
  const at = startOf(markdown, heading);
  const colon = text.lastIndexOf(":");
  const scopeText = colon < 0 ? "" : text.slice(0, colon);
  const words = scopeText.split(",").map((word) => word.trim());
  if (colon < 0 || words.some((word) => word === "")) {
    problems.push(
      valueProblem(
        at,
        `Die Überschrift „${text}“ nennt nicht Bereich und Status.`,
        `The heading “${text}” does not name scope and status.`,
        "Schreiben Sie „### BEREICH: STATUS“, zum Beispiel „### rz-lwl: ja“ oder „### alle: teilweise“.",
        "Write “### SCOPE: STATUS”, for example “### rz-lwl: yes” or “### all: partial”.",
      ),
    );
    return { scopes: [], status: null };
  }
  const scopes: Located<string>[] = [];
  let after = "";
  for (const value of words) {
    scopes.push({ value, at: placeIn(markdown, heading, value, after) });
    after = value;
  }
  const statusWord = text.slice(colon + 1).trim();
  const reading = readStatus(statusWord);
  if ("value" in reading) return { scopes, status: reading.value };
  const place = placeIn(markdown, heading, statusWord, ":");
  problems.push({
    ...valueProblem(
      statusWord === "" ? at : place,
      statusWord === "" ? "Hier fehlt der Status." : reading.de,
      statusWord === "" ? "The status is missing here." : reading.en,
      "Schreiben Sie nach dem Doppelpunkt ja, teilweise, nein oder entbehrlich.",
      "Write yes, partial, no or dispensable after the colon.",
    ),
    ...(reading.correction ? wordFix(markdown, place, statusWord, reading.correction.right) : {}),
  });
  return { scopes, status: null };
}

/** Takes a value that could be read, or reports what was wrong with it (behind a misspelt label that is enough). */
export function take<T>(
  markdown: Markdown,
  item: AttributeItem,
  reading: Reading<T>,
  into: Located<T>[],
  problems: Problem[],
  helpDe: string,
  helpEn: string,
): void {
  if ("value" in reading) into.push({ value: reading.value, at: item.at });
  else if (!item.guessed)
    problems.push({
      ...valueProblem(item.at, reading.de, reading.en, helpDe, helpEn),
      ...(reading.correction
        ? wordFix(markdown, item.at, reading.correction.wrong, reading.correction.right)
        : {}),
    });
}

/** Reports an attribute without a value. */
export function emptyValue(item: AttributeItem, problems: Problem[]): void {
  if (item.guessed) return;
  problems.push(
    valueProblem(
      item.at,
      "Nach dem Doppelpunkt steht kein Wert.",
      "There is no value after the colon.",
      "Tragen Sie den Wert ein, oder löschen Sie die Zeile.",
      "Enter the value, or delete the line.",
    ),
  );
}

function placeKey(link: Link): string {
  return `${link.at.line}:${link.at.column}`;
}
