import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { runNachweis } from "../cli/run-nachweis.ts";
import { codeIn, documents, nachweisCommands } from "./markdown-documents.ts";

const scripts = Object.keys(
  (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts,
);
const examples = [
  "examples/ci/gitlab-ci.yml",
  "examples/ci/github-workflow.yml",
  "examples/ci/pre-commit-config.yaml",
];

/** Every piece of code of the documents, and the CI examples. */
const pieces = [
  ...documents.flatMap((document) =>
    codeIn(document)
      .filter(({ lang }) => lang === null || lang === "sh")
      .map(({ value }) => ({ path: document.path, value: value.replaceAll(/\s*\n\s+/g, " ") })),
  ),
  ...examples.map((path) => ({ path, value: readFileSync(path, "utf8") })),
];

describe("npm scripts that documents name", () => {
  const named = pieces.flatMap(({ path, value }) =>
    [...value.matchAll(/npm run (?:-s )?([a-z][\w:-]*)/g)].map(([, script = ""]) => ({ path, script })),
  );

  it.each(named)("$path: npm run $script", ({ script }) => {
    expect(scripts).toContain(script);
  });
});

describe("commands that documents name", async () => {
  const named = pieces.flatMap(({ path, value }) =>
    nachweisCommands(value)
      .filter(([first = ""]) => /^[a-z-]/.test(first))
      .map((words) => ({ path, line: words.join(" "), words })),
  );
  const helps = new Map<string, string>();
  for (const { words } of named) {
    const command = commandOf(words);
    if (!helps.has(command))
      helps.set(command, (await runNachweis([...command.split(" "), "--help"])).stdout);
  }

  it("are found at all", () => {
    expect(named.length).toBeGreaterThan(10);
  });

  it.each(named)("$path: nachweis $line", ({ words }) => {
    const command = commandOf(words);
    const help = helps.get(command) ?? "";
    expect(help).toMatch(
      command === "" ? /^Aufruf \/ Usage: nachweis / : new RegExp(`^Aufruf / Usage: nachweis ${command}\\b`),
    );
    for (const [i, word] of words.entries()) {
      if (word.startsWith("--")) expect(help).toMatch(new RegExp(`${word.replace(/=.*/, "")}\\b`));
      if (words[i - 1] === "--format") expect(help).toContain(word.replace(/=.*/, ""));
    }
  });
});

/** The words before the first option or argument: `check`, `import kompendium`. */
function commandOf(words: readonly string[]): string {
  const end = words.findIndex((word) => !/^[a-z]+$/.test(word));
  return words.slice(0, end < 0 ? words.length : end).join(" ");
}
