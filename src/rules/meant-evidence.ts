import type { Index } from "../model/assessed.ts";
import type { Edit } from "../model/finding.ts";
import type { Link } from "../model/project.ts";
import { replaceWord } from "../text/edits.ts";
import { relativeAddress } from "../text/relative-address.ts";
import { suggest } from "../text/suggest.ts";

/** The evidence that an address which does not lead to it was probably meant for. */
export interface Meant {
  readonly path: string;
  /** The address as the file with the link is to write it. */
  readonly address: string;
  /** True if the address names that very file, in the folder of its site, and is only written wrongly. */
  readonly sure: boolean;
  /** Puts the address in its place, where that can be told. */
  readonly edit: Edit | null;
}

/** Finds the evidence that links were meant for. */
export function meantEvidence({ evidence, project }: Index): (link: Link) => Meant | null {
  const byCase = Map.groupBy(evidence.keys(), (path) => path.toLowerCase());
  const byName = Map.groupBy(evidence.keys(), nameOf);
  const named = (path: string): string | null => {
    if (evidence.has(path)) return path;
    const [first, ...more] = byCase.get(path.toLowerCase()) ?? [];
    return first !== undefined && more.length === 0 ? first : null;
  };
  const found = (link: Link): { path: string; sure: boolean } | null => {
    const forms = [...new Set([link.written?.value ?? link.target, link.target].flatMap(readings))];
    const paths = forms.flatMap((form) => pathBelowEvidence(form) ?? []);
    for (const path of paths) {
      const meant = named(path);
      if (meant !== null) return { path: meant, sure: true };
    }
    // As if it stood in `evidence/`; the sidecar for its file; the name alone, if only one file has it; a slip.
    for (const path of [
      ...forms.map((form) => `evidence/${form}`),
      ...paths.map((path) => path.replace(/\.yaml$/i, "")),
    ]) {
      const meant = named(normalized(path));
      if (meant !== null) return { path: meant, sure: false };
    }
    for (const form of forms) {
      const [first, ...more] = byName.get(nameOf(form)) ?? [];
      if (first !== undefined && more.length === 0) return { path: first, sure: false };
    }
    for (const path of paths) {
      const folder = path.slice(0, path.lastIndexOf("/") + 1).toLowerCase();
      const near = suggest(
        path,
        [...evidence.keys()].filter((one) => one.toLowerCase().startsWith(folder)),
      );
      if (near !== null) return { path: near, sure: false };
    }
    return null;
  };
  return (link) => {
    const meant = found(link);
    if (meant === null) return null;
    const { file } = link.at;
    const address = relativeAddress(file, meant.path);
    const { written } = link;
    const text = project.texts.get(file) ?? "";
    const edit = written === null ? null : replaceWord(text, written.at, written.value, address);
    return { ...meant, address, edit: edit && { file: written?.at.file ?? file, ...edit } };
  };
}

/** What an address can have been meant to say: as it stands or decoded, with or without query and anchor. */
function readings(address: string): string[] {
  const slashed = address.replaceAll("&amp;", "&").replaceAll("\\", "/");
  const bare = slashed.replace(/[?#].*$/s, "");
  return [bare, slashed]
    .flatMap((one) => [decoded(one), one, decoded(decoded(one))])
    .map((one) => one.normalize("NFC"));
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** The part of an address from its last `evidence/` on; null if it has none. */
function pathBelowEvidence(address: string): string | null {
  const found = /^(?:.*\/)?(evidence\/.*)$/is.exec(address)?.[1];
  return found === undefined ? null : normalized(found.replace(/^evidence/i, "evidence"));
}

/** A path without `.`, `..` and empty parts. */
function normalized(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).toLowerCase();
}
