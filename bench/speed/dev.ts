import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { edited, measureDev } from "../dev.ts";
import { copyExample, day, rounds, type Session } from "./session.ts";
import type { Measured } from "./table.ts";

const sentence = "Alle drei Räume gelten";

/** `dev` on the worked example: from an edit until an open page shows it, beside its start. */
export async function dev(session: Session): Promise<readonly Measured[]> {
  const root = join(session.folder, "dev");
  await copyExample(root);
  const begun = performance.now();
  const args = [session.main, "dev", "--root", root, "--port", "0", "--as-of", day];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(child, "close");
  try {
    // It says where it is each time that all pages are there.
    let [ready, address] = [0, ""];
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      for (const [found] of text.matchAll(/http:\/\/127\.0\.0\.1:\d+\//g)) {
        address = found;
        ready++;
      }
    });
    const until = async (holds: () => boolean): Promise<void> => {
      while (!holds()) {
        if (child.exitCode !== null) throw new Error(`dev ended with exit code ${child.exitCode}`);
        await pause(2);
      }
    };
    await until(() => ready > 0);
    const started = (performance.now() - begun) / 1000;
    const page = new OpenPage(address, edited.page);
    const times: number[] = [];
    for (let round = 1; round <= rounds; round++) {
      const before = { ready, told: page.told };
      const since = performance.now();
      await edit(join(root, edited.file), round);
      for (let told = before.told; !(await page.text()).includes(mark(round)); ) {
        await until(() => page.told > told);
        told = page.told;
      }
      times.push((performance.now() - since) / 1000);
      await until(() => ready > before.ready);
    }
    return [
      {
        what: "S, `dev`, from an edit to the open page that shows it",
        of: "from its start until it serves all pages",
        ours: times.sort((a, b) => a - b)[Math.floor(rounds / 2)] ?? Number.NaN,
        theirs: started,
        target: 0.2,
      },
      await inProcess(),
    ];
  } finally {
    child.kill();
    await ended;
  }
}

/** The same without the server, in processor time. */
async function inProcess(): Promise<Measured> {
  const { page, site } = await measureDev();
  return {
    what: "S, an edit checked and an open page rendered, processor",
    of: "the whole site built of the same report",
    ours: page.processor,
    theirs: site.processor,
    target: 0.5,
  };
}

/** A page as a browser has it open: it listens for news, and is asked for again. */
class OpenPage {
  readonly #address: string;
  /** How often there were news. */
  told = 0;

  constructor(address: string, path: string) {
    this.#address = address + path;
    this.#listen(`${address}dev/events?page=/${path}`).catch(() => {
      // The server has ended.
    });
  }

  async #listen(address: string): Promise<void> {
    const { body } = await fetch(address);
    for await (const _ of body ?? []) this.told++;
  }

  async text(): Promise<string> {
    return (await fetch(this.#address)).text();
  }
}

function mark(round: number): string {
  return `Zum ${round}. Mal`;
}

async function edit(file: string, round: number): Promise<void> {
  const text = await readFile(file, "utf8");
  await writeFile(file, text.replace(sentence, `${mark(round)} geändert. ${sentence}`));
}
