import { readFile, writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { chartOf } from "./chart.ts";
import { type Measured, tableOf } from "./table.ts";

const page = "docs/performance.md";

/**
 * Writes what was measured into its place of the page; the table of everything with its chart.
 *
 * @param asked names that were asked for; none: everything
 * @throws {Error} if the page has no place for it
 */
export async function writePage(measured: readonly Measured[], asked: readonly string[]): Promise<void> {
  const text = await readFile(page, "utf8");
  const name = ["table", ...asked].join(" ");
  const [begin, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${page} has no ${begin} … ${end}`);
  const machine = `Measured on ${cpus().length} cores (${cpus()[0]?.model ?? "unknown"}), Node.js ${process.versions.node}.`;
  const before = text.slice(0, from);
  await writeFile(page, `${before}${begin}\n\n${tableOf(measured)}\n${machine}\n\n${text.slice(to)}`);
  if (asked.length === 0) await writeFile("docs/images/performance.svg", chartOf(measured));
}
