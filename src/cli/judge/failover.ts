import type { Command } from "commander";
import { failoverText } from "../../reporters/failover.ts";
import { addReportCommand } from "../command.ts";

/** Adds `nachweis failover`: whether each data centre alone is enough, and why. */
export function addFailoverCommand(program: Command): Command {
  return addReportCommand(program, "failover", {
    does: {
      de: "ob ein Rechenzentrum allein genügt, und warum",
      en: "whether one data centre alone is enough",
    },
    answer: (report) => ({
      json: { asOf: report.asOf, ...report.failover },
      text: (language) => failoverText(report, language),
    }),
  });
}
