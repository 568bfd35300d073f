import type { Report } from "../../src/model/report.ts";

/** What a command made of a case: its report (if it is a check), exit code, outputs, and what it left in the folder. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The report of a check for the day of the case, after the command. */
  readonly report: Report;
  /** Milliseconds that the command took. */
  readonly took: number;
  /** Text of every file that the command wrote below `out/`, by path; the tags of a page left out. */
  readonly published: ReadonlyMap<string, string>;
  /** Text of a file of the root after the command. */
  readonly text: (path: string) => string;
}

/** What is wrong with an answer; nothing if it is right. */
export type Expectation = (answer: Answer) => string[];

/** All of them hold. */
export const all =
  (...expectations: readonly Expectation[]): Expectation =>
  (answer) =>
    expectations.flatMap((expectation) => expectation(answer));

/**
 * A finding stands there.
 *
 * @param place `file:line:column`, as a check prints it; the end of the path suffices
 * @param says what its German message or help must say
 */
export const found =
  (rules: string | readonly string[], place: string, says = /./): Expectation =>
  ({ report }) => {
    const hit = report.findings.find(
      ({ rule, file, line, column, message, help }) =>
        [rules].flat().includes(rule) &&
        `${file}:${line}:${column}`.endsWith(place) &&
        says.test(`${message.de} ${help.de}`),
    );
    return hit ? [] : [`no ${[rules].flat().join(" or ")} at ${place} that says ${says}`];
  };

/** Exactly so many errors and warnings, folded ones not counted; that a case's PDF is a mere placeholder aside. */
export const grave =
  (count: number): Expectation =>
  ({ report }) => {
    const graves = report.findings.filter(
      ({ rule, severity }) =>
        severity === "error" || (severity === "warning" && rule !== "evidence-unusable"),
    );
    return graves.length === count
      ? []
      : [
          `${graves.length} findings in place of ${count}: ${graves.map((f) => `${f.rule}@${f.file}:${f.line}`).join(", ")}`,
        ];
  };

/** The state of an item; of a site where it is given. */
export const state =
  (requirement: string, expected: string, site?: string): Expectation =>
  ({ report }) => {
    const items = report.items.filter(
      (item) => item.requirement === requirement && (site === undefined || item.site === site),
    );
    if (items.length === 0) return [`no item of ${requirement} at ${site ?? "any site"}`];
    return items
      .filter((item) => item.state !== expected)
      .map((item) => `${requirement} at ${item.site} is ${item.state}, not ${expected}`);
  };

/** Nothing is proven. */
export const nothingProven: Expectation = ({ report }) =>
  report.summary.proven === 0 ? [] : [`${report.summary.proven} items are proven`];

/** The report never says that nothing is in the way: something stands among the blockers. */
export const blocked =
  (...kinds: readonly string[]): Expectation =>
  ({ report }) =>
    report.blockers.some(({ kind }) => kinds.includes(kind))
      ? []
      : [`no blocker of kind ${kinds.join(", ")}`];

/** Nothing that the command published says this. */
export const unpublished =
  (secret: RegExp): Expectation =>
  ({ published }) =>
    published.size === 0
      ? ["nothing was published"]
      : [...published]
          .filter(([path, text]) => secret.test(path) || secret.test(text))
          .map(([path]) => `${path} says ${secret}`);

/** The command ended so. */
export const ended =
  (code: number, says = /(?:)/): Expectation =>
  ({ code: actual, out, err }) => [
    ...(actual === code ? [] : [`exit ${actual}, not ${code}`]),
    ...(says.test(out + err) ? [] : [`does not say ${says}: ${(out + err).slice(0, 300)}`]),
  ];
