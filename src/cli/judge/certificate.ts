import type { Command } from "commander";
import type { CertificateRecord } from "../../model/certificate.ts";
import { CommandError } from "../../publish/command-error.ts";
import { certificateText, lapseText } from "../../reporters/certificate.ts";
import { addReportCommand } from "../command.ts";
import { argument, option } from "../options.ts";
import { meantOf } from "./meant.ts";

/** Adds `nachweis certificate [ID]`: what is inherited, what is still one's own, and what a lapse would undo. */
export function addCertificateCommand(program: Command): Command {
  return addReportCommand<{ readonly lapse?: boolean }, [id?: string]>(program, "certificate", {
    does: {
      de: "was von einem Zertifikat geerbt ist und was bei Ihnen bleibt",
      en: "what is inherited, what is yours",
    },
    arguments: [
      argument("[id]", { de: "Nummer oder Pfad; ohne sie alle", en: "number or path; all without it" }),
    ],
    options: [option("--lapse", { de: "was sein Ende auslösen würde", en: "what its end would undo" })],
    answer(report, { lapse }, id) {
      const { asOf } = report;
      const chosen = id === undefined ? report.certificates : [certificateNamed(id, report.certificates)];
      return {
        json: { asOf, certificates: lapse === true ? chosen.map(lapseOf) : chosen },
        text: (language) =>
          lapse === true && chosen.length > 0
            ? chosen.map((record) => lapseText(record, asOf, language)).join("\n")
            : certificateText(chosen, report, language),
      };
    },
  });
}

function certificateNamed(id: string, certificates: readonly CertificateRecord[]): CertificateRecord {
  const found = certificates.find(({ number, path }) => number === id || path === id);
  if (found) return found;
  const meant = meantOf(
    id,
    certificates.flatMap(({ number, path }) => [number ?? [], path].flat()),
  );
  throw new CommandError({
    de: `ein Zertifikat „${id}“ gibt es nicht${meant.de}`,
    en: `there is no certificate "${id}"${meant.en}`,
  });
}

/** Of a certificate its end and the cascade alone. */
function lapseOf({ path, number, lapsed, lastDay, endsBy, cascade, upcoming }: CertificateRecord): object {
  return { path, number, lapsed, lastDay, endsBy, cascade, upcoming };
}
