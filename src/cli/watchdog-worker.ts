/** Watches the thread that works (`watchdog.ts`), which can't do so itself while it parses or collects garbage. */
import { writeSync } from "node:fs";
import { Session } from "node:inspector";
import { workerData } from "node:worker_threads";
import type { Bilingual } from "../model/position.ts";
import { clean } from "../text/clean.ts";
import type { Watched } from "./watchdog.ts";

const { shared, language, patience, memory } = workerData as Watched;
const [signs, name] = [new Int32Array(shared, 0, 2), new Uint8Array(shared, 8)];
const session = new Session();
session.connectToMainThread();

/** Looks in a second. */
const often = 10;
/** Bytes that V8 counts as memory but keeps for new objects: it ends the process when the rest is full. */
const young = 192 * 2 ** 20;
/** Beyond this the next moment may be the last. */
const nearlyAll = 0.94 * (memory - young);
let seen = -1;
let still = 0;
let full = 0;

setInterval(() => {
  const now = Atomics.load(signs, 0);
  still = now === seen && signs[1] !== 0 ? still + 1 : 0;
  seen = now;
  // Only parsers are watched, which say where they are; looks are counted and not seconds: a machine that sleeps has not worked.
  if (still > patience * often)
    end({
      de: "das Lesen nimmt kein Ende; teilen Sie die Datei auf, oder schreiben Sie sie einfacher",
      en: "reading it does not end; divide the file or write it more plainly",
    });
  session.post("Runtime.getHeapUsage", (_error, usage?: { readonly usedSize?: number }) => {
    full = (usage?.usedSize ?? 0) > nearlyAll ? full + 1 : 0;
    const most = Math.round((memory - young) / 2 ** 20);
    if (full >= 2)
      end({
        de: `der Arbeitsspeicher (${most} MiB) reicht nicht; mehr gibt NODE_OPTIONS=--max-old-space-size=4096`,
        en: `the memory (${most} MiB) is not enough; NODE_OPTIONS=--max-old-space-size=4096 gives more`,
      });
  });
}, 1000 / often);

/** Ends the process with one line; its exit code stands ready. */
function end(reason: Bilingual): void {
  still = Number.NEGATIVE_INFINITY;
  full = Number.NEGATIVE_INFINITY;
  const file = clean(new TextDecoder().decode(Uint8Array.from(name.subarray(0, signs[1]))));
  writeSync(2, `nachweis: ${file === "" ? "" : `${file}: `}${reason[language]}\n`);
  session.post("Runtime.terminateExecution");
  // What waits for changes of files would go on waiting.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 5_000);
}
