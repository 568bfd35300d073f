import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { corpusSizes, writeCorpus } from "../corpus.ts";
import { middle, runNode, type Took } from "./run.ts";

/** The day that everything is judged by. */
export const day = "2026-11-23";
/** How often most is measured; the middle counts. */
export const rounds = 3;

/** S is the worked example of this repository; the others are invented (corpus.ts). */
export type ContentSize = "S" | keyof typeof corpusSizes;

/** What the measurements of one run share: the program, a folder, content that is written once, and its cold check. */
export class Session {
  /** The compiled program's main file. */
  readonly main: string;
  /** An empty folder for everything that is written, removed in the end. */
  readonly folder: string;
  readonly #contents = new Map<ContentSize, Promise<string>>();
  readonly #cold = new Map<ContentSize, Promise<Took>>();

  constructor(main: string, folder: string) {
    this.main = main;
    this.folder = folder;
  }

  /** The content root of a size, written when it is first asked for. */
  content(size: ContentSize): Promise<string> {
    return kept(this.#contents, size, async () => {
      const root = join(this.folder, size);
      await (size === "S" ? copyExample(root) : writeCorpus(root, corpusSizes[size]));
      return root;
    });
  }

  /** A check of a size that knows nothing of an earlier one, measured when it is first asked for: the yardstick of much else. */
  cold(size: ContentSize): Promise<Took> {
    return kept(this.#cold, size, async () => {
      const root = await this.content(size);
      const isLarge = size === "L" || size === "XL";
      // With so few files of evidence as XL has most requirements have none, which is found.
      const allowed = size === "XL" ? [0, 1] : [0];
      return middle(isLarge ? 1 : rounds, () => this.run("check", root, "--no-cache"), allowed);
    });
  }

  /** The content root of a size after a check that kept what it has read, whatever was changed before, so that the next run recalls it. */
  async known(size: ContentSize): Promise<string> {
    const root = await this.content(size);
    // A cache lies where this folder is.
    await mkdir(join(root, ".nachweis"), { recursive: true });
    // Files that were changed just before are never kept.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await this.run("check", root);
    return root;
  }

  /** Runs a command of the program on a content root, judged by `day`. */
  run(command: string, root: string, ...more: readonly string[]): Promise<Took> {
    return runNode([this.main, ...command.split(" "), ...more, "--root", root, "--as-of", day]);
  }

  /** Frees what a size takes on the disk. */
  async remove(size: ContentSize): Promise<void> {
    this.#contents.delete(size);
    await rm(join(this.folder, size), { recursive: true, force: true });
  }

  /** An empty folder below `folder`. */
  async emptyFolder(name: string): Promise<string> {
    const path = join(this.folder, name);
    await mkdir(path, { recursive: true });
    return path;
  }
}

/** Copies the worked example, so that nothing that is measured changes it. */
export async function copyExample(root: string): Promise<void> {
  for (const part of ["controls", "evidence"]) await cp(part, join(root, part), { recursive: true });
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
