import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import type { Bilingual, Language } from "../../model/position.ts";
import { CommandError } from "../../publish/command-error.ts";
import type { Replacement } from "../../source/edit/write.ts";
import { canAsk, confirmed } from "./ask.ts";

/** What of a command says how it writes. */
export interface Writing {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly lang: Language;
}

/** The lines that a change of a text takes out and puts in, as a patch. */
export function differenceOf({ path, before, after }: Replacement): string {
  const patch = createTwoFilesPatch(path, path, before, after, undefined, undefined, {
    context: 1,
    headerOptions: FILE_HEADERS_ONLY,
  });
  // Content is untrusted: a control character in it could steer the terminal.
  return `${patch.replace(/[^\P{Cc}\n\t]/gu, "")}\n`;
}

/**
 * Whether what was shown may be written: with `--yes`, or if the person says so; never with `--dry-run`.
 *
 * @throws {CommandError} if there is nobody to ask
 */
export async function mayWrite(question: Bilingual, { yes, dryRun, lang }: Writing): Promise<boolean> {
  if (dryRun) return false;
  if (yes) return true;
  if (!canAsk()) {
    throw new CommandError({
      de: "hier kann niemand gefragt werden: --yes schreibt die Änderungen, --dry-run zeigt sie nur",
      en: "there is nobody to ask here: --yes writes the changes, --dry-run only shows them",
    });
  }
  return confirmed(question, lang);
}
