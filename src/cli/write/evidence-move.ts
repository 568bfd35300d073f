import { realpath, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { liesAmong } from "../../model/content-kinds.ts";
import { flawMessage } from "../../model/flaw-words.ts";
import type { Bilingual, Language } from "../../model/position.ts";
import type { Evidence, Project } from "../../model/project.ts";
import { CommandError } from "../../publish/command-error.ts";
import { linksAfterMoves, movesOf } from "../../source/edit/moved-links.ts";
import { withSites } from "../../source/edit/sidecar-edits.ts";
import { inPlaceOf, moveChange, type Replacement, writeChanges } from "../../source/edit/write.ts";
import { examine } from "../../source/evidence-digest.ts";
import { evidenceNameFault } from "../../source/evidence-names.ts";
import type { Move } from "../../source/moves.ts";
import { readProject } from "../../source/read-project.ts";
import { applyEdits } from "../../text/edits.ts";
import { canAsk, confirmed } from "./ask.ts";
import { chosenEvidence, pathsOf } from "./chosen-evidence.ts";

/**
 * Moves evidence: its file, its sidecar, and all links in `controls/`; all of it or nothing, and never over a file that is
 * there. Bytes, hash and review stay what they are.
 *
 * @param target a path below `evidence/`, or a folder, in which it keeps its name
 * @param options.sites in `domain/`: the sites that it speaks for from now on; null: those that it names
 * @returns the paths written, and what it now speaks for if that has changed
 * @throws {CommandError} if the target is none, or a link can't be changed without touching other text
 */
export async function moveEvidence(
  root: string,
  file: string,
  target: string,
  { sites, language }: { readonly sites: readonly string[] | null; readonly language: Language },
): Promise<{ lines: string[]; notice: Bilingual | null }> {
  const project = await readProject(root);
  const [evidence] = await chosenEvidence(root, [file], project.evidence);
  if (!evidence) throw new RangeError(`no evidence ${file}`);
  const path = await targetPath(root, target, evidence, project);
  await requireSameFlaw(root, evidence, path);
  if (sites) requireSites(sites, path, project);
  const moves = movesOf(evidence, path);
  const links = linkChanges(moves, project);
  const changes = [
    ...(sites ? [sitesChange(evidence, sites, project)] : []),
    ...links,
    ...moves.map(moveChange),
  ];
  const notice = speakerNotice(evidence, path, sites);
  if (notice && canAsk()) {
    const question = { de: `${notice.de} Verschieben?`, en: `${notice.en} Move it?` };
    if (!(await confirmed(question, language)))
      throw new CommandError({
        de: "abgebrochen; nichts wurde verschoben",
        en: "cancelled; nothing was moved",
      });
  }
  await writeChanges(root, changes);
  const others = links.filter((link) => link.path !== evidence.path);
  return { lines: [...moves.map(({ to }) => to), ...others.map((link) => link.path)], notice };
}

async function targetPath(
  root: string,
  target: string,
  evidence: Evidence,
  project: Project,
): Promise<string> {
  const candidates = pathsOf(await realpath(root), target).filter((each) => liesAmong("evidence", each));
  const [path] = candidates;
  if (path === undefined) {
    throw new CommandError({
      de: `${target} liegt nicht unter evidence/`,
      en: `${target} does not lie below evidence/`,
    });
  }
  const isFolder =
    /[\\/]$/.test(target) || (await stat(join(root, path)).catch(() => null))?.isDirectory() === true;
  const full = isFolder ? `${path}/${basename(evidence.path)}` : path;
  const [, folder = "", ...rest] = full.split("/");
  const known = ["domain", ...project.sites.map(({ id }) => id)];
  if (!known.includes(folder) || rest.length === 0) {
    throw new CommandError({
      de: `${target}: unter evidence/ gibt es für Nachweise nur diese Ordner: ${known.join(", ")}`,
      en: `${target}: below evidence/ these folders alone are for evidence: ${known.join(", ")}`,
    });
  }
  const fault = evidenceNameFault(full, evidence.path);
  if (fault) throw new CommandError(fault);
  for (const ending of ["", ".yaml"]) {
    const isSame = full === evidence.path;
    const there = await inPlaceOf(root, full + ending, isSame ? undefined : evidence.path + ending);
    if (there !== null) {
      throw new CommandError({
        de: `${there} gibt es schon; nichts wurde verschoben`,
        en: `${there} exists already; nothing was moved`,
      });
    }
  }
  return full;
}

/** What is wrong with a file but its ending: a name by which nobody would look for that must not make it prove. */
async function requireSameFlaw(root: string, { path, flaw }: Evidence, to: string): Promise<void> {
  if (flaw === null || flaw.kind === "deleted") return;
  const isOfEnding = ["other-kind", "html", "renamed"].includes(flaw.kind) && flaw.found !== null;
  if (isOfEnding) return;
  const file = join(root, (await inPlaceOf(root, path)) ?? path);
  if ((await examine(to, file)).flaw?.kind === flaw.kind) return;
  const message = flawMessage(path, flaw);
  throw new CommandError({
    de: `${message.de} Unter dem Namen ${to} fiele das nicht mehr auf; nichts wurde verschoben`,
    en: `${message.en} By the name ${to} nobody would see that any more; nothing was moved`,
  });
}

function requireSites(sites: readonly string[], path: string, project: Project): void {
  if (!path.startsWith("evidence/domain/")) {
    throw new CommandError({
      de: "--sites gilt nur für Nachweise in evidence/domain/; sonst spricht ein Nachweis für den Standort seines Ordners",
      en: "--sites is for evidence in evidence/domain/ alone; elsewhere evidence speaks for the site of its folder",
    });
  }
  const unknown = sites.find((id) => !project.sites.some((site) => site.id === id));
  if (unknown !== undefined) {
    throw new CommandError({
      de: `--sites: den Standort „${unknown}“ gibt es nicht`,
      en: `--sites: there is no site “${unknown}”`,
    });
  }
}

function sitesChange(evidence: Evidence, sites: readonly string[], { texts }: Project): Replacement {
  const before = evidence.metadata === "sidecar" ? texts.get(evidence.file) : undefined;
  const after = before === undefined ? null : withSites(before, sites);
  if (before === undefined || after === null) {
    throw new CommandError({
      de: `${evidence.file}: hier lässt sich „sites“ nicht einfügen; schreiben Sie „sites: [${sites.join(", ")}]“ selbst, und verschieben Sie dann ohne --sites`,
      en: `${evidence.file}: “sites” can't be inserted here; write “sites: [${sites.join(", ")}]” yourself, then move without --sites`,
    });
  }
  return { kind: "replace", path: evidence.file, before, after };
}

function linkChanges(moves: readonly Move[], project: Project): Replacement[] {
  return [...linksAfterMoves(project, moves)].map(([path, edits]) => {
    const before = project.texts.get(path) ?? "";
    if (edits === null) {
      throw new CommandError({
        de: `${path}: ein Verweis auf ${moves[0]?.from} lässt sich nicht ändern, ohne anderen Text zu berühren; ändern Sie ihn selbst. Nichts wurde verschoben`,
        en: `${path}: a link to ${moves[0]?.from} can't be changed without touching other text; change it yourself. Nothing was moved`,
      });
    }
    return { kind: "replace", path, before, after: applyEdits(before, edits) };
  });
}

/** For whom it speaks from now on, if that is another; whoever moves it says so by that. */
function speakerNotice(evidence: Evidence, path: string, sites: readonly string[] | null): Bilingual | null {
  const folder = path.split("/")[1] ?? "";
  const named = sites ?? evidence.data.sites ?? [];
  if (folder === evidence.folder && !sites) return null;
  if (folder !== "domain") {
    return {
      de: `Der Nachweis spricht jetzt für den Standort ${folder}, nicht mehr für ${evidence.folder}.`,
      en: `The evidence now speaks for the site ${folder}, no longer for ${evidence.folder}.`,
    };
  }
  return named.length === 0
    ? {
        de: "Der Nachweis spricht jetzt für den ganzen Verbund; was an den Ort gebunden ist, belegt er für keinen Standort.",
        en: "The evidence now speaks for the whole domain; what is bound to the place it proves for no site.",
      }
    : {
        de: `Der Nachweis spricht jetzt für ${named.join(", ")}. Liegen dieselben Bytes noch anderswo, begründen Sie das mit „sites-reason“.`,
        en: `The evidence now speaks for ${named.join(", ")}. If the same bytes lie elsewhere too, give the reason with “sites-reason”.`,
      };
}
