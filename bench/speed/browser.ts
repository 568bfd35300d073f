import { visited, visitList } from "../long-list.ts";
import { middleAndSlowest, searched } from "../search.ts";
import type { Session } from "./session.ts";
import type { Measured } from "./table.ts";

/** What a reader of the site waits for in a browser, beside the first paint of the same page. */
export async function search(session: Session): Promise<readonly Measured[]> {
  const times = await searched(await session.emptyFolder("search"));
  const [middle, slowest] = middleAndSlowest(times);
  const of = "first paint of the page";
  const row = (what: string, ours: number, target: number): Measured => ({
    what: `search of 4,000 documents, ${what}`,
    of,
    ours: ours / 1000,
    theirs: times.paint / 1000,
    target,
  });
  return [
    row("results of the first letter (the index is loaded)", times.first, 4),
    row("results of a letter", middle, 0.5),
    row("results of the slowest letter", slowest, 1),
  ];
}

/** A list of 4,367 items, filtered and whole. */
export async function longList(session: Session): Promise<readonly Measured[]> {
  const times = await visitList(await session.emptyFolder("list"));
  return times.map(({ paint, shown }, n) => ({
    what: `list of 4,367 items, its rows: ${visited[n]?.[0] ?? ""}`,
    of: "first paint of the page",
    ours: shown / 1000,
    theirs: paint / 1000,
    target: 1.5,
  }));
}
