import { join } from "node:path";
import { decodedAddress } from "../model/link-address.ts";
import type { Assessment, Link } from "../model/project.ts";
import { type ControlFile, controlsOf } from "./control-file.ts";
import type { SourceMemory } from "./memory.ts";
import { type Move, pathBeforeMoves } from "./moves.ts";

/**
 * Tells addresses that stand alone in text or code from prose: one that names evidence, and that no link beside it leads
 * to, was meant as a link; the rest is prose. Beside it means in the same assessment, or outside of assessments in the file.
 */
export function settleLinks(file: ControlFile, evidence: ReadonlySet<string>): ControlFile {
  if (!file.links.some(standsAlone)) return file;
  const settled = new Map<Link, Link | null>();
  const settle = (links: readonly Link[], beside: readonly Link[]): void => {
    const linked = new Set(beside.flatMap(({ slip, path }) => (slip === null ? (path ?? []) : [])));
    for (const link of links) {
      if (!standsAlone(link) || settled.has(link)) continue;
      const meant = meantBy(link, evidence);
      settled.set(link, meant?.path != null && !linked.has(meant.path) ? meant : null);
    }
  };
  for (const { assessments } of controlsOf(file))
    for (const { links, inherited } of assessments)
      settle([...links, ...inherited], [...links, ...inherited]);
  settle(file.links, file.links);
  const left = (links: readonly Link[]): Link[] =>
    links.flatMap((link) => (settled.has(link) ? (settled.get(link) ?? []) : link));
  const leftIn = (assessment: Assessment): Assessment => ({
    ...assessment,
    links: left(assessment.links),
    inherited: left(assessment.inherited),
  });
  const rest = { ...file, links: left(file.links) };
  switch (rest.kind) {
    case "catalog":
      return {
        ...rest,
        controls: rest.controls.map((control) => ({
          ...control,
          assessments: control.assessments.map(leftIn),
        })),
      };
    case "audit": {
      const findings = rest.value.findings.map((finding) => ({ ...finding, links: left(finding.links) }));
      return { ...rest, value: { ...rest.value, findings } };
    }
    default:
      return rest;
  }
}

function standsAlone({ slip }: Link): boolean {
  return slip === "plain" || slip === "code";
}

/** Where a name can end in a sentence, and a dot that ends the sentence. */
const nameEnd = /[\s)\]>"'“”‘’,;:!?|*_`]|\.(?=[\s)\]"'“”]|$)|$/gu;

/** The evidence that a piece of text names from its beginning on, by its path, the longest; null if that is no evidence. */
function meantBy(link: Link, evidence: ReadonlySet<string>): Link | null {
  const start = link.target.search(/evidence[\\/]/i);
  const ends = [...link.target.matchAll(nameEnd)].map(({ index }) => index).reverse();
  for (const end of ends) {
    if (end <= start) break;
    const path = decodedAddress(link.target.slice(start, end)).replaceAll("\\", "/").normalize("NFC");
    if (!evidence.has(path)) continue;
    const target = link.target.slice(0, end);
    return {
      ...link,
      target,
      leads: "evidence",
      path,
      written: link.written && { ...link.written, value: target },
    };
  }
  return null;
}

/**
 * Paths to which links lead inside the content root and where nothing is, neither file nor folder.
 *
 * @param files paths of `controls/` and `evidence/`
 * @param moves what is read as if it had moved already
 */
export async function pathsNowhere(
  root: string,
  links: readonly Link[],
  files: readonly string[],
  moves: readonly Move[],
  memory: SourceMemory,
): Promise<Set<string>> {
  const there = new Set(files);
  const inside = links.flatMap(({ leads, slip, path }) =>
    leads === "inside" && slip === null && path !== null && !there.has(path) ? path : [],
  );
  const nowhere = new Set<string>();
  for (const path of new Set(inside)) {
    const now = pathBeforeMoves(path, moves);
    if (now === null || !(await memory.isThere(join(root, now)))) nowhere.add(path);
  }
  return nowhere;
}
