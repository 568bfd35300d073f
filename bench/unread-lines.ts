/**
 * Whether any slip changes in silence what a catalogue or audit says: slips of many kinds in the worked example and in small
 * files. Prints those that do, with their lines; exit code 1 if there is one.
 *
 * Run: npx node bench/unread-lines.ts [COUNT] [SEED]
 */
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { randomOf } from "../test/random.ts";
import { mutated } from "../test/source/line-mutations.ts";
import { survives } from "../test/source/silent-changes.ts";
import { smallFiles } from "../test/source/small-catalogues.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const paths = globSync("controls/**/*.md", { cwd: root }).sort();
const example = paths
  .filter((path) => /^controls\/(?:catalog|audits)\//.test(path))
  .map((path) => ({ path, text: readFileSync(`${root}/${path}`, "utf8") }));
const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number);
const random = randomOf(seed);
const kinds = new Map<string, [tried: number, silent: number]>();

for (let tried = 0; tried < count; ) {
  // The small files hold every construct, and are read quickly: most slips are made in them.
  const pool = random() < 0.1 ? example : smallFiles;
  const file = pool[Math.floor(random() * pool.length)];
  const mutation = file && mutated(file.text, random);
  if (!mutation) continue;
  tried++;
  const known = kinds.get(mutation.name) ?? [0, 0];
  const silent = await survives(file, mutation, [...paths, ...smallFiles.map(({ path }) => path)]);
  kinds.set(mutation.name, [known[0] + 1, known[1] + (silent ? 1 : 0)]);
  if (!silent) continue;
  const lines = mutation.text.split("\n");
  const from = Math.max(0, (mutation.at[0] ?? 1) - 3);
  say(`\n${mutation.name}: ${file.path}, lines ${mutation.at.join(", ")}`);
  for (const [index, line] of lines.slice(from, from + 7).entries())
    say(`${String(from + index + 1).padStart(5)} ${JSON.stringify(line)}`);
}

say(`\n${"slip".padEnd(34)} tried  in silence`);
for (const [name, [tried, silent]] of [...kinds].sort())
  say(`${name.padEnd(34)} ${String(tried).padStart(5)}  ${silent}`);
process.exitCode = [...kinds.values()].some(([, silent]) => silent > 0) ? 1 : 0;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
