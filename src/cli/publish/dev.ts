import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Command } from "commander";
import type { Bilingual } from "../../model/position.ts";
import type { Clearance } from "../../model/vocabulary.ts";
import { CommandError } from "../../publish/command-error.ts";
import { type DevServer, startDevServer } from "../../publish/dev-server.ts";
import { DevSite } from "../../publish/dev-site.ts";
import { inTemporaryFolder } from "../../publish/work-folder.ts";
import { withhold } from "../../report/withhold/withhold.ts";
import { toJson } from "../../reporters/json.ts";
import { SourceMemory } from "../../source/memory.ts";
import { ContentRootError } from "../../source/read-project.ts";
import { addCommand, type Given } from "../command.ts";
import { watchContent } from "../judge/watch.ts";
import { option, options } from "../options.ts";
import { complain, note } from "../print.ts";
import { Progress } from "../progress.ts";
import { reportOf } from "../run-check.ts";

interface DevOptions {
  readonly port: number;
  readonly clearance: Clearance;
}

/** Adds `nachweis dev`: the site on this machine alone, fresh after each change, with findings beside the pages. */
export function addDevCommand(program: Command): Command {
  return addCommand<"dev", DevOptions>(program, "dev", {
    does: {
      de: "Website beim Schreiben ansehen, nur auf diesem Rechner, bis Strg+C",
      en: "see the site while writing, on this machine alone, until Ctrl+C",
    },
    options: [
      options.root(),
      option("--port <number>", { de: "Anschluss (0: ein freier)", en: "port (0: a free one)" })
        .default(4321)
        .argParser(readPort),
      options.asOf(),
      options.clearance(),
    ],
    async run(given) {
      const server = await startDevServer(given.port).catch((error: NodeJS.ErrnoException) => {
        throw error.code === "EADDRINUSE" ? portTaken(given.port) : error;
      });
      await inTemporaryFolder("dev", (work) =>
        showOnChanges(given, server, work).finally(() => server.stop()),
      );
    },
  });
}

/** Checks now and after each change, and shows what comes of it; what was shown stays readable meanwhile. */
async function showOnChanges(given: Given & DevOptions, server: DevServer, work: string): Promise<never> {
  const { root, lang, clearance } = given;
  const progress = new Progress(lang);
  const memory = new SourceMemory();
  const site = await DevSite.in(work);
  const reportFile = join(work, "report.json");
  let shown: string | null = null;
  return watchContent(root, async () => {
    server.say({ de: "Die Seiten werden neu gebaut …", en: "The pages are being built anew …" });
    try {
      const report = withhold(await reportOf({ ...given, memory }), clearance);
      const json = toJson(report, "de");
      const build = createHash("sha256").update(json).digest("hex");
      if (build === shown) return server.say(null);
      await writeFile(reportFile, json);
      const onProgress = (step: Bilingual) => progress.step(step);
      await site.make(build, { reportFile, contentRoot: root, onProgress }, (made) => server.show(made));
      shown = build;
      progress.end();
      note(ready(server.address), lang);
    } catch (error) {
      // What is being edited may be broken for a while; what could never be shown is no reason to wait.
      if (shown === null) throw error;
      const explanation = explain(error);
      server.say(explanation);
      complain(explanation, lang);
    } finally {
      progress.end();
    }
  });
}

function ready(address: string): Bilingual {
  return {
    de: `Fertig: ${address}, wartet auf Änderungen (Strg+C beendet)`,
    en: `Done: ${address}, waiting for changes (Ctrl+C ends)`,
  };
}

function explain(error: unknown): Bilingual {
  if (error instanceof CommandError || error instanceof ContentRootError) return error.explanation;
  const text = error instanceof Error ? error.message : String(error);
  return { de: `Die Seiten lassen sich nicht bauen: ${text}`, en: `The pages can't be built: ${text}` };
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new CommandError({
    de: `--port: „${text}“ ist keine Zahl von 0 bis 65535`,
    en: `--port: "${text}" is no number from 0 to 65535`,
  });
}

function portTaken(port: number): CommandError {
  return new CommandError({
    de: `Anschluss ${port} ist schon belegt; nennen Sie mit --port einen anderen`,
    en: `port ${port} is taken; name another with --port`,
  });
}
