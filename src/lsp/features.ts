import { addEvidence } from "./add-evidence.ts";
import { codeActions } from "./code-actions.ts";
import { codeLens } from "./code-lens.ts";
import { completion } from "./completion.ts";
import { definition } from "./definition.ts";
import { documentLinks } from "./document-links.ts";
import type { Feature } from "./feature.ts";
import { hover } from "./hover.ts";
import { references } from "./references.ts";
import { rename } from "./rename.ts";
import { symbols } from "./symbols.ts";

/** All that an editor can ask for, beside the diagnostics that it is told without asking. */
export const features: readonly Feature[] = [
  addEvidence,
  codeActions,
  codeLens,
  completion,
  definition,
  documentLinks,
  hover,
  references,
  rename,
  symbols,
];
