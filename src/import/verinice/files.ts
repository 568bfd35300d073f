import { createHash } from "node:crypto";
import type { Bilingual } from "../../model/position.ts";
import type { Project } from "../../model/project.ts";
import { meantId } from "../../source/ids.ts";
import { yamlText } from "../../source/metadata-text.ts";
import { trimEnd } from "../../text/trim.ts";
import type { ImportState, KeptFields } from "../import-state.ts";
import type { NotTaken } from "../outcome.ts";
import { fieldDigest } from "../record-fields.ts";
import { sourceLine } from "../source-text.ts";
import type { SourceFile } from "./source-model.ts";

/** A file that is to become evidence. */
export interface NewEvidence {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What stands beside it: title, digest and origin. What it is and for which day it speaks, no source says. */
  readonly sidecar: string;
}

/** What becomes of attached files. */
export interface PlannedFiles {
  readonly evidence: readonly NewEvidence[];
  readonly notTaken: readonly NotTaken[];
  readonly state: ReadonlyMap<string, KeptFields>;
}

/**
 * Plans attached files as evidence, with names that are made of theirs: of the place in the source nothing is used. One that was taken
 * before is left as it is; if its bytes differ since, that is told and not decided.
 *
 * @param siteOf the site of what a file belongs to; null if it belongs to several, or to none
 * @param isKnown whether what a file belongs to has been taken
 */
export async function plannedFiles(
  files: readonly SourceFile[],
  project: Project,
  before: ImportState,
  siteOf: (owner: string) => string | null,
  isKnown: (owner: string) => boolean,
): Promise<PlannedFiles> {
  const taken = new Set([...project.files.keys()].map((path) => path.toLowerCase()));
  const [evidence, notTaken]: [NewEvidence[], NotTaken[]] = [[], []];
  const state = new Map<string, KeptFields>();
  for (const file of files) {
    const key = `file:${file.id}`;
    const refuse = (reason: NotTaken["reason"], detail: Bilingual): void => {
      notTaken.push({ place: file.place, reason, detail });
    };
    const bytes = isKnown(file.owner) ? await file.bytes() : null;
    if (bytes === null) {
      refuse("link-end-missing", lost(file));
      continue;
    }
    if (state.has(key)) {
      refuse("duplicate", same(file.id));
      continue;
    }
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const kept = before.get(key)?.bytes;
    const digest = fieldDigest(key, "bytes", sha256);
    state.set(key, { bytes: kept ?? digest });
    if (kept === digest) continue;
    if (kept !== undefined) {
      refuse("conflict", changed(file));
      continue;
    }
    const path = pathFor(file.name, siteOf(file.owner) ?? "domain", taken);
    const title = sourceLine(file.title);
    evidence.push({ path, bytes, sidecar: yamlText({ title, sha256, source: file.id }) });
  }
  return { evidence, notTaken, state };
}

/** A path of its own. Markdown and YAML would be read as metadata, and so are kept as text. */
function pathFor(name: string, folder: string, taken: Set<string>): string {
  const last = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  const dot = last.lastIndexOf(".");
  const ending = /^\.[a-z0-9]{1,8}$/.exec(last.slice(Math.max(dot, 0)).toLowerCase())?.[0] ?? "";
  const stem = trimEnd(meantId(ending === "" ? last : last.slice(0, dot)).slice(0, 60), /-/) || "datei";
  const kept = [".md", ".yaml", ".yml"].includes(ending) ? `${ending}.txt` : ending;
  for (let number = 1; ; number++) {
    const path = `evidence/${folder}/verinice/${stem}${number === 1 ? "" : `-${number}`}${kept}`;
    if (taken.has(path) || taken.has(`${path}.yaml`)) continue;
    taken.add(path);
    return path;
  }
}

function lost({ title }: SourceFile): Bilingual {
  return {
    de: `${sourceLine(title)}: die Datei liegt nicht bei, oder das, wozu sie gehört, ist nicht übernommen`,
    en: `${sourceLine(title)}: the file is not there, or what it belongs to was not taken`,
  };
}

function changed({ title }: SourceFile): Bilingual {
  return {
    de: `${sourceLine(title)}: die Datei ist in der Quelle eine andere als beim letzten Import; legen Sie sie selbst als neuen Nachweis ab`,
    en: `${sourceLine(title)}: the file differs in the source since the last import; file it yourself as new evidence`,
  };
}

function same(text: string): Bilingual {
  return { de: text, en: text };
}
