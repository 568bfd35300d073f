import { type Status, statuses } from "./vocabulary.ts";
import { words } from "./words.ts";

/** The status that each word of an assessment claims, German and English (FORMAT.md, Assessments). */
export const statusOfWord: Readonly<Record<string, Status>> = Object.fromEntries(
  statuses.flatMap((status) => Object.values(words.status[status]).map((word) => [word, status])),
);
