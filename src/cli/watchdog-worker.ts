/** Watches the thread that works (`watchdog.ts`), which can't do so itself while it parses or collects garbage. */
import { writeSync } from "node:fs";
import { Session } from "node:inspector";
import { workerData } from "node:worker_threads";
import type { Bilingual } from "../model/position.ts";
import { clean } from "../text/clean.ts";
import { beforeName, type Watched } from "./watchdog.ts";

const { shared, language, patience, memory } = workerData as Watched;
const [signs, name] = [new Int32Array(shared, 0, 3), new Uint8Array(shared, beforeName)];
/** A process that ends waits for whoever is connected, and says so: that is done only where it is needed. */
const session = new Session();
let connected = false;

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
  // The process takes more than its heap: where that is little, the heap need not be asked about.
  if (process.memoryUsage.rss() > nearlyAll / 2) look();
  else disconnect();
}, 1000 / often);

/** Ends the process if its memory is nearly used up. */
function look(): void {
  connect();
  session.post("Runtime.getHeapUsage", (_error, usage?: { readonly usedSize?: number }) => {
    full = (usage?.usedSize ?? 0) > nearlyAll ? full + 1 : 0;
    const most = Math.round((memory - young) / 2 ** 20);
    if (full >= 2)
      end({
        de: `der Arbeitsspeicher (${most} MiB) reicht nicht; mehr gibt NODE_OPTIONS=--max-old-space-size=4096`,
        en: `the memory (${most} MiB) is not enough; NODE_OPTIONS=--max-old-space-size=4096 gives more`,
      });
  });
}

function connect(): void {
  if (!connected) session.connectToMainThread();
  connected = true;
}

function disconnect(): void {
  if (connected) session.disconnect();
  connected = false;
}

/** Ends the process with one line and exit code 2 (`watched`), whether or not anybody is left to read the line. */
function end(reason: Bilingual): void {
  still = Number.NEGATIVE_INFINITY;
  full = Number.NEGATIVE_INFINITY;
  Atomics.store(signs, 2, 1);
  const file = clean(new TextDecoder().decode(Uint8Array.from(name.subarray(0, signs[1]))));
  try {
    writeSync(2, `nachweis: ${file === "" ? "" : `${file}: `}${reason[language]}\n`);
  } catch {
    // Whoever started the process is gone, and its end of the pipe with it: once that alone kept this one alive for ever.
  }
  connect();
  session.post("Runtime.terminateExecution");
  disconnect();
  // What can't be ended so, such as a regular expression.
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 5_000);
}
