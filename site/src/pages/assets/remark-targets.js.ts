import { remarkTargets } from "../../remark-targets.ts";

/** What remarks can be made on, as a classic script: the only kind of file that a page may load over `file://`. */
export function GET(): Response {
  return new Response(`globalThis.nachweisRemarkTargets=${JSON.stringify(remarkTargets())};`);
}
