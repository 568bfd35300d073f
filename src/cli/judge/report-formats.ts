import { isAbsolute, relative, sep } from "node:path";
import type { Language } from "../../model/position.ts";
import type { Report } from "../../model/report.ts";
import type { Checked } from "../../pipeline.ts";
import { CommandError } from "../../publish/command-error.ts";
import { toConcise } from "../../reporters/concise.ts";
import { toGithub } from "../../reporters/github.ts";
import { toGitlab } from "../../reporters/gitlab.ts";
import { toJson } from "../../reporters/json.ts";
import { toJunit } from "../../reporters/junit.ts";
import { toMarkdown } from "../../reporters/markdown.ts";
import { toPretty } from "../../reporters/pretty.ts";
import { toSarif } from "../../reporters/sarif.ts";

/** The output formats of `nachweis check`. */
export const formats = [
  "pretty",
  "concise",
  "json",
  "sarif",
  "junit",
  "gitlab",
  "github",
  "markdown",
] as const;
/** A format that a report can be printed in. */
export type Format = (typeof formats)[number];

/** A format, and the file that it goes to; null: wherever the output goes. */
export interface FormatTarget {
  readonly format: Format;
  readonly file: string | null;
}

/** Reads `--format pretty --format sarif=out.sarif`; each call adds one. */
export function readFormats(): (text: string) => FormatTarget[] {
  const chosen: FormatTarget[] = [];
  return (text) => {
    const [name = "", ...rest] = text.split("=");
    const format = formats.find((known) => known === name);
    if (!format) {
      throw new CommandError({
        de: `--format: „${name}“ gibt es nicht; erlaubt sind ${formats.join(", ")}`,
        en: `--format: there is no "${name}"; allowed are ${formats.join(", ")}`,
      });
    }
    chosen.push({ format, file: rest.length > 0 ? rest.join("=") : null });
    if (chosen.filter(({ file }) => file === null).length > 1) {
      throw new CommandError({
        de: "--format: nur ein Format ohne Datei; die anderen brauchen eine (--format sarif=DATEI)",
        en: "--format: only one format without a file; the others need one (--format sarif=FILE)",
      });
    }
    return chosen;
  };
}

/** How a report is written. */
export interface RenderOptions {
  /** Content root, absolute. */
  readonly root: string;
  /** Language of the terminal. */
  readonly lang: Language;
  /** Language that was asked for. What machines read is German without: it must not depend on the environment. */
  readonly chosen: Language | undefined;
  readonly verbose: boolean;
  readonly colour: boolean;
  /** What was folded into findings, by fingerprint. */
  readonly consequences: Checked["consequences"];
}

/** The report in a format. */
export async function renderReport(report: Report, format: Format, options: RenderOptions): Promise<string> {
  const language = options.chosen ?? "de";
  const folder = folderOf(options.root);
  switch (format) {
    case "json":
      return toJson(report, language);
    case "pretty":
      return toPretty(report, { ...options, language: options.lang });
    case "concise":
      return toConcise(report, options.lang);
    case "sarif": {
      // The one format that reads Markdown.
      const { readRulePages } = await import("../../publish/rule-pages.ts");
      const pages = await readRulePages(report.rules.map(({ id }) => id));
      return toSarif(report, language, folder, pages);
    }
    case "junit":
      return toJunit(report, language);
    case "gitlab":
      return toGitlab(report, language, folder);
    case "github":
      return toGithub(report, language, folder);
    case "markdown":
      return toMarkdown(report, language);
  }
}

/** The content root from where the pipeline runs, which is the repository's root: `content/`, or empty. */
function folderOf(root: string): string {
  const path = relative(process.cwd(), root);
  return path === "" || path.startsWith("..") || isAbsolute(path) ? "" : `${path.split(sep).join("/")}/`;
}
