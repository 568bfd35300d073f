import type { Language } from "../model/position.ts";
import type { Report } from "../model/report.ts";
import { clean } from "../text/clean.ts";
import { acceptanceText, countSeverity } from "./finding-text.ts";

/**
 * Workflow commands that GitHub Actions shows as annotations at the lines of a pull request; accepted findings as notices.
 * GitHub shows ten of each kind a step, so those that stop a certificate come first.
 *
 * @param folder path of the content root from the repository's root, empty or with `/` at its end
 */
export function toGithub(report: Report, language: Language, folder: string): string {
  const findings = [
    ...report.findings.filter(({ stops }) => stops !== null),
    ...report.findings.filter(({ stops }) => stops === null),
  ];
  const lines = findings.map((finding) => {
    const { severity, rule, file, line, column, message, help, stops, accepted } = finding;
    const command = accepted?.holds === true || severity === "info" ? "notice" : severity;
    const acceptance = acceptanceText(accepted, language);
    const place = {
      file: `${folder}${file}`,
      line,
      col: column,
      title: [rule, acceptance ?? []].flat().join(", "),
    };
    const properties = Object.entries(place).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
    const texts = [message[language], help[language], stops?.[language] ?? []].flat();
    return `::${command} ${properties.join(",")}::${escapeData(texts.map(clean).join("\n"))}`;
  });
  const { errors, warnings, infos } = report.summary;
  const counts = [
    countSeverity(errors, "error", language),
    countSeverity(warnings, "warning", language),
    countSeverity(infos, "info", language),
  ];
  return [...lines, `Nachweis, ${report.asOf}: ${counts.join(", ")}`, ""].join("\n");
}

/** As the runner decodes a message: https://github.com/actions/toolkit, packages/core/src/command.ts. */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(clean(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
