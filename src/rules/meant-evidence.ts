import type { Index } from "../model/assessed.ts";
import { showsNothing } from "../model/evidence.ts";
import type { Edit } from "../model/finding.ts";
import { relativeAddress } from "../model/link-address.ts";
import type { Link } from "../model/project.ts";
import { replaceWord } from "../text/edits.ts";
import { madeOnce } from "../text/made-once.ts";
import { suggest } from "../text/suggest.ts";

/** The evidence that an address which does not lead to it was probably meant for. */
export interface Meant {
  readonly path: string;
  /** The address as the file with the link is to write it. */
  readonly address: string;
  /** True if the address names that very file, in the folder of its site, and is only written wrongly. */
  readonly sure: boolean;
  /** True if the file was moved there, with its metadata: its name and recorded SHA-256 are still the same. */
  readonly moved: boolean;
  /** True if it was moved out of the folder of its site, if it is that file. */
  readonly elsewhere: boolean;
  /** Puts the address in its place, where that can be told. */
  readonly edit: Edit | null;
}

/** Finds the evidence that links were meant for. Most content has no such link: what is asked for it is made then. */
export function meantEvidence(index: Index): (link: Link) => Meant | null {
  return (link) => findingMeant(index)(link);
}

const findingMeant = madeOnce(({ evidence, project, sites }: Index): ((link: Link) => Meant | null) => {
  const byCase = Map.groupBy(evidence.keys(), (path) => path.toLowerCase());
  const byName = Map.groupBy(evidence.keys(), nameOf);
  const named = (path: string): string | null => {
    if (evidence.has(path)) return path;
    const [first, ...more] = byCase.get(path.toLowerCase()) ?? [];
    return first !== undefined && more.length === 0 ? first : null;
  };
  const belowFolder = new Map<string, readonly string[]>();
  const below = (folder: string): readonly string[] => {
    const known = belowFolder.get(folder);
    if (known) return known;
    const paths = [...evidence.keys()].filter((path) => path.toLowerCase().startsWith(folder));
    belowFolder.set(folder, paths);
    return paths;
  };
  const siteOf = (path: string | null): string => path?.split("/")[1] ?? "";
  // The record of the other site is not the one that is missing here.
  const areTwoSites = (one: string, other: string | null): boolean =>
    siteOf(one) !== siteOf(other) && [one, other].every((path) => sites.has(siteOf(path)));
  const movedTo = movedEvidence({ evidence, project });
  const found = (
    link: Link,
  ): (Pick<Meant, "path" | "sure"> & Partial<Pick<Meant, "moved" | "elsewhere">>) | null => {
    const forms = [...new Set([link.written?.value ?? link.target, link.target].flatMap(readings))];
    const paths = forms.flatMap((form) => pathBelowEvidence(form) ?? []);
    for (const path of paths) {
      const meant = named(path);
      if (meant !== null) return { path: meant, sure: true };
    }
    const moved = movedTo(link);
    if (moved !== null)
      return {
        ...moved,
        sure: !moved.elsewhere && numbersOf(moved.path) === numbersOf(link.path ?? ""),
        moved: true,
      };
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
      if (first !== undefined && more.length === 0 && !areTwoSites(first, link.path))
        return { path: first, sure: false };
    }
    for (const path of paths) {
      const folder = path.slice(0, path.lastIndexOf("/") + 1).toLowerCase();
      const near = suggest(path, below(folder));
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
    return {
      moved: false,
      elsewhere: false,
      ...meant,
      address,
      edit: edit && { file: written?.at.file ?? file, ...edit },
    };
  };
});

/**
 * Where the file of a link was moved to: the one of its name that no link leads to, with metadata that record the hash it has,
 * in the folder of its site or else in any other. Null if there is none, or several, or metadata were left behind, which
 * describe it otherwise.
 */
function movedEvidence({
  evidence,
  project,
}: Pick<Index, "evidence" | "project">): (link: Link) => Pick<Meant, "path" | "elsewhere"> | null {
  const linked = new Set(project.links.map(({ path }) => path));
  const placeOf = (path: string): string => `${path.split("/")[1]}/${path.slice(path.lastIndexOf("/") + 1)}`;
  const candidates = [...evidence.values()].filter(
    ({ path, metadata, digest, flaw, data }) =>
      metadata === "sidecar" &&
      !linked.has(path) &&
      !showsNothing(flaw) &&
      digest === data.sha256?.toLowerCase(),
  );
  const byPlace = Map.groupBy(candidates, ({ path }) => placeOf(path));
  const byName = Map.groupBy(candidates, ({ path }) => nameOf(path));
  return ({ leads, path }) => {
    if (leads !== "evidence" || path === null || project.orphanSidecars.includes(`${path}.yaml`)) return null;
    const atSite = byPlace.get(placeOf(path));
    const [first, ...more] = atSite ?? byName.get(nameOf(path)) ?? [];
    return first !== undefined && more.length === 0
      ? { path: first.path, elsewhere: atSite === undefined }
      : null;
  };
}

/** The numbers in a path: the record of another year, in another folder, is another record. */
function numbersOf(path: string): string {
  return (path.match(/\d+/g) ?? []).join(" ");
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
    // Written in Latin-1 by an old program: `pr%FCf.pdf`.
    return address.replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
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
