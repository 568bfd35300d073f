import { join } from "node:path";
import type { SealedHistory } from "../../model/sealed-history.ts";
import { readSeals, sealFolder } from "../../publish/seal-folder.ts";
import { historyOf } from "../../seal/history.ts";
import { verifySeals } from "../../seal/verify.ts";
import { type ContentState, ContentStateError } from "../../source/content-state.ts";
import { compareFiles } from "../seal/verify.ts";

/**
 * The seals of a content root, and how the state that was checked stands to them; null where there is no seal.
 *
 * @throws {CommandError} if they can't be read
 */
export async function sealedHistory(root: string, state: ContentState): Promise<SealedHistory | null> {
  const seals = await readSeals(join(root, sealFolder));
  if (seals.length === 0) return null;
  const verification = verifySeals({ seals, against: null, signer: null, newest: null });
  try {
    const found = await compareFiles(root, verification, await state.files());
    const history = historyOf(seals, verification, found);
    return found.lines.length === 0 && found.untold > 0 ? { ...history, differing: null } : history;
  } catch (error) {
    if (!(error instanceof ContentStateError)) throw error;
    // A file can't be read: that is a finding, and whether the state is the sealed one can't be said.
    const found = verification.compare({ files: [], isDeleted: () => false });
    return { ...historyOf(seals, verification, found), differing: null };
  }
}
