import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { type Checked, checkInFull } from "../pipeline.ts";
import type { ContentState } from "../source/content-state.ts";
import { SourceMemory } from "../source/memory.ts";
import { today } from "./clock.ts";
import { note } from "./print.ts";
import { Progress } from "./progress.ts";
import { ReadingCache } from "./reading-cache.ts";
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

/**
 * Does work with what the last run has read of a content root, keeps what it reads for the next one, and says how much was not
 * read again. In a pipeline (`CI`) everything is read: who can write into the folder could forge what is kept there.
 *
 * @param isWanted false where everything has to be read
 * @param progress what is shown of the work
 */
export async function withCache<T>(
  { root, lang }: Pick<RunOptions, "root" | "lang">,
  isWanted: boolean,
  work: (memory: SourceMemory) => Promise<T>,
  progress?: Progress,
): Promise<T> {
  const isPipeline = !["", "0", "false"].includes(process.env.CI ?? "");
  const cache = isWanted && !isPipeline ? await ReadingCache.open(root) : null;
  if (cache === null) return work(new SourceMemory());
  const done = await work(cache.memory);
  const { recalled, all } = cache.evidence;
  progress?.end();
  if (recalled > 0)
    note(
      {
        de: `Von ${all} Nachweisen sind ${recalled} nicht neu gelesen, da sie unverändert aussehen (--no-cache liest alle)`,
        en: `Of ${all} evidence files ${recalled} were not read again, since they look unchanged (--no-cache reads all)`,
      },
      lang,
    );
  await cache.save();
  return done;
}
