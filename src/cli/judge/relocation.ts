import type { Command } from "commander";
import { changeNoticeOf } from "../../model/change-notice.ts";
import type { Relocation } from "../../model/relocation.ts";
import type { Report } from "../../model/report.ts";
import { CommandError } from "../../publish/command-error.ts";
import { relocationText } from "../../reporters/relocation.ts";
import { addReportCommand } from "../command.ts";
import { option } from "../options.ts";
import { meantOf } from "./meant.ts";

/** Adds `nachweis relocation --to SITE`: what the new site has and lacks on the day of cut-over. */
export function addRelocationCommand(program: Command): Command {
  return addReportCommand<{ readonly to: string }>(program, "relocation", {
    does: {
      de: "was einem Umzug bis zur Umschaltung fehlt",
      en: "what a relocation lacks up to the cut-over",
    },
    options: [
      option("--to <site>", {
        de: "Kennung des neuen Standorts",
        en: "id of the new site",
      }).makeOptionMandatory(),
    ],
    answer(report, { to }) {
      const relocation = relocationTo(to, report);
      return {
        json: { asOf: report.asOf, ...relocation, notice: changeNoticeOf(relocation, report) },
        text: (language) => relocationText(relocation, report, language),
      };
    },
  });
}

function relocationTo(site: string, { relocations, sites }: Report): Relocation {
  const found = relocations.find(({ to }) => to === site);
  if (found) return found;
  if (!sites.some(({ id }) => id === site)) {
    const meant = meantOf(
      site,
      relocations.map(({ to }) => to),
    );
    throw new CommandError({
      de: `--to: den Standort „${site}“ gibt es nicht${meant.de}`,
      en: `--to: there is no site "${site}"${meant.en}`,
    });
  }
  throw new CommandError({
    de: `--to: nach „${site}“ zieht nichts um: Dazu braucht er „replaces“ und eine Phase „active“`,
    en: `--to: nothing moves to "${site}": it needs replaces and a phase active for that`,
  });
}
