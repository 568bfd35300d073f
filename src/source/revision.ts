import { posix } from "node:path";
import { buffer } from "node:stream/consumers";
import { ExplainedError } from "../model/explained-error.ts";
import type { Bilingual } from "../model/position.ts";
import { escaped } from "../text/escaped.ts";
import { shellWord } from "../text/shell-word.ts";
import { commitOf, openObjects, readBlobs, repositoryOf, type TreeEntry, treeOf } from "./git.ts";
import { GitError, type GitFailure } from "./git-error.ts";
import type { Commit } from "./git-objects.ts";
import { isIgnoredName, type ListedFile } from "./list-files.ts";
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
 * the blobs as Git keeps them: no filter, no line ends of the machine, and what Git LFS holds stays a pointer. Where links
 * lead to something else of the content root, all of it is written.
 *
 * @param revision what the user named
 * @param folder an empty folder, which becomes the content root
 * @returns the commit
 * @throws {RevisionError} if there is no such revision, or it does not hold all that is read of it, and why
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
    await writeTree(root, await contentOf(root, commit, revision), folder);
  } catch (error) {
    if (error instanceof GitError && error.why === "failed") throw incomplete(revision);
    throw explained(error, repository.top, revision);
  }
  return commit;
}

/** The folders that are read of a content root. */
const contentFolders = ["controls", "evidence"];

function isContent(path: string): boolean {
  return contentFolders.some((folder) => path === folder || path.startsWith(`${folder}/`));
}

/** The files of a commit that are to be read, with those that links of theirs lead to. */
async function contentOf(root: string, commit: string, revision: string): Promise<readonly TreeEntry[]> {
  const content = await treeOf(root, commit, contentFolders);
  const targets = (await linkTargets(root, content)).filter((path) => !isContent(path));
  const entries = targets.length === 0 ? content : await treeOf(root, commit, []);
  // What another repository holds would be missing, and look as if it had not been there.
  const lacking = entries.find(({ kind, path }) => {
    if (kind !== "submodule") return false;
    const isRead = isContent(path) && !path.split("/").some(isIgnoredName);
    return isRead || targets.some((target) => target === path || target.startsWith(`${path}/`));
  });
  if (lacking !== undefined) throw withoutSubmodule(revision, lacking.path);
  return entries;
}

/** Where the links among files of a commit lead, from the content root on; without those that leave it. */
async function linkTargets(root: string, entries: readonly TreeEntry[]): Promise<string[]> {
  const links = entries.filter(({ kind }) => kind === "link");
  if (links.length === 0) return [];
  const targets: string[] = [];
  await readBlobs(root, links, async ({ path }, pieces) => {
    const target = (await buffer(pieces)).toString("utf8");
    if (!posix.isAbsolute(target)) targets.push(posix.join(posix.dirname(path), target));
  });
  return targets.filter((path) => path !== ".." && !path.startsWith("../"));
}

/** Commits that are looked at to find the one of a day. */
const mostCommits = { commits: 50_000, bytes: 64 * 1024 * 1024 };

/**
 * The commit that a branch stood on at the end of a day (UTC), along first parents: what was merged later was not there yet.
 *
 * @param day YYYY-MM-DD
 * @returns null where there is no repository
 * @throws {RevisionError} if Git does not open it, the history does not reach back to the day, or its times contradict each other
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
      const later = await laterBefore(history, commit, end);
      if (later !== null) throw clocks(day, commit, later);
      return commit.id;
    } finally {
      objects.close();
    }
  } catch (error) {
    // The content of today in place of an earlier one would show no difference where nobody has looked.
    if (error instanceof GitError && error.why === "no-repository") return null;
    if (error instanceof GitError && error.why === "no-git") throw withoutGit(day);
    const isWithout = error instanceof HistoryEnd || (error instanceof GitError && error.why === "failed");
    throw isWithout ? tooEarly(day) : explained(error, root, day);
  }
}

/** A commit that another one rests on, and that was made after `end` by its own clock; null for none. */
async function laterBefore(history: TreeHistory, commit: Commit, end: number): Promise<Commit | null> {
  try {
    let older = await history.commit(commit.parents[0] ?? "");
    while (older !== null && older.time <= end) older = await history.commit(older.parents[0] ?? "");
    return older;
  } catch (error) {
    // Further back nobody looks.
    if (error instanceof HistoryEnd) return null;
    throw error;
  }
}

function clocks(day: string, stood: Commit, later: Commit): RevisionError {
  const named = ({ id, time }: Commit): string =>
    `${id.slice(0, 12)} (${new Date(time * 1000).toISOString().slice(0, 10)})`;
  return new RevisionError({
    de: `${day}: Welcher Stand an diesem Tag galt, sagt die Geschichte in Git nicht: ${named(stood)} baut auf ${named(later)} auf und wäre doch früher gemacht; eine der Uhren ging falsch. Nennen Sie den Stand selbst, als REVISION@${day}`,
    en: `${day}: the history in Git does not tell which state held on that day: ${named(stood)} rests on ${named(later)} and would have been made before it; one of the clocks was wrong. Name the state itself, as REVISION@${day}`,
  });
}

function withoutSubmodule(revision: string, path: string): RevisionError {
  return new RevisionError({
    de: `${revision}: ${escaped(path)} ist in dieser Revision ein eigenes Repository (Submodul), dessen Dateien sie nicht hat. Alles darin sähe aus, als hätte es damals gefehlt. Holen Sie den Stand in einen Ordner („git worktree add“, dort „git submodule update --init“) und vergleichen Sie mit seinem Bericht (check --format json)`,
    en: `${revision}: ${escaped(path)} is a repository of its own in that revision (submodule), whose files it does not have. All of it would look as if it had been missing then. Get the state into a folder (“git worktree add”, there “git submodule update --init”) and compare with its report (check --format json)`,
  });
}

function withoutGit(day: string): RevisionError {
  return new RevisionError({
    de: `${day}: Welcher Stand an diesem Tag galt, weiß Git, und das Programm git wurde nicht gefunden; installieren Sie es`,
    en: `${day}: which state held on that day Git knows, and the program git was not found; install it`,
  });
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
