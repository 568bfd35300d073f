import { join } from "node:path";
import { middle, runNode } from "./run.ts";
import { rounds, type Session } from "./session.ts";
import type { Measured } from "./table.ts";

const of = "M, check, nothing known";

/** What else is told of a content, beside a check of it: what recalls the last run, after a check. */
export async function questions(session: Session): Promise<readonly Measured[]> {
  const { clock: theirs } = await session.cold("M");
  const root = await session.known("M");
  const asked = [
    ["failover", ", after a check", 1],
    ["forecast", ", after a check", 1],
    ["diff 2026-10-31", "", 2],
  ] as const;
  const measured: Measured[] = [];
  for (const [command, when, target] of asked) {
    const took = await middle(rounds, () => session.run(command, root), [0, 1]);
    measured.push({ what: `M, \`${command}\`${when}`, of, ours: took.clock, theirs, target });
  }
  return measured;
}

/** A seal over the content, and whether it still holds. */
export async function sealing(session: Session): Promise<readonly Measured[]> {
  const root = await session.content("M");
  const { clock: theirs } = await session.cold("M");
  const key = join(session.folder, "key");
  await runNode([session.main, "key", "new", "--out", key, "--no-passphrase"]);
  const sealed = await middle(1, () => session.run("seal", root, "--key", key), [0, 1]);
  const verified = await middle(rounds, () => runNode([session.main, "verify", "--root", root]), [0, 1]);
  return [
    { what: "M, `seal`", of, ours: sealed.clock, theirs, target: 1.5 },
    { what: "M, `verify`", of, ours: verified.clock, theirs, target: 1 },
  ];
}
