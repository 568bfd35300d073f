/** Renders files of the site in a thread of its own (`site-renderer.ts`): one answer to each message, in their order. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import type { ReportFinding } from "../model/finding.ts";

/** What the compiled site can do (`site/src/render.ts`). */
interface CompiledSite {
  readonly paths: readonly string[];
  render(paths: readonly string[]): Promise<readonly string[]>;
  findings(path: string): readonly ReportFinding[];
}

/** What is asked for: the paths of all files, the texts of some, all files in a folder, or the findings of a page. */
export type SiteQuestion =
  | "paths"
  | { readonly texts: readonly string[] }
  | { readonly allInto: string }
  | { readonly findings: string };

/** Files that are rendered before they are written: few, since all of them are held. */
const inOneGo = 20;

const site: CompiledSite = await import(workerData);

parentPort?.on("message", async (question: SiteQuestion) => parentPort?.postMessage(await answer(question)));

async function answer(question: SiteQuestion): Promise<unknown> {
  if (question === "paths") return site.paths;
  if ("allInto" in question) return writeAll(question.allInto);
  return "texts" in question ? site.render(question.texts) : site.findings(question.findings);
}

/** One call of the system after the other: handing small files to other threads costs more than to write them. */
async function writeAll(folder: string): Promise<void> {
  for (let first = 0; first < site.paths.length; first += inOneGo) {
    const paths = site.paths.slice(first, first + inOneGo);
    const texts = await site.render(paths);
    for (const [number, path] of paths.entries()) writeFileSync(join(folder, path), texts[number] ?? "");
  }
}
