import { answersOn } from "../model/audit-question.ts";
import { only } from "../text/only.ts";
import { proseLineWithoutLinks } from "../text/prose-line.ts";
import { shortened } from "../text/shortened.ts";
import type { Rule } from "./rule.ts";

/** Most characters of a question that a message quotes. */
const longestQuote = 120;

/** A question of an audit has no answer. */
export const auditQuestionOpen: Rule = {
  id: "audit-question-open",
  severity: "info",
  fix: "none",
  summary: {
    de: "Eine Frage eines Audits ist nicht beantwortet.",
    en: "A question of an audit is not answered.",
  },
  *check({ index }) {
    for (const { questions } of index.project.audits) {
      for (const question of questions) {
        if (answersOn(question, index.asOf).length > 0) continue;
        const text = shortened(proseLineWithoutLinks(question.prose), longestQuote);
        const words = question.scopes.map(({ value }) => value.split("@"));
        const named = (known: ReadonlyMap<string, unknown>): string | null =>
          only(words.flatMap((parts) => parts.filter((part) => known.has(part))));
        yield {
          at: question.at,
          message: {
            de: `Diese Frage des Audits ist offen: „${text}“`,
            en: `This question of the audit is open: “${text}”`,
          },
          help: {
            de: "Schreiben Sie eingerückt darunter „- Antwort: JJJJ-MM-TT, …“ mit Links zu den Nachweisen.",
            en: "Write “- Answer: YYYY-MM-DD, …” indented below it, with links to the evidence.",
          },
          requirement: only(question.requirements.map(({ value }) => value)),
          site: named(index.sites),
          object: named(index.objects),
        };
      }
    }
  },
};
