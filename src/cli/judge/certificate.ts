import { resolve } from "node:path";
import type { Command } from "commander";
import type { CertificateRecord } from "../../model/certificate.ts";
import type { Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import { CommandError } from "../../publish/command-error.ts";
import { certificateText, lapseText } from "../../reporters/certificate.ts";
import { suggest } from "../../text/suggest.ts";
import { languageOption } from "../language.ts";
import { asOfOption, rootOption } from "../options.ts";
import { runCheck } from "./check.ts";

interface CertificateOptions {
  readonly root: string;
  readonly asOf?: string;
  readonly lang: Language;
  readonly lapse?: boolean;
  readonly json?: boolean;
}

/** Adds `nachweis certificate [ID]`: what is inherited, what is still one's own, and what a lapse would undo. */
export function addCertificateCommand(program: Command): Command {
  return program
    .command("certificate")
    .argument("[id]", "Nummer oder Pfad; ohne sie alle / number or path; all without it")
    .description(
      "was von einem Zertifikat geerbt ist und was bei Ihnen bleibt / what is inherited, what is yours",
    )
    .option("--lapse", "was sein Ende auslösen würde / what its end would undo")
    .addOption(rootOption())
    .addOption(asOfOption())
    .option("--json", "als JSON / as JSON")
    .addOption(languageOption())
    .action(async (id: string | undefined, options: CertificateOptions) => {
      const report = await runCheck(resolve(options.root), options);
      const { asOf, certificates } = report;
      const chosen = id === undefined ? certificates : [certificateNamed(id, certificates)];
      process.stdout.write(
        options.json === true
          ? toJson(chosen, asOf, options.lapse === true)
          : toText(chosen, report, options),
      );
    });
}

function certificateNamed(id: string, certificates: readonly CertificateRecord[]): CertificateRecord {
  const found = certificates.find(({ number, path }) => number === id || path === id);
  if (found) return found;
  const near = suggest(
    id,
    certificates.flatMap(({ number, path }) => [number ?? [], path].flat()),
  );
  throw new CommandError({
    de: `ein Zertifikat „${id}“ gibt es nicht${near === null ? "" : `; meinten Sie „${near}“?`}`,
    en: `there is no certificate "${id}"${near === null ? "" : `; did you mean "${near}"?`}`,
  });
}

function toText(
  chosen: readonly CertificateRecord[],
  report: Report,
  { lapse, lang }: CertificateOptions,
): string {
  if (lapse !== true || chosen.length === 0) return certificateText(chosen, report, lang);
  return chosen.map((record) => lapseText(record, report.asOf, lang)).join("\n");
}

/** One document; with `--lapse` of each certificate its end and the cascade alone. */
function toJson(chosen: readonly CertificateRecord[], asOf: string, lapse: boolean): string {
  const certificates = lapse
    ? chosen.map(({ path, number, lapsed, lastDay, endsBy, cascade, upcoming }) => ({
        path,
        number,
        lapsed,
        lastDay,
        endsBy,
        cascade,
        upcoming,
      }))
    : chosen;
  return `${JSON.stringify({ asOf, certificates }, null, 1)}\n`;
}
