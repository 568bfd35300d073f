import { resolve } from "node:path";
import type { Command } from "commander";
import type { Language } from "../../model/position.ts";
import { failoverText } from "../../reporters/failover.ts";
import { languageOption } from "../language.ts";
import { asOfOption, rootOption } from "../options.ts";
import { runCheck } from "./check.ts";

interface FailoverOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly json?: boolean;
}

/** Adds `nachweis failover`: whether each data centre alone is enough, and why. Exit 0 whatever the verdicts. */
export function addFailoverCommand(program: Command): Command {
  return program
    .command("failover")
    .description("ob ein Rechenzentrum allein genügt, und warum / whether one data centre alone is enough")
    .addOption(rootOption())
    .addOption(asOfOption())
    .option("--json", "als JSON / as JSON")
    .addOption(languageOption())
    .action(async (options: FailoverOptions) => {
      const report = await runCheck(resolve(options.root), options);
      const { asOf, failover } = report;
      process.stdout.write(
        options.json === true
          ? `${JSON.stringify({ asOf, ...failover }, null, 1)}\n`
          : failoverText(report, options.lang),
      );
    });
}
