import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { check } from "../src/pipeline.ts";
import { parseText } from "../src/source/markdown-parser.ts";
import { TextBudgetError } from "../src/source/text-budget.ts";
import { clean } from "../test/format/clean-root.ts";
import { randomOf } from "../test/random.ts";

// npx node bench/text-cost.ts [SEED [TEXTS [KIB]]]: searches texts of repeated marks, letters and line ends that the budget lets
// pass and that cost the most, beside ordinary text of their size: to parse, and of these the dearest, and one of each sign
// alone, to check in an assessment of a whole content root. Ends with 1 if one costs more than three times as much. What is
// measured is the time of the processor, the least of several runs.

const [seed = 1, texts = 2_000, kib = 24] = process.argv.slice(2).map(Number);
const size = kib * 1024;
const most = 3;

const fragments = [
  ..."*_~`[](){}<>!#|-+=>:;.,&@\\/\"'^%$0123 \t\n\n\n\n".split(""),
  ..."**|__|~~|``|```|](|](b|][|[^|[a]|![|]: |(\"|('| (|<!--|-->|<a |</|<?|&amp;|&#1;|www.|http://|a@b.c|- |* |1. |> |# |    |  \n|---\n|===\n|\n\n|\r\n".split(
    "|",
  ),
  ..."| |\n|-|\n|a|a b|ab.|ä|😀|x_y|[ ] |\n- |\n> |\n  |\n# ".split(" | "),
  ..."a b c word Wort".split(" "),
];

/** What officers write: a third each of controls, a list of links and a table, as often as it takes. */
const ordinary = repeated(
  Array.from(
    { length: 8 },
    (_, i) =>
      `## LWL-${i} Zutritt zu **Raum ${i}**\n\n- Anforderungen: INF.2.A${i}\n- Zuständig: Haustechnik\n\n### rz-nord: ja\n\nSo ist es: [Wartung](../../evidence/rz-nord/usv/${i}.pdf), ` +
      `geprüft.\n\n- Geprüft: 2026-09-14, A. Beispiel\n\n${`- [Wartung ${i}](../../evidence/rz-nord/usv/${i}.pdf)\n`.repeat(5)}\n` +
      `| Anforderung | Ort | Stand |\n|---|---|---|\n${`| INF.2.A${i} | Raum ${i} | ja |\n`.repeat(9)}\n`,
  ).join(""),
);

function repeated(fragment: string): string {
  return fragment.repeat(Math.ceil(size / fragment.length)).slice(0, size);
}

/** Milliseconds of the processor; null if the budget refuses the text. */
function cost(text: string, runs: number): number | null {
  let least = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    try {
      parseText(text);
    } catch (error) {
      if (error instanceof TextBudgetError) return null;
      throw error;
    }
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

/** Milliseconds of the processor that checking a content takes with the text in one of its assessments; it is read in any case. */
async function costOfCheck(text: string): Promise<number> {
  const root = await mkdtemp(join(tmpdir(), "nachweis-text-cost-"));
  const head = "---\ntitle: Text\n---\n\n## LWL-1 Titel\n\n- Anforderungen: INF.2.A1\n\n### rz-a: ja\n\n";
  const content = { ...clean, "controls/catalog/text.md": `${head}${text}\n` };
  for (const [path, bytes] of Object.entries(content)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  }
  const before = process.cpuUsage();
  await check(root, { asOf: "2026-11-23", today: "2026-11-23", version: "0.0.0" });
  const { user, system } = process.cpuUsage(before);
  await rm(root, { recursive: true });
  return (user + system) / 1000;
}

const random = randomOf(seed);
const pick = (): string => fragments[Math.floor(random() * fragments.length)] ?? "";
cost(ordinary, 10);
const usual = cost(ordinary, 10) ?? Number.NaN;
const found: { unit: string; ratio: number }[] = [];
let refused = 0;
for (let i = 0; i < texts; i++) {
  const unit = Array.from({ length: 1 + Math.floor(random() * 4) }, pick).join("");
  const text = `Text\n\n${repeated(unit)}`;
  const first = cost(text, 1);
  if (first === null) refused += 1;
  else {
    // Only what seems dear is worth more runs.
    const least = first > 1.5 * usual ? (cost(text, 4) ?? first) : first;
    found.push({ unit, ratio: Math.min(first, least) / usual });
  }
}
found.sort((a, b) => b.ratio - a.ratio);
process.stdout.write(
  `ordinary text of ${kib} KiB: ${usual.toFixed(1)} ms; ${texts} texts, ${refused} refused; the dearest:\n`,
);
print(found);

/** Printable signs of ASCII. */
const signs = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const dearest = found.slice(0, 40).map(({ unit }) => unit);
// What begins within a line, and what belongs together over lines.
const more = [
  "x## x",
  "x - Offen: ",
  " evidence/",
  "x;",
  "[a](",
  "- Offen: x\n",
  "### rz-a: ja\n\n",
  "<b ",
  "a<br>",
];
await costOfCheck(ordinary);
const rest = Math.min(await costOfCheck(""), await costOfCheck(""));
const usualCheck = Math.min(await costOfCheck(ordinary), await costOfCheck(ordinary)) - rest;
const checked: typeof found = [];
for (const unit of new Set([...dearest, ...signs, ...more])) {
  const text = `Text\n\n${repeated(unit)}`;
  const first = (await costOfCheck(text)) - rest;
  const least = first > 1.5 * usualCheck ? Math.min(first, (await costOfCheck(text)) - rest) : first;
  checked.push({ unit, ratio: least / usualCheck });
}
checked.sort((a, b) => b.ratio - a.ratio);
process.stdout.write(
  `\nchecking ordinary text: ${usualCheck.toFixed(1)} ms; ${checked.length} texts, the dearest:\n`,
);
print(checked);
process.exitCode = Math.max(found[0]?.ratio ?? 0, checked[0]?.ratio ?? 0) > most ? 1 : 0;

function print(all: typeof found): void {
  for (const { unit, ratio } of all.slice(0, 20))
    process.stdout.write(`${ratio.toFixed(1).padStart(6)}  ${JSON.stringify(unit)}\n`);
}
