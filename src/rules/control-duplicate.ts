import type { FindingDraft } from "../model/finding.ts";
import type { Position } from "../model/position.ts";
import type { Audit, Control } from "../model/project.ts";
import { wideScope } from "../model/scope-words.ts";
import type { Rule } from "./rule.ts";

function* doubleScopes(control: Control): Generator<FindingDraft> {
  const seen = new Map<string, Position>();
  for (const { scopes } of control.assessments) {
    for (const { value, at } of scopes) {
      const key = wideScope(value) ?? value;
      const first = seen.get(key);
      if (first === undefined) {
        seen.set(key, at);
        continue;
      }
      yield {
        at,
        message: {
          de: `Der Bereich „${value}“ ist in ${control.id} schon bewertet; es zählt die erste Bewertung.`,
          en: `The scope “${value}” is assessed in ${control.id} already; the first assessment counts.`,
        },
        help: { de: "Führen Sie die beiden Bewertungen zusammen.", en: "Merge the two assessments." },
        related: [{ ...first, message: { de: "Hier steht er zuerst.", en: "It is here first." } }],
      };
    }
  }
}

/** Findings of an audit with the id of an earlier one: each counts, but whoever names one names both. */
function* doubleFindings({ findings }: Audit): Generator<FindingDraft> {
  const seen = new Map<string, Position>();
  for (const { id, at } of findings) {
    const first = seen.get(id);
    if (first === undefined) {
      seen.set(id, at);
      continue;
    }
    yield {
      at,
      severity: "warning",
      message: {
        de: `Die Feststellung ${id} gibt es in diesem Audit schon; beide zählen.`,
        en: `This audit has a finding ${id} already; both count.`,
      },
      help: { de: "Geben Sie dieser eine eigene Kennung.", en: "Give this one an id of its own." },
      related: [{ ...first, message: { de: "Hier steht sie zuerst.", en: "It is here first." } }],
    };
  }
}

/** A control id stands twice, or a scope twice in one control. */
export const controlDuplicate: Rule = {
  id: "control-duplicate",
  severity: "error",
  fix: "none",
  unread: true,
  summary: {
    de: "Eine Maßnahme steht zweimal im Inhalt oder ein Bereich zweimal in einer Maßnahme.",
    en: "A control id stands twice, or a scope twice in one control.",
  },
  *check({ index, doubles }) {
    for (const { control, first } of doubles) {
      yield {
        at: control.at,
        message: {
          de: `Die Maßnahme ${control.id} gibt es schon; es zählt die erste.`,
          en: `The control ${control.id} exists already; the first one counts.`,
        },
        help: {
          de: "Führen Sie beide zusammen, oder geben Sie dieser eine andere Kennung und eine Zeile „Anforderungen: …“.",
          en: "Merge the two, or give this one another id and a line “Requirements: …”.",
        },
        related: [{ ...first.at, message: { de: "Hier steht sie zuerst.", en: "It is here first." } }],
      };
    }
    const ignored = new Set(doubles.map(({ control }) => control));
    for (const control of index.project.controls) {
      if (!ignored.has(control)) yield* doubleScopes(control);
    }
    for (const audit of index.project.audits) yield* doubleFindings(audit);
  },
};
