import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { type Checked, checkInFull } from "../pipeline.ts";
import type { ContentState } from "../source/content-state.ts";
import type { SourceMemory } from "../source/memory.ts";
import { today } from "./clock.ts";
import { Progress } from "./progress.ts";
import { toolVersion } from "./version.ts";

interface RunOptions {
  /** Content root, absolute. */
  readonly root: string;
  readonly asOf?: string | undefined;
  readonly lang: Language;
  /** What an earlier check has read. */
  readonly memory?: SourceMemory | undefined;
  /** The content root whose local folder counts, where another state of it is checked; else the root itself. */
  readonly local?: string | undefined;
  /** Remembers which bytes were checked. */
  readonly state?: ContentState | undefined;
}

/** Checks a content root and shows the progress. */
export async function runCheck({ root, asOf, lang, memory, local, state }: RunOptions): Promise<Checked> {
  const progress = new Progress(lang);
  const checked = await checkInFull(root, {
    asOf,
    memory,
    local,
    state,
    today: today(),
    version: toolVersion(),
    onEvidence: (done, total) =>
      progress.count({ de: "Nachweise prüfen", en: "Checking evidence" }, done, total),
  });
  progress.end();
  return checked;
}

/** The report of a check that shows its progress. */
export async function reportOf(options: RunOptions): Promise<Report> {
  return (await runCheck(options)).report;
}
