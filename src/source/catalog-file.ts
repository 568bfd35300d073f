import type { Located } from "../model/position.ts";
import type { CatalogFile, Control, Problem, RequiredEvidence } from "../model/project.ts";
import { readAssessment } from "./assessment-section.ts";
import { emptyValue, listed, splitSection, take, valueProblem } from "./attribute-items.ts";
import { readRequiredEvidence } from "./attribute-values.ts";
import { type HeadedSection, idHeading, isControlId, splitAt } from "./headed-sections.ts";
import { isDisputed } from "./lost-part.ts";
import { isMended, type Markdown, plainText, startOf, toProse } from "./markdown.ts";

/** Reads the controls of a catalogue. What can't be read becomes a problem and hides nothing else. */
export function readCatalog(
  markdown: Markdown,
  sourced: Omit<CatalogFile, "unreadableControls" | "prose">,
  problems: Problem[],
): { catalogFile: CatalogFile; controls: Control[] } {
  const { before, sections } = splitAt(markdown.root.children, 2);
  const preamble = splitSection(markdown, before, "before-controls", problems);
  const unreadableControls: string[] = [];
  const catalogFile: CatalogFile = {
    ...sourced,
    unreadableControls,
    prose: toProse(markdown, preamble.prose),
  };
  const controls: Control[] = [];
  for (const heading of markdown.lost.flatMap(({ headings }) => headings)) {
    unreadableControls.push(heading.replace(/^#+\s*/, "").split(/\s+/)[0] ?? "");
  }
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
    controls.push(readControl(markdown, catalogFile, section, id, (match[2] ?? "").trim(), problems));
  }
  return { catalogFile, controls };
}

function readControl(
  markdown: Markdown,
  catalogFile: CatalogFile,
  section: HeadedSection,
  id: string,
  title: string,
  problems: Problem[],
): Control {
  const { before, sections } = splitAt(section.nodes, 3, section.to);
  const own = splitSection(markdown, before, "control", problems);
  // Something lost above its assessments leaves open what each of them says.
  const above = { from: section.from, to: sections[0]?.from ?? section.to };
  const believed =
    !isMended(markdown, section.heading) &&
    !isDisputed(markdown.lost, "control", section) &&
    !isDisputed(markdown.lost, "assessment", above);
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
    catalogFile,
    requirements,
    requiredEvidence,
    responsible,
    prose: toProse(markdown, own.prose),
    assessments: sections.map((one) =>
      readAssessment(markdown, one, !believed || isDisputed(markdown.lost, "assessment", one), problems),
    ),
  };
}
