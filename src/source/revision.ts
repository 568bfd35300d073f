import { ExplainedError } from "../model/explained-error.ts";
import type { Bilingual } from "../model/position.ts";
import { shellWord } from "../text/shell-word.ts";
import { commitOf, openObjects, repositoryOf, treeOf } from "./git.ts";
import { GitError, type GitFailure } from "./git-error.ts";
import type { ListedFile } from "./list-files.ts";
import type { SourceMemory } from "./memory.ts";
import { HistoryEnd, TreeHistory } from "./tree-history.ts";
import { isChanged } from "./work-tree.ts";
import { writeTree } from "./write-tree.ts";

/** Git does not give the content of a revision. */
export class RevisionError extends ExplainedError {}

/**
 * The commit that the content root stands on, with `+` behind it unless the files that were listed are those of the commit,
 * and all of them; null where there is no repository (or no Git) that may be used.
 *
 * @param files what is read of the content root
 */
export async function revisionOf(
  root: string,
  files: readonly ListedFile[],
  memory: SourceMemory,
): Promise<string | null> {
  try {
    await repositoryOf(root);
    const commit = await commitOf(root, "HEAD");
    return commit + ((await isChanged(root, commit, files, memory)) ? "+" : "");
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error;
  }
}

/**
 * Writes `controls/` and `evidence/` of an earlier commit below a folder, without touching work tree or index. Files are
 * the blobs as Git keeps them: no filter, no line ends of the machine, and what Git LFS holds stays a pointer.
 *
 * @param revision what the user named
 * @param folder an empty folder, which becomes the content root
 * @returns the commit
 * @throws {RevisionError} if there is no such revision, and why
 */
export async function extractRevision(root: string, revision: string, folder: string): Promise<string> {
  const repository = await repositoryOf(root).catch((error: unknown) => {
    throw explained(error, root, revision);
  });
  const commit = await commitOf(root, revision).catch((error: unknown) => {
    if (repository.shallow && error instanceof GitError && error.why === "failed") throw shallow(revision);
    throw explained(error, repository.top, revision);
  });
  try {
    await writeTree(root, await treeOf(root, commit, ["controls", "evidence"]), folder);
  } catch (error) {
    if (error instanceof GitError && error.why === "failed") throw incomplete(revision);
    throw explained(error, repository.top, revision);
  }
  return commit;
}

/** Commits that are looked at to find the one of a day. */
const mostCommits = { commits: 50_000, bytes: 64 * 1024 * 1024 };

/**
 * The commit that a branch stood on at the end of a day (UTC), along first parents: what was merged later was not there yet.
 *
 * @param day YYYY-MM-DD
 * @returns null where there is no repository that may be used
 * @throws {RevisionError} if the history does not reach back to the day
 */
export async function commitOn(root: string, day: string): Promise<string | null> {
  try {
    const { shallow: isShallow } = await repositoryOf(root);
    const objects = openObjects(root);
    try {
      const history = new TreeHistory(objects, [], mostCommits);
      const end = Date.parse(`${day}T23:59:59Z`) / 1000;
      let commit = await history.commit(await commitOf(root, "HEAD"));
      while (commit !== null && commit.time > end) commit = await history.commit(commit.parents[0] ?? "");
      if (commit === null) throw isShallow ? shallow(day) : tooEarly(day);
      return commit.id;
    } finally {
      objects.close();
    }
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error instanceof HistoryEnd ? tooEarly(day) : error;
  }
}

function tooEarly(day: string): RevisionError {
  return new RevisionError({
    de: `${day}: So weit reicht die Geschichte des Inhalts in Git nicht zurück`,
    en: `${day}: the history of the content in Git does not reach back so far`,
  });
}

function explained(error: unknown, top: string, revision: string): unknown {
  return error instanceof GitError ? new RevisionError(explanations[error.why](revision, top)) : error;
}

function shallow(revision: string): RevisionError {
  return new RevisionError({
    de: `${revision}: weder Datei noch Tag noch ein Stand, den dieser Klon hat: Er ist flach (shallow), ihm fehlen ältere Stände. Holen Sie sie mit „git fetch --unshallow“, in einer Pipeline mit fetch-depth: 0 (GitHub) oder GIT_DEPTH: 0 (GitLab)`,
    en: `${revision}: neither a file nor a day nor a state that this clone has: it is shallow and lacks older states. Get them with “git fetch --unshallow”, in a pipeline with fetch-depth: 0 (GitHub) or GIT_DEPTH: 0 (GitLab)`,
  });
}

function incomplete(revision: string): RevisionError {
  return new RevisionError({
    de: `${revision}: Von dieser Revision fehlen Dateien in diesem Klon (partial clone), oder sie ist beschädigt; nachweis lädt nichts nach. Holen Sie sie mit „git fetch --refetch --no-filter“, oder klonen Sie ohne --filter`,
    en: `${revision}: this clone lacks files of that revision (partial clone), or it is damaged; nachweis loads nothing. Get them with “git fetch --refetch --no-filter”, or clone without --filter`,
  });
}

function unknown(revision: string, top: string): Bilingual {
  return {
    de: `${revision}: weder Datei noch Tag (JJJJ-MM-TT) noch Git-Revision von ${top}`,
    en: `${revision}: neither a file nor a day (YYYY-MM-DD) nor a git revision of ${top}`,
  };
}

const explanations: Readonly<Record<GitFailure, (revision: string, top: string) => Bilingual>> = {
  failed: unknown,
  "no-repository": (revision, root) => ({
    de: `${revision}: weder Datei noch Tag (JJJJ-MM-TT) noch Git-Revision, denn ${root} liegt in keinem Git-Repository`,
    en: `${revision}: neither a file nor a day (YYYY-MM-DD) nor a git revision, for ${root} lies in no git repository`,
  }),
  "no-git": (revision) => ({
    de: `${revision}: weder Datei noch Tag (JJJJ-MM-TT), und für eine Git-Revision fehlt Git: Das Programm git wurde nicht gefunden; installieren Sie es`,
    en: `${revision}: neither a file nor a day (YYYY-MM-DD), and for a git revision Git is missing: git not found; install it`,
  }),
  ownership: (revision, root) => ({
    de: `${revision}: Git öffnet das Repository von ${root} nicht, weil es jemand anderem gehört (dubious ownership). Wenn Sie ihm trauen: git config --global --add safe.directory ${shellWord(root)}`,
    en: `${revision}: Git does not open the repository of ${root}, because it belongs to somebody else (dubious ownership). If you trust it: git config --global --add safe.directory ${shellWord(root)}`,
  }),
  bare: (revision, root) => ({
    de: `${revision}: ${root} liegt in einem Git-Repository ohne Arbeitsverzeichnis (bare), das nicht benutzt wird: der Inhalt könnte es mitgebracht haben. Klonen Sie den Inhalt`,
    en: `${revision}: ${root} lies in a git repository without work tree (bare), which is not used: content may have brought it. Clone the content`,
  }),
  names: (revision) => ({
    de: `${revision}: Diese Revision hat Dateinamen, die sich hier nicht anlegen lassen: Sie führen aus dem Ordner hinaus oder unterscheiden sich nur in Groß- und Kleinschreibung`,
    en: `${revision}: this revision has names of files that can't be made here: they lead out of the folder, or differ only in upper and lower case`,
  }),
  silent: (revision, root) => ({
    de: `${revision}: Git antwortet nicht; läuft in ${root} noch ein anderes Git, oder ist ein Netzlaufwerk weg?`,
    en: `${revision}: Git does not answer; is another Git at work in ${root}, or a network drive gone?`,
  }),
};
