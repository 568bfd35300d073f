import type { Holder, Index } from "../model/assessed.ts";
import type { Requirement } from "../model/catalogue.ts";
import type { Project } from "../model/project.ts";

/** A requirement that is modelled, and who has its module. */
export interface ModelledRequirement {
  readonly requirement: Requirement;
  readonly holders: readonly Holder[];
}

/** What judging knows of a day from the start: all of it is the same thing as long as it is the same. */
export interface Known
  extends Pick<
    Index,
    | "catalogue"
    | "method"
    | "asOf"
    | "approach"
    | "requirements"
    | "requirementOrder"
    | "sites"
    | "objects"
    | "replaced"
  > {
  readonly lookup: Project["catalogue"];
}

/** An index as those see it who judge: what they know from the start, and what they ask for path by path. */
export interface Judging extends Known {
  readonly evidence: Pick<Index["evidence"], "get">;
  readonly duplicates: Pick<Index["duplicates"], "get">;
  readonly project: {
    readonly domain: Project["domain"];
    readonly unreadable: Pick<Project["unreadable"], "has">;
    readonly nowhere: Pick<Project["nowhere"], "has">;
  };
}
