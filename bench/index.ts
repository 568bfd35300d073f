/**
 * How fast the program is, each time as a ratio to a yardstick of the same run, so that machines can be compared: a table in
 * Markdown on standard output, and with `--write` in docs/performance.md, with its chart. Nothing else should run meanwhile.
 *
 * Run: npm run bench [-- --write] [-- NAME…]
 *   NAME     what is measured, by default all but those that take much room or time; an unknown one shows all
 *   --write  with names the page needs a place for just these: <!-- table NAME… -->
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compilePackage } from "../tools/compile-package.ts";
import { longList, search } from "./speed/browser.ts";
import { huge, large, middling, small, start } from "./speed/checks.ts";
import { questions, sealing } from "./speed/commands.ts";
import { dev } from "./speed/dev.ts";
import { exchange } from "./speed/exchange.ts";
import { writePage } from "./speed/page.ts";
import { pdf } from "./speed/pdf.ts";
import { Session } from "./speed/session.ts";
import { largeSite, sites } from "./speed/sites.ts";
import { type Measured, tableOf } from "./speed/table.ts";

/** What can be measured, in the order of the table. */
const parts: Readonly<Record<string, (session: Session) => Promise<readonly Measured[]>>> = {
  start,
  S: small,
  M: middling,
  commands: questions,
  seal: sealing,
  exchange,
  L: large,
  site: sites,
  pdf,
  search,
  list: longList,
  dev,
  XL: huge,
  "site-20000": largeSite,
};
/** XL writes 8 GiB, the site of 20,000 pages takes some minutes. */
const byNameAlone = ["XL", "site-20000"];

const { values, positionals: asked } = parseArgs({
  allowPositionals: true,
  options: { write: { type: "boolean" } },
});
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`no ${unknown.join(", ")}; there are ${Object.keys(parts).join(", ")}\n`);
  process.exit(2);
}

const names = Object.keys(parts).filter((name) =>
  asked.length === 0 ? !byNameAlone.includes(name) : asked.includes(name),
);
const measured: Measured[] = [];
const folder = await mkdtemp(join(tmpdir(), "nachweis-bench-"));
try {
  const session = new Session(await compilePackage(), folder);
  for (const name of names) {
    process.stderr.write(`${name} …\n`);
    measured.push(...((await parts[name]?.(session)) ?? []));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.stdout.write(tableOf(measured));
if (values.write) await writePage(measured, asked);
