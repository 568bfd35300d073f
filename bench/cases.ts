/**
 * The small inputs of `../shared/cases`, each run on a copy and compared with what its `expected.txt` says. Prints a table;
 * exit code 1 if an answer is wrong. That tables of prose are tables in a PDF (31), an independent reader tells in `test/pdf`.
 *
 * Run: npx node bench/cases.ts [NUMBER …]
 */
import { execSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Report } from "../src/model/report.ts";
import { check } from "../src/pipeline.ts";
import type { Answer, Expectation } from "./cases/answer.ts";
import { cases } from "./cases/expected.ts";

const folder = fileURLToPath(new URL("../../shared/cases/", import.meta.url));
const nachweis = `${process.execPath} ${fileURLToPath(new URL("../src/cli/main.ts", import.meta.url))}`;

if (!existsSync(folder)) {
  say("skipped: there is no ../shared/cases here");
  process.exit(0);
}

const wanted = process.argv.slice(2);
let wrong = 0;
for (const { id, prepare, expect } of cases) {
  if (wanted.length > 0 && !wanted.includes(id)) continue;
  const name = readdirSync(folder).find((entry) => entry.startsWith(`${id}-`));
  if (name === undefined) continue;
  const faults = await faultsOf(join(folder, name), prepare, expect);
  if (faults.length > 0) wrong++;
  say(`${faults.length === 0 ? "right" : "WRONG"}  ${name}`);
  for (const fault of faults) say(`         ${fault}`);
}
say(`${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Runs a case on a copy of its folder, checks the root afterwards, and says what is wrong with the answer. */
async function faultsOf(source: string, prepare: string | undefined, expect: Expectation): Promise<string[]> {
  const copy = mkdtempSync(join(tmpdir(), "nachweis-case-"));
  try {
    cpSync(source, copy, { recursive: true });
    if (prepare !== undefined) execSync(prepare, { cwd: copy });
    const command = readFileSync(join(copy, "cmd.txt"), "utf8")
      .replaceAll("npm run -s nachweis --", nachweis)
      .replaceAll("node REPOSITORY/src/cli/main.ts", nachweis);
    const began = performance.now();
    const run = spawnSync("bash", ["-c", command], {
      cwd: copy,
      encoding: "utf8",
      env: { ...process.env, LANG: "de_DE.UTF-8", TMPDIR: copy },
      maxBuffer: 1 << 28,
    });
    const took = performance.now() - began;
    const answer: Answer = {
      code: run.status ?? -1,
      out: run.stdout,
      err: run.stderr,
      took,
      report: await reportOf(join(copy, "root"), /--as-of (\S+)/.exec(command)?.[1] ?? "2026-11-23"),
      published: textsBelow(join(copy, "out")),
      text: (path) => readFileSync(join(copy, "root", path), "utf8"),
    };
    return expect(answer);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

async function reportOf(root: string, day: string): Promise<Report> {
  const options = { asOf: day, today: day, version: "cases" };
  return check(existsSync(root) ? root : fileURLToPath(new URL("..", import.meta.url)), options);
}

function textsBelow(root: string): Map<string, string> {
  if (!existsSync(root)) return new Map();
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length + 1), readFileSync(path, "utf8")];
    }),
  );
}
