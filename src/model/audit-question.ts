import type { Link } from "./link.ts";
import type { Located, Position } from "./position.ts";
import type { Prose } from "./prose.ts";

/** An answer (Antwort) to a question of an audit. */
export interface AuditAnswer {
  readonly prose: Prose;
  /** The day from which it counts; null: it names none, and counts. */
  readonly date: string | null;
  readonly links: readonly Link[];
}

/** A question (Frage) of an audit: a list item of its text, which stays a part of that. */
export interface AuditQuestion {
  readonly prose: Prose;
  readonly at: Position;
  readonly requirements: readonly Located<string>[];
  readonly scopes: readonly Located<string>[];
  /** Links of the question; those of an answer are the answer's. */
  readonly links: readonly Link[];
  readonly answers: readonly AuditAnswer[];
}

/** The answers to a question that count on a day. */
export function answersOn({ answers }: AuditQuestion, day: string): readonly AuditAnswer[] {
  return answers.filter(({ date }) => date === null || date <= day);
}
