import { resolve } from "node:path";
import type { Command } from "commander";
import type { Language } from "../../model/position.ts";
import type { Relocation } from "../../model/relocation.ts";
import type { Report } from "../../model/report.ts";
import { CommandError } from "../../publish/command-error.ts";
import { relocationText } from "../../reporters/relocation.ts";
import { suggest } from "../../text/suggest.ts";
import { languageOption } from "../language.ts";
import { asOfOption, rootOption } from "../options.ts";
import { runCheck } from "./check.ts";

interface RelocationOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly to: string;
  readonly json?: boolean;
}

/** Adds `nachweis relocation --to SITE`: what the new site has and lacks on the day of cut-over. Exit 0, with gaps too. */
export function addRelocationCommand(program: Command): Command {
  return program
    .command("relocation")
    .description("was einem Umzug bis zur Umschaltung fehlt / what a relocation lacks up to the cut-over")
    .requiredOption("--to <site>", "Kennung des neuen Standorts / id of the new site")
    .addOption(rootOption())
    .addOption(asOfOption())
    .option("--json", "als JSON / as JSON")
    .addOption(languageOption())
    .action(async (options: RelocationOptions) => {
      const report = await runCheck(resolve(options.root), options);
      const relocation = relocationTo(options.to, report);
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify({ asOf: report.asOf, ...relocation }, null, 1)}\n`
          : relocationText(relocation, report, options.lang),
      );
    });
}

function relocationTo(site: string, { relocations, sites }: Report): Relocation {
  const found = relocations.find(({ to }) => to === site);
  if (found) return found;
  const near = suggest(
    site,
    relocations.map(({ to }) => to),
  );
  if (!sites.some(({ id }) => id === site)) {
    throw new CommandError({
      de: `--to: den Standort „${site}“ gibt es nicht${near === null ? "" : `; meinten Sie „${near}“?`}`,
      en: `--to: there is no site "${site}"${near === null ? "" : `; did you mean "${near}"?`}`,
    });
  }
  throw new CommandError({
    de: `--to: nach „${site}“ zieht nichts um: Dazu braucht er „replaces“ und eine Phase „active“`,
    en: `--to: nothing moves to "${site}": it needs replaces and a phase active for that`,
  });
}
