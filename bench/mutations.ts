/**
 * Proves that tests kill: makes one change to the code at a time, in a copy of the project, and demands that the tests named
 * for it fail. Prints a line a change; exit code 1 if one of them survives.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

interface Mutation {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly test: string;
}

const mutations: readonly Mutation[] = [
  {
    name: "the later of valid-for and valid-until counts",
    file: "src/assess/evidence-use.ts",
    from: "byDuration !== null && byDuration < until",
    to: "byDuration !== null && byDuration > until",
    test: "test/assess/evidence-use.test.ts",
  },
  {
    name: "the minimum of two dependents' needs",
    file: "src/assess/protection-needs.ts",
    from: "rank(need.value) <= rank(inherited)",
    to: "rank(need.value) >= rank(inherited)",
    test: "test/assess/protection-needs.test.ts",
  },
  {
    name: "redundancy: none at one site",
    file: "src/assess/failover/survival.ts",
    from: 'data.redundancy === "none" && remaining.length < active.length',
    to: 'data.redundancy === "none"',
    test: "test/assess/failover/survival.test.ts",
  },
  {
    name: "the same operator counts as outsourcing",
    file: "src/assess/relocation/obligations.ts",
    from: "operator === undefined || operator === plan.from.data.operator",
    to: "operator === undefined",
    test: "test/assess/relocation.test.ts",
  },
  {
    name: "a network plan of the first day of the move",
    file: "src/assess/relocation/obligations.ts",
    from: '(evidence.data.issued ?? "") >= begin(plan)',
    to: '(evidence.data.issued ?? "") > begin(plan)',
    test: "test/assess/relocation.test.ts",
  },
  {
    name: "month 00",
    file: "src/text/date.ts",
    from: "month >= 1",
    to: "month >= 0",
    test: "test/text/date.test.ts",
  },
  {
    name: "diff never says renewed",
    file: "src/report/compare.ts",
    from: 'if (was.validity === "expired" && holds(is)) return "renewed";',
    to: "",
    test: "test/report/compare.test.ts",
  },
];

const project = resolve(import.meta.dirname, "..");
const copy = mkdtempSync(join(tmpdir(), "nachweis-mutations-"));
let survived = 0;
try {
  for (const part of ["src", "test", "schemas", "package.json", "tsconfig.json", "vitest.config.ts"])
    cpSync(join(project, part), join(copy, part), { recursive: true });
  symlinkSync(join(project, "node_modules"), join(copy, "node_modules"));
  const passes = (test: string): boolean =>
    spawnSync(process.execPath, [join(project, "node_modules/vitest/vitest.mjs"), "run", test], {
      cwd: copy,
      stdio: "ignore",
    }).status === 0;
  for (const { name, file, from, to, test } of mutations) {
    const path = join(copy, file);
    const text = readFileSync(path, "utf8");
    if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
    const before = passes(test);
    writeFileSync(
      path,
      text.replace(from, () => to),
    );
    const after = passes(test);
    writeFileSync(path, text);
    const killed = before && !after;
    if (!killed) survived++;
    process.stdout.write(`${killed ? "killed" : before ? "SURVIVED" : "TEST FAILS"}  ${name}  (${test})\n`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.exitCode = survived === 0 ? 0 : 1;
