/** Renders files of the site in a thread of its own (`site-renderer.ts`): one answer to each message, in their order. */
import { parentPort, workerData } from "node:worker_threads";
import type { ReportFinding } from "../model/finding.ts";

/** What the compiled site can do (`site/src/render.ts`). */
interface CompiledSite {
  readonly paths: readonly string[];
  render(paths: readonly string[]): Promise<readonly string[]>;
  findings(path: string): readonly ReportFinding[];
}

/** What is asked for: the paths of all files, the texts of some, or the findings of a page. */
export type SiteQuestion = "paths" | { readonly texts: readonly string[] } | { readonly findings: string };

const site: CompiledSite = await import(workerData);

parentPort?.on("message", async (question: SiteQuestion) => parentPort?.postMessage(await answer(question)));

async function answer(question: SiteQuestion): Promise<unknown> {
  if (question === "paths") return site.paths;
  return "texts" in question ? site.render(question.texts) : site.findings(question.findings);
}
