import type { ClientCapabilities, Connection, ServerCapabilities } from "vscode-languageserver";
import type { Language } from "../model/position.ts";
import type { CheckDefaults } from "./checked-root.ts";
import type { ContentWorkspace } from "./content-workspace.ts";
import type { EditorTexts } from "./editor-texts.ts";

/** What a feature answers requests with. */
interface Surroundings {
  readonly connection: Connection;
  readonly workspace: ContentWorkspace;
  readonly texts: EditorTexts;
  readonly language: Language;
  readonly check: CheckDefaults;
  /** What the editor can do. */
  readonly client: ClientCapabilities;
}

/** Something that an editor can ask for: a file of its own each, and a line in `features.ts`. */
export interface Feature {
  /** What the server tells an editor that it can do. */
  capabilities(client: ClientCapabilities): ServerCapabilities;
  /** Registers the answers to the editor's requests. */
  answer(surroundings: Surroundings): void;
}
