import type { FormerModule } from "../model/catalogue.ts";
import type { Bilingual } from "../model/position.ts";

/** Reports on the change documents of an edition, by others than the BSI. */
const reportedFor = (edition: string): Bilingual => ({
  de: `Berichte über die Änderungen der Edition ${edition}`,
  en: `reports on the changes of edition ${edition}`,
});

const expert: Bilingual = {
  de: "Fachwissen; in keinem Änderungsdokument nachgelesen",
  en: "expert knowledge; read in no change document",
};

/**
 * What became of the modules of the editions 2019 to 2022 that the edition 2023 no longer has. No entry was read in a change
 * document of the BSI itself, so none is tagged V, and none says what became of a single requirement. Of renamed layers and of
 * ids that were never used nothing is said.
 */
export const formerModules: readonly FormerModule[] = [
  { id: "CON.4", successors: ["APP.6"], tag: "S", source: reportedFor("2021") },
  { id: "CON.5", successors: ["APP.7"], tag: "E", source: expert },
  { id: "INF.3", successors: ["INF.12"], tag: "E", source: expert },
  { id: "INF.4", successors: ["INF.12"], tag: "E", source: expert },
  { id: "OPS.1.2.3", successors: ["CON.9"], tag: "E", source: expert },
  { id: "OPS.2.1", successors: ["OPS.2.3"], tag: "S", source: reportedFor("2023") },
  { id: "OPS.2.4", successors: ["OPS.1.2.5"], tag: "E", source: expert },
  { id: "OPS.3.1", successors: ["OPS.3.2"], tag: "S", source: reportedFor("2023") },
  { id: "SYS.2.2.2", successors: [], tag: "E", source: expert },
];
