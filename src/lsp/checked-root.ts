import type { Project } from "../model/project.ts";
import { type Checked, type CheckOptions, judgeInFull } from "../pipeline.ts";
import { SourceMemory } from "../source/memory.ts";
import { ContentRootError, type ReadOptions, readProject } from "../source/read-project.ts";
import { readRequirementTexts } from "../source/requirement-texts.ts";

/** How to check: the day, today and the version come from the command line. */
export type CheckDefaults = Omit<CheckOptions, keyof ReadOptions>;

/** What a check of a content root read and said. */
export interface RootState extends Checked {
  readonly project: Project;
  /** What was read, for whoever reads it again. */
  readonly memory: SourceMemory;
}

/** A content root as it was checked last, with the texts that the editor holds. */
export class CheckedRoot {
  /** Its folder on the disk. */
  readonly folder: string;
  /** Null before the first check, and where there is no content any more. */
  state: RootState | null = null;
  private readonly memory = new SourceMemory();

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Checks anew, by the same functions as the command line.
   *
   * @param open texts that the editor holds, by path
   * @throws {ContentRootError} if there is no content root any more
   */
  async check(open: ReadonlyMap<string, string>, options: CheckDefaults): Promise<RootState> {
    this.state = await this.read(open, options).catch((error: unknown) => {
      if (error instanceof ContentRootError) this.state = null;
      throw error;
    });
    return this.state;
  }

  private async read(open: ReadonlyMap<string, string>, options: CheckDefaults): Promise<RootState> {
    const project = await readProject(this.folder, { open, memory: this.memory });
    const texts = await readRequirementTexts(this.folder, project.catalogue.data.id);
    return { project, memory: this.memory, ...judgeInFull(project, { ...options, texts }) };
  }
}
