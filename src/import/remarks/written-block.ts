import { type Escaping, escapings, plainMarkdown } from "../../source/edit/plain-markdown.ts";
import { readBackAudit } from "../../source/edit/read-back.ts";
import type { KnownWords } from "../../source/line-meaning.ts";
import { canonicalJson } from "../../text/canonical-json.ts";
import { type AuditSaid, auditSaid } from "./audit-reading.ts";
import type { Block } from "./block.ts";

/** A block as Markdown that says what it is to say. */
export interface WrittenBlock {
  readonly block: Block;
  readonly markdown: string;
  readonly paragraphs: readonly string[];
}

/** What stands behind a block when it is tried: an audit with text needs a finding. */
const end = "\n\n## Z-0 Ende\n\n- Schwere: empfehlung\n";

/**
 * A block in which the texts of its source stay texts: each is escaped as far as it must be so that reading it back gives it
 * again, and nothing else. Null if there is no way to write it.
 *
 * @param file the audit's, where it is to stand
 */
export async function writtenBlock(
  block: Block,
  file: string,
  known: KnownWords,
): Promise<WrittenBlock | null> {
  const saysIt = async (escapingOf: (text: string) => Escaping): Promise<WrittenBlock | null> => {
    const plain = (text: string): string => plainMarkdown(text, escapingOf(text));
    const markdown = block.markdown(plain);
    const text = `---\ntitle: T\nkind: internal\ndate: 2020-01-01\n---\n\n${markdown}${end}`;
    const read = await readBackAudit(file, text, known);
    if (read.problems.length > 0) return null;
    const said = auditSaid(read);
    const own: AuditSaid = { ...said, findings: said.findings.slice(0, -1) };
    return canonicalJson(own) === canonicalJson(block.said)
      ? { block, markdown, paragraphs: block.paragraphs(plain) }
      : null;
  };
  const plainly = await saysIt(() => "needed");
  if (plainly) return plainly;
  // A text that needs much does not spoil the others.
  const chosen = new Map<string, Escaping>();
  const escapingOf = (text: string): Escaping => chosen.get(text) ?? "entities";
  let written = await saysIt(escapingOf);
  for (const text of written ? new Set(block.texts) : []) {
    for (const escaping of escapings) {
      chosen.set(text, escaping);
      const better = await saysIt(escapingOf);
      if (better === null) continue;
      written = better;
      break;
    }
  }
  return written;
}
