import type { Heading } from "mdast";
import type { Located, Position } from "../model/position.ts";
import type { Action, AssessedOn, Assessment, Link, Problem } from "../model/project.ts";
import type { Status } from "../model/vocabulary.ts";
import { actionHelp, readAction } from "./action-value.ts";
import { emptyValue, listed, splitSection, take, valueProblem } from "./attribute-items.ts";
import { readAssessedOn, readStatus } from "./attribute-values.ts";
import type { HeadedSection } from "./headed-sections.ts";
import type { Attribute } from "./labels.ts";
import { linksIn } from "./links.ts";
import {
  endOf,
  isMended,
  type Markdown,
  placeIn,
  plainText,
  startOf,
  toProse,
  wordChange,
} from "./markdown.ts";

/**
 * Reads an assessment (Bewertung): a level-3 heading `SCOPE: STATUS` and what stands below it.
 *
 * @param doubtful whether it can't be told what it says, for a reason that is reported: then it has no status
 */
export function readAssessment(
  markdown: Markdown,
  section: HeadedSection,
  doubtful: boolean,
  problems: Problem[],
): Assessment {
  const unsure = doubtful || isMended(markdown, section.heading);
  const heading = readAssessmentHeading(markdown, section.heading, unsure ? [] : problems);
  const { scopes } = heading;
  const status = unsure ? null : heading.status;
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
        "Schreiben Sie Datum, prüfende und befragte Person: „Geprüft: 2026-09-14, A. Beispiel, Leitung RZ (Saal Nord)“.",
        "Write date, assessor and persons asked: “Assessed: 2026-09-14, A. Example, head of DC (north hall)”.",
      );
    else if (item.attribute === "open")
      take(markdown, item, readAction(item.value), actions, problems, ...actionHelp);
    else if (item.attribute === "due")
      problems.push(
        valueProblem(
          placeIn(markdown, item.paragraph, item.word),
          `„${item.word}:“ steht neben der offenen Aufgabe; ihr Datum gehört in sie hinein.`,
          `“${item.word}:” stands beside the open action; its date belongs into it.`,
          ...actionHelp,
        ),
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
    proseEnd: endOfProse(markdown, section),
    links: linksIn(markdown, section.nodes).filter((link) => !inheritedItems.has(placeKey(link))),
    assessed,
    actions,
    inherited,
    risks,
    responsible,
    unread: {
      assessed: count("assessed") > assessed.length,
      action:
        count("open") > actions.length ||
        count("due") > 0 ||
        attributes.some((i) => i.attribute === "risk" && i.guessed),
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
    ...(reading.correction && wordChange(markdown, place, reading.correction)),
  });
  return { scopes, status: null };
}

/** Where the last node of an assessment ends that is not its closing list. */
function endOfProse(markdown: Markdown, { heading, nodes }: HeadedSection): Position {
  const last = nodes.at(-1);
  return endOf(markdown, (last?.type === "list" ? nodes.at(-2) : last) ?? heading);
}

function placeKey(link: Link): string {
  return `${link.at.line}:${link.at.column}`;
}
