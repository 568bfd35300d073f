import type { Bilingual } from "../../model/position.ts";
import type { BasicValue, ObjectType, ProtectionNeed, Status, Treatment } from "../../model/vocabulary.ts";
import type { CellNote, NotTaken, SourcePlace } from "../outcome.ts";

/** What every entry of a source has: where it stands, the id that it is known by there, and its title. */
interface SourceEntry {
  readonly place: SourcePlace;
  readonly id: string;
  readonly title: string;
}

/** A protection need as a source states it. */
export interface SourceNeed {
  readonly need: ProtectionNeed;
  /** Whether the source says that it follows from what depends on the object. */
  readonly isInherited: boolean;
  /** Why it was set; null if the source does not say. */
  readonly reason: string | null;
}

/** A target object of a source. */
export interface SourceObject extends SourceEntry {
  readonly type: ObjectType;
  readonly description: string;
  readonly needs: Readonly<Partial<Record<BasicValue, SourceNeed>>>;
  /** Texts with the ids of the modules that it is said to have. */
  readonly modules: readonly string[];
}

/** What a link means: a dependency (the first end depends on the second), or what belongs to what. */
export type LinkKind = "dependency" | "belongs";

/** A link of a source; of one without a kind nothing can be made. */
export interface SourceLink {
  readonly place: SourcePlace;
  readonly from: string;
  readonly to: string;
  readonly kind: LinkKind | null;
  /** What the source calls it. */
  readonly type: string;
}

/** Something that is to be done for requirements, by its id in the source. */
export interface SourceAction {
  readonly id: string;
  readonly text: string;
  /** What officers call it, such as `M-17`; empty if it has no id. */
  readonly name: string;
}

/** A requirement that was assessed for objects. */
export interface SourceRequirement extends SourceEntry {
  /** The text that its id stands in. */
  readonly requirement: string;
  /** Null where the source says nothing; a text where it says what is no status. */
  readonly status: Status | null | { readonly unknown: string } | { readonly contradictory: Bilingual };
  /** Ids of the objects in the source; null stands for the domain. */
  readonly objects: readonly (string | null)[];
  readonly prose: string;
  readonly due: string | null;
  readonly responsible: string | null;
  /** What of it is not done yet. */
  readonly actions: readonly SourceAction[];
}

/** A rating, by how many steps from the lowest level, from 0. */
export interface SourceRating {
  readonly frequency: number | null;
  /** As a whole, or for each basic value. */
  readonly impact: number | Readonly<Partial<Record<BasicValue, number>>> | null;
  readonly category: number | null;
}

/** A threat that was rated for objects. */
export interface SourceRisk extends SourceEntry {
  /** The text that the elementary threat's id stands in. */
  readonly threat: string;
  readonly objects: readonly string[];
  readonly rating: SourceRating;
  readonly residual: SourceRating;
  readonly treatments: readonly Treatment[];
  /** Texts with the ids of requirements that treat it. */
  readonly measures: readonly string[];
  readonly prose: string;
}

/** A file that is attached to an entry. */
export interface SourceFile extends SourceEntry {
  /** Its own name. */
  readonly name: string;
  /** Id of the entry that it is attached to. */
  readonly owner: string;
  /** Its bytes; null if the source does not hold them. */
  bytes(): Promise<Uint8Array | null>;
}

/** What a source of verinice says, before it is known what of it has a place. */
export interface VeriniceSource {
  /** Entries, each counted once: elements, links, files, assessed requirements and risks. */
  readonly read: number;
  readonly objects: readonly SourceObject[];
  readonly links: readonly SourceLink[];
  readonly requirements: readonly SourceRequirement[];
  readonly risks: readonly SourceRisk[];
  readonly files: readonly SourceFile[];
  /** Ids of what stands for the domain as a whole. */
  readonly domains: ReadonlySet<string>;
  /** Ids of what links and files can belong to, without those of entries that are not taken whatever the content says. */
  readonly known: ReadonlySet<string>;
  /** Entries of which nothing is made whatever the content says. */
  readonly notTaken: readonly NotTaken[];
  readonly cells: readonly CellNote[];
  /** Of what was read, how often something was said that has no place, by its name in the source. */
  readonly unplaced: ReadonlyMap<string, number>;
}
